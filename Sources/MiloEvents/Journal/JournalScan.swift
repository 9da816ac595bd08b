import Dispatch
import Synchronization

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// Told how much of a long work is done, and of how much; any thread may tell it, and it should be quick.
public typealias Progression = @Sendable (_ done: Int, _ total: Int) -> Void

/// One pass over all lines, on all cores: bytes in, compact events out.
///
/// The bytes are cut into chunks of about a mebibyte, each read and decoded by whichever core is
/// free; a line belongs to the chunk where it starts. Memory holds one buffer a core and the compact
/// events, never the text.
public struct JournalScan: Sendable {
  /// A run of consecutive lines.
  public struct Chunk: Sendable {
    /// Place of the segment in the snapshot.
    public var segment: Int
    /// Offset of the chunk in the segment, in bytes; its first line starts there or after.
    public var offset: Int
    /// Where the lines that the chunk may begin with end, in bytes.
    var end = Int.max
    /// Index of its first line.
    public var firstLine = 0
    /// How many lines start in the chunk.
    public var lineCount = 0
    /// The events; their `line` counts from the chunk's first one.
    public var block = FaitBlock()
    /// The events that a cache keeps, in the place of those of the block.
    package var kept: Kept?
    /// Which texts the words of the block number.
    public var worker = 0
    /// Leaf hash of each line, when they were asked for.
    public var leafHashes: [Digest] = []
    /// When the `id` of each line says that it was drawn, when that was asked for; nil for an `id` that is no
    /// UUID of version 7.
    package var idTimes: [RecordedTime?] = []
    /// The lines that are not valid, their index counted from the chunk's first one.
    public var faults: [LineFault] = []
    /// The valid lines that an append would refuse now, counted likewise, when all faults are reported.
    public var bornes: [LineFault] = []

    /// A chunk that starts at an offset of a segment.
    init(segment: Int, offset: Int, end: Int = .max) {
      self.segment = segment
      self.offset = offset
      self.end = end
    }

    /// A chunk of one line that was read before.
    fileprivate init(line: Int, _ event: Event, _ encoder: inout FaitEncoder) {
      self.init(segment: 0, offset: 0)
      (firstLine, lineCount) = (line, 1)
      encoder.append(event, line: 0, to: &block)
    }
  }

  /// The events of a run of lines, as a part of a cache keeps them.
  package struct Kept: Sendable {
    /// The part.
    package let part: CachePart
    /// Which of its blocks.
    package let block: CachePart.Block
  }

  /// The chunks, in the order of their lines.
  public var chunks: [Chunk]
  /// The texts that each worker numbered.
  public var texts: [Interner]
  /// The sources that each worker numbered.
  public var sources: [Interner]
  /// How many lines there are.
  public var lineCount: Int
  /// The segments that do not begin at the line their name says, when all faults are reported.
  public var gaps: [Gap] = []

  /// A segment that does not begin at the line its name says.
  public struct Gap: Hashable, Sendable {
    /// Name of the segment.
    public var segment: String
    /// The line its name says.
    public var announced: Int
    /// The number of lines before it.
    public var expected: Int
  }

  /// What a pass is asked for.
  public struct Options: Sendable {
    /// How many cores take part.
    public var workers = 2
    /// Bytes of a chunk.
    public var chunkSize = 1 << 20
    /// Numbers ids: that of the process, or that of the compact events kept from an earlier reading.
    public var hash = ByteHash.process
    /// Whether to hash every line.
    public var hashing = false
    /// Whether to note when the `id` of every line was drawn; decodes the lines.
    package var timingIds = false
    /// Whether to decode the lines; otherwise they are only counted, and hashed when asked.
    public var decoding = true
    /// Whether to go on after an invalid line, to report them all.
    public var reportsAllFaults = false
    /// Told how far the pass has come.
    public var progress: Progression?

    /// One worker a core, no hashing, stop at the first invalid line.
    public init() {
      workers = max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN)))
    }
  }

  init(chunks: [Chunk], texts: [Interner], sources: [Interner], lineCount: Int) {
    (self.chunks, self.texts, self.sources) = (chunks, texts, sources)
    self.lineCount = lineCount
  }

  /// The scan of some lines only, as if the journal held nothing else.
  ///
  /// - Parameters:
  ///   - lines: the events, upcast, with their recorded times, by rising indexes below 2³².
  ///   - hash: numbers ids.
  package init(lines: [(index: Int, event: Event)], hash: ByteHash = .process) {
    var encoder = FaitEncoder(hash: hash)
    chunks = lines.map { Chunk(line: $0.index, $0.event, &encoder) }
    (texts, sources) = ([encoder.texts], [encoder.sources])
    lineCount = lines.last.map { $0.index + 1 } ?? 0
  }

  /// The scan of these lines, and of others that follow them.
  package func followed(by next: JournalScan) -> JournalScan {
    var all = next
    for place in all.chunks.indices { all.chunks[place].worker += texts.count }
    all.chunks = chunks + all.chunks
    (all.texts, all.sources) = (texts + next.texts, sources + next.sources)
    return all
  }

  /// Reads all lines of a snapshot.
  ///
  /// - Throws: the first invalid line, unless all faults were asked for, or an error of the store.
  public static func read(
    _ snapshot: StoreSnapshot, _ options: Options = Options()
  ) throws(JournalError) -> JournalScan {
    var scan = try read(
      snapshot.segments.indices.map { ($0, 0..<snapshot.segments[$0].byteCount) }, of: snapshot,
      options)
    try scan.count(of: snapshot, options)
    return scan
  }

  /// Reads the lines that a snapshot has beyond an earlier one of the same place.
  ///
  /// - Parameter lineCount: how many lines the earlier one had.
  /// - Returns: nil when the files are not those that the earlier snapshot saw, with lines added behind.
  /// - Throws: as reading all lines does; and that lines which were there are gone.
  package static func read(
    _ snapshot: StoreSnapshot, since earlier: StoreSnapshot, lineCount: Int, _ options: Options
  ) throws(JournalError) -> JournalScan? {
    let regions = try storing { () throws(StoreError) in
      try snapshot.additions(since: earlier)
    }
    guard let regions else { return nil }
    var scan = try read(regions, of: snapshot, options)
    scan.lineCount = lineCount
    try scan.count(of: snapshot, options)
    return scan
  }

  /// Reads the lines of some parts of segments, each from the start of a line to the end of one.
  static func read(
    _ regions: [(segment: Int, range: Range<Int>)], of snapshot: StoreSnapshot, _ options: Options
  ) throws(JournalError) -> JournalScan {
    var plan: [Chunk] = []
    for (segment, range) in regions {
      for offset in stride(from: range.lowerBound, to: range.upperBound, by: options.chunkSize) {
        plan.append(Chunk(segment: segment, offset: offset, end: range.upperBound))
      }
    }
    let workers = min(options.workers, max(1, plan.count))
    return try decode(plan, of: snapshot, workers: workers, options)
  }

  /// Counts the lines of all chunks, which are in order, and numbers what they hold.
  ///
  /// - Throws: the first invalid line, unless all faults were asked for.
  mutating func count(
    of snapshot: StoreSnapshot, _ options: Options
  ) throws(JournalError) {
    for place in chunks.indices {
      let extent = snapshot.segments[chunks[place].segment]
      if chunks[place].offset == 0, extent.firstLine != lineCount {
        guard options.reportsAllFaults else {
          throw .segmentGap(segment: extent.name, expected: lineCount)
        }
        gaps.append(
          Gap(segment: extent.name, announced: extent.firstLine, expected: lineCount))
      }
      chunks[place].firstLine = lineCount
      for fault in chunks[place].faults.indices {
        chunks[place].faults[fault].index += lineCount
      }
      for fault in chunks[place].bornes.indices {
        chunks[place].bornes[fault].index += lineCount
      }
      if let fault = chunks[place].faults.first, !options.reportsAllFaults {
        throw .line(fault)
      }
      lineCount += chunks[place].lineCount
    }
  }

  private static func decode(
    _ plan: [Chunk], of snapshot: StoreSnapshot, workers: Int, _ options: Options
  ) throws(JournalError) -> JournalScan {
    let next = Atomic<Int>(0)
    let finished = Atomic<Int>(0)
    let noText = Array(repeating: Interner(), count: workers)
    let done = Mutex<(scan: JournalScan, failure: StoreError?)>(
      (JournalScan(chunks: plan, texts: noText, sources: noText, lineCount: 0), nil))
    DispatchQueue.concurrentPerform(iterations: workers) { worker in
      var decoder = ChunkDecoder(snapshot: snapshot, options: options)
      while true {
        let place = next.wrappingAdd(1, ordering: .relaxed).oldValue
        guard place < plan.count else { break }
        var chunk = plan[place]
        chunk.worker = worker
        do throws(StoreError) {
          try decoder.decode(&chunk)
          done.withLock { $0.scan.chunks[place] = chunk }
          options.progress?(finished.wrappingAdd(1, ordering: .relaxed).newValue, plan.count)
        } catch {
          done.withLock { $0.failure = $0.failure ?? error }
        }
      }
      done.withLock {
        $0.scan.texts[worker] = decoder.encoder.texts
        $0.scan.sources[worker] = decoder.encoder.sources
      }
    }
    return try done.withLock { result throws(JournalError) in
      if let failure = result.failure { throw .store(failure) }
      return result.scan
    }
  }
}

/// Reads and decodes chunks, one after the other, with one buffer.
private struct ChunkDecoder: ~Copyable {
  let snapshot: StoreSnapshot
  let options: JournalScan.Options
  var encoder: FaitEncoder
  private let reader = FastReader.shared
  private let buffer: UnsafeMutableRawBufferPointer

  init(snapshot: StoreSnapshot, options: JournalScan.Options) {
    self.snapshot = snapshot
    self.options = options
    encoder = FaitEncoder(hash: options.hash)
    buffer = .allocate(
      byteCount: options.chunkSize + EventReader.longestLine + 2 + FastReader.padding,
      alignment: 64)
  }

  deinit {
    buffer.deallocate()
  }

  mutating func decode(_ chunk: inout JournalScan.Chunk) throws(StoreError) {
    // Lines are rarely shorter than this: the arrays then never grow.
    chunk.block.faits.reserveCapacity(options.chunkSize / 256)
    chunk.block.words.reserveCapacity(options.chunkSize / 64)
    // One byte more at the front tells whether the chunk begins with a line of its own.
    let lead = chunk.offset == 0 ? 0 : 1
    let origin = chunk.offset - lead
    let available = try read(chunk.segment, at: origin)
    let limit = min(options.chunkSize, chunk.end - chunk.offset) + lead
    var position = 0
    if lead == 1 {
      guard let end = newline(from: 0, to: available) else { return }
      position = end + 1
    }
    while position < min(limit, available) {
      guard let end = newline(from: position, to: available) else {
        let whole = snapshot.segments[chunk.segment].byteCount - origin
        // The buffer has room for any valid line that begins before the limit.
        if available < whole {
          try appendOverlong(from: position, to: available, origin, &chunk)
        }
        break
      }
      append(position..<end, origin, &chunk)
      position = end + 1
    }
  }

  /// Reads a line longer than any valid one to its end, without ever holding it: it is hashed and
  /// counted, and its length is reported.
  private mutating func appendOverlong(
    from position: Int, to available: Int, _ origin: Int, _ chunk: inout JournalScan.Chunk
  ) throws(StoreError) {
    let offset = origin + position
    var hash = MerkleTree.LeafHash()
    var (start, end, base) = (position, available, origin)
    var length = 0
    while true {
      let found = newline(from: start, to: end)
      let piece = UnsafeRawBufferPointer(rebasing: buffer[start..<(found ?? end)])
      if options.hashing { hash.update(piece) }
      length += piece.count
      if found != nil { break }
      base += end
      (start, end) = (0, try read(chunk.segment, at: base))
      // Bytes without a line feed are no line, however many.
      if end == 0 { return }
    }
    if options.hashing { chunk.leafHashes.append(hash.digest()) }
    if options.decoding {
      chunk.faults.append(
        LineFault(
          index: chunk.lineCount, segment: snapshot.segments[chunk.segment].name, offset: offset,
          fault: EventReader.overlong(length)))
      if options.timingIds { chunk.idTimes.append(nil) }
    }
    chunk.lineCount += 1
  }

  private func read(_ segment: Int, at origin: Int) throws(StoreError) -> Int {
    let room = UnsafeMutableRawBufferPointer(
      rebasing: buffer[..<(buffer.count - FastReader.padding)])
    return try snapshot.read(segment: segment, at: origin, into: room)
  }

  @inline(__always)
  private func newline(from start: Int, to end: Int) -> Int? {
    guard start < end, let base = UnsafeRawPointer(buffer.baseAddress),
      let found = memchr(base + start, 0x0A, end - start)
    else { return nil }
    return UnsafeRawPointer(found) - base
  }

  @inline(__always)
  private mutating func append(
    _ range: Range<Int>, _ origin: Int, _ chunk: inout JournalScan.Chunk
  ) {
    let line = UnsafeRawBufferPointer(rebasing: buffer[range])
    if options.hashing { chunk.leafHashes.append(MerkleTree.leafHash(line)) }
    let index = UInt32(chunk.lineCount)
    chunk.lineCount += 1
    guard options.decoding, let base = buffer.baseAddress else { return }
    let start = UnsafePointer(base.assumingMemoryBound(to: UInt8.self)) + range.lowerBound
    if range.count <= EventReader.longestLine,
      reader.append(start, count: range.count, index: index, to: &chunk.block, &encoder)
    {
      if options.timingIds { chunk.idTimes.append(UUIDv7.time(inLine: line)) }
      return
    }
    appendGeneral(
      UnsafeBufferPointer(start: start, count: range.count), index, at: origin + range.lowerBound,
      &chunk)
  }

  @inline(never)
  private mutating func appendGeneral(
    _ line: UnsafeBufferPointer<UInt8>, _ index: UInt32, at offset: Int,
    _ chunk: inout JournalScan.Chunk
  ) {
    func fault(_ fault: FieldError) -> LineFault {
      LineFault(
        index: Int(index), segment: snapshot.segments[chunk.segment].name, offset: offset,
        fault: fault)
    }
    var idTime: RecordedTime?
    defer { if options.timingIds { chunk.idTimes.append(idTime) } }
    do throws(FieldError) {
      let event = try EventReader.event(in: line)
      idTime = UUIDv7.time(of: event.id)
      guard event.recordedTime != nil else {
        throw FieldError(
          field: "recordedtime", found: "rien : l’attribut manque",
          expected: "AAAA-MM-JJTHH:MM:SS.mmmZ", rule: .enveloppe)
      }
      encoder.append(try Catalogue.upcast(event), line: index, to: &chunk.block)
      guard options.reportsAllFaults else { return }
      do throws(FieldError) {
        try event.checkBornes()
        try event.declaration?.checkChiffrement(event.data)
      } catch {
        chunk.bornes.append(fault(error))
      }
    } catch {
      chunk.faults.append(fault(error))
    }
  }
}
