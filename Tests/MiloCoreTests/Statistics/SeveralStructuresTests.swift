import MiloCore
import MiloEvents
import MiloTestKit
import Testing

@Suite struct `The figures of several structures` {
  private func statistics(_ youths: Int, women: Int) throws -> Statistiques {
    var scenario = Scenario()
    for number in 0..<youths {
      var profil = Profil()
      profil.sexe = .valeur(number < women ? .F : .M)
      scenario = try scenario.given(profil, sujet: "J\(number)", le: "2022-03-01")
      scenario = try scenario.given(
        Entretien(conseiller: "c"), sujet: "J\(number)", le: "2022-03-02")
    }
    var options = Statistiques.Options()
    options.tables = ["profil.primos"]
    return try Statistiques(
      Lecture(scenario.journal()).histoires, Periode(annee: 2022), options)
  }

  @Test func `add up, with shares of the sums and each structure beside`() throws {
    let together = try StatistiquesReunies([
      ("nord", statistics(3, women: 1)), ("sud", statistics(5, women: 4)),
    ])
    let table = try #require(together.tables.first)
    let cells = Dictionary(
      uniqueKeysWithValues: table.cellules.map { ("\($0.ligne)/\($0.colonne)", $0.valeur) })
    #expect(cells["effectif/jeunes"] == "8")
    #expect(cells["effectif/jeunes@nord"] == "3")
    #expect(cells["effectif/jeunes@sud"] == "5")
    #expect(cells["sexe.F/jeunes"] == "5")
    #expect(cells["sexe.F/part"] == "62.5")
    #expect(cells["sexe.F/part@nord"] == "33.3")
    #expect(cells["sexe.F/part@sud"] == "80.0")
  }

  @Test func `say when a period has no event at all`() throws {
    let lecture = try Lecture(
      Scenario().given(Entretien(conseiller: "c"), le: "2022-03-02").journal())
    #expect(lecture.histoires.silence(Periode(annee: 2022)) == nil)
    #expect(
      lecture.histoires.silence(Periode(annee: 2035))
        == "aucun événement n’est daté de la période ; le journal va du 2022-03-02 au 2022-03-02")
  }
}
