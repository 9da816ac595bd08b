/// The files that a workbook is made of.
enum XLSXPart {
  /// How each of them begins.
  static let declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
  /// The names of a workbook's elements.
  static let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
  private static let relations =
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
  private static let package = "http://schemas.openxmlformats.org/package/2006"
  private static let kinds = "application/vnd.openxmlformats-officedocument.spreadsheetml"

  /// The workbook of some sheets, as one file.
  static func archive(
    _ sheets: [Worksheet], _ styles: StyleSheet, titre: String, logiciel: String?
  ) throws(ZipError) -> [UInt8] {
    var archive = ZipArchive()
    let parts = [
      ("[Content_Types].xml", contentTypes(sheets.count)),
      (
        "_rels/.rels",
        relationships([
          ("\(relations)/officeDocument", "xl/workbook.xml"),
          ("\(package)/relationships/metadata/core-properties", "docProps/core.xml"),
        ])
      ),
      ("docProps/core.xml", properties(titre, logiciel)),
      ("xl/workbook.xml", workbook(sheets)),
      (
        "xl/_rels/workbook.xml.rels",
        relationships(
          sheets.indices.map { ("\(relations)/worksheet", "worksheets/sheet\($0 + 1).xml") } + [
            ("\(relations)/styles", "styles.xml")
          ])
      ),
      ("xl/styles.xml", styles.xml),
    ]
    for (name, text) in parts { try archive.add(name, Array(text.utf8)) }
    for (place, sheet) in sheets.enumerated() {
      try archive.add("xl/worksheets/sheet\(place + 1).xml", Array(sheet.xml.utf8))
    }
    return archive.bytes
  }

  private static func contentTypes(_ sheets: Int) -> String {
    var xml =
      declaration + """
        <Types xmlns="\(package)/content-types">\
        <Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>\
        <Default Extension="xml" ContentType="application/xml"/>\
        <Override PartName="/xl/workbook.xml" ContentType="\(kinds).sheet.main+xml"/>\
        <Override PartName="/xl/styles.xml" ContentType="\(kinds).styles+xml"/>\
        <Override PartName="/docProps/core.xml" \
        ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>
        """
    for number in 1...max(1, sheets) {
      xml += "<Override PartName=\"/xl/worksheets/sheet\(number).xml\" "
      xml += "ContentType=\"\(kinds).worksheet+xml\"/>"
    }
    return xml + "</Types>"
  }

  private static func relationships(_ targets: [(kind: String, path: String)]) -> String {
    var xml = declaration + "<Relationships xmlns=\"\(package)/relationships\">"
    for (place, target) in targets.enumerated() {
      xml +=
        "<Relationship Id=\"rId\(place + 1)\" Type=\"\(target.kind)\" Target=\"\(target.path)\"/>"
    }
    return xml + "</Relationships>"
  }

  private static func properties(_ titre: String, _ logiciel: String?) -> String {
    let creator = logiciel.map { "<dc:creator>\(XMLText.escaped($0))</dc:creator>" } ?? ""
    return declaration + """
      <cp:coreProperties xmlns:cp="\(package)/metadata/core-properties" \
      xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>\(XMLText.escaped(titre))</dc:title>\
      \(creator)<dc:language>fr-FR</dc:language></cp:coreProperties>
      """
  }

  private static func workbook(_ sheets: [Worksheet]) -> String {
    var xml =
      declaration + """
        <workbook xmlns="\(main)" xmlns:r="\(relations)"><bookViews><workbookView/></bookViews><sheets>
        """
    for (place, sheet) in sheets.enumerated() {
      let name = XMLText.escaped(sheet.name)
      xml += "<sheet name=\"\(name)\" sheetId=\"\(place + 1)\" r:id=\"rId\(place + 1)\"/>"
    }
    xml += "</sheets>"
    let repeated = sheets.enumerated().compactMap { place, sheet in
      sheet.repeatedRows.map { rows in
        "<definedName name=\"_xlnm.Print_Titles\" localSheetId=\"\(place)\">"
          + "\(XMLText.escaped(rows))</definedName>"
      }
    }
    if !repeated.isEmpty { xml += "<definedNames>\(repeated.joined())</definedNames>" }
    return xml + "</workbook>"
  }
}
