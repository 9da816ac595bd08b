/// A place in a line that moves forward over what it recognizes.
///
/// No bound is checked: a line ends with `\n`, which no token of JSON contains, so that every scan
/// stops there; fixed texts are compared by eight bytes, hence the padding after the last line.
struct Cursor {
  var position: UnsafePointer<UInt8>

  @inline(__always)
  init(at position: UnsafePointer<UInt8>) {
    self.position = position
  }

  /// Moves over a fixed text, if it stands here.
  @inline(__always)
  mutating func skip(_ text: FastText) -> Bool {
    guard text.matches(position) else { return false }
    position += text.count
    return true
  }

  /// Moves over a literal of JSON, if it stands here.
  @inline(__always)
  private mutating func skip(_ literal: StaticString) -> Bool {
    for offset in 0..<literal.utf8CodeUnitCount
    where position[offset] != literal.utf8Start[offset] {
      return false
    }
    position += literal.utf8CodeUnitCount
    return true
  }

  /// Moves over one byte, if it stands here.
  @inline(__always)
  mutating func skip(_ byte: UInt8) -> Bool {
    guard position.pointee == byte else { return false }
    position += 1
    return true
  }

  /// The rest of a string whose opening quote was passed, without its closing quote.
  ///
  /// Nil when it holds an escape, a control or format character, or bytes that are not UTF-8.
  @inline(__always)
  mutating func text() -> UnsafeBufferPointer<UInt8>? {
    let start = position
    var isASCII = true
    while true {
      // Bytes that are `"`, `\`, below 0x20 or above 0x7F, found eight at a time: subtracting from
      // each byte borrows into its high bit exactly when it is smaller.
      let word = UnsafeRawPointer(position).loadUnaligned(as: UInt64.self)
      let quotes = word ^ 0x2222_2222_2222_2222
      let escapes = word ^ 0x5C5C_5C5C_5C5C_5C5C
      let deletes = word ^ 0x7F7F_7F7F_7F7F_7F7F
      let ones: UInt64 = 0x0101_0101_0101_0101
      let special =
        ((quotes &- ones) | (escapes &- ones) | (deletes &- ones) | (word &- (ones &* 0x20)) | word)
        & 0x8080_8080_8080_8080
      if special == 0 {
        position += 8
        continue
      }
      position += special.trailingZeroBitCount >> 3
      let byte = position.pointee
      if byte == UInt8(ascii: "\"") {
        let text = UnsafeBufferPointer(start: start, count: position - start)
        position += 1
        return isASCII || isPlainUTF8(text) ? text : nil
      }
      if byte >= 0x80 {
        isASCII = false
      } else if byte < 0x20 || byte == UInt8(ascii: "\\") || byte == 0x7F {
        return nil
      }
      position += 1
    }
  }

  /// Whether the bytes are UTF-8 of letters and signs that everybody sees.
  ///
  /// Scripts where format characters live take the general path, which looks at each character.
  @inline(never)
  private func isPlainUTF8(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    var place = 0
    while place < text.count {
      let lead = text[place]
      let next = place + 1 < text.count ? text[place + 1] : 0
      switch lead {
      case 0..<0x80: place += 1
      case 0xC2 where next >= 0xA0 && next != 0xAD, 0xC3...0xCB: place += 2
      case 0xE2 where next == 0x80:
        guard place + 2 < text.count else { return false }
        let last = text[place + 2]
        guard (0x90...0xA7).contains(last) || last >= 0xAF else { return false }
        place += 3
      case 0xE2 where next >= 0x82, 0xE3...0xED: place += 3
      case 0xF0 where next == 0x9F: place += 4
      default: return false
      }
    }
    return (try? UTF8Span(validating: text.span)) != nil
  }

  /// Whether a text that `text()` gave has no white space at its ends.
  @inline(__always)
  static func isTrimmed(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let first = text.first, let last = text.last else { return true }
    return first > 0x20 && last > 0x20
      && (first < 0x80 && last < 0x80 || !hasWideSpaceAtAnEnd(text))
  }

  @inline(never)
  private static func hasWideSpaceAtAnEnd(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    let scalars = String(decoding: text, as: UTF8.self).unicodeScalars
    return scalars.first?.properties.isWhitespace ?? false
      || scalars.last?.properties.isWhitespace ?? false
  }

  /// The kind that the rest of a `type` names, its closing quote passed.
  @inline(__always)
  mutating func kind(
    _ table: UnsafeBufferPointer<UInt8>, _ kinds: UnsafeBufferPointer<FastKind>
  ) -> UnsafePointer<FastKind>? {
    let start = position
    guard let text = text() else { return nil }
    var slot = FastSchema.slot(start, text.count - 3)
    while true {
      let place = table[slot]
      guard place != 255, let first = kinds.baseAddress else { return nil }
      let kind = first + Int(place)
      if kind.pointee.typeEnd.count == text.count + 1, kind.pointee.typeEnd.matches(start) {
        return kind
      }
      slot = (slot + 1) & 1023
    }
  }

  /// Reads a value as its field declares it; nil when it does not fit, or needs the general path.
  @inline(__always)
  mutating func word(
    _ field: UnsafePointer<FastField>, _ encoder: inout FaitEncoder
  ) -> Int64? {
    let first = position.pointee
    if first == UInt8(ascii: "\"") {
      position += 1
      guard let text = text() else { return nil }
      return word(text, field, &encoder)
    }
    if first == UInt8(ascii: "{"), field.pointee.isEncryptable { return encrypted() }
    switch field.pointee.form {
    case .boolean:
      if skip("true") { return 1 }
      if skip("false") { return 0 }
    case .integer:
      let isNegative = field.pointee.low < 0 && skip(UInt8(ascii: "-"))
      if let digits = integer() {
        let number = isNegative ? -digits : digits
        if number >= field.pointee.low, number <= field.pointee.high { return Int64(number) }
      }
    case .number: return hundredths().map { Int64($0.centiemes) }
    case .decimal: return decimal(field)
    case .choiceList, .codeList, .objectList:
      if first == UInt8(ascii: "[") { return list(field, &encoder) }
    case .dictionary:
      if first == UInt8(ascii: "{") { return dictionary(field, &encoder) }
    default: break
    }
    if field.pointee.nullable, skip("null") { return Fait.cleared }
    return nil
  }

  @inline(__always)
  private func word(
    _ text: UnsafeBufferPointer<UInt8>, _ field: UnsafePointer<FastField>,
    _ encoder: inout FaitEncoder
  ) -> Int64? {
    switch field.pointee.form {
    case .code:
      guard Cursor.isCode(text) else { return nil }
      return Int64(encoder.texts.intern(text))
    case .choice: return choice(text, field)
    case .text:
      guard text.count <= field.pointee.high else { return nil }
      // What must not be blank has a low bound, and does not begin with a blank.
      return field.pointee.low == 0 || text.count >= field.pointee.low && text[0] > 0x20 ? 0 : nil
    case .date:
      return text.count == 10 ? LocalDate(digitsAt: 0, of: text).map { Int64($0.day) } : nil
    case .reference:
      return text.isEmpty ? nil : Int64(bitPattern: encoder.hash.hash(text))
    case .insee:
      guard text.count == 5, text.allSatisfy({ ($0 >= 48 && $0 <= 57) || $0 == 65 || $0 == 66 })
      else { return nil }
      return Int64(encoder.texts.intern(text))
    case .label, .identifier:
      guard !text.isEmpty, Cursor.isTrimmed(text),
        field.pointee.form == .identifier || text.count <= field.pointee.high
      else { return nil }
      return Int64(encoder.texts.intern(text))
    case .moment: return Moment(utf8: text) == nil ? nil : Int64(encoder.texts.intern(text))
    case .month:
      guard text.count == 7, let month = Mois(String(decoding: text, as: UTF8.self)),
        (1900...2199).contains(month.year)
      else { return nil }
      return Int64(month.index)
    case .country:
      guard text.count == 2, text.allSatisfy({ $0 >= 65 && $0 <= 90 }) else { return nil }
      return Int64(encoder.texts.intern(text))
    default: return nil
    }
  }

  @inline(__always)
  private static func isCode(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    guard text.count >= 1, text.count <= 64 else { return false }
    for byte in text where !codeByte(byte) { return false }
    // The reserved codes have 5, 8 or 13 letters: most codes need no look at the list.
    guard text.count == 5 || text.count == 8 || text.count == 13 else { return true }
    return !isReserved(text)
  }

  @inline(never)
  private static func isReserved(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    FieldType.reservedCodes.contains(String(decoding: text, as: UTF8.self))
  }

  @inline(__always)
  private func choice(
    _ text: UnsafeBufferPointer<UInt8>, _ field: UnsafePointer<FastField>
  ) -> Int64? {
    guard let start = text.baseAddress else { return nil }
    let choices = field.pointee.choices
    for place in 0..<choices.count
    where choices[place].count == text.count && choices[place].matches(start) {
      return Int64(place)
    }
    return nil
  }

  /// An integer without sign, leading zero, fraction or exponent, of at most 16 digits.
  @inline(__always)
  private mutating func integer() -> Int? {
    let start = position
    var number = 0
    while position.pointee &- 48 < 10, position - start < 17 {
      number = number * 10 + Int(position.pointee - 48)
      position += 1
    }
    let count = position - start
    guard count > 0, count < 17, count == 1 || start.pointee != 48 else { return nil }
    let next = position.pointee
    return next == UInt8(ascii: ",") || next == UInt8(ascii: "}") ? number : nil
  }

  private mutating func hundredths() -> Nombre? {
    digits().flatMap { Nombre(String(decoding: $0, as: UTF8.self)) }
  }

  /// A number that may have a sign and decimals, counted in the last decimal of its field.
  private mutating func decimal(_ field: UnsafePointer<FastField>) -> Int64? {
    let isNegative = skip(UInt8(ascii: "-"))
    guard let digits = digits(),
      let mantisse = Decimales.mantisse(
        (isNegative ? "-" : "") + String(decoding: digits, as: UTF8.self), field.pointee.decimales),
      mantisse >= field.pointee.low, mantisse <= field.pointee.high
    else { return nil }
    return Int64(mantisse)
  }

  /// The digits and dots that stand here, without a zero that JSON does not write.
  private mutating func digits() -> UnsafeBufferPointer<UInt8>? {
    let start = position
    while position.pointee &- 48 < 10 || position.pointee == UInt8(ascii: ".") { position += 1 }
    let digits = UnsafeBufferPointer(start: start, count: position - start)
    guard let first = digits.first,
      digits.count == 1 || first != 48 || digits[1] == UInt8(ascii: ".")
    else { return nil }
    return digits
  }

  private mutating func list(
    _ field: UnsafePointer<FastField>, _ encoder: inout FaitEncoder
  ) -> Int64? {
    position += 1
    var set: Int64 = 0
    // The text of a list of codes, or of the values of objects: what the general path joins.
    var codes: [UInt8] = []
    var isFirst = true
    if !skip(UInt8(ascii: "]")) {
      while true {
        if field.pointee.form == .objectList {
          if !isFirst { codes.append(UInt8(ascii: ",")) }
          isFirst = false
          guard object(field, &codes) else { return nil }
        } else {
          guard skip(UInt8(ascii: "\"")), let text = text() else { return nil }
          if field.pointee.form == .choiceList {
            guard let place = choice(text, field) else { return nil }
            set |= 1 << place
          } else {
            guard Cursor.isCode(text) else { return nil }
            if !codes.isEmpty { codes.append(UInt8(ascii: ",")) }
            codes.append(contentsOf: text)
          }
        }
        if skip(UInt8(ascii: ",")) { continue }
        guard skip(UInt8(ascii: "]")) else { return nil }
        break
      }
    }
    if field.pointee.form != .choiceList {
      return codes.withUnsafeBufferPointer { Int64(encoder.texts.intern($0)) }
    }
    return set
  }

  /// Moves over an object of a list, whose fields are codes, numbers and labels, all required; takes
  /// its values, but for labels.
  private mutating func object(
    _ field: UnsafePointer<FastField>, _ values: inout [UInt8]
  ) -> Bool {
    guard skip(UInt8(ascii: "{")) else { return false }
    let fields = field.pointee.fields
    for place in 0..<fields.count {
      if place > 0 {
        guard skip(UInt8(ascii: ",")) else { return false }
        values.append(UInt8(ascii: ":"))
      }
      guard let base = fields.baseAddress, skip(fields[place].name) else { return false }
      if fields[place].form == .number {
        guard let number = hundredths() else { return false }
        values.append(contentsOf: number.description.utf8)
        continue
      }
      guard skip(UInt8(ascii: "\"")), let text = text(), isValue(text, of: base + place) else {
        return false
      }
      if fields[place].form != .label { values.append(contentsOf: text) }
    }
    return skip(UInt8(ascii: "}"))
  }

  /// Whether a text may stand in a field of an object of a list.
  private func isValue(
    _ text: UnsafeBufferPointer<UInt8>, of field: UnsafePointer<FastField>
  ) -> Bool {
    switch field.pointee.form {
    case .code: Cursor.isCode(text)
    case .choice: choice(text, field) != nil
    case .label: !text.isEmpty && Cursor.isTrimmed(text) && text.count <= field.pointee.high
    default: false
    }
  }

  /// Moves over an encrypted value, as the cipher writes it.
  private mutating func encrypted() -> Int64? {
    guard skip(#"{"chiffre":"v1","n":""#), let nonce = text(), isBase64(nonce),
      skip(#","c":""#), let ciphertext = text(), isBase64(ciphertext), skip("}")
    else { return nil }
    return Fait.encrypted
  }

  /// Reads an object of codes and integers; its word is the number of its own text.
  private mutating func dictionary(
    _ field: UnsafePointer<FastField>, _ encoder: inout FaitEncoder
  ) -> Int64? {
    let start = position
    position += 1
    var names: Set<[UInt8]> = []
    while true {
      guard skip(UInt8(ascii: "\"")), let name = text(), Cursor.isCode(name),
        names.insert(Array(name)).inserted, skip(UInt8(ascii: ":")), let number = integer(),
        number >= field.pointee.low, number <= field.pointee.high
      else { return nil }
      if skip(UInt8(ascii: ",")) { continue }
      guard skip(UInt8(ascii: "}")) else { return nil }
      let whole = UnsafeBufferPointer(start: start, count: position - start)
      return Int64(encoder.texts.intern(whole))
    }
  }
}
