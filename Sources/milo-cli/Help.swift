import MiloCore

extension Program {
  /// How a command is written, on one line.
  func usage(of command: (any Command.Type)?) -> String {
    guard let command else { return "\(name) VERBE [options]" }
    let required = command.options.filter(\.isRequired).map(\.written)
    let words = [name, command.name] + required + command.arguments.map(\.signature)
    return words.joined(separator: " ") + " [options]"
  }

  /// The help of the program: every verb, by chapter.
  func help(width: Int) -> String {
    var page = HelpPage(width: width)
    page.add(paragraph: abstract)
    page.add(paragraph: "Usage : \(usage(of: nil))")
    for chapter in Chapter.allCases {
      let verbs = commands.filter { $0.chapter == chapter }
      page.add(chapter.rawValue, verbs.map { ($0.name, $0.abstract) })
    }
    page.add("Options", [Self.helpFlag, Self.versionFlag].map { ($0.signature, $0.help) })
    page.add(paragraph: "« \(name) VERBE --aide » explique un verbe, avec des exemples.")
    return page.text
  }

  /// The help of a command: what it does, how it is written, examples.
  ///
  /// - Parameter words: those typed with the question, of which the command may say more.
  func help(for command: any Command.Type, about words: [String] = [], width: Int) -> String {
    var page = HelpPage(width: width)
    page.add(paragraph: command.abstract)
    page.add(paragraph: "Usage : \(usage(of: command))")
    for paragraph in command.discussion.paragraphs { page.add(paragraph: paragraph) }
    for list in command.help(about: words) {
      page.add(list.title, list.items.map { ($0.term, $0.explanation) })
    }
    page.add("Arguments", command.arguments.map { ($0.signature, $0.fullHelp) })
    page.add("Options", command.allOptions.map { ($0.signature, $0.fullHelp) })
    page.add(examples: command.examples)
    return page.text
  }
}

/// Text in paragraphs and lists of terms, folded to a width.
private struct HelpPage {
  let width: Int
  private(set) var text = ""

  init(width: Int) {
    self.width = width
  }

  mutating func add(paragraph: String) {
    separate()
    for line in paragraph.wrapped(to: width) { text += line + "\n" }
  }

  /// Adds a list of terms with their explanations side by side, or one under the other when long.
  mutating func add(_ title: String, _ items: [(term: String, explanation: String)]) {
    if items.isEmpty { return }
    separate()
    text += "\(title) :\n"
    let margin = min(items.map(\.term.displayWidth).max() ?? 0, 24) + 4
    for item in items {
      let lines = item.explanation.wrapped(to: width - margin)
      let isShort = item.term.displayWidth + 4 <= margin
      text += "  " + (isShort ? item.term.padded(to: margin - 2) + lines[0] : item.term) + "\n"
      for line in isShort ? lines.dropFirst() : lines[...] {
        text += String(repeating: " ", count: margin) + line + "\n"
      }
    }
  }

  mutating func add(examples: [Example]) {
    if examples.isEmpty { return }
    separate()
    text += "Exemples :\n"
    for example in examples {
      for line in example.purpose.wrapped(to: width - 2) { text += "  \(line)\n" }
      text += "    $ \(example.line)\n"
    }
  }

  private mutating func separate() {
    if !text.isEmpty { text += "\n" }
  }
}

extension OptionDeclaration {
  /// How the option is written in a command: `--annee ANNEE`.
  var written: String {
    "--\(name)" + (value.map { " \($0.placeholder)" } ?? "")
  }

  /// The help, with the values allowed and whether it must or may be repeated.
  var fullHelp: String {
    var remarks: [String] = []
    if isRequired { remarks.append("obligatoire") }
    if isRepeatable { remarks.append("répétable") }
    return help.adding(remarks + (value?.remarks ?? []))
  }
}

extension ArgumentDeclaration {
  /// The help, with the values allowed.
  var fullHelp: String { help.adding(value.remarks) }
}

extension ValueDeclaration {
  /// The values allowed, when the help lists them.
  fileprivate var remarks: [String] {
    choices.isEmpty || !listsChoices ? [] : ["valeurs : \(choices.joined(separator: ", "))"]
  }
}

extension String {
  /// The parts of the text between empty lines, each on one line.
  var paragraphs: [String] {
    var paragraphs = [""]
    for line in split(separator: "\n", omittingEmptySubsequences: false) {
      if line.isEmpty {
        paragraphs.append("")
      } else {
        let current = paragraphs.removeLast()
        paragraphs.append(current.isEmpty ? String(line) : current + " " + line)
      }
    }
    return paragraphs.filter { !$0.isEmpty }
  }

  /// The sentence with remarks between parentheses, before its full stop.
  fileprivate func adding(_ remarks: [String]) -> String {
    if remarks.isEmpty { return self }
    let sentence = hasSuffix(".") ? String(dropLast()) : self
    return "\(sentence) (\(remarks.joined(separator: " ; ")))."
  }
}
