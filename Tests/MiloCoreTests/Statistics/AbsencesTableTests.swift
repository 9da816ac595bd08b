import MiloEvents
import Testing

@testable import MiloCore

@Suite struct AbsencesTableTests {
  /// Two counsellors of a place, one of them of two teams; the first is absent in March.
  private static let journal: PetitJournal = {
    var journal = PetitJournal()
    journal.add("site", "s", "2022-01-02", #"{"code":"centre","libelle":"Centre","zone":"siege"}"#)
    journal.add(
      "conseiller", "s", "2022-01-03",
      #"{"code":"c1","role":"cisp","equipe":"nord","site":"centre"}"#)
    journal.add(
      "conseiller", "s", "2022-01-03",
      #"{"code":"c2","role":"cisp","site":"centre","etp":1,"missions":"#
        + #"[{"equipe":"nord","etp":0.5},{"equipe":"sud","etp":0.5}]}"#)
    absence(&journal, "2022-03-01", "c1", "2022-03-07", "2022-03-09")
    absence(&journal, "2022-03-02", "c1", "2022-03-09", "2022-03-11")
    absence(&journal, "2022-03-02", "c2", "2021-12-30", "2022-01-02")
    // Declared after the period, or of another one.
    absence(&journal, "2023-01-05", "c1", "2022-06-01", "2022-06-30")
    absence(&journal, "2022-03-02", "c2", "2023-02-01", "2023-02-03")
    let first = rendezVous(&journal, "J1", "2022-03-08", "propose", #","conseiller":"c1""#)
    rendezVous(&journal, "J1", "2022-03-10", "reporte", #","rendez_vous":"\#(first)""#)
    rendezVous(&journal, "J2", "2022-03-09", "propose", #","conseiller":"c1""#)
    rendezVous(&journal, "J2", "2022-03-11", "present", #","conseiller":"c1","site":"centre""#)
    // Of somebody else, on another day, called off by the structure, handed to a colleague.
    rendezVous(&journal, "J3", "2022-03-08", "propose", #","conseiller":"c2""#)
    rendezVous(&journal, "J4", "2022-03-12", "propose", #","conseiller":"c1""#)
    rendezVous(&journal, "J5", "2022-03-08", "annule_structure", #","conseiller":"c1""#)
    let moved = rendezVous(&journal, "J6", "2022-03-08", "propose", #","conseiller":"c1""#)
    rendezVous(
      &journal, "J6", "2022-03-08", "propose",
      #","conseiller":"c2","rendez_vous":"\#(moved)""#)
    return journal
  }()

  private static func absence(
    _ journal: inout PetitJournal, _ date: String, _ code: String, _ du: String, _ au: String
  ) {
    journal.add(
      "absence", "s", date, #"{"conseiller":"\#(code)","du":"\#(du)","au":"\#(au)"}"#)
  }

  @discardableResult
  private static func rendezVous(
    _ journal: inout PetitJournal, _ jeune: String, _ jour: String, _ statut: String,
    _ more: String
  ) -> String {
    journal.add(
      "rendez_vous", jeune, "2022-02-01",
      #"{"quand":"\#(jour)T09:00:00+01:00","statut":"\#(statut)"\#(more)}"#)
  }

  @Test func `a day counts once a counsellor, an appointment where it stands at the end`() throws {
    let tables = try Self.journal.tables("absences")
    #expect(
      try tables.nonZero("absences") == [
        "equipe.nord 3 7 3 2", "equipe.sud 1 2 0 0", "site.centre 3 7 3 2", "total 3 7 3 2",
      ])
    let table = try #require(tables.first)
    #expect(table.lignes.map(\.libelle) == ["équipe nord", "équipe sud", "Centre", "total"])
  }

  @Test func `a youth whom nothing else puts in the period counts`() throws {
    let tables = try Statistiques(
      Self.journal.histoires(),
      try #require(Periode(du: jour("2022-03-09"), au: jour("2022-03-09")))
    ).tables
    #expect(try tables.cells("absences", "total") == "2 1 1 1")
  }

  @Test func `filters restrict the appointments, not the absences`() throws {
    let tables = try Self.journal.tables("absences", filtres: ["sexe=F"])
    #expect(try tables.cells("absences", "total") == "3 7 0 0")
  }

  @Test func `the year before has its own absences`() throws {
    let tables = try Self.journal.tables("absences", annee: 2023, evolution: true)
    #expect(try tables.cells("absences", "total") == "1 3 -66.7 3 7 -57.1 0 3 -100.0 0 2 -100.0")
  }

  @Test func `appointments have lines by who receives and where, as their last state says`() throws
  {
    let tables = try Self.journal.tables("rendez_vous")
    #expect(
      try tables.nonZero("rendez_vous") == [
        "total 7 1 0 100.0 6", "conseiller.c1 5 1 0 100.0 4", "conseiller.c2 2 0 0 – 2",
        "site.centre 1 1 0 100.0 1",
      ])
  }
}
