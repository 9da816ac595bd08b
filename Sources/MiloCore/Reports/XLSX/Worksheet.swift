/// A sheet of a workbook, written from top to bottom.
struct Worksheet {
  /// The name on its tab.
  let name: String
  /// How wide each column is, in characters; those after the last are as wide as the program likes.
  private let widths: [Int]
  private var rows = ""
  private var merged: [String] = []
  private var links: [(cell: String, sheet: String)] = []
  /// The number of the last row written, from 1.
  private(set) var row = 0
  /// The rows and the columns that stay in sight.
  var frozen: (rows: Int, columns: Int)?

  /// A sheet without rows.
  init(_ name: String, widths: [Int]) {
    self.name = name
    self.widths = widths
  }

  /// How wide a text that stands alone on its row is, in characters.
  private static let measure = 90
  /// How wide a column is that nothing is written in.
  private static let defaultWidth = 10

  /// Writes a row of cells, each with its style.
  mutating func add(
    _ cells: [(cell: SheetCell, style: CellStyle)], height: Int? = nil, _ styles: inout StyleSheet
  ) {
    row += 1
    rows += "<row r=\"\(row)\""
    if let height { rows += " ht=\"\(height)\" customHeight=\"1\"" }
    rows += ">"
    for (place, (cell, style)) in cells.enumerated() {
      let name = Self.letters(place) + String(row)
      var style = style
      switch cell {
      case .vide where style.role == .entete:
        rows += "<c r=\"\(name)\" s=\"\(styles.number(of: style))\"/>"
      case .vide: break
      case .nombre(let number, let format):
        style.format = format
        rows += "<c r=\"\(name)\" s=\"\(styles.number(of: style))\"><v>\(number)</v></c>"
      case .texte(let text):
        style.isQuoted = CSVRecord.inert(text) != text
        if place < widths.count, text.displayWidth > widths[place] { style.isWrapped = true }
        rows += "<c r=\"\(name)\" s=\"\(styles.number(of: style))\" t=\"inlineStr\"><is>"
        rows += "<t xml:space=\"preserve\">\(XMLText.cell(text))</t></is></c>"
      }
    }
    rows += "</row>"
  }

  /// Writes a text alone on its row, over as many columns and lines as it takes.
  mutating func add(_ text: String, _ role: CellStyle.Role, _ styles: inout StyleSheet) {
    var width = 0
    var last = -1
    while width < Self.measure {
      last += 1
      width += last < widths.count ? widths[last] : Self.defaultWidth
    }
    let lines = text.harmlessWords.wrapped(to: width).count
    let style = CellStyle(role: role, isWrapped: true)
    let lineHeight = role == .titre ? 22 : 16
    add([(.texte(text), style)], height: lines * lineHeight, &styles)
    if last > 0 { merged.append("A\(row):\(Self.letters(last))\(row)") }
  }

  /// Leaves a row empty.
  mutating func skip() { row += 1 }

  /// Makes a cell of the last row lead to a sheet.
  mutating func link(column: Int, to sheet: String) {
    links.append((Self.letters(column) + String(row), sheet))
  }

  /// The name of a column, from 0: A, B, … Z, AA.
  private static func letters(_ column: Int) -> String {
    let letter = String(UnicodeScalar(UInt8(65 + column % 26)))
    return column < 26 ? letter : letters(column / 26 - 1) + letter
  }

  /// The rows repeated on each printed page, as a formula names them; nil where none is.
  var repeatedRows: String? {
    frozen.map { "\(Self.quoted(name))!$1:$\($0.rows)" }
  }

  private static func quoted(_ name: String) -> String {
    "'" + name.replacing("'", with: "''") + "'"
  }

  /// The part of the workbook that holds the sheet.
  var xml: String {
    let view =
      frozen.map { rows, columns in
        let across = columns > 0 ? " xSplit=\"\(columns)\"" : ""
        let pane = columns > 0 ? "bottomRight" : "bottomLeft"
        return
          "<pane\(across) ySplit=\"\(rows)\" topLeftCell=\"\(Self.letters(columns))\(rows + 1)\" "
          + "activePane=\"\(pane)\" state=\"frozen\"/>"
      } ?? ""
    var xml =
      XLSXPart.declaration + """
        <worksheet xmlns="\(XLSXPart.main)"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>\
        <sheetViews><sheetView workbookViewId="0">\(view)</sheetView></sheetViews>\
        <sheetFormatPr defaultRowHeight="15"/>
        """
    if !widths.isEmpty {
      xml += "<cols>"
      for (place, width) in widths.enumerated() {
        xml +=
          "<col min=\"\(place + 1)\" max=\"\(place + 1)\" width=\"\(width)\" customWidth=\"1\"/>"
      }
      xml += "</cols>"
    }
    xml += "<sheetData>\(rows)</sheetData>"
    if !merged.isEmpty {
      xml += "<mergeCells count=\"\(merged.count)\">"
      for cells in merged { xml += "<mergeCell ref=\"\(cells)\"/>" }
      xml += "</mergeCells>"
    }
    if !links.isEmpty {
      xml += "<hyperlinks>"
      for link in links {
        let place = XMLText.escaped(Self.quoted(link.sheet) + "!A1")
        xml += "<hyperlink ref=\"\(link.cell)\" location=\"\(place)\"/>"
      }
      xml += "</hyperlinks>"
    }
    let lastColumn = Self.letters(max(widths.count, 1) - 1)
    return xml + """
      <pageMargins left="0.5" right="0.5" top="0.6" bottom="0.7" header="0.3" footer="0.3"/>\
      <pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/>\
      <headerFooter><oddFooter>&amp;L&amp;A&amp;R&amp;P / &amp;N</oddFooter></headerFooter>\
      <ignoredErrors><ignoredError sqref="A1:\(lastColumn)\(max(row, 1))" numberStoredAsText="1"/>\
      </ignoredErrors></worksheet>
      """
  }
}
