extension StringProtocol {
  /// The text as one line that nothing obeys: each character of control or of format, and each end of
  /// line, is written as JSON would, `\u001B`, `\n`.
  ///
  /// What comes from a journal, a file or a command may hold anything: shown so, it neither drives a
  /// terminal, nor makes one line look like two, nor hides behind another text.
  package var harmless: String { harmless(keepingLineEnds: false) }

  /// The text as lines that nothing obeys: as ``harmless``, line ends kept.
  package var harmlessLines: String { harmless(keepingLineEnds: true) }

  /// The text as a cell or a paragraph shows it: as ``harmless``, but what separates words is a space.
  package var harmlessWords: String {
    let separators: Set<Unicode.Scalar> = ["\n", "\r", "\t", "\u{2028}", "\u{2029}"]
    guard unicodeScalars.contains(where: separators.contains) else { return harmless }
    var text = ""
    for scalar in unicodeScalars {
      text.unicodeScalars.append(separators.contains(scalar) ? " " : scalar)
    }
    return text.harmless
  }

  private func harmless(keepingLineEnds: Bool) -> String {
    let isPlain = utf8.allSatisfy {
      (0x20..<0x7F).contains($0) || keepingLineEnds && $0 == 0x0A
    }
    if isPlain { return String(self) }
    var text = ""
    for scalar in unicodeScalars {
      if scalar.isObeyed, !(keepingLineEnds && scalar == "\n") {
        text += scalar.visible
      } else {
        text.unicodeScalars.append(scalar)
      }
    }
    return text
  }
}

extension Unicode.Scalar {
  /// Whether a terminal, or the one who reads, may take the character for something else than itself.
  fileprivate var isObeyed: Bool {
    switch properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate: true
    default: false
    }
  }

  /// The character as JSON escapes it.
  fileprivate var visible: String {
    switch self {
    case "\n": return "\\n"
    case "\r": return "\\r"
    case "\t": return "\\t"
    default:
      return String(self).utf16.map { unit in
        let digits = String(unit, radix: 16, uppercase: true)
        return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      }.joined()
    }
  }
}
