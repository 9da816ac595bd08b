import MiloCore
import MiloEvents

/// `milo jeune`: a youth's whole history and state.
struct Jeune: Command {
  static let name = "jeune"
  static let chapter = Chapter.suivi
  static let abstract = "Montre un jeune : son état à une date et toute son histoire."
  static let discussion = """
    L’identifiant d’un dossier fusionné montre celui qui l’a absorbé. Les textes libres et les codes \
    sensibles ne sont pas montrés ; « milo voir » donne la ligne d’un événement.
    """
  static let examples = [
    Example("Aujourd’hui", "milo jeune J000123"),
    Example(
      "Ce que l’on en savait fin mars", "milo jeune J000123 --au 2022-03-31 --vu-au 2022-03-31"),
  ]
  static let identifiant = Argument(.mots("ID", .sujets), help: "L’identifiant du jeune.")
  static let au = Option(
    "au", .jour, help: "L’état à la fin de ce jour ; celui de la vue à défaut.")
  static let arguments: [any ArgumentDeclaration] = [identifiant]
  static let options: [any OptionDeclaration] = [au] + SharedOptions.query

  private let arguments: Arguments
  private let identifiant: String

  init(_ arguments: Arguments) throws(Misuse) {
    self.arguments = arguments
    identifiant = try arguments.required(Self.identifiant)
  }

  func run(_ console: inout Console) throws(Failure) -> ExitCode {
    let display = DisplayOptions(arguments)
    let lecture = try arguments.lire(console, hashing: display.format != .csv)
    let number = try lecture.jeune(identifiant)
    guard let date = arguments[Self.au] ?? lecture.jourDeVue,
      let vie = VieDuJeune(lecture.histoires, number, au: date)
    else {
      let day = arguments[Self.au].map { "du \($0)" } ?? "du jour de la vue"
      throw Failure(
        code: .refus,
        message:
          "jeune « \(identifiant) » : aucun événement \(day) ou d’avant ; essayez une date plus tardive"
      )
    }
    let kept = vie.fiche.jeune == identifiant ? "" : " (fusionné dans \(vie.fiche.jeune))"
    try console.show(lecture.report("Jeune \(identifiant)\(kept) au \(date)", vie.tables), display)
    return .succes
  }
}
