import MiloCore
import MiloEvents
import MiloExempleTable
import MiloTestKit
import Testing

@Suite struct `A table of one's own, in Swift` {
  private func lecture() throws -> Lecture {
    let scenario = try Scenario()
      .given(DispositifEntree(dispositif: "CEJ"), sujet: "J1", le: "2022-03-14")
      .given(DispositifEntree(dispositif: "CEJ"), sujet: "J2", le: "2022-03-20")
      .given(DispositifEntree(dispositif: "PACEA"), sujet: "J3", le: "2022-03-20")
      .given(EmploiEntree(contrat: .CDD), sujet: "J1", le: "2022-06-01")
      .given(EmploiEntree(contrat: .CDI), sujet: "J2", le: "2023-01-10")
    return try EmploiApresCEJ.lire(scenario.journal())
  }

  @Test func `is counted like one of the library's`() throws {
    let table = try #require(try EmploiApresCEJ.compter(lecture(), annee: 2022).first)
    let total = try #require(table.lignes.first { $0.id == "total" })
    #expect(
      total.valeurs == [.entier(2), .entier(1), .decimal(ExactDecimal(mantisse: 500, echelle: 1))])
    #expect(table.lignes.count == 13)
  }

  @Test func `is explained like one of the library's`() throws {
    let cellule = try #require(Cellule("emploi_apres_cej/total/en_emploi"))
    let explication = try Explication(cellule, lecture().histoires, Periode(annee: 2022))
    #expect(explication.valeur == "1")
    #expect(explication.parties.flatMap(\.contributions).compactMap(\.jeune) == ["J1", "J1"])
  }

  @Test func `holds as it is declared`() throws {
    try Tableau.verifier([EmploiApresCEJ.table])
    #expect(try Tableau(EmploiApresCEJ.table.json) == EmploiApresCEJ.table)
  }
}
