/// Comma-separated values for spreadsheets and programs: a stable format.
///
/// Tables of statistics share one list of cells, `table,ligne,colonne,valeur,unite`. A flat list has a
/// column for each field and a line for each record. Where a report holds several lists, an empty line
/// separates them. Text is UTF-8, lines end with `\n`, quotes surround only what needs them (RFC 4180).
///
/// In a report on several structures a first column, `structure`, says whose the record is, and what the
/// structures have alike is one list: the cells, and the flat lists of one name and the same columns.
public struct CSVFrontEnd: FrontEnd {
  /// Whether a text that a spreadsheet would run as a formula is preceded by an apostrophe.
  ///
  /// Programs want the text as it is; people who open the file in a spreadsheet want this.
  public var tableur: Bool
  /// Whether cells end with the numerator and the denominator of the shares and means that they show, for
  /// whoever adds them up elsewhere; both are empty beside other cells.
  public var mesures: Bool

  /// Makes the front-end.
  public init(tableur: Bool = false, mesures: Bool = false) {
    self.tableur = tableur
    self.mesures = mesures
  }

  /// Writes the records of every table, one after the other.
  public func render(_ report: Report, to output: inout some TextOutputStream) {
    let isEnsemble = report.tables.contains { $0.structure != nil }
    var previous: Liste?
    for table in isEnsemble ? Liste.gathered(report.tables) : report.tables {
      let liste = Liste(table, mesures: mesures)
      // Two flat lists of one report are never one, but where structures have the same.
      let isContinuation = previous == liste && (isEnsemble || liste.id == nil)
      if !isContinuation {
        if previous != nil { output.write("\n") }
        CSVRecord.write((isEnsemble ? ["structure"] : []) + liste.colonnes, to: &output)
      }
      let key = isEnsemble ? [text(table.structure ?? "")] : []
      switch table.disposition {
      case .cellules: writeCells(of: table, after: key, to: &output)
      case .lignes: writeLines(of: table, after: key, to: &output)
      }
      previous = liste
    }
  }

  /// Records that stand under one header.
  private struct Liste: Hashable {
    /// The name of a flat list; nil for cells.
    var id: String?
    var colonnes: [String]

    init(_ table: ReportTable, mesures: Bool = false) {
      switch table.disposition {
      case .cellules:
        (id, colonnes) = (nil, ["table", "ligne", "colonne", "valeur", "unite"])
        if mesures { colonnes += ["numerateur", "denominateur"] }
      case .lignes: (id, colonnes) = (table.id, table.colonnes.map(\.id))
      }
    }

    /// The tables with those of one list together, each list where its first table was.
    static func gathered(_ tables: [ReportTable]) -> [ReportTable] {
      var places: [Liste: Int] = [:]
      var lists: [[ReportTable]] = []
      for table in tables {
        let place = places[Liste(table)] ?? lists.count
        if place == lists.count { lists.append([]) }
        places[Liste(table)] = place
        lists[place].append(table)
      }
      return lists.flatMap { $0 }
    }
  }

  private func writeCells(
    of table: ReportTable, after key: [String], to output: inout some TextOutputStream
  ) {
    for cell in table.cellules {
      CSVRecord.write(
        key + [table.id, text(cell.ligne), text(cell.colonne), cell.valeur, cell.unite.rawValue]
          + (mesures ? cell.quotient.mesures : []),
        to: &output)
    }
  }

  private func writeLines(
    of table: ReportTable, after key: [String], to output: inout some TextOutputStream
  ) {
    for ligne in table.lignes {
      let fields = table.colonnes.enumerated().map { index, colonne in
        let valeur = ligne.valeur(index)
        let field = valeur?.machine(ligne.unite(sous: colonne)) ?? ""
        if case .texte = valeur { return text(field) }
        return field
      }
      CSVRecord.write(key + fields, to: &output)
    }
  }

  private func text(_ field: String) -> String {
    tableur ? CSVRecord.inert(field) : field
  }
}

extension Quotient? {
  /// The numerator and the denominator, empty without any.
  fileprivate var mesures: [String] {
    map { [String($0.numerateur), String($0.denominateur)] } ?? ["", ""]
  }
}
