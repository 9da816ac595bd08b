import MiloCore
import MiloEvents

/// A kind of event of one's own: a counsellor visits a youth at home.
public struct VisiteADomicile: EventData {
  /// The name of the kind, as tables and the catalogue say it.
  public static let nom = "visite_a_domicile"
  /// `type` on the line.
  public static let typeComplet = "org.exemple.visite_a_domicile.v2"
  /// What the kind says.
  public static let resume = "Un conseiller se rend chez un jeune."
  /// What each field means.
  public static let champs: Significations<VisiteADomicile> = [
    \.conseiller: "Qui s’est rendu sur place.",
    \.raison: "Pourquoi cette visite.",
    \.dureeMin: "Combien de temps elle a duré, en minutes.",
  ]

  /// `conseiller`, required.
  public var conseiller: Code
  /// `raison`, required.
  public var raison: RaisonDeVisite
  /// `duree_min`, in minutes.
  public var dureeMin: Int?

  /// A visit by that counsellor, for that reason.
  public init(conseiller: Code, raison: RaisonDeVisite, dureeMin: Int? = nil) {
    self.conseiller = conseiller
    self.raison = raison
    self.dureeMin = dureeMin
  }
}

/// Why somebody visits.
public enum RaisonDeVisite: String, ClosedList {
  /// They did not come; to know them better; anything else.
  case absence, decouverte, autre
}

extension VisiteADomicile {
  /// Makes the kind known, and the first version of it read as this one.
  ///
  /// At the start of the program, before any journal is read.
  public static func declarer() throws {
    try Catalogue.register(VisiteADomicile.self)
    // The first version named the counsellor otherwise, and did not say why they went.
    try Catalogue.register(
      Upcaster(from: "org.exemple.visite_a_domicile.v1", to: VisiteADomicile.self) { ancien in
        var members = ancien.members.filter { $0.name != "agent" }
        members.append(.init("conseiller", ancien["agent"] ?? nil))
        members.append(.init("raison", "autre"))
        return JSONObject(members)
      })
  }

  /// Visits by reason, with their length: a declared table, like those of the library.
  public static let parRaison = Tableau(
    id: "visites", titre: "Visites à domicile", definition: "Visites de la période, par raison.",
    compte: nom, lignes: [.par("raison"), .total],
    colonnes: [
      Tableau.Colonne("visites", .lignes), Tableau.Colonne("jeunes", .jeunes),
      Tableau.Colonne("minutes", .somme("duree_min"), unite: .minutes),
    ])
}
