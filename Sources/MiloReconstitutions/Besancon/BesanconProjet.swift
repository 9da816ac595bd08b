/// The four orientations of the project, each with its axes.
private let orientations: KeyValuePairs<String, [String]> = [
  "Aller vers les jeunes qui ne viennent pas": [
    "Repérer avec les partenaires", "Tenir des permanences dans les quartiers",
    "Tenir des permanences dans les communes rurales",
  ],
  "Accompagner chacun vers l’autonomie": [
    "Construire un parcours sans rupture", "Prendre soin de la santé",
    "Faciliter la mobilité et le logement", "Ouvrir les droits",
  ],
  "Rapprocher les jeunes et les employeurs": [
    "Prospecter les employeurs du territoire", "Préparer et suivre les prises de poste",
    "Faire découvrir les métiers",
  ],
  "Faire équipe": [
    "Former les conseillers", "Associer les jeunes aux décisions", "Évaluer ce qui est fait",
  ],
]

extension Reconstitution {
  /// What 2023 and 2024 add: the roadmap carried out, what is known of the territory, the project.
  mutating func projetBesancon2024() {
    for n in 1...cibles.effectif("objectifs/manifestations:autre:nombre/cible") {
      noterFait(
        "manifestation", le: Jour(2023, 1 + n, 12).ouvre(jusque: Jour(2023, 1 + n, 20)),
        ["genre": "autre", "libelle": .texte("Manifestation d’accroche \(n)")])
    }
    let postes = Jour(2023, 9, 4)
    noterAction(
      "RELATIONS_ENTREPRISES", "Développer les relations avec les entreprises", "realisee",
      le: postes)
    for n in 1...cibles.effectif("ameliorations/action.RELATIONS_ENTREPRISES/actions") {
      noterAction(
        "POSTE_CRE_\(n)", "Créer un poste de chargé de relations entreprises (\(n))", "realisee",
        de: "RELATIONS_ENTREPRISES", le: postes)
    }
    let adoption = Jour(2024, 10, 4)
    noterDonnees(
      le: adoption, source: "Projet associatif, diagnostic de territoire, 2024", suite: true)
    noterFait(
      "audit", le: Jour(2024, 6, 20),
      [
        "genre": "initial", "organisme": "CERTIFICATEUR", "du": .date(Jour(2024, 6, 18)),
        "au": .date(Jour(2024, 6, 19)), "resultat": "accorde",
      ])
    nommerPartenaires(
      le: Jour(2024, 6, 3), genre: "autre", ["CERTIFICATEUR": "Organisme certificateur"])
    precondition(
      orientations.count == cibles.effectif("ameliorations/engagee/actions@4ans")
        && orientations.reduce(0) { $0 + $1.value.count }
          == cibles.effectif("ameliorations/prevue/actions@4ans"),
      "orientations et axes du projet")
    for (n, (orientation, axes)) in orientations.enumerated() {
      let code = "ORIENTATION_\(n + 1)"
      noterAction(code, orientation, "engagee", le: adoption)
      for (rang, axe) in axes.enumerated() {
        noterAction("AXE_\(n + 1)_\(rang + 1)", axe, "prevue", de: code, le: adoption)
      }
    }
  }
}
