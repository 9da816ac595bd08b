import Dispatch
public import MiloEvents

/// The journal as projections see it: the history of each youth, and the facts of the structure.
///
/// A history is the youth's effective events in time order (instant, then line index), files merged.
/// Immutable once built, and shared by all cores.
public final class Histoires: Sendable {
  /// The events of all youths, those of one youth together, in time order.
  public let faits: [Fait]
  /// The words of all events.
  public let words: [Int64]
  /// The texts that words and subjects number.
  public let texts: Interner
  /// The sources that events number.
  let sources: Interner
  /// Where each youth's events stand, in order of first meeting.
  public let jeunes: [(jeune: UInt32, range: Range<Int>)]
  /// The events about anything but a youth, in time order.
  public let structure: [Fait]
  /// Time zone of the journal.
  public let fuseau: FuseauHoraire
  /// The local date of the first event of the six kinds that define `contact`: the journal was kept
  /// from that day on; nil when there is none (08.7.2).
  public let premierContact: LocalDate?
  /// The codes that entries name, by the number of their text, where the journal declares groups of
  /// dispositifs; none elsewhere.
  let dispositifsEntres: Set<UInt32>
  /// When the last visible line was recorded; nil when none is.
  public let dernierEnregistrement: RecordedTime?
  let idSources = LazyIdSources()
  /// The tables declared, by the journal and beside it.
  let tableaux: TablesDeclarees
  /// The journal as known on other days; nil where no journal stands behind.
  let vues: VuesDuJournal?
  let corrections: [EffectiveFaits.Correction]
  /// The line of the last visible rectification of each line that has one.
  let rectifications: [UInt32: UInt32]
  let unknown: [Fait]
  let cancelled: [Fait]
  /// For each text, the number of the youth kept after fusions.
  let kept: [UInt32]

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
    (faits, jeunes, structure) = Histoires.group(effective)
    words = effective.words
    texts = effective.texts
    sources = effective.allSources
    corrections = effective.corrections
    rectifications = Dictionary(
      corrections.lazy.filter { !$0.cancels }
        .compactMap { correction in correction.target.map { ($0.line, correction.fait.line) } },
      uniquingKeysWith: { $1 })
    unknown = effective.unknown
    cancelled = effective.cancelled
    kept = effective.kept
    dernierEnregistrement = effective.lastRecorded
    self.fuseau = fuseau
    self.tableaux = TablesDeclarees(
      donnees: tableaux, structure, effective.words, effective.texts)
    let declaresGroups = structure.contains { $0.kind == Kinds.dispositifGroupe }
    dispositifsEntres =
      declaresGroups ? Self.dispositifsEntres(faits, effective.words) : []
    premierContact =
      faits.lazy.filter { Kinds.deContact.contains($0.kind) }
      .min { ($0.instant, $0.line) < ($1.instant, $1.line) }?.date
  }

  private static func dispositifsEntres(_ faits: [Fait], _ words: [Int64]) -> Set<UInt32> {
    var codes: Set<UInt32> = []
    for fait in faits where fait.kind == Kinds.dispositifEntree {
      if let word = Champs.dispositif.word(of: fait, in: words) {
        codes.insert(UInt32(truncatingIfNeeded: word))
      }
    }
    return codes
  }

  /// Whether a period that ends on a day was recorded: it does not end before the journal began.
  public func isEnregistree(jusquAu fin: LocalDate) -> Bool {
    premierContact.map { $0 <= fin } ?? true
  }

  /// Number of the youth with that identifier, after fusions; nil when the journal never names it.
  public func jeune(_ identifier: String) -> UInt32? {
    texts.number(of: identifier).map { kept[Int($0)] }
  }

  private static let isAboutYouth: [Bool] = Catalogue.declarations.map { $0.sujet == .jeune }

  /// Puts the events of each youth together, by counting, then orders each youth's by time.
  private static func group(
    _ effective: EffectiveFaits
  ) -> ([Fait], [(jeune: UInt32, range: Range<Int>)], [Fait]) {
    var counts = [UInt32](repeating: 0, count: effective.texts.count)
    var order: [UInt32] = []
    var structure: [Fait] = []
    for fait in effective.faits {
      guard isAboutYouth[Int(fait.kind.rawValue)], fait.subject != Fait.nobody else {
        structure.append(fait)
        continue
      }
      let jeune = effective.kept[Int(fait.subject)]
      if counts[Int(jeune)] == 0 { order.append(jeune) }
      counts[Int(jeune)] += 1
    }
    var next = counts
    var grouped: [(jeune: UInt32, range: Range<Int>)] = []
    grouped.reserveCapacity(order.count)
    var start = 0
    for jeune in order {
      let end = start + Int(counts[Int(jeune)])
      grouped.append((jeune, start..<end))
      next[Int(jeune)] = UInt32(start)
      start = end
    }
    let jeunes = grouped
    let faits = [Fait](unsafeUninitializedCapacity: start) { buffer, count in
      for fait in effective.faits
      where isAboutYouth[Int(fait.kind.rawValue)] && fait.subject != Fait.nobody {
        let jeune = Int(effective.kept[Int(fait.subject)])
        buffer.initializeElement(at: Int(next[jeune]), to: fait)
        next[jeune] += 1
      }
      nonisolated(unsafe) let whole = buffer
      let slices = 16
      DispatchQueue.concurrentPerform(iterations: slices) { slice in
        let (from, to) = (jeunes.count * slice / slices, jeunes.count * (slice + 1) / slices)
        for (_, range) in jeunes[from..<to] {
          sortByTime(UnsafeMutableBufferPointer(rebasing: whole[range]))
        }
      }
      count = start
    }
    structure.sort { ($0.instant, $0.line) < ($1.instant, $1.line) }
    return (faits, jeunes, structure)
  }

  /// Histories longer than this may be recorded in any order.
  private static let peu = 64

  /// Insertion sort where events are few, and recorded almost in order.
  private static func sortByTime(_ faits: UnsafeMutableBufferPointer<Fait>) {
    if faits.count > peu {
      var faits = faits
      faits.sort { ($0.instant, $0.line) < ($1.instant, $1.line) }
      return
    }
    for place in 1..<max(1, faits.count) {
      var hole = place
      let fait = faits[place]
      while hole > 0, (fait.instant, fait.line) < (faits[hole - 1].instant, faits[hole - 1].line) {
        faits[hole] = faits[hole - 1]
        hole -= 1
      }
      if hole != place { faits[hole] = fait }
    }
  }
}

/// The history of one youth.
public struct Histoire: Sendable {
  /// Number of the youth's identifier.
  public let jeune: UInt32
  /// The youth's effective events, in time order.
  public let faits: ArraySlice<Fait>
  /// The journal it comes from.
  public let histoires: Histoires

  /// The youth's identifier.
  public var identifiant: String { histoires.texts.text(jeune) }

  /// The events with their fields within reach, in time order.
  public var events: some Sequence<EffectiveEvent> {
    faits.lazy.map { EffectiveEvent(fait: $0, histoires: histoires) }
  }
}

/// An event that counts, with its fields within reach.
public struct EffectiveEvent: Sendable {
  /// The compact event.
  public let fait: Fait
  let histoires: Histoires

  /// The kind.
  public var kind: EventKind { fait.kind }
  /// The local date, as written.
  public var date: LocalDate { fait.date }
  /// Index of the line.
  public var index: Int { Int(fait.line) }

  /// Whether the event is of that kind.
  public func isA<Data: EventData>(_ type: Data.Type) -> Bool {
    fait.kind.declaration?.nom == Data.nom
  }

  /// The code, label or identifier in a field; nil when the event is of another kind or lacks it.
  public func text(_ champ: Champ) -> String? {
    word(champ).map { histoires.texts.text(UInt32(truncatingIfNeeded: $0)) }
  }

  /// The integer, amount in cents or minutes in a field; nil when absent.
  public func integer(_ champ: Champ) -> Int? {
    word(champ).map { Int($0) }
  }

  /// The boolean in a field; nil when absent.
  public func flag(_ champ: Champ) -> Bool? {
    word(champ).map { $0 != 0 }
  }

  /// The date in a field; nil when absent.
  public func date(_ champ: Champ) -> LocalDate? {
    word(champ).map { LocalDate(day: Int32(truncatingIfNeeded: $0)) }
  }

  /// The code of a closed list in a field; nil when absent.
  public func choice<List: ClosedList>(_ champ: Champ, of list: List.Type) -> List? {
    word(champ).map {
      List.allCases[List.allCases.index(List.allCases.startIndex, offsetBy: Int($0))]
    }
  }

  private func word(_ champ: Champ) -> Int64? {
    champ.kind == fait.kind ? champ.word(of: fait, in: histoires.words) : nil
  }
}
