// Orientations, offers and employers (2.6).
// Property names are the fields of the lines in camelCase: they are the storage format.

/// Orientation to a partner.
public struct Orientation: EventData {
  /// `orientation`.
  public static let nom = "orientation"
  /// What the catalogue page says of the kind, in French.
  public static let resume = "Orientation vers un partenaire."
  /// What the fields mean.
  public static let champs: Significations<Orientation> = [
    \.vers: "Vers qui le jeune est orienté.",
    \.theme: "Pour quel besoin.",
    \.menage: "La composition du ménage, pour un logement.",
    \.contratMenage: "Le contrat de travail du ménage, pour un logement.",
    \.operation: "L’opération financée à laquelle l’orientation se rattache.",
  ]
  /// `vers`, required.
  public var vers: Code
  /// `theme`.
  public var theme: Theme?
  /// `menage`.
  public var menage: Menage?
  /// `contrat_menage`.
  public var contratMenage: Contrat?
  /// `operation`.
  public var operation: Code?

  /// The names on the line.
  private enum CodingKeys: String, CodingKey {
    case vers, theme, menage
    case contratMenage = "contrat_menage"
    case operation
  }

  /// The event with its required fields; the others are set afterwards.
  public init(vers: Code) {
    self.vers = vers
  }
}

/// Outcome of an orientation.
public struct OrientationIssue: EventData {
  /// `orientation.issue`.
  public static let nom = "orientation.issue"
  /// What the catalogue page says of the kind, in French.
  public static let resume = "Issue d’une orientation."
  /// What the fields mean.
  public static let champs: Significations<OrientationIssue> = [
    \.orientation: "L’orientation qui trouve cette issue.",
    \.issue: "Ce qu’elle a donné.",
    \.genre: "La nature de ce qui a été obtenu, comme le genre de résidence.",
  ]
  /// `orientation`, required.
  public var orientation: Reference<Orientation>
  /// `issue`, required.
  public var issue: IssueOrientation
  /// `genre`.
  public var genre: Code?

  /// The event with its required fields; the others are set afterwards.
  public init(orientation: Reference<Orientation>, issue: IssueOrientation) {
    self.orientation = orientation
    self.issue = issue
  }
}

/// A contact with an employer.
public struct EmployeurContact: EventData {
  /// `employeur.contact`.
  public static let nom = "employeur.contact"
  /// What the catalogue page says of the kind, in French.
  public static let resume = "Échange avec un employeur."
  /// Whom or what the event is about.
  public static let sujet = Sujet.employeur
  /// What the fields mean.
  public static let champs: Significations<EmployeurContact> = [
    \.canal: "Par quel moyen.",
    \.sens: "Reçu par la structure, ou émis par elle.",
    \.conseiller: "Qui a pris contact.",
    \.objet: "L’objet du contact.",
  ]
  /// `canal`, required.
  public var canal: Canal
  /// `sens`.
  public var sens: SensContact?
  /// `conseiller`.
  public var conseiller: Code?
  /// `objet`.
  public var objet: Code?

  /// The event with its required fields; the others are set afterwards.
  public init(canal: Canal) {
    self.canal = canal
  }
}

/// A collected job offer.
public struct Offre: EventData {
  /// `offre`.
  public static let nom = "offre"
  /// What the catalogue page says of the kind, in French.
  public static let resume = "Offre d’emploi recueillie."
  /// Whom or what the event is about.
  public static let sujet = Sujet.offre
  /// What the fields mean.
  public static let champs: Significations<Offre> = [
    \.employeur: "Qui recrute.",
    \.secteur: "Le secteur d’activité.",
    \.contrat: "Le contrat proposé.",
    \.postes: "Le nombre de postes.",
  ]
  /// `employeur`, required.
  public var employeur: Code
  /// `secteur`, required.
  public var secteur: Code
  /// `contrat`, required.
  public var contrat: Contrat
  /// `postes`, required.
  public var postes: Int

  /// The event with its required fields; the others are set afterwards.
  public init(employeur: Code, secteur: Code, contrat: Contrat, postes: Int) {
    self.employeur = employeur
    self.secteur = secteur
    self.contrat = contrat
    self.postes = postes
  }
}

/// Referral of a youth to an offer.
public struct MiseEnRelation: EventData {
  /// `mise_en_relation`.
  public static let nom = "mise_en_relation"
  /// What the catalogue page says of the kind, in French.
  public static let resume = "Candidature d’un jeune à une offre."
  /// What the fields mean.
  public static let champs: Significations<MiseEnRelation> = [
    \.offre: "L’offre proposée au jeune."
  ]
  /// `offre`, required.
  public var offre: Code

  /// The event with its required fields; the others are set afterwards.
  public init(offre: Code) {
    self.offre = offre
  }
}

/// Outcome of a referral.
public struct MiseEnRelationIssue: EventData {
  /// `mise_en_relation.issue`.
  public static let nom = "mise_en_relation.issue"
  /// What the catalogue page says of the kind, in French.
  public static let resume = "Issue d’une candidature."
  /// What the fields mean.
  public static let champs: Significations<MiseEnRelationIssue> = [
    \.miseEnRelation: "La mise en relation qui trouve cette issue.",
    \.issue: "Recruté, non retenu ou sans suite.",
    \.contrat: "Le contrat signé.",
  ]
  /// `mise_en_relation`, required.
  public var miseEnRelation: Reference<MiseEnRelation>
  /// `issue`, required.
  public var issue: IssueMiseEnRelation
  /// `contrat`.
  public var contrat: Contrat?

  /// The names on the line.
  private enum CodingKeys: String, CodingKey {
    case miseEnRelation = "mise_en_relation"
    case issue, contrat
  }

  /// The event with its required fields; the others are set afterwards.
  public init(miseEnRelation: Reference<MiseEnRelation>, issue: IssueMiseEnRelation) {
    self.miseEnRelation = miseEnRelation
    self.issue = issue
  }
}
