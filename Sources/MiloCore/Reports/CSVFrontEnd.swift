/// Comma-separated values for spreadsheets and programs: a stable format.
///
/// Tables of statistics share one list of cells, `table,ligne,colonne,valeur,unite`. A flat list has a
/// column for each field and a line for each record. Where a report holds several lists, an empty line
/// separates them. Text is UTF-8, lines end with `\n`, quotes surround only what needs them (RFC 4180).
public struct CSVFrontEnd: FrontEnd {
  /// Makes the front-end; it has no setting.
  public init() {}

  /// Writes the records of every table, one after the other.
  public func render(_ report: Report, to output: inout some TextOutputStream) {
    var previous: ReportTable.Disposition?
    for table in report.tables {
      let isContinuation = previous == .cellules && table.disposition == .cellules
      if !isContinuation {
        if previous != nil { output.write("\n") }
        writeRecord(header(of: table), to: &output)
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
      writeRecord(
        [table.id, cell.ligne, cell.colonne, cell.valeur, cell.unite.rawValue], to: &output)
    }
  }

  private func writeLines(of table: ReportTable, to output: inout some TextOutputStream) {
    for ligne in table.lignes {
      let fields = table.colonnes.enumerated().map { index, colonne in
        ligne.valeur(index)?.machine(ligne.unite(sous: colonne)) ?? ""
      }
      writeRecord(fields, to: &output)
    }
  }

  private func writeRecord(_ fields: [String], to output: inout some TextOutputStream) {
    // A record of one empty field would read as an empty line.
    if fields == [""] {
      output.write("\"\"\n")
      return
    }
    for (index, field) in fields.enumerated() {
      if index > 0 { output.write(",") }
      output.write(quotedIfNeeded(field))
    }
    output.write("\n")
  }

  private func quotedIfNeeded(_ field: String) -> String {
    let needsQuotes = field.utf8.contains { byte in
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: ","), UInt8(ascii: "\n"), UInt8(ascii: "\r"): true
      default: false
      }
    }
    guard needsQuotes else { return field }
    var quoted = "\""
    for scalar in field.unicodeScalars {
      if scalar == "\"" { quoted.unicodeScalars.append("\"") }
      quoted.unicodeScalars.append(scalar)
    }
    return quoted + "\""
  }
}
