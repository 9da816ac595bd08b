/// What a writer knows while it appends, and the checks that need the whole journal.
struct AppendState: Sendable {
  var index: JournalIndex
  private var locator: LineLocator
  /// The lines that the append at work seems to repeat.
  private var known = KnownLines()
  let journal: Journal
  private let cache: CacheFolder?
  /// Nil in a rehearsal, which stages nothing.
  private let committer: GroupCommitter?
  let takeOver: TakeOver?
  private let malgreLHorloge: Bool
  private let regles: [String: @Sendable (JSONObject) -> FieldError?]
  private let random: @Sendable () -> UInt64
  private var encoder: FaitEncoder
  /// The last lines staged, which may not be on the disk yet.
  private var pending: GroupCommitter.Ticket?
  /// Why the coffre did not give a key, until the append that asked for it is refused.
  var coffreFailure: KeyStoreError?
  /// Whether a batch that was not staged left its lines in the index.
  private var isStale = false

  init(
    _ lines: IndexedLines, journal: Journal, committer: GroupCommitter?,
    _ options: JournalWriter.Options
  ) {
    (takeOver, malgreLHorloge) = (options.reprise, options.malgreLHorloge)
    (regles, random) = (options.regles, options.random)
    (index, locator, cache) = (lines.index, lines.locator, options.cache)
    encoder = FaitEncoder(hash: lines.index.hash)
    self.journal = journal
    self.committer = committer
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

  /// How the journal differs from what the caller decided on; nil when it does not.
  func conflict(with expectation: JournalWriter.Expectation) -> JournalError.Conflict? {
    if let size = expectation.size, size != index.count {
      return .init(subject: nil, expected: size, found: index.count)
    }
    guard let (name, version) = expectation.subject else { return nil }
    let found = index.version(ofSubject: name)
    return version == found ? nil : .init(subject: name, expected: version, found: found)
  }

  /// The lines that an append of these candidates would write, none of which is kept.
  mutating func rehearse(
    _ candidates: [Candidate], file: String, _ options: JournalWriter.Options
  ) throws(JournalError) -> [[UInt8]] {
    defer { forget() }
    // No key outlives a rehearsal.
    let cipher = options.coffre.map { FieldCipher(MemoryKeyStore(over: $0)) }
    return try prepare(
      candidates, file: file, now: try options.present(), cipher: cipher,
      progress: options.progress
    ).lines
  }

  /// Gives the lines of a batch their place in the journal.
  ///
  /// - Returns: what to commit before the events are safe: when all were there already, the lines
  ///   staged last, which another thread may still be writing.
  mutating func stage(_ batch: Batch) throws(JournalError) -> GroupCommitter.Ticket? {
    guard !batch.lines.isEmpty, let committer else { return pending }
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
    guard let lines = readAgain() else { return }
    (index, locator) = (lines.index, lines.locator)
    encoder = FaitEncoder(hash: index.hash)
  }

  /// Reads the journal again, all lines staged included; nil when it cannot be read any more.
  private func readAgain() -> IndexedLines? {
    if let pending { _ = try? committer?.commit(pending) }
    guard let snapshot = try? journal.snapshot() else { return nil }
    return try? IndexedLines(snapshot, cache)
  }

  /// Validates an append whole, and makes its lines; the index then has them.
  ///
  /// - Throws: every event that is not valid.
  ///
  /// - Parameters:
  ///   - cipher: encrypts the fields that a key may hide; nil leaves them in clear.
  ///   - progress: told how many candidates were checked.
  mutating func prepare(
    _ candidates: [Candidate], file: String, now: RecordedTime, cipher: FieldCipher? = nil,
    progress: Progression? = nil
  ) throws(JournalError) -> Batch {
    if takeOver != nil, index.count > 0 {
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
    let last = index.lastRecorded
    let splice = RecordedSplice(max(now, last), reprise: takeOver != nil)
    known = KnownLines(candidates, index, locator, source: journal.identity.source)
    defer { known = KnownLines() }
    for candidate in candidates {
      if candidate.number.isMultiple(of: 1024) {
        progress?(candidate.number, candidates.count)
      }
      do throws(FieldError) {
        let candidate = try encrypted(candidate, cipher, splice, first: first, batch)
        batch.appended.append(
          try append(candidate, splice, first: first, &batch))
      } catch {
        faults.append(
          LineFault(index: candidate.number, segment: file, offset: 0, fault: error))
      }
      if let failure = coffreFailure {
        coffreFailure = nil
        isStale = index.count > first
        throw .coffre(failure)
      }
    }
    isStale = index.count > first
    guard faults.isEmpty else { throw .refused(faults) }
    guard !batch.lines.isEmpty else { return batch }
    try checkClock(now, after: takeOver == nil ? last : index.lastRecorded)
    if let takeOver { try tell(takeOver, now, &batch) }
    return batch
  }

  /// A clock that is far behind the last line, or a line that is far ahead of the clock: one of them is
  /// wrong, and what follows would be dated by it.
  private func checkClock(
    _ now: RecordedTime, after last: RecordedTime
  ) throws(JournalError) {
    guard takeOver?.isTold != false, !malgreLHorloge,
      last.milliseconds > now.milliseconds + JournalWriter.clockTolerance
    else { return }
    throw .clock(last: last, now: now)
  }

  /// Puts the event that tells a take-over at the end of its batch.
  private mutating func tell(
    _ takeOver: TakeOver, _ now: RecordedTime, _ batch: inout Batch
  ) throws(JournalError) {
    guard takeOver.isTold, let first = index.faits.first?.recorded else { return }
    let last = index.lastRecorded
    do throws(FieldError) {
      let event = try takeOver.event(
        id: UUIDv7.make(at: now, random), lignes: batch.lines.count, first, last, now: now,
        journal.identity)
      let splice = RecordedSplice(max(now, last), reprise: false)
      let candidate = Candidate(event, number: 0, idIsDrawn: true)
      _ = try append(candidate, splice, first: 0, isOwn: true, &batch)
    } catch {
      throw .refused([LineFault(index: 0, segment: "", offset: 0, fault: error)])
    }
  }

  /// - Parameter isOwn: whether the journal writes the event of itself.
  private mutating func append(
    _ candidate: Candidate, _ splice: RecordedSplice, first: Int, isOwn: Bool = false,
    _ batch: inout Batch
  ) throws(FieldError) -> JournalWriter.Appended {
    let reprise = splice.reprise
    var prepared = try PreparedLine(
      candidate, splice, source: journal.identity.source, reprise: reprise, &encoder)
    let sourceNumber = try number(ofSource: prepared.source)
    if let line = index.position(ofID: prepared.fait.idHash, source: sourceNumber) {
      try checkSame(prepared, as: Int(line), first: first, batch)
      return JournalWriter.Appended(index: Int(line), id: prepared.id, wasThere: true)
    }
    try prepared.checkRecorded(reprise: reprise, last: index.lastRecorded)
    if prepared.fait.kind == JournalIndex.reprise, !reprise, !isOwn {
      throw FieldError(
        field: "type", found: "« \(Reprise.typeComplet) »",
        expected: "un événement que l’on saisit : celui-ci suit une reprise, et elle seule l’écrit",
        rule: .enveloppe)
    }
    try prepared.protect(reprise: reprise, random)
    if let event = prepared.unusual {
      try checkBornes(event)
      if takeOver == nil { try event.declaration?.checkChiffrement(event.data) }
    }
    if ReferenceCheck.concerns(prepared.fait.kind) {
      var fait = prepared.fait
      fait.source = sourceNumber
      let check = ReferenceCheck(
        fait: fait, words: prepared.words, index: index,
        event: { () throws(FieldError) in try prepared.event() })
      try check.check()
      if !reprise { try check.checkBornes() }
    }
    if !regles.isEmpty { try checkRegles(prepared, source: sourceNumber) }
    if !reprise { try checkDispositif(prepared, source: sourceNumber) }
    index.append(
      prepared.fait, source: sourceNumber, words: prepared.words, encoder, prepared.rectification)
    batch.lines.append(prepared.line)
    return JournalWriter.Appended(index: index.count - 1, id: prepared.id, wasThere: false)
  }

  /// Applies the rule of the event's kind, or of the kind of the event that it rectifies.
  private func checkRegles(_ prepared: PreparedLine, source: UInt16) throws(FieldError) {
    guard let rectification = prepared.rectification else {
      guard let nom = prepared.fait.kind.declaration?.nom, let regle = regles[nom] else { return }
      if let fault = try regle(prepared.event().data) { throw fault }
      return
    }
    guard let (kind, data) = rectified(by: rectification, source: source),
      let nom = kind.declaration?.nom, let regle = regles[nom]
    else { return }
    if let fault = regle(data) { throw fault.inside("data") }
  }

  /// The kind of the event that a rectification names, and its new data.
  private func rectified(by rectification: Event, source: UInt16) -> (EventKind, JSONObject)? {
    guard let id = rectification.data["evenement"]?.string,
      case .object(let data)? = rectification.data["data"],
      let target = index.position(named: index.hash.hash(id), from: source)
    else { return nil }
    return (index.faits[Int(target)].kind, data)
  }

  /// The number of a source, given now if it has none and there is one left.
  mutating func number(ofSource source: String) throws(FieldError) -> UInt16 {
    guard index.sources.count <= UInt16.max || index.sources.number(of: source) != nil else {
      throw FieldError(
        field: "source",
        found: "« \(source.excerpt) », une source de plus que le journal n’en tient",
        expected: "\(Int(UInt16.max) + 1) sources au plus", rule: .enveloppe)
    }
    return index.number(ofSource: source)
  }

  /// A group of dispositifs and a dispositif never share a code, be it by a rectification: their lines in
  /// the tables would be one.
  private func checkDispositif(_ prepared: PreparedLine, source: UInt16) throws(FieldError) {
    let fait = prepared.fait
    if let rectification = prepared.rectification {
      guard let (kind, data) = rectified(by: rectification, source: source),
        let (champ, code) = JournalIndex.codeDispositif(in: data, of: kind)
      else { return }
      if let fault = faultDispositif(champ, code) { throw fault.inside("data") }
      return
    }
    guard
      let champ = fait.kind == JournalIndex.groupe.kind
        ? JournalIndex.groupe : JournalIndex.dispositifs[fait.kind],
      let word = champ.word(of: fait, in: prepared.words)
    else { return }
    let code = encoder.texts.text(UInt32(truncatingIfNeeded: word))
    if let fault = faultDispositif(champ, code) { throw fault }
  }

  /// Why an event may not give that code to a group, or to a dispositif; nil when it may.
  private func faultDispositif(_ champ: Champ, _ code: String) -> FieldError? {
    func fault(_ what: String, _ expected: String) -> FieldError {
      FieldError(field: "data.\(champ.nom)", found: "« \(code) », \(what)", expected: expected)
    }
    if champ.kind == JournalIndex.groupe.kind {
      let isTaken = DispositifNational.known[code] != nil || index.isDispositif(code)
      return isTaken
        ? fault("qui est déjà un dispositif", "un code qu’aucun dispositif ne porte") : nil
    }
    let isGroup = DispositifNational.groupes[code] != nil || index.isGroupe(code)
    return isGroup ? fault("qui est un groupe de dispositifs", "le code d’un dispositif") : nil
  }

  /// Checks what an append accepts where a reader would accept more; a take-over keeps what was recorded.
  func checkBornes(_ event: Event) throws(FieldError) {
    guard takeOver == nil else { return }
    var event = event
    // A youth recorded under a name that is refused now can still be merged into another, or erased.
    func isKnown(_ name: String?) -> Bool { name.map { index.version(ofSubject: $0) > 0 } ?? false }
    switch event.declaration?.nom {
    case Fusion.nom where isKnown(event.data["absorbe"]?.string): event.data["absorbe"] = nil
    case Effacement.nom where isKnown(event.subject): event.subject = nil
    default: break
    }
    try event.checkBornes()
  }

  /// The bytes of a line, of the batch or of the journal; nil when they cannot be read any more.
  mutating func bytes(ofLine line: Int, first: Int, _ batch: Batch) -> [UInt8]? {
    if line >= first { return batch.lines[line - first] }
    if let line = known[line] { return line }
    if line >= locator.lineCount, let lines = readAgain() { locator = lines.locator }
    do throws(StoreError) {
      return try locator.place(of: line)?.line
    } catch {
      return nil
    }
  }

  /// The same `source` and `id` must come with the same content.
  private mutating func checkSame(
    _ prepared: PreparedLine, as line: Int, first: Int, _ batch: Batch
  ) throws(FieldError) {
    let bytes = bytes(ofLine: line, first: first, batch)
    // Lines as our writer makes them say the same when their bytes do, what the journal adds apart.
    if let bytes,
      RecordedSplice.isSame(Alea.removed(from: bytes), as: Alea.removed(from: prepared.line))
    {
      return
    }
    let event = try prepared.event()
    if let bytes, try EventReader.event(in: bytes).saysTheSame(as: event) { return }
    throw FieldError(
      field: "id", found: "« \(event.id) », déjà à la ligne \(line) avec un autre contenu",
      expected: "un autre id, ou exactement le même événement", rule: .enveloppe)
  }
}
