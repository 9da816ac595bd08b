import MiloEvents
import MiloTestKit
import Testing

@testable import MiloCore

@Suite struct `The yearly report of several structures` {
  private let year = Periode(annee: 2022)

  /// A structure: as many youths, of whom some are women, all seen in March, the first one again in May.
  private func lecture(
    _ nom: String, youths: Int = 4, women: Int = 2, _ tableaux: [Tableau] = []
  ) throws -> Lecture {
    var scenario = Scenario(structure: nom)
    for number in 0..<youths {
      var profil = Profil()
      profil.sexe = .valeur(number < women ? .F : .M)
      scenario = try scenario.given(profil, sujet: "J\(number)", le: "2022-03-01")
      scenario = try scenario.given(
        Entretien(conseiller: "c"), sujet: "J\(number)", le: "2022-03-02")
    }
    scenario = try scenario.given(Entretien(conseiller: "c"), sujet: "J0", le: "2022-05-02")
    return try Lecture(scenario.journal(), hashing: true, tableaux: tableaux)
  }

  private func composition(_ blocs: String) throws -> Composition {
    try Composition(
      json: Array(#"{"chapitres":[{"id":"a","titre":"A","blocs":[\#(blocs)]}]}"#.utf8))
  }

  private func report(
    _ lectures: [Lecture], _ composition: Composition, _ tableaux: [Tableau] = [],
    filtres: [FiltreDemande] = []
  ) throws -> Report {
    var rapport = try RapportReuni(
      year, filtres: filtres, tableaux: tableaux, composition: composition)
    for lecture in lectures { rapport.ajouter(try rapport.part(of: lecture)) }
    return try rapport.report()
  }

  /// The tables that the partial results of these journals give, a filter and a period apart.
  private func reunies(
    _ lectures: [Lecture], _ table: String, _ filtre: String? = nil, _ periode: Periode? = nil
  ) throws -> StatistiquesReunies {
    var options = Statistiques.Options()
    options.tables = [table]
    options.filtres = try filtre.map { [try FiltreDemande($0)] } ?? []
    let partiels = try lectures.map { try Partiel($0, periode ?? year, options) }
    var all = try #require(partiels.first)
    try all.joindre(Array(partiels.dropFirst()))
    return try StatistiquesReunies(all)
  }

  private func cells(_ tables: [ReportTable]) -> [String: String] {
    Dictionary(
      tables.flatMap { table in
        table.cellules.map { ("\(table.id)/\($0.ligne)/\($0.colonne)", $0.valeur) }
      }, uniquingKeysWith: { first, _ in first })
  }

  @Test func `shows the figures that the structures have together`() throws {
    let lectures = [try lecture("sud", youths: 5, women: 4), try lecture("nord", women: 1)]
    let report = try report(
      lectures, composition(#"{"table":"synthese"},{"table":"profil.primos"}"#))
    let wanted =
      cells(try reunies(lectures, "synthese").tables)
      .merging(cells(try reunies(lectures, "profil.primos").tables)) { $1 }
    let shown = cells(report.tables)
    #expect(shown == wanted)
    #expect(shown["profil.primos/sexe.F/part"] == "55.6")
  }

  @Test func `asks each block in its own circumstances`() throws {
    let lectures = [try lecture("sud", youths: 5, women: 4), try lecture("nord", women: 1)]
    let report = try report(
      lectures,
      composition(
        #"""
        {"table":"synthese","filtre":{"sexe":"F"}},
        {"table":"synthese","du":"2022-04-01","au":"2022-12-31"},
        {"table":"synthese","vu_au":"2022-03-31"},
        {"texte":"{synthese/entretiens/valeur?sexe=F}"}
        """#))
    let (tables, shown) = (report.tables, cells(report.tables))
    let women = cells(try reunies(lectures, "synthese", "sexe=F").tables)
    #expect(women["synthese/primos/valeur"] == "5")
    for (name, value) in women { #expect(shown["\(name)?sexe=F"] == value, "\(name)") }
    let april = try #require(LocalDate("2022-04-01"))
    let spring = try #require(Periode(du: april, au: year.fin))
    for (name, value) in cells(try reunies(lectures, "synthese", nil, spring).tables) {
      #expect(shown["\(name)?du=2022-04-01&au=2022-12-31"] == value, "\(name)")
    }
    #expect(shown["synthese/entretiens/valeur?vu-au=2022-03-31"] == "9")
    #expect(tables.count == 3)
    guard case .texte(let texte)? = report.blocs.last,
      case .phrases(let mots)? = texte.paragraphes.first
    else {
      Issue.record("the last block is no text")
      return
    }
    #expect(mots.first?.texte == "7")
  }

  @Test func `puts up to ten structures side by side where a block asks it, column by column`()
    throws
  {
    let lectures = [try lecture("sud", youths: 5, women: 4), try lecture("nord", women: 1)]
    let text =
      #"{"table":"profil.primos","lignes":["sexe.F"],"colonnes":["jeunes","part"],"structures":true,"figure":"barres"}"#
    let table = try #require(try report(lectures, composition(text)).tables.first)
    #expect(
      table.colonnes.map(\.id) == [
        "jeunes", "jeunes@nord", "jeunes@sud", "part", "part@nord", "part@sud",
      ])
    let wanted = cells(try reunies(lectures, "profil.primos").report(pourLire: nil).tables)
    for (name, value) in cells([table]) { #expect(wanted[name] == value, "\(name)") }
    // What is drawn is the whole.
    #expect(table.figure == .barres("jeunes"))
  }

  @Test func `names the structures alone above a column that stands alone, or in its words`() throws
  {
    let lectures = [try lecture("sud"), try lecture("nord")]
    func words(_ colonne: String) throws -> [String] {
      let bloc = #"{"table":"profil.primos","colonnes":[\#(colonne)],"structures":true}"#
      return try report(lectures, composition(bloc)).tables.flatMap { $0.colonnes.map(\.libelle) }
    }
    #expect(try words(#""jeunes""#) == ["ensemble", "nord", "sud"])
    #expect(
      try words(#"{"id":"jeunes","libelle":"reçus"}"#) == ["reçus", "reçus, nord", "reçus, sud"])
  }

  @Test func `shows how more than ten structures spread`() throws {
    let lectures = try (1...12).map { try lecture("s\($0 + 10)", youths: $0, women: 1) }
    let text = #"{"table":"profil.primos","colonnes":["jeunes"],"structures":true}"#
    let report = try report(lectures, composition(text))
    let shown = cells(report.tables)
    let wanted = cells(try reunies(lectures, "profil.primos").report(pourLire: nil).tables)
    #expect(shown["profil.primos/effectif/jeunes"] == "78")
    #expect(shown["profil.primos/effectif/jeunes@quartile_3"] == "9")
    for (name, value) in shown { #expect(wanted[name] == value, "\(name)") }
    #expect(report.provenance?.structure == "12 structures")
  }

  @Test func `of one structure shows its table where a block asks for the structures`() throws {
    let bloc = #"{"table":"profil.primos","colonnes":["jeunes"],"triee":"jeunes""#
    let histoires = try lecture("sud").histoires
    let plain = try RapportAnnuel(histoires, year, composition: composition(bloc + "}"))
    let asked = try RapportAnnuel(
      histoires, year, composition: composition(bloc + #","structures":true}"#))
    #expect(asked.blocs == plain.blocs)
  }

  @Test func `counts the tables given, and not those that a journal declares for itself`() throws {
    let donnee = Tableau(
      id: "mois_de_mai", titre: "Mai", definition: "Entretiens.", compte: "entretien",
      lignes: [.fixe(id: "total", libelle: nil, ou: [:])], colonnes: [.init("nombre", .lignes)])
    let lectures = [try lecture("sud", [donnee]), try lecture("nord", [donnee])]
    let report = try report(lectures, composition(#"{"tables_declarees":true}"#), [donnee])
    #expect(cells(report.tables)["mois_de_mai/total/nombre"] == "10")
  }

  @Test func `says of which lines it is, whatever it shows`() throws {
    let lectures = [try lecture("sud"), try lecture("nord")]
    let report = try report(lectures, composition(#"{"texte":"Rien que des mots."}"#))
    let provenance = try #require(report.provenance)
    #expect(report.titre == "Rapport d’activité 2022")
    #expect(provenance.structure == "nord, sud")
    #expect(provenance.taille == lectures.reduce(0) { $0 + $1.taille })
    #expect(provenance.structures.map(\.nom) == ["nord", "sud"])
    #expect(
      provenance.structures.map(\.racine) == lectures.reversed().map { $0.racine?.description })
    #expect(provenance.structures.empreinte?.count == 64)
  }

  @Test func `is the same in whatever order the journals come`() throws {
    let lectures = try ["sud", "nord", "est"].map { try lecture($0, youths: $0.count) }
    #expect(try report(lectures, .regionale) == report(lectures.reversed(), .regionale))
  }

  @Test(arguments: [
    (#""axe":"equipe","valeurs":["a"]"#, "chapitres[0].pour_chaque.axe"),
    (#""axe":"commune""#, "chapitres[0].pour_chaque.valeurs"),
  ])
  func `refuses to repeat a chapter for what each structure has of its own`(
    _ axe: String, _ chemin: String
  ) throws {
    let composition = try Composition(
      json: Array(
        #"{"chapitres":[{"id":"a","titre":"A","pour_chaque":{\#(axe)},"blocs":[{"table":"synthese"}]}]}"#
          .utf8))
    let error = #expect(throws: RapportError.self) {
      try RapportReuni(year, composition: composition)
    }
    guard case .composition(let forme)? = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(forme.chemin == chemin)
  }

  @Test func `refuses a structure that is there twice`() throws {
    let lectures = [try lecture("sud"), try lecture("sud")]
    #expect(throws: RapportError.self) { try report(lectures, .regionale) }
  }
}

@Suite struct `The composition of several structures` {
  @Test func `names only what exists, reads back as it is written, and is not the national one`()
    throws
  {
    let regionale = Composition.regionale
    try regionale.verifier()
    try regionale.verifierPourUnEnsemble()
    #expect(try Composition(regionale.json) == regionale)
    let tables = Set(
      regionale.chapitres.flatMap(\.blocs).compactMap { bloc in
        if case .table(let bloc) = bloc { bloc.table } else { nil }
      })
    #expect(tables.isDisjoint(with: ["objectifs", "finances", "territoire.accompagnes.site"]))
  }
}
