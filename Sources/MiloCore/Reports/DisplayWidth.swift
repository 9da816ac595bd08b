extension Character {
  /// The number of terminal columns that the character fills: 0, 1 or 2.
  ///
  /// A letter and its combining accents are one character, hence one column.
  package var displayWidth: Int {
    if let ascii = asciiValue { return ascii >= 0x20 && ascii != 0x7F ? 1 : 0 }
    guard let first = unicodeScalars.first else { return 0 }
    switch first.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format, .control: return 0
    default: break
    }
    let isWide = Self.wide.contains { $0.contains(first.value) }
    let isEmoji =
      first.properties.isEmojiPresentation || unicodeScalars.contains("\u{FE0F}")
    return isWide || isEmoji ? 2 : 1
  }

  /// Whether a line may end after the character, inside a word: lists are read better that way, and
  /// identifiers hold none of these.
  var isBreakable: Bool { "+,;|{}".contains(self) }

  /// The blocks whose characters are all wide: East Asian scripts and full-width forms.
  private static let wide: [ClosedRange<UInt32>] = [
    0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x4DBF, 0x4E00...0xA4CF, 0xAC00...0xD7A3,
    0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x20000...0x3FFFD,
  ]
}

extension StringProtocol {
  /// The number of terminal columns that the text fills, on one line.
  package var displayWidth: Int {
    reduce(0) { $0 + $1.displayWidth }
  }

  /// The text followed, or preceded, by as many spaces as it takes to fill `width` columns.
  package func padded(to width: Int, leading: Bool = false) -> String {
    let spaces = String(repeating: " ", count: Swift.max(0, width - displayWidth))
    return leading ? spaces + self : self + spaces
  }

  /// Cuts the text into lines of at most `width` columns, at spaces.
  ///
  /// A French punctuation mark stays with the word it follows. A word wider than a line is cut, after a
  /// sign of its own where it has one. The result has at least one line.
  package func wrapped(to width: Int) -> [String] {
    let width = Swift.max(1, width)
    var lines: [String] = []
    var line = ""
    for word in unbreakableWords {
      if line.isEmpty {
        line = word
      } else if line.displayWidth + 1 + word.displayWidth <= width {
        line += " " + word
      } else {
        lines.append(line)
        line = word
      }
      while line.displayWidth > width {
        let fitting = line.prefix(fitting: width)
        let head = fitting.lastIndex(where: \.isBreakable).map { String(fitting[...$0]) } ?? fitting
        lines.append(head)
        line = String(line.dropFirst(head.count))
      }
    }
    if !line.isEmpty || lines.isEmpty { lines.append(line) }
    return lines
  }

  /// The words, each with the punctuation that French sets apart from it by a space; an hour with its minutes.
  private var unbreakableWords: [String] {
    var words: [String] = []
    for word in split(whereSeparator: { $0 == " " || $0 == "\n" || $0 == "\t" }) {
      let followsQuote = words.last?.hasSuffix("«") ?? false
      let isMark = word.first.map { ":;?!»%€".contains($0) } ?? false
      let isHour = words.last?.isHour(before: word) ?? false
      if let last = words.last, followsQuote || isMark || isHour {
        words[words.count - 1] = last + " " + word
      } else {
        words.append(String(word))
      }
    }
    return words
  }

  /// Whether a word goes on with the hour that these begin: « 9 », « h », « 30 ».
  private func isHour(before word: some StringProtocol) -> Bool {
    if word.first == "h", !word.dropFirst().contains(where: \.isLetter) {
      return last?.isNumber ?? false
    }
    return hasSuffix(" h") && word.first?.isNumber ?? false
  }

  /// The characters that fit in `width` columns; at least one, so that cutting always advances.
  private func prefix(fitting width: Int) -> String {
    var head = ""
    var used = 0
    for character in self {
      used += character.displayWidth
      if used > width, !head.isEmpty { break }
      head.append(character)
    }
    return head
  }
}
