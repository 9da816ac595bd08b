import MiloEvents
import Testing

@testable import MiloCore

/// A year of one structure: two youths, three interviews, two jobs, a CEJ.
func uneAnnee() -> PetitJournal {
  var journal = PetitJournal()
  journal.add("profil", "J1", "2022-01-10", #"{"sexe":"F","date_naissance":"2003-05-01"}"#)
  journal.add("profil", "J2", "2022-01-11", #"{"sexe":"M","date_naissance":"2005-05-01"}"#)
  journal.add(
    "entretien", "J1", "2022-02-01",
    #"{"conseiller":"c1","duree_min":30,"themes":["emploi","sante"]}"#)
  journal.add("entretien", "J1", "2022-02-15", #"{"conseiller":"c2","duree_min":45}"#)
  journal.add(
    "entretien", "J2", "2022-06-01", #"{"conseiller":"c1","duree_min":60,"themes":["emploi"]}"#)
  let cej = journal.add("dispositif.entree", "J1", "2022-02-01", #"{"dispositif":"CEJ"}"#)
  journal.add("emploi.entree", "J1", "2022-05-01", #"{"contrat":"CDD","secteur":"btp"}"#)
  journal.add("emploi.entree", "J2", "2022-09-01", #"{"contrat":"CDI","secteur":"sante"}"#)
  journal.add(
    "dispositif.sortie", "J1", "2022-06-30", #"{"entree":"\#(cej)","motif":"emploi_court"}"#)
  return journal
}

extension PetitJournal {
  /// The declared tables of 2022.
  fileprivate func comptees(
    _ tableaux: [Tableau], evolution: Bool = false
  ) throws -> [ReportTable] {
    var options = Statistiques.Options()
    options.tables = tableaux.map(\.id)
    options.evolution = evolution
    let lecture = try Lecture(journal, tableaux: tableaux)
    return try Statistiques(lecture.histoires, Periode(annee: 2022), options).tables
  }
}

/// A table of that id, whatever its words.
private func tableau(
  _ compte: String, ou: Tableau.Conditions = [:], moment: Tableau.Moment? = nil,
  ayant: [Tableau.Lien] = [], sans: [Tableau.Lien] = [], lignes: [Tableau.Ligne] = [],
  _ colonnes: [Tableau.Colonne] = [Tableau.Colonne("n", .lignes)]
) -> Tableau {
  Tableau(
    id: "essai", titre: "Essai", definition: "Essai.", compte: compte, ou: ou, moment: moment,
    ayant: ayant, sans: sans, lignes: lignes, colonnes: colonnes)
}

@Suite struct `A declared table` {
  @Test func `counts rows, youths, sums and means, line by line`() throws {
    let tables = try uneAnnee().comptees([
      tableau(
        "entretien", lignes: [.par("conseiller"), .total],
        [
          .init("entretiens", .lignes), .init("jeunes", .jeunes),
          .init("minutes", .somme("duree_min")), .init("moyenne", .moyenne("duree_min")),
          .init("mediane", .mediane("duree_min")), .init("premier", .minimum("date")),
          .init("part", .part("entretiens", sur: .ligne("total"))),
        ])
    ])
    #expect(try tables.cells("essai", "c1") == "2 2 90 45.0 30 2022-02-01 66.7")
    #expect(try tables.cells("essai", "c2") == "1 1 45 45.0 45 2022-02-15 33.3")
    #expect(try tables.cells("essai", "total") == "3 2 135 45.0 45 2022-02-01 100.0")
  }

  @Test func `puts a row on the line of each entry of a list, and says what is not there`() throws {
    let tables = try uneAnnee().comptees([
      tableau("entretien", lignes: [.par("themes", prefixe: "theme.", vides: false)])
    ])
    #expect(
      try #require(tables.first).lignes.map(\.id) == [
        "theme.emploi", "theme.sante", "theme.non_renseigne",
      ])
    #expect(try tables.cells("essai", "theme.emploi") == "2")
  }

  @Test func `cuts integers in classes, and shows those of nobody`() throws {
    let tables = try uneAnnee().comptees([
      tableau("jeunes", lignes: [.par("jeune.age", classes: [18, 19, 26])], [.init("n", .jeunes)])
    ])
    let ids = try #require(tables.first).lignes.map(\.id)
    #expect(ids == ["moins_18", "18", "19_25", "26_plus", "non_renseigne"])
    #expect(try tables.cells("essai", "moins_18") == "1")
    #expect(try tables.cells("essai", "19_25") == "1")
  }

  @Test func `crosses a family with another under each value met`() throws {
    let tables = try uneAnnee().comptees([
      tableau("emploi.entree", lignes: [.par("secteur", puis: .init("jeune.sexe"))])
    ])
    let ids = try #require(tables.first).lignes.map(\.id)
    #expect(
      ids == ["btp.F", "btp.M", "btp.non_renseigne", "sante.F", "sante.M", "sante.non_renseigne"])
    #expect(try tables.cells("essai", "btp.F") == "1")
    #expect(try tables.cells("essai", "sante.F") == "0")
  }

  @Test func `splits a column by a closed list`() throws {
    let tables = try uneAnnee().comptees([
      tableau("emploi.entree", [.init("entrees", .lignes, par: "jeune.sexe")])
    ])
    #expect(
      try #require(tables.first).colonnes.map(\.id)
        == ["entrees.F", "entrees.M", "entrees.non_renseigne"])
    #expect(try tables.cells("essai", "total") == "1 1 0")
  }

  @Test(arguments: [
    (Tableau.Moment.entree, "1"), (.sortie, "1"), (.presence, "1"), (.fin, "0"),
  ])
  func `takes a stay by its entry, its exit, a day in the year, its last evening`(
    moment: Tableau.Moment, count: String
  ) throws {
    let tables = try uneAnnee().comptees([tableau("sejours", moment: moment)])
    #expect(try tables.cells("essai", "total") == count)
  }

  @Test func `keeps those who then had something, within some days, or had not`() throws {
    let journal = uneAnnee()
    func count(_ ayant: [Tableau.Lien], _ sans: [Tableau.Lien] = []) throws -> String {
      try journal.comptees([tableau("sejours", ayant: ayant, sans: sans)]).cells("essai", "total")
    }
    #expect(try count([.init("emploi.entree", entre: 0...180)]) == "1")
    #expect(try count([.init("emploi.entree", entre: 0...30)]) == "0")
    #expect(try count([], [.init("emploi.entree", entre: 0...30)]) == "1")
    #expect(try count([.init("emploi.entree", ou: ["contrat": "CDI"])]) == "0")
  }

  @Test func `takes conditions with their contrary, their bounds, one of several`() throws {
    let journal = uneAnnee()
    func count(_ ou: Tableau.Conditions) throws -> String {
      try journal.comptees([tableau("entretien", ou: ou)]).cells("essai", "total")
    }
    #expect(try count(["duree_min": .entre(min: 45, max: nil)]) == "2")
    #expect(try count(["themes": nil]) == "1")
    #expect(try count(["themes": .non("sante")]) == "2")
    #expect(
      try count(
        .init(parmi: [["conseiller": "c2"], ["date": .entre(min: "2022-06-01", max: nil)]]))
        == "2")
  }

  @Test func `divides by a cell of another table, and compares with the year before`() throws {
    let part = tableau(
      "emploi.entree",
      [
        .init("jeunes", .jeunes),
        .init("part", .part("jeunes", sur: .cellule("synthese/accompagnes/valeur"))),
      ])
    #expect(try uneAnnee().comptees([part]).cells("essai", "total") == "2 100.0")
    var journal = PetitJournal()
    journal.add("entretien", "J1", "2021-03-01", #"{"conseiller":"c1"}"#)
    journal.add("emploi.entree", "J1", "2021-05-02", #"{"contrat":"CDD"}"#)
    journal.add("emploi.entree", "J1", "2022-05-01", #"{"contrat":"CDD"}"#)
    let mois = tableau("emploi.entree", lignes: [.par("date.mois", vides: false)])
    #expect(try journal.comptees([mois], evolution: true).cells("essai", "2022-05") == "1 1 0.0")
  }

  @Test func `is explained by its rows and by those that a condition asked for`() throws {
    let journal = uneAnnee()
    let tableau = tableau("sejours", ayant: [.init("emploi.entree", entre: 0...180)])
    let lecture = try Lecture(journal.journal, tableaux: [tableau])
    let explication = try Explication(
      try #require(Cellule("essai/total/n")), lecture.histoires, Periode(annee: 2022))
    let contributions = try #require(explication.parties.first).contributions
    #expect(contributions.map(\.index) == [5, 6])
    #expect(contributions.map(\.montant) == [1, 0])
  }
}

@Suite struct `The tables of a journal` {
  private static let declaration = #"""
    {"id":"contrats","titre":"Contrats","definition":"Contrats.","compte":"emploi.entree",\#
    "colonnes":[{"id":"n","mesure":"lignes"}]}
    """#

  private func tables(_ journal: PetitJournal, _ tableaux: [Tableau] = []) throws -> [ReportTable] {
    var options = Statistiques.Options()
    options.tables = ["contrats"]
    let lecture = try Lecture(journal.journal, tableaux: tableaux)
    return try Statistiques(lecture.histoires, Periode(annee: 2022), options).tables
  }

  @Test func `count like the library's own, whatever the day they were declared`() throws {
    var journal = uneAnnee()
    journal.add(
      "tableau", "s", "2023-04-01",
      #"{"code":"contrats","declaration":\#(Self.declaration)}"#)
    #expect(try tables(journal).cells("contrats", "total") == "2")
  }

  @Test func `are those recorded last; a file given wins over them; an empty one takes it away`()
    throws
  {
    var journal = uneAnnee()
    journal.add(
      "tableau", "s", "2023-04-01",
      #"{"code":"contrats","declaration":\#(Self.declaration)}"#)
    let cdi = Self.declaration.replacing(
      #""colonnes""#, with: #""ou":{"contrat":"CDI"},"colonnes""#)
    journal.add(
      "tableau", "s", "2022-04-01", #"{"code":"contrats","declaration":\#(cdi)}"#,
      recorded: "2023-05-01T12:00:00.000Z")
    #expect(try tables(journal).cells("contrats", "total") == "1")
    let given = try Tableau.tables(json: Array(Self.declaration.utf8))
    #expect(try tables(journal, given).cells("contrats", "total") == "2")
    journal.add("tableau", "s", "2023-06-01", #"{"code":"contrats","declaration":{}}"#)
    #expect(throws: StatistiquesError.self) { try tables(journal) }
  }
}
