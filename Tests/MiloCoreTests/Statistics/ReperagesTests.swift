import Testing

@testable import MiloCore

@Suite struct ReperagesTests {
  @Test func `stages and outcomes of the obligation of training count youths once`() throws {
    var journal = PetitJournal()
    journal.add("obligation_formation", "A", "2022-01-10", #"{"etape":"signalement"}"#)
    journal.add("obligation_formation", "A", "2022-02-10", #"{"etape":"signalement"}"#)
    journal.add("obligation_formation", "B", "2022-02-10", #"{"etape":"contact","issue":"emploi"}"#)
    journal.add(
      "obligation_formation", "B", "2022-03-10", #"{"etape":"issue","issue":"formation"}"#)
    journal.add("obligation_formation", "C", "2023-01-01", #"{"etape":"engagement"}"#)
    let tables = try journal.tables("obligation_formation")
    #expect(
      try tables.nonZero("obligation_formation") == [
        "signales 1", "contactes 1", "issue.formation 1",
      ])
    #expect(try tables.lines("obligation_formation").count == 10)
  }

  @Test func `outings are sums, youths met are distinct`() throws {
    var journal = PetitJournal()
    journal.add("sortie_terrain", "s", "2022-01-10", #"{"lieu":"L","personnes":12,"jeunes":7}"#)
    journal.add("sortie_terrain", "s", "2022-01-11", #"{"lieu":"L","personnes":3,"jeunes":3}"#)
    journal.add("sortie_terrain", "s", "2021-01-11", #"{"lieu":"L","personnes":100,"jeunes":9}"#)
    journal.add("reperage", "A", "2022-01-10", #"{"source":"maraude"}"#)
    journal.add("reperage", "A", "2022-01-11", #"{"source":"rio"}"#)
    journal.add("reperage", "A", "2022-01-12", #"{"source":"rio"}"#)
    journal.add("remobilisation", "A", "2022-02-01", #"{"vers":"cej_gj"}"#)
    #expect(
      try journal.tables("reperage").nonZero("reperage") == [
        "sorties 2", "personnes 15", "jeunes_rencontres 10", "reperes 1", "source.maraude 1",
        "source.rio 1", "remobilises 1", "vers.cej_gj 1",
      ])
  }

  @Test func `mobility counts youths by status, then by programme and status`() throws {
    var journal = PetitJournal()
    journal.add(
      "mobilite_internationale", "A", "2022-01-10", #"{"programme":"erasmus","statut":"retenu"}"#)
    journal.add(
      "mobilite_internationale", "A", "2022-02-10", #"{"programme":"au_pair","statut":"retenu"}"#)
    journal.add(
      "mobilite_internationale", "B", "2022-02-10", #"{"programme":"autre","statut":"reporte"}"#)
    let tables = try journal.tables("mobilite_internationale")
    #expect(
      try tables.nonZero("mobilite_internationale") == [
        "retenu 1", "reporte 1", "erasmus.retenu 1", "au_pair.retenu 1", "autre.reporte 1",
      ])
    #expect(try tables.lines("mobilite_internationale").count == 25)
  }
}
