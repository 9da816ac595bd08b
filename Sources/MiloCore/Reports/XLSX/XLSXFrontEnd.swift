/// A workbook for a spreadsheet (Office Open XML, ISO/IEC 29500): numbers that are numbers.
///
/// A first sheet says what the figures were computed from; then each chapter has a sheet, and each table
/// without a chapter. A number is what people read, exact, with a format that shows its unit and its
/// decimals; what cannot be computed is an empty cell; a text is never a formula. At the end of a line of
/// statistics stands the name of its cells. The same report gives the same bytes.
public struct XLSXFrontEnd: Sendable {
  /// The program that makes the workbook, with its version.
  public var logiciel: String?
  /// The most lines of tables on one sheet: spreadsheets hold 1 048 576 rows.
  var lignesParFeuille = 1_000_000

  /// Makes the front-end.
  public init(logiciel: String? = nil) {
    self.logiciel = logiciel
  }

  /// The bytes of the workbook that shows a report.
  ///
  /// - Throws: the size of a workbook of more than 4 GiB, which cannot be.
  public func bytes(of report: Report) throws(ZipError) -> [UInt8] {
    var styles = StyleSheet()
    var names = SheetNames()
    let first = names.name(for: "Provenance")
    let sections = sections(of: report).map { (name: names.name(for: $0.titre), section: $0) }
    let front = provenance(
      of: report, named: first, sections.map { ($0.name, $0.section.tables.map(\.titre)) }, &styles)
    let sheets = [front] + sections.map { sheet($0.section, named: $0.name, &styles) }
    return try XLSXPart.archive(
      sheets, styles, titre: report.titre, logiciel: logiciel)
  }

  /// What one sheet shows.
  private struct Section {
    var titre: String
    var chapitre: Chapitre?
    var blocs: [ReportBloc]
    var lignes: Int
    var tables: [ReportTable] {
      blocs.compactMap { if case .table(let table) = $0 { table } else { nil } }
    }
  }

  /// The sheets: what is of one chapter, or one table, or a text; a sheet that is full goes on in another.
  private func sections(of report: Report) -> [Section] {
    var sections: [Section] = []
    for bloc in report.blocs.flatMap({ $0.parts(of: lignesParFeuille) }) {
      let lignes = bloc.rows
      if let chapitre = bloc.chapitre, let last = sections.last, last.chapitre == chapitre,
        last.lignes + lignes <= lignesParFeuille
      {
        sections[sections.count - 1].blocs.append(bloc)
        sections[sections.count - 1].lignes += lignes
      } else {
        var titre = bloc.chapitre?.titre ?? report.titre
        if bloc.chapitre == nil, case .table(let table) = bloc { titre = table.titre }
        sections.append(
          Section(titre: titre, chapitre: bloc.chapitre, blocs: [bloc], lignes: lignes))
      }
    }
    return sections
  }

  private func sheet(
    _ section: Section, named name: String, _ styles: inout StyleSheet
  ) -> Worksheet {
    let widths = SheetWidths(section.tables)
    var sheet = Worksheet(name, widths: widths.columns)
    if let chapitre = section.chapitre {
      sheet.add(chapitre.titre, .titre, &styles)
      for words in [chapitre.chapeau, chapitre.precision].compactMap({ $0 }) {
        sheet.add(words, .discret, &styles)
      }
    }
    for bloc in section.blocs {
      if sheet.row > 0 { sheet.skip() }
      guard case .table(let table) = bloc else {
        for words in bloc.words { sheet.add(words, .corps, &styles) }
        continue
      }
      if section.blocs.count == 1, !table.lignes.isEmpty {
        let keys = table.disposition == .cellules ? 1 : table.cles
        sheet.frozen = (sheet.headerRow(of: table), keys)
      }
      sheet.add(table, nameColumn: widths.nameColumn, &styles)
    }
    return sheet
  }

  /// The first sheet: what the figures were computed from, the notes, what the other sheets hold.
  private func provenance(
    of report: Report, named name: String, _ sheets: [(name: String, tables: [String])],
    _ styles: inout StyleSheet
  ) -> Worksheet {
    var sheet = Worksheet(name, widths: [34, 90])
    sheet.add(report.titreEntier, .titre, &styles)
    sheet.skip()
    let words = CellStyle(isWrapped: true)
    for (terme, valeur) in report.pied(logiciel: logiciel) {
      sheet.add([(.texte(terme), CellStyle(role: .total)), (.texte(valeur), words)], &styles)
    }
    if !report.notes.isEmpty {
      sheet.skip()
      sheet.add("Notes", .table, &styles)
      for note in report.notes { sheet.add(note, .corps, &styles) }
    }
    if !sheets.isEmpty {
      sheet.skip()
      sheet.add("Feuilles", .table, &styles)
      for (name, tables) in sheets {
        sheet.add(
          [
            (.texte(name), CellStyle(role: .lien)),
            (.texte(tables.joined(separator: " · ")), words),
          ], &styles)
        sheet.link(column: 0, to: name)
      }
    }
    return sheet
  }
}

extension ReportBloc {
  /// The same in blocks of at most so many lines of a table.
  fileprivate func parts(of count: Int) -> [ReportBloc] {
    guard case .table(let table) = self else { return [self] }
    return table.parts(of: count).map(ReportBloc.table)
  }

  /// How many rows of a sheet it takes: those of a table come with a title, a definition, a header, a row between.
  fileprivate var rows: Int {
    if case .table(let table) = self { return table.lignes.count + 4 }
    return words.count + 1
  }

  /// The words of what is no table; a picture has those that say what it shows.
  fileprivate var words: [String] {
    switch self {
    case .table: []
    case .texte(let texte): texte.lignes
    case .image(let image): ["[\(image.alternative)]"] + [image.legende].compactMap { $0 }
    }
  }
}

extension ReportTable {
  /// The table as tables of at most so many lines.
  fileprivate func parts(of count: Int) -> [ReportTable] {
    guard lignes.count > count else { return [self] }
    return stride(from: 0, to: lignes.count, by: count).map { start in
      var part = self
      part.lignes = Array(lignes[start..<min(start + count, lignes.count)])
      return part
    }
  }
}
