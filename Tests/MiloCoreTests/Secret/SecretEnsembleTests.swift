import MiloEvents
import MiloTestKit
import Testing

@testable import MiloCore

@Suite struct `Small counts of several structures` {
  private func statistiques(_ nom: String, _ youths: Int, women: Int) throws -> Statistiques {
    var scenario = Scenario()
    for number in 0..<youths {
      var profil = Profil()
      profil.sexe = .valeur(number < women ? .F : .M)
      scenario = try scenario.given(profil, sujet: "\(nom)\(number)", le: "2022-03-01")
      scenario = try scenario.given(
        Entretien(conseiller: "c"), sujet: "\(nom)\(number)", le: "2022-03-02")
    }
    var options = Statistiques.Options()
    (options.tables, options.secret) = (["profil.primos"], 5)
    return try Statistiques(
      Lecture(scenario.journal()).histoires, Periode(annee: 2022), options)
  }

  @Test func `are not found by taking one from the ensemble`() throws {
    // Given three women in the north, twenty in the south, and men beside them,
    let reunies = StatistiquesReunies([
      ("nord", try statistiques("n", 33, women: 3)), ("sud", try statistiques("s", 41, women: 20)),
    ])
    let table = try #require(reunies.tables.first)
    func cell(_ ligne: String, _ colonne: String) throws -> Valeur? {
      let place = try #require(table.colonnes.firstIndex { $0.id == colonne })
      return try #require(table.lignes.first { $0.id == ligne }).valeur(place)
    }
    // then the three are hidden, the ensemble's own or the south's as well, in two lines at least,
    #expect(try cell("sexe.F", "jeunes@nord") == .secret)
    #expect(try cell("sexe.M", "jeunes@nord") == .secret)
    let others = try ["jeunes", "jeunes@sud"].filter { try cell("sexe.F", $0) == .secret }
    #expect(!others.isEmpty)
    for colonne in others { #expect(try cell("sexe.M", colonne) == .secret) }
    // the totals are shown, and the notes say it once.
    #expect(try cell("effectif", "jeunes") == .entier(74))
    #expect(try cell("effectif", "jeunes@nord") == .entier(33))
    #expect(reunies.remarques.count { $0.contains("Secret statistique") } == 1)
  }
}
