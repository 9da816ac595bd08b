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

    Un journal qui raccourcit, ou dont des lignes déjà lues changent, n’est plus le même : la commande le dit et \
    sort avec le code 4.
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
    var view = try journalling { () throws(JournalError) in
      View(try Lecture(journal, hashing: true))
    }
    var shown = min(arguments[Self.depuis] ?? view.lecture.taille, view.lecture.taille)
    var portefeuilles = Alertes(view.lecture, today(view.lecture, console))
    var alertes = portefeuilles.levees
    while true {
      if view.lecture.taille > shown {
        for index in shown..<view.lecture.taille { show(index, view.lecture, &console) }
        shown = view.lecture.taille
        portefeuilles.actualiser(view.lecture, today(view.lecture, console))
        let now = portefeuilles.levees
        for alerte in now.subtracting(alertes).sorted() { console.out.write(line: "  ! \(alerte)") }
        alertes = now
        console.out.flush()
      }
      if let limit, console.clocks.elapsed() - start >= limit { return .succes }
      if console.out.isReaderGone { return .succes }
      pauseOneSecond()
      view = try next(view, console)
    }
  }

  /// The journal as it is now.
  ///
  /// - Throws: that it is no longer the one that was read, which nothing shown can be mended for.
  private func next(_ view: View, _ console: Console) throws(Failure) -> View {
    let path = arguments.journal(console)
    var next: View?
    do throws(JournalError) {
      let journal = try Journal(path: path)
      if journal.identity == view.lecture.identity { next = try view.next(of: journal) }
    } catch {
      switch error {
      // A journal that is no longer there was moved, or taken away.
      case .store(.notFound), .store(.notAJournal), .store(.notAFolder), .identity: break
      default: throw Failure(code: error.exitCode, message: error.description)
      }
    }
    guard let next else { throw Self.replaced(path) }
    return next
  }

  private static func replaced(_ path: String) -> Failure {
    Failure(
      code: .journalEndommage,
      message:
        "« \(path) » n’est plus le journal suivi : il a raccourci, ou des lignes déjà lues ont "
        + "changé. Relancez « milo suivre », et « milo verifier » si personne n’a remplacé ce journal"
    )
  }

  /// A reading of the journal, and what tells whether another one goes on from it.
  private struct View {
    let lecture: Lecture

    init(_ lecture: Lecture) {
      self.lecture = lecture
    }

    /// The journal as it is now; nil when it does not go on from this reading, line for line.
    func next(of journal: Journal) throws(JournalError) -> View? {
      let now = try journal.snapshot()
      if now.isUnchanged(since: lecture.lines.snapshot) { return self }
      var options = JournalScan.Options()
      options.hashing = true
      options.decoding = false
      options.reportsAllFaults = true
      let tree = JournalTree(try JournalScan.read(now, options))
      let root = lecture.racine ?? MerkleTree.emptyRoot
      return tree.rootOfFirst(lecture.taille) == root ? View(try lecture.actualisee()) : nil
    }
  }

  private func show(_ index: Int, _ lecture: Lecture, _ console: inout Console) {
    guard let event = lecture.event(at: index) else { return }
    let data = String(
      decoding: JSONWriter.bytes(
        of: .object(FieldCipher.hide(event.masque, as: Devoilement.chiffre).data)),
      as: UTF8.self)
    let nom = event.declaration?.nom ?? event.type
    console.out.write(line: "\(index) \(event.time) \(nom) \(event.subject ?? "–") \(data)")
  }

  /// Today, where the structure is.
  private func today(_ lecture: Lecture, _ console: Console) -> LocalDate {
    lecture.histoires.fuseau.date(at: console.now())
  }

  /// The alerts of all portfolios on a day, kept from one reading to the next.
  private struct Alertes {
    private var jour: LocalDate
    private var portefeuilles: Vivant<Portefeuilles>

    init(_ lecture: Lecture, _ jour: LocalDate) {
      self.jour = jour
      portefeuilles = Vivant(lecture) { Portefeuilles($0, au: jour) }
    }

    mutating func actualiser(_ lecture: Lecture, _ jour: LocalDate) {
      if jour == self.jour {
        portefeuilles.actualiser(lecture)
      } else {
        self = Alertes(lecture, jour)
      }
    }

    /// The alerts, as lines.
    var levees: Set<String> {
      Set(
        portefeuilles.resultat.flatMap { ligne in
          ligne.alertes.map { alerte in
            "\(ligne.fiche.jeune) (\(ligne.suivi.conseiller ?? "sans référent")) : \(alerte.rawValue)"
          }
        })
    }
  }
}
