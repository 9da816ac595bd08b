extension Program {
  /// The completion script for fish.
  var fishCompletion: String {
    var lines = ["# Complétion de \(name) pour fish, produite par « \(name) completion fish »."]
    lines.append("complete -c \(name) -f")
    for flag in [Self.helpFlag, Self.versionFlag] {
      lines.append("complete -c \(name) -n __fish_use_subcommand\(switches(flag))")
    }
    for command in commands {
      lines.append(
        "complete -c \(name) -n __fish_use_subcommand -a \(command.name)"
          + " -d \(command.abstract.fishQuoted)")
    }
    for command in commands {
      let condition = "complete -c \(name) -n '__fish_seen_subcommand_from \(command.name)'"
      lines += command.allOptions.map { condition + switches($0) }
      lines += command.arguments.compactMap { argument in
        let values = proposals(argument.value)
        return values.isEmpty ? nil : condition + values
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private func switches(_ option: any OptionDeclaration) -> String {
    let short = option.short.map { " -s \($0)" } ?? ""
    let value = option.value.map { " -r" + proposals($0) } ?? ""
    return "\(short) -l \(option.name)\(value) -d \(option.help.fishQuoted)"
  }

  private func proposals(_ value: ValueDeclaration) -> String {
    if !value.choices.isEmpty { return " -a \(value.choices.joined(separator: " ").fishQuoted)" }
    return switch value.completion {
    case .none: ""
    case .files: " -F"
    case .folders: " -a '(__fish_complete_directories)'"
    case .mots(let mots):
      " -a '(\(name) proposer --\(Proposer.sens.name) \(mots.rawValue) -- (commandline -opc)[2..] (commandline -ct) 2> /dev/null)'"
    }
  }
}

extension String {
  /// The text between single quotes, where fish knows `\'` and `\\`.
  fileprivate var fishQuoted: String {
    reduce(into: "'") { text, character in
      if character == "'" || character == "\\" { text += "\\" }
      text.append(character)
    } + "'"
  }
}
