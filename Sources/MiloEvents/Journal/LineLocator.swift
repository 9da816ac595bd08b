#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// Finds lines by index: the start of every chunk of a scan is known, the rest is counted.
public struct LineLocator: Sendable {
  private var marks: [(firstLine: Int, segment: Int, offset: Int)]
  package let snapshot: StoreSnapshot
  /// How many lines there are.
  public let lineCount: Int

  /// How many bytes the lines take, over all segments.
  public var byteCount: Int { snapshot.byteCount }

  /// Where the lines of a scanned snapshot stand.
  public init(_ scan: JournalScan, of snapshot: StoreSnapshot) {
    marks = scan.chunks.map { ($0.firstLine, $0.segment, $0.offset) }
    self.snapshot = snapshot
    lineCount = scan.lineCount
  }

  /// The lines found so far, and those that a scan of the same place found behind.
  package init(_ former: LineLocator, _ scan: JournalScan, of snapshot: StoreSnapshot) {
    marks = former.marks + scan.chunks.map { ($0.firstLine, $0.segment, $0.offset) }
    self.snapshot = snapshot
    lineCount = scan.lineCount
  }

  /// Where a line stands.
  public struct Place: Hashable, Sendable {
    /// Name of the segment.
    public var segment: String
    /// Offset in the segment, in bytes.
    public var offset: Int
    /// The bytes, without `\n`.
    public var line: [UInt8]
  }

  /// The line of that index, or nil when the journal is shorter.
  ///
  /// - Complexity: reads at most one chunk.
  public func place(of index: Int) throws(StoreError) -> Place? {
    guard index >= 0, index < lineCount else { return nil }
    let mark = mark(before: index)
    var reader = SegmentLines(snapshot, segment: mark.segment, from: mark.offset)
    try reader.skip(index - mark.firstLine)
    guard let found = try reader.next() else { return nil }
    return Place(
      segment: snapshot.segments[mark.segment].name, offset: found.offset, line: found.line)
  }

  /// The lines of those indexes, without `\n`; the journal must have them all.
  ///
  /// - Parameter indexes: in increasing order.
  /// - Complexity: reads what lies between neighbours of one chunk once.
  public func lines(of indexes: [Int]) throws(StoreError) -> [[UInt8]] {
    var lines: [[UInt8]] = []
    lines.reserveCapacity(indexes.count)
    var reader: SegmentLines?
    var (segment, next) = (-1, 0)
    for index in indexes {
      let mark = mark(before: index)
      if reader == nil || segment != mark.segment || next < mark.firstLine || next > index {
        reader = SegmentLines(snapshot, segment: mark.segment, from: mark.offset)
        (segment, next) = (mark.segment, mark.firstLine)
      }
      try reader?.skip(index - next)
      guard let found = try reader?.next() else { break }
      lines.append(found.line)
      next = index + 1
    }
    return lines
  }

  /// The last chunk that starts at a line or before it.
  private func mark(before index: Int) -> (firstLine: Int, segment: Int, offset: Int) {
    var (low, high) = (0, marks.count)
    while high - low > 1 {
      let middle = (low + high) / 2
      if marks[middle].firstLine <= index { low = middle } else { high = middle }
    }
    // Chunks without a line of their own share their first line with the next one.
    return marks[low]
  }

  /// The line of that index, or nil when the journal is shorter or cannot be read any more.
  func found(at index: Int) -> Place? {
    do throws(StoreError) {
      return try place(of: index)
    } catch {
      return nil
    }
  }
}

/// The events of a snapshot, one after the other, by the general path.
public struct JournalLines {
  /// Tells, from what the fast path reads of a line, whether its event may be wanted: given the index of
  /// the line, the compact event, and the texts that it numbers.
  public typealias Sieve = (Int, Fait, Interner) -> Bool

  private let snapshot: StoreSnapshot
  private let sieve: Sieve?
  private var encoder = FaitEncoder()
  private var block = FaitBlock()
  /// The line that the fast path reads, and what it may read beyond.
  private var padded: [UInt8] = []
  private var segment = -1
  private var lines: SegmentLines?
  private var index = 0

  /// All lines, from the first on.
  ///
  /// - Parameter sieve: turns away lines before anything is made of them; those that the fast path does
  ///   not read are never turned away. Nil gives every line.
  public init(_ snapshot: StoreSnapshot, sieve: Sieve? = nil) {
    self.snapshot = snapshot
    self.sieve = sieve
  }

  /// Whether a line is valid, and its event is not wanted.
  private mutating func turnsAway(_ line: [UInt8]) -> Bool {
    guard let sieve, line.count <= EventReader.longestLine else { return false }
    padded.removeAll(keepingCapacity: true)
    padded.append(contentsOf: line)
    padded.append(newline)
    padded.append(contentsOf: repeatElement(0, count: FastReader.padding))
    block.faits.removeAll(keepingCapacity: true)
    block.words.removeAll(keepingCapacity: true)
    let isRead = padded.withUnsafeBufferPointer { bytes in
      bytes.baseAddress.map {
        FastReader.shared.append($0, count: line.count, index: 0, to: &block, &encoder)
      } ?? false
    }
    guard isRead, let fait = block.faits.first else { return false }
    return !sieve(index, fait, encoder.texts)
  }

  /// The next line, its index and its event, or nil at the end.
  ///
  /// - Throws: a line that is not valid, or an error of the store.
  public mutating func next() throws(JournalError) -> (index: Int, line: [UInt8], event: Event)? {
    while true {
      let found: SegmentLines.Line?
      do throws(StoreError) {
        found = try lines?.next()
      } catch {
        throw .store(error)
      }
      if let found {
        let (line, offset) = (found.line, found.offset)
        if found.length == line.count, turnsAway(line) {
          index += 1
          continue
        }
        index += 1
        do throws(FieldError) {
          if found.length > line.count { throw EventReader.overlong(found.length) }
          return (index - 1, line, try EventReader.event(in: line))
        } catch {
          throw .line(
            LineFault(
              index: index - 1, segment: snapshot.segments[segment].name, offset: offset,
              fault: error))
        }
      }
      segment += 1
      guard segment < snapshot.segments.count else { return nil }
      lines = SegmentLines(snapshot, segment: segment, from: 0)
    }
  }
}

/// Reads the lines of a segment one after the other, from an offset on.
///
/// Of a line longer than any valid one, only as much is kept as shows that it is too long.
struct SegmentLines {
  /// A line, without `\n`.
  struct Line {
    /// Its bytes; of a line that is too long, the first ones.
    var line: [UInt8]
    /// Its offset in the segment.
    var offset: Int
    /// How many bytes it has.
    var length: Int
  }

  private let snapshot: StoreSnapshot
  private let segment: Int
  private var buffer: [UInt8] = []
  private var position = 0
  private var bufferOffset: Int
  private var isAtEnd = false
  private var skipsFirst = false

  /// The most bytes of a line that are kept.
  private static let longestKept = EventReader.longestLine + 1

  /// Lines that start at the offset or after it.
  init(_ snapshot: StoreSnapshot, segment: Int, from offset: Int) {
    self.snapshot = snapshot
    self.segment = segment
    bufferOffset = offset
    guard offset > 0 else { return }
    // The byte before tells whether a line starts here: read it, and drop what ends a former line.
    bufferOffset = offset - 1
    skipsFirst = true
  }

  /// The next line, or nil at the end.
  mutating func next() throws(StoreError) -> Line? {
    if skipsFirst {
      skipsFirst = false
      try skip(1)
    }
    var line = Line(line: [], offset: bufferOffset + position, length: 0)
    while true {
      let end = newline(from: position)
      let piece = buffer[position..<(end ?? buffer.count)]
      line.line += piece.prefix(Self.longestKept - line.line.count)
      line.length += piece.count
      if let end {
        position = end + 1
        return line
      }
      try fill()
      if isAtEnd { return nil }
    }
  }

  /// Moves over lines without copying them.
  mutating func skip(_ count: Int) throws(StoreError) {
    if skipsFirst {
      skipsFirst = false
      try skip(1)
    }
    var left = count
    while left > 0, !isAtEnd {
      if let end = newline(from: position) {
        position = end + 1
        left -= 1
      } else {
        try fill()
      }
    }
  }

  private func newline(from start: Int) -> Int? {
    buffer.withUnsafeBytes { bytes in
      guard start < bytes.count, let base = bytes.baseAddress,
        let found = memchr(base + start, 0x0A, bytes.count - start)
      else { return nil }
      return UnsafeRawPointer(found) - base
    }
  }

  /// Reads the bytes that follow the buffer, in its place.
  private mutating func fill() throws(StoreError) {
    bufferOffset += buffer.count
    position = 0
    let start = bufferOffset
    buffer = [UInt8](repeating: 0, count: 1 << 16)
    let result: Result<Int, StoreError> = buffer.withUnsafeMutableBytes { room in
      do throws(StoreError) {
        return .success(try snapshot.read(segment: segment, at: start, into: room))
      } catch {
        return .failure(error)
      }
    }
    let count = try result.get()
    isAtEnd = count == 0
    buffer.removeLast(buffer.count - count)
  }
}
