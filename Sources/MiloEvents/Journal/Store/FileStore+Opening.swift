extension FileStore {
  /// Takes the lock, sets aside what was never acknowledged, and makes sure that the rest is on
  /// the disk before anything is built on it.
  ///
  /// The order withstands a crash at any call: the copy is durable before the bytes are removed,
  /// and the batch record is closed once they are.
  public func openWriter(_ options: WriterOptions) throws(StoreError) -> any LineWriter {
    // A folder that is no journal must not even receive a lock file.
    _ = try committedView()
    let lock = try WriterLock(folder: folder, on: system, options: options)
    let sealed = try JournalFolder(self).sealedSize()
    // Other processes may have written until now: only what is read under the lock counts.
    let view = try committedView()
    if let foreign = view.foreignFiles.first {
      throw .foreignSegment(path: path(foreign), linesBefore: nil)
    }
    let snapshot = view.snapshot
    let lineCount = try snapshot.lineCount(counted: options.countedLines)
    // Nothing is set aside on the word of a record that is not of this journal, nor any line that
    // was sealed.
    if let cut = view.cut, cut.line != lineCount { throw .recordAltered(path: path(".lot")) }
    try checkCovers(sealed, lineCount: lineCount)

    let folderFile = lock.folder
    let setAside = try setAside(
      view, lineCount: lineCount, date: options.clock(), folderFile: folderFile)
    // What was just cut, and what a killed process wrote, is in memory only: no more than the end
    // of the last segment, since each segment is synced before the next one is begun.
    if let last = snapshot.segments.last {
      try OpenFile(last.path, .read, on: system).syncData()
    }
    try folderFile.syncFolder()

    var end = LinePosition(segment: 0, offset: 0, line: lineCount)
    var current: OpenFile?
    if let last = snapshot.segments.last {
      end.segment = last.firstLine
      end.offset = last.byteCount
      current = try OpenFile(last.path, .readWrite, on: system)
    }
    let (batchFile, generation) = try closeRecord(view.record, at: end, folderFile: folderFile)
    let state = try FileWriter.State(
      store: self, segmentSize: options.segmentSize, lock: lock, batchFile: batchFile,
      generation: generation, current: current, end: end)
    return FileWriter(state, setAside: setAside)
  }

  /// Copies the tail to `.rebut`, durably, then removes it from the segments.
  private func setAside(
    _ view: CommittedView, lineCount: Int, date: String, folderFile: OpenFile
  ) throws(StoreError) -> SetAside? {
    let tails = view.segments.filter { $0.committed < $0.size }
    let vain = view.segments.filter { $0.committed == 0 }
    guard !tails.isEmpty || !vain.isEmpty else { return nil }

    var moved: SetAside?
    if let tail = view.tail {
      let copy = try copyTails(tails, lineCount: lineCount, date: date)
      try folderFile.syncFolder()
      moved = SetAside(
        path: copy, firstLine: lineCount, byteCount: tail.byteCount, kind: tail.kind)
    }
    for segment in tails where segment.committed > 0 {
      let file = try OpenFile(segment.source.path, .readWrite, on: system)
      try file.setLength(segment.committed)
    }
    for segment in vain.reversed() {
      try onPath(segment.source.path) { () throws(SystemFailure) in
        try system.removeFile(segment.source.path)
      }
    }
    return moved
  }

  /// Writes the tails to a new file of `.rebut`, under a draft name until it is whole.
  private func copyTails(
    _ tails: [ListedSegment], lineCount: Int, date: String
  ) throws(StoreError) -> String {
    let rebut = path(".rebut")
    try onPath(rebut) { () throws(SystemFailure) in try system.makeFolder(rebut) }
    let name = rebut + "/" + date.filter { $0 != ":" } + "-" + paddedNumber(lineCount)
    let target = try freePath(name)
    let draft = name + ".partiel"
    let file = try OpenFile(draft, .createOrOpen, on: system)
    try file.setLength(0)
    var written = 0
    for tail in tails {
      try tail.source.forEachChunk(in: tail.committed..<tail.size) {
        (chunk, _) throws(StoreError) in
        // A file lengthened and never filled may be larger than the disk: its holes stay holes.
        if !isAllZeros(chunk[...]) { try file.write(chunk[...], at: written) }
        written += chunk.count
      }
    }
    if try file.status().size < written { try file.setLength(written) }
    try file.syncData()
    try onPath(draft) { () throws(SystemFailure) in try system.renameFile(draft, to: target) }
    try OpenFile(rebut, .folder, on: system).syncFolder()
    return target
  }

  private func freePath(_ name: String) throws(StoreError) -> String {
    var path = name + ".jsonl"
    var number = 2
    while try onPath(path, { () throws(SystemFailure) in try system.status(ofPath: path) }) != nil {
      path = "\(name)-\(number).jsonl"
      number += 1
    }
    return path
  }

  /// Leaves in `.lot` a closed record, durably.
  private func closeRecord(
    _ record: BatchRecord?, at end: LinePosition, folderFile: OpenFile
  ) throws(StoreError) -> (OpenFile, generation: Int) {
    if let record, record.state == .closed {
      return (try OpenFile(path(".lot"), .createOrOpen, on: system), record.generation)
    }
    let generation = (record?.generation ?? 0) + 1
    let file = try closedRecordFile(generation: generation, at: end, folderFile: folderFile)
    return (file, generation)
  }

  /// The file `.lot`, made if need be, with a closed record; its bytes and its name are durable.
  func closedRecordFile(
    generation: Int, at end: LinePosition, folderFile: OpenFile
  ) throws(StoreError) -> OpenFile {
    let file = try OpenFile(path(".lot"), .createOrOpen, on: system)
    let closed = BatchRecord(
      state: .closed, generation: generation, start: end, lineCount: 0, byteCount: 0,
      digest: digest([]))
    if try file.status().size > BatchRecord.size { try file.setLength(BatchRecord.size) }
    try file.write(closed.bytes[...], at: 0)
    try file.syncData()
    try folderFile.syncFolder()
    return file
  }
}
