import MiloCore
import MiloEvents

/// `milo jeune`: a youth's whole history and state.
struct Jeune: Command {
  static let name = "jeune"
  static let chapter = Chapter.suivi
  static let abstract = "Montre un jeune : son état à une date et toute son histoire."
  static let discussion = """
    L’identifiant d’un dossier fusionné montre celui qui l’a absorbé. Lu par quelqu’un, l’état du jeune tient en \
    quelques lignes, puis vient sa chronologie, en mots ; pour une machine (CSV, JSON), une table par sujet, et \
    les codes. Les textes libres et les codes sensibles ne sont montrés qu’avec --texte, les champs chiffrés \
    qu’avec le coffre aussi ; « milo voir » donne la ligne d’un événement.
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
  static let texte = Flag(
    "texte", help: "Montre aussi les textes libres : commentaires, objectifs, motifs.")
  static let options: [any OptionDeclaration] =
    [au, texte, SharedOptions.coffre] + SharedOptions.query

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
      let day = arguments[Self.au].map { "du \(FrenchText.day("\($0)"))" } ?? "du jour de la vue"
      throw Failure(
        code: .refus,
        message:
          "jeune « \(identifiant) » : aucun événement \(day) ou d’avant ; essayez une date plus tardive"
      )
    }
    let kept = vie.fiche.jeune == identifiant ? "" : " (fusionné dans \(vie.fiche.jeune))"
    let tables = display.isForMachines ? vie.tables : try dites(vie, lecture, au: date, console)
    try console.show(
      lecture.report(
        "Jeune \(identifiant)\(kept) au \(FrenchText.day("\(date)"))", tables), display)
    return .succes
  }

  /// The youth in words, with the free texts where they are asked for.
  private func dites(
    _ vie: VieDuJeune, _ lecture: Lecture, au date: LocalDate, _ console: Console
  ) throws(Failure) -> [ReportTable] {
    guard arguments[Self.texte] else { return JeuneDit(vie, lecture, au: date).tables }
    let devoilement = Devoilement(lecture, coffre: try arguments.coffre(console))
    var shown: [Int: Event] = [:]
    for evenement in vie.chronologie {
      guard let vise = EvenementVise(lecture, ligne: evenement.ligne) else { continue }
      var event = vise.effectif
      let donnees = try opening { () throws(KeyStoreError) in
        try vise.donnees(devoilement)
      }
      event.data = donnees.data
      shown[evenement.ligne] = FieldCipher.hide(
        event, as: donnees.isEfface ? Devoilement.efface : Devoilement.chiffre)
    }
    return JeuneDit(vie, lecture, au: date, textes: shown).tables
  }
}
