import MiloEvents
import Testing

@testable import MiloCore

@Suite struct AuditsDuLabelTests {
  private func label(_ audits: [String], avis: [(audit: Int, data: String)] = []) throws -> Label {
    var journal = PetitJournal()
    journal.add("critere", "s", "2021-01-05", #"{"code":"ORI","libelle":"Orienter"}"#)
    journal.add("preuve", "s", "2022-12-05", #"{"critere":"ORI","libelle":"Charte"}"#)
    let ids = audits.map { journal.add("audit", "s", "2022-01-05", $0) }
    for (place, data) in avis {
      journal.add("avis_audit", "s", "2022-02-05", #"{"audit":"\#(ids[place])",\#(data)}"#)
    }
    return Label(
      try Lecture(journal.journal), au: try #require(LocalDate("2023-01-01")), annee: 2022)
  }

  @Test func `dates follow the last audit that opens a label`() throws {
    let label = try label([
      #"{"genre":"initial","du":"2020-06-01","au":"2020-06-02"}"#,
      #"{"genre":"renouvellement","du":"2022-06-01","au":"2022-06-02","valable_jusqu_au":"2025-12-31"}"#,
      #"{"genre":"suivi","du":"2022-09-01","au":"2022-09-02"}"#,
    ])
    let table = try #require(label.tableEcheances)
    #expect(
      table.lignes.map(\.libelle) == ["renouvellement", "suivi à deux ans", "fin de validité"])
    #expect(
      table.lignes.map { $0.valeur(1) } == [
        .texte("2022-06-01"), .texte("2024-06-01"), .texte("2025-12-31"),
      ])
  }

  @Test func `without an audit there are no dates, nor words of auditors`() throws {
    let label = try label([])
    #expect(label.tableEcheances == nil)
    #expect(!label.tables().map(\.id).contains("label.avis"))
  }

  @Test(arguments: [
    (#""avis":"reserve","critere":"ORI","libelle":"À revoir""#, ["réserve d’audit sans action"]),
    (#""avis":"non_conforme","critere":"ORI","libelle":"Non""#, ["non-conformité sans action"]),
    (#""avis":"reserve","critere":"ORI","libelle":"Vu","amelioration":"A1""#, []),
    (#""avis":"point_fort","critere":"ORI","libelle":"Bien""#, []),
  ])
  func `what auditors found wrong and no action answers is missing`(
    data: String, expected: [String]
  ) throws {
    let label = try label(
      [#"{"genre":"initial","du":"2022-01-10","au":"2022-01-11"}"#], avis: [(0, data)])
    #expect(label.bilans[0].manques == expected)
    let table = try #require(label.tables().first { $0.id == "label.avis" })
    #expect(table.lignes[0].valeur(0) == .texte("initial"))
    #expect(table.lignes[0].valeur(1) == .texte("2022-01-10"))
  }
}
