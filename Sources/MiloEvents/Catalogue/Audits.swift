// The audits of the label (13.2).
// Property names are the fields of the lines in camelCase: they are the storage format.

/// An audit of the label.
public struct AuditLabel: EventData {
  /// `audit`.
  public static let nom = "audit"
  /// What the catalogue page says of the kind, in French.
  public static let resume = "Audit du label, et ce qui en résulte."
  /// Whom or what the event is about.
  public static let sujet = Sujet.structure
  /// What the fields mean.
  public static let champs: Significations<AuditLabel> = [
    \.genre: "Initial, de suivi ou de renouvellement.",
    \.organisme: "Qui audite.",
    \.du: "Son premier jour.",
    \.au: "Son dernier jour.",
    \.resultat: "Ce que l’organisme décide.",
    \.valableJusquAu: "Le dernier jour du label accordé.",
  ]
  /// `genre`, required.
  public var genre: GenreAudit
  /// `organisme`.
  public var organisme: Code?
  /// `du`, required.
  public var du: LocalDate
  /// `au`, required.
  public var au: LocalDate
  /// `resultat`.
  public var resultat: ResultatAudit?
  /// `valable_jusqu_au`.
  public var valableJusquAu: LocalDate?

  /// The names on the line.
  private enum CodingKeys: String, CodingKey {
    case genre, organisme, du, au, resultat
    case valableJusquAu = "valable_jusqu_au"
  }

  /// The event with its required fields; the others are set afterwards.
  public init(genre: GenreAudit, du: LocalDate, au: LocalDate) {
    self.genre = genre
    self.du = du
    self.au = au
  }
}

/// What the auditors say of a criterion.
public struct AvisAudit: EventData {
  /// `avis_audit`.
  public static let nom = "avis_audit"
  /// What the catalogue page says of the kind, in French.
  public static let resume = "Avis des auditeurs sur un critère."
  /// Whom or what the event is about.
  public static let sujet = Sujet.structure
  /// What the fields mean.
  public static let champs: Significations<AvisAudit> = [
    \.audit: "L’audit où il est donné.",
    \.critere: "Le critère examiné.",
    \.avis: "Conforme, point fort, réserve ou non conforme.",
    \.libelle: "Ce que les auditeurs en disent.",
    \.amelioration: "L’action d’amélioration qui y répond.",
  ]
  /// `audit`, required.
  public var audit: Reference<AuditLabel>
  /// `critere`, required.
  public var critere: Code
  /// `avis`, required.
  public var avis: Avis
  /// `libelle`, required.
  public var libelle: TextePublic
  /// `amelioration`.
  public var amelioration: Code?

  /// The event with its required fields; the others are set afterwards.
  public init(audit: Reference<AuditLabel>, critere: Code, avis: Avis, libelle: TextePublic) {
    self.audit = audit
    self.critere = critere
    self.avis = avis
    self.libelle = libelle
  }
}
