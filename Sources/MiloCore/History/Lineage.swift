import MiloEvents

/// How far histories have come from the whole reading that they began with.
///
/// A step is the number of lines read: histories of one journal that have read as many say the same, even
/// when two of them follow the same one.
struct Lineage: Sendable {
  /// The whole reading.
  private let origin = Origin()
  /// How many lines the whole reading saw.
  let lineCount: Int
  /// How many lines were read in all.
  private(set) var step: Int
  /// The step at which something last changed that more than one youth depends on: the facts of the
  /// structure, the day of the last line, when the journal began.
  private(set) var commonStep: Int

  private final class Origin: Sendable {}

  /// That of a whole reading.
  init(lineCount: Int) {
    (self.lineCount, step, commonStep) = (lineCount, lineCount, lineCount)
  }

  /// That of histories that have read so many lines.
  func next(step: Int, changesCommon: Bool) -> Lineage {
    var next = self
    next.step = step
    if changesCommon { next.commonStep = step }
    return next
  }

  /// Whether histories of this lineage differ from earlier ones only by those of youths that say a later
  /// step.
  func follows(_ earlier: Lineage) -> Bool {
    origin === earlier.origin && step >= earlier.step && commonStep <= earlier.step
  }
}

/// The history of a youth about whom something came since the whole reading.
struct ChangedHistoire: Sendable {
  /// Number of the youth's identifier.
  let jeune: UInt32
  /// The events, in time order; none when all were cancelled.
  var faits: [Fait] = []
  /// The last step that changed them.
  var step = 0
}

extension Histoires {
  /// The places of the youths whose histories are not those of earlier histories; nil when all may differ.
  func changedPlaces(since earlier: Histoires) -> [Int]? {
    guard lineage.follows(earlier.lineage) else { return nil }
    return changed.lazy.filter { $0.value.step > earlier.lineage.step }.map(\.key)
  }
}
