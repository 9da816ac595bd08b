import MiloEvents

/// A program made of verbs: finds the command asked for, runs it, says what went wrong.
struct Program: Sendable {
  /// The name typed.
  var name: String
  /// The version, as `--version` prints it.
  var version: String
  /// One sentence.
  var abstract: String
  /// The verbs.
  var commands: [any Command.Type]

  /// The option that every verb has.
  static let helpFlag = Flag("aide", short: "h", help: "Affiche cette aide.")
  /// The option of the program without verb.
  static let versionFlag = Flag("version", short: "V", help: "Affiche la version.")

  /// Whether a word asks for help, in the language of the program or in that of others.
  static func asksForHelp(_ word: String) -> Bool {
    word == "--\(helpFlag.name)" || word == "--help" || word == "-h"
  }

  /// Runs the words typed after the program's name, and writes out all that is pending.
  ///
  /// A reader that stops reading (`milo … | head`) is no error.
  func run(_ words: [String], on console: inout Console) -> ExitCode {
    let code = perform(words, on: &console)
    console.out.flush()
    console.out.finish()
    defer { console.err.flush() }
    guard let problem = console.out.problem, !console.out.isReaderGone else { return code }
    let lost = "\(name) : la sortie n’a pu être écrite : \(problem)"
    // What was done is done: the code says so, or the command would be run a second time.
    if let accomplished = console.accomplished {
      console.say("\(lost) ; \(accomplished)")
      return code
    }
    console.say(lost)
    return .refus
  }

  private func perform(_ words: [String], on console: inout Console) -> ExitCode {
    var command: (any Command.Type)?
    do throws(Misuse) {
      guard let verb = words.first else { throw .noVerb }
      if let answer = try answer(to: verb, followedBy: words.dropFirst(), on: console) {
        console.out.write(answer)
        return .succes
      }
      let found = try self.command(named: verb == "help" ? "aide" : verb)
      command = found
      let configuration = configured(&console)
      let request = try Arguments.parse(Array(words.dropFirst()), for: found) {
        [console] arguments in
        arguments.today(console)
      }
      switch request {
      case .help:
        console.out.write(
          help(for: found, about: Array(words.dropFirst()), width: console.helpWidth))
        return .succes
      case .run(let arguments):
        if let problem = configuration, found.readsConfiguration {
          return told(problem, on: &console)
        }
        let isPaged = found.allOptions.contains { $0.name == SharedOptions.sansPager.name }
        if isPaged, !arguments[SharedOptions.sansPager], let pager = console.pager {
          console.out = pager.output(like: console.out)
        }
        return launch(try found.init(arguments), on: &console)
      }
    } catch {
      for line in Messages.lines(of: error, in: self, command: command) { console.say(line) }
      return .usage
    }
  }

  /// What the program says by itself, without a verb.
  private func answer(
    to word: String, followedBy rest: ArraySlice<String>, on console: Console
  ) throws(Misuse) -> String? {
    guard word.hasPrefix("-") || word == Self.versionFlag.name else { return nil }
    let answer: String
    switch word {
    case let word where Self.asksForHelp(word): answer = help(width: console.helpWidth)
    case "--\(Self.versionFlag.name)", "-V", Self.versionFlag.name:
      answer = "\(name) \(version)\n"
    default:
      let names = [Self.helpFlag.name, Self.versionFlag.name]
      let typed = String(word.drop { $0 == "-" })
      let isOfVerb = commands.contains { $0.allOptions.contains { $0.name == typed } }
      if isOfVerb { throw .optionBeforeVerb(word) }
      throw .unknownOption(word, nearest: nearest(to: typed, among: names))
    }
    if let surplus = rest.first { throw .surplusArgument(surplus) }
    return answer
  }

  private func launch(_ command: some Command, on console: inout Console) -> ExitCode {
    do throws(Failure) {
      return try command.run(&console)
    } catch {
      return told(error, on: &console)
    }
  }

  /// Says a failure, and gives the code that it ends with.
  private func told(_ failure: Failure, on console: inout Console) -> ExitCode {
    // What was computed before the failure comes first, as it was computed first.
    console.out.flush()
    for (place, line) in failure.lines.enumerated() {
      console.say(place == 0 ? "\(name) : \(line)" : line)
    }
    return failure.code
  }

  /// Reads the person's defaults; gives why they cannot be read, which stops only the verbs that need them.
  private func configured(_ console: inout Console) -> Failure? {
    do throws(Failure) {
      console.configuration = try Configuration(console)
      return nil
    } catch {
      return error
    }
  }

  /// The command of a verb.
  func command(named verb: String) throws(Misuse) -> any Command.Type {
    if let command = commands.first(where: { $0.name == verb }) { return command }
    throw .unknownVerb(verb, nearest: nearest(to: verb, among: commands.map { $0.name }))
  }

  /// The option of that name, of a command or of the program.
  func option(named name: String, of command: (any Command.Type)?) -> (any OptionDeclaration)? {
    let options = command?.allOptions ?? [Self.helpFlag, Self.versionFlag]
    return options.first { $0.name == name }
  }
}
