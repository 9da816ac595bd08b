/// Text made safe for a page.
package enum HTMLText {
  /// The text as the content of an element or of a quoted attribute.
  package static func escaped(_ text: String) -> String {
    var escaped = ""
    for character in text.harmless.unicodeScalars {
      switch character {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "\"": escaped += "&quot;"
      default: escaped.unicodeScalars.append(character)
      }
    }
    return escaped
  }

  /// The most characters of a cell that stay together.
  static let longestPiece = 24

  /// The text as the content of a cell that no word makes wider than a sheet of paper: a long one, as JSON or
  /// a path is, may go on below after a sign that separates, or after so many characters without any.
  static func breakable(_ text: String) -> String {
    guard text.split(separator: " ").contains(where: { $0.count > longestPiece }) else {
      return escaped(text)
    }
    var pieces: [String] = []
    var piece = ""
    for character in text {
      piece.append(character)
      if character.isBreakable || character == "-" || character == " "
        || piece.count == longestPiece
      {
        pieces.append(piece)
        piece = ""
      }
    }
    return (pieces + [piece]).filter { !$0.isEmpty }.map { escaped($0) }.joined(separator: "<wbr>")
  }

  /// The text as the content of an element, exactly as browsers write it back.
  ///
  /// Quotes are as they are, the no-break space a reference. A page that hashes itself must be written so.
  package static func serialized(_ text: String) -> String {
    var escaped = ""
    for character in text.harmless.unicodeScalars {
      switch character {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "\u{A0}": escaped += "&nbsp;"
      default: escaped.unicodeScalars.append(character)
      }
    }
    return escaped
  }

  /// The text as one word of a shell, whatever it holds: a reader may copy the command.
  static func shellWord(_ text: String) -> String {
    "'"
      + text.harmless.split(separator: "'", omittingEmptySubsequences: false)
      .joined(separator: #"'\''"#) + "'"
  }

  /// The text as a quoted string of a style sheet, safe inside a `style` element too.
  package static func styleString(_ text: String) -> String {
    var string = "\""
    for character in text.harmless.unicodeScalars {
      switch character {
      case "\"", "\\", "<", ">", "&": string += "\\\(String(character.value, radix: 16)) "
      default: string.unicodeScalars.append(character)
      }
    }
    return string + "\""
  }
}
