import MiloEvents

/// What was typed after a verb, checked against the declarations of its command.
///
/// Every value has been read once with success when a command gets its arguments, so that asking for
/// one cannot fail.
struct Arguments: Sendable {
  private(set) var options: [String: [String]] = [:]
  private(set) var flags: Set<String> = []
  private(set) var arguments: [String: [String]] = [:]

  /// The value of an option given at most once.
  subscript<Value>(option: Option<Value>) -> Value? {
    all(option).first
  }

  /// Whether a flag was given.
  subscript(flag: Flag) -> Bool {
    flags.contains(flag.name)
  }

  /// The value of an argument given at most once.
  subscript<Value>(argument: Argument<Value>) -> Value? {
    all(argument).first
  }

  /// The values of an option, in the order given.
  func all<Value>(_ option: Option<Value>) -> [Value] {
    (options[option.name] ?? []).compactMap(option.kind.parse)
  }

  /// The values of an argument, in the order given.
  func all<Value>(_ argument: Argument<Value>) -> [Value] {
    (arguments[argument.name] ?? []).compactMap(argument.kind.parse)
  }

  /// The value of an option that the command cannot do without.
  func required<Value>(_ option: Option<Value>) throws(Misuse) -> Value {
    guard let value = self[option] else { throw .missingOption(option.name) }
    return value
  }

  /// The value of an argument that the command cannot do without.
  func required<Value>(_ argument: Argument<Value>) throws(Misuse) -> Value {
    guard let value = self[argument] else { throw .missingArgument(argument.name) }
    return value
  }
}

extension Arguments {
  /// What the words after a verb ask for.
  enum Request: Sendable {
    case help
    case run(Arguments)
  }

  /// Reads the words after the verb of a command.
  ///
  /// `--aide`, `--help` and `-h` ask for help wherever they stand before `--`.
  ///
  /// - Parameter today: the day that « hier » is told from, asked only when it matters.
  static func parse(
    _ words: [String], for command: any Command.Type,
    today: (Arguments) -> LocalDate = { _ in LocalDate(day: 0) }
  ) throws(Misuse) -> Request {
    var parser = Parser(words: words[...], command: command)
    if try parser.parse() { return .help }
    parser.result.resolve(command, today)
    return .run(parser.result)
  }

  /// Writes the values that people type in several ways as they are kept.
  private mutating func resolve(_ command: any Command.Type, _ today: (Arguments) -> LocalDate) {
    var day: LocalDate?
    for option in command.allOptions {
      guard let resolve = option.value?.resolve, let values = options[option.name] else { continue }
      let known = day ?? today(self)
      day = known
      let start = option.value?.apres.flatMap { options[$0]?.last }.flatMap { LocalDate($0) }
      options[option.name] = values.map { resolve($0, known, start ?? known) ?? $0 }
    }
  }

  private struct Parser {
    var words: ArraySlice<String>
    let command: any Command.Type
    var result = Arguments()
    var positional: [String] = []

    /// Reads all the words; true when they ask for help.
    mutating func parse() throws(Misuse) -> Bool {
      // Help is an answer to a command badly written, too: look for it before complaining.
      let beforeDashes = words.prefix { $0 != "--" }
      if beforeDashes.contains(where: Program.asksForHelp) { return true }
      while let word = words.popFirst() {
        if word == "--" {
          positional += words
          break
        } else if word.hasPrefix("--") {
          try readLong(word)
        } else if isShortOption(word) {
          try readShort(word)
        } else {
          positional.append(word)
        }
      }
      try assignArguments()
      try result.checkFiles()
      for option in command.allOptions where option.isRequired && !wasGiven(option) {
        throw .missingOption(option.name)
      }
      return false
    }

    private mutating func readLong(_ word: String) throws(Misuse) {
      let body = word.dropFirst(2)
      let equals = body.utf8.firstIndex(of: UInt8(ascii: "="))
      let name = String(body[..<(equals ?? body.endIndex)])
      let inline = equals.map { String(body[body.utf8.index(after: $0)...]) }
      guard let option = command.allOptions.first(where: { $0.name == name }) else {
        throw .unknownOption("--\(name)", nearest: nearestOption(to: name))
      }
      try read(option, inline: inline)
    }

    private mutating func readShort(_ word: String) throws(Misuse) {
      let body = word.dropFirst()
      guard let option = command.allOptions.first(where: { $0.short == body.first }) else {
        throw .unknownOption(word, nearest: nearestOption(to: String(body)))
      }
      let rest = body.dropFirst()
      let inline = rest.first == "=" ? rest.dropFirst() : rest
      try read(option, inline: rest.isEmpty ? nil : String(inline))
    }

    private mutating func read(
      _ option: any OptionDeclaration, inline: String?
    ) throws(Misuse) {
      if wasGiven(option), !option.isRepeatable { throw .repeatedOption(option.name) }
      guard let kind = option.value else {
        if let inline { throw .unexpectedValue(option: option.name, value: inline) }
        result.flags.insert(option.name)
        return
      }
      let typed: String
      if let inline {
        typed = inline
      } else if let next = words.first, isValue(next) {
        typed = next
        words.removeFirst()
      } else {
        throw .missingValue(option: option.name)
      }
      let value = try Self.readable(typed, kind)
      guard kind.accepts(value) else {
        throw .invalidValue(
          value, option: option.name, expected: kind.expected,
          nearest: nearest(to: value, among: kind.choices))
      }
      result.options[option.name, default: []].append(value)
    }

    /// Gives the words without a name to the arguments declared, from left to right.
    private mutating func assignArguments() throws(Misuse) {
      var rest = positional[...]
      for argument in command.arguments {
        let isSingle = argument.arity == .one || argument.arity == .optional
        let taken = isSingle ? rest.prefix(1) : rest
        rest = rest.dropFirst(taken.count)
        if taken.isEmpty, argument.arity == .one || argument.arity == .many {
          throw .missingArgument(argument.name)
        }
        var values: [String] = []
        for word in taken { values.append(try Self.readable(word, argument.value)) }
        for word in values where !argument.value.accepts(word) {
          throw .invalidArgument(
            word, argument: argument.name, expected: argument.value.expected,
            nearest: nearest(to: word, among: argument.value.choices))
        }
        result.arguments[argument.name] = values
      }
      if let surplus = rest.first { throw .surplusArgument(surplus) }
    }

    /// What a value says: bytes that are no UTF-8 are those of a path, or are refused.
    private static func readable(
      _ word: String, _ kind: ValueDeclaration
    ) throws(Misuse) -> String {
      guard ForeignPath.isMarked(word) else { return word }
      guard kind.isPath, let path = ForeignPath.path(word) else {
        throw .notUTF8(ForeignPath.shown(word))
      }
      return path
    }

    private func wasGiven(_ option: any OptionDeclaration) -> Bool {
      result.flags.contains(option.name) || result.options[option.name] != nil
    }

    private func nearestOption(to name: String) -> String? {
      nearest(to: name, among: command.allOptions.map(\.name))
    }

    /// A lone dash is the standard input, and a negative number is a number.
    private func isValue(_ word: String) -> Bool {
      !word.hasPrefix("-") || word == "-" || Int(word) != nil
    }

    private func isShortOption(_ word: String) -> Bool {
      word.hasPrefix("-") && word != "-" && Int(word) == nil
    }
  }
}
