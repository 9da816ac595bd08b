/// The committed lines of a store at one moment; later appends do not change it.
public struct StoreSnapshot: Sendable {
  /// The segments, in the order of their lines; none is empty.
  public let segments: [SegmentExtent]
  /// What follows the last committed line, if anything.
  public let tail: TailRemark?
  /// The `.jsonl` files of the folder that are not segments.
  public let foreignFiles: [String]
  private let sources: [any SegmentSource]
  /// The files, as they were when the snapshot was taken.
  private let stamps: [FileStatus?]

  init(
    _ parts: [(extent: SegmentExtent, source: any SegmentSource)], tail: TailRemark?,
    foreignFiles: [String] = []
  ) {
    segments = parts.map(\.extent)
    sources = parts.map(\.source)
    stamps = parts.map(\.source.stamp)
    self.tail = tail
    self.foreignFiles = foreignFiles
  }

  /// What a store of one's own holds.
  ///
  /// - Parameter segments: in the order of their lines, each begun where the one before ends; those that are
  ///   empty are left out.
  public init(_ segments: [LineSegment]) {
    self.init(
      segments.filter { $0.byteCount > 0 }.map { segment in
        (
          SegmentExtent(
            name: SegmentName(firstLine: segment.firstLine).text, firstLine: segment.firstLine,
            path: segment.path, byteCount: segment.byteCount), segment
        )
      }, tail: nil)
  }

  /// The number of committed bytes, over all segments.
  public var byteCount: Int { segments.reduce(0) { $0 + $1.byteCount } }

  /// Reads bytes of a segment; several threads may do so at once.
  ///
  /// - Parameters:
  ///   - segment: its position in `segments`.
  ///   - offset: where to begin, in bytes from the start of the segment.
  ///   - buffer: where the bytes go.
  /// - Returns: the number of bytes read: that of the buffer, except at the end of the segment.
  /// - Throws: `segmentAltered` when the file has become shorter, or the error of the system.
  public func read(
    segment: Int, at offset: Int, into buffer: UnsafeMutableRawBufferPointer
  ) throws(StoreError) -> Int {
    let length = min(buffer.count, segments[segment].byteCount - offset)
    guard length > 0 else { return 0 }
    let count = try sources[segment].read(
      into: UnsafeMutableRawBufferPointer(rebasing: buffer[..<length]), at: offset)
    guard count == length else {
      throw .segmentAltered(
        path: segments[segment].path,
        .length(expected: segments[segment].byteCount, found: offset + count))
    }
    return count
  }

  /// All the bytes of a segment; for small journals and for tests.
  public func bytes(ofSegment segment: Int) throws(StoreError) -> [UInt8] {
    try sources[segment].bytes(in: 0..<segments[segment].byteCount)
  }

  /// Counts the lines, and checks that each segment bears the number of the lines before it.
  ///
  /// - Parameter counted: a number of leading lines already counted: segments that hold only
  ///   such lines are not read.
  /// - Throws: `segmentMissing`, `foreignSegment`, `segmentAltered`, or the error of the system.
  public func lineCount(counted: Int = 0) throws(StoreError) -> Int {
    var lines = 0
    for (position, extent) in segments.enumerated() {
      if extent.firstLine < lines {
        throw .foreignSegment(path: extent.path, linesBefore: lines)
      }
      if extent.firstLine > lines {
        let folder = extent.path.dropLast(extent.name.utf8.count)
        throw .segmentMissing(
          path: folder + SegmentName(firstLine: lines).text, next: extent.path)
      }
      let next = position + 1 < segments.count ? segments[position + 1].firstLine : nil
      if let next, next <= counted {
        lines = next
        continue
      }
      if try bytesEndLine(position) == false {
        throw .segmentAltered(path: extent.path, .unterminated)
      }
      lines += try sources[position].lineCount(upTo: extent.byteCount)
    }
    return lines
  }

  private func bytesEndLine(_ segment: Int) throws(StoreError) -> Bool {
    let length = segments[segment].byteCount
    return try sources[segment].bytes(in: length - 1..<length) == [newline]
  }

  /// What stands before an offset of a segment.
  func before(segment name: String, offset: Int) -> StoreSnapshot {
    var parts: [(extent: SegmentExtent, source: any SegmentSource)] = []
    for (extent, source) in zip(segments, sources) {
      guard extent.name == name else {
        parts.append((extent, source))
        continue
      }
      let cut = SegmentExtent(
        name: name, firstLine: extent.firstLine, path: extent.path, byteCount: offset)
      if offset > 0 { parts.append((cut, source)) }
      break
    }
    return StoreSnapshot(parts, tail: nil)
  }

  /// Whether nothing shows that the files changed since an earlier snapshot of the same place:
  /// neither their names nor their sizes, nor which files they are, nor when they were last written.
  public func isUnchanged(since earlier: StoreSnapshot) -> Bool {
    segments == earlier.segments && stamps == earlier.stamps
  }

  /// Where the lines that an earlier snapshot of the same place lacks stand, segment after segment.
  ///
  /// - Returns: nil when the files are not those that the earlier snapshot saw, with lines added behind: other
  ///   files, or a closed segment that was written again.
  /// - Throws: `segmentAltered` or `segmentMissing` when lines that were there are gone.
  func additions(
    since earlier: StoreSnapshot
  ) throws(StoreError) -> [(segment: Int, range: Range<Int>)]? {
    guard byteCount >= earlier.byteCount else { throw shortening(since: earlier) }
    guard let last = earlier.segments.indices.last else {
      return segments.indices.map { ($0, 0..<segments[$0].byteCount) }
    }
    guard segments.count > last else { return nil }
    for place in 0...last {
      let (now, then) = (segments[place], earlier.segments[place])
      guard now.name == then.name, now.firstLine == then.firstLine,
        now.byteCount >= then.byteCount, place == last || now.byteCount == then.byteCount
      else { return nil }
      switch (stamps[place], earlier.stamps[place]) {
      case (nil, nil): break
      case (let now?, let then?):
        guard place == last ? now.isSameFile(as: then) : now == then else { return nil }
      default: return nil
      }
    }
    var regions = [(last, earlier.segments[last].byteCount..<segments[last].byteCount)]
    regions += segments.indices.dropFirst(last + 1).map { ($0, 0..<segments[$0].byteCount) }
    return regions.filter { !$0.1.isEmpty }
  }

  /// What shows that lines of an earlier snapshot are gone.
  private func shortening(since earlier: StoreSnapshot) -> StoreError {
    for (place, then) in earlier.segments.enumerated() {
      guard place < segments.count else { return .notFound(path: then.path) }
      if segments[place].byteCount < then.byteCount {
        return .segmentAltered(
          path: then.path,
          .length(expected: then.byteCount, found: segments[place].byteCount))
      }
    }
    return .segmentAltered(
      path: earlier.segments[0].path,
      .length(expected: earlier.byteCount, found: byteCount))
  }

  /// The source of a segment.
  func source(ofSegment segment: Int) -> any SegmentSource { sources[segment] }
}

/// A segment of a snapshot.
public struct SegmentExtent: Equatable, Sendable {
  /// The file name, for instance `00000000000000262144.jsonl`.
  public let name: String
  /// The index of its first line, as its name says.
  public let firstLine: Int
  /// The path of the file.
  public let path: String
  /// The number of committed bytes.
  public let byteCount: Int
}

/// Lines that a store of one's own keeps together, whole, and never changes.
public struct LineSegment: SegmentSource {
  /// Where they are kept, as messages say it.
  public let path: String
  /// The index of the first line.
  public let firstLine: Int
  /// The number of bytes, line feeds included.
  public let byteCount: Int
  private let bytes: @Sendable (Range<Int>) throws(StoreError) -> [UInt8]

  var stamp: FileStatus? { nil }

  /// A segment of that many bytes.
  ///
  /// - Parameter bytes: gives those of a range, from any thread.
  public init(
    path: String, firstLine: Int, byteCount: Int,
    bytes: @escaping @Sendable (Range<Int>) throws(StoreError) -> [UInt8]
  ) {
    self.path = path
    self.firstLine = firstLine
    self.byteCount = byteCount
    self.bytes = bytes
  }

  func read(
    into buffer: UnsafeMutableRawBufferPointer, at offset: Int
  ) throws(StoreError) -> Int {
    let end = min(byteCount, offset + buffer.count)
    guard offset < end else { return 0 }
    let found = try bytes(offset..<end).prefix(end - offset)
    buffer.copyBytes(from: found)
    return found.count
  }
}
