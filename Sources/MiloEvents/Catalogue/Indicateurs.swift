// Tables that the journal itself declares.
// Property names are the fields of the lines in camelCase: they are the storage format.

/// A table that the structure declares.
public struct DeclarationDeTableau: EventData {
  /// `tableau`.
  public static let nom = "tableau"
  /// What the catalogue page says of the kind, in French.
  public static let resume =
    "Table déclarée par la structure ; la dernière enregistrée d’un code vaut, une déclaration vide la retire."
  /// Whom or what the event is about.
  public static let sujet = Sujet.structure
  /// What the fields mean.
  public static let champs: Significations<DeclarationDeTableau> = [
    \.code: "Le nom de la table, celui que dit sa déclaration.",
    \.declaration: "Ce que la table compte, de qui, ligne par ligne et colonne par colonne.",
  ]
  /// `code`, required.
  public var code: Code
  /// `declaration`, required.
  public var declaration: ObjetDeclare

  /// The table of that name.
  public init(code: Code, declaration: ObjetDeclare) {
    self.code = code
    self.declaration = declaration
  }
}

/// An object whose form is said elsewhere than in the catalogue.
public struct ObjetDeclare: FieldValue {
  /// The object.
  public var objet: JSONObject
  /// The object with these members.
  public init(_ objet: JSONObject) { self.objet = objet }
  /// Any object.
  public static var fieldType: FieldType { .declaration }
  /// The empty object.
  public static var placeholder: ObjetDeclare { ObjetDeclare(JSONObject()) }
  /// Reads the object.
  public init(from decoder: any Decoder) throws {
    let value = try decoder.singleValueContainer().decode(JSONValue.self)
    guard case .object(let object) = value else {
      throw ValueMismatch(found: value.excerpt, expected: .declaration)
    }
    objet = object
  }
  /// Writes the object.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(JSONValue.object(objet))
  }
}
