/// One record of comma-separated values (RFC 4180): quotes only where they are needed, `\n` at the end.
enum CSVRecord {
  static func write(_ fields: [String], to output: inout some TextOutputStream) {
    // A record of one empty field would read as an empty line.
    if fields == [""] {
      output.write("\"\"\n")
      return
    }
    for (index, field) in fields.enumerated() {
      if index > 0 { output.write(",") }
      output.write(quotedIfNeeded(field))
    }
    output.write("\n")
  }

  /// A text that no spreadsheet runs: an apostrophe precedes what would begin a formula.
  ///
  /// Spreadsheets read a cell that begins with one of `= + - @`, a tabulation or a carriage return as
  /// something to compute, in the full-width forms of these signs too.
  static func inert(_ text: String) -> String {
    guard let first = text.unicodeScalars.first, runs.contains(first) else { return text }
    return "'" + text
  }

  private static let runs: Set<Unicode.Scalar> = [
    "=", "+", "-", "@", "\t", "\r", "\n", "\u{FF1D}", "\u{FF0B}", "\u{FF0D}", "\u{FF20}",
  ]

  private static func quotedIfNeeded(_ field: String) -> String {
    let needsQuotes = field.utf8.contains { byte in
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: ","), UInt8(ascii: "\n"), UInt8(ascii: "\r"): true
      default: false
      }
    }
    guard needsQuotes else { return field }
    var quoted = "\""
    for scalar in field.unicodeScalars {
      if scalar == "\"" { quoted.unicodeScalars.append("\"") }
      quoted.unicodeScalars.append(scalar)
    }
    return quoted + "\""
  }
}
