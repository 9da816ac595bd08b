/// Markdown with GitHub's tables, for a page, a message or a merge request.
public struct MarkdownFrontEnd: FrontEnd {
  /// Makes the front-end; it has no setting.
  public init() {}

  /// Writes the report as a page: a title, then a section for each table.
  public func render(_ report: Report, to output: inout some TextOutputStream) {
    output.write("# \(escaped(report.titre))\n\n")
    // Two spaces end a line without ending the paragraph.
    let provenance = FrenchText.provenance(of: report).map(escaped)
    if !provenance.isEmpty { output.write(provenance.joined(separator: "  \n") + "\n") }
    for table in report.tables { write(table, to: &output) }
    if !report.notes.isEmpty {
      output.write("\n## Notes\n\n")
      for note in report.notes { output.write("- \(escaped(note))\n") }
    }
  }

  private func write(_ table: ReportTable, to output: inout some TextOutputStream) {
    output.write("\n## \(escaped(table.titre))\n")
    if let definition = table.definition { output.write("\n\(escaped(definition))\n") }
    output.write("\n")
    if table.lignes.isEmpty {
      output.write("Aucune ligne.\n")
      return
    }
    let hasLabels = table.disposition == .cellules
    let labels = hasLabels ? [""] : []
    let rules = table.colonnes.map { $0.unite == .texte ? "---" : "---:" }
    writeRow(labels + table.colonnes.map(\.libelle), to: &output)
    output.write("| \(((hasLabels ? ["---"] : []) + rules).joined(separator: " | ")) |\n")
    for ligne in table.lignes {
      let cells = table.colonnes.enumerated().map { index, colonne in
        ligne.texte(index, sous: colonne)
      }
      writeRow((hasLabels ? [ligne.libelle] : []) + cells, to: &output)
    }
    for remark in table.remarques { output.write("\n\(escaped(remark))\n") }
  }

  private func writeRow(_ cells: [String], to output: inout some TextOutputStream) {
    output.write("| \(cells.map(escaped).joined(separator: " | ")) |\n")
  }

  /// The text with what Markdown would read as markup escaped, on one line.
  ///
  /// An underscore inside a word is no markup, so that codes stay readable.
  private func escaped(_ text: String) -> String {
    let characters = Array(text)
    var escaped = ""
    for (index, character) in characters.enumerated() {
      switch character {
      case "\\", "`", "*", "[", "]", "|": escaped += "\\\(character)"
      case "_" where !isInsideWord(index, of: characters): escaped += "\\_"
      case "<": escaped += "&lt;"
      case "&": escaped += "&amp;"
      case let character where character.isNewline: escaped += " "
      default: escaped += String(character).harmless
      }
    }
    return escaped
  }

  private func isInsideWord(_ index: Int, of characters: [Character]) -> Bool {
    guard index > 0, index + 1 < characters.count else { return false }
    let neighbours = [characters[index - 1], characters[index + 1]]
    return neighbours.allSatisfy { $0.isLetter || $0.isNumber || $0 == "_" }
  }
}
