import Dispatch
import MiloEvents

/// The events that count, as known on a day: corrections applied, files of one person merged.
///
/// Built in one pass over the compact events of a scan. Corrections are few: the events they name
/// are found by one look at every `id`; everything else is numbers moved once.
struct EffectiveFaits {
  /// The events that count, in the order of their lines.
  var faits: [Fait] = []
  /// Their words.
  var words: [Int64] = []
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

  /// A visible annulation or rectification.
  struct Correction: Sendable {
    /// Its own line.
    var fait: Fait
    /// Whether it cancels; otherwise it rectifies.
    var cancels: Bool
    /// The event it names, as it is after its last rectification; nil when there is none.
    var target: Fait?
  }

  /// Applies what was known before an instant; everything when it is nil.
  init(_ scan: JournalScan, before limit: RecordedTime?) {
    gather(scan, unite(scan.texts, &texts), unite(scan.sources, &allSources), before: limit)
    lastRecorded = faits.last?.recorded
    correct(scan, before: limit)
    merge()
  }

  /// Numbers all texts together; the new number of each worker's texts.
  private func unite(_ interners: [Interner], _ all: inout Interner) -> [[UInt32]?] {
    guard let first = interners.first else { return [] }
    all = first
    return [nil] + interners.dropFirst().map { all.adopt($0) }
  }

  /// Copies the visible events with their words, texts renumbered, every chunk on a free core.
  private mutating func gather(
    _ scan: JournalScan, _ remaps: [[UInt32]?], _ sourceRemaps: [[UInt32]?],
    before limit: RecordedTime?
  ) {
    let chunks = scan.chunks.map { chunk in
      (chunk, count: limit.map { chunk.block.visibleCount(before: $0) } ?? chunk.block.faits.count)
    }
    let faitStarts = starts(of: chunks.map(\.count))
    let wordStarts = starts(of: chunks.map(\.0.block.words.count))
    let (faitCount, wordCount) = (faitStarts[chunks.count], wordStarts[chunks.count])
    faits = [Fait](unsafeUninitializedCapacity: faitCount) { faits, initialized in
      words = [Int64](unsafeUninitializedCapacity: wordCount) { words, initialized in
        nonisolated(unsafe) let target = (faits: faits, words: words)
        DispatchQueue.concurrentPerform(iterations: chunks.count) { place in
          let chunk = chunks[place].0
          let words = UnsafeMutableBufferPointer(
            rebasing: target.words[wordStarts[place]..<wordStarts[place + 1]])
          _ = words.initialize(from: chunk.block.words)
          let remap = remaps[chunk.worker]
          let sources = sourceRemaps[chunk.worker]
          var next = faitStarts[place]
          for var fait in chunk.block.faits {
            if let limit, fait.recorded >= limit { continue }
            if let remap, let sources { renumber(&fait, words, remap, sources) }
            fait.line += UInt32(chunk.firstLine)
            fait.words += UInt32(wordStarts[place])
            target.faits.initializeElement(at: next, to: fait)
            next += 1
          }
        }
        initialized = wordCount
      }
      initialized = faitCount
    }
  }

  private static let annulation = EventKind(of: Annulation.self)
  private static let rectification = EventKind(of: Rectification.self)
  private static let fusion = EventKind(of: Fusion.self)
  private static let cancelledEvent = Champ(Annulation.self, "evenement")
  private static let rectifiedEvent = Champ(Rectification.self, "evenement")
  private static let absorbed = Champ(Fusion.self, "absorbe")

  /// Applies annulations and the last visible rectification of each event.
  private mutating func correct(_ scan: JournalScan, before limit: RecordedTime?) {
    var named: [(place: Int, hash: UInt64)] = []
    for (place, fait) in faits.enumerated()
    where fait.kind == Self.annulation || fait.kind == Self.rectification {
      let champ = fait.kind == Self.annulation ? Self.cancelledEvent : Self.rectifiedEvent
      guard let word = champ.word(of: fait, in: words) else { continue }
      named.append((place, UInt64(bitPattern: word)))
    }
    if named.isEmpty {
      let hasUnknown = faits.contains { $0.kind == .inconnu }
      if hasUnknown { sweep(cancelled: [], targets: [:], corrections: []) }
      return
    }
    let index = EventIndex(of: faits, naming: Set(named.map(\.hash)))
    var events: [UInt32: Event] = [:]
    for chunk in scan.chunks {
      for rectified in chunk.block.rectifications {
        events[rectified.line + UInt32(chunk.firstLine)] = rectified.event
      }
    }
    var cancelled: Set<Int> = []
    var rectifications: [Int: Int] = [:]
    var targets: [Int: Int] = [:]
    for (place, hash) in named {
      guard let target = index.place(of: hash, from: faits[place].source, in: faits),
        target < place, faits[target].kind != Self.annulation,
        faits[target].kind != Self.rectification
      else { continue }
      targets[place] = target
      if faits[place].kind == Self.annulation {
        cancelled.insert(target)
      } else if faits[target].kind != Self.fusion {
        rectifications[target] = place
      }
    }
    for (target, place) in rectifications {
      guard let event = events[faits[place].line] else { continue }
      rectify(target, by: event)
    }
    sweep(cancelled: cancelled, targets: targets, corrections: named.map(\.place))
  }

  /// Gives an event its new data, time and subject; its index and recording time stay.
  private mutating func rectify(_ target: Int, by correction: Event) {
    guard case .object(let data)? = correction.data["data"] else { return }
    var encoder = FaitEncoder()
    swap(&encoder.texts, &texts)
    let author = faits[target].author(in: words)
    let declaration = faits[target].kind.declaration
    encoder.append(
      declaration.map { Catalogue.upcast(data, for: $0) } ?? data, of: declaration,
      to: &faits[target], words: &words)
    if let author { encoder.append(author: author, to: &faits[target], &words) }
    if let subject = correction.data["subject"]?.string {
      faits[target].subject = encoder.texts.intern(subject)
    }
    swap(&encoder.texts, &texts)
    if let time = correction.data["time"]?.string, let moment = Moment(time) {
      faits[target].instant = moment.instant
      faits[target].date = moment.date
    }
  }

  /// Takes out what does not count, and remembers it.
  private mutating func sweep(cancelled: Set<Int>, targets: [Int: Int], corrections places: [Int]) {
    corrections = places.map { place in
      Correction(
        fait: faits[place], cancels: faits[place].kind == Self.annulation,
        target: targets[place].map { faits[$0] })
    }
    var count = 0
    for place in faits.indices {
      let fait = faits[place]
      if fait.kind == .inconnu { unknown.append(fait) }
      if cancelled.contains(place) {
        self.cancelled.append(fait)
        continue
      }
      if fait.kind == .inconnu || fait.kind == Self.annulation || fait.kind == Self.rectification {
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

/// Finds events by the hash of their `id`, for the few that are named.
struct EventIndex {
  private var places: [UInt64: [Int]] = [:]

  /// No event is named.
  init() {}

  /// Looks once at every event, and remembers those that are named.
  init(of faits: [Fait], naming hashes: Set<UInt64>) {
    // Sixty-four thousand bits turn most events away before the set is asked.
    var filter = [UInt64](repeating: 0, count: 1024)
    for hash in hashes {
      filter[Int(hash >> 6 & 1023)] |= 1 << (hash & 63)
    }
    for (place, fait) in faits.enumerated() {
      let hash = fait.idHash
      guard filter[Int(hash >> 6 & 1023)] & 1 << (hash & 63) != 0, hashes.contains(hash) else {
        continue
      }
      places[hash, default: []].append(place)
    }
  }

  /// The first event of that id, whatever its source.
  func premier(_ hash: UInt64) -> Int? { places[hash]?.first }

  /// The event that a line of that source names: first in its own source, else the only one (08.1.6).
  func place(of hash: UInt64, from source: UInt16, in faits: [Fait]) -> Int? {
    guard let candidates = places[hash] else { return nil }
    if let own = candidates.first(where: { faits[$0].source == source }) { return own }
    return candidates.count == 1 ? candidates[0] : nil
  }
}

/// Where each of several runs starts when they follow one another, and where the last one ends.
private func starts(of counts: [Int]) -> [Int] {
  counts.reduce(into: [0]) { starts, count in starts.append(starts[starts.count - 1] + count) }
}

/// Gives the texts of an event, numbered by one core, their numbers in the whole journal.
private func renumber(
  _ fait: inout Fait, _ words: UnsafeMutableBufferPointer<Int64>, _ remap: [UInt32],
  _ sources: [UInt32]
) {
  if fait.subject != Fait.nobody { fait.subject = remap[Int(fait.subject)] }
  fait.source = UInt16(truncatingIfNeeded: sources[Int(fait.source)])
  guard fait.kind != .inconnu else { return }
  var bits = internedFields[Int(fait.kind.rawValue)] & fait.mask
  while bits != 0 {
    let ordinal = bits.trailingZeroBitCount
    bits &= bits - 1
    guard let word = fait.place(ofField: ordinal), words[word] > Fait.encrypted else { continue }
    words[word] = Int64(remap[Int(words[word])])
  }
}

private let internedFields: [UInt32] = Catalogue.declarations.map(\.internedWords)

extension FaitBlock {
  /// How many of the events were recorded before an instant.
  func visibleCount(before limit: RecordedTime) -> Int {
    faits.count { $0.recorded < limit }
  }
}
