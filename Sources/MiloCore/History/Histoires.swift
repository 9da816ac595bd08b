public import MiloEvents

/// The journal as projections see it: the history of each youth, and the facts of the structure.
///
/// A history is the youth's effective events in time order (instant, then line index), files merged.
/// Immutable once built, and shared by all cores. The histories of a later moment share those of the youths
/// about whom nothing came, see ``Lecture/actualisee()``.
public final class Histoires: Sendable {
  /// The words of all events.
  public let words: Column<Int64>
  /// The texts that words and subjects number.
  public let texts: Texts
  /// The sources that events number.
  let sources: Interner
  /// The histories of a whole reading.
  let whole: FaitsByYouth
  /// Those of the youths about whom something came since, by their places.
  let changed: [Int: ChangedHistoire]
  /// The places of the youths who came since, by their numbers.
  let arrivals: [UInt32: Int]
  /// What the histories of the same origin have in common, and how far these have come.
  let lineage: Lineage
  /// The events about anything but a youth, in time order.
  public let structure: [Fait]
  /// Time zone of the journal.
  public let fuseau: FuseauHoraire
  /// The first event of the six kinds that define `contact`.
  let premierFaitDeContact: Fait?
  /// The codes that entries name, by the number of their text, where the journal declares groups of
  /// dispositifs; none elsewhere.
  let dispositifsEntres: Set<UInt32>
  /// When the last visible line was recorded; nil when none is.
  public let dernierEnregistrement: RecordedTime?
  /// The sources of the ids of the whole reading, and of those that came since.
  let idSources: LazyIdSources
  let laterIds: [UInt64: [UInt16]]
  /// The tables declared, by the journal and beside it.
  let tableaux: TablesDeclarees
  /// The journal as known on other days; nil where no journal stands behind.
  let vues: VuesDuJournal?
  let corrections: [EffectiveFaits.Correction]
  /// The line of the last visible rectification of each line that has one.
  let rectifications: [UInt32: UInt32]
  let unknown: [Fait]
  let cancelled: [Fait]
  /// For each text of a whole reading, the number of the youth kept after fusions.
  private let keptFiles: [UInt32]
  /// The files that a question merges otherwise.
  private let keptOtherwise: [UInt32: UInt32]
  /// Numbers the ids of the events, and those that they name.
  let hash: ByteHash

  /// The histories of a scanned journal, as known just before an instant; all of it when nil.
  ///
  /// - Complexity: linear in the number of events; a few dozen bytes of memory each.
  convenience init(
    _ scan: JournalScan, before limit: RecordedTime?, fuseau: FuseauHoraire,
    tableaux: [Tableau] = []
  ) {
    self.init(
      EffectiveFaits(scan, before: limit), hash: .process, fuseau: fuseau, tableaux: tableaux)
  }

  /// The histories of effective events.
  ///
  /// - Parameter hash: what numbered their ids.
  init(
    _ effective: EffectiveFaits, hash: ByteHash, fuseau: FuseauHoraire, tableaux: [Tableau] = [],
    vues: VuesDuJournal? = nil
  ) {
    self.hash = hash
    self.vues = vues
    (whole, structure) = FaitsByYouth.group(effective)
    (changed, arrivals, keptOtherwise) = ([:], [:], [:])
    lineage = Lineage(lineCount: effective.visibleCount)
    (idSources, laterIds) = (LazyIdSources(), [:])
    words = effective.words
    texts = Texts(effective.texts)
    sources = effective.allSources
    corrections = effective.corrections
    rectifications = Self.lastRectifications(effective.corrections)
    unknown = effective.unknown
    cancelled = effective.cancelled
    keptFiles = effective.kept
    dernierEnregistrement = effective.lastRecorded
    self.fuseau = fuseau
    self.tableaux = TablesDeclarees(donnees: tableaux, structure, words, texts)
    dispositifsEntres =
      Self.declaresGroups(structure) ? Self.dispositifsEntres(whole.faits, words) : []
    premierFaitDeContact = Self.premierContact(whole.faits)
  }

  /// The histories of lines that the parts of a cache hold.
  init(
    _ made: HistoiresOfParts, hash: ByteHash, fuseau: FuseauHoraire, tableaux: [Tableau],
    vues: VuesDuJournal?
  ) {
    let kept = made.kept
    (self.hash, self.fuseau, self.vues) = (hash, fuseau, vues)
    (whole, words, sources, keptFiles) = (made.whole, made.words, made.sources, made.keptFiles)
    texts = Texts(made.texts)
    (changed, arrivals, keptOtherwise) = ([:], [:], [:])
    lineage = Lineage(lineCount: kept.places.count)
    (idSources, laterIds) = (LazyIdSources(), [:])
    structure = kept.structure
    (unknown, cancelled) = (kept.unknown, kept.cancelled)
    corrections = kept.allCorrections
    rectifications = Self.lastRectifications(corrections)
    dernierEnregistrement = kept.dernierEnregistrement.first.map(RecordedTime.init(milliseconds:))
    self.tableaux = TablesDeclarees(donnees: tableaux, structure, words, texts)
    dispositifsEntres = Set(kept.dispositifsEntres)
    premierFaitDeContact = kept.premierContact.first
  }

  /// The histories that follow others.
  init(
    _ before: Histoires, _ after: Successor, vues: VuesDuJournal?
  ) {
    keptOtherwise = [:]
    hash = before.hash
    fuseau = before.fuseau
    keptFiles = before.keptFiles
    (idSources, laterIds) = (after.idSources, after.laterIds)
    self.vues = vues
    (words, texts, sources) = (after.words, after.texts, after.sources)
    (whole, changed, arrivals, lineage) = (
      after.whole, after.changed, after.arrivals, after.lineage
    )
    structure = after.structure
    (corrections, rectifications) = (after.corrections, after.rectifications)
    (unknown, cancelled) = (after.unknown, after.cancelled)
    (premierFaitDeContact, dispositifsEntres) = (after.premierContact, after.dispositifsEntres)
    dernierEnregistrement = after.dernierEnregistrement
    tableaux = after.tableaux
  }

  /// What takes the place of what histories say, where a question leaves some of their lines out.
  struct Replacement {
    var words: Column<Int64>
    var texts: Texts
    var sources: Interner
    var changed: [Int: ChangedHistoire]
    var arrivals: [UInt32: Int]
    /// The files that are merged otherwise, by their numbers, and those kept for them.
    var kept: [UInt32: UInt32] = [:]
    var structure: [Fait]
    var corrections: [EffectiveFaits.Correction]
    var unknown: [Fait]
    var tableaux: TablesDeclarees
    var dernierEnregistrement: RecordedTime?

    /// All as it is.
    init(_ histoires: Histoires) {
      words = histoires.words
      texts = histoires.texts
      sources = histoires.sources
      changed = histoires.changed
      arrivals = histoires.arrivals
      structure = histoires.structure
      corrections = histoires.corrections
      unknown = histoires.unknown
      tableaux = histoires.tableaux
      dernierEnregistrement = histoires.dernierEnregistrement
    }

    /// Gives a youth another history.
    mutating func replace(_ histoire: Histoire, in histoires: Histoires) {
      let place = histoires.place(of: histoire.jeune) ?? arrivals[histoire.jeune]
      let own = place ?? histoires.whole.jeunes.count + arrivals.count
      if place == nil { arrivals[histoire.jeune] = own }
      changed[own] = ChangedHistoire(jeune: histoire.jeune, faits: Array(histoire.faits))
    }
  }

  /// Histories with some of what they say replaced; the youths and their places stay.
  init(_ other: Histoires, _ replacement: Replacement) {
    words = replacement.words
    texts = replacement.texts
    sources = replacement.sources
    changed = replacement.changed
    structure = replacement.structure
    corrections = replacement.corrections
    unknown = replacement.unknown
    tableaux = replacement.tableaux
    dernierEnregistrement = replacement.dernierEnregistrement
    (arrivals, keptOtherwise) = (replacement.arrivals, replacement.kept)
    (whole, keptFiles, lineage) = (
      other.whole, other.keptFiles, Lineage(lineCount: other.lineage.lineCount)
    )
    (fuseau, hash, vues) = (other.fuseau, other.hash, other.vues)
    (idSources, laterIds) = (LazyIdSources(), [:])
    (premierFaitDeContact, dispositifsEntres) = (
      other.premierFaitDeContact, other.dispositifsEntres
    )
    (rectifications, cancelled) = (other.rectifications, other.cancelled)
  }

  /// The last rectification of each line that has one.
  static func lastRectifications(
    _ corrections: [EffectiveFaits.Correction]
  ) -> [UInt32: UInt32] {
    Dictionary(
      corrections.lazy.filter { !$0.cancels }
        .compactMap { correction in correction.target.map { ($0.line, correction.fait.line) } },
      uniquingKeysWith: { $1 })
  }

  /// Whether facts of a structure declare groups of dispositifs.
  static func declaresGroups(_ structure: [Fait]) -> Bool {
    structure.contains { $0.kind == Kinds.dispositifGroupe }
  }

  /// The codes of the dispositifs entered, by the numbers of their texts.
  static func dispositifsEntres(
    _ faits: some Sequence<Fait>, _ words: Column<Int64>
  ) -> Set<UInt32> {
    var codes: Set<UInt32> = []
    for fait in faits where fait.kind == Kinds.dispositifEntree {
      if let word = Champs.dispositif.word(of: fait, in: words) {
        codes.insert(UInt32(truncatingIfNeeded: word))
      }
    }
    return codes
  }

  /// The first event of the kinds that define `contact`, in time.
  static func premierContact(_ faits: some Sequence<Fait>) -> Fait? {
    faits.lazy.filter { Kinds.deContact.contains($0.kind) }
      .min { ($0.instant, $0.line) < ($1.instant, $1.line) }
  }

  /// The local date of the first event of the six kinds that define `contact`: the journal was kept
  /// from that day on; nil when there is none (08.7.2).
  public var premierContact: LocalDate? { premierFaitDeContact?.date }

  /// Whether a period that ends on a day was recorded: it does not end before the journal began.
  public func isEnregistree(jusquAu fin: LocalDate) -> Bool {
    premierContact.map { $0 <= fin } ?? true
  }

  /// Number of the youth with that identifier, after fusions; nil when the journal never names it.
  public func jeune(_ identifier: String) -> UInt32? {
    texts.number(of: identifier).map { kept($0) }
  }

  /// Number of the youth whose file is kept for that of another one; its own for most.
  func kept(_ jeune: UInt32) -> UInt32 {
    if !keptOtherwise.isEmpty, let kept = keptOtherwise[jeune] { return kept }
    return jeune < keptFiles.count ? keptFiles[Int(jeune)] : jeune
  }

  /// The youths whose files are merged into others, by number, and those others.
  var fusions: some Sequence<(absorbed: UInt32, kept: UInt32)> {
    keptFiles.enumerated().lazy.filter { UInt32($0.offset) != $0.element }
      .map { (UInt32($0.offset), $0.element) }
  }
}

// MARK: - Youths

extension Histoires {
  /// How many places there are; a youth whose every event was cancelled keeps its place.
  var placeCount: Int { whole.jeunes.count + arrivals.count }

  /// The history at a place, in the order of first meeting.
  func histoire(at place: Int) -> Histoire {
    if !changed.isEmpty, let own = changed[place] {
      return Histoire(jeune: own.jeune, faits: own.faits[...], histoires: self)
    }
    let (jeune, range) = whole.jeunes[place]
    return Histoire(jeune: jeune, faits: whole.faits[range], histoires: self)
  }

  /// Where the history of a youth stands; nil when no event that counts was ever about it.
  func place(of jeune: UInt32) -> Int? {
    whole.place(of: jeune) ?? arrivals[jeune]
  }

  /// The history of a youth, by its number after fusions; nil when no event that counts is about it.
  public func histoire(_ jeune: UInt32) -> Histoire? {
    guard let place = place(of: jeune) else { return nil }
    let histoire = histoire(at: place)
    return histoire.faits.isEmpty ? nil : histoire
  }

  /// The histories of all youths, in the order of first meeting.
  public var jeunes: some Collection<Histoire> {
    (0..<placeCount).lazy.map { self.histoire(at: $0) }.filter { !$0.faits.isEmpty }
  }

  /// The events of all youths, those of one youth together, in time order.
  ///
  /// - Complexity: constant for a whole reading; linear for histories that follow others.
  public var faits: [Fait] {
    changed.isEmpty ? whole.faits : jeunes.flatMap(\.faits)
  }
}
