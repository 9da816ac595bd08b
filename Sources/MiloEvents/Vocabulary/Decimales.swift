/// Signed decimal numbers as integers of their last decimal: with four decimals, -12.5 is -125 000.
public enum Decimales {
  /// How many digits a number may have: what every reader of JSON holds exactly, fractions too.
  public static let chiffres = 15

  /// The number that decimal digits write, with at most that many decimals; nil for anything else.
  public static func mantisse(_ text: String, _ decimales: Int) -> Int? {
    let isNegative = text.utf8.first == UInt8(ascii: "-")
    let parts = text.utf8.dropFirst(isNegative ? 1 : 0)
      .split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    guard let whole = parts.first, (1...13).contains(whole.count), parts.count <= 2 else {
      return nil
    }
    var digits = Array(whole)
    if parts.count == 2 {
      guard (1...decimales).contains(parts[1].count) else { return nil }
      digits += parts[1]
    }
    guard digits.count <= chiffres else { return nil }
    digits += [UInt8](
      repeating: UInt8(ascii: "0"), count: decimales - (digits.count - whole.count))
    guard digits.allSatisfy({ (48...57).contains($0) }),
      let number = Int(String(decoding: digits, as: UTF8.self))
    else { return nil }
    return isNegative ? -number : number
  }

  /// The decimal digits: a dot, no trailing zero.
  public static func texte(_ mantisse: Int, _ decimales: Int) -> String {
    let unit = (0..<decimales).reduce(1) { unit, _ in unit * 10 }
    let (units, rest) = mantisse.magnitude.quotientAndRemainder(dividingBy: UInt(unit))
    var text = (mantisse < 0 ? "-" : "") + String(units)
    guard rest > 0 else { return text }
    text += "." + padded(Int(rest), decimales)
    while text.utf8.last == UInt8(ascii: "0") { text.removeLast() }
    return text
  }
}

/// A signed number with a fixed number of decimals at most, exact.
public protocol NombreDecimal: FieldValue, CustomStringConvertible {
  /// How many decimals there may be.
  static var decimales: Int { get }
  /// The numbers accepted, counted in the last decimal.
  static var bornes: ClosedRange<Int> { get }
  /// The number, counted in the last decimal.
  var mantisse: Int { get }
  /// The number with that count, unchecked: validation happens when an event is appended.
  init(mantisse: Int)
}

extension NombreDecimal {
  /// A number of the range.
  public static var fieldType: FieldType { .decimal(bornes, decimales: decimales) }
  /// Zero.
  public static var placeholder: Self { Self(mantisse: 0) }
  /// The number that decimal digits write, or nil.
  public init?(_ text: String) {
    guard let mantisse = Decimales.mantisse(text, Self.decimales) else { return nil }
    self.init(mantisse: mantisse)
  }
  /// Reads the decimal digits.
  public init(from decoder: any Decoder) throws {
    let text = try decoder.singleValueContainer().decode(DecimalDigits.self).text
    guard let number = Self(text) else {
      throw ValueMismatch(found: text, expected: Self.fieldType)
    }
    self = number
  }
  /// Writes the decimal digits.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(DecimalDigits(text: description))
  }
  /// The decimal digits, a dot, no trailing zero.
  public var description: String { Decimales.texte(mantisse, Self.decimales) }
}

/// The value of a figure that comes from elsewhere: at most four decimals and fifteen digits, within ±10¹².
public struct ValeurDonnee: NombreDecimal {
  /// Four.
  public static let decimales = 4
  /// ±10¹².
  public static let bornes = -10_000_000_000_000_000...10_000_000_000_000_000
  /// The ten-thousandths.
  public var mantisse: Int
  /// That many ten-thousandths.
  public init(mantisse: Int) { self.mantisse = mantisse }
}

/// Degrees north of the equator, with at most six decimals.
public struct Latitude: NombreDecimal {
  /// Six.
  public static let decimales = 6
  /// ±90°.
  public static let bornes = -90_000_000...90_000_000
  /// The millionths of a degree.
  public var mantisse: Int
  /// That many millionths of a degree.
  public init(mantisse: Int) { self.mantisse = mantisse }
}

/// Degrees east of Greenwich, with at most six decimals.
public struct Longitude: NombreDecimal {
  /// Six.
  public static let decimales = 6
  /// ±180°.
  public static let bornes = -180_000_000...180_000_000
  /// The millionths of a degree.
  public var mantisse: Int
  /// That many millionths of a degree.
  public init(mantisse: Int) { self.mantisse = mantisse }
}
