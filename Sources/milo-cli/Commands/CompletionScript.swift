/// `milo completion SHELL`: the script that completes commands in a shell.
struct CompletionScript: Command {
  static let name = "completion"
  static let chapter = Chapter.outil
  static let abstract = "Écrit le script qui complète les commandes dans un shell."
  static let examples = [
    Example(
      "Pour bash, dans la session en cours", "source <(milo completion bash)"),
    Example(
      "Pour zsh, dans un dossier de fpath", "milo completion zsh > ~/.zfunc/_milo"),
    Example(
      "Pour fish, à chaque session",
      "milo completion fish > ~/.config/fish/completions/milo.fish"),
  ]
  static let shell = Argument<Shell>(.parmi("SHELL"), help: "Le shell à qui le script est destiné.")
  static let arguments: [any ArgumentDeclaration] = [shell]

  private let shell: Shell

  init(_ arguments: Arguments) throws(Misuse) {
    shell = try arguments.required(Self.shell)
  }

  func run(_ console: inout Console) throws(Failure) -> ExitCode {
    console.out.write(Milo.program.completion(for: shell))
    return .succes
  }
}
