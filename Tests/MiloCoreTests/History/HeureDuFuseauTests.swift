import MiloEvents
import Testing

@testable import MiloCore

@Suite struct `A moment written in another zone` {
  private func zone(_ name: String = "Europe/Paris") throws -> FuseauHoraire {
    try #require(FuseauHoraire(name))
  }

  @Test(arguments: [
    ("2022-12-31T23:30:00Z", "2023-01-01T00:30:00+01:00"),
    ("2022-12-31t23:30:00.125z", "2023-01-01T00:30:00.125+01:00"),
    ("2022-07-01T00:00:00Z", "2022-07-01T02:00:00+02:00"),
    ("2022-01-01T00:30:00+11:30", "2021-12-31T14:00:00+01:00"),
    ("2022-03-14T09:30:00+01:00", "2022-03-14T09:30:00+01:00"),
    ("2022-03-27T00:59:59Z", "2022-03-27T01:59:59+01:00"),
    ("2022-03-27T01:00:00Z", "2022-03-27T03:00:00+02:00"),
    ("2022-10-30T00:30:00Z", "2022-10-30T02:30:00+02:00"),
    ("2022-10-30T01:30:00Z", "2022-10-30T02:30:00+01:00"),
    ("1969-12-31T23:59:59.999999999Z", "1970-01-01T00:59:59.999999999+01:00"),
    ("2199-12-31T23:30:00Z", "2200-01-01T00:30:00+01:00"),
  ])
  func `is the same moment by the clocks of the journal`(text: String, expected: String) throws {
    let written = try #require(try zone().time(of: text))
    #expect(written == expected)
    if let read = Moment(written) { #expect(read.instant == Moment(text)?.instant) }
  }

  @Test func `is nothing where the text is no moment`() throws {
    #expect(try zone().time(of: "2022-03-14") == nil)
    #expect(try zone().time(of: "") == nil)
  }

  @Test func `makes an event of the year that people lived`() throws {
    let event = try Event(
      id: "e1", source: "/s", subject: "J1", time: "2022-12-31T23:30:00Z", fuseau: zone(),
      Entretien(conseiller: "c07"))
    #expect(event.time == "2023-01-01T00:30:00+01:00")
    let far = try Event(
      id: "e1", source: "/s", subject: "J1", time: "2022-12-31T23:30:00Z",
      fuseau: zone("America/Cayenne"), Entretien(conseiller: "c07"))
    #expect(far.time == "2022-12-31T20:30:00-03:00")
  }
}

@Suite struct `A youth born after the date of an event` {
  private func journal() -> PetitJournal {
    var journal = PetitJournal()
    journal.add("profil", "J1", "2022-03-01", #"{"date_naissance":"2030-01-01"}"#)
    journal.add("entretien", "J1", "2022-03-01", #"{"conseiller":"c1"}"#)
    journal.add("profil", "J2", "2022-03-01", #"{"date_naissance":"2005-01-01"}"#)
    journal.add("entretien", "J2", "2022-03-01", #"{"conseiller":"c1"}"#)
    return journal
  }

  @Test func `has no age: it is in no class, and no minor`() throws {
    let tables = try journal().tables("profil.primos", "synthese")
    #expect(try tables.cells("profil.primos", "mineurs").hasPrefix("1 "))
    #expect(try tables.cells("profil.primos", "age.16_17").hasPrefix("1 "))
    #expect(try tables.cells("synthese", "primos_mineurs_part").hasPrefix("50.0"))
    for mineurs in ["16_17", "18_21", "22_plus"] {
      let filtered = try journal().tables("synthese", filtres: ["age=\(mineurs)"])
      #expect(
        try filtered.cells("synthese", "primos").hasPrefix(mineurs == "16_17" ? "1 " : "0 "))
    }
  }
}

@Suite struct `An old journal where a group has the code of a dispositif` {
  @Test func `counts under that code what enters the dispositif, once`() throws {
    var journal = PetitJournal()
    journal.add(
      "dispositif.groupe", "s", "2022-01-01", #"{"code":"PLIE","libelle":"G","membres":["CEJ"]}"#)
    journal.add(
      "dispositif.groupe", "s", "2022-01-01", #"{"code":"GJ","libelle":"G","membres":["CEJ"]}"#)
    journal.add("dispositif.entree", "J1", "2022-04-01", #"{"dispositif":"PLIE"}"#)
    journal.add("dispositif.entree", "J2", "2022-04-01", #"{"dispositif":"CEJ"}"#)
    let tables = try journal.tables("dispositifs")
    let lines = try tables.lines("dispositifs")
    #expect(lines.filter { $0 == "PLIE" }.count == 1)
    #expect(Set(lines).count == lines.count)
    #expect(try tables.cells("dispositifs", "PLIE").hasPrefix("1 1 "))
    #expect(!lines.contains("GJ"))
  }
}
