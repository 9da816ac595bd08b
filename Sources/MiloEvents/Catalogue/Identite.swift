// How the structure and its codes are called, and the report that it composes (12).
// Property names are the fields of the lines in camelCase: they are the storage format.

/// What the structure is called, and how to reach it.
public struct IdentiteStructure: EventData {
  /// `structure`.
  public static let nom = "structure"
  /// What the catalogue page says of the kind, in French.
  public static let resume = "Nom et coordonnées de la structure ; la dernière vaut, prise entière."
  /// Whom or what the event is about.
  public static let sujet = Sujet.structure
  /// What the fields mean.
  public static let champs: Significations<IdentiteStructure> = [
    \.code: "Le code de la structure.",
    \.libelle: "Son nom.",
    \.sigle: "Son sigle.",
    \.adresse: "Son adresse postale.",
    \.territoire: "Le territoire qu’elle couvre, en quelques phrases.",
    \.commune: "La commune de son siège.",
    \.siteWeb: "Son site sur la Toile.",
    \.courriel: "Son adresse électronique.",
    \.telephone: "Son numéro de téléphone.",
  ]
  /// `code`, required.
  public var code: Code
  /// `libelle`, required.
  public var libelle: Libelle
  /// `sigle`.
  public var sigle: Libelle?
  /// `adresse`.
  public var adresse: TextePublic?
  /// `territoire`.
  public var territoire: TextePublic?
  /// `commune`.
  public var commune: CodeINSEE?
  /// `site_web`.
  public var siteWeb: Libelle?
  /// `courriel`.
  public var courriel: Libelle?
  /// `telephone`.
  public var telephone: Libelle?

  /// The names on the line.
  private enum CodingKeys: String, CodingKey {
    case code, libelle, sigle, adresse, territoire, commune
    case siteWeb = "site_web"
    case courriel, telephone
  }

  /// The event with its required fields; the others are set afterwards.
  public init(code: Code, libelle: Libelle) {
    self.code = code
    self.libelle = libelle
  }
}

/// What a code is called that no event of its own describes.
public struct LibelleDeCode: EventData {
  /// `libelle`.
  public static let nom = "libelle"
  /// What the catalogue page says of the kind, in French.
  public static let resume =
    "Nom d’un code que rien d’autre ne décrit : série, opération, équipe, employeur, action."
  /// Whom or what the event is about.
  public static let sujet = Sujet.structure
  /// What the fields mean.
  public static let champs: Significations<LibelleDeCode> = [
    \.champ: "Le champ où le code paraît, comme atelier.serie.",
    \.code: "Le code nommé.",
    \.libelle: "Le nom que les rapports montrent.",
  ]
  /// `champ`, required.
  public var champ: Code
  /// `code`, required.
  public var code: Code
  /// `libelle`, required.
  public var libelle: Libelle

  /// The name of that code of that field.
  public init(champ: Code, code: Code, libelle: Libelle) {
    self.champ = champ
    self.code = code
    self.libelle = libelle
  }
}

/// A report that the structure composes.
public struct CompositionDeRapport: EventData {
  /// `composition`.
  public static let nom = "composition"
  /// What the catalogue page says of the kind, in French.
  public static let resume =
    "Rapport composé par la structure ; la dernière enregistrée d’un code vaut."
  /// Whom or what the event is about.
  public static let sujet = Sujet.structure
  /// What the fields mean.
  public static let champs: Significations<CompositionDeRapport> = [
    \.code: "Le nom de la composition ; rapport pour celle que prend milo rapport.",
    \.composition: "Les chapitres du rapport, et leurs blocs.",
  ]
  /// `code`, required.
  public var code: Code
  /// `composition`, required.
  public var composition: ObjetDeclare

  /// The report of that name.
  public init(code: Code, composition: ObjetDeclare) {
    self.code = code
    self.composition = composition
  }
}
