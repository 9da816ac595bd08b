// Outreach and the obligation of training (2.7).
// Property names are the fields of the lines in camelCase: they are the storage format.

/// An outreach outing.
public struct SortieTerrain: EventData {
  /// `sortie_terrain`.
  public static let nom = "sortie_terrain"
  /// What the catalogue page says of the kind, in French.
  public static let resume =
    "Sortie sur le terrain, avec le nombre de personnes et de jeunes rencontrés."
  /// Whom or what the event is about.
  public static let sujet = Sujet.structure
  /// What the fields mean.
  public static let champs: Significations<SortieTerrain> = [
    \.lieu: "Où l’équipe est allée.",
    \.personnes: "Le nombre de personnes rencontrées.",
    \.jeunes: "Parmi elles, les jeunes de 16 à 25 ans.",
    \.equipe: "Les agents présents.",
  ]
  /// `lieu`, required.
  public var lieu: Code
  /// `personnes`, required.
  public var personnes: Int
  /// `jeunes`, required.
  public var jeunes: Int
  /// `equipe`.
  public var equipe: [Code]?

  /// The event with its required fields; the others are set afterwards.
  public init(lieu: Code, personnes: Int, jeunes: Int) {
    self.lieu = lieu
    self.personnes = personnes
    self.jeunes = jeunes
  }
}

/// A youth is met by outreach.
public struct ReperageJeune: EventData {
  /// `reperage`.
  public static let nom = "reperage"
  /// What the catalogue page says of the kind, in French.
  public static let resume = "Un jeune est repéré."
  /// What the fields mean.
  public static let champs: Significations<ReperageJeune> = [
    \.source: "Comment le jeune a été repéré.",
    \.lieu: "Où.",
  ]
  /// `source`, required.
  public var source: SourceReperage
  /// `lieu`.
  public var lieu: Code?

  /// The event with its required fields; the others are set afterwards.
  public init(source: SourceReperage) {
    self.source = source
  }
}

/// A youth met by outreach goes on.
public struct Remobilisation: EventData {
  /// `remobilisation`.
  public static let nom = "remobilisation"
  /// What the catalogue page says of the kind, in French.
  public static let resume = "Un jeune repéré reprend un parcours."
  /// What the fields mean.
  public static let champs: Significations<Remobilisation> = [
    \.vers: "Vers quoi le jeune repéré est remobilisé."
  ]
  /// `vers`, required.
  public var vers: VersRemobilisation

  /// The event with its required fields; the others are set afterwards.
  public init(vers: VersRemobilisation) {
    self.vers = vers
  }
}

/// A stage of the obligation of training of minors.
public struct ObligationFormation: EventData {
  /// `obligation_formation`.
  public static let nom = "obligation_formation"
  /// What the catalogue page says of the kind, in French.
  public static let resume = "Étape de l’obligation de formation des mineurs."
  /// What the fields mean.
  public static let champs: Significations<ObligationFormation> = [
    \.etape: "L’étape du parcours d’un mineur soumis à l’obligation de formation.",
    \.issue: "Ce que le parcours a donné.",
  ]
  /// `etape`, required.
  public var etape: EtapeObligation
  /// `issue`.
  public var issue: IssueObligation?

  /// The event with its required fields; the others are set afterwards.
  public init(etape: EtapeObligation) {
    self.etape = etape
  }
}
