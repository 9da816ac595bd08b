/// Comma-separated values for spreadsheets and programs: a stable format.
///
/// Tables of statistics share one list of cells, `table,ligne,colonne,valeur,unite`. A flat list has a
/// column for each field and a line for each record. Where a report holds several lists, an empty line
/// separates them. Text is UTF-8, lines end with `\n`, quotes surround only what needs them (RFC 4180).
public struct CSVFrontEnd: FrontEnd {
  /// Whether a text that a spreadsheet would run as a formula is preceded by an apostrophe.
  ///
  /// Programs want the text as it is; people who open the file in a spreadsheet want this.
  public var tableur: Bool

  /// Makes the front-end.
  public init(tableur: Bool = false) {
    self.tableur = tableur
  }

  /// Writes the records of every table, one after the other.
  public func render(_ report: Report, to output: inout some TextOutputStream) {
    var previous: ReportTable.Disposition?
    for table in report.tables {
      let isContinuation = previous == .cellules && table.disposition == .cellules
      if !isContinuation {
        if previous != nil { output.write("\n") }
        CSVRecord.write(header(of: table), to: &output)
      }
      switch table.disposition {
      case .cellules: writeCells(of: table, to: &output)
      case .lignes: writeLines(of: table, to: &output)
      }
      previous = table.disposition
    }
  }

  private func header(of table: ReportTable) -> [String] {
    switch table.disposition {
    case .cellules: ["table", "ligne", "colonne", "valeur", "unite"]
    case .lignes: table.colonnes.map(\.id)
    }
  }

  private func writeCells(of table: ReportTable, to output: inout some TextOutputStream) {
    for cell in table.cellules {
      CSVRecord.write(
        [table.id, text(cell.ligne), text(cell.colonne), cell.valeur, cell.unite.rawValue],
        to: &output)
    }
  }

  private func writeLines(of table: ReportTable, to output: inout some TextOutputStream) {
    for ligne in table.lignes {
      let fields = table.colonnes.enumerated().map { index, colonne in
        let valeur = ligne.valeur(index)
        let field = valeur?.machine(ligne.unite(sous: colonne)) ?? ""
        if case .texte = valeur { return text(field) }
        return field
      }
      CSVRecord.write(fields, to: &output)
    }
  }

  private func text(_ field: String) -> String {
    tableur ? CSVRecord.inert(field) : field
  }
}
