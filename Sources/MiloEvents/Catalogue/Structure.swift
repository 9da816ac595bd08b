// The structure itself (2.8): people, dispositifs, partners. The last event of a key holds, taken whole.
// Property names are the fields of the lines in camelCase: they are the storage format.

/// A member of the team.
public struct Conseiller: EventData {
  /// `conseiller`.
  public static let nom = "conseiller"
  /// What the catalogue page says of the kind, in French.
  public static let resume = "Membre de l’équipe."
  /// Whom or what the event is about.
  public static let sujet = Sujet.libre
  /// What the fields mean.
  public static let champs: Significations<Conseiller> = [
    \.code: "Le code de l’agent.",
    \.role: "Sa fonction.",
    \.equipe: "Son équipe.",
    \.site: "Le site où il travaille.",
    \.etp: "Son temps de travail, en équivalents temps plein.",
    \.contrat: "La nature de son contrat.",
    \.sexe: "Le sexe, F ou M.",
    \.accompagnement: "Compte parmi les équivalents temps plein d’accompagnement.",
    \.jusquAu: "Son dernier jour dans la structure.",
    \.missions: "Ses équipes, avec le temps donné à chacune ; elles remplacent son équipe.",
    \.horsStructure: "Agent d’un partenaire : compté à part, jamais dans le total.",
    \.libelle: "Sa fonction, ou ses initiales.",
  ]
  /// `code`, required.
  public var code: Code
  /// `role`, required.
  public var role: RoleConseiller
  /// `equipe`.
  public var equipe: Code?
  /// `site`.
  public var site: Code?
  /// `etp`.
  public var etp: Nombre?
  /// `contrat`.
  public var contrat: ContratConseiller?
  /// `sexe`.
  public var sexe: Sexe?
  /// `accompagnement`.
  public var accompagnement: Bool?
  /// `jusqu_au`.
  public var jusquAu: LocalDate?
  /// `missions`.
  public var missions: [Mission]?
  /// `hors_structure`.
  public var horsStructure: Bool?
  /// `libelle`.
  public var libelle: Libelle?

  /// The names on the line.
  private enum CodingKeys: String, CodingKey {
    case code, role, equipe, site, etp, contrat, sexe, accompagnement
    case jusquAu = "jusqu_au"
    case missions
    case horsStructure = "hors_structure"
    case libelle
  }

  /// The event with its required fields; the others are set afterwards.
  public init(code: Code, role: RoleConseiller) {
    self.code = code
    self.role = role
  }
}

/// The time that a member of the team gives to one team.
public struct Mission: FieldValue {
  /// What the fields mean.
  public static let champs: Significations<Mission> = [
    \.equipe: "L’équipe.",
    \.etp: "Le temps qui lui est donné, en équivalents temps plein.",
  ]
  /// `equipe`, required.
  public var equipe: Code
  /// `etp`, required.
  public var etp: Nombre
  /// That much time for that team.
  public init(equipe: Code, etp: Nombre) {
    self.equipe = equipe
    self.etp = etp
  }
  /// An object with these two fields.
  public static var fieldType: FieldType {
    .objet(FieldRecorder.fields(of: Mission.self, meaning: champs))
  }
  /// A mission.
  public static var placeholder: Mission {
    Mission(equipe: "x", etp: Nombre(centiemes: 100))
  }
}

/// Absence of a counsellor, and who replaces them.
public struct Absence: EventData {
  /// `absence`.
  public static let nom = "absence"
  /// What the catalogue page says of the kind, in French.
  public static let resume = "Absence d’un conseiller, et son remplaçant."
  /// Whom or what the event is about.
  public static let sujet = Sujet.libre
  /// What the fields mean.
  public static let champs: Significations<Absence> = [
    \.conseiller: "L’agent absent.",
    \.du: "Le premier jour d’absence.",
    \.au: "Le dernier jour d’absence.",
    \.remplacant: "Qui reprend ses jeunes pendant ce temps.",
    \.motif: "Prévue ou imprévue ; jamais la santé de l’agent.",
  ]
  /// `conseiller`, required.
  public var conseiller: Code
  /// `du`, required.
  public var du: LocalDate
  /// `au`, required.
  public var au: LocalDate
  /// `remplacant`.
  public var remplacant: Code?
  /// `motif`.
  public var motif: MotifAbsence?

  /// The event with its required fields; the others are set afterwards.
  public init(conseiller: Code, du: LocalDate, au: LocalDate) {
    self.conseiller = conseiller
    self.du = du
    self.au = au
  }
}

/// Definition of a dispositif.
public struct DispositifDefinition: EventData {
  /// `dispositif.definition`.
  public static let nom = "dispositif.definition"
  /// What the catalogue page says of the kind, in French.
  public static let resume = "Définition d’un dispositif."
  /// Whom or what the event is about.
  public static let sujet = Sujet.libre
  /// What the fields mean.
  public static let champs: Significations<DispositifDefinition> = [
    \.code: "Le code du dispositif.",
    \.libelle: "Son nom.",
    \.niveau: "National, régional, départemental ou local.",
    \.du: "Le premier jour où l’on peut y entrer.",
    \.au: "Le dernier jour où l’on peut y entrer.",
    \.horsEnsemble: "Laissé hors de la ligne « ensemble ».",
  ]
  /// `code`, required.
  public var code: Code
  /// `libelle`, required.
  public var libelle: Libelle
  /// `niveau`, required.
  public var niveau: NiveauDispositif
  /// `du`.
  public var du: LocalDate?
  /// `au`.
  public var au: LocalDate?
  /// `hors_ensemble`.
  public var horsEnsemble: Bool?

  /// The names on the line.
  private enum CodingKeys: String, CodingKey {
    case code, libelle, niveau, du, au
    case horsEnsemble = "hors_ensemble"
  }

  /// The event with its required fields; the others are set afterwards.
  public init(code: Code, libelle: Libelle, niveau: NiveauDispositif) {
    self.code = code
    self.libelle = libelle
    self.niveau = niveau
  }
}

/// A group of dispositifs counted as one.
public struct DispositifGroupe: EventData {
  /// `dispositif.groupe`.
  public static let nom = "dispositif.groupe"
  /// What the catalogue page says of the kind, in French.
  public static let resume = "Groupe de dispositifs compté comme un seul."
  /// Whom or what the event is about.
  public static let sujet = Sujet.libre
  /// What the fields mean.
  public static let champs: Significations<DispositifGroupe> = [
    \.code: "Le code du groupe.",
    \.libelle: "Son nom.",
    \.membres: "Les dispositifs qu’il réunit.",
  ]
  /// `code`, required.
  public var code: Code
  /// `libelle`, required.
  public var libelle: Libelle
  /// `membres`, required.
  public var membres: [Code]

  /// The event with its required fields; the others are set afterwards.
  public init(code: Code, libelle: Libelle, membres: [Code]) {
    self.code = code
    self.libelle = libelle
    self.membres = membres
  }
}

/// A partner.
public struct Partenaire: EventData {
  /// `partenaire`.
  public static let nom = "partenaire"
  /// What the catalogue page says of the kind, in French.
  public static let resume = "Partenaire de la structure."
  /// Whom or what the event is about.
  public static let sujet = Sujet.libre
  /// What the fields mean.
  public static let champs: Significations<Partenaire> = [
    \.code: "Le code du partenaire.",
    \.libelle: "Son nom.",
    \.genre: "Sa nature.",
    \.jusquAu: "Le dernier jour du partenariat.",
  ]
  /// `code`, required.
  public var code: Code
  /// `libelle`, required.
  public var libelle: Libelle
  /// `genre`.
  public var genre: Code?
  /// `jusqu_au`.
  public var jusquAu: LocalDate?

  /// The names on the line.
  private enum CodingKeys: String, CodingKey {
    case code, libelle, genre
    case jusquAu = "jusqu_au"
  }

  /// The event with its required fields; the others are set afterwards.
  public init(code: Code, libelle: Libelle) {
    self.code = code
    self.libelle = libelle
  }
}
