/// `milo aide [VERBE]`: the help, for those who type it as a verb.
struct Aide: Command {
  static let name = "aide"
  static let chapter = Chapter.outil
  static let abstract = "Explique un verbe, ou les présente tous."
  static let examples = [
    Example("Tous les verbes", "milo aide"),
    Example("Un verbe, ses options et des exemples", "milo aide completion"),
  ]
  static let verbe = Argument(
    .choix("VERBE", Milo.commands.map { $0.name }, expected: "un verbe"),
    help: "Le verbe à expliquer ; tous à défaut.", arity: .optional)
  static let arguments: [any ArgumentDeclaration] = [verbe]

  private let verbe: String?

  init(_ arguments: Arguments) throws(Misuse) {
    verbe = arguments[Self.verbe]
  }

  func run(_ console: inout Console) throws(Failure) -> ExitCode {
    let program = Milo.program
    if let command = program.commands.first(where: { $0.name == verbe }) {
      console.out.write(program.help(for: command, width: console.helpWidth))
    } else {
      console.out.write(program.help(width: console.helpWidth))
    }
    return .succes
  }
}
