import Foundation
import MiloEvents
import Testing

@testable import MiloCore

@Suite struct `A view as of a day` {
  static let ends: [(fuseau: String, day: String, end: String)] = [
    ("Europe/Paris", "2023-04-06", "2023-04-06T22:00:00.000Z"),
    ("Europe/Paris", "2023-01-10", "2023-01-10T23:00:00.000Z"),
    ("Europe/Paris", "2023-03-25", "2023-03-25T23:00:00.000Z"),
    ("Europe/Paris", "2023-03-26", "2023-03-26T22:00:00.000Z"),
    ("Europe/Paris", "2023-10-28", "2023-10-28T22:00:00.000Z"),
    ("Europe/Paris", "2023-10-29", "2023-10-29T23:00:00.000Z"),
    ("Indian/Reunion", "2023-04-06", "2023-04-06T20:00:00.000Z"),
    ("America/Martinique", "2023-04-06", "2023-04-07T04:00:00.000Z"),
    ("America/Cayenne", "2023-12-31", "2024-01-01T03:00:00.000Z"),
    ("Pacific/Noumea", "2023-04-06", "2023-04-06T13:00:00.000Z"),
  ]

  @Test(arguments: ends.indices)
  func `holds what was recorded before midnight in the zone of the journal`(place: Int) throws {
    let (fuseau, day, end) = Self.ends[place]
    let instant = try #require(RecordedTime(end))
    let before = RecordedTime(milliseconds: instant.milliseconds - 1)
    let date = try #require(LocalDate(day))
    let zone = try #require(FuseauHoraire(fuseau))
    #expect(zone.end(of: date) == instant)
    #expect(zone.date(at: before) == date)
    #expect(zone.date(at: instant) == date + 1)
    var sample = SampleHistory(fuseau: fuseau)
    sample.entretien("e1", on: "2022-03-14", recorded: before.description)
    sample.entretien("e2", on: "2022-03-14", recorded: end)
    #expect(try sample.counted(vuAu: day) == ["J1": [0]])
    #expect(try sample.counted(vuAu: "\(date + 1)") == ["J1": [0, 1]])
    #expect(try sample.counted(vuAu: "\(date - 1)") == [:])
    #expect(try sample.lecture(vuAu: day).taille == 1)
    #expect(try sample.cell("synthese", "entretiens", vuAu: day) == .entier(1))
  }

  @Test(arguments: [
    "Europe/Paris", "Indian/Reunion", "America/Martinique", "America/Miquelon", "Pacific/Tahiti",
    "Pacific/Wallis", "UTC",
  ])
  func `ends where the calendar of the system says`(fuseau: String) throws {
    let zone = try #require(FuseauHoraire(fuseau))
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = try #require(TimeZone(identifier: fuseau))
    for day in stride(from: Int32(18_262), to: 22_000, by: 3) {
      let date = LocalDate(day: day)
      let (year, month, dayOfMonth) = (date + 1).components
      let components = DateComponents(year: year, month: month, day: dayOfMonth)
      let next = try #require(calendar.date(from: components))
      #expect(zone.end(of: date).milliseconds == Int64(next.timeIntervalSince1970) * 1000)
      let noon = try #require(Moment(zone.noon(of: date)))
      #expect(noon.date == date)
      let time = RecordedTime(milliseconds: noon.unixMilliseconds)
      #expect(zone.date(at: time) == date)
      #expect(
        calendar.component(
          .hour, from: Date(timeIntervalSince1970: Double(time.milliseconds) / 1000)) == 12)
    }
  }

  @Test func `needs a zone that exists`() {
    #expect(FuseauHoraire("Europe/Lutece") == nil)
    var sample = SampleHistory(fuseau: "Europe/Lutece")
    sample.entretien("e1", on: "2022-03-14")
    #expect(throws: JournalError.self) { try sample.lecture() }
  }

  @Test func `says the size and the root of the lines it knew`() throws {
    var sample = SampleHistory()
    for day in 10...20 { sample.entretien("e\(day)", on: "2022-03-\(day)") }
    let hashes = sample.lines.map { MerkleTree.leafHash($0) }
    for (day, size) in [
      ("2022-03-09", 0), ("2022-03-10", 1), ("2022-03-15", 6), ("2023-01-01", 11),
    ] {
      let lecture = try Lecture(sample.journal(), vuAu: LocalDate(day), hashing: true)
      #expect(lecture.taille == size)
      #expect(lecture.racine == MerkleTree.root(ofLeafHashes: hashes.prefix(size)))
    }
    #expect(try sample.lecture().racine == nil)
  }

  @Test func `tells the year by the date as written, and the order by the instant`() throws {
    var sample = SampleHistory()
    sample.entretien("e1", on: "2022-01-01", at: "00:30:00+01:00")  // 2021 in UTC
    sample.entretien("e2", on: "2021-12-31", at: "23:45:00Z")
    sample.entretien("e3", on: "2022-12-31", at: "23:30:00-03:00")  // 2023 in UTC
    #expect(try sample.cell("synthese", "entretiens") == .entier(2))
    #expect(try sample.cell("synthese", "entretiens", annee: 2021) == .entier(1))
    #expect(try sample.counted() == ["J1": [0, 1, 2]])
    #expect(try sample.cell("synthese", "primos") == .entier(1), "the first by instant is e1")
  }
}

@Suite struct `A period` {
  @Test func `is a year, or two dates in order`() throws {
    let year = Periode(annee: 2024)
    #expect((year.debut.description, year.fin.description) == ("2024-01-01", "2024-12-31"))
    #expect(year.anneeCivile == 2024)
    #expect(year.titre == "2024")
    let (du, au) = (try #require(LocalDate("2024-02-29")), try #require(LocalDate("2025-02-28")))
    let periode = try #require(Periode(du: du, au: au))
    #expect(periode.unAnAvant.debut.description == "2023-02-28")
    #expect(periode.unAnAvant.fin.description == "2024-02-28")
    #expect(periode.anneeCivile == nil)
    #expect(periode.contains(du) && periode.contains(au))
    #expect(!periode.contains(du - 1) && !periode.contains(au + 1))
    #expect(Periode(du: au, au: du) == nil)
    #expect(Periode(du: au, au: au) != nil)
  }
}
