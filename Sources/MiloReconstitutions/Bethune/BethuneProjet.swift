/// The four lines of work of the project.
private let axes = [
  "Aller vers les jeunes", "Accompagner les parcours", "Travailler avec les employeurs",
  "Faire vivre le réseau",
]

extension Reconstitution {
  /// What the structure knows, decides and asks, and the project that comes of it.
  mutating func projetBethune() {
    noterDonnees(le: Jour(2024, 1, 15), source: "Projet associatif, diagnostic de territoire, 2024")
    gouvernanceBethune()
    enquetesBethune()
    noterAction("PROJET", "Projet associatif", "engagee", le: Jour(2024, 12, 2))
    precondition(axes.count == cibles.effectif("ameliorations/action.PROJET/actions"))
    for (n, axe) in axes.enumerated() {
      noterAction("AXE_\(n + 1)", axe, "prevue", de: "PROJET", le: Jour(2024, 12, 2))
    }
    declarer(
      "instances", "Membres des instances", compte: "instance",
      "Le plus grand nombre de membres des instances réunies dans la période.",
      lignes: [("ca", "Conseil d’administration"), ("bureau", "Bureau")].map { genre, libelle in
        .objet([
          ("id", .texte(genre)), ("libelle", .texte(libelle)),
          ("ou", .objet([("genre", .texte(genre))])),
        ])
      },
      colonnes: [
        .objet([
          ("id", "membres"), ("libelle", "Membres"),
          ("mesure", .objet([("maximum", "membres")])),
        ])
      ])
    declarer(
      "enquetes", "Enquêtes menées", compte: "satisfaction",
      "Enquêtes qui ont une réponse dans la période, et leurs réponses.",
      lignes: [.objet([("id", "total"), ("libelle", "Total")])],
      colonnes: [
        .objet([
          ("id", "campagnes"), ("libelle", "Enquêtes"),
          ("mesure", .objet([("distinct", "campagne")])),
        ]), .objet([("id", "reponses"), ("libelle", "Réponses"), ("mesure", "lignes")]),
      ])
  }

  /// Declares a table in the journal.
  private mutating func declarer(
    _ code: String, _ titre: String, compte: String, _ definition: String, lignes: [Valeur],
    colonnes: [Valeur]
  ) {
    noterFait(
      "tableau", le: Jour(2024, 1, 15),
      [
        "code": .texte(code),
        "declaration": .objet([
          ("id", .texte(code)), ("titre", .texte(titre)), ("definition", .texte(definition)),
          ("compte", .texte(compte)), ("lignes", .liste(lignes)), ("colonnes", .liste(colonnes)),
        ]),
      ])
  }

  private mutating func gouvernanceBethune() {
    let c = cibles
    let (conseil, bureau) = (
      c.effectif("instances/ca/membres"), c.effectif("instances/bureau/membres")
    )
    let reunions = [
      ("bureau", "Bureau", bureau, c.effectif("gouvernance/bureau/reunions")),
      ("ca", "Conseil d’administration", conseil, c.effectif("gouvernance/ca/reunions")),
      ("ag", "Assemblée générale", nil, c.effectif("gouvernance/ag/reunions")),
    ]
    for (genre, libelle, membres, nombre) in reunions {
      for n in 1...nombre {
        let presents = membres.map { $0 - hasard.sous($0 / 4 + 1) }
        noterFait(
          "instance", le: Jour(2024, 1 + 3 * n, 11).ouvre(jusque: Jour(2024, 1 + 3 * n, 20)),
          [
            "genre": .texte(genre), "libelle": .texte(libelle),
            "membres": membres.map(Valeur.entier), "presents": presents.map(Valeur.entier),
          ])
      }
    }
  }

  /// The answers to the two surveys of September: how many there were of each is not published.
  private mutating func enquetesBethune() {
    let reponses = cibles.effectif("enquetes/total/reponses")
    let campagnes = [
      ("jeunes_2024", "Enquête auprès des jeunes, 2024", "jeune"),
      ("employeurs_2024", "Enquête auprès des employeurs, 2024", "employeur"),
    ]
    precondition(campagnes.count == cibles.effectif("enquetes/total/campagnes"))
    for (code, libelle, _) in campagnes {
      nommer("satisfaction.campagne", le: Jour(2024, 9, 2), [code: libelle])
    }
    nommer(
      "satisfaction.reponses", le: Jour(2024, 9, 2),
      ["accueil": "Accueil", "utilite": "Utilité", "ecoute": "Écoute"])
    for n in 0..<reponses {
      let (code, _, repondant) = campagnes[n < reponses * 4 / 5 ? 0 : 1]
      let notes = ["accueil", "utilite", "ecoute"].map { item in
        (item, Valeur.entier(hasard.pondere([4: 55, 3: 33, 2: 9, 1: 3])))
      }
      chronique.noter(
        "satisfaction", structure, le: jourOuvre(Jour(2024, 9, 3)...Jour(2024, 9, 27)),
        ["campagne": .texte(code), "repondant": .texte(repondant), "reponses": .objet(notes)])
    }
  }
}
