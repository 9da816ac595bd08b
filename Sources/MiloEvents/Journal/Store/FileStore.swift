/// The lines of a journal in a folder, in segments that only grow.
///
/// The guarantee: when `append` returns, its lines survive a power cut; if it never returns, all
/// of its lines are there afterwards, or none. The system calls of an append, in order:
///
///     one line                 stat(folder, .verrou, segment, next segment)
///                              pwrite(segment)  fdatasync(segment)
///     several lines            the same stat
///                              pwrite(.lot, open)  fdatasync(.lot)
///                              pwrite(segment)  fdatasync(segment)
///                              pwrite(.lot, closed: one byte)
///     into a new segment       open(segment, O_EXCL)  pwrite  fdatasync  fsync(folder)
///                              stat(folder)
///
/// A single line is committed by its line feed, a batch by the presence of all its bytes: the
/// record in `.lot` carries their digest. The record need not be durably closed: after a crash, a
/// batch that is whole is committed, whatever the record says.
public struct FileStore: LineStore {
  /// The folder of the journal.
  public let folder: String
  let system: any FileSystem
  let digest: BatchDigest

  /// Makes a store over a folder, without reading it.
  ///
  /// - Parameters:
  ///   - folder: the folder that holds `journal.json`.
  ///   - digest: a strong digest of a batch, in at most 64 characters without spaces; it must
  ///     remain the same for the life of a journal. By default FNV-1a over 128 bits.
  public init(folder: String, digest: (@Sendable ([UInt8]) -> String)? = nil) {
    self.init(
      folder: folder, digest: digest.map { BatchDigest.other($0) } ?? .fingerprint,
      system: SystemFileSystem())
  }

  init(
    folder: String, digest: BatchDigest = .fingerprint, system: any FileSystem = SystemFileSystem()
  ) {
    self.folder = folder
    self.system = system
    self.digest = digest
  }

  /// The committed lines, read without any lock; a folder without `journal.json` is an error.
  public func snapshot() throws(StoreError) -> StoreSnapshot {
    try committedView().snapshot
  }

  func path(_ name: String) -> String { folder + "/" + name }

  func path(ofSegment firstLine: Int) -> String { path(SegmentName(firstLine: firstLine).text) }
}

extension FileStore {
  /// Where the committed lines end, as every reader and every opening writer sees it.
  struct CommittedView {
    var segments: [ListedSegment]
    var tail: TailRemark?
    var foreignFiles: [String]
    var record: BatchRecord?
    /// Where a batch that does not count begins, when the segments were cut there.
    var cut: LinePosition?

    var snapshot: StoreSnapshot {
      let parts = segments.filter { $0.committed > 0 }.map { segment in
        let name = SegmentName(firstLine: segment.firstLine).text
        let extent = SegmentExtent(
          name: name, firstLine: segment.firstLine, path: segment.source.path,
          byteCount: segment.committed)
        return (extent, segment.source as any SegmentSource)
      }
      return StoreSnapshot(parts, tail: tail, foreignFiles: foreignFiles)
    }
  }

  /// A segment as found in the folder.
  struct ListedSegment {
    var firstLine: Int
    var source: StoredSegment
    /// The bytes that hold committed lines; the others are a tail.
    var committed: Int

    var size: Int { source.status.size }
  }

  /// Reads where the committed lines end, without any lock.
  ///
  /// The order is: `.lot`, the sizes of the segments, `.lot` again. Three facts make it right:
  /// nothing of a batch is written before its record; all that precedes the start of a record is
  /// committed; each batch has the next generation. So, with what the first reading says:
  ///
  /// - A batch that is being written, or was when the machine stopped, and is not whole in these
  ///   sizes: it was not acknowledged, and the committed lines end where it begins, whatever
  ///   happened since.
  /// - A batch that is whole: it counts. If the second reading has the same generation, nothing
  ///   but single lines followed. If it has the next one, the committed lines end where that new
  ///   batch begins, and all that was acknowledged before the first reading precedes it.
  /// - Two batches or more have begun meanwhile, or a file has vanished (a writer took back an
  ///   append that failed): the sizes may show a part of one, and are taken again.
  ///
  /// A record may also be a stale one, or forged: one that hides lines is believed only where it
  /// can be true, and never over the lines that a signed head covers.
  func committedView() throws(StoreError) -> CommittedView {
    try checkJournal()
    let attempts = 100
    // Read before the record and the sizes, which then hold all the lines that it covers.
    var sealed: Int?
    for attempt in 1...attempts {
      do {
        let before = try batchFileBytes()
        let (segments, foreign) = try listSegments()
        let record = BatchRecord(before)
        let isWhole = try record.map { (record) throws(StoreError) in
          try isCommitted(record, in: segments)
        }
        let after = try batchFileBytes()
        let newer = BatchRecord(after)
        let limit = Self.limit(
          record, isWhole: isWhole ?? true, newer, isUnchanged: before == after)
        switch limit {
        case .none:
          return try view(of: segments, upTo: nil, record: newer, foreignFiles: foreign)
        case .at(let end):
          return try view(of: segments, upTo: end, record: newer, foreignFiles: foreign)
        case .before(let start):
          guard let sealed else {
            sealed = try JournalFolder(self).sealedSize()
            continue
          }
          try check(start, in: segments, sealed: sealed)
          return try view(of: segments, upTo: start, record: newer, foreignFiles: foreign)
        case .unknown: break
        }
      } catch {
        switch error {
        case .notFound, .segmentAltered: if attempt == attempts { throw error }
        default: throw error
        }
      }
      system.pause(milliseconds: 1)
    }
    throw .unstable(path: folder, attempts: attempts)
  }

  /// Refuses the start of a batch where no line starts, or before the end of a signed head.
  private func check(
    _ start: LinePosition, in segments: [ListedSegment], sealed: Int
  ) throws(StoreError) {
    let altered = StoreError.recordAltered(path: path(".lot"))
    guard start.offset > 0 else {
      guard start.segment == start.line else { throw altered }
      return try checkCovers(sealed, lineCount: start.line)
    }
    guard let segment = segments.first(where: { $0.firstLine == start.segment }),
      start.offset <= segment.size, start.line > start.segment,
      try segment.source.bytes(in: start.offset - 1..<start.offset) == [newline]
    else { throw altered }
    try checkCovers(sealed, lineCount: start.line)
    // The record could also say too many lines: those of its segment are then counted.
    guard sealed > start.segment else { return }
    let count = try segment.source.lineCount(upTo: start.offset)
    guard count == start.line - start.segment else { throw altered }
  }

  /// Refuses a journal that would have fewer lines than a signed head covers.
  func checkCovers(_ sealed: Int, lineCount: Int) throws(StoreError) {
    guard lineCount < sealed else { return }
    throw .sealedLinesMissing(path: folder, sealed: sealed, found: lineCount)
  }

  /// Where the committed lines end in the sizes read between two readings of the record.
  private enum Limit {
    case none
    /// Where a batch that begun meanwhile starts.
    case at(LinePosition)
    /// Where the batch of the record starts, which does not count.
    case before(LinePosition)
    case unknown
  }

  private static func limit(
    _ record: BatchRecord?, isWhole: Bool, _ newer: BatchRecord?, isUnchanged: Bool
  ) -> Limit {
    guard let record else { return isUnchanged ? .none : .unknown }
    guard isWhole else { return .before(record.start) }
    guard let newer else { return .unknown }
    if newer.generation == record.generation, newer.state != .condemned { return .none }
    return newer.generation <= record.generation + 1 ? .at(newer.start) : .unknown
  }

  private func checkJournal() throws(StoreError) {
    let identity = path("journal.json")
    do throws(StoreError) {
      let found = try onPath(identity) { () throws(SystemFailure) in
        try system.status(ofPath: identity)
      }
      if found != nil { return }
    } catch {
      guard case .notAFolder = error else { throw error }
      throw .notAFolder(path: folder)
    }
    let place = try onPath(folder) { () throws(SystemFailure) in
      try system.status(ofPath: folder)
    }
    throw place == nil ? .notFound(path: folder) : .notAJournal(path: folder)
  }

  /// The bytes of `.lot`, none when there is no such file.
  private func batchFileBytes() throws(StoreError) -> [UInt8] {
    do {
      let file = try OpenFile(path(".lot"), .read, on: system)
      let size = min(try file.status().size, BatchRecord.size)
      return try file.bytes(in: 0..<size)
    } catch {
      if case .notFound = error { return [] }
      throw error
    }
  }

  private func listSegments() throws(StoreError) -> ([ListedSegment], foreign: [String]) {
    let names = try onPath(folder) { () throws(SystemFailure) in
      try system.listFolder(folder).filter { $0.hasSuffix(".jsonl") }.sorted()
    }
    var segments: [ListedSegment] = []
    var foreign: [String] = []
    for (place, name) in names.enumerated() {
      guard let first = SegmentName(name)?.firstLine else {
        foreign.append(name)
        continue
      }
      let source = try StoredSegment(
        path(name), keepsOpen: place + StoredSegment.keptOpen >= names.count, on: system)
      segments.append(
        ListedSegment(firstLine: first, source: source, committed: source.status.size))
    }
    return (segments, foreign)
  }

  /// Whether the batch of a record counts.
  private func isCommitted(
    _ record: BatchRecord, in segments: [ListedSegment]
  ) throws(StoreError) -> Bool {
    switch record.state {
    case .closed: return true
    case .condemned: return false
    case .open: break
    }
    let concerned = segments.filter { $0.firstLine >= record.start.segment }
    // A segment begun after the batch shows that it was committed.
    if let last = concerned.last, last.firstLine >= record.endLine { return true }
    let pieces = concerned.map { segment in
      let start = segment.firstLine == record.start.segment ? record.start.offset : 0
      return (segment.source, start: start, room: max(0, segment.size - start))
    }
    // What is not there need not be read to know that the batch is not whole.
    guard pieces.reduce(0, { $0 + $1.room }) >= record.byteCount else { return false }
    var taking = digest.begin()
    var left = record.byteCount
    for (source, start, room) in pieces {
      let end = start + min(room, left)
      try source.forEachChunk(in: start..<end) { (chunk, _) throws(StoreError) in
        taking.update(chunk)
      }
      left -= end - start
      // So does a byte after it: nothing is written there before. Zeros are no such byte.
      if left == 0, room > end - start {
        if try source.bytes(in: end..<end + 1) != [0] { return true }
      }
    }
    return taking.finished() == record.digest
  }

  /// Cuts the segments at a limit, then at the last whole line.
  private func view(
    of listed: [ListedSegment], upTo limit: LinePosition?, record: BatchRecord?,
    foreignFiles: [String]
  ) throws(StoreError) -> CommittedView {
    var segments = listed
    var kind: TailKind?
    if let limit {
      for position in segments.indices where segments[position].firstLine >= limit.segment {
        let isCut = segments[position].firstLine == limit.segment
        segments[position].committed = isCut ? min(segments[position].size, limit.offset) : 0
        if segments[position].committed < segments[position].size { kind = .pendingBatch }
      }
    }
    if let last = segments.lastIndex(where: { $0.committed > 0 }) {
      let (end, rest) = try segments[last].source.wholeLines(ofLength: segments[last].committed)
      segments[last].committed = end
      kind = kind ?? rest
    }
    let beyond = segments.filter { $0.committed < $0.size }
    let tail = kind.flatMap { kind in
      beyond.first.map { first in
        TailRemark(
          kind: kind, path: first.source.path, offset: first.committed,
          byteCount: beyond.reduce(0) { $0 + $1.size - $1.committed })
      }
    }
    return CommittedView(
      segments: segments, tail: tail, foreignFiles: foreignFiles, record: record, cut: limit)
  }
}
