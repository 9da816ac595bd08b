// The territory (2.8, 13.2): sites, communes, their groupings, quarters. The last event of a key holds, taken whole.
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
    \.latitude: "Sa latitude, en degrés.",
    \.longitude: "Sa longitude, en degrés.",
    \.jusquAu: "Son dernier jour d’ouverture.",
  ]
  /// `code`, required.
  public var code: Code
  /// `libelle`, required.
  public var libelle: Libelle
  /// `zone`, required.
  public var zone: Zone
  /// `genre`.
  public var genre: GenreSite?
  /// `latitude`.
  public var latitude: Latitude?
  /// `longitude`.
  public var longitude: Longitude?
  /// `jusqu_au`.
  public var jusquAu: LocalDate?

  /// The names on the line.
  private enum CodingKeys: String, CodingKey {
    case code, libelle, zone, genre, latitude, longitude
    case jusquAu = "jusqu_au"
  }

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
    \.latitude: "La latitude de son centre, en degrés.",
    \.longitude: "La longitude de son centre, en degrés.",
    \.jusquAu: "Son dernier jour, quand elle a été réunie à une autre.",
    \.vers:
      "La commune qu’elle a rejointe : son intercommunalité et son classement valent ensuite.",
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
  /// `latitude`.
  public var latitude: Latitude?
  /// `longitude`.
  public var longitude: Longitude?
  /// `jusqu_au`.
  public var jusquAu: LocalDate?
  /// `vers`.
  public var vers: CodeINSEE?

  /// The names on the line.
  private enum CodingKeys: String, CodingKey {
    case insee, libelle, epci
    case epciLibelle = "epci_libelle"
    case zrr
    case zoneEmploi = "zone_emploi"
    case latitude, longitude
    case jusquAu = "jusqu_au"
    case vers
  }

  /// The event with its required fields; the others are set afterwards.
  public init(insee: CodeINSEE, libelle: Libelle) {
    self.insee = insee
    self.libelle = libelle
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
    \.jusquAu: "Son dernier jour dans le ressort.",
  ]
  /// `code`, required.
  public var code: Code
  /// `libelle`, required.
  public var libelle: Libelle
  /// `commune`.
  public var commune: CodeINSEE?
  /// `qpv`.
  public var qpv: Bool?
  /// `jusqu_au`.
  public var jusquAu: LocalDate?

  /// The names on the line.
  private enum CodingKeys: String, CodingKey {
    case code, libelle, commune, qpv
    case jusquAu = "jusqu_au"
  }

  /// The event with its required fields; the others are set afterwards.
  public init(code: Code, libelle: Libelle) {
    self.code = code
    self.libelle = libelle
  }
}
