import MiloCore
import MiloEvents

/// `milo suivre`: a live tail of the journal.
struct Suivre: Command {
  static let name = "suivre"
  static let chapter = Chapter.suivi
  static let abstract =
    "Montre les événements à mesure qu’ils arrivent, et les alertes qu’ils lèvent."
  static let discussion = """
    Une ligne par événement nouveau, puis une par alerte qui n’était pas là. Ctrl-C arrête.
    """
  static let examples = [
    Example("Tout ce qui arrive", "milo suivre"),
    Example("Pendant une heure, depuis la ligne 1 000", "milo suivre --depuis 1000 --pendant 3600"),
  ]
  static let depuis = Option(
    "depuis", .entier("INDEX", 0...Int(Int32.max)),
    help: "Montre d’abord les lignes à partir de cet index ; les nouvelles seulement à défaut.")
  static let pendant = Option(
    "pendant", .entier("SECONDES", 0...86_400), help: "S’arrête après ce temps.")
  static let options: [any OptionDeclaration] = [depuis, pendant, SharedOptions.journal]

  private let arguments: Arguments

  init(_ arguments: Arguments) throws(Misuse) {
    self.arguments = arguments
  }

  func run(_ console: inout Console) throws(Failure) -> ExitCode {
    let journal = try arguments.ouvrir(console)
    let start = console.clocks.elapsed()
    let limit = arguments[Self.pendant].map { Duration.seconds($0) }
    var lecture = try read(journal)
    var shown = min(arguments[Self.depuis] ?? lecture.taille, lecture.taille)
    var alertes = raised(lecture, console)
    while true {
      if lecture.taille > shown {
        for index in shown..<lecture.taille { show(index, lecture, &console) }
        shown = lecture.taille
        let now = raised(lecture, console)
        for alerte in now.subtracting(alertes).sorted() { console.out.write("  ! \(alerte)\n") }
        alertes = now
        console.out.flush()
      }
      if let limit, console.clocks.elapsed() - start >= limit { return .succes }
      if console.out.isReaderGone { return .succes }
      pauseOneSecond()
      if try size(journal) != lecture.lines.byteCount { lecture = try read(journal) }
    }
  }

  private func read(_ journal: Journal) throws(Failure) -> Lecture {
    try journalling { () throws(JournalError) in try Lecture(journal) }
  }

  private func size(_ journal: Journal) throws(Failure) -> Int {
    try journalling { () throws(JournalError) in try journal.snapshot().byteCount }
  }

  private func show(_ index: Int, _ lecture: Lecture, _ console: inout Console) {
    guard let event = lecture.event(at: index) else { return }
    let data = String(
      decoding: JSONWriter.bytes(
        of: .object(FieldCipher.hide(event.withoutFreeText, as: Devoilement.chiffre).data)),
      as: UTF8.self)
    let nom = event.declaration?.nom ?? event.type
    console.out.write("\(index) \(event.time) \(nom) \(event.subject ?? "–") \(data)\n")
  }

  /// The alerts of all portfolios today, as lines.
  private func raised(_ lecture: Lecture, _ console: Console) -> Set<String> {
    guard let fuseau = FuseauHoraire(lecture.identity.fuseau) else { return [] }
    let portefeuilles = Portefeuilles(lecture.histoires, au: fuseau.date(at: console.now()))
    return Set(
      lecture.histoires.fold(portefeuilles).resultat.flatMap { ligne in
        ligne.alertes.map { alerte in
          "\(ligne.fiche.jeune) (\(ligne.suivi.conseiller ?? "sans référent")) : \(alerte.rawValue)"
        }
      })
  }
}
