extension Program {
  /// The completion script for bash; it needs nothing but bash itself.
  var bashCompletion: String {
    """
    # Complétion de \(name) pour bash, produite par « \(name) completion bash ».
    # Les mots que donne le programme, qui les choisit : bash les prend tels quels.
    _\(name)_mots() {
      local mot
      COMPREPLY=()
      while read -r mot; do
        COMPREPLY+=("$mot")
        [[ $mot == *= ]] && compopt -o nospace 2> /dev/null
      done < <("${COMP_WORDS[0]}" proposer "$1" -- "${COMP_WORDS[@]:1:COMP_CWORD}" 2> /dev/null)
    }
    _\(name)() {
      local word=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD-1]}
      local verb=${COMP_WORDS[1]}
      # bash sépare « --option=valeur » en trois mots.
      if [[ $word == "=" ]]; then
        word=
      elif [[ $previous == "=" ]]; then
        previous=${COMP_WORDS[COMP_CWORD-2]}
      fi
      local IFS=$'\\n'
      COMPREPLY=()
      if ((COMP_CWORD == 1)); then
        COMPREPLY=($(compgen -W $'\(bashList(verbWords))' -- "$word"))
        return
      fi
      case "$verb $previous" in
    \((commands.flatMap(bashValueCases) + ["    *) ;;"]).joined(separator: "\n"))
      esac
      case "$verb" in
    \(commands.map(bashVerbCase).joined(separator: "\n"))
      esac
    }
    complete -F _\(name) \(name)

    """
  }

  private var verbWords: [String] {
    commands.map { $0.name } + ["--\(Self.helpFlag.name)", "--\(Self.versionFlag.name)"]
  }

  /// One case for each option that takes a value.
  private func bashValueCases(_ command: any Command.Type) -> [String] {
    command.allOptions.compactMap { option in
      guard let value = option.value else { return nil }
      var patterns = ["\"\(command.name) --\(option.name)\""]
      if let short = option.short { patterns.append("\"\(command.name) -\(short)\"") }
      return "    \(patterns.joined(separator: " | "))) \(bashReply(for: value)); return ;;"
    }
  }

  /// The case of a verb: its options after a dash, else the values of its arguments.
  private func bashVerbCase(_ command: any Command.Type) -> String {
    let options = command.allOptions.map { "--\($0.name)" }
    let argument = bashArgument(command)
    return """
          \(command.name))
            if [[ $word == -* ]]; then
              COMPREPLY=($(compgen -W $'\(bashList(options))' -- "$word"))
            else
              \(argument)
            fi ;;
      """
  }

  /// The first argument, then the last one, which alone may be repeated.
  private func bashArgument(_ command: any Command.Type) -> String {
    guard let first = command.arguments.first else { return ":" }
    let reply = bashReply(for: first.value)
    guard command.arguments.count > 1, let last = command.arguments.last else { return reply }
    return "if ((COMP_CWORD == 2)); then \(reply); else \(bashReply(for: last.value)); fi"
  }

  private func bashReply(for value: ValueDeclaration) -> String {
    if !value.choices.isEmpty {
      return "COMPREPLY=($(compgen -W $'\(bashList(value.choices))' -- \"$word\"))"
    }
    switch value.completion {
    case .none: return ":"
    case .files: return bashPaths("-f")
    case .folders: return bashPaths("-d")
    case .mots(let mots): return "_\(name)_mots \(mots.rawValue)"
    }
  }

  /// Paths, which bash quotes, and ends with a slash where they are folders.
  private func bashPaths(_ action: String) -> String {
    "compopt -o filenames 2> /dev/null; COMPREPLY=($(compgen \(action) -- \"$word\"))"
  }

  /// Words separated by `\n`, inside `$'…'`.
  private func bashList(_ words: [String]) -> String {
    words.map { word in
      word.reduce(into: "") { text, character in
        if character == "\\" || character == "'" { text += "\\" }
        text.append(character)
      }
    }
    .joined(separator: "\\n")
  }
}
