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
  /// - Parameter separator: the byte between fields; guessed from the first line when nil.
  public init(utf8 bytes: [UInt8], separator: UInt8? = nil) {
    self.bytes = bytes
    self.separator = separator ?? Self.separator(guessing: bytes)
  }

  /// The bytes that separate fields in the files met: semicolon, comma, tab, vertical bar.
  public static let separators: [UInt8] = [
    UInt8(ascii: ";"), UInt8(ascii: ","), UInt8(ascii: "\t"), UInt8(ascii: "|"),
  ]

  /// The separator that stands most often in the first line, quotes left out.
  private static func separator(guessing bytes: [UInt8]) -> UInt8 {
    var counts = [Int](repeating: 0, count: separators.count)
    var isQuoted = false
    for byte in bytes {
      if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
      if isQuoted { continue }
      if byte == UInt8(ascii: "\n") { break }
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
