/// Compares when lines say that they were recorded with when others saw heads of the journal, and with the
/// clock of the machine.
///
/// A head that somebody saw at T holds lines recorded by T at the latest. Those that it does not hold are taken to
/// have been recorded after T: a head is shown to others as soon as it is signed, and what is recorded in
/// between is within the tolerance.
struct TimeCheck {
  /// A run of lines that one thing contradicts.
  struct Finding: Hashable {
    /// Index of the first line.
    let first: Int
    /// What was found and expected, in French.
    let message: String
  }

  /// What contradicts a line.
  private enum Reason: Hashable {
    /// The head that holds it had been seen before.
    case ahead(Sighting)
    /// A head that does not hold it was seen after.
    case backdated(Sighting)
    /// The machine's clock has not come to it.
    case future(RecordedTime)
  }

  /// By rising sizes: the earliest sighting of a head of that size or more.
  private var covering: [(size: Int, sighting: Sighting)] = []
  /// By rising sizes: the heads that were seen before any longer one, and when.
  private var before: [(size: Int, sighting: Sighting)] = []
  /// In milliseconds.
  private let tolerance: Int64
  private let now: RecordedTime?

  /// Prepares a comparison.
  ///
  /// - Parameters:
  ///   - sightings: of heads that the lines give; in any order.
  ///   - tolerance: in minutes, what clocks and the way of a head to a witness are forgiven.
  ///   - now: the present moment; nil where no clock is believed.
  init(_ sightings: [Sighting], tolerance: Int, now: RecordedTime?) {
    let (milliseconds, overflow) = Int64(tolerance).multipliedReportingOverflow(by: 60_000)
    self.tolerance = overflow ? .max : milliseconds
    self.now = now
    let sorted = sightings.sorted { ($0.head.size, $1.time) > ($1.head.size, $0.time) }
    for sighting in sorted {
      let earliest = covering.last?.sighting
      // Of one size, the first one met is the earliest.
      if sighting.head.size == covering.last?.size { continue }
      // A head seen after a longer one says nothing of the lines between: they were there already.
      let isFirst = earliest.map { sighting.time < $0.time } ?? true
      if isFirst { before.append((sighting.head.size, sighting)) }
      covering.append((sighting.head.size, isFirst ? sighting : earliest ?? sighting))
    }
    covering.reverse()
    before.reverse()
  }

  /// What contradicts lines, consecutive ones together.
  ///
  /// - Parameter lines: the lines known, by rising indexes.
  func findings(_ lines: some Sequence<(index: Int, recorded: RecordedTime)>) -> [Finding] {
    var found: [Finding] = []
    var run: Run?
    var (above, below) = (0, 0)
    func close() {
      if let run { found.append(run.finding) }
      run = nil
    }
    for (index, recorded) in lines {
      while above < covering.count, covering[above].size <= index { above += 1 }
      while below < before.count, before[below].size <= index { below += 1 }
      guard
        let reason = reason(
          recorded, held: above < covering.count ? covering[above].sighting : nil,
          left: below > 0 ? before[below - 1].sighting : nil)
      else {
        close()
        continue
      }
      if run?.reason == reason, run?.last == index - 1 {
        run?.add(index, recorded)
      } else {
        close()
        run = Run(reason: reason, first: index, recorded)
      }
    }
    close()
    return found
  }

  private func reason(
    _ recorded: RecordedTime, held: Sighting?, left: Sighting?
  ) -> Reason? {
    if let held, recorded > held.time.later(by: tolerance) { return .ahead(held) }
    if let left, recorded.later(by: tolerance) < left.time { return .backdated(left) }
    if let now, recorded > now.later(by: JournalWriter.clockTolerance) { return .future(now) }
    return nil
  }

  /// Consecutive lines that one thing contradicts.
  private struct Run {
    let reason: Reason
    let first: Int
    private(set) var last: Int
    private var earliest: RecordedTime
    private var latest: RecordedTime

    init(reason: Reason, first: Int, _ recorded: RecordedTime) {
      (self.reason, self.first, last) = (reason, first, first)
      (earliest, latest) = (recorded, recorded)
    }

    mutating func add(_ index: Int, _ recorded: RecordedTime) {
      last = index
      earliest = min(earliest, recorded)
      latest = max(latest, recorded)
    }

    var finding: Finding { Finding(first: first, message: "\(subject), \(explanation)") }

    private var isOne: Bool { first == last }

    private var subject: String {
      isOne
        ? "cette ligne est enregistrée à \(earliest)"
        : "les lignes \(first) à \(last) sont enregistrées de \(earliest) à \(latest)"
    }

    private var explanation: String {
      switch reason {
      case .ahead(let sighting):
        "après que la tête de \(lignes(sighting.head.size)) qui \(isOne ? "la" : "les") contient a été "
          + "\(sighting.how), à \(sighting.time) : l’horloge qui \(isOne ? "l’a écrite" : "les a écrites") "
          + "avançait"
      case .backdated(let sighting):
        "avant que la tête de \(lignes(sighting.head.size)) qui ne \(isOne ? "la" : "les") contient pas "
          + "ait été \(sighting.how), à \(sighting.time) : "
          + (isOne
            ? "elle est antidatée, ou a été ajoutée" : "elles sont antidatées, ou ont été ajoutées")
          + " entre la signature de cette tête et ce moment"
      case .future(let now):
        "dans le futur, l’horloge de cette machine indique \(now) : celle qui "
          + "\(isOne ? "l’a écrite" : "les a écrites") avançait, ou celle-ci retarde"
      }
    }
  }
}

extension RecordedTime {
  /// The time that many milliseconds later, or the last one that can be told.
  fileprivate func later(by milliseconds: Int64) -> RecordedTime {
    let (sum, overflow) = self.milliseconds.addingReportingOverflow(milliseconds)
    return RecordedTime(milliseconds: overflow ? .max : sum)
  }
}
