import Dispatch
import Synchronization

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// A reading of a journal that takes from its cache the lines that were read before, and reads the others.
///
/// A part of the cache is believed when its segment is still the same file, by its size and times, as when
/// its lines were last compared; otherwise its lines are hashed first, and it is believed if the hashes are
/// those of the part.
public struct CachedScan: Sendable {
  /// The chunks; those that the cache gave have no block, but what it keeps.
  public private(set) var scan: JournalScan
  /// The names of the segments whose lines are not those that the cache had kept.
  public private(set) var contradicted: [String] = []
  let folder: CacheFolder
  /// Numbers the ids of all events.
  public let hash: ByteHash
  var segments: [Segment] = []
  private(set) var former = SegmentStamps()
  private(set) var removed: [(segment: Int, from: Int, to: Int)] = []
  /// What was made of all parts together; nil when it is to be made again.
  package private(set) var union: CacheUnion?
  /// How many of the workers read lines; the texts of the parts come after theirs.
  private var readers = 0

  /// What is known of a segment.
  struct Segment: Sendable {
    var extent: SegmentExtent
    /// The file as it was before anything was read; nil when it may still have been written at that time.
    var stamp: FileStatus?
    var parts: [CachePart] = []
    var isTrusted = false
    /// Whether the lines that follow the parts are to be kept.
    var keepsRest = false

    var covered: Int { parts.last?.origin.to ?? 0 }
    var rest: Range<Int> { covered..<extent.byteCount }
  }

  /// Reads all lines of a snapshot.
  ///
  /// - Parameters:
  ///   - snapshot: the lines.
  ///   - folder: the cache.
  ///   - keeps: whether what is read will be kept; see ``keep(kinds:)``.
  ///   - options: how to read what the cache does not have; its `hash` is that of the cache.
  /// - Throws: the first invalid line, or an error of the store; an error of the cache is none.
  public init(
    _ snapshot: StoreSnapshot, _ folder: CacheFolder, keeps: Bool, _ options: JournalScan.Options
  ) throws(JournalError) {
    try self.init(snapshot, folder, options)
    var options = options
    options.hash = hash
    union = try? CacheUnion(of: sums, in: folder, hash: hash)
    if keeps { plan() }
    options.hashing = options.hashing || segments.contains { $0.keepsRest }
    let regions = segments.indices.filter { !segments[$0].rest.isEmpty }
      .map { ($0, segments[$0].rest) }
    let read = try JournalScan.read(regions, of: snapshot, options)
    readers = read.texts.count
    scan = joined(read)
    try scan.count(of: snapshot, options)
  }

  /// Finds what the cache has of a snapshot, and whether it is to be believed.
  private init(
    _ snapshot: StoreSnapshot, _ folder: CacheFolder, _ options: JournalScan.Options
  ) throws(JournalError) {
    self.folder = folder
    let known = folder.hash()
    hash = known ?? options.hash
    scan = JournalScan(chunks: [], texts: [], sources: [], lineCount: 0)
    former = SegmentStamps(folder: folder.path, on: folder.system)
    let parts = known == nil ? [:] : folder.parts()
    segments = snapshot.segments.indices.map { place in
      let extent = snapshot.segments[place]
      let stamp = snapshot.source(ofSegment: place).stamp
      return Segment(
        extent: extent, stamp: Self.isSettled(stamp) ? stamp : nil,
        isTrusted: stamp != nil && former.entries[extent.firstLine]?.status == stamp)
    }
    open(parts)
    var options = options
    options.hash = hash
    try doubt(snapshot, options)
  }

  /// What is kept of segments, no line of which is looked at.
  init(folder: CacheFolder, hash: ByteHash, segments: [Segment]) {
    (self.folder, self.hash, self.segments) = (folder, hash, segments)
    scan = JournalScan(chunks: [], texts: [], sources: [], lineCount: 0)
  }

  /// What a cache has of the lines of a journal.
  public struct Coverage: Hashable, Sendable {
    /// Bytes of the lines that need not be read again.
    public let covered: Int
    /// Bytes of all lines.
    public let total: Int
    /// The names of the segments whose lines are not those that the cache had kept.
    public let contradicted: [String]
  }

  /// What a cache has of the lines of a snapshot; nothing is written.
  ///
  /// - Complexity: hashes the lines of the segments that changed since the cache was made.
  public static func coverage(
    of snapshot: StoreSnapshot, _ folder: CacheFolder
  ) throws(JournalError) -> Coverage {
    let cached = try CachedScan(snapshot, folder, JournalScan.Options())
    return Coverage(
      covered: cached.segments.reduce(0) { $0 + $1.covered }, total: snapshot.byteCount,
      contradicted: cached.contradicted)
  }

  /// Whether a file was last changed long enough ago for its times to tell a later change.
  private static func isSettled(_ stamp: FileStatus?) -> Bool {
    guard let stamp else { return false }
    var now = timespec()
    clock_gettime(CLOCK_REALTIME, &now)
    let grain: Int64 = 20_000_000
    let moment = Int64(now.tv_sec) &* 1_000_000_000 &+ Int64(now.tv_nsec)
    return max(stamp.modified, stamp.changed) < moment - grain
  }

  /// Opens the parts of each segment that follow one another from its first line on.
  private mutating func open(_ names: [Int: [(from: Int, to: Int)]]) {
    var wanted: [(place: Int, from: Int, to: Int)] = []
    for place in segments.indices {
      let extent = segments[place].extent
      for part in names[extent.firstLine] ?? [] where part.to <= extent.byteCount {
        wanted.append((place, part.from, part.to))
      }
    }
    let opened = Mutex([CachePart?](repeating: nil, count: wanted.count))
    let (folder, hash, extents, asked) = (folder, hash, segments.map(\.extent), wanted)
    DispatchQueue.concurrentPerform(iterations: asked.count) { number in
      let (place, from, to) = asked[number]
      let segment = extents[place].firstLine
      let part = try? CachePart(
        folder.path(of: segment, from, to), of: (segment, from, to), hash: hash, on: folder.system)
      opened.withLock { $0[number] = part }
    }
    let all = opened.withLock { $0 }
    for place in segments.indices {
      let own = wanted.indices.filter { wanted[$0].place == place }.compactMap { all[$0] }
      var line = segments[place].extent.firstLine
      // Of those that begin at one line, the longest one is the last made.
      while let next = own.filter({
        $0.origin.from == segments[place].covered && $0.origin.firstLine == line
      }).max(by: { $0.origin.to < $1.origin.to }) {
        segments[place].parts.append(next)
        line += next.origin.lineCount
      }
      let vouched = former.entries[segments[place].extent.firstLine]?.parts ?? []
      if !segments[place].parts.allSatisfy({ vouched.contains($0.sum) }) {
        segments[place].isTrusted = false
      }
    }
    let kept = Set(
      segments.flatMap { $0.parts.map(\.origin) }.map { [$0.segment, $0.from, $0.to] })
    for (segment, parts) in names {
      for part in parts where !kept.contains([segment, part.from, part.to]) {
        removed.append((segment, part.from, part.to))
      }
    }
  }

  /// Compares the lines of the segments that are no longer the same files to the hashes of their parts.
  private mutating func doubt(
    _ snapshot: StoreSnapshot, _ options: JournalScan.Options
  ) throws(JournalError) {
    var regions: [(segment: Int, range: Range<Int>)] = []
    for (place, segment) in segments.enumerated() where !segment.isTrusted {
      regions += segment.parts.map { (place, $0.origin.from..<$0.origin.to) }
    }
    if regions.isEmpty { return }
    var hashing = options
    (hashing.hashing, hashing.decoding) = (true, false)
    let read = try JournalScan.read(regions, of: snapshot, hashing)
    for place in segments.indices where !segments[place].isTrusted {
      let parts = segments[place].parts
      let sound = parts.prefix { part in
        var range = CompactRange(start: part.origin.firstLine)
        for chunk in read.chunks
        where chunk.segment == place && part.origin.from..<part.origin.to ~= chunk.offset {
          range.append(CompactRange(start: range.end, leafHashes: chunk.leafHashes))
        }
        return range == part.hashes
      }
      guard sound.count < parts.count else { continue }
      segments[place].parts = Array(sound)
      contradicted.append(segments[place].extent.name)
      removed += parts[sound.count...].map { ($0.origin.segment, $0.origin.from, $0.origin.to) }
    }
  }

  /// The checksums of the parts, in the order of their lines.
  var sums: [UInt64] { segments.flatMap { $0.parts.map(\.sum) } }

  /// The parts, in the order of their lines.
  package var parts: [CachePart] { segments.flatMap(\.parts) }

  /// The lines that no part has; nil when others come after some of them.
  package var rest: JournalScan? {
    let kept = scan.chunks.prefix { $0.kept != nil }.count
    let chunks = scan.chunks[kept...]
    guard chunks.allSatisfy({ $0.kept == nil }) else { return nil }
    return JournalScan(
      chunks: Array(chunks), texts: Array(scan.texts[..<readers]),
      sources: Array(scan.sources[..<readers]), lineCount: scan.lineCount)
  }

  /// Decides what will be kept: short parts are read again with what follows them, so that they stay few.
  private mutating func plan() {
    for place in segments.indices where !segments[place].rest.isEmpty {
      let isLast = place == segments.count - 1
      // What is made of all parts is made of all lines.
      let isLong = segments[place].rest.count >= folder.smallestPart || union == nil
      guard segments[place].parts.isEmpty || isLong || !isLast else { continue }
      segments[place].keepsRest = true
      while let last = segments[place].parts.last?.origin,
        last.to - last.from <= 2 * segments[place].rest.count
      {
        segments[place].parts.removeLast()
        removed.append((last.segment, last.from, last.to))
      }
      union = nil
    }
  }

  /// All chunks in the order of their lines: those of the parts, and those that were read.
  private func joined(_ read: JournalScan) -> JournalScan {
    var all = JournalScan(chunks: [], texts: read.texts, sources: read.sources, lineCount: 0)
    var rest = read.chunks[...]
    for (place, segment) in segments.enumerated() {
      for part in segment.parts {
        for block in part.blocks {
          var chunk = JournalScan.Chunk(segment: place, offset: block.offset)
          chunk.lineCount = block.count
          chunk.worker = all.texts.count
          chunk.kept = JournalScan.Kept(part: part, block: block)
          all.chunks.append(chunk)
        }
        all.texts.append(part.texts)
        all.sources.append(part.sources)
      }
      let own = rest.prefix { $0.segment == place }
      all.chunks += own
      rest = rest.dropFirst(own.count)
    }
    return all
  }
}
