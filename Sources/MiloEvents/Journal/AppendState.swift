/// What a writer knows while it appends, and the checks that need the whole journal.
struct AppendState: Sendable {
  var index: JournalIndex
  private var locator: LineLocator
  private let journal: Journal
  private let committer: GroupCommitter
  private let reprise: Bool
  private var encoder = FaitEncoder()
  /// The last lines staged, which may not be on the disk yet.
  private var pending: GroupCommitter.Ticket?
  /// Whether a batch that was not staged left its lines in the index.
  private var isStale = false

  init(
    index: JournalIndex, locator: LineLocator, journal: Journal, committer: GroupCommitter,
    reprise: Bool
  ) {
    self.index = index
    self.locator = locator
    self.journal = journal
    self.committer = committer
    self.reprise = reprise
  }

  /// The lines of an append, and where each of its events is.
  struct Batch {
    var lines: [[UInt8]] = []
    var appended: [JournalWriter.Appended] = []

    /// All lines, each with its `\n`.
    var bytes: [UInt8] {
      var bytes: [UInt8] = []
      bytes.reserveCapacity(lines.reduce(0) { $0 + $1.count + 1 })
      for line in lines {
        bytes += line
        bytes.append(0x0A)
      }
      return bytes
    }
  }

  /// Compares the journal with what the caller decided on.
  func check(_ expectation: JournalWriter.Expectation) throws(JournalError) {
    if let size = expectation.size, size != index.count {
      throw .conflict(.init(subject: nil, expected: size, found: index.count))
    }
    guard let (name, version) = expectation.subject else { return }
    let found = index.version(ofSubject: name)
    if version != found {
      throw .conflict(.init(subject: name, expected: version, found: found))
    }
  }

  /// Gives the lines of a batch their place in the journal.
  ///
  /// - Returns: what to commit before the events are safe: when all were there already, the lines
  ///   staged last, which another thread may still be writing.
  mutating func stage(_ batch: Batch) throws(JournalError) -> GroupCommitter.Ticket? {
    guard !batch.lines.isEmpty else { return pending }
    let committer = committer
    let ticket = try storing { () throws(StoreError) in
      try committer.stage(batch.bytes, count: batch.lines.count)
    }
    isStale = false
    pending = ticket
    return ticket
  }

  /// Reads the journal again after a batch that was not staged.
  mutating func forget() {
    guard isStale else { return }
    isStale = false
    // A journal that cannot be read again keeps an index that refuses too much, never too little.
    guard let scan = readAgain() else { return }
    index = JournalIndex(scan)
  }

  /// Brings the locator up to date with all lines staged, and gives them.
  private mutating func readAgain() -> JournalScan? {
    if let pending { _ = try? committer.commit(pending) }
    guard let snapshot = try? journal.snapshot(), let scan = try? JournalScan.read(snapshot) else {
      return nil
    }
    locator = LineLocator(scan, of: snapshot)
    return scan
  }

  /// Validates an append whole, and makes its lines; the index then has them.
  ///
  /// - Throws: every event that is not valid.
  mutating func prepare(
    _ candidates: [Candidate], file: String, now: RecordedTime
  ) throws(JournalError) -> Batch {
    if reprise, index.count > 0 {
      throw .refused([
        LineFault(
          index: 0, segment: file, offset: 0,
          fault: FieldError(
            field: "recordedtime", found: "une reprise dans un journal de \(index.count) lignes",
            expected: "un journal vide", rule: .enveloppe))
      ])
    }
    var batch = Batch()
    var faults: [LineFault] = []
    let first = index.count
    let splice = RecordedSplice(max(now, index.lastRecorded), reprise: reprise)
    for candidate in candidates {
      do throws(FieldError) {
        batch.appended.append(
          try append(candidate, splice, first: first, &batch))
      } catch {
        faults.append(
          LineFault(index: candidate.number, segment: file, offset: 0, fault: error))
      }
    }
    isStale = index.count > first
    guard faults.isEmpty else { throw .refused(faults) }
    return batch
  }

  private mutating func append(
    _ candidate: Candidate, _ splice: RecordedSplice, first: Int, _ batch: inout Batch
  ) throws(FieldError) -> JournalWriter.Appended {
    let prepared = try PreparedLine(
      candidate, splice, source: journal.identity.source, reprise: reprise, &encoder)
    let sourceNumber = index.number(ofSource: prepared.source(encoder))
    if let line = index.position(ofID: prepared.fait.idHash, source: sourceNumber) {
      try checkSame(prepared, as: Int(line), first: first, batch)
      return JournalWriter.Appended(index: Int(line), wasThere: true)
    }
    try prepared.checkRecorded(reprise: reprise, last: index.lastRecorded)
    if ReferenceCheck.concerns(prepared.fait.kind) {
      var fait = prepared.fait
      fait.source = sourceNumber
      try ReferenceCheck(
        fait: fait, words: prepared.words, index: index,
        event: { () throws(FieldError) in try prepared.event() }
      ).check()
    }
    index.append(prepared.fait, words: prepared.words, encoder, prepared.rectification)
    batch.lines.append(prepared.line)
    return JournalWriter.Appended(index: index.count - 1, wasThere: false)
  }

  /// The same `source` and `id` must come with the same content.
  private mutating func checkSame(
    _ prepared: PreparedLine, as line: Int, first: Int, _ batch: Batch
  ) throws(FieldError) {
    var bytes = line >= first ? batch.lines[line - first] : nil
    if bytes == nil {
      if line >= locator.lineCount { _ = readAgain() }
      do throws(StoreError) {
        bytes = try locator.place(of: line)?.line
      } catch {
        bytes = nil
      }
    }
    let event = try prepared.event()
    if let bytes, try EventReader.event(in: bytes).saysTheSame(as: event) { return }
    throw FieldError(
      field: "id", found: "« \(event.id) », déjà à la ligne \(line) avec un autre contenu",
      expected: "un autre id, ou exactement le même événement", rule: .enveloppe)
  }
}
