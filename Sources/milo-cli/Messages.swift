/// The French of the errors of the command line, kept in one place.
enum Messages {
  /// Three lines: what is wrong, the option or argument concerned, how the command is written.
  static func lines(
    of misuse: Misuse, in program: Program, command: (any Command.Type)?
  ) -> [String] {
    let first = "\(program.name) : \(sentence(misuse))"
    let usage = "Usage : \(program.usage(of: command))"
    return [first, concerned(by: misuse, in: program, command: command), usage]
  }

  /// What is wrong, with the nearest name that would be right.
  static func sentence(_ misuse: Misuse) -> String {
    switch misuse {
    case .noVerb: "il manque un verbe"
    case .unknownVerb(let verb, let nearest):
      "verbe inconnu « \(verb) »" + suggestion(nearest)
    case .optionBeforeVerb(let option): "« \(option) » vient avant le verbe, qui doit être premier"
    case .unknownOption(let option, let nearest):
      "option inconnue « \(option) »" + suggestion(nearest.map { "--\($0)" })
    case .missingValue(let option): "l’option --\(option) attend une valeur"
    case .unexpectedValue(let option, let value):
      "l’option --\(option) n’attend pas de valeur, et reçoit « \(value) »"
    case .repeatedOption(let option): "l’option --\(option) est donnée deux fois"
    case .invalidValue(let value, let option, let expected, let nearest):
      "« \(value) » ne convient pas à --\(option), qui attend \(expected)" + suggestion(nearest)
    case .missingOption(let option): "il manque l’option --\(option)"
    case .incompatibleOptions(let option, let other):
      "les options --\(option) et --\(other) ne vont pas ensemble"
    case .uselessOption(let option, let verb): "l’option --\(option) ne va pas avec « \(verb) »"
    case .missingArgument(let argument): "il manque l’argument \(argument)"
    case .surplusArgument(let word): "« \(word) » est en trop"
    case .notUTF8(let word):
      "« \(word) » n’est pas écrit en UTF-8 : seul le chemin d’un fichier ou d’un dossier qui existe peut l’être autrement"
    case .endBeforeStart(let du, let au): "la période finit le \(au), avant de commencer le \(du)"
    case .invalidArgument(let value, let argument, let expected, let nearest):
      "« \(value) » ne convient pas à \(argument), qui attend \(expected)" + suggestion(nearest)
    }
  }

  private static func suggestion(_ nearest: String?) -> String {
    nearest.map { " (vouliez-vous dire « \($0) » ?)" } ?? ""
  }

  private static func concerned(
    by misuse: Misuse, in program: Program, command: (any Command.Type)?
  ) -> String {
    if let name = misuse.option, let option = program.option(named: name, of: command) {
      return "Option : \(option.signature)  \(option.help)"
    }
    if let name = misuse.argument,
      let argument = command?.arguments.first(where: { $0.name == name })
    {
      return "Argument : \(argument.signature)  \(argument.help)"
    }
    let verb = command.map { " \($0.name)" } ?? ""
    return "Aide : \(program.name)\(verb) --aide"
  }
}
