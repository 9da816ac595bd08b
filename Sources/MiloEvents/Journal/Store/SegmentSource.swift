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
  /// The file behind it as it was when it was first looked at; nil without any.
  var stamp: FileStatus? { get }
}

/// A segment kept in memory.
struct MemorySegment: SegmentSource {
  var path: String
  var bytes: [UInt8]

  var stamp: FileStatus? { nil }

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

  /// The position just after the last line feed before `end`, 0 when there is none, and whether
  /// nothing but zeros follows it.
  private func lastLine(before end: Int) throws(StoreError) -> (end: Int, isZeros: Bool) {
    var end = end
    var isZeros = true
    // A line is nearly always short; what is not a line may be as long as the disk.
    var block = 1 << 16
    while end > 0 {
      let start = max(0, end - block)
      let bytes = try bytes(in: start..<end)
      let last = lastNewline(in: bytes)
      let rest = last.map { bytes.dropFirst($0 + 1) } ?? bytes[...]
      isZeros = isZeros && isAllZeros(rest)
      if let last { return (start + last + 1, isZeros) }
      end = start
      block = 1 << 20
    }
    return (0, isZeros)
  }

  /// Where the whole lines of the last segment end, and what follows them.
  ///
  /// A power cut may leave the last append, a single line, in three states besides whole: cut
  /// short (no line feed), lengthened but not filled (zero bytes), or with a disk sector that was
  /// never written although a later one was. Such a sector reads as zeros, which no line contains:
  /// looking at the first byte of each sector of the last line is enough to know.
  func wholeLines(ofLength length: Int) throws(StoreError) -> (end: Int, rest: TailKind?) {
    let found = try lastLine(before: length)
    if found.end > 0 {
      let start = try lastLine(before: found.end - 1).end
      // The line has its bytes, if not all of them: it was torn.
      if try hasHole(start..<found.end) { return (start, try rest(start..<length)) }
    }
    guard found.end < length else { return (length, nil) }
    return (found.end, found.isZeros ? .zeros : .unterminated)
  }

  /// What bytes that are no whole line are.
  private func rest(_ range: Range<Int>) throws(StoreError) -> TailKind {
    var isZeros = true
    try forEachChunk(in: range) { (chunk, _) throws(StoreError) in
      isZeros = isZeros && isAllZeros(chunk[...])
    }
    return isZeros ? .zeros : .unterminated
  }

  /// Whether a sector of a line, or its first byte, was never written.
  private func hasHole(_ line: Range<Int>) throws(StoreError) -> Bool {
    var hasHole = false
    try forEachChunk(in: line) { (chunk, offset) throws(StoreError) in
      guard !hasHole else { return }
      let first = (offset + sectorSize - 1) / sectorSize * sectorSize
      hasHole =
        offset == line.lowerBound && chunk[0] == 0
        || stride(from: first, to: offset + chunk.count, by: sectorSize).contains {
          chunk[$0 - offset] == 0
        }
    }
    return hasHole
  }
}

let newline = UInt8(ascii: "\n")

/// The smallest unit that a disk writes.
private let sectorSize = 512

/// Whether bytes are all zero; so are none at all.
func isAllZeros(_ bytes: ArraySlice<UInt8>) -> Bool {
  bytes.withUnsafeBytes { buffer in
    guard let base = buffer.baseAddress, buffer.count > 0 else { return true }
    return buffer[0] == 0 && memcmp(base, base + 1, buffer.count - 1) == 0
  }
}

/// The place of the last line feed.
private func lastNewline(in bytes: [UInt8]) -> Int? {
  bytes.withUnsafeBytes { buffer in
    guard let base = buffer.baseAddress else { return nil }
    var end = buffer.count
    while end > 0 {
      var start = max(0, end - 4096)
      var last: Int?
      while start < end, let found = memchr(base + start, Int32(newline), end - start) {
        let place = UnsafeRawPointer(found) - base
        (last, start) = (place, place + 1)
      }
      if let last { return last }
      end = max(0, end - 4096)
    }
    return nil
  }
}

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
