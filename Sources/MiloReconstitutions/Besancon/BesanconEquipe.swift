/// A run of agents of one kind.
private struct Postes {
  let nombre: Int
  let role: String
  let etp: String
  let accompagnement: Bool
}

/// 54 agents, 43,23 FTE, of which 33,43 in accompaniment.
private let postes = [
  Postes(nombre: 20, role: "cisp", etp: "1", accompagnement: true),
  Postes(nombre: 10, role: "cisp", etp: "0.8", accompagnement: true),
  Postes(nombre: 7, role: "cisp", etp: "0.5", accompagnement: true),
  Postes(nombre: 2, role: "cre", etp: "0.5", accompagnement: true),
  Postes(nombre: 3, role: "coordination", etp: "0.31", accompagnement: true),
  Postes(nombre: 1, role: "psychologue", etp: "0.7", accompagnement: false),
  Postes(nombre: 1, role: "direction", etp: "1", accompagnement: false),
  Postes(nombre: 7, role: "accueil", etp: "0.9", accompagnement: false),
  Postes(nombre: 3, role: "autre", etp: "0.6", accompagnement: false),
]

extension Reconstitution {
  /// The agents, in four blocks.
  mutating func equipeBesancon(_ debut: Jour) {
    let nombre = cibles.effectif("equipe/total/agents")
    let ordre = postes.flatMap { poste in (0..<poste.nombre).map { _ in poste } }
    precondition(ordre.count == nombre, "effectif de l'équipe")
    let equipes = runs([
      ("SECTEUR_1", cibles.effectif("equipe/equipe.SECTEUR_1/agents")),
      ("SECTEUR_2", cibles.effectif("equipe/equipe.SECTEUR_2/agents")),
      ("DIRECTION_ADJOINTE", cibles.effectif("equipe/equipe.DIRECTION_ADJOINTE/agents")),
      ("DIRECTION", cibles.effectif("equipe/equipe.DIRECTION/agents")),
    ])
    let contrats = hasard.melange(
      runs([
        ("cdi", cibles.effectif("equipe/contrat.cdi/agents")),
        ("cdd", cibles.effectif("equipe/contrat.cdd/agents")),
        ("apprenti", cibles.effectif("equipe/contrat.apprenti/agents")),
      ]))
    let detaches = cibles.effectif("equipe/contrat.mis_a_disposition/agents")
    // The two agents on secondment are not in the published split by sex: theirs is not declared.
    var sexes = hasard.melange(
      runs([
        ("F", cibles.effectif("equipe/sexe.F/agents")),
        ("M", cibles.effectif("equipe/sexe.M/agents")),
      ]))
    var salaries = contrats
    let sites = lieuxBesancon.filter { $0.code != "maison-arret" && $0.code != "battant" }
    var permanences = permanencesBesancon
    for (n, poste) in ordre.enumerated() {
      let detache = poste.role == "direction" || n == ordre.count - 1 && detaches > 1
      let prefixe = poste.role == "accueil" ? "A" : "C"
      let code = prefixe + Jour.deux(poste.role == "accueil" ? n - 43 : n + 1)
      let site = poste.role == "cisp" ? sites[n % sites.count].code : "siege"
      if poste.role == "cisp" {
        conseillers[site, default: []].append(code)
        conseillers["", default: []].append(code)
      }
      var missions: Valeur?
      if let place = permanences.firstIndex(where: {
        $0.role == poste.role && $0.etp == poste.etp
      }) {
        missions = self.missions(permanences.remove(at: place), dans: equipes[n])
      }
      chronique.noter(
        "conseiller", code, le: debut,
        [
          "code": .texte(code), "role": .texte(poste.role), "equipe": .texte(equipes[n]),
          "site": .texte(site), "etp": .decimal(poste.etp), "missions": missions,
          "contrat": .texte(detache ? "mis_a_disposition" : salaries.removeLast()),
          "sexe": detache ? nil : .texte(sexes.removeLast()),
          "accompagnement": .booleen(poste.accompagnement),
        ])
    }
  }

  /// The time given to a desk, and what is left to the block.
  private func missions(_ permanence: Permanence, dans equipe: String) -> Valeur {
    .liste(
      [(equipe, permanence.reste), (permanence.equipe, permanence.temps)].map { code, etp in
        .objet([("equipe", .texte(code)), ("etp", .decimal(etp))])
      })
  }

  /// The volunteers of the sponsorship commit themselves for a season that ends before Christmas, so
  /// that they are not among the agents on 31 December.
  mutating func parrainsBesancon() {
    let nouveaux = cibles.effectif("parrainage/nouveaux_parrains/valeur")
    // 174 youths followed by 44 sponsors: four each, as published.
    for n in 1...44 {
      let code = "P" + Jour.deux(n)
      conseillers["parrain", default: []].append(code)
      let saisons = n <= nouveaux ? [2022] : n % 3 == 0 ? [2021, 2022] : [2019, 2020, 2021, 2022]
      for saison in saisons {
        chronique.noter(
          "conseiller", code, le: Jour(saison, 1, 10).ouvre(jusque: Jour(saison, 1, 20)),
          [
            "code": .texte(code), "role": "parrain", "contrat": "benevole",
            "jusqu_au": .date(Jour(saison, 12, 16)),
          ])
      }
    }
  }

  /// Values repeated as many times as asked.
  func runs(_ parts: [(String, Int)]) -> [String] {
    parts.flatMap { part in (0..<part.1).map { _ in part.0 } }
  }
}
