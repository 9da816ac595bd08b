/// A shell that completes what one types.
enum Shell: String, CaseIterable, Sendable {
  case bash, zsh, fish
}

extension Program {
  /// The script that teaches a shell to complete the program's verbs, options and values.
  func completion(for shell: Shell) -> String {
    switch shell {
    case .bash: bashCompletion
    case .zsh: zshCompletion
    case .fish: fishCompletion
    }
  }
}

extension String {
  /// The text between single quotes, for a shell where `'\''` stands for a quote (bash, zsh).
  var shellQuoted: String {
    "'" + split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''") + "'"
  }
}
