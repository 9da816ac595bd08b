/// The file `.lot`: which batch is being written, so that a crash cannot leave half of it.
///
/// One line of fixed size, within one disk sector:
///
///     o <generation> <segment> <offset> <line> <line count> <byte count> <digest> <check>
///
/// The state, alone outside the check, changes by writing one byte, which cannot be torn.
struct BatchRecord: Equatable, Sendable {
  enum State: UInt8 {
    /// The batch is being written; it counts if all its bytes are there.
    case open = 0x6f  // o
    /// Nothing is being written: the batch is committed.
    case closed = 0x63  // c
    /// The batch failed, and its bytes could not be removed: it does not count.
    case condemned = 0x78  // x
  }

  var state: State
  /// Grows with each record, so that a reader sees that a batch has come and gone.
  var generation: Int
  /// Where the batch begins; all the lines before are committed.
  var start: LinePosition
  var lineCount: Int
  var byteCount: Int
  /// At most 64 characters; that of the bytes of the batch.
  var digest: String

  static let size = 256
}

extension BatchRecord {
  var bytes: [UInt8] {
    let body = fields
    let text = body + " " + Fingerprint.hex(of: body.utf8)
    let padding = String(repeating: " ", count: Self.size - 3 - text.utf8.count)
    return [state.rawValue, UInt8(ascii: " ")] + Array(text.utf8) + Array(padding.utf8) + [newline]
  }

  /// No number of a record of ours comes near; the sums of two are numbers still.
  private static let bound = 1 << 60

  /// Reads the file; `nil` for anything that is not exactly a record.
  init?(_ bytes: [UInt8]) {
    guard bytes.count == Self.size, let state = State(rawValue: bytes[0]) else { return nil }
    let words = String(decoding: bytes[2...], as: UTF8.self).split(
      omittingEmptySubsequences: true, whereSeparator: { $0 == " " || $0 == "\n" })
    guard words.count == 8 else { return nil }
    let numbers = words[..<6].compactMap { Int($0) }
    guard numbers.count == 6, numbers.allSatisfy({ (0..<Self.bound).contains($0) }) else {
      return nil
    }
    self.init(
      state: state, generation: numbers[0],
      start: LinePosition(segment: numbers[1], offset: numbers[2], line: numbers[3]),
      lineCount: numbers[4], byteCount: numbers[5], digest: String(words[6]))
    guard self.bytes == bytes else { return nil }
  }

  /// Index of the line after the batch.
  var endLine: Int { start.line + lineCount }

  private var fields: String {
    let numbers = [
      generation, start.segment, start.offset, start.line, lineCount, byteCount,
    ]
    return numbers.map(paddedNumber).joined(separator: " ") + " " + digest
  }
}
