import MiloCore
import MiloEvents
import MiloTestKit
import Testing

@Suite struct `The figures of several structures` {
  private static let year = Periode(annee: 2022)

  private static func partial(_ nom: String, youths: Int, women: Int) throws -> Partiel {
    var scenario = Scenario(structure: nom)
    for number in 0..<youths {
      var profil = Profil()
      profil.sexe = .valeur(number < women ? .F : .M)
      scenario = try scenario.given(profil, sujet: "J\(number)", le: "2022-03-01")
      scenario = try scenario.given(
        Entretien(conseiller: "c"), sujet: "J\(number)", le: "2022-03-02")
    }
    var options = Statistiques.Options()
    options.tables = ["profil.primos"]
    return try Partiel(Lecture(scenario.journal()), year, options)
  }

  private static func reunies(_ structures: [(nom: String, youths: Int, women: Int)]) throws
    -> StatistiquesReunies
  {
    let partials = try structures.map {
      try partial($0.nom, youths: $0.youths, women: $0.women)
    }
    var partiel = try #require(partials.first)
    try partiel.joindre(Array(partials.dropFirst()))
    return try StatistiquesReunies(partiel)
  }

  private static func cells(_ tables: [ReportTable]) throws -> [String: String] {
    let table = try #require(tables.first)
    return Dictionary(
      uniqueKeysWithValues: table.cellules.map { ("\($0.ligne)/\($0.colonne)", $0.valeur) })
  }

  @Test func `add up, with shares of the sums and each structure beside`() throws {
    let together = try Self.reunies([("sud", 5, 4), ("nord", 3, 1)])
    let cells = try Self.cells(together.report(pourLire: nil).tables)
    #expect(cells["effectif/jeunes"] == "8")
    #expect(cells["effectif/jeunes@nord"] == "3")
    #expect(cells["effectif/jeunes@sud"] == "5")
    #expect(cells["sexe.F/jeunes"] == "5")
    #expect(cells["sexe.F/part"] == "62.5")
    #expect(cells["sexe.F/part@nord"] == "33.3")
    #expect(cells["sexe.F/part@sud"] == "80.0")
    #expect(try Self.cells(together.report(pourLire: .structure).tables)["effectif/jeunes"] == nil)
  }

  @Test func `are rows that name the structure, those of the whole first`() throws {
    let tables = try Self.reunies([("sud", 5, 4), ("nord", 3, 1)]).report(pourProgrammes: nil)
      .tables
    #expect(tables.map(\.structure) == ["ensemble", "/structures/nord", "/structures/sud"])
    let csv = CSVFrontEnd().text(of: Report(titre: "", provenance: nil, tables: tables))
    #expect(csv.hasPrefix("structure,table,ligne,colonne,valeur,unite\n"))
    #expect(csv.contains("\nensemble,profil.primos,sexe.F,jeunes,5,nombre\n"))
    #expect(csv.contains("\n/structures/sud,profil.primos,sexe.F,jeunes,4,nombre\n"))
  }

  @Test func `say what their shares come from, for whoever adds them up elsewhere`() throws {
    let tables = try Self.reunies([("sud", 5, 4), ("nord", 3, 1)]).report(pourProgrammes: .ensemble)
      .tables
    let report = Report(titre: "", provenance: nil, tables: tables)
    let csv = CSVFrontEnd(mesures: true).text(of: report)
    #expect(
      csv.hasPrefix("structure,table,ligne,colonne,valeur,unite,numerateur,denominateur\n"))
    #expect(csv.contains("\nensemble,profil.primos,sexe.F,part,62.5,%,5,8\n"))
    #expect(csv.contains("\nensemble,profil.primos,sexe.F,jeunes,5,nombre,,\n"))
    let json = JSONFrontEnd(mesures: true).text(of: report)
    #expect(json.contains(#""mesures":{"part":{"numerateur":5,"denominateur":8}}"#))
  }

  @Test func `of more than ten show how they spread, and where one of them stands`() throws {
    let structures = (1...12).map { (nom: "s\($0 + 10)", youths: $0, women: $0 / 2) }
    let together = try Self.reunies(structures)
    #expect(together.report(pourProgrammes: nil).tables.allSatisfy { $0.structure == "ensemble" })
    // Of 1, 2 … 12 youths: always a value that some structure has.
    let cells = try Self.cells(together.report(pourLire: nil, situee: 8).tables)
    #expect(cells["effectif/jeunes"] == "78")
    #expect(cells["effectif/jeunes@minimum"] == "1")
    #expect(cells["effectif/jeunes@quartile_1"] == "3")
    #expect(cells["effectif/jeunes@mediane"] == "6")
    #expect(cells["effectif/jeunes@quartile_3"] == "9")
    #expect(cells["effectif/jeunes@maximum"] == "12")
    #expect(cells["effectif/jeunes@s19"] == "9")
    #expect(cells["effectif/jeunes@rang"] == "4 / 12")
    // Shares are compared as they are shown: 50.0 in six structures, 45.5 in one.
    #expect(cells["sexe.F/part@maximum"] == "50.0")
    #expect(cells["sexe.F/part@rang"] == "8 / 12")
  }

  @Test func `say when a period has no event at all`() throws {
    let lecture = try Lecture(
      Scenario().given(Entretien(conseiller: "c"), le: "2022-03-02").journal())
    #expect(lecture.histoires.silence(Periode(annee: 2022)) == nil)
    #expect(
      lecture.histoires.silence(Periode(annee: 2035))
        == "aucun événement n’est daté de la période ; le journal va du "
        + "2 mars 2022 au 2 mars 2022")
  }
}
