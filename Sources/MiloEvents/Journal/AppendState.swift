/// What a writer knows while it appends, and the checks that need the whole journal.
struct AppendState: Sendable {
  var index: JournalIndex
  private var locator: LineLocator
  private let source: String
  private let reprise: Bool
  private var encoder = FaitEncoder()
  /// Whether a refused batch left its lines in the index.
  private var isStale = false

  init(index: JournalIndex, locator: LineLocator, source: String, reprise: Bool) {
    self.index = index
    self.locator = locator
    self.source = source
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

  /// Reads the journal again after a refused batch.
  mutating func forget(_ journal: Journal) {
    guard isStale else { return }
    isStale = false
    // A journal that cannot be read again keeps an index that refuses too much, never too little.
    guard let snapshot = try? journal.snapshot(), let scan = try? JournalScan.read(snapshot) else {
      return
    }
    index = JournalIndex(scan)
    locator = LineLocator(scan, of: snapshot)
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
    let recorded = max(now, index.lastRecorded)
    for candidate in candidates {
      do throws(FieldError) {
        batch.appended.append(
          try append(candidate, recorded: recorded, first: first, &batch))
      } catch {
        faults.append(
          LineFault(index: candidate.number, segment: file, offset: 0, fault: error))
      }
    }
    guard faults.isEmpty else {
      isStale = index.count > first
      throw .refused(faults)
    }
    return batch
  }

  private mutating func append(
    _ candidate: Candidate, recorded: RecordedTime, first: Int, _ batch: inout Batch
  ) throws(FieldError) -> JournalWriter.Appended {
    let prepared = try PreparedLine(
      candidate, recorded: recorded, source: source, reprise: reprise, &encoder)
    let sourceNumber = index.number(ofSource: prepared.source(encoder))
    if let line = index.position(ofID: prepared.fait.idHash, source: sourceNumber) {
      try checkSame(prepared, as: Int(line), first: first, batch)
      return JournalWriter.Appended(index: Int(line), wasThere: true)
    }
    try prepared.checkRecorded(reprise: reprise, last: index.lastRecorded)
    var fait = prepared.fait
    fait.source = sourceNumber
    try ReferenceCheck(
      fait: fait, words: prepared.words, index: index,
      event: { () throws(FieldError) in try prepared.event() }
    ).check()
    index.append(prepared.fait, words: prepared.words, encoder, prepared.rectification)
    batch.lines.append(prepared.line)
    return JournalWriter.Appended(index: index.count - 1, wasThere: false)
  }

  /// The same `source` and `id` must come with the same content.
  private func checkSame(
    _ prepared: PreparedLine, as line: Int, first: Int, _ batch: Batch
  ) throws(FieldError) {
    var bytes = line >= first ? batch.lines[line - first] : nil
    if bytes == nil {
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
