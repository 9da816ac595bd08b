/// How a cell is shown.
struct CellStyle: Hashable {
  /// What the text of a cell is for.
  enum Role: Int, CaseIterable {
    case corps, total, titre, table, entete, discret, lien
  }

  /// What the text is for.
  var role = Role.corps
  /// The format of the number, in the signs that workbooks use; nil for a text.
  var format: String?
  /// Whether the cell is against its right edge.
  var isRight = false
  /// Whether a text too wide goes on below.
  var isWrapped = false
  /// Whether the text stays a text when somebody edits the cell.
  var isQuoted = false
}

/// The styles of a workbook, numbered as they come.
struct StyleSheet {
  private var numbers: [CellStyle: Int] = [:]
  private var styles: [CellStyle] = []
  private var formats: [String] = []
  /// The first number that is not a format of every workbook.
  private static let firstFormat = 164

  /// A sheet whose style 0 is that of the cells where nothing is written.
  init() { _ = number(of: CellStyle()) }

  /// The number of a style.
  mutating func number(of style: CellStyle) -> Int {
    if let number = numbers[style] { return number }
    if let format = style.format, !formats.contains(format) { formats.append(format) }
    numbers[style] = styles.count
    styles.append(style)
    return styles.count - 1
  }

  /// The part of the workbook that says them.
  var xml: String {
    var xml = XLSXPart.declaration + "<styleSheet xmlns=\"\(XLSXPart.main)\">"
    if !formats.isEmpty {
      xml += "<numFmts count=\"\(formats.count)\">"
      for (place, format) in formats.enumerated() {
        xml +=
          "<numFmt numFmtId=\"\(Self.firstFormat + place)\" formatCode=\"\(XMLText.escaped(format))\"/>"
      }
      xml += "</numFmts>"
    }
    xml += "<fonts count=\"\(CellStyle.Role.allCases.count)\">"
    for role in CellStyle.Role.allCases { xml += "<font>\(role.font)</font>" }
    xml += """
      </fonts><fills count="3"><fill><patternFill patternType="none"/></fill>\
      <fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid">\
      <fgColor rgb="FFECEEF1"/><bgColor indexed="64"/></patternFill></fill></fills>\
      <borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border>\
      <border><left/><right/><top/><bottom style="thin"><color rgb="FF565C68"/></bottom>\
      <diagonal/></border></borders>\
      <cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>\
      <cellXfs count="\(styles.count)">
      """
    for style in styles { xml += self.xml(of: style) }
    return xml + """
      </cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>\
      </styleSheet>
      """
  }

  private func xml(of style: CellStyle) -> String {
    let format = style.format.flatMap(formats.firstIndex).map { Self.firstFormat + $0 } ?? 0
    let isHeader = style.role == .entete
    let alignment =
      style.isRight
      ? " horizontal=\"right\""
      : style.role == .discret && !style.isWrapped ? " horizontal=\"left\" indent=\"1\"" : ""
    return """
      <xf numFmtId="\(format)" fontId="\(style.role.rawValue)" fillId="\(isHeader ? 2 : 0)" \
      borderId="\(isHeader ? 1 : 0)" xfId="0"\(style.isQuoted ? " quotePrefix=\"1\"" : "") \
      applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1">\
      <alignment\(alignment) \
      vertical="\(isHeader ? "bottom" : "top")"\(style.isWrapped ? " wrapText=\"1\"" : "")/></xf>
      """
  }
}

extension CellStyle.Role {
  /// The font, its elements in the order of the format.
  fileprivate var font: String {
    let (look, size, colour) =
      switch self {
      case .corps: ("", 11, "FF1A1D24")
      case .total, .entete: ("<b/>", 11, "FF1A1D24")
      case .titre: ("<b/>", 16, "FF0A5C7D")
      case .table: ("<b/>", 12, "FF1A1D24")
      case .discret: ("", 9, "FF565C68")
      case .lien: ("<u/>", 11, "FF0A5C7D")
      }
    return look + "<sz val=\"\(size)\"/><color rgb=\"\(colour)\"/><name val=\"Calibri\"/>"
      + "<family val=\"2\"/>"
  }
}
