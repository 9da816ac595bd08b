/// The lines of the journal that the candidates of an append seem to repeat, read in one pass.
///
/// Importing again what is there then costs what reading it costs. Only speed depends on it: a line
/// that is not here is read by itself.
struct KnownLines: Sendable {
  private var lines: [Int: [UInt8]] = [:]
  private static let head = Array(EventWriter.lineHead.utf8)

  /// No line.
  init() {}

  /// Looks up the ids of the candidates, and reads the lines that have them, in order.
  init(_ candidates: [Candidate], _ index: JournalIndex, _ locator: LineLocator, source: String) {
    guard candidates.count > 1, index.count > 0,
      let number = index.sources.number(of: source)
    else { return }
    let own = UInt16(truncatingIfNeeded: number)
    var indexes: [Int] = []
    for candidate in candidates {
      guard let hash = Self.idHash(of: candidate, by: index.hash),
        let position = index.position(named: hash, from: own), Int(position) < locator.lineCount
      else { continue }
      indexes.append(Int(position))
    }
    indexes.sort()
    var distinct: [Int] = []
    distinct.reserveCapacity(indexes.count)
    for line in indexes where line != distinct.last { distinct.append(line) }
    guard let read = try? locator.lines(of: distinct) else { return }
    lines = Dictionary(uniqueKeysWithValues: zip(distinct, read))
  }

  /// The line of that index, without `\n`, when it was read.
  subscript(index: Int) -> [UInt8]? { lines[index] }

  /// The hash of a candidate's id; nil for a line that our writer would write otherwise.
  private static func idHash(of candidate: Candidate, by hash: ByteHash) -> UInt64? {
    if let event = candidate.event { return hash.hash(event.id) }
    guard candidate.line.starts(with: head) else { return nil }
    return candidate.line.withUnsafeBufferPointer { bytes in
      var end = head.count
      while end < bytes.count, bytes[end] != UInt8(ascii: "\"") {
        if bytes[end] == UInt8(ascii: "\\") { return nil }
        end += 1
      }
      return hash.hash(UnsafeBufferPointer(rebasing: bytes[head.count..<end]))
    }
  }
}
