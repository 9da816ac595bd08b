/// Why a cell cannot become a value.
struct CelluleError: Error, Hashable {
  var found: String
  var expected: String
  var nearest: String?
}

extension String {
  /// The text without the blanks around it, no-break ones included, nor the characters that nobody sees:
  /// what a person reads in the cell.
  var trimmed: String {
    // Most cells are visible ASCII from end to end.
    if utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) { return self }
    let isAscii = utf8.allSatisfy { $0 >= 0x20 && $0 < 0x7F }
    if isAscii, utf8.first != 0x20, utf8.last != 0x20 { return self }
    var scalars: [Unicode.Scalar] = []
    scalars.reserveCapacity(unicodeScalars.count)
    for scalar in unicodeScalars where !scalar.isInvisible { scalars.append(scalar) }
    var shown = scalars[...]
    while let first = shown.first, first.properties.isWhitespace { shown.removeFirst() }
    while let last = shown.last, last.properties.isWhitespace { shown.removeLast() }
    var text = String.UnicodeScalarView()
    text.append(contentsOf: shown)
    return String(text)
  }

  /// The text with plain spaces for no-break ones: how a cell is compared with the words of a mapping.
  var compared: String {
    let text = trimmed
    guard text.utf8.contains(where: { $0 >= 0x80 }) else { return text }
    return String(
      String.UnicodeScalarView(
        text.unicodeScalars.map { $0.properties.generalCategory == .spaceSeparator ? " " : $0 }))
  }

  /// The text without its blanks, as French writes thousands.
  var withoutSpaces: String {
    String(String.UnicodeScalarView(unicodeScalars.filter { !$0.properties.isWhitespace }))
  }

  /// What a spreadsheet made of an identifier or a code, in French; nil for a text that names something.
  ///
  /// An identifier shown as `1,87128E+14` has lost its last digits: no guess brings them back.
  var spreadsheetDamage: (found: String, expected: String)? {
    let bytes = Array(utf8)
    guard let first = bytes.first else { return nil }
    if first == UInt8(ascii: "=") {
      return ("« \(self) », une formule", "le texte de l’identifiant")
    }
    if bytes.allSatisfy({ $0 == UInt8(ascii: "#") }) {
      return ("« \(self) », une colonne trop étroite", "le texte de l’identifiant")
    }
    let errors = ["#N/A", "#REF!", "#VALEUR!", "#VALUE!", "#NOM?", "#NAME?", "#DIV/0!", "#NUL!"]
    if errors.contains(self) { return ("« \(self) », une erreur de tableur", "l’identifiant") }
    var place = first == UInt8(ascii: "-") || first == UInt8(ascii: "+") ? 1 : 0
    func digits() -> Int {
      let start = place
      while place < bytes.count, bytes[place] >= 48, bytes[place] <= 57 { place += 1 }
      return place - start
    }
    guard digits() > 0, place < bytes.count else { return nil }
    var fraction = 0
    let hasMark = bytes[place] == UInt8(ascii: ".") || bytes[place] == UInt8(ascii: ",")
    if hasMark {
      place += 1
      let start = place
      fraction = digits()
      if place == bytes.count, fraction > 0, bytes[start...].allSatisfy({ $0 == 48 }) {
        return (
          "« \(self) », un nombre à virgule",
          "l’identifiant lui-même : mettez la colonne au format texte"
        )
      }
    }
    guard place < bytes.count, bytes[place] | 0x20 == UInt8(ascii: "e") else { return nil }
    place += 1
    let hasSign = place < bytes.count && [0x2B, 0x2D].contains(bytes[place])
    if hasSign { place += 1 }
    guard hasSign || fraction > 0, digits() > 0, place == bytes.count else { return nil }
    return (
      "« \(self) », une notation scientifique : l’identifiant est perdu",
      "l’identifiant lui-même : mettez la colonne au format texte et exportez de nouveau"
    )
  }

  /// What `="00123"` protects from a spreadsheet, else the text itself.
  var withoutProtection: String {
    guard utf8.count >= 3, hasPrefix("=\""), hasSuffix("\"") else { return self }
    let inside = String(decoding: Array(utf8.dropFirst(2).dropLast()), as: UTF8.self)
    return inside.utf8.contains(UInt8(ascii: "\"")) ? self : inside
  }
}

extension Unicode.Scalar {
  /// Whether nobody sees the character: a mark of format (U+200B, U+FEFF, U+00AD …) or a control that is
  /// no line end nor tab.
  var isInvisible: Bool {
    switch properties.generalCategory {
    case .format: true
    case .control: value != 0x09 && value != 0x0A && value != 0x0D
    default: false
    }
  }
}
