import Dispatch
import MiloEvents
import Synchronization

/// The events that count, as known on a day: corrections applied, files of one person merged.
///
/// Built in one pass over the compact events of a scan. Corrections are few: the events they name
/// are found by one look at every `id`; everything else is numbers moved once.
struct EffectiveFaits {
  /// The events that count, in the order of their lines.
  var faits: [Fait] = []
  /// Their words.
  var words = Column<Int64>()
  /// The texts that words and subjects number.
  var texts = Interner()
  /// For each text, the number of the youth kept after fusions; itself for most.
  var kept: [UInt32] = []
  /// The visible annulations and rectifications, with what they name.
  var corrections: [Correction] = []
  /// The visible lines outside the catalogue, cancelled or not.
  var unknown: [Fait] = []
  /// The visible lines whose event was cancelled.
  var cancelled: [Fait] = []
  /// The sources met; more than one when structures share a journal.
  var allSources = Interner()
  /// When the last visible line was recorded; nil when none is.
  var lastRecorded: RecordedTime?
  /// How many lines were visible.
  private(set) var visibleCount = 0
  /// The kinds that rectifications rectify, by the indexes of their lines.
  private(set) var kinds: [UInt32: EventKind] = [:]

  /// A visible annulation or rectification.
  struct Correction: Sendable {
    /// Its own line.
    var fait: Fait
    /// Whether it cancels; otherwise it rectifies.
    var cancels: Bool
    /// The event it names, as it is after its last rectification; nil when there is none.
    var target: Fait?
  }

  /// A cache does not hold what it promises: the lines are to be read instead.
  struct CacheDamaged: Error {}

  /// Applies what was known before an instant; everything when it is nil.
  ///
  /// - Parameter event: gives the event of a line, for a rectification of which a cache kept too little.
  init(
    _ scan: JournalScan, before limit: RecordedTime?, hash: ByteHash,
    event: (UInt32) -> Event?
  ) throws(CacheDamaged) {
    let numbers = unite(scan)
    try gather(scan, numbers, before: limit)
    (lastRecorded, visibleCount) = (faits.last?.recorded, faits.count)
    correct(scan, numbers, hash, event)
    merge()
  }

  /// Applies what was known before an instant in a scan that rests on no cache.
  init(_ scan: JournalScan, before limit: RecordedTime?) {
    do throws(CacheDamaged) {
      self = try EffectiveFaits(scan, before: limit, hash: .process) { _ in nil }
    } catch {
      preconditionFailure("une lecture sans cache n’en a pas de gâté")
    }
  }

  /// Numbers all texts together; the new numbers of those of each worker, nil where they stay.
  private mutating func unite(_ scan: JournalScan) -> [TextNumbers?] {
    guard let first = scan.texts.first, let firstSource = scan.sources.first else { return [] }
    (texts, allSources) = (first, firstSource)
    return [nil]
      + zip(scan.texts, scan.sources).dropFirst().map { own, ownSources in
        TextNumbers(texts: texts.adopt(own), sources: allSources.adopt(ownSources))
      }
  }

  /// Copies the visible events with their words, texts renumbered, every chunk on a free core.
  private mutating func gather(
    _ scan: JournalScan, _ numbers: [TextNumbers?], before limit: RecordedTime?
  ) throws(CacheDamaged) {
    let chunks = scan.chunks.map { ($0, count: $0.visibleCount(before: limit)) }
    let faitStarts = starts(of: chunks.map(\.count))
    let wordStarts = starts(of: chunks.map(\.0.wordCount))
    let isDamaged = Atomic<Bool>(false)
    let (faitCount, wordCount) = (faitStarts[chunks.count], wordStarts[chunks.count])
    faits = [Fait](unsafeUninitializedCapacity: faitCount) { faits, initialized in
      // What rectifications set is appended: room for it spares a copy of all words.
      let room = wordCount + wordCount / 16
      words = Column(unsafeUninitializedCapacity: room) { words, initialized in
        nonisolated(unsafe) let target = (faits: faits, words: words)
        DispatchQueue.concurrentPerform(iterations: chunks.count) { place in
          let (chunk, count) = chunks[place]
          let words = UnsafeMutableBufferPointer(
            rebasing: target.words[wordStarts[place]..<wordStarts[place + 1]])
          let faits = UnsafeMutableBufferPointer(
            rebasing: target.faits[faitStarts[place]..<faitStarts[place] + count])
          guard chunk.copy(to: faits, words, before: limit) else {
            isDamaged.store(true, ordering: .relaxed)
            return
          }
          numbers[chunk.worker]?.renumber(faits, words)
          let (firstLine, firstWord) = (UInt32(chunk.firstLine), UInt32(wordStarts[place]))
          for place in faits.indices {
            faits[place].line += firstLine
            faits[place].words += firstWord
          }
        }
        initialized = wordCount
      }
      initialized = faitCount
    }
    if isDamaged.load(ordering: .relaxed) { throw CacheDamaged() }
  }

  private static let annulation = EventKind(of: Annulation.self)
  private static let rectification = EventKind(of: Rectification.self)
  static let fusion = EventKind(of: Fusion.self)
  private static let cancelledEvent = Champ(Annulation.self, "evenement")
  private static let rectifiedEvent = Champ(Rectification.self, "evenement")
  private static let absorbed = Champ(Fusion.self, "absorbe")

  /// The hash of the id that a correction names; nil for an event that is none.
  @inline(__always)
  static func named<Words: RandomAccessCollection>(
    by fait: Fait, in words: Words
  ) -> UInt64? where Words.Element == Int64, Words.Index == Int {
    guard fait.kind == annulation || fait.kind == rectification else { return nil }
    let champ = fait.kind == annulation ? cancelledEvent : rectifiedEvent
    return champ.word(of: fait, in: words).map { UInt64(bitPattern: $0) }
  }

  /// Applies annulations and the last visible rectification of each event.
  private mutating func correct(
    _ scan: JournalScan, _ numbers: [TextNumbers?], _ hash: ByteHash, _ event: (UInt32) -> Event?
  ) {
    var named: [(place: Int, hash: UInt64)] = []
    for (place, fait) in faits.enumerated() {
      if let hash = Self.named(by: fait, in: words) { named.append((place, hash)) }
    }
    if named.isEmpty {
      let hasUnknown = faits.contains { $0.kind == .inconnu }
      if hasUnknown {
        let none = [Bool](repeating: false, count: faits.count)
        sweep(cancelled: none, targets: [:], corrections: [])
      }
      return
    }
    let index = EventIndex(of: faits, naming: Set(named.map(\.hash)))
    let known = Rectifications(scan)
    var cancelled = [Bool](repeating: false, count: faits.count)
    var rectifications: [Int: Int] = [:]
    var targets: [Int: Int] = [:]
    for (place, hash) in named {
      guard let target = index.place(of: hash, from: faits[place].source, in: faits),
        target < place, faits[target].kind != Self.annulation,
        faits[target].kind != Self.rectification
      else { continue }
      targets[place] = target
      if faits[place].kind == Self.rectification { kinds[faits[place].line] = faits[target].kind }
      if faits[place].kind == Self.annulation {
        cancelled[target] = true
      } else if faits[target].kind != Self.fusion {
        rectifications[target] = place
      }
    }
    for (target, place) in rectifications {
      let line = faits[place].line
      if let event = known.events[line] {
        rectify(target, by: event, hash)
      } else if let kept = known.kept(line), kept.rectification.kind != .inconnu,
        kept.rectification.kind == faits[target].kind
      {
        rectify(target, by: kept, numbers[kept.worker])
      } else if let event = event(line) {
        rectify(target, by: event, hash)
      }
    }
    sweep(cancelled: cancelled, targets: targets, corrections: named.map(\.place))
  }

  /// Gives an event its new data, time and subject; its index and recording time stay.
  private mutating func rectify(_ target: Int, by correction: Event, _ hash: ByteHash) {
    guard case .object(let data)? = correction.data["data"] else { return }
    var encoder = FaitEncoder(hash: hash)
    swap(&encoder.texts, &texts)
    let author = faits[target].author(in: words)
    let declaration = faits[target].kind.declaration
    var own: [Int64] = []
    encoder.append(
      declaration.map { Catalogue.upcast(data, for: $0) } ?? data, of: declaration,
      to: &faits[target], words: &own)
    if let author { encoder.append(author: author, to: &faits[target], &own) }
    give(own, to: target)
    if let subject = correction.data["subject"]?.string {
      faits[target].subject = encoder.texts.intern(subject)
    }
    swap(&encoder.texts, &texts)
    if let time = correction.data["time"]?.string, let moment = Moment(time) {
      faits[target].instant = moment.instant
      faits[target].date = moment.date
    }
  }

  /// Gives an event what a cache kept of its rectification.
  private mutating func rectify(
    _ target: Int, by kept: Rectifications.Kept, _ numbers: TextNumbers?
  ) {
    let (rectification, former) = (kept.rectification, kept.part.rectifiedWords)
    let author = faits[target].author(in: words)
    var fait = faits[target]
    (fait.mask, fait.words) = (rectification.mask, 0)
    fait.source = 0
    fait.subject = rectification.subject
    let count = fait.wordCount
    var own = Array(former[rectification.words..<rectification.words + count])
    own.withUnsafeMutableBufferPointer { words in
      withUnsafeMutablePointer(to: &fait) {
        numbers?.renumber(UnsafeMutableBufferPointer(start: $0, count: 1), words)
      }
    }
    (faits[target].mask, faits[target].words) = (rectification.mask, 0)
    if let author { FaitEncoder().append(author: author, to: &faits[target], &own) }
    give(own, to: target)
    if fait.subject != Fait.nobody { faits[target].subject = fait.subject }
    if let date = rectification.date {
      faits[target].instant = rectification.instant
      faits[target].date = date
    }
  }

  /// Puts the words that an event alone has after those of all.
  private mutating func give(_ own: [Int64], to target: Int) {
    faits[target].words += UInt32(words.count)
    words = words.appending(own)
  }

  /// Takes out what does not count, and remembers it.
  private mutating func sweep(cancelled: [Bool], targets: [Int: Int], corrections places: [Int]) {
    corrections = places.map { place in
      Correction(
        fait: faits[place], cancels: faits[place].kind == Self.annulation,
        target: targets[place].map { faits[$0] })
    }
    var count = 0
    let corrections = [Self.annulation, Self.rectification]
    for place in faits.indices {
      let fait = faits[place]
      if fait.kind == .inconnu { unknown.append(fait) }
      if cancelled[place] {
        self.cancelled.append(fait)
        continue
      }
      if fait.kind == .inconnu || corrections.contains(fait.kind) {
        continue
      }
      faits[count] = fait
      count += 1
    }
    faits.removeLast(faits.count - count)
  }

  /// Follows fusions: the first visible one of an absorbed file holds; cycles are not entered.
  private mutating func merge() {
    kept = Array(0..<UInt32(texts.count))
    for fait in faits where fait.kind == Self.fusion {
      guard let word = Self.absorbed.word(of: fait, in: words) else { continue }
      let absorbed = UInt32(truncatingIfNeeded: word)
      guard fait.subject != Fait.nobody, kept[Int(absorbed)] == absorbed,
        root(of: fait.subject) != absorbed
      else { continue }
      kept[Int(absorbed)] = fait.subject
    }
    for text in kept.indices where kept[text] != UInt32(text) {
      kept[text] = root(of: UInt32(text))
    }
  }

  private func root(of text: UInt32) -> UInt32 {
    var current = text
    while kept[Int(current)] != current { current = kept[Int(current)] }
    return current
  }
}

/// Where each of several runs starts when they follow one another, and where the last one ends.
private func starts(of counts: [Int]) -> [Int] {
  counts.reduce(into: [0]) { starts, count in starts.append(starts[starts.count - 1] + count) }
}
