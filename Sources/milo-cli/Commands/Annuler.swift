import MiloCore
import MiloEvents

/// `milo annuler`: an event counts no more.
struct Annuler: Command {
  static let name = "annuler"
  static let chapter = Chapter.journal
  static let abstract = "Annule un événement : il ne compte plus, sa ligne reste."
  static let discussion = """
    Une annulation est un événement de plus : ce qui fut su avant elle reste ce qui fut su. Elle ne s’annule \
    pas ; un événement annulé à tort se saisit de nouveau. « milo corriger » change un champ sans annuler.

    Les événements qui nomment celui que l’on annule (une sortie, son entrée) sont dits avant que rien ne soit \
    écrit : ils ne tiennent plus, et se corrigent ou s’annulent à leur tour.
    """
  static let examples = [
    Example("Un doublon", "milo annuler @5 --motif doublon"),
    Example(
      "Voir la ligne sans l’écrire",
      "milo annuler 0190a3c4-5b6d-7e8f-9a0b-1c2d3e4f5a6b --motif \"saisi pour un autre\" --essai"),
  ]
  static let arguments: [any ArgumentDeclaration] = [Correction.evenement]
  static let options: [any OptionDeclaration] = Correction.options

  private let arguments: Arguments
  private let evenement: String
  private let motif: String

  init(_ arguments: Arguments) throws(Misuse) {
    self.arguments = arguments
    evenement = try arguments.required(Correction.evenement)
    motif = try arguments.required(Correction.motif)
  }

  func run(_ console: inout Console) throws(Failure) -> ExitCode {
    let context = try EntryContext(arguments, console)
    let vise = try context.vise(evenement)
    let annulation = Annulation(evenement: Reference(vise.ecrit.id), motif: Texte(motif))
    let event = try context.correction(annulation, arguments, console)
    for line in context.avertissements(annulant: vise) { console.say(line) }
    let recording = EventRecording(context: context, arguments: arguments)
    let what = context.nomme(vise) + recording.details(vise.effectif)
    try recording.record([event], &console) { written in
      written.map { "Annulé, ligne \($0.place.index) : \(what)." }
    }
    if recording.isEssai { console.say("Essai, rien n’est écrit ; serait annulé : \(what).") }
    return .succes
  }
}
