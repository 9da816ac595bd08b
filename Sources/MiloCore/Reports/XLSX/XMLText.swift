/// Text made safe for the XML of a workbook.
enum XMLText {
  /// The most UTF-16 units that a cell holds.
  private static let limit = 32_767

  /// The text as the content of an element or of a quoted attribute: one line that nothing obeys.
  static func escaped(_ text: String) -> String {
    var escaped = ""
    for character in text.harmlessWords.unicodeScalars {
      switch character {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "\"": escaped += "&quot;"
      // XML has no such characters.
      case "\u{FFFE}", "\u{FFFF}": escaped += "\u{FFFD}"
      default: escaped.unicodeScalars.append(character)
      }
    }
    return escaped
  }

  /// The text of a cell: cut where a cell ends, and with no underscore that begins `_x0041_`, which a
  /// spreadsheet would read as a letter.
  static func cell(_ text: String) -> String {
    var shown = text
    if text.utf16.count > limit {
      var kept = ""
      for character in text {
        if kept.utf16.count + character.utf16.count >= limit { break }
        kept.append(character)
      }
      shown = kept + "…"
    }
    return escaped(shown).replacing(/_(?=x[0-9A-Fa-f]{4}_)/, with: "_x005F_")
  }
}
