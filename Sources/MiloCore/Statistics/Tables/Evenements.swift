import MiloEvents

/// The events of the period, by nature, of the youths of a population.
struct Evenements: TableComptable {
  let population: Population

  private static let kinds = [
    Kinds.entretien, Kinds.atelier, Kinds.informationCollective, Kinds.contact,
    Kinds.acteAdministratif,
  ]

  var declaration: TableDeclaration {
    TableDeclaration(
      id: "evenements.\(population.rawValue)", titre: "Événements, \(population.libelle)",
      population: population.definition,
      definition:
        "Événements de la période des jeunes de la population ; ateliers et informations collectives : présents seulement.",
      mesures: 2,
      colonnes: [
        ColonneDeclaration("evenements", "événements", .nombre, .compte(.mesure(0))),
        ColonneDeclaration("jeunes", "jeunes", .nombre, .compte(.mesure(1))),
      ],
      lignes: [
        LigneDeclaration("entretien", "entretiens"),
        LigneDeclaration("atelier", "ateliers"),
        LigneDeclaration("information_collective", "informations collectives"),
        LigneDeclaration("contact", "contacts"),
        LigneDeclaration("acte_administratif", "actes administratifs"),
        LigneDeclaration("total", "total"),
      ])
  }

  func admis(_ ligne: String) -> EvenementsAdmis? {
    EvenementsAdmis(Kinds.deContact)
  }

  func compteUneFois(_ ligne: String, _ mesure: Int) -> CompteUneFois {
    population == .primos ? .primos : .cellule
  }

  func compter(_ vue: borrowing VueJeune, _ compteur: inout Compteur) {
    guard vue.populations.contains(population) else { return }
    for place in vue.periode {
      let fait = vue.dossier[place]
      guard let ligne = Self.kinds.firstIndex(of: fait.kind), vue.definesContact(fait) else {
        continue
      }
      for line in [ligne, Self.kinds.count] {
        compteur.add(line, 0, fait)
        compteur.jeune(line, 1, fait)
      }
    }
  }
}

extension Population {
  /// The words for the population in titles.
  var libelle: String {
    switch self {
    case .contact: "jeunes en contact"
    case .accompagnes: "jeunes accompagnés"
    case .entretien: "jeunes vus en entretien"
    case .primos: "primos"
    }
  }

  /// The definition that every output states.
  var definition: String {
    switch self {
    case .contact:
      "au moins un événement de la période : accueil, entretien, atelier, information collective, contact ou acte administratif (présents seulement pour les deux formes collectives)"
    case .accompagnes:
      "au moins un entretien, un atelier ou une information collective dans la période (définition de la charte nationale)"
    case .entretien: "au moins un entretien dans la période"
    case .primos:
      "premier entretien de toujours dans la période, sans entretien antérieur au journal déclaré avant elle"
    }
  }
}
