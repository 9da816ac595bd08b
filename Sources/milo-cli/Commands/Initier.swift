import MiloCore
import MiloEvents

/// `milo initier`: a new journal.
struct Initier: Command {
  static let name = "initier"
  static let chapter = Chapter.journal
  static let abstract = "Crée un journal vide dans un dossier."
  static let examples = [
    Example(
      "Le journal de Besançon",
      "milo initier besancon --source /structures/besancon --origine milo.example/besancon")
  ]
  static let dossier = Argument(.dossier, help: "Le dossier du journal ; il est créé au besoin.")
  static let source = Option(
    "source", .texte("URI"), help: "Qui enregistre, comme /structures/besancon.", isRequired: true)
  static let origine = Option(
    "origine", .texte("NOM"), help: "L’origine des têtes signées, comme milo.example/besancon.",
    isRequired: true)
  static let fuseau = Option(
    "fuseau", .texte("FUSEAU"),
    help: "Le fuseau horaire où finissent les jours ; Europe/Paris à défaut.")
  static let arguments: [any ArgumentDeclaration] = [dossier]
  static let options: [any OptionDeclaration] = [source, origine, fuseau]

  private let path: String
  private let identity: JournalIdentity

  init(_ arguments: Arguments) throws(Misuse) {
    path = try arguments.required(Self.dossier)
    identity = JournalIdentity(
      origin: try arguments.required(Self.origine), source: try arguments.required(Self.source),
      fuseau: arguments[Self.fuseau] ?? JournalIdentity.defaultFuseau)
  }

  func run(_ console: inout Console) throws(Failure) -> ExitCode {
    do throws(FieldError) {
      _ = try JournalIdentity(json: identity.json)
    } catch {
      throw Failure(code: .refus, message: error.description)
    }
    guard FuseauHoraire(identity.fuseau) != nil else {
      throw Failure(
        code: .refus,
        message: "fuseau « \(identity.fuseau) » inconnu ; attendu un nom comme Europe/Paris")
    }
    try journalling { () throws(JournalError) in try Journal.create(at: path, identity) }
    console.err.write("Journal créé dans « \(path) ».\n")
    return .succes
  }
}
