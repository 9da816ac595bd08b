import MiloEvents
import Testing

@testable import MiloCore

@Suite struct `The signals for an auditor` {
  private func signaux(
    _ sample: SampleHistory, annee: Int? = nil, vuAu: String? = nil,
    _ change: (inout Signal.Seuils) -> Void = { _ in }
  ) throws -> Signaux {
    var seuils = Signal.Seuils()
    change(&seuils)
    return try Signaux(
      sample.journal(), annee.map { Periode(annee: $0) }, vuAu: vuAu.flatMap { LocalDate($0) },
      seuils: seuils)
  }

  /// The rows of a signal, as programs read them.
  private func rows(
    _ signal: Signal, _ signaux: Signaux, agents: Bool = false
  ) throws -> [String] {
    let table = try #require(signaux.tables([signal], agents: agents).first)
    return CSVFrontEnd().text(of: signaux.report([table])).split(separator: "\n").dropFirst()
      .map(String.init)
  }

  @Test func `count the share recorded late, by month and author, corrections applied`() throws {
    var sample = SampleHistory()
    let contact: JSONObject = ["canal": "sms"]
    sample.add("e0", "contact", contact, on: "2022-01-05", author: "c9")
    sample.add(
      "e1", "contact", contact, on: "2022-01-05", recorded: "2022-02-04T23:30:00.000Z", author: "c9"
    )
    sample.add(
      "e2", "contact", contact, on: "2022-01-06", recorded: "2022-02-05T12:00:00.000Z", author: "c9"
    )
    sample.add(
      "e3", "contact", contact, on: "2021-12-01", recorded: "2022-02-05T12:00:00.000Z", author: "c1"
    )
    sample.add("e4", "contact", contact, on: "2021-12-01", recorded: "2022-02-05T12:00:00.000Z")
    // The delay of e1 is 31 days in Paris, where it is past midnight; that of e2 is 30.
    #expect(
      try rows(.tardifs, signaux(sample)) == [
        "2021-12,auteur 2,1,1,100.0", "2021-12,sans auteur,1,1,100.0", "2022-01,auteur 1,3,1,33.3",
      ])
    #expect(
      try rows(.tardifs, signaux(sample, annee: 2022), agents: true) == ["2022-01,c9,3,1,33.3"])
    // Moved to the day before its recording, it is late no more; cancelled, it does not count.
    sample.rectifie(
      "e1", ["canal": "sms"], time: "2022-02-04T09:00:00+01:00",
      recorded: "2022-03-01T12:00:00.000Z")
    sample.annule("e3", recorded: "2022-03-01T12:00:00.000Z")
    #expect(try rows(.tardifs, signaux(sample)) == ["2021-12,sans auteur,1,1,100.0"])
    #expect(try signaux(sample, vuAu: "2022-02-28").tardifs.count == 3)
  }

  @Test(arguments: UInt64(1)...4)
  func `find late exactly what milo tardifs lists`(seed: UInt64) throws {
    let lines = WildJournal.lines(seed: seed, count: 400)
    let journal = Journal(
      identity: JournalIdentity(origin: "o", source: "/s"),
      store: MemoryStore(lines.flatMap { $0 + [0x0A] }))
    let signaux = try Signaux(journal)
    let tardifs = try Lecture(journal).histoires.tardifs(plusDe: signaux.seuils.retard)
    let found = signaux.tardifs.flatMap(\.lignes).sorted { $0.index < $1.index }
    #expect(!tardifs.isEmpty)
    #expect(found == tardifs.map { Signaux.Ligne(index: $0.index, jours: $0.jours) })
  }

  @Test func `find the minutes in which an author records many lines, and in how many batches`()
    throws
  {
    var sample = SampleHistory()
    func add(_ second: String, _ author: String?) {
      sample.add(
        "e\(sample.lines.count)", "contact", ["canal": "sms"], on: "2022-03-14",
        recorded: "2022-03-14T12:00:\(second)Z", author: author)
    }
    for _ in 0..<3 { add("01.000", "c1") }
    for second in ["02.000", "03.000", "04.000"] { add(second, "c2") }
    for _ in 0..<9 { add("05.000", nil) }
    add("59.999", "c1")
    sample.annule("e0", recorded: "2022-03-14T12:00:59.999Z", author: "c2")
    sample.add(
      "next", "contact", ["canal": "sms"], on: "2022-03-14", recorded: "2022-03-14T12:01:00.000Z",
      author: "c1")
    let found = try signaux(sample) { $0.rafale = 4 }
    #expect(
      try rows(.rafales, found) == [
        "2022-03-14T13:00:00+01:00,auteur 1,4,2", "2022-03-14T13:00:00+01:00,auteur 2,4,4",
      ])
    #expect(found.rafales.map { $0.lignes.map(\.index) } == [[0, 1, 2, 15], [3, 4, 5, 16]])
    #expect(try signaux(sample) { $0.rafale = 5 }.rafales.isEmpty)
    #expect(try signaux(sample, annee: 2021) { $0.rafale = 4 }.rafales.isEmpty)
  }

  @Test func `find the lines recorded far from the time that their identifier says`() throws {
    var sample = SampleHistory()
    let recorded = try #require(RecordedTime("2022-03-14T12:00:00.000Z"))
    let day: Int64 = 86_400_000
    for (place, gap) in [0, day, day + 1, -day, -day - 1, -400 * day].enumerated() {
      let id = UUIDv7.make(at: RecordedTime(milliseconds: recorded.milliseconds - gap))
      sample.add(
        place == 2 ? id.uppercased() : id, "contact", ["canal": "sms"], on: "2022-03-14",
        author: "c1")
    }
    // Neither an identifier of one's own nor a UUID of another version says any time.
    sample.add("e1", "contact", ["canal": "sms"], on: "2022-03-14", author: "c1")
    sample.add(
      "0190a3c4-5b6d-4e8f-9a0b-100000000001", "contact", ["canal": "sms"], on: "2022-03-14",
      author: "c1")
    let found = try signaux(sample)
    #expect(try rows(.identifiants, found) == ["auteur 1,6,2,1,400"])
    #expect(
      found.identifiants.first?.lignes == [
        Signaux.Ligne(index: 2, jours: 1), Signaux.Ligne(index: 4, jours: -1),
        Signaux.Ligne(index: 5, jours: -400),
      ])
    #expect(try signaux(sample) { $0.ecart = 400 }.identifiants.isEmpty)
    #expect(try signaux(sample) { $0.ecart = .max }.identifiants.isEmpty)
  }

  @Test func `find the corrections made once a year is closed`() throws {
    var sample = SampleHistory()
    sample.entretien("e1", on: "2021-11-05")
    sample.entretien("e2", on: "2021-12-31")
    sample.entretien("e3", on: "2022-01-01")
    sample.annule("e2", recorded: "2022-03-31T12:00:00.000Z", author: "c1")
    sample.annule("e1", recorded: "2022-04-01T12:00:00.000Z", author: "c1")
    // It brings an event into the year that is closed, and the next one takes it out again.
    sample.rectifie(
      "e3", ["conseiller": "c1"], time: "2021-12-30T09:00:00+01:00",
      recorded: "2022-04-10T12:00:00.000Z")
    sample.rectifie("e3", ["conseiller": "c1"], recorded: "2022-04-30T12:00:00.000Z")
    sample.rectifie("e3", ["conseiller": "c2"], recorded: "2022-05-30T12:00:00.000Z")
    let found = try signaux(sample)
    #expect(
      try rows(.corrections, found) == ["2021,auteur 1,1,0,1", "2021,sans auteur,0,2,30"])
    #expect(found.corrections.map { $0.lignes.map(\.index) } == [[4], [5, 6]])
    #expect(try signaux(sample, annee: 2022).corrections.isEmpty)
    #expect(try signaux(sample, vuAu: "2022-04-09").corrections.count == 1)
    let late = try signaux(sample) { $0.cloture = Signal.Cloture(mois: 4, jour: 29) }
    #expect(try rows(.corrections, late) == ["2021,sans auteur,0,1,1"])
    // A year that is not a leap year closes on the last day of February.
    let leap = try signaux(sample) { $0.cloture = Signal.Cloture(mois: 2, jour: 29) }
    #expect(leap.corrections.first?.lignes.map(\.jours) == [31, 32])
  }

  @Test func `find the months of a journal that was never sealed, and have no lines of theirs`()
    throws
  {
    var sample = SampleHistory()
    for day in ["2022-01-05", "2022-01-31", "2022-03-01"] { sample.entretien("e\(day)", on: day) }
    let found = try signaux(sample)
    #expect(try rows(.sceaux, found) == ["2022-01,2,0,1,0", "2022-03,1,2,2,0"])
    #expect(try found.detail([.sceaux]).lignes.isEmpty)
  }

  @Test func `have a definition that says their threshold, and a summary`() throws {
    let found = try signaux(SampleHistory()) {
      ($0.retard, $0.cloture) = (1, .init(mois: 1, jour: 1))
    }
    let tables = found.tables()
    #expect(tables.map(\.id) == ["signaux"] + Signal.allCases.map { "signaux.\($0.rawValue)" })
    #expect(tables[1].definition?.contains("plus de 1 jour après") == true)
    #expect(tables[4].definition?.contains("après le 1er janvier qui suit") == true)
    #expect(tables[0].lignes.map { $0.valeurs[2] } == Array(repeating: .entier(0), count: 5))
    #expect(found.report(tables).notes.first?.contains("n’accuse personne") == true)
  }

  @Test func `do not depend on how many cores read, nor on the kinds of the lines`() throws {
    var sample = SampleHistory()
    for place in 0..<40 {
      sample.add(
        "e\(place)", place.isMultiple(of: 2) ? "x-essai" : "contact",
        place.isMultiple(of: 2) ? ["n": 1] : ["canal": "sms"], on: "2022-03-14",
        author: "c\(place % 8)")
    }
    #expect(try signaux(sample).auteurs == (0..<8).map { "c\($0)" })
    #expect(
      try signaux(sample) { $0.rafale = 5 }.rafales.map(\.lignes.count)
        == Array(repeating: 5, count: 8))
  }
}
