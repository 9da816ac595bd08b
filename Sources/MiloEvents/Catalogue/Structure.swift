// The structure itself (2.8): places, people, dispositifs, scales. The last event of a key holds, taken whole.
// Property names are the fields of the lines in camelCase: they are the storage format.

/// A place of reception.
public struct Site: EventData {
  /// `site`.
  public static let nom = "site"
  /// What the catalogue page says of the kind, in French.
  public static let resume = "Lieu d’accueil."
  /// Whom or what the event is about.
  public static let sujet = Sujet.libre
  /// What the fields mean.
  public static let champs: Significations<Site> = [
    \.code: "Le code du site.",
    \.libelle: "Son nom.",
    \.zone: "Où il se trouve : siège, quartier, hors du siège.",
    \.genre: "Siège, site, antenne ou permanence.",
  ]
  /// `code`, required.
  public var code: Code
  /// `libelle`, required.
  public var libelle: Libelle
  /// `zone`, required.
  public var zone: Zone
  /// `genre`.
  public var genre: GenreSite?

  /// The event with its required fields; the others are set afterwards.
  public init(code: Code, libelle: Libelle, zone: Zone) {
    self.code = code
    self.libelle = libelle
    self.zone = zone
  }
}

/// A commune.
public struct Commune: EventData {
  /// `commune`.
  public static let nom = "commune"
  /// What the catalogue page says of the kind, in French.
  public static let resume = "Commune du ressort."
  /// Whom or what the event is about.
  public static let sujet = Sujet.libre
  /// What the fields mean.
  public static let champs: Significations<Commune> = [
    \.insee: "Le code INSEE.",
    \.libelle: "Le nom de la commune.",
    \.epci: "L’intercommunalité dont elle est membre.",
    \.epciLibelle: "Le nom de l’intercommunalité.",
    \.zrr: "Classée en zone de revitalisation rurale.",
    \.zoneEmploi: "La zone d’emploi.",
  ]
  /// `insee`, required.
  public var insee: CodeINSEE
  /// `libelle`, required.
  public var libelle: Libelle
  /// `epci`.
  public var epci: Code?
  /// `epci_libelle`.
  public var epciLibelle: Libelle?
  /// `zrr`.
  public var zrr: Bool?
  /// `zone_emploi`.
  public var zoneEmploi: Code?

  /// The names on the line.
  private enum CodingKeys: String, CodingKey {
    case insee, libelle, epci
    case epciLibelle = "epci_libelle"
    case zrr
    case zoneEmploi = "zone_emploi"
  }

  /// The event with its required fields; the others are set afterwards.
  public init(insee: CodeINSEE, libelle: Libelle) {
    self.insee = insee
    self.libelle = libelle
  }
}

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

  /// The names on the line.
  private enum CodingKeys: String, CodingKey {
    case code, role, equipe, site, etp, contrat, sexe, accompagnement
    case jusquAu = "jusqu_au"
  }

  /// The event with its required fields; the others are set afterwards.
  public init(code: Code, role: RoleConseiller) {
    self.code = code
    self.role = role
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
  ]
  /// `conseiller`, required.
  public var conseiller: Code
  /// `du`, required.
  public var du: LocalDate
  /// `au`, required.
  public var au: LocalDate
  /// `remplacant`.
  public var remplacant: Code?

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

/// A set of territories on one axis.
public struct Regroupement: EventData {
  /// `regroupement`.
  public static let nom = "regroupement"
  /// What the catalogue page says of the kind, in French.
  public static let resume = "Regroupement de territoires sur un axe."
  /// Whom or what the event is about.
  public static let sujet = Sujet.libre
  /// What the fields mean.
  public static let champs: Significations<Regroupement> = [
    \.code: "Le code du regroupement.",
    \.libelle: "Son nom.",
    \.axe: "Ce qu’il réunit : zones, sites, communes, intercommunalités ou quartiers.",
    \.membres: "Les codes réunis.",
  ]
  /// `code`, required.
  public var code: Code
  /// `libelle`, required.
  public var libelle: Libelle
  /// `axe`, required.
  public var axe: Axe
  /// `membres`, required.
  public var membres: [Code]

  /// The event with its required fields; the others are set afterwards.
  public init(code: Code, libelle: Libelle, axe: Axe, membres: [Code]) {
    self.code = code
    self.libelle = libelle
    self.axe = axe
    self.membres = membres
  }
}

/// A quarter of a commune.
public struct Quartier: EventData {
  /// `quartier`.
  public static let nom = "quartier"
  /// What the catalogue page says of the kind, in French.
  public static let resume = "Quartier d’une commune."
  /// Whom or what the event is about.
  public static let sujet = Sujet.libre
  /// What the fields mean.
  public static let champs: Significations<Quartier> = [
    \.code: "Le code du quartier.",
    \.libelle: "Son nom.",
    \.commune: "La commune où il se trouve.",
    \.qpv: "Quartier prioritaire de la politique de la ville.",
  ]
  /// `code`, required.
  public var code: Code
  /// `libelle`, required.
  public var libelle: Libelle
  /// `commune`.
  public var commune: CodeINSEE?
  /// `qpv`.
  public var qpv: Bool?

  /// The event with its required fields; the others are set afterwards.
  public init(code: Code, libelle: Libelle) {
    self.code = code
    self.libelle = libelle
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
  ]
  /// `code`, required.
  public var code: Code
  /// `libelle`, required.
  public var libelle: Libelle
  /// `genre`.
  public var genre: Code?

  /// The event with its required fields; the others are set afterwards.
  public init(code: Code, libelle: Libelle) {
    self.code = code
    self.libelle = libelle
  }
}
