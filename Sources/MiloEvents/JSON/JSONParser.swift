/// Reads one JSON text under the rules of I-JSON (RFC 7493): UTF-8, no duplicate name, no lone
/// surrogate.
///
/// The standard library of JSON decoders accepts more and says less, hence our own.
struct JSONParser {
  /// Nesting beyond which a text is refused, so that a hostile line cannot exhaust the stack.
  static let deepest = 64

  /// What is wrong, and at which byte of the text, counted from 0.
  struct Failure: Error, Hashable {
    var offset: Int
    var found: String
    var expected: String
  }

  private let bytes: UnsafeBufferPointer<UInt8>
  private var position = 0

  private init(_ bytes: UnsafeBufferPointer<UInt8>) {
    self.bytes = bytes
  }

  /// The value that the whole text writes.
  static func parse(_ bytes: UnsafeBufferPointer<UInt8>) throws(Failure) -> JSONValue {
    var parser = JSONParser(bytes)
    if bytes.count >= 3, bytes[0] == 0xEF, bytes[1] == 0xBB, bytes[2] == 0xBF {
      throw Failure(
        offset: 0, found: "une marque d’ordre des octets (BOM)", expected: "UTF-8 sans BOM")
    }
    let value = try parser.value(depth: 0)
    parser.skipSpace()
    guard parser.position == bytes.count else {
      throw parser.unexpected("la fin de la ligne après l’objet")
    }
    return value
  }

  private var current: UInt8? { position < bytes.count ? bytes[position] : nil }

  private mutating func skipSpace() {
    while let byte = current, byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D {
      position += 1
    }
  }

  private func unexpected(_ expected: String) -> Failure {
    Failure(offset: position, found: foundHere, expected: expected)
  }

  private var foundHere: String {
    guard let byte = current else { return "la fin de la ligne" }
    if byte == 0x0D { return "un retour chariot (fin de ligne Windows, CRLF)" }
    if byte < 0x20 || byte == 0x7F { return "l’octet de contrôle \(hexadecimal(byte))" }
    if byte < 0x80 { return "« \(Character(UnicodeScalar(byte))) »" }
    let rest = UnsafeBufferPointer(rebasing: bytes[position..<min(bytes.count, position + 4)])
    let scalar = String(decoding: rest, as: UTF8.self).first.map(String.init) ?? ""
    return "« \(scalar) »"
  }

  private mutating func value(depth: Int) throws(Failure) -> JSONValue {
    guard depth < Self.deepest else {
      throw Failure(
        offset: position, found: "plus de \(Self.deepest) niveaux d’imbrication",
        expected: "un objet moins profond")
    }
    skipSpace()
    switch current {
    case UInt8(ascii: "{"): return .object(try object(depth: depth))
    case UInt8(ascii: "["): return .array(try array(depth: depth))
    case UInt8(ascii: "\""): return .string(try string())
    case UInt8(ascii: "t"): return try literal("true", .bool(true))
    case UInt8(ascii: "f"): return try literal("false", .bool(false))
    case UInt8(ascii: "n"): return try literal("null", .null)
    case .some(let byte) where byte == UInt8(ascii: "-") || (byte >= 48 && byte <= 57):
      return try number()
    default: throw unexpected("une valeur JSON")
    }
  }

  private mutating func literal(_ text: StaticString, _ value: JSONValue) throws(Failure)
    -> JSONValue
  {
    let start = position
    for offset in 0..<text.utf8CodeUnitCount {
      guard current == text.utf8Start[offset] else {
        position = start
        throw unexpected("« \(text) »")
      }
      position += 1
    }
    return value
  }

  private mutating func number() throws(Failure) -> JSONValue {
    let start = position
    if current == UInt8(ascii: "-") { position += 1 }
    let firstDigit = position
    try digits()
    if bytes[firstDigit] == UInt8(ascii: "0"), position > firstDigit + 1 {
      position = firstDigit
      throw unexpected("un nombre sans zéro en tête")
    }
    var isInteger = true
    if current == UInt8(ascii: ".") {
      isInteger = false
      position += 1
      try digits()
    }
    if current == UInt8(ascii: "e") || current == UInt8(ascii: "E") {
      isInteger = false
      position += 1
      if current == UInt8(ascii: "+") || current == UInt8(ascii: "-") { position += 1 }
      try digits()
    }
    let text = String(
      decoding: UnsafeBufferPointer(rebasing: bytes[start..<position]), as: UTF8.self)
    if isInteger, let number = Int(text), number.magnitude <= JSONValue.largestInteger {
      return .integer(number)
    }
    return .number(text)
  }

  private mutating func digits() throws(Failure) {
    let start = position
    while let byte = current, byte >= 48, byte <= 57 { position += 1 }
    guard position > start else { throw unexpected("un chiffre") }
  }

  private mutating func array(depth: Int) throws(Failure) -> [JSONValue] {
    position += 1
    var elements: [JSONValue] = []
    skipSpace()
    if current == UInt8(ascii: "]") {
      position += 1
      return elements
    }
    while true {
      elements.append(try value(depth: depth + 1))
      skipSpace()
      switch current {
      case UInt8(ascii: ","): position += 1
      case UInt8(ascii: "]"):
        position += 1
        return elements
      default: throw unexpected("« , » ou « ] »")
      }
    }
  }

  private mutating func object(depth: Int) throws(Failure) -> JSONObject {
    position += 1
    var members: [JSONObject.Member] = []
    var names: Set<[UInt8]> = []
    skipSpace()
    if current == UInt8(ascii: "}") {
      position += 1
      return JSONObject(members)
    }
    while true {
      skipSpace()
      guard current == UInt8(ascii: "\"") else { throw unexpected("un nom entre guillemets") }
      let start = position
      let name = try string()
      guard isNew(name, among: members, &names) else {
        throw Failure(
          offset: start, found: "le nom « \(name) » une seconde fois",
          expected: "des noms distincts dans un objet")
      }
      skipSpace()
      guard current == UInt8(ascii: ":") else { throw unexpected("« : »") }
      position += 1
      members.append(JSONObject.Member(name, try value(depth: depth + 1)))
      skipSpace()
      switch current {
      case UInt8(ascii: ","): position += 1
      case UInt8(ascii: "}"):
        position += 1
        return JSONObject(members)
      default: throw unexpected("« , » ou « } »")
      }
    }
  }

  /// Objects are small: names are compared one by one, and hashed only in unusually large ones.
  ///
  /// Two names are the same when their bytes are, not when they are shown alike.
  private func isNew(
    _ name: String, among members: [JSONObject.Member], _ names: inout Set<[UInt8]>
  ) -> Bool {
    guard members.count >= 32 else { return !members.contains { isSame($0.name, name) } }
    if members.count == 32 { names = Set(members.map { Array($0.name.utf8) }) }
    return names.insert(Array(name.utf8)).inserted
  }

  private mutating func string() throws(Failure) -> String {
    position += 1
    let start = position
    var unescaped: [UInt8]?
    while let byte = current {
      switch byte {
      case UInt8(ascii: "\""):
        let raw = UnsafeBufferPointer(rebasing: bytes[start..<position])
        position += 1
        guard
          let text = unescaped.map({ String(validating: $0, as: UTF8.self) })
            ?? String(validating: raw, as: UTF8.self)
        else { throw invalidUTF8(from: start) }
        return text
      case 0..<0x20:
        throw unexpected("une chaîne sans caractère de contrôle, fermée par un guillemet")
      case UInt8(ascii: "\\"):
        if unescaped == nil { unescaped = Array(bytes[start..<position]) }
        position += 1
        try escape(into: &unescaped)
      default:
        unescaped?.append(byte)
        position += 1
      }
    }
    throw unexpected("un guillemet fermant")
  }

  private mutating func escape(into text: inout [UInt8]?) throws(Failure) {
    let byte = current
    position += 1
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): text?.append(byte ?? 0)
    case UInt8(ascii: "b"): text?.append(0x08)
    case UInt8(ascii: "f"): text?.append(0x0C)
    case UInt8(ascii: "n"): text?.append(0x0A)
    case UInt8(ascii: "r"): text?.append(0x0D)
    case UInt8(ascii: "t"): text?.append(0x09)
    case UInt8(ascii: "u"): text?.append(contentsOf: Array(String(try unicodeEscape()).utf8))
    default:
      position -= 1
      throw unexpected("un échappement JSON (\\n, \\t, \\u00e9 …)")
    }
  }

  private mutating func unicodeEscape() throws(Failure) -> Character {
    let start = position - 2
    var code = try fourHexDigits()
    if (0xD800..<0xDC00).contains(code), current == UInt8(ascii: "\\"), position + 1 < bytes.count,
      bytes[position + 1] == UInt8(ascii: "u")
    {
      position += 2
      let low = try fourHexDigits()
      if (0xDC00..<0xE000).contains(low) {
        code = 0x10000 + (code - 0xD800) << 10 + (low - 0xDC00)
      }
    }
    guard let scalar = UnicodeScalar(code) else {
      throw Failure(
        offset: start, found: "un demi-caractère de substitution isolé (surrogate)",
        expected: "un caractère Unicode entier")
    }
    return Character(scalar)
  }

  private mutating func fourHexDigits() throws(Failure) -> UInt32 {
    var code: UInt32 = 0
    for _ in 0..<4 {
      guard let byte = current, let digit = Character(UnicodeScalar(byte)).hexDigitValue else {
        throw unexpected("quatre chiffres hexadécimaux")
      }
      code = code << 4 | UInt32(digit)
      position += 1
    }
    return code
  }

  private func invalidUTF8(from start: Int) -> Failure {
    let rest = UnsafeBufferPointer(rebasing: bytes[start...])
    var offset = start
    do {
      _ = try UTF8Span(validating: rest.span)
    } catch {
      offset = start + error.byteOffsets.lowerBound
    }
    return Failure(
      offset: offset, found: "l’octet \(hexadecimal(bytes[offset]))", expected: "du texte en UTF-8")
  }
}

/// A byte as `0x1F`.
func hexadecimal(_ byte: UInt8) -> String {
  let digits = String(byte, radix: 16, uppercase: true)
  return "0x" + (byte < 16 ? "0" : "") + digits
}
