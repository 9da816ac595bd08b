/// A verb of `milo`: what it accepts and what it does.
///
/// The declarations are written once. Parsing, `--aide`, the shells' completions and the manual all
/// read them, so that they cannot disagree.
protocol Command: Sendable {
  /// The verb.
  static var name: String { get }
  /// The part of the help where the verb is listed.
  static var chapter: Chapter { get }
  /// One sentence.
  static var abstract: String { get }
  /// What one should know besides, in paragraphs separated by an empty line.
  static var discussion: String { get }
  /// Commands that work as they are written.
  static var examples: [Example] { get }
  /// What help says besides of the words typed with it, in lists of terms.
  static func help(about words: [String]) -> [HelpList]
  /// The options, `--aide` left out.
  static var options: [any OptionDeclaration] { get }
  /// The arguments, in order; only the last one may be repeated.
  static var arguments: [any ArgumentDeclaration] { get }

  /// Takes from the arguments what the command needs.
  init(_ arguments: Arguments) throws(Misuse)
  /// Does the work; data goes to `console.out`, messages to `console.err`.
  func run(_ console: inout Console) throws(Failure) -> ExitCode
}

extension Command {
  static var discussion: String { "" }
  static var examples: [Example] { [] }
  static func help(about words: [String]) -> [HelpList] { [] }
  static var options: [any OptionDeclaration] { [] }
  static var arguments: [any ArgumentDeclaration] { [] }

  /// Whether what the verb does depends on the person's defaults.
  static var readsConfiguration: Bool {
    options.contains { option in
      Configuration.Cle.allCases.contains { $0.rawValue == option.name }
    }
  }

  /// The options with the one that every verb has.
  static var allOptions: [any OptionDeclaration] { options + [Program.helpFlag] }
}

/// Terms that help explains, side by side.
struct HelpList: Hashable, Sendable {
  /// What they are together.
  var title: String
  /// Each with what it means, in one sentence.
  var items: [Item]

  /// A term, and what it means.
  struct Item: Hashable, Sendable {
    var term: String
    var explanation: String
  }
}

/// A command line worth copying, and what it is for.
struct Example: Hashable, Sendable {
  /// What it does, in one sentence.
  var purpose: String
  /// The line to type.
  var line: String

  /// Pairs a purpose with a line.
  init(_ purpose: String, _ line: String) {
    self.purpose = purpose
    self.line = line
  }
}

/// The parts of the help, in the order in which a journal is lived with.
enum Chapter: String, CaseIterable, Sendable {
  case journal = "Tenir le journal"
  case suivi = "Suivre les jeunes"
  case chiffres = "Compter"
  case preuve = "Contrôler et prouver"
  case echange = "Échanger"
  case outil = "L’outil lui-même"
}
