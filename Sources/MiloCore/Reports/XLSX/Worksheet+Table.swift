extension Worksheet {
  /// Writes a table: title, definition, header, lines, remarks.
  ///
  /// - Parameter nameColumn: the column where the lines of statistics say the name of their cells.
  mutating func add(_ table: ReportTable, nameColumn: Int, _ styles: inout StyleSheet) {
    add(table.titre, .table, &styles)
    for words in table.motsDessus { add(words, .discret, &styles) }
    if table.lignes.isEmpty {
      add("Aucune ligne.", .discret, &styles)
    } else {
      addHeader(of: table, nameColumn: nameColumn, &styles)
      let jours = table.colonnesDeJours
      for ligne in table.lignes { add(ligne, of: table, jours, nameColumn, &styles) }
    }
    for remark in table.remarques { add(remark, .discret, &styles) }
  }

  /// The row where the header of a table stands, when the table is written next.
  func headerRow(of table: ReportTable) -> Int {
    row + 2 + table.motsDessus.count
  }

  private mutating func addHeader(
    of table: ReportTable, nameColumn: Int, _ styles: inout StyleSheet
  ) {
    var cells = table.colonnes.map { colonne in
      (
        cell: SheetCell.texte(colonne.libelle),
        style: CellStyle(role: .entete, isRight: colonne.unite != .texte, isWrapped: true)
      )
    }
    if table.disposition == .cellules {
      cells.insert((.vide, CellStyle(role: .entete)), at: 0)
      let columns = table.colonnes.map { "/" + $0.id }.joined(separator: ", ")
      Self.put("cellule, suivie de \(columns)", at: nameColumn, in: &cells)
    }
    add(cells, &styles)
  }

  private mutating func add(
    _ ligne: Ligne, of table: ReportTable, _ jours: Set<Int>, _ nameColumn: Int,
    _ styles: inout StyleSheet
  ) {
    let role: CellStyle.Role = ligne.isTotal ? .total : .corps
    var cells = table.colonnes.indices.map { place in
      let isRight = table.colonnes[place].unite != .texte || jours.contains(place)
      return (
        cell: table.cell(ligne, place, jours: jours), style: CellStyle(role: role, isRight: isRight)
      )
    }
    if table.disposition == .cellules {
      cells.insert((.texte(ligne.libelle), CellStyle(role: role)), at: 0)
      Self.put("\(table.id)/\(ligne.id)", at: nameColumn, in: &cells)
    }
    add(cells, &styles)
  }

  private static func put(
    _ name: String, at column: Int, in cells: inout [(cell: SheetCell, style: CellStyle)]
  ) {
    while cells.count < column { cells.append((.vide, CellStyle())) }
    cells.append((.texte(name), CellStyle(role: .discret)))
  }
}

/// How wide the columns of a sheet are for the tables that stand in it.
struct SheetWidths {
  /// The width of each column, in characters.
  private(set) var columns: [Int] = []
  /// The column after those of every table, where the names of cells are.
  private(set) var nameColumn = 0

  /// The narrowest and the widest column: what is longer goes on below.
  private static let bounds = 8...60
  /// How wide the header of a column is before it goes on below.
  private static let header = 16

  /// Columns that hold these tables.
  init(_ tables: [ReportTable]) {
    var names = 0
    for table in tables {
      let hasLabels = table.disposition == .cellules
      let jours = table.colonnesDeJours
      if hasLabels {
        widen(0, to: table.lignes.map(\.libelle.displayWidth).max() ?? 0)
        names = max(names, table.lignes.map { "\(table.id)/\($0.id)".displayWidth }.max() ?? 0)
      }
      for (place, colonne) in table.colonnes.enumerated() {
        let longestWord = colonne.libelle.split(separator: " ").map(\.displayWidth).max() ?? 0
        var width = max(longestWord, min(colonne.libelle.displayWidth, Self.header))
        for ligne in table.lignes {
          width = max(width, ligne.texte(place, sous: colonne).displayWidth)
        }
        if jours.contains(place) { width = max(width, SheetCell.jour.count) }
        widen(place + (hasLabels ? 1 : 0), to: width)
      }
    }
    nameColumn = columns.count
    if names > 0 { widen(nameColumn, to: names) }
  }

  private mutating func widen(_ place: Int, to width: Int) {
    while columns.count <= place { columns.append(Self.bounds.lowerBound) }
    columns[place] = max(columns[place], min(width + 2, Self.bounds.upperBound))
  }
}

extension ReportTable {
  /// What stands between the title and the header: in what the table differs from the report, its definition.
  fileprivate var motsDessus: [String] { [precision, definitionComplete].compactMap { $0 } }
}
