import MiloEvents
import MiloTestKit
import Testing

@testable import MiloCore

@Suite struct `Small counts of several structures` {
  private func partiel(_ nom: String, _ youths: Int, women: Int) throws -> Partiel {
    var scenario = Scenario(structure: nom)
    for number in 0..<youths {
      var profil = Profil()
      profil.sexe = .valeur(number < women ? .F : .M)
      scenario = try scenario.given(profil, sujet: "\(nom)\(number)", le: "2022-03-01")
      scenario = try scenario.given(
        Entretien(conseiller: "c"), sujet: "\(nom)\(number)", le: "2022-03-02")
    }
    var options = Statistiques.Options()
    options.tables = ["profil.primos"]
    let partiel = try Partiel(Lecture(scenario.journal()), Periode(annee: 2022), options)
    return try Partiel(jsonLines: partiel.jsonLines)
  }

  @Test func `are not found by taking one from the ensemble`() throws {
    // Given three women in the north, twenty in the south, and men beside them,
    var deux = try partiel("nord", 33, women: 3)
    try deux.joindre([partiel("sud", 41, women: 20)])
    let report = try StatistiquesReunies(deux, secret: 5).report(pourLire: .lesDeux)
    let table = try #require(report.tables.first)
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
    #expect(report.notes.count { $0.contains("Secret statistique") } == 1)
  }

  @Test func `are hidden of the whole alone when nobody asks for more`() throws {
    var deux = try partiel("nord", 33, women: 1)
    try deux.joindre([partiel("sud", 41, women: 2)])
    let report = try StatistiquesReunies(deux, secret: 5).report(pourProgrammes: nil)
    #expect(report.tables.map(\.structure) == ["ensemble"])
    let csv = CSVFrontEnd().text(of: report)
    #expect(csv.contains("\nensemble,profil.primos,sexe.F,jeunes,secret,nombre\n"))
    #expect(csv.contains("\nensemble,profil.primos,effectif,jeunes,74,nombre\n"))
    #expect(report.provenance?.secret == 5)
  }
}
