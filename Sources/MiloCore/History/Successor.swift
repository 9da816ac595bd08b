import MiloEvents

/// What histories become when further lines are read: the histories of the youths whom they concern, made
/// again; everything else as it was.
///
/// The new lines are replayed apart, by the code that replays a whole journal, with the former lines that
/// their corrections name and what corrected these before: what it says of those lines takes the place of
/// what was known.
struct Successor {
  private(set) var words: Column<Int64>
  private(set) var texts: Texts
  private(set) var sources: Interner
  private(set) var whole: FaitsByYouth
  private(set) var changed: [Int: ChangedHistoire]
  private(set) var arrivals: [UInt32: Int]
  private(set) var lineage: Lineage
  private(set) var structure: [Fait]
  private(set) var corrections: [EffectiveFaits.Correction]
  private(set) var rectifications: [UInt32: UInt32]
  private(set) var unknown: [Fait]
  private(set) var cancelled: [Fait]
  private(set) var premierContact: Fait?
  private(set) var dispositifsEntres: Set<UInt32>
  private(set) var dernierEnregistrement: RecordedTime?
  private(set) var tableaux: TablesDeclarees
  /// The sources of the ids of the whole reading, and of those that came since.
  private(set) var idSources: LazyIdSources
  private(set) var laterIds: [UInt64: [UInt16]]
  /// How many of the new lines are visible.
  let visibleCount: Int

  /// The histories after further lines; nil when these change too much for less than a whole reading:
  /// files merged, ids that stand under several sources, corrections of corrections.
  ///
  /// - Parameters:
  ///   - scan: the new lines, hashed as those of the histories were.
  ///   - limit: the instant before which lines are visible; nil for all.
  ///   - event: gives the event of a former line.
  /// - Complexity: linear in the new events, and in those of the youths whom they concern; new corrections
  ///   are looked for among all events, once.
  init?(
    of before: Histoires, _ scan: JournalScan, before limit: RecordedTime?,
    event: (UInt32) -> Event?
  ) {
    guard let former = FormerLines(before, namedBy: scan),
      let replayed = former.replay(with: scan, before: limit, hash: before.hash, event)
    else { return nil }
    (words, texts, sources) = (before.words, before.texts, before.sources)
    (whole, changed, arrivals) = (before.whole, before.changed, before.arrivals)
    (structure, corrections) = (before.structure, before.corrections)
    (rectifications, unknown, cancelled) = (
      before.rectifications, before.unknown, before.cancelled
    )
    premierContact = before.premierFaitDeContact
    (dispositifsEntres, tableaux) = (before.dispositifsEntres, before.tableaux)
    visibleCount = replayed.visibleCount - former.lines.count
    dernierEnregistrement =
      visibleCount > 0 ? replayed.lastRecorded : before.dernierEnregistrement
    (lineage, idSources, laterIds) = (before.lineage, before.idSources, before.laterIds)
    let after = adopt(replayed)
    noteIds(of: after, besides: former.lines)
    replaceCorrections(former.lines, by: after)
    let changesStructure = replaceStructure(former, by: after.faits)
    let step = scan.lineCount
    replaceHistoires(former, by: after.faits, before, step)
    let changesCommon = replaceCommon(former, by: after.faits, before, changesStructure)
    lineage = lineage.next(step: step, changesCommon: changesCommon)
    if changed.count > max(Self.few, whole.jeunes.count / 8)
      || texts.addedCount > max(Self.few, texts.count / 8)
    {
      gather(lineCount: scan.lineCount)
    }
  }

  /// So many youths or texts may be kept apart in any journal; in a large one, an eighth of all.
  static let few = 1024

  /// Makes one whole of the histories, so that few are kept apart: each step copies their list.
  private mutating func gather(lineCount: Int) {
    var faits: [Fait] = []
    faits.reserveCapacity(whole.faits.count)
    var jeunes: [(jeune: UInt32, range: Range<Int>)] = []
    for place in 0..<whole.jeunes.count + arrivals.count {
      let own = changed[place]
      let events = own?.faits[...] ?? whole.faits[whole.jeunes[place].range]
      guard !events.isEmpty else { continue }
      jeunes.append(
        (own?.jeune ?? whole.jeunes[place].jeune, faits.count..<faits.count + events.count))
      faits += events
    }
    texts = Texts(texts.united)
    whole = FaitsByYouth(faits, jeunes, texts: texts.count)
    (changed, arrivals) = ([:], [:])
    (lineage, idSources, laterIds) = (Lineage(lineCount: lineCount), LazyIdSources(), [:])
  }

  /// Takes the words, texts and sources of replayed events in; the same events with their new numbers.
  private mutating func adopt(_ replayed: EffectiveFaits) -> EffectiveFaits {
    var after = replayed
    let numbers = TextNumbers(
      texts: texts.adopt(after.texts), sources: sources.adopt(after.allSources))
    let shift = UInt32(words.count)
    var own = Array(after.words)
    own.withUnsafeMutableBufferPointer { words in
      func move(_ fait: inout Fait, onlyEnvelope: Bool = false) {
        withUnsafeMutablePointer(to: &fait) {
          numbers.renumber(
            UnsafeMutableBufferPointer(start: $0, count: 1), words, onlyEnvelopes: onlyEnvelope)
        }
        fait.words += shift
      }
      for place in after.faits.indices { move(&after.faits[place]) }
      for place in after.cancelled.indices { move(&after.cancelled[place]) }
      // An event may be listed twice; its words are renumbered once.
      let moved = Set(after.cancelled.lazy.filter { $0.kind == .inconnu }.map(\.line))
      for place in after.unknown.indices {
        move(&after.unknown[place], onlyEnvelope: moved.contains(after.unknown[place].line))
      }
      for place in after.corrections.indices {
        move(&after.corrections[place].fait)
        guard var target = after.corrections[place].target else { continue }
        move(&target, onlyEnvelope: true)
        after.corrections[place].target = target
      }
    }
    words = words.appending(own)
    return after
  }

  private mutating func noteIds(of after: EffectiveFaits, besides former: Set<UInt32>) {
    for fait in [after.faits, after.cancelled, after.unknown].joined()
    where !former.contains(fait.line) {
      laterIds[fait.idHash, default: []].append(fait.source)
    }
  }

  /// What is listed by line: cancelled and unknown events, corrections.
  private mutating func replaceCorrections(_ lines: Set<UInt32>, by after: EffectiveFaits) {
    func replace(_ faits: inout [Fait], by more: [Fait]) {
      if !lines.isEmpty { faits.removeAll { lines.contains($0.line) } }
      guard !more.isEmpty else { return }
      faits += more
      if !lines.isEmpty { faits.sort { $0.line < $1.line } }
    }
    replace(&unknown, by: after.unknown)
    replace(&cancelled, by: after.cancelled)
    guard !after.corrections.isEmpty else { return }
    if !lines.isEmpty { corrections.removeAll { lines.contains($0.fait.line) } }
    corrections += after.corrections
    if !lines.isEmpty { corrections.sort { $0.fait.line < $1.fait.line } }
    rectifications.merge(
      Histoires.lastRectifications(after.corrections), uniquingKeysWith: { $1 })
  }

  /// - Returns: whether a fact of the structure came, went or changed.
  private mutating func replaceStructure(_ former: FormerLines, by after: [Fait]) -> Bool {
    let more = after.filter { !FaitsByYouth.isAboutYouth($0) }
    guard former.touchesStructure || !more.isEmpty else { return false }
    structure.removeAll { former.lines.contains($0.line) }
    structure += more
    structure.sort { ($0.instant, $0.line) < ($1.instant, $1.line) }
    return true
  }

  private mutating func replaceHistoires(
    _ former: FormerLines, by after: [Fait], _ before: Histoires, _ step: Int
  ) {
    var touched: [Int: [Fait]] = [:]
    for place in former.places { touched[place] = [] }
    for fait in after where FaitsByYouth.isAboutYouth(fait) {
      let jeune = before.kept(fait.subject)
      touched[place(of: jeune), default: []].append(fait)
    }
    for (place, more) in touched {
      var own =
        changed[place]
        ?? ChangedHistoire(
          jeune: whole.jeunes[place].jeune, faits: Array(whole.faits[whole.jeunes[place].range]))
      if !former.lines.isEmpty { own.faits.removeAll { former.lines.contains($0.line) } }
      own.faits += more
      own.faits.sort { ($0.instant, $0.line) < ($1.instant, $1.line) }
      own.step = step
      changed[place] = own
    }
  }

  /// The place of a youth, given now to one who comes.
  private mutating func place(of jeune: UInt32) -> Int {
    if let place = whole.place(of: jeune) ?? arrivals[jeune] { return place }
    let place = whole.jeunes.count + arrivals.count
    arrivals[jeune] = place
    changed[place] = ChangedHistoire(jeune: jeune)
    return place
  }

  /// What all youths depend on, beside the facts of the structure.
  ///
  /// - Returns: whether it changed.
  private mutating func replaceCommon(
    _ former: FormerLines, by after: [Fait], _ before: Histoires, _ changesStructure: Bool
  ) -> Bool {
    let jeunes = after.filter { FaitsByYouth.isAboutYouth($0) }
    let (whole, changed) = (whole, changed)
    let all = (0..<whole.jeunes.count + arrivals.count).lazy.flatMap { place in
      changed[place]?.faits[...] ?? whole.faits[whole.jeunes[place].range]
    }
    if let premier = premierContact, former.lines.contains(premier.line) {
      premierContact = Histoires.premierContact(all)
    } else {
      premierContact = Histoires.premierContact([premierContact].compactMap { $0 } + jeunes)
    }
    if changesStructure {
      tableaux = TablesDeclarees(donnees: tableaux.donnees, structure, words, texts)
    }
    if Histoires.declaresGroups(structure) {
      dispositifsEntres =
        changesStructure || !former.lines.isEmpty
        ? Histoires.dispositifsEntres(all, words)
        : dispositifsEntres.union(Histoires.dispositifsEntres(jeunes, words))
    } else {
      dispositifsEntres = []
    }
    func jour(_ moment: RecordedTime?) -> LocalDate? { moment.map { before.fuseau.date(at: $0) } }
    return changesStructure
      || premierContact?.date != before.premierContact
      || dispositifsEntres != before.dispositifsEntres
      || jour(dernierEnregistrement) != jour(before.dernierEnregistrement)
  }
}
