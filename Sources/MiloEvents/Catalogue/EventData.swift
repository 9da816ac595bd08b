/// The own fields of one kind of event: the struct *is* the declaration.
///
/// Its stored properties, in order, are the fields of `data`; an optional property is an optional
/// field, and the property's type says what the field may hold. Reading, validation, JSON Schema,
/// `milo catalogue` and the typed fields of `milo ajouter` all follow from `Catalogue.declaration`,
/// which runs the type's own `init(from:)` with a decoder that takes notes.
public protocol EventData: Codable, Hashable, Sendable, ReferenceTarget {
  /// Name of the kind; `type` on the line is `fr.milo.<nom>.v1` unless ``typeComplet`` says otherwise.
  static var nom: String { get }
  /// `type` on the line; a kind of one's own, outside the catalogue, gives a reverse-DNS name of its own.
  static var typeComplet: String { get }
  /// What the kind says, in French, for the catalogue page.
  static var resume: String { get }
  /// Whom or what the event is about.
  static var sujet: Sujet { get }
  /// What each field means, in French; none by default.
  static var champs: Significations<Self> { get }
}

extension EventData {
  /// A youth, for most kinds.
  public static var sujet: Sujet { .jeune }
  /// No meaning is written.
  public static var champs: Significations<Self> { [:] }
  /// The catalogue's name for the kind.
  public static var typeComplet: String { Catalogue.typePrefix + nom + ".v1" }
  /// The kind itself.
  public static var targetNames: [String] { [nom] }
}

/// Whom or what an event is about: what `subject` identifies.
public enum Sujet: String, Hashable, Sendable, CaseIterable {
  /// A youth.
  case jeune
  /// The structure itself.
  case structure
  /// An employer.
  case employeur
  /// An offer.
  case offre
  /// The structure or the thing described; the key is in `data`.
  case libre
  /// Nobody: corrections name an event, and need no subject.
  case aucun
}

/// Any event of the journal.
public enum UnEvenement: ReferenceTarget {
  /// No restriction of kind.
  public static var targetNames: [String] { [] }
}

/// One of the five entries into a situation.
public enum Situation: ReferenceTarget {
  /// The kinds that open a situation.
  public static var targetNames: [String] {
    [
      EmploiEntree.nom, FormationEntree.nom, ImmersionEntree.nom, VolontariatEntree.nom,
      ScolariteEntree.nom,
    ]
  }
}

/// Something proposed during an interview.
public struct Proposition: FieldValue {
  /// What the fields mean.
  public static let champs: Significations<Proposition> = [
    \.theme: "Le thème de la proposition.",
    \.nature: "Ce qui est proposé.",
  ]
  /// `theme`, required.
  public var theme: Theme
  /// `nature`, required.
  public var nature: Code
  /// A proposition of that nature on that theme.
  public init(theme: Theme, nature: Code) {
    self.theme = theme
    self.nature = nature
  }
  /// An object with these two fields.
  public static var fieldType: FieldType {
    .objet(FieldRecorder.fields(of: Proposition.self, meaning: champs))
  }
  /// A proposition.
  public static var placeholder: Proposition { Proposition(theme: .emploi, nature: "x") }
}

/// A small integer of a closed range, standing on the line as an integer.
public protocol BoundedInteger: FieldValue {
  /// The integers accepted.
  static var range: ClosedRange<Int> { get }
  /// The integer.
  var valeur: Int { get }
  /// The value with that integer, unchecked: validation happens when an event is appended.
  init(_ valeur: Int)
}

extension BoundedInteger {
  /// An integer of the range.
  public static var fieldType: FieldType { .entier(range) }
  /// The smallest one.
  public static var placeholder: Self { Self(range.lowerBound) }
  /// Reads the integer.
  public init(from decoder: any Decoder) throws {
    self.init(try decoder.singleValueContainer().decode(Int.self))
  }
  /// Writes the integer.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(valeur)
  }
}

/// Level of training validated, in the European nomenclature, 1…8.
public struct NiveauValide: BoundedInteger {
  /// 1…8.
  public static let range = 1...8
  /// The level.
  public var valeur: Int
  /// That level.
  public init(_ valeur: Int) { self.valeur = valeur }
}

/// A year that dates are of, 1900…2199.
public struct Annee: BoundedInteger {
  /// 1900…2199.
  public static let range = 1900...2199
  /// The year.
  public var valeur: Int
  /// That year.
  public init(_ valeur: Int) { self.valeur = valeur }
}

/// An amount in cents that may be negative, of at most ten thousand million euros.
public struct MontantSigne: BoundedInteger {
  /// ±10¹² cents.
  public static let range =
    -FieldDeclaration.plusGrandMontant...FieldDeclaration.plusGrandMontant
  /// The cents.
  public var valeur: Int
  /// That many cents.
  public init(_ valeur: Int) { self.valeur = valeur }
}

/// Rank of a sanction, 1…3.
public struct RangSanction: BoundedInteger {
  /// 1…3.
  public static let range = 1...3
  /// The rank.
  public var valeur: Int
  /// That rank.
  public init(_ valeur: Int) { self.valeur = valeur }
}

/// An answer to a satisfaction survey, 1 (not at all) to 4 (entirely).
public struct NoteSatisfaction: BoundedInteger {
  /// 1…4.
  public static let range = 1...4
  /// The answer.
  public var valeur: Int
  /// That answer.
  public init(_ valeur: Int) { self.valeur = valeur }
}

/// The new `data` of a rectified event, whole.
public struct DonneesRectifiees: FieldValue {
  /// The object, checked against the kind of the rectified event.
  public var objet: JSONObject
  /// The data with these members.
  public init(_ objet: JSONObject) { self.objet = objet }
  /// Any object.
  public static var fieldType: FieldType { .donnees }
  /// The empty object.
  public static var placeholder: DonneesRectifiees { DonneesRectifiees(JSONObject()) }
  /// Reads the object.
  public init(from decoder: any Decoder) throws {
    let value = try decoder.singleValueContainer().decode(JSONValue.self)
    guard case .object(let object) = value else {
      throw ValueMismatch(found: value.excerpt, expected: .donnees)
    }
    objet = object
  }
  /// Writes the object.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(JSONValue.object(objet))
  }
}
