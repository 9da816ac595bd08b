import Testing

@testable import MiloCore

@Suite struct SatisfactionsTests {
  static let journal: PetitJournal = {
    var journal = PetitJournal()
    for (campagne, day, reponses) in [
      ("ETE", "2022-06-01", #"{"delais":4,"accueil":3}"#),
      ("ETE", "2022-06-02", #"{"accueil":4}"#),
      ("ETE", "2022-06-03", #"{"accueil":4}"#),
      ("HIVER", "2022-12-01", #"{"accueil":1}"#),
      ("ETE", "2021-06-01", #"{"accueil":1}"#),
    ] {
      journal.add(
        "satisfaction", "s", day,
        #"{"campagne":"\#(campagne)","repondant":"jeune","reponses":\#(reponses)}"#)
    }
    return journal
  }()

  @Test func `each campaign of the period is a table, its items sorted, then the respondents`()
    throws
  {
    let tables = try Self.journal.tables("satisfaction")
    #expect(tables.map(\.id) == ["satisfaction.ETE", "satisfaction.HIVER"])
    #expect(
      try tables.nonZero("satisfaction.ETE") == [
        "accueil 3 0 0 1 2 0.0 0.0 33.3 66.7", "delais 1 0 0 0 1 0.0 0.0 0.0 100.0", "ensemble 3",
      ])
  }

  @Test func `one year before, an item that nobody rated has no share`() throws {
    let tables = try Self.journal.tables("satisfaction.ETE", evolution: true)
    #expect(try tables.cells("satisfaction.ETE", "ensemble") == "3 1 200.0")
    #expect(try tables.cells("satisfaction.ETE", "delais").hasSuffix("0.0 – – 100.0 – –"))
  }

  @Test func `a year without answers has no such table, and asking for them is no error`() throws {
    #expect(try Self.journal.tables("satisfaction", annee: 2019).isEmpty)
  }

  @Test func `a campaign that does not exist is named with its nearest neighbour`() throws {
    let error = try #require(throws: StatistiquesError.self) {
      _ = try Self.journal.tables("satisfaction.HIVERS")
    }
    #expect(error == .table("satisfaction.HIVERS", nearest: "satisfaction.HIVER"))
  }
}

@Suite struct ObjectifsTests {
  static func journal(_ cibles: [(indicateur: String, cible: String)]) -> PetitJournal {
    var journal = PetitJournal()
    for (indicateur, cible) in cibles {
      journal.add(
        "objectif", "s", "2022-01-02",
        #"{"indicateur":"\#(indicateur)","annee":2022,"cible":\#(cible)}"#)
    }
    journal.add("entretien", "A", "2022-03-01", #"{"conseiller":"C1"}"#)
    journal.add("entretien", "A", "2022-04-01", #"{"conseiller":"C1"}"#)
    journal.add("contact", "B", "2022-03-01", #"{"canal":"sms"}"#)
    journal.add("dispositif.entree", "A", "2022-03-02", #"{"dispositif":"CEJ"}"#)
    journal.add("profil", "A", "2022-03-02", #"{"sexe":"F"}"#)
    return journal
  }

  @Test(arguments: [
    // An existing cell; a share loses its final zero; a line that is not there.
    ("synthese/entretiens/valeur", "4", "4 2 50.0"),
    ("synthese/part_accompagnes/valeur", "60.5", "60.5 50 82.6"),
    ("dispositifs/CEJ/jeunes", "0", "0 1 –"),
    ("dispositifs/PACEA/entrees", "10", "10 0 0.0"),
    ("dispositifs/PACEA/femmes_part", "10", "10 – –"),
    ("evolution/2022/entretiens", "3", "3 2 66.7"),
    // Cells that no table has.
    ("dispositifs/CEJ/couleur", "10", "10 – –"),
    ("fantaisie/a/b", "10", "10 – –"),
    ("objectifs/a/cible", "10", "10 – –"),
    ("trois mots sans barre", "10", "10 – –"),
  ])
  func `a target is compared with the cell it names`(
    indicateur: String, cible: String, expected: String
  ) throws {
    let tables = try Self.journal([(indicateur, cible)]).tables("objectifs")
    let id = String(indicateur.map { $0 == "/" ? ":" : $0 })
    #expect(tables.map(\.id) == ["objectifs"])
    #expect(try tables.cells("objectifs", id) == expected)
  }

  @Test func `the last target of the year holds, and lines are sorted`() throws {
    let tables = try Self.journal([
      ("synthese/primos/valeur", "1"), ("dispositifs/CEJ/jeunes", "2"),
      ("synthese/primos/valeur", "8"),
    ]).tables("objectifs")
    #expect(
      try tables.nonZero("objectifs") == [
        "dispositifs:CEJ:jeunes 2 1 50.0", "synthese:primos:valeur 8 1 12.5",
      ])
  }

  @Test func `filters apply to what is achieved, not to the target`() throws {
    let tables = try Self.journal([("synthese/contact/valeur", "2")])
      .tables("objectifs", filtres: ["sexe=F"])
    #expect(try tables.cells("objectifs", "synthese:contact:valeur") == "2 1 50.0")
  }

  @Test func `targets of another year are not shown`() throws {
    let journal = Self.journal([("synthese/contact/valeur", "2")])
    #expect(try journal.tables("objectifs", annee: 2023).lines("objectifs") == [])
  }
}

@Suite struct EquipeTests {
  @Test func `the team is who is present at the end, and full-time equivalents are exact`() throws {
    var journal = PetitJournal()
    for (day, data) in [
      (
        "2022-01-01", #"{"code":"C1","role":"cisp","etp":1,"equipe":"NORD","site":"S1","sexe":"F"}"#
      ),
      (
        "2022-02-01",
        #"{"code":"C1","role":"cre","etp":0.8,"equipe":"SUD","contrat":"cdi","accompagnement":true}"#
      ),
      ("2022-01-01", #"{"code":"C2","role":"cre","etp":0.25,"jusqu_au":"2022-12-31"}"#),
      ("2022-01-01", #"{"code":"C3","role":"cre","etp":1,"jusqu_au":"2022-12-30"}"#),
      ("2022-01-01", #"{"code":"C4","role":"parrain"}"#),
      ("2023-01-01", #"{"code":"C5","role":"parrain"}"#),
    ] {
      journal.add("conseiller", "s", day, data)
    }
    let tables = try journal.tables("equipe")
    #expect(
      try tables.nonZero("equipe") == [
        "cre 2 1.05", "parrain 1 0", "total 3 1.05", "equipe.SUD 1 0.8", "contrat.cdi 1 0.8",
        "accompagnement 1 0.8",
      ])
  }

  @Test func `places are counted by kind, then by kind and zone`() throws {
    var journal = PetitJournal()
    for data in [
      #"{"code":"S1","libelle":"Siège","zone":"siege","genre":"siege"}"#,
      #"{"code":"S2","libelle":"Planoise","zone":"quartier","genre":"antenne"}"#,
      #"{"code":"S3","libelle":"Baume","zone":"hors_siege","genre":"antenne"}"#,
      #"{"code":"S4","libelle":"Sans genre","zone":"hors_siege"}"#,
    ] {
      journal.add("site", "s", "2022-01-01", data)
    }
    let tables = try journal.tables("implantation")
    #expect(
      try tables.nonZero("implantation") == [
        "siege 1", "antenne 2", "siege.siege 1", "antenne.quartier 1", "antenne.hors_siege 1",
      ])
    #expect(try tables.lines("implantation").count == 16)
  }

  @Test func `communes, intercommunalities and quarters are what is known at the end`() throws {
    var journal = PetitJournal()
    for data in [
      #"{"insee":"25056","libelle":"Besançon","epci":"GBM"}"#,
      #"{"insee":"25388","libelle":"Montferrand","epci":"GBM","zrr":true}"#,
      #"{"insee":"25047","libelle":"Baume","epci":"CCDB","zrr":true}"#,
      #"{"insee":"25047","libelle":"Baume-les-Dames","epci":"CCDB","zrr":false}"#,
    ] {
      journal.add("commune", "s", "2022-01-01", data)
    }
    journal.add("quartier", "s", "2022-01-01", #"{"code":"Q1","libelle":"Planoise","qpv":true}"#)
    journal.add("quartier", "s", "2022-01-01", #"{"code":"Q2","libelle":"Centre"}"#)
    let tables = try journal.tables("territoire_couvert")
    #expect(
      try tables.nonZero("territoire_couvert") == [
        "communes 3", "communes_zrr 1", "epci 2", "quartiers_qpv 1", "quartiers 2", "epci.CCDB 1",
        "epci.GBM 2",
      ])
  }
}
