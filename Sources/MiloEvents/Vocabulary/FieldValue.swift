/// A value that a field of `data` may hold, with the type it declares.
public protocol FieldValue: Codable, Hashable, Sendable {
  /// What the field declares to the catalogue.
  static var fieldType: FieldType { get }
  /// Any valid value, handed out while a kind describes its own fields.
  static var placeholder: Self { get }
}

/// A value that stands on the line as one JSON string.
public protocol TextValue: FieldValue, ExpressibleByStringLiteral, CustomStringConvertible {
  /// The text on the line.
  var text: String { get }
  /// The value with that text, unchecked: validation happens when an event is appended.
  init(_ text: String)
}

extension TextValue {
  /// The value with that text.
  public init(stringLiteral text: String) {
    self.init(text)
  }
  /// Reads the string.
  public init(from decoder: any Decoder) throws {
    self.init(try decoder.singleValueContainer().decode(String.self))
  }
  /// Writes the string.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(text)
  }
  /// The text on the line.
  public var description: String { text }
  /// A short text.
  public static var placeholder: Self { Self("x") }
}

/// An open code of the structure: a site, a dispositif, an aid.
public struct Code: TextValue {
  /// The code.
  public var text: String
  /// The code with that text.
  public init(_ text: String) { self.text = text }
  /// An open code.
  public static var fieldType: FieldType { .code }
}

/// Whether a byte may stand in an open code.
@inline(__always)
package func codeByte(_ byte: UInt8) -> Bool {
  switch byte {
  case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
    UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "."),
    UInt8(ascii: "-"):
    true
  default: false
  }
}

/// An open code that says something intimate, and may be encrypted.
public struct CodeSensible: TextValue {
  /// The code.
  public var text: String
  /// The code with that text.
  public init(_ text: String) { self.text = text }
  /// An open code that may be encrypted.
  public static var fieldType: FieldType { .codeSensible }
}

/// Identifier of a youth: opaque, without civil name.
public struct IdentifiantJeune: TextValue {
  /// The identifier.
  public var text: String
  /// The identifier with that text.
  public init(_ text: String) { self.text = text }
  /// A youth's identifier.
  public static var fieldType: FieldType { .jeune }
}

/// INSEE code of a commune.
public struct CodeINSEE: TextValue {
  /// Five characters.
  public var text: String
  /// The code with that text.
  public init(_ text: String) { self.text = text }
  /// An INSEE code.
  public static var fieldType: FieldType { .insee }
}

/// Country, ISO 3166 alpha-2.
public struct Pays: TextValue {
  /// Two capital letters.
  public var text: String
  /// The country with that code.
  public init(_ text: String) { self.text = text }
  /// A country.
  public static var fieldType: FieldType { .pays }
}

/// SHA-256 of a document given as evidence.
public struct EmpreinteDocument: TextValue {
  /// 64 lower-case hexadecimal digits.
  public var text: String
  /// The digest with those digits.
  public init(_ text: String) { self.text = text }
  /// A SHA-256.
  public static var fieldType: FieldType { .empreinte }
}

/// Free text of at most 2 000 Unicode scalars, withheld from exports unless asked for by name.
public struct Texte: TextValue {
  /// The words.
  public var text: String
  /// The text with those words.
  public init(_ text: String) { self.text = text }
  /// Free text.
  public static var fieldType: FieldType { .texte(max: 2000) }
}

/// Intimate text of at most 2 000 Unicode scalars: an append records it only encrypted, under the key of
/// the youth.
public struct TexteChiffre: FieldValue, ExpressibleByStringLiteral {
  private enum Valeur: Hashable, Sendable {
    case clair(String)
    case chiffre(nombre: String, texte: String)
  }

  private let valeur: Valeur

  /// The words; nil once encrypted.
  public var text: String? { if case .clair(let text) = valeur { text } else { nil } }
  /// The text with those words, to encrypt.
  public init(_ text: String) { valeur = .clair(text) }
  /// The text with those words, to encrypt.
  public init(stringLiteral text: String) { self.init(text) }
  /// Text to encrypt.
  public static var fieldType: FieldType { .texteChiffre(max: 2000) }
  /// A short text.
  public static var placeholder: TexteChiffre { "x" }

  /// Reads the words, or what stands for them.
  public init(from decoder: any Decoder) throws {
    let value = try decoder.singleValueContainer().decode(JSONValue.self)
    switch value {
    case .string(let text): valeur = .clair(text)
    case .object(let object) where isEncryptedValue(value):
      valeur = .chiffre(nombre: object["n"]?.string ?? "", texte: object["c"]?.string ?? "")
    default: throw ValueMismatch(found: value.excerpt, expected: Self.fieldType)
    }
  }

  /// Writes the words, or what stands for them.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    switch valeur {
    case .clair(let text): try container.encode(text)
    case .chiffre(let nombre, let texte):
      try container.encode(
        JSONValue.object(["chiffre": "v1", "n": .string(nombre), "c": .string(texte)]))
    }
  }
}

/// Free text of at most 200 Unicode scalars, as the title of a workshop.
public struct TexteCourt: TextValue {
  /// The words.
  public var text: String
  /// The text with those words.
  public init(_ text: String) { self.text = text }
  /// Short free text.
  public static var fieldType: FieldType { .texte(max: 200) }
}

/// A label shown in reports, at most 200 Unicode scalars.
public struct Libelle: TextValue {
  /// The label.
  public var text: String
  /// The label with those words.
  public init(_ text: String) { self.text = text }
  /// A label.
  public static var fieldType: FieldType { .libelle }
}

/// Public text shown in reports, at most 2 000 Unicode scalars.
public struct TextePublic: TextValue {
  /// The words.
  public var text: String
  /// The text with those words.
  public init(_ text: String) { self.text = text }
  /// Public text.
  public static var fieldType: FieldType { .textePublic(max: 2000) }
}

/// A moment as a field writes it, RFC 3339.
public struct Horodatage: TextValue {
  /// The text as written, offset included.
  public var text: String
  /// The moment written so.
  public init(_ text: String) { self.text = text }
  /// An RFC 3339 moment.
  public static var fieldType: FieldType { .moment }
}

extension LocalDate: FieldValue {
  /// A calendar date.
  public static var fieldType: FieldType { .date }
  /// The first day of 1970.
  public static var placeholder: LocalDate { LocalDate(day: 0) }
  /// Reads `YYYY-MM-DD`.
  public init(from decoder: any Decoder) throws {
    let text = try decoder.singleValueContainer().decode(String.self)
    guard let date = LocalDate(text) else { throw ValueMismatch(found: text, expected: .date) }
    self = date
  }
  /// Writes `YYYY-MM-DD`.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }
}

extension Mois: FieldValue {
  /// A month.
  public static var fieldType: FieldType { .mois }
  /// January 1970.
  public static var placeholder: Mois { Mois(year: 1970, month: 1) }
  /// Reads `YYYY-MM`.
  public init(from decoder: any Decoder) throws {
    let text = try decoder.singleValueContainer().decode(String.self)
    guard let month = Mois(text) else { throw ValueMismatch(found: text, expected: .mois) }
    self = month
  }
  /// Writes `YYYY-MM`.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }
}

/// A value that does not have the type its field declares, met while decoding unchecked data.
public struct ValueMismatch: Error, Hashable {
  /// The text found.
  public var found: String
  /// What the field declares.
  public var expected: FieldType
}

extension Int: FieldValue {
  /// An integer ≥ 0.
  public static var fieldType: FieldType { .entier(FieldType.entierLibre) }
  /// One.
  public static var placeholder: Int { 1 }
}

extension Bool: FieldValue {
  /// A boolean.
  public static var fieldType: FieldType { .booleen }
  /// True.
  public static var placeholder: Bool { true }
}

extension Array: FieldValue where Element: FieldValue {
  /// A list of the element's type.
  public static var fieldType: FieldType { .liste(Element.fieldType) }
  /// No element.
  public static var placeholder: [Element] { [] }
}

extension Dictionary: FieldValue where Key == String, Value: FieldValue {
  /// An object whose keys are open codes.
  public static var fieldType: FieldType { .dictionnaire(Value.fieldType) }
  /// No entry.
  public static var placeholder: [String: Value] { [:] }
}

/// A number ≥ 0 with at most two decimals, exact: 43.23 full-time equivalents are 4 323 hundredths.
public struct Nombre: FieldValue {
  /// The number in hundredths.
  public var centiemes: Int
  /// The number that many hundredths make.
  public init(centiemes: Int) { self.centiemes = centiemes }
  /// A number with two decimals at most.
  public static var fieldType: FieldType { .nombre }
  /// One.
  public static var placeholder: Nombre { Nombre(centiemes: 100) }

  /// The number written in decimal digits without sign or exponent, or nil.
  public init?(_ text: String) {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard let whole = parts.first, !whole.isEmpty, whole.utf8.count <= 13, parts.count <= 2,
      text.utf8.allSatisfy({ ($0 >= 48 && $0 <= 57) || $0 == 46 }), let units = Int(whole)
    else { return nil }
    var hundredths = units * 100
    if parts.count == 2 {
      guard (1...2).contains(parts[1].utf8.count), let fraction = Int(parts[1]) else { return nil }
      hundredths += parts[1].utf8.count == 1 ? fraction * 10 : fraction
    }
    centiemes = hundredths
  }

  /// Reads the decimal digits.
  public init(from decoder: any Decoder) throws {
    let text = try decoder.singleValueContainer().decode(DecimalDigits.self).text
    guard let number = Nombre(text) else { throw ValueMismatch(found: text, expected: .nombre) }
    self = number
  }
  /// Writes the decimal digits.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(DecimalDigits(text: description))
  }
}

extension Nombre: CustomStringConvertible {
  /// The decimal digits, a dot, no trailing zero.
  public var description: String {
    let (units, rest) = (centiemes / 100, centiemes % 100)
    if rest == 0 { return String(units) }
    return rest % 10 == 0 ? "\(units).\(rest / 10)" : "\(units).\(padded(rest, 2))"
  }
}

/// What a reference may name: one kind of event, or one of several.
public protocol ReferenceTarget {
  /// Names of the kinds that may be named; empty for any.
  static var targetNames: [String] { get }
}

/// The `id` of an earlier event of an expected kind.
public struct Reference<Target: ReferenceTarget>: TextValue {
  /// The `id` named.
  public var text: String
  /// A reference to the event with that `id`.
  public init(_ text: String) { self.text = text }
  /// A reference to the target's kinds.
  public static var fieldType: FieldType { .reference(Target.targetNames) }
}

/// A closed list of codes: the raw values, in catalogue order.
public protocol ClosedList: FieldValue, CaseIterable, RawRepresentable where RawValue == String {}

extension ClosedList {
  /// One of the codes.
  public static var fieldType: FieldType { .choix(allCases.map(\.rawValue)) }
  /// The first code.
  public static var placeholder: Self { allCases[allCases.startIndex] }
}
