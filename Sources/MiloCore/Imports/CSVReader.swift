/// Reads comma-separated values, record after record (RFC 4180): quotes, line ends inside quotes, any
/// one-byte separator, lines ending with `\n` or `\r\n`.
public struct CSVReader: Sendable {
  /// One record: what a spreadsheet shows as a row.
  public struct Record: Hashable, Sendable {
    /// Number of the row as a spreadsheet shows it, the header being row 1.
    public var row: Int
    /// The fields, in order.
    public var fields: [String]
  }

  /// Where the text stops being CSV.
  public struct Fault: Error, Hashable, Sendable {
    /// Number of the row as a spreadsheet shows it.
    public var row: Int
    /// What stands there, in French.
    public var found: String
    /// What should stand there, in French.
    public var expected: String
  }

  /// The byte between two fields.
  public let separator: UInt8
  private let bytes: [UInt8]
  private var position = 0
  private var row = 0

  /// Reads text in UTF-8.
  ///
  /// - Parameters:
  ///   - separator: the byte between fields; guessed from the header when nil.
  ///   - titles: how many lines stand above the header; `next` begins after them.
  public init(utf8 bytes: [UInt8], separator: UInt8? = nil, titles: Int = 0) {
    self.bytes = bytes
    let announced = Self.announced(in: bytes)
    position = announced?.end ?? 0
    self.separator =
      separator ?? announced?.separator
      ?? Self.separator(guessing: Self.lines(bytes[position...], after: titles))
    for _ in 0..<titles where position < bytes.count {
      row += 1
      position = bytes.count - Self.lines(bytes[position...], after: 1).count
    }
  }

  private static func lines(_ bytes: ArraySlice<UInt8>, after count: Int) -> ArraySlice<UInt8> {
    var rest = bytes
    for _ in 0..<count {
      guard let end = rest.firstIndex(of: UInt8(ascii: "\n")) else { return rest.suffix(0) }
      rest = rest[(end + 1)...]
    }
    return rest
  }

  /// A first line `sep=;`, which spreadsheets read as the name of the separator and do not show.
  private static func announced(in bytes: [UInt8]) -> (separator: UInt8, end: Int)? {
    let mark = Array("sep=".utf8)
    guard bytes.count >= mark.count + 2,
      zip(bytes, mark).allSatisfy({ $0 | 0x20 == $1 | 0x20 }), separators.contains(bytes[4])
    else { return nil }
    var end = mark.count + 1
    if bytes[end] == UInt8(ascii: "\r") { end += 1 }
    guard end < bytes.count, bytes[end] == UInt8(ascii: "\n") else { return nil }
    return (bytes[4], end + 1)
  }

  /// Where the next row begins, in bytes.
  var offset: Int { position }

  /// The bytes that separate fields in the files met: semicolon, comma, tab, vertical bar.
  public static let separators: [UInt8] = [
    UInt8(ascii: ";"), UInt8(ascii: ","), UInt8(ascii: "\t"), UInt8(ascii: "|"),
  ]

  /// The separator that stands most often in the first line that has one, quotes left out: a title may
  /// stand above the header.
  private static func separator(guessing bytes: ArraySlice<UInt8>) -> UInt8 {
    var counts = [Int](repeating: 0, count: separators.count)
    var isQuoted = false
    for byte in bytes {
      if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
      if isQuoted { continue }
      if byte == UInt8(ascii: "\n"), counts.contains(where: { $0 > 0 }) { break }
      if let place = separators.firstIndex(of: byte) { counts[place] += 1 }
    }
    let most = counts.max() ?? 0
    return separators[counts.firstIndex(of: most) ?? 0]
  }

  /// The next record that holds something, or nil at the end.
  ///
  /// - Throws: a quote that never closes, or that something follows before the separator.
  public mutating func next() throws(Fault) -> Record? {
    while position < bytes.count {
      row += 1
      let fields = try record()
      if fields.contains(where: { !$0.isEmpty }) { return Record(row: row, fields: fields) }
    }
    return nil
  }

  private mutating func record() throws(Fault) -> [String] {
    var fields: [String] = []
    while true {
      fields.append(try field())
      guard position < bytes.count else { return fields }
      let byte = bytes[position]
      position += 1
      if byte == separator {
        if position == bytes.count {
          fields.append("")
          return fields
        }
        continue
      }
      if byte == UInt8(ascii: "\r"), position < bytes.count,
        bytes[position] == UInt8(ascii: "\n")
      {
        position += 1
      }
      return fields
    }
  }

  /// The field that begins here; the position is then that of the separator or line end after it.
  private mutating func field() throws(Fault) -> String {
    guard position < bytes.count, bytes[position] == UInt8(ascii: "\"") else {
      let start = position
      while position < bytes.count, !isEnd(bytes[position]) { position += 1 }
      return String(decoding: bytes[start..<position], as: UTF8.self)
    }
    var text: [UInt8] = []
    position += 1
    while true {
      let start = position
      while position < bytes.count, bytes[position] != UInt8(ascii: "\"") { position += 1 }
      text += bytes[start..<position]
      guard position < bytes.count else {
        throw Fault(
          row: row, found: "un guillemet ouvrant jamais refermé", expected: "un guillemet fermant")
      }
      position += 1
      guard position < bytes.count, bytes[position] == UInt8(ascii: "\"") else { break }
      text.append(UInt8(ascii: "\""))
      position += 1
    }
    if position < bytes.count, !isEnd(bytes[position]) {
      throw Fault(
        row: row, found: "du texte après un guillemet fermant",
        expected: "un séparateur, ou le guillemet doublé")
    }
    return String(decoding: text, as: UTF8.self)
  }

  @inline(__always)
  private func isEnd(_ byte: UInt8) -> Bool {
    byte == separator || byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r")
  }
}
