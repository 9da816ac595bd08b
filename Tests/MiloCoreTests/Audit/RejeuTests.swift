import MiloEvents
import Testing

@testable import MiloCore

@Suite struct `Replaying a journal` {
  /// Entretiens of three youths, one of them recorded two months late.
  private func journal() -> Journal {
    let lines = [
      ("J1", "2022-01-10", "2022-01-10"), ("J2", "2022-02-15", "2022-02-15"),
      ("J3", "2022-02-20", "2022-04-30"),
    ].enumerated().map { number, line in
      """
      {"specversion":"1.0","id":"0190a3c4-5b6d-7e8f-9a0b-10000000000\(number)","source":"/s",\
      "type":"fr.milo.entretien.v1","subject":"\(line.0)","time":"\(line.1)T10:00:00+01:00",\
      "recordedtime":"\(line.2)T21:59:59.999Z","data":{"conseiller":"C1"}}

      """
    }
    return Journal(
      identity: JournalIdentity(origin: "essai", source: "/s"),
      store: MemoryStore(Array(lines.joined().utf8)))
  }

  private func values(
    _ pas: Rejeu.Pas, vuAu: String? = nil
  ) throws -> [String] {
    let cellule = try #require(Cellule("synthese/entretiens/valeur"))
    let rejeu = try Rejeu(
      journal(), Periode(annee: 2022), Statistiques.Options(), pas: pas,
      vuAu: vuAu.flatMap { LocalDate($0) }, cellules: [cellule])
    return rejeu.etapes.map { etape in
      "\(etape.vuAu) \(etape.taille) " + etape.cellules.map(\.valeur).joined(separator: ",")
    }
  }

  @Test func `gives a figure at the end of each month of recorded time`() throws {
    // 30 April 23:59:59.999 in Paris still is April.
    #expect(
      try values(.mois) == [
        "2022-01-31 1 1", "2022-02-28 2 2", "2022-03-31 2 2", "2022-04-30 3 3",
      ])
    #expect(try values(.trimestre) == ["2022-03-31 2 2", "2022-06-30 3 3"])
    #expect(try values(.annee) == ["2022-12-31 3 3"])
    #expect(try values(.mois, vuAu: "2022-02-14") == ["2022-01-31 1 1", "2022-02-14 1 1"])
  }

  @Test func `begins with the period`() throws {
    let periode = try #require(
      Periode(du: Mois(year: 2022, month: 2).firstDay, au: Mois(year: 2022, month: 12).lastDay))
    let rejeu = try Rejeu(journal(), periode, Statistiques.Options(), pas: .mois)
    #expect(rejeu.etapes.map { "\($0.vuAu)" } == ["2022-02-28", "2022-03-31", "2022-04-30"])
  }

  @Test func `equals the statistics as known on each day`() throws {
    var options = Statistiques.Options()
    options.tables = ["synthese"]
    let rejeu = try Rejeu(journal(), Periode(annee: 2022), options, pas: .mois)
    #expect(rejeu.etapes.count == 4)
    for etape in rejeu.etapes {
      let lecture = try Lecture(journal(), vuAu: etape.vuAu)
      let tables = try Statistiques(lecture.histoires, Periode(annee: 2022), options).tables
      #expect(etape.taille == lecture.taille)
      #expect(etape.cellules.map(\.valeur) == tables.flatMap(\.cellules).map(\.valeur))
    }
  }

  @Test func `refuses a cell that no step has`() throws {
    let cellule = try #require(Cellule("synthese/inconnue/valeur"))
    #expect(throws: RejeuError.self) {
      try Rejeu(
        journal(), Periode(annee: 2022), Statistiques.Options(), pas: .mois, cellules: [cellule])
    }
  }
}
