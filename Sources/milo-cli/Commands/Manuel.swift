/// `milo manuel`: the manual page.
struct Manuel: Command {
  static let name = "manuel"
  static let chapter = Chapter.outil
  static let abstract = "Écrit la page de manuel, au format de man."
  static let examples = [
    Example("La lire tout de suite", "milo manuel | man -l -"),
    Example("L’installer", "milo manuel > ~/.local/share/man/man1/milo.1"),
  ]

  init(_ arguments: Arguments) throws(Misuse) {}

  func run(_ console: inout Console) throws(Failure) -> ExitCode {
    console.out.write(Milo.program.manual)
    return .succes
  }
}
