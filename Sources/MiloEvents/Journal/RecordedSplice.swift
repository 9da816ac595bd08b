/// Puts the recorded time into lines as our writer makes them, without reading them as trees.
struct RecordedSplice {
  /// The recorded time of the append.
  let recorded: RecordedTime
  /// Whether lines keep the recorded time that they carry.
  let reprise: Bool
  private let attribute: [UInt8]
  private static let key = Array(#","recordedtime":""#.utf8)
  private static let recordedLength = 24

  init(_ recorded: RecordedTime, reprise: Bool) {
    self.recorded = recorded
    self.reprise = reprise
    attribute = Self.key + Array(recorded.description.utf8) + [UInt8(ascii: "\"")]
  }

  /// The line with its recorded time, or nil when it needs the general path.
  func line(_ line: [UInt8]) -> [UInt8]? {
    guard line.count < EventReader.longestLine, let end = endOfTime(line) else { return nil }
    let hasOwn = line[end...].starts(with: Self.key)
    if reprise { return hasOwn ? line : nil }
    if hasOwn { return nil }
    var spliced: [UInt8] = []
    spliced.reserveCapacity(line.count + attribute.count)
    spliced += line[..<end]
    spliced += attribute
    spliced += line[end...]
    return spliced
  }

  /// Whether two lines are the same bytes but for the recorded time, which may itself be equal.
  ///
  /// False says nothing: the same event can be written in other bytes.
  static func isSame(_ line: [UInt8], as other: [UInt8]) -> Bool {
    if line == other { return true }
    guard line.count == other.count else { return false }
    // Lines of one length that differ within the recorded time only differ there at the same place.
    let (start, end) = line.withUnsafeBufferPointer { line in
      other.withUnsafeBufferPointer { other in
        var (start, end) = (0, line.count - 1)
        while start < line.count, line[start] == other[start] { start += 1 }
        while end > start, line[end] == other[end] { end -= 1 }
        return (start, end)
      }
    }
    guard let attribute = line[..<start].lastIndex(of: UInt8(ascii: ",")),
      line[attribute...].starts(with: key)
    else { return false }
    let value = attribute + key.count
    return start >= value && end < value + recordedLength
  }

  /// The offset after the closing quote of `time`.
  private func endOfTime(_ line: [UInt8]) -> Int? {
    LineMarker.time.offset(in: line).flatMap { start in
      line[(start + LineMarker.time.count)...].firstIndex(of: UInt8(ascii: "\"")).map { $0 + 1 }
    }
  }
}
