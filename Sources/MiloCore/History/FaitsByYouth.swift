import Dispatch
import MiloEvents

/// The histories of a whole reading: the events of all youths, those of each together.
final class FaitsByYouth: Sendable {
  /// The events, those of one youth together, in time order.
  let faits: [Fait]
  /// Where each youth's events stand, in order of first meeting.
  let jeunes: [(jeune: UInt32, range: Range<Int>)]
  /// For each text, the place of the youth of that number; `UInt32.max` for what is no youth.
  private let places: [UInt32]

  init(_ faits: [Fait], _ jeunes: [(jeune: UInt32, range: Range<Int>)], texts: Int) {
    self.faits = faits
    self.jeunes = jeunes
    var places = [UInt32](repeating: .max, count: texts)
    for (place, entry) in jeunes.enumerated() { places[Int(entry.jeune)] = UInt32(place) }
    self.places = places
  }

  /// The place of a youth; nil when no event is about it.
  func place(of jeune: UInt32) -> Int? {
    guard jeune < places.count, places[Int(jeune)] != .max else { return nil }
    return Int(places[Int(jeune)])
  }

  /// The place of the youth whose events hold one of that place.
  func place(ofFait fait: Int) -> Int {
    var (low, high) = (0, jeunes.count)
    while high - low > 1 {
      let middle = (low + high) / 2
      if jeunes[middle].range.lowerBound <= fait { low = middle } else { high = middle }
    }
    return low
  }

  private static let isAboutYouth: [Bool] = Catalogue.declarations.map { $0.sujet == .jeune }

  /// Whether an event belongs to a youth's history.
  @inline(__always)
  static func isAboutYouth(_ fait: Fait) -> Bool {
    isAboutYouth[Int(fait.kind.rawValue)] && fait.subject != Fait.nobody
  }

  /// Puts the events of each youth together, by counting, then orders each youth's by time.
  ///
  /// - Returns: them, and the events about anything but a youth, in time order.
  static func group(_ effective: EffectiveFaits) -> (FaitsByYouth, structure: [Fait]) {
    var counts = [UInt32](repeating: 0, count: effective.texts.count)
    var order: [UInt32] = []
    var structure: [Fait] = []
    for fait in effective.faits {
      guard isAboutYouth(fait) else {
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
      for fait in effective.faits where isAboutYouth(fait) {
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
    return (FaitsByYouth(faits, jeunes, texts: effective.texts.count), structure)
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
