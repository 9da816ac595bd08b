public import MiloEvents

/// An event recorded long after it happened.
public struct Tardif: Hashable, Sendable {
  /// Index of the line.
  public let index: Int
  /// The kind.
  public let kind: EventKind
  /// The local date on which it happened.
  public let date: LocalDate
  /// The local date on which it was recorded.
  public let enregistre: LocalDate
  /// Days between the two.
  public let jours: Int
}

extension Histoires {
  /// The effective events recorded more than that many days after their date, in line order.
  ///
  /// - Parameters:
  ///   - jours: the delay, in days of the journal's time zone, beyond which an event is late.
  ///   - periode: the dates of the events; all when nil.
  public func tardifs(plusDe jours: Int, periode: Periode? = nil) -> [Tardif] {
    var late: [Tardif] = []
    for fait in [faits, structure].joined() {
      guard periode?.contains(fait.date) ?? true else { continue }
      let recorded = fuseau.date(at: fait.recorded)
      guard recorded - fait.date > jours else { continue }
      late.append(
        Tardif(
          index: Int(fait.line), kind: fait.kind, date: fait.date, enregistre: recorded,
          jours: recorded - fait.date))
    }
    return late.sorted { $0.index < $1.index }
  }

  /// The visible corrections, in line order: the line of each, and the line it names.
  public var lignesDeCorrection: [(index: Int, cible: Int?, annule: Bool)] {
    corrections.map { (Int($0.fait.line), $0.target.map { Int($0.line) }, $0.cancels) }
  }
}
