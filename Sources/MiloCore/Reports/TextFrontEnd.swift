/// Aligned columns for a terminal, numbers written as the French write them.
public struct TextFrontEnd: FrontEnd {
  /// The number of columns of the terminal.
  public var largeur: Int
  /// Whether titles and headings carry ANSI colours.
  public var couleurs: Bool
  /// Whether shares come with a small bar, where the width allows.
  public var barres: Bool
  /// What the reader gives the width by, as people type it; nil when there is no such thing.
  public var optionLargeur: String?

  /// In how many blocks a list is cut at most: beyond, a line is hard to follow from one to the other.
  private static let mostBlocks = 3

  /// Makes the front-end for a terminal of `largeur` columns.
  public init(
    largeur: Int = 100, couleurs: Bool = false, barres: Bool = false, optionLargeur: String? = nil
  ) {
    self.optionLargeur = optionLargeur
    self.largeur = largeur
    self.couleurs = couleurs
    self.barres = barres
  }

  /// Writes the report in lines of at most `largeur` columns, where numbers allow it.
  public func render(_ report: Report, to output: inout some TextOutputStream) {
    write(paragraph: report.titreEntier, style: .titre, to: &output)
    for line in FrenchText.provenance(of: report) {
      write(paragraph: line, style: .discret, to: &output)
    }
    let isEnsemble = report.tables.contains { $0.structure != nil }
    var chapitre: Chapitre?
    for bloc in report.blocs {
      output.write("\n")
      if isEnsemble, let next = bloc.chapitre, next != chapitre {
        chapitre = next
        write(next, to: &output)
      }
      switch bloc {
      case .table(let table): write(table, to: &output)
      case .texte(let texte):
        for line in texte.lignes { write(paragraph: line, style: nil, to: &output) }
      case .image(let image):
        write(paragraph: "[\(image.alternative)]", style: .discret, to: &output)
      }
    }
    if !report.notes.isEmpty {
      output.write("\nNotes :\n")
      for note in report.notes {
        for (index, line) in note.harmlessWords.wrapped(to: largeur - 2).enumerated() {
          output.write("\(index == 0 ? "- " : "  ")\(line)\n")
        }
      }
    }
  }

  /// The heading of a structure's part, set apart from the titles of its tables by a rule.
  private func write(_ chapitre: Chapitre, to output: inout some TextOutputStream) {
    write(paragraph: chapitre.titre, style: .titre, to: &output)
    write(
      paragraph: String(repeating: "═", count: min(largeur, chapitre.titre.displayWidth)),
      style: .discret, to: &output)
    if let chapeau = chapitre.chapeau { write(paragraph: chapeau, style: .discret, to: &output) }
    output.write("\n")
  }

  private func write(_ table: ReportTable, to output: inout some TextOutputStream) {
    write(paragraph: table.titre, style: .titre, to: &output)
    if let precision = table.precision { write(paragraph: precision, style: nil, to: &output) }
    if let definition = table.definition {
      write(paragraph: definition, style: .discret, to: &output)
    }
    if table.lignes.isEmpty {
      output.write("(aucune ligne)\n")
      return
    }
    var grid = grid(of: table)
    if barres { grid = withBars(grid, of: table) }
    let most = table.disposition == .lignes ? Self.mostBlocks : .max
    let (blocks, leftOut) = grid.blocks(width: largeur, atMost: most)
    for (index, block) in blocks.enumerated() {
      if index > 0 { output.write("\n") }
      for line in block.headings where !line.isEmpty {
        output.write(styled(line, .enTete) + "\n")
      }
      for line in block.rows { output.write(line + "\n") }
    }
    if !leftOut.isEmpty {
      let how = optionLargeur.map { " ; \($0) \(grid.minimumWidth) les montre" } ?? ""
      let said = "Colonnes laissées de côté : \(leftOut.joined(separator: ", "))\(how)."
      write(paragraph: said, style: .discret, to: &output)
    }
    for remark in table.remarques { write(paragraph: remark, style: .discret, to: &output) }
  }

  /// The table's columns as text; those of statistics come after the labels of the lines.
  private func grid(of table: ReportTable) -> TextGrid {
    let columns = table.colonnes.enumerated().map { index, colonne in
      TextGrid.Column(
        heading: colonne.libelle.harmlessWords,
        cells: table.lignes.map { ligne in
          ligne.texte(index, sous: colonne).harmlessWords
        },
        isNumeric: colonne.unite != .texte)
    }
    if table.disposition == .lignes { return TextGrid(columns: columns, keys: table.cles) }
    let labels = TextGrid.Column(
      heading: "", cells: table.lignes.map(\.libelle.harmlessWords), isNumeric: false)
    return TextGrid(columns: [labels] + columns)
  }

  /// The grid with a bar after each column of shares, if nothing has to be folded for it.
  private func withBars(_ grid: TextGrid, of table: ReportTable) -> TextGrid {
    var wider = grid
    let first = grid.columns.count - table.colonnes.count
    for (index, colonne) in table.colonnes.enumerated().reversed() where colonne.unite == .pourcent
    {
      let shares = table.lignes.map { Spark.hundredths($0.valeur(index)) }
      // A change is no share: it goes below 0 or over 100.
      guard shares.allSatisfy({ $0.map { (0...10_000).contains($0) } ?? true }) else { continue }
      wider.columns.insert(
        TextGrid.Column(heading: "", cells: shares.map(Spark.bar), isNumeric: false),
        at: first + index + 1)
    }
    return wider.naturalWidth <= largeur ? wider : grid
  }

  private func write(
    paragraph: String, style: Style?, to output: inout some TextOutputStream
  ) {
    for line in paragraph.harmlessWords.wrapped(to: largeur) {
      output.write((style.map { styled(line, $0) } ?? line) + "\n")
    }
  }

  /// The ANSI codes of what is set apart from the figures.
  private enum Style: String {
    case titre = "\u{1B}[1m"
    case enTete = "\u{1B}[36m"
    case discret = "\u{1B}[2m"
  }

  private func styled(_ line: String, _ style: Style) -> String {
    couleurs ? "\(style.rawValue)\(line)\u{1B}[0m" : line
  }
}
