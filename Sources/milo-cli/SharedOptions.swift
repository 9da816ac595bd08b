import MiloCore

/// The options that most verbs share, each said once.
enum SharedOptions {
  /// Which journal to read.
  static let journal = Option(
    "journal", .dossier,
    help: "Le dossier du journal ; à défaut celui de MILO_JOURNAL, sinon le dossier courant.")
  /// Which journals to read, for verbs that take several.
  static let journaux = Option(
    "journal", .dossier,
    help: "Un dossier de journal ; à défaut celui de MILO_JOURNAL, sinon le dossier courant.",
    isRepeatable: true)
  /// The day whose knowledge is used.
  static let vuAu = Option(
    "vu-au", .jour, help: "Ne tient compte que de ce qui était saisi à la fin de ce jour.")
  /// Where the keys of encrypted fields are.
  static let coffre = Option(
    "coffre", .dossier,
    help:
      "Le dossier du coffre, où sont les clés des champs chiffrés ; à défaut celui de MILO_COFFRE."
  )
  /// Whether a file that is there may be replaced.
  static let remplacer = Flag("remplacer", help: "Remplace ce qui existe à cet endroit.")
  /// How to show the answer.
  static let format = Option<OutputFormat>(
    "format", .parmi("FORMAT"), help: "La forme de la réponse ; table à défaut.")
  /// The width of tables.
  static let largeur = Option(
    "largeur", .entier("COLONNES", 40...1000),
    help: "La largeur des tables ; celle du terminal à défaut.")

  /// The options of a verb that answers a question.
  static let query: [any OptionDeclaration] = [journal, vuAu, format, largeur]
}

/// The forms of an answer.
enum OutputFormat: String, CaseIterable, Sendable {
  case table, json, csv, md, html
}

/// How the answer is shown.
struct DisplayOptions: Hashable, Sendable {
  /// The form of the answer.
  var format: OutputFormat
  /// The width asked for; nil for that of the terminal.
  var largeur: Int?

  /// Takes the form and the width from the arguments.
  init(_ arguments: Arguments) {
    format = arguments[SharedOptions.format] ?? .table
    largeur = arguments[SharedOptions.largeur]
  }

  /// The front-end that these options ask for.
  func frontEnd(for console: Console) -> any FrontEnd {
    switch format {
    case .table:
      TextFrontEnd(
        largeur: largeur ?? console.width, couleurs: console.usesColours,
        barres: console.out.isTerminal, optionLargeur: "--\(SharedOptions.largeur.name)")
    case .json: JSONFrontEnd()
    case .csv: CSVFrontEnd()
    case .md: MarkdownFrontEnd()
    case .html: HTMLFrontEnd(logiciel: Milo.logiciel)
    }
  }
}

extension Arguments {
  /// The folder of the journal: the option, else MILO_JOURNAL, else the current folder.
  func journal(_ console: Console) -> String {
    self[SharedOptions.journal] ?? defaultJournal(console)
  }

  /// The folders of the journals, for verbs that take several.
  func journaux(_ console: Console) -> [String] {
    let given = all(SharedOptions.journaux)
    return given.isEmpty ? [defaultJournal(console)] : given
  }

  private func defaultJournal(_ console: Console) -> String {
    let variable = console.environment("MILO_JOURNAL") ?? ""
    return variable.isEmpty ? "." : variable
  }
}
