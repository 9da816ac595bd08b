import MiloCore

/// The options that most verbs share, each said once.
enum SharedOptions {
  /// Which journal to read.
  static let journal = Option(
    "journal", .dossier,
    help:
      "Le dossier du journal ; à défaut celui de MILO_JOURNAL, de « milo config », sinon le dossier courant."
  )
  /// Which journals to read, for verbs that take several.
  static let journaux = Option(
    "journal", .dossier,
    help:
      "Un dossier de journal, ou de journaux ; à défaut celui de MILO_JOURNAL, de « milo config », sinon le dossier courant.",
    isRepeatable: true)
  /// Whether a journal that cannot be read leaves the others to be asked.
  static let continuer = Flag(
    "continuer",
    help:
      "Laisse de côté un journal endommagé ou occupé, en le disant ; le code de sortie est alors 4."
  )
  /// The options of a verb that takes several journals.
  static let ensemble: [any OptionDeclaration] = [journaux, continuer]
  /// The day whose knowledge is used.
  static let vuAu = Option(
    "vu-au", .jour, help: "Ne tient compte que de ce qui était saisi à la fin de ce jour.")
  /// The signed head as of which the journal is read.
  static let vuALaTete = Option(
    "vu-a-la-tete", .fichier,
    help: "Lit le journal tel qu’il était à cette tête signée (un « checkpoint » que l’on a gardé)."
  )
  /// Whether every line is read, whatever the cache holds.
  static let sansCache = Flag(
    "sans-cache", help: "Relit toutes les lignes : le cache n’est ni lu ni écrit.")
  /// What a reading of a journal depends on, besides the journal.
  static let reading: [any OptionDeclaration] = [vuAu, vuALaTete, sansCache]
  /// Where the keys of encrypted fields are.
  static let coffre = Option(
    "coffre", .dossier,
    help:
      "Le dossier du coffre, où sont les clés des champs chiffrés ; à défaut celui de MILO_COFFRE, sinon de « milo config »."
  )
  /// Whether lines are written although the clock is far behind the last one.
  static let malgreLHorloge = Flag(
    "malgre-l-horloge",
    help:
      "Écrit même si la dernière ligne est datée plus de 10 min après l’horloge de la machine.")
  /// Tables declared in files.
  static let tableaux = Option(
    "tableaux", .fichier, help: "Un fichier de tables déclarées, comptées comme les autres.",
    isRepeatable: true)
  /// The least count of youths shown.
  static let secret = Option(
    "secret", .entier("N", 2...1000),
    help: "Cache les comptes de 1 à N − 1 jeunes, et ce qui les ferait retrouver.")
  /// Whether the answer leaves the house.
  static let publique = Flag(
    "public", help: "Pour ce qui sort de la maison : comme « --secret 5 », à défaut d’un autre N.")
  /// Under how many youths a count is hidden, for verbs whose figures may leave the house.
  static let secrecy: [any OptionDeclaration] = [secret, publique]
  /// Whether a file that is there may be replaced.
  static let remplacer = Flag("remplacer", help: "Remplace ce qui existe à cet endroit.")
  /// How to show the answer.
  static let format = Option<OutputFormat>(
    "format", .parmi("FORMAT"), help: "La forme de la réponse ; table à défaut.")
  /// The widths at which a table can be laid out.
  static let widths = 40...1000
  /// The width of tables.
  static let largeur = Option(
    "largeur", .entier("COLONNES", widths),
    help: "La largeur des tables ; celle du terminal à défaut.")

  /// The file where the answer is written as a page.
  static let html = Option(
    "html", .fichier, help: "Écrit la réponse en une page dans ce fichier ; - pour la sortie.")
  /// The file where the answer is written as Markdown.
  static let md = Option(
    "md", .fichier, help: "Écrit la réponse en Markdown dans ce fichier ; - pour la sortie.")
  /// The file where the answer is written as a workbook.
  static let xlsx = Option(
    "xlsx", .fichier,
    help: "Écrit la réponse en un classeur dans ce fichier : une feuille par chapitre, de vrais "
      + "nombres ; - pour la sortie.")
  /// The file where the answer is printed.
  static let pdf = Option(
    "pdf", .fichier,
    help:
      "Imprime la page dans ce fichier, par un Chromium ou un Chrome installé ; - pour la sortie.")
  /// Whether text cells of CSV are safe in a spreadsheet.
  static let tableur = Flag(
    "tableur",
    help:
      "CSV pour un tableur : une apostrophe précède tout texte qu’il prendrait pour une formule.")
  /// Whether long answers are shown in one go.
  static let sansPager = Flag(
    "sans-pager", help: "Montre tout d’un coup ; à défaut, page par page sur un terminal.")

  /// The options of whatever shows an answer.
  static let display: [any OptionDeclaration] =
    [format] + FileForm.allCases.map(\.option) + [remplacer, tableur, largeur, sansPager]
  /// The options of a verb that answers a question.
  static let query: [any OptionDeclaration] = [journal] + reading + display
  /// The options of a verb that answers a question of several journals.
  static let question: [any OptionDeclaration] = ensemble + reading + display
}

/// The forms of an answer.
enum OutputFormat: String, CaseIterable, Sendable {
  case table, json, csv, md, html
}

/// How the answer is shown.
struct DisplayOptions: Sendable {
  /// The form of the answer.
  var format: OutputFormat
  /// The width asked for; nil for that of the terminal.
  var largeur: Int?

  /// Whether text cells of CSV are safe in a spreadsheet.
  var tableur: Bool
  /// Whether cells for programs say what their shares and means were computed from.
  var mesures: Bool
  /// The files to write instead of showing the answer, each with its form.
  var files: [(form: FileForm, path: String)]
  /// Whether these may take the place of others.
  var replaces: Bool

  /// Whether programs read the answer: codes rather than words.
  var isForMachines: Bool { files.isEmpty && (format == .json || format == .csv) }

  /// Takes the form and the width from the arguments.
  init(_ arguments: Arguments) {
    tableur = arguments[SharedOptions.tableur]
    mesures = arguments[ReunionOptions.mesures]
    files = arguments.files
    replaces = arguments[SharedOptions.remplacer]
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
    case .json: JSONFrontEnd(mesures: mesures)
    case .csv: CSVFrontEnd(tableur: tableur, mesures: mesures)
    case .md: MarkdownFrontEnd()
    case .html: HTMLFrontEnd(logiciel: Milo.logiciel)
    }
  }
}

extension Arguments {
  /// Under how many youths a count is hidden; nil where all is shown.
  var secret: Int? {
    self[SharedOptions.secret] ?? (self[SharedOptions.publique] ? Ligne.petit : nil)
  }

  /// The folder of the journal: the option, else MILO_JOURNAL, else the person's own, else the current folder.
  func journal(_ console: Console) -> String {
    self[SharedOptions.journal] ?? console.defaultJournal
  }

  /// The folders of the journals, for verbs that take several.
  func journaux(_ console: Console) -> [String] {
    let given = all(SharedOptions.journaux)
    return given.isEmpty ? [console.defaultJournal] : given
  }
}

extension Console {
  /// Whether a path is that of the journal which the person's own configuration names, and it alone.
  func isConfigured(journal path: String) -> Bool {
    (environment("MILO_JOURNAL") ?? "").isEmpty && configuration[.journal] == path
  }

  /// The folder of the journal that no option names.
  var defaultJournal: String {
    let variable = environment("MILO_JOURNAL") ?? ""
    return variable.isEmpty ? configuration[.journal] ?? "." : variable
  }
}
