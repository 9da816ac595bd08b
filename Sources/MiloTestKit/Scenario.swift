public import MiloCore
public import MiloEvents

/// Given these events, when this question is asked, then this answer: for the tests of projections.
///
/// ```swift
/// let counts = try Scenario()
///   .given(Entretien(conseiller: "c07"), sujet: "J1", le: "2022-03-14")
///   .when(EntretiensParConseiller())
/// #expect(counts == ["c07": 1])
/// ```
///
/// The events go through a real journal in memory: what is not valid is refused as it would be there.
public struct Scenario: Sendable {
  private var events: [Event] = []
  private let identity: JournalIdentity

  /// Nothing has happened yet in a structure of that name.
  public init(structure nom: String = "essai") {
    identity = JournalIdentity(origin: "milo.example/\(nom)", source: "/structures/\(nom)")
  }

  /// Adds an event, recorded after those before it.
  ///
  /// - Parameters:
  ///   - data: the event's own fields.
  ///   - sujet: whom or what it is about.
  ///   - le: when it happened: a date (noon then), or RFC 3339.
  ///   - enregistre: when it was recorded; an hour after it happened, or with the one before it when
  ///     that is later, by default.
  ///   - id: its identifier, for other events to name; made from its place by default.
  /// - Throws: fields that cannot be written.
  public func given<Data: EventData>(
    _ data: Data, sujet: String? = "J1", le: String, enregistre: String? = nil, id: String? = nil
  ) throws -> Scenario {
    let time = LocalDate(le) == nil ? le : le + "T12:00:00+01:00"
    var event = try Event(
      id: id ?? "e\(events.count)", source: identity.source, subject: sujet, time: time, data)
    let natural = Moment(time).map { RecordedTime(milliseconds: $0.unixMilliseconds + 3_600_000) }
    let last = events.last?.recordedTime ?? RecordedTime(milliseconds: .min)
    event.recordedTime = enregistre.flatMap { RecordedTime($0) } ?? natural.map { max($0, last) }
    var next = self
    next.events.append(event)
    return next
  }

  /// The journal that holds the events.
  ///
  /// - Throws: the events that a journal refuses.
  public func journal() throws(JournalError) -> Journal {
    let journal = Journal(identity: identity, store: MemoryStore())
    var options = JournalWriter.Options { RecordedTime(milliseconds: 0) }
    options.reprise = .invented
    let writer = try JournalWriter(journal, options)
    defer { writer.close() }
    if !events.isEmpty { try writer.append(events) }
    return journal
  }

  /// What a projection says of the events, as known at the end of a day.
  ///
  /// - Throws: the events that a journal refuses.
  public func when<P: Projection>(
    _ projection: P, vuAu: LocalDate? = nil
  ) throws(JournalError) -> P.Resultat {
    try Lecture(journal(), vuAu: vuAu).histoires.fold(projection).resultat
  }
}
