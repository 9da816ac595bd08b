import Synchronization

/// The writer of a folder; several threads may share it, and wait for one another.
final class FileWriter: LineWriter {
  let setAside: SetAside?
  private let state: Mutex<State>

  init(_ state: State, setAside: SetAside?) {
    self.setAside = setAside
    self.state = Mutex(state)
  }

  deinit { close() }

  var lineCount: Int { state.withLock { $0.end.line } }

  @discardableResult
  func append(_ lines: [UInt8], count: Int) throws(StoreError) -> Range<Int> {
    try state.withLock { (state) throws(StoreError) in try state.append(lines, count: count) }
  }

  func close() {
    state.withLock { $0.close() }
  }
}

extension FileWriter {
  /// What the writer knows: the end of the lines, and the files it keeps open.
  ///
  /// The folder stays open from before a write until after its `fsync`, so that the system has
  /// somebody to report a late error to.
  struct State: Sendable {
    let store: FileStore
    let segmentSize: Int
    /// The end of the acknowledged lines.
    private(set) var end: LinePosition
    private var files: Files?
    private var current: Current?
    private var generation: Int
    private var failure: StoreError?
    private var stamps: StampsKeeper

    private struct Files {
      var lock: WriterLock
      var batch: OpenFile

      /// Makes `.lot` again when somebody removed or replaced it: a record that no reader finds
      /// would let them see part of a batch.
      mutating func keepBatch(
        generation: Int, end: LinePosition, of store: FileStore
      ) throws(StoreError) {
        if batch.stands { return }
        batch = try store.closedRecordFile(generation: generation, at: end, folderFile: lock.folder)
      }
    }

    /// The segment being filled, and what its file was when we opened it.
    private struct Current {
      var file: OpenFile
      var identity: FileStatus
    }

    init(
      store: FileStore, segmentSize: Int, lock: WriterLock, batchFile: OpenFile,
      generation: Int, current: OpenFile?, end: LinePosition
    ) throws(StoreError) {
      self.store = store
      self.segmentSize = segmentSize
      self.end = end
      self.generation = generation
      files = Files(lock: lock, batch: batchFile)
      if let current { self.current = Current(file: current, identity: try current.status()) }
      stamps = StampsKeeper(store, segment: end.segment, self.current?.identity)
    }

    mutating func close() {
      if files != nil { stamps.close() }
      files?.lock.eraseHolder()
      files = nil
      current = nil
    }

    mutating func append(_ lines: [UInt8], count: Int) throws(StoreError) -> Range<Int> {
      if let failure { throw .poisoned(path: store.folder, cause: failure) }
      guard var files else { throw .closed(path: store.folder) }
      try checkLines(lines, count: count)
      let range = end.line..<end.line + count
      if range.isEmpty { return range }
      // What was made again on the way to a failure is kept too.
      defer { if self.files != nil { self.files = files } }
      try files.lock.check()
      if count > 1 { try files.keepBatch(generation: generation, end: end, of: store) }
      try checkUnaltered()
      let pieces = SegmentPlan.pieces(
        of: lines, after: end, hasSegment: current != nil, segmentSize: segmentSize)
      for piece in pieces where piece.isNew { try checkFree(piece.segment) }
      // Nobody else has begun the segment that follows the lines we know of.
      if let first = pieces.first, !first.isNew { try checkFree(end.line) }

      let record = BatchRecord(
        state: .open, generation: generation + 1,
        start: LinePosition(segment: pieces[0].segment, offset: pieces[0].offset, line: end.line),
        lineCount: count, byteCount: lines.count, digest: count > 1 ? store.digest(lines) : "-")
      var made: [OpenFile] = []
      do throws(StoreError) {
        if count > 1 {
          generation += 1
          try files.batch.write(record.bytes[...], at: 0)
          try files.batch.syncData()
        }
        try write(lines, pieces, lock: files.lock, made: &made)
        if let last = made.last {
          current = Current(file: last, identity: try last.status())
        }
      } catch {
        failure = error
        takeBack(made, record, batchFile: files.batch)
        throw error
      }
      end = LinePosition(
        segment: pieces[pieces.count - 1].segment, offset: pieces[pieces.count - 1].end,
        line: range.upperBound)
      if count > 1 { close(record, in: files.batch) }
      stamps.wrote(pieces.map(\.segment), current?.file)
      return range
    }

    private func write(
      _ lines: [UInt8], _ pieces: [SegmentPlan.Piece], lock: WriterLock, made: inout [OpenFile]
    ) throws(StoreError) {
      for piece in pieces {
        let file: OpenFile
        if let current, !piece.isNew {
          file = current.file
        } else {
          let path = store.path(ofSegment: piece.segment)
          file = try OpenFile(path, .createNew, on: store.system)
          made.append(file)
        }
        try file.write(lines[piece.range], at: piece.offset)
        try file.syncData()
      }
      if made.isEmpty { return }
      try lock.folder.syncFolder()
      // A file is made by its path: it must be in the folder that is locked.
      try lock.checkFolder()
    }

    /// The batch is durable and acknowledged even if this fails, but a disk that refuses a byte
    /// is not written to again.
    private mutating func close(_ record: BatchRecord, in file: OpenFile) {
      do {
        try file.write([BatchRecord.State.closed.rawValue], at: 0)
      } catch {
        failure = error
      }
    }

    /// Removes the bytes of an append that failed, which nobody was told of.
    ///
    /// No second `fdatasync` is trusted: the writer stops, and the next opening decides from the
    /// bytes. If they cannot be removed, the record condemns them, so that bytes which the system
    /// shows without having saved them do not become lines.
    private func takeBack(_ made: [OpenFile], _ record: BatchRecord, batchFile: OpenFile) {
      do throws(StoreError) {
        // Only what is ours: another folder may have taken the name of this one.
        for file in made.reversed() where file.stands {
          try onPath(file.path) { () throws(SystemFailure) in
            try store.system.removeFile(file.path)
          }
        }
        // Only ever shorter: a file that has become shorter by itself is not ours to mend.
        if let current, try current.file.status().size > end.offset {
          try current.file.setLength(end.offset)
        }
      } catch {
        var condemned = record
        condemned.state = .condemned
        // The best that can be done on a disk that has already refused twice.
        if record.lineCount > 1 {
          try? batchFile.write([condemned.state.rawValue], at: 0)
        } else {
          try? batchFile.write(condemned.bytes[...], at: 0)
        }
        try? batchFile.syncData()
      }
    }

    private mutating func checkUnaltered() throws(StoreError) {
      guard let current else { return }
      let path = current.file.path
      let found = try onPath(path) { () throws(SystemFailure) in
        try store.system.status(ofPath: path)
      }
      guard let found else { throw .segmentAltered(path: path, .removed) }
      guard found.isSameFile(as: current.identity) else {
        throw .segmentAltered(path: path, .replaced)
      }
      guard found.size == end.offset else {
        throw .segmentAltered(path: path, .length(expected: end.offset, found: found.size))
      }
      stamps.found(found)
    }

    private func checkFree(_ segment: Int) throws(StoreError) {
      let path = store.path(ofSegment: segment)
      let found = try onPath(path) { () throws(SystemFailure) in
        try store.system.status(ofPath: path)
      }
      if found != nil { throw .foreignSegment(path: path, linesBefore: segment) }
    }
  }
}

extension SegmentPlan.Piece {
  fileprivate var end: Int { offset + range.count }
}
