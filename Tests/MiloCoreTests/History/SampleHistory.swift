import MiloEvents
import Testing

@testable import MiloCore

/// A journal written line by line, each with the time of its recording.
struct SampleHistory {
  var fuseau = "Europe/Paris"
  private(set) var lines: [[UInt8]] = []
  /// The date of corrections and fusions, which plays no part.
  private static let anyDay = "2021-01-01"

  init(fuseau: String = "Europe/Paris") {
    self.fuseau = fuseau
  }

  /// Adds an event that happened on a day, at nine, and was recorded the same day at noon unless
  /// told otherwise; gives its line.
  @discardableResult
  mutating func add(
    _ id: String, _ nom: String, _ data: JSONObject, _ subject: String? = "J1",
    on day: String = "2022-03-14", at hour: String = "09:00:00+01:00", recorded: String? = nil,
    author: String? = nil
  ) -> Int {
    let recorded = recorded ?? "\(day)T12:00:00.000Z"
    let last = lines.last.flatMap { try? EventReader.event(in: $0).recordedTime }
    var event = Event(
      id: id, source: "/s", type: "fr.milo.\(nom).v1", subject: subject, time: "\(day)T\(hour)",
      recordedTime: max(
        RecordedTime(recorded) ?? .init(milliseconds: 0), last ?? .init(milliseconds: 0)),
      data: data)
    event.authID = author
    lines.append(EventWriter.line(of: event))
    return lines.count - 1
  }

  @discardableResult
  mutating func entretien(
    _ id: String, _ subject: String = "J1", on day: String, at hour: String = "09:00:00+01:00",
    recorded: String? = nil
  ) -> Int {
    add(id, "entretien", ["conseiller": "c1"], subject, on: day, at: hour, recorded: recorded)
  }

  @discardableResult
  mutating func annule(_ target: String, recorded: String, author: String? = nil) -> Int {
    add(
      "a-\(target)-\(lines.count)", "annulation", ["evenement": .string(target), "motif": "m"], nil,
      on: Self.anyDay, recorded: recorded, author: author)
  }

  @discardableResult
  mutating func rectifie(
    _ target: String, _ data: JSONValue, time: String? = nil, subject: String? = nil,
    recorded: String
  ) -> Int {
    var fields: JSONObject = ["evenement": .string(target), "motif": "m"]
    if let time { fields["time"] = .string(time) }
    if let subject { fields["subject"] = .string(subject) }
    fields["data"] = data
    return add(
      "r-\(target)-\(lines.count)", "rectification", fields, nil, on: Self.anyDay,
      recorded: recorded)
  }

  @discardableResult
  mutating func fusionne(_ kept: String, _ absorbed: String, recorded: String) -> Int {
    add(
      "f-\(kept)-\(absorbed)", "fusion", ["absorbe": .string(absorbed)], kept, on: Self.anyDay,
      recorded: recorded)
  }

  /// The journal, or its first lines.
  func journal(prefix: Int? = nil) -> Journal {
    let bytes: [UInt8] = lines.prefix(prefix ?? lines.count).reduce(into: []) { bytes, line in
      bytes += line
      bytes.append(0x0A)
    }
    return Journal(
      identity: JournalIdentity(origin: "o", source: "/s", fuseau: fuseau),
      store: MemoryStore(bytes))
  }

  /// A reading, as known on a day.
  func lecture(vuAu: String? = nil) throws -> Lecture {
    try Lecture(journal(), vuAu: vuAu.flatMap { LocalDate($0) })
  }

  /// The lines that count, by youth, in time order, as known on a day.
  func counted(vuAu: String? = nil) throws -> [String: [Int]] {
    try lecture(vuAu: vuAu).histoires.fold(LinesByYouth()).resultat
  }

  /// A cell of the statistics of a year, as known on a day.
  func cell(
    _ table: String, _ ligne: String, _ colonne: String = "valeur", annee: Int = 2022,
    vuAu: String? = nil
  ) throws -> Valeur? {
    var options = Statistiques.Options()
    options.tables = [table]
    let tables = try Statistiques(
      lecture(vuAu: vuAu).histoires, Periode(annee: annee), options
    ).tables
    let found = try #require(tables.first { $0.id == table })
    let place = try #require(found.colonnes.firstIndex { $0.id == colonne })
    return try #require(found.lignes.first { $0.id == ligne }).valeurs[place]
  }
}

/// Notes which lines count for whom: what is applied, and in what order.
struct LinesByYouth: EventProjection {
  private var current = ""
  private(set) var resultat: [String: [Int]] = [:]

  mutating func apply(_ histoire: Histoire) {
    current = histoire.identifiant
    resultat[current, default: []] += histoire.events.map(\.index)
  }

  mutating func apply(_ event: EffectiveEvent) {
    resultat[current, default: []].append(event.index)
  }

  mutating func merge(_ other: LinesByYouth) {
    resultat.merge(other.resultat) { $0 + $1 }
  }
}
