#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// Where the bytes of a segment are read: an open file, or memory.
protocol SegmentSource: Sendable {
  var path: String { get }
  /// Fills the buffer from a position; fewer bytes than asked means that the end was reached.
  func read(into buffer: UnsafeMutableRawBufferPointer, at offset: Int) throws(StoreError) -> Int
}

/// A segment kept in memory.
struct MemorySegment: SegmentSource {
  var path: String
  var bytes: [UInt8]

  func read(
    into buffer: UnsafeMutableRawBufferPointer, at offset: Int
  ) throws(StoreError) -> Int {
    let end = min(bytes.count, offset + buffer.count)
    guard offset < end else { return 0 }
    buffer.copyBytes(from: bytes[offset..<end])
    return end - offset
  }
}

extension SegmentSource {
  /// The bytes of a range; a file that has become shorter is an altered segment.
  func bytes(in range: Range<Int>) throws(StoreError) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: range.count)
    let count = try bytes.withUnsafeMutableBufferPointer { (buffer) throws(StoreError) in
      try read(into: UnsafeMutableRawBufferPointer(buffer), at: range.lowerBound)
    }
    guard count == range.count else {
      throw .segmentAltered(
        path: path, .length(expected: range.upperBound, found: range.lowerBound + count))
    }
    return bytes
  }

  /// Hands out the bytes of a range in pieces that fit in memory.
  func forEachChunk(
    in range: Range<Int>, _ body: ([UInt8], Int) throws(StoreError) -> Void
  ) throws(StoreError) {
    var offset = range.lowerBound
    while offset < range.upperBound {
      let chunk = try bytes(in: offset..<min(offset + 1 << 20, range.upperBound))
      try body(chunk, offset)
      offset += chunk.count
    }
  }

  /// The number of line feeds before an offset.
  func lineCount(upTo length: Int) throws(StoreError) -> Int {
    var count = 0
    try forEachChunk(in: 0..<length) { (chunk, _) throws(StoreError) in
      count += countOfNewlines(in: chunk)
    }
    return count
  }

  /// The position just after the last line feed before `end`, 0 when there is none.
  private func endOfLastLine(before end: Int) throws(StoreError) -> Int {
    var end = end
    while end > 0 {
      let start = max(0, end - 1 << 16)
      if let last = try bytes(in: start..<end).lastIndex(of: newline) { return start + last + 1 }
      end = start
    }
    return 0
  }

  /// Where the whole lines of the last segment end, and what follows them.
  ///
  /// A power cut may leave the last append, a single line, in three states besides whole: cut
  /// short (no line feed), lengthened but not filled (zero bytes), or with a disk sector that was
  /// never written although a later one was. Such a sector reads as zeros, which no line contains:
  /// looking at the first byte of each sector of the last line is enough to know.
  func wholeLines(ofLength length: Int) throws(StoreError) -> (end: Int, rest: TailKind?) {
    var end = try endOfLastLine(before: length)
    if end > 0 {
      let start = try endOfLastLine(before: end - 1)
      let line = try bytes(in: start..<end)
      let firstSector = (start + sectorSize - 1) / sectorSize * sectorSize
      let hasHole = stride(from: firstSector, to: end, by: sectorSize).contains {
        line[$0 - start] == 0
      }
      if hasHole || line[0] == 0 { end = start }
    }
    guard end < length else { return (end, nil) }
    var isZero = true
    try forEachChunk(in: end..<length) { (chunk, _) throws(StoreError) in
      isZero = isZero && chunk.allSatisfy { $0 == 0 }
    }
    return (end, isZero ? .zeros : .unterminated)
  }
}

let newline = UInt8(ascii: "\n")

/// The smallest unit that a disk writes.
private let sectorSize = 512

func countOfNewlines(in bytes: [UInt8]) -> Int {
  var count = 0
  forEachLineEnd(in: bytes) { _ in count += 1 }
  return count
}

/// Gives the position just after each line feed, in order.
func forEachLineEnd(in bytes: [UInt8], _ body: (Int) -> Void) {
  bytes.withUnsafeBytes { buffer in
    guard let base = buffer.baseAddress else { return }
    var offset = 0
    while let found = memchr(base + offset, Int32(newline), buffer.count - offset) {
      offset = UnsafeRawPointer(found) - base + 1
      body(offset)
    }
  }
}

/// Checks that a buffer holds exactly `count` terminated lines.
func checkLines(_ bytes: [UInt8], count: Int) throws(StoreError) {
  if let last = bytes.last, last != newline { throw .unusableLines(.unterminated) }
  if let offset = bytes.firstIndex(of: 0) { throw .unusableLines(.zeroByte(offset: offset)) }
  let found = countOfNewlines(in: bytes)
  if found != count { throw .unusableLines(.count(expected: count, found: found)) }
}
