/// Markdown with GitHub's tables, for a page, a message or a merge request.
public struct MarkdownFrontEnd: FrontEnd {
  /// Makes the front-end; it has no setting.
  public init() {}

  /// Writes the report as a page: a title, then a section for each table.
  public func render(_ report: Report, to output: inout some TextOutputStream) {
    output.write("# \(escaped(report.titreEntier))\n\n")
    // Two spaces end a line without ending the paragraph.
    let provenance = FrenchText.provenance(of: report).map(escaped)
    if !provenance.isEmpty { output.write(provenance.joined(separator: "  \n") + "\n") }
    var chapitre: Chapitre?
    for bloc in report.blocs {
      if let next = bloc.chapitre, next != chapitre {
        chapitre = next
        output.write("\n## \(escaped(next.titre))\n")
        for words in [next.chapeau, next.precision].compactMap({ $0 }) {
          output.write("\n\(escaped(words))\n")
        }
      }
      switch bloc {
      case .table(let table): write(table, to: &output)
      case .texte(let texte): write(texte, to: &output)
      case .image(let image): output.write("\n\\[\(escaped(image.alternative))\\]\n")
      }
    }
    if !report.notes.isEmpty {
      output.write("\n## Notes\n\n")
      for note in report.notes { output.write("- \(escaped(note))\n") }
    }
    if let usage = report.usageInterne { output.write("\n\(escaped(usage.firstUppercased)).\n") }
  }

  private func write(_ texte: ReportText, to output: inout some TextOutputStream) {
    for paragraphe in texte.paragraphes {
      output.write("\n")
      switch paragraphe {
      case .phrases(let mots): output.write("\(texte.isCitation ? "> " : "")\(words(mots))\n")
      case .liste(let items):
        for item in items { output.write("- \(words(item))\n") }
      }
    }
    if let auteur = texte.auteur { output.write("\n> — \(escaped(auteur))\n") }
  }

  private func words(_ mots: [ReportText.Mot]) -> String {
    mots.map { mot in
      var text = escaped(mot.texte)
      if mot.isAccentue { text = "*\(text)*" }
      if mot.isFort { text = "**\(text)**" }
      return mot.adresse.map { "[\(text)](\($0))" } ?? text
    }.joined()
  }

  private func write(_ table: ReportTable, to output: inout some TextOutputStream) {
    output.write("\n\(table.chapitre == nil ? "##" : "###") \(escaped(table.titre))\n")
    if let precision = table.precision { output.write("\n**\(escaped(precision))**\n") }
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
  /// An underscore inside a word is no markup, so that codes stay readable. Scalars are looked at, not
  /// characters: a sign that a mark follows is the sign all the same.
  private func escaped(_ text: String) -> String {
    let scalars = Array(text.harmlessWords.unicodeScalars)
    var escaped = ""
    for (index, scalar) in scalars.enumerated() {
      switch scalar {
      case "\\", "`", "*", "[", "]", "|": escaped.unicodeScalars += ["\\", scalar]
      case "_" where !isInsideWord(index, of: scalars): escaped += "\\_"
      case "<": escaped += "&lt;"
      case "&": escaped += "&amp;"
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }

  private func isInsideWord(_ index: Int, of scalars: [Unicode.Scalar]) -> Bool {
    guard index > 0, index + 1 < scalars.count else { return false }
    return [scalars[index - 1], scalars[index + 1]].allSatisfy {
      $0.properties.isAlphabetic || $0.properties.numericType != nil || $0 == "_"
    }
  }
}
