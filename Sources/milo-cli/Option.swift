import MiloEvents

/// An option of the command line, said once: parsing, help, completion and manual read it from here.
struct Option<Value: Sendable>: OptionDeclaration {
  let name: String
  let short: Character?
  let kind: ValueKind<Value>
  let help: String
  let isRequired: Bool
  let isRepeatable: Bool

  /// Declares `--name VALUE`.
  init(
    _ name: String, short: Character? = nil, _ kind: ValueKind<Value>, help: String,
    isRequired: Bool = false, isRepeatable: Bool = false
  ) {
    self.name = name
    self.short = short
    self.kind = kind
    self.help = help
    self.isRequired = isRequired
    self.isRepeatable = isRepeatable
  }

  var value: ValueDeclaration? { ValueDeclaration(kind) }
}

/// An option without a value, either given or not.
struct Flag: OptionDeclaration {
  let name: String
  let short: Character?
  let help: String

  /// Declares `--name`.
  init(_ name: String, short: Character? = nil, help: String) {
    self.name = name
    self.short = short
    self.help = help
  }

  var value: ValueDeclaration? { nil }
  var isRequired: Bool { false }
  var isRepeatable: Bool { false }
}

/// A value recognised by its place rather than by a name.
struct Argument<Value: Sendable>: ArgumentDeclaration {
  let kind: ValueKind<Value>
  let help: String
  let arity: Arity

  /// Declares an argument, called by the placeholder of its kind.
  init(_ kind: ValueKind<Value>, help: String, arity: Arity = .one) {
    self.kind = kind
    self.help = help
    self.arity = arity
  }

  var name: String { kind.placeholder }
  var value: ValueDeclaration { ValueDeclaration(kind) }
}

/// How many times an argument is given.
enum Arity: Hashable, Sendable {
  case one
  case optional
  case many
  case any
}

/// What is known of a kind of value when its Swift type is left out.
struct ValueDeclaration: Sendable {
  let placeholder: String
  let expected: String
  let choices: [String]
  let listsChoices: Bool
  let completion: Completion
  let accepts: @Sendable (String) -> Bool
  /// Writes the value as it is kept, where it depends on the day; nil where it is kept as typed.
  let resolve: (@Sendable (String, LocalDate, LocalDate) -> String?)?
  /// The option whose day is where this one starts.
  let apres: String?

  /// Whether the value is the path of a file or of a folder.
  var isPath: Bool { completion == .files || completion == .folders }

  /// Forgets the type of a kind of value.
  init<Value>(_ kind: ValueKind<Value>) {
    placeholder = kind.placeholder
    expected = kind.expected
    choices = kind.choices
    listsChoices = kind.listsChoices
    completion = kind.completion
    let anyDay = LocalDate(day: 0)
    resolve = kind.resolve
    apres = kind.apres
    accepts = { text in
      let kept = kind.resolve.map { $0(text, anyDay, anyDay) } ?? text
      return kept.flatMap { kind.parse($0) } != nil
    }
  }
}

/// What parsing, help, completion and manual need to know of an option.
protocol OptionDeclaration: Sendable {
  /// The long name, without its dashes.
  var name: String { get }
  /// The letter of the short form, without its dash.
  var short: Character? { get }
  /// One sentence.
  var help: String { get }
  /// The value that follows; nil for a flag.
  var value: ValueDeclaration? { get }
  /// Whether the command makes no sense without it.
  var isRequired: Bool { get }
  /// Whether it may be given several times.
  var isRepeatable: Bool { get }
}

/// What parsing, help, completion and manual need to know of an argument.
protocol ArgumentDeclaration: Sendable {
  /// The name in help, in capitals.
  var name: String { get }
  /// One sentence.
  var help: String { get }
  /// The value expected.
  var value: ValueDeclaration { get }
  /// How many times it is given.
  var arity: Arity { get }
}

extension OptionDeclaration {
  /// How the option is written: `-o, --sortie FICHIER`.
  var signature: String {
    let letter = short.map { "-\($0), " } ?? ""
    return letter + "--\(name)" + (value.map { " \($0.placeholder)" } ?? "")
      + (isRepeatable ? "…" : "")
  }
}

extension ArgumentDeclaration {
  /// How the argument is written: `FICHIER…`, `[VERBE]`.
  var signature: String {
    switch arity {
    case .one: name
    case .optional: "[\(name)]"
    case .many: "\(name)…"
    case .any: "[\(name)…]"
    }
  }
}
