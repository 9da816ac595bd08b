import MiloEvents

/// A table of the library: a declaration like anybody's, and the words that only such a table has.
struct TableNationale: Sendable {
  var tableau: Tableau
  /// What people read for lines of families whose code is not a word, by id.
  var libelles: [String: String] = [:]
}

extension TableDeclaree {
  /// A national table over one journal and one period.
  ///
  /// A field, a line or a cell that it names and that does not exist stops the program at once.
  init(_ table: TableNationale, _ contexte: Contexte) {
    do {
      try self.init(table.tableau, contexte, national: table)
      try resoudre(TablesConnues.nationales)
    } catch {
      preconditionFailure("\(table.tableau.id): \(error)")
    }
  }
}

extension TablesConnues {
  /// The tables whose cells a national table may name.
  fileprivate static let nationales = TablesConnues(
    nationales: [Synthese.id: Synthese().declaration], declarees: [:], sontNationales: true)
}

extension Tableau.Colonne {
  static let entrees = Tableau.Colonne("entrees", libelle: "entrées", .lignes)
  static let jeunes = Tableau.Colonne("jeunes", libelle: "jeunes", .jeunes)
  /// The accompanied youths of a line, over all of them.
  static let partAccompagnes = Tableau.Colonne(
    "part_accompagnes", libelle: "part des accompagnés",
    .part("jeunes", sur: .cellule("\(Synthese.id)/accompagnes/valeur")),
    ayant: [Tableau.Lien("jeunes")])
}

extension Tableau.Ligne {
  /// The line of all rows, under the word of national tables.
  static let totalNational = Tableau.Ligne.fixe(id: "total", libelle: "total", ou: [:])
}

extension Tableau.Critere {
  /// One of these codes.
  static func parmi<List: ClosedList>(_ codes: [List]) -> Tableau.Critere {
    .uneDe(codes.map { .vaut(.texte($0.rawValue)) })
  }

  /// One of these codes, in the order of their list.
  static func parmi<List: ClosedList>(_ codes: Set<List>) -> Tableau.Critere {
    parmi(List.allCases.filter(codes.contains))
  }

  /// That code.
  static func code(_ code: some ClosedList) -> Tableau.Critere { .vaut(.texte(code.rawValue)) }
}
