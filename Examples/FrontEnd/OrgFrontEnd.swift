public import MiloCore

/// Org, the format of Emacs: a front-end written outside the library.
///
/// Headings are the tables, tables are Org's own, and what the figures come from are properties that
/// Org's searches find.
public struct OrgFrontEnd: FrontEnd {
  /// Makes the front-end; it has no setting.
  public init() {}

  /// Writes a title, a heading for each table, its definition, its lines.
  public func render(_ report: Report, to output: inout some TextOutputStream) {
    output.write("#+TITLE: \(line(report.titre))\n#+LANGUAGE: fr\n")
    if let provenance = report.provenance {
      output.write("#+PROPERTY: structure \(line(provenance.structure))\n")
      if let taille = provenance.taille { output.write("#+PROPERTY: lignes \(taille)\n") }
      if let racine = provenance.racine { output.write("#+PROPERTY: racine \(racine)\n") }
    }
    for table in report.tables {
      output.write("\n* \(line(table.titre))\n")
      if let definition = table.definition { output.write("\(line(definition))\n\n") }
      output.write(row([""] + table.colonnes.map(\.libelle)))
      output.write("|" + repeatElement("-", count: table.colonnes.count + 1).joined(separator: "+"))
      output.write("|\n")
      for ligne in table.lignes {
        let cells = table.colonnes.indices.map { place in
          cell(ligne.valeurs.indices.contains(place) ? ligne.valeurs[place] : .sansObjet)
        }
        output.write(row([ligne.libelle] + cells))
      }
    }
  }

  /// Numbers stay as machines read them, so that Org's formulas compute on them.
  private func cell(_ valeur: Valeur?) -> String {
    switch valeur {
    case .entier(let number): String(number)
    case .decimal(let number): number.description
    case .texte(let text): text
    case .secret: "secret"
    case .sansObjet, nil: ""
    }
  }

  private func row(_ cells: [String]) -> String {
    "| \(cells.map(line).joined(separator: " | ")) |\n"
  }

  /// The text on one line, without what would cut a cell.
  private func line(_ text: String) -> String {
    var line = ""
    for character in text {
      switch character {
      case "|": line += "\\vert{}"
      case let character where character.isNewline: line += " "
      default: line.append(character)
      }
    }
    return line
  }
}
