extension Program {
  /// The completion script for zsh, to be saved as `_milo` in a folder of `fpath`.
  var zshCompletion: String {
    """
    #compdef \(name)
    # Complétion de \(name) pour zsh, produite par « \(name) completion zsh ».
    # Les mots que donne le programme, avec leur sens quand il en dit un.
    _\(name)_mots() {
      local -a lignes mots suite
      local ligne mot tab=$'\\t'
      lignes=(${(f)"$(\(name) proposer --\(Proposer.sens.name) $1 -- ${words[1,CURRENT]} 2> /dev/null)"})
      for ligne in $lignes; do
        mot=${ligne%%$tab*}
        mot=${mot//:/\\\\:}
        if [[ $ligne == *$tab* ]]; then mot+=:${ligne#*$tab}; fi
        mots+=($mot)
      done
      if [[ $1 == champs || $1 == filtres ]]; then suite=(-S ''); fi
      _describe -t $1 $1 mots "${suite[@]}"
    }
    _\(name)() {
      local -a verbs=(
    \(commands.map { "    " + zshVerb($0) }.joined(separator: "\n"))
      )
      if ((CURRENT == 2)); then
        _describe -t verbes verbe verbs
        return
      fi
      local verb=${words[2]}
      shift words
      ((CURRENT--))
      case $verb in
    \(commands.map(zshCase).joined(separator: "\n"))
      esac
    }
    if [[ $funcstack[1] == _\(name) ]]; then
      _\(name) "$@"
    else
      compdef _\(name) \(name)
    fi

    """
  }

  private func zshVerb(_ command: any Command.Type) -> String {
    "\(command.name.zshEscaped(":")):\(command.abstract)".shellQuoted
  }

  private func zshCase(_ command: any Command.Type) -> String {
    let specs = command.allOptions.flatMap(zshSpecs) + zshArguments(command)
    return "    \(command.name)) _arguments \\\n"
      + specs.map { "      \($0.shellQuoted)" }.joined(separator: " \\\n") + " ;;"
  }

  private func zshSpecs(_ option: any OptionDeclaration) -> [String] {
    let help = "[\(option.help.zshEscaped("[]\\"))]"
    let value = option.value.map { ":\($0.placeholder):\(zshAction($0))" } ?? ""
    let star = option.isRepeatable ? "*" : ""
    let long = "\(star)--\(option.name)\(option.value == nil ? "" : "=")\(help)\(value)"
    guard let short = option.short else { return [long] }
    return [long, "\(star)-\(short)\(option.value == nil ? "" : "+")\(help)\(value)"]
  }

  private func zshArguments(_ command: any Command.Type) -> [String] {
    command.arguments.enumerated().map { index, argument in
      let message = argument.help.zshEscaped(":\\")
      let action = zshAction(argument.value)
      return switch argument.arity {
      case .one: "\(index + 1):\(message):\(action)"
      case .optional: "\(index + 1)::\(message):\(action)"
      case .many, .any: "*:\(message):\(action)"
      }
    }
  }

  private func zshAction(_ value: ValueDeclaration) -> String {
    if !value.choices.isEmpty { return "(\(value.choices.joined(separator: " ")))" }
    return switch value.completion {
    case .none: " "
    case .files: "_files"
    case .folders: "_files -/"
    case .mots(let mots): "_\(name)_mots \(mots.rawValue)"
    }
  }
}

extension String {
  /// The text with a backslash before each of some characters.
  fileprivate func zshEscaped(_ special: String) -> String {
    reduce(into: "") { text, character in
      if special.contains(character) { text += "\\" }
      text.append(character)
    }
  }
}
