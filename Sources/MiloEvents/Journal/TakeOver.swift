/// How lines that were recorded elsewhere enter an empty journal with the recorded times that they carry.
///
/// The journal did not see these times: an event ``Reprise``, dated by the clock, follows the lines in the
/// same append.
public struct TakeOver: Sendable {
  /// Why, as the event says it.
  public let motif: Texte
  /// An instant as the clocks of the journal's zone show it, RFC 3339.
  let localTime: @Sendable (RecordedTime) -> String
  /// Whether the event is written.
  let isTold: Bool

  /// A take-over for that reason.
  ///
  /// - Parameter localTime: an instant as the clocks of the journal's zone show it, RFC 3339.
  public init(motif: Texte, localTime: @escaping @Sendable (RecordedTime) -> String) {
    (self.motif, self.localTime, isTold) = (motif, localTime, true)
  }

  private init() {
    (motif, localTime, isTold) = (Texte(""), { "\($0)" }, false)
  }

  /// The take-over of an invented journal, whose times nobody could have seen.
  package static let invented = TakeOver()

  /// The event that follows lines recorded between two moments.
  func event(
    id: String, lignes: Int, _ first: RecordedTime, _ last: RecordedTime, now: RecordedTime,
    _ identity: JournalIdentity
  ) throws(FieldError) -> Event {
    func day(_ time: RecordedTime) -> LocalDate {
      LocalDate(String(localTime(time).prefix(10))) ?? .placeholder
    }
    let horloge = localTime(now)
    do {
      return try Event(
        id: id, source: identity.source, subject: identity.nom, time: horloge,
        Reprise(
          lignes: lignes, du: day(first), au: day(last), motif: motif,
          horloge: Horodatage(horloge)))
    } catch {
      throw FieldError(field: "", found: "\(error)", expected: "une reprise datée")
    }
  }
}

extension FaitBlock {
  /// The line of the last event ``Reprise``, counted from the first of the block; nil without one.
  var lastReprise: Int? {
    faits.last { $0.kind == JournalIndex.reprise }.map { Int($0.line) }
  }
}

extension JournalScan {
  /// The line of the last event ``Reprise``: those before it have recorded times that the journal did not
  /// see; nil when it saw all of them.
  package var lastReprise: Int? {
    for chunk in chunks.reversed() {
      let found =
        chunk.kept.map { $0.block.reprise }
        ?? chunk.block.lastReprise.map { $0 + chunk.firstLine }
      if let found { return found }
    }
    return nil
  }
}
