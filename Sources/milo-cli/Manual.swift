extension Program {
  /// The manual page in roff, for `man`: verbs, options, examples, exit codes.
  var manual: String {
    var page = Roff()
    let title = name.uppercased()
    page.request("TH", title, "1", "", "\(name) \(version)", "Manuel de \(name)")
    page.section("NOM")
    page.paragraph("\(name) \u{2013} \(abstract)")
    page.section("SYNOPSIS")
    page.paragraph(usage(of: nil))
    page.section("VERBES")
    for chapter in Chapter.allCases {
      for command in commands where command.chapter == chapter { page.add(command, in: self) }
    }
    page.section("OPTIONS SANS VERBE")
    for flag in [Self.helpFlag, Self.versionFlag] { page.item(flag.signature, flag.help) }
    page.section("ENVIRONNEMENT")
    page.item("MILO_JOURNAL", "Le dossier du journal, quand --journal n’est pas donné.")
    page.item(
      "MILO_CACHE",
      "Le dossier des caches ; « non » pour n’en avoir aucun ; à défaut « .cache » dans le dossier du "
        + "journal.")
    page.item("MILO_COFFRE", "Le dossier du coffre, quand --coffre n’est pas donné.")
    page.item(
      "MILO_PAGER, PAGER",
      "Le programme qui montre page par page les longues réponses sur un terminal ; less à défaut, « cat » pour s’en passer."
    )
    page.item(
      Browser.variable,
      "Le Chromium ou le Chrome qui imprime (--pdf) ; à défaut, celui que trouve PATH sous ses noms habituels."
    )
    page.item("NO_COLOR", "Ôte les couleurs, dès que sa valeur n’est pas vide.")
    page.item("COLUMNS", "La largeur des tables, quand la sortie n’est pas un terminal.")
    page.section("CODES DE SORTIE")
    for code in ExitCode.allCases { page.item(String(code.rawValue), code.meaning + ".") }
    return page.text
  }
}

/// Text in the language of `man` pages.
private struct Roff {
  private(set) var text = ""

  mutating func request(_ name: String, _ words: String...) {
    text += ".\(name)"
    for word in words { text += " \"\(escaped(word, inQuotes: true))\"" }
    text += "\n"
  }

  mutating func section(_ title: String) {
    request("SH", title)
  }

  mutating func paragraph(_ words: String) {
    text += ".PP\n\(escaped(words))\n"
  }

  mutating func item(_ term: String, _ explanation: String) {
    text += ".TP\n\\fB\(escaped(term))\\fR\n\(escaped(explanation))\n"
  }

  /// Adds a line shown exactly as it is typed.
  mutating func literal(_ line: String) {
    text += ".EX\n\(escaped(line))\n.EE\n"
  }

  mutating func add(_ command: any Command.Type, in program: Program) {
    request("SS", command.name)
    paragraph(command.abstract)
    literal(program.usage(of: command))
    for words in command.discussion.paragraphs { paragraph(words) }
    for argument in command.arguments { item(argument.signature, argument.fullHelp) }
    for option in command.options { item(option.signature, option.fullHelp) }
    for example in command.examples {
      paragraph("\(example.purpose)")
      literal("$ \(example.line)")
    }
  }

  /// The text with what roff would read as its own escaped.
  ///
  /// A dash becomes `\-`, so that options can be copied from the page.
  private func escaped(_ words: String, inQuotes: Bool = false) -> String {
    var escaped = ""
    for character in words {
      switch character {
      case "\\": escaped += "\\e"
      case "-": escaped += "\\-"
      case "\"" where inQuotes: escaped += "\\(dq"
      case ".", "'":
        if escaped.isEmpty { escaped += "\\&" }
        escaped.append(character)
      default: escaped.append(character)
      }
    }
    return escaped
  }
}
