/// What may happen on any day, apart from what follows from earlier lines.
enum Activite: UInt8, CaseIterable {
  case entretien, contact, atelier, information, acte, rendezVous, demarche
  case profil, referent, reouverture, plan, dispositif, emploi, formation, immersion
  case volontariat, scolarite, mobilite
  case aide, orientation, contactEmployeur, offre, miseEnRelation
  case sortieTerrain, reperage, obligation, mutation, satisfaction, absence
  case preuve, amelioration, partenaire, conseiller, visite
  case annulation, rectification, fusion, effacement

  /// How often, compared with the others.
  private var poids: Int {
    switch self {
    case .entretien: 640
    case .contact: 800
    case .atelier: 440
    case .information: 90
    case .acte: 150
    case .rendezVous: 190
    case .demarche: 560
    case .profil: 60
    case .referent: 16
    case .reouverture: 3
    case .plan: 30
    case .dispositif: 60
    case .emploi: 85
    case .formation: 45
    case .immersion: 40
    case .volontariat: 6
    case .scolarite: 8
    case .mobilite: 2
    case .aide: 60
    case .orientation: 80
    case .contactEmployeur: 55
    case .offre: 24
    case .miseEnRelation: 55
    case .sortieTerrain: 7
    case .reperage: 14
    case .obligation: 60
    case .mutation: 6
    case .satisfaction: 16
    case .absence: 6
    case .preuve, .amelioration, .partenaire, .conseiller: 1
    case .visite: 4
    case .annulation: 24
    case .rectification: 64
    case .fusion: 26
    case .effacement: 1
    }
  }

  fileprivate static let cases = repartition(allCases.map(\.poids), cases: 4096)

  /// The activity that is, or leads to, a line of that kind.
  init(menantA sorte: Sorte) {
    self =
      switch sorte {
      case .profil: .profil
      case .referent: .referent
      case .mutation: .mutation
      case .fusion: .fusion
      case .cloture: .mutation
      case .reouverture: .reouverture
      case .plan: .plan
      case .atelier: .atelier
      case .informationCollective: .information
      case .contact: .contact
      case .acte: .acte
      case .rendezVous: .rendezVous
      case .entree, .prolongation, .suspension, .sortie, .manquement, .sanction: .dispositif
      case .emploi, .suiviEmploi, .finSituation: .emploi
      case .formation: .formation
      case .immersion: .immersion
      case .volontariat: .volontariat
      case .scolarite: .scolarite
      case .mobilite: .mobilite
      case .demarche: .demarche
      case .demande, .decision, .versement, .remboursement: .aide
      case .orientation, .issueOrientation: .orientation
      case .contactEmployeur: .contactEmployeur
      case .offre: .offre
      case .miseEnRelation, .issueMiseEnRelation: .miseEnRelation
      case .sortieTerrain: .sortieTerrain
      case .reperage, .remobilisation: .reperage
      case .obligation: .obligation
      case .absence: .absence
      case .satisfaction: .satisfaction
      case .preuve: .preuve
      case .amelioration: .amelioration
      case .partenaire: .partenaire
      case .conseiller: .conseiller
      case .annulation: .annulation
      case .rectification: .rectification
      case .effacement: .effacement
      case .visite: .visite
      default: .entretien
      }
  }
}

extension Tirage {
  /// One of the activities, by their weights.
  @inline(__always)
  mutating func activite() -> Activite {
    let place = Int(truncatingIfNeeded: bits() >> 52)
    return Activite(rawValue: Activite.cases[place]) ?? .contact
  }
}
