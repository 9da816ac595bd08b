/// The dispositifs that the State runs, known without being declared (02, 2.3).
public struct DispositifNational: Hashable, Sendable {
  /// The label in reports.
  public let libelle: String
  /// The date it opened, when known.
  public let du: LocalDate?
  /// The last date of entry, when it closed.
  public let au: LocalDate?
  /// Whether it is kept out of the line `ensemble`.
  public let horsEnsemble: Bool

  private init(
    _ libelle: String, du: String? = nil, au: String? = nil, horsEnsemble: Bool = false
  ) {
    self.libelle = libelle
    self.du = du.flatMap { LocalDate($0) }
    self.au = au.flatMap { LocalDate($0) }
    self.horsEnsemble = horsEnsemble
  }

  /// The national dispositifs by code.
  public static let known: [String: DispositifNational] = [
    "CEJ": .init("Contrat d’engagement jeune", du: "2022-03-01"),
    "GJ": .init("Garantie jeunes", du: "2013-10-01", au: "2022-02-28"),
    "PACEA": .init(
      "Parcours contractualisé d’accompagnement vers l’emploi et l’autonomie", du: "2017-01-01"),
    "PPAE": .init("Projet personnalisé d’accès à l’emploi"),
    "CEP": .init("Conseil en évolution professionnelle"),
    "PARRAINAGE": .init("Parrainage"),
    "CUI_CIE": .init("Contrat unique d’insertion – contrat initiative emploi"),
    "PEC": .init("Parcours emploi compétences"),
    "PIAL": .init("Programme d’insertion par l’activité locale"),
    "POP": .init("Programme opérationnel de parcours"),
    "PRIJ": .init("Plan régional d’insertion pour la jeunesse"),
    "AGIR": .init("AGIR"),
    "JSMJ": .init("Justice – jeunes sous main de justice", horsEnsemble: true),
    "OBLIGATION_FORMATION": .init("Obligation de formation", horsEnsemble: true),
    "REPERAGE": .init("Repérage", horsEnsemble: true),
    "PSYCHOLOGUE": .init("Psychologue", horsEnsemble: true),
    "SANTE": .init("Santé", horsEnsemble: true),
  ]

  /// The groups known without being declared.
  public static let groupes: [String: [String]] = [
    "CEJ_GJ": ["CEJ", "GJ"], "CEJ_PACEA": ["CEJ", "PACEA"],
  ]

  /// Labels of the known groups.
  public static let libellesGroupes = [
    "CEJ_GJ": "CEJ ou Garantie jeunes", "CEJ_PACEA": "CEJ ou PACEA",
  ]
}
