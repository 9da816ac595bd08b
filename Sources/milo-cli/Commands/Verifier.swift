import MiloCore
import MiloEvents

/// `milo verifier`: silent when all is well.
struct Verifier: Command {
  static let name = "verifier"
  static let chapter = Chapter.preuve
  static let abstract = "Vérifie chaque ligne du journal ; silencieux si tout va bien."
  static let discussion = """
    Syntaxe, enveloppe, champs, ordre des enregistrements, doublons, références, segments : une ligne \
    par constat, et le code de sortie 1 s’il y en a.

    Un journal scellé est comparé à son sceau : racine, taille, tuiles, journal.json ; et à tout \
    scellement plus ancien que vous avez gardé (--depuis). La signature n’est vérifiée qu’avec une clé \
    publique obtenue par ailleurs (--cle-publique), ou un fichier de confiance (--politique). Alors, si rien \
    n’a été ajouté depuis le sceau, les lignes sont comparées à leurs empreintes sans être relues une à \
    une ; --complet les relit.

    Une tête vue par un témoin de --politique, ou horodatée par l’autorité de --autorite, date les lignes : celles \
    qu’elle contient étaient enregistrées à ce moment, les autres l’ont été après. Une ligne qui dit autre \
    chose, à --tolerance près, est antidatée ou écrite par une horloge en avance ; une ligne enregistrée plus de \
    10 minutes après l’heure de cette machine est aussi un constat.

    --projections rejoue en plus les histoires : chaque événement qu’aucune table ne compte, parce que \
    celui qu’il complète a été annulé ou n’est pas du même jeune, est un constat ; chaque code employé et \
    jamais déclaré aussi (site, conseiller, dispositif, partenaire, critère), quand le journal en déclare \
    de cette sorte.

    Le cache n’est jamais cru ici : les lignes sont lues, et un cache qui dit autre chose qu’elles est un \
    constat. --projections en compare chaque événement.

    --resume dit en quelques lignes jusqu’où le journal est scellé, depuis quand, par qui, devant quels témoins, et \
    ce qui n’a pas été vérifié.

    Avec un coffre, un effacement dont la clé est encore là est un constat.

    De plusieurs journaux, chacun est vérifié et son verdict dit sous son nom. Le code de sortie est le plus grave : 4 (un \
    journal qui n’a pu être vérifié, laissé de côté par --continuer), 1 (des constats), 0. Une politique peut nommer \
    les clés de tous ; --depuis, --cle-publique et --coffre n’en concernent qu’un.
    """
  static let examples = [
    Example("Un journal", "milo verifier --journal besancon"),
    Example(
      "Un journal que l’on vous confie",
      "milo verifier --cle-publique VKEY --depuis ancien.checkpoint"),
    Example("Pour un programme", "milo verifier --format json"),
    Example("Tous les journaux d’une région", "milo verifier --journal region --continuer"),
  ]
  static let depuis = Option(
    "depuis", .fichier, help: "Un ancien « checkpoint », que le journal doit prolonger.",
    isRepeatable: true)
  static let complet = Flag("complet", help: "Relit aussi ce qu’un sceau reconnu couvre.")
  static let projections = Flag(
    "projections",
    help: "Rejoue les histoires : signale les références rompues, les codes jamais déclarés.")
  static let resume = Flag(
    "resume",
    help: "Dit après les constats ce qui est scellé, par qui, et ce qui n’a pas été vérifié.")
  static let tolerance = Option(
    "tolerance", .entier("MINUTES", 0...525_600),
    help: "De combien l’horodatage d’une ligne peut contredire un témoin, un jeton ; 10 à défaut.")
  static let options: [any OptionDeclaration] =
    [depuis] + TrustOptions.declared + [
      TrustOptions.autorite, tolerance, complet, projections, resume, SharedOptions.coffre,
    ] + SharedOptions.ensemble + [SharedOptions.format, SharedOptions.largeur]

  private let arguments: Arguments

  init(_ arguments: Arguments) throws(Misuse) {
    self.arguments = arguments
  }

  func run(_ console: inout Console) throws(Failure) -> ExitCode {
    let ensemble = try arguments.ensemble(&console)
    if let path = ensemble.seul {
      let journal = try arguments.opened(path, console)
      let asked = try options(&console)
      let coffre = try arguments.coffre(console, journal: path)
      let verdict = try verdict(journal, asked, coffre, console)
      if isJSON {
        console.out.write(text(.object(verdict.json)))
      } else {
        try show(verdict, asked, &console)
      }
      return verdict.code
    }
    let count = ensemble.membres.count + ensemble.ecartes.count
    if arguments[Self.depuis] != nil { throw .dUnSeulJournal(Self.depuis.name, count) }
    if arguments[TrustOptions.clePublique] != nil {
      throw .dUnSeulJournal(TrustOptions.clePublique.name, count)
    }
    return try verify(ensemble, try options(&console), &console)
  }

  private var isJSON: Bool { arguments[SharedOptions.format] == .json }

  private func options(_ console: inout Console) throws(Failure) -> Controle.Options {
    var options = Controle.Options()
    options.politique = try arguments.politique(&console)
    options.autorite = try arguments.autorite(&console)
    options.tolerance = arguments[Self.tolerance] ?? options.tolerance
    options.now = console.now()
    options.complet = arguments[Self.complet]
    options.racine = isJSON
    for path in arguments.all(Self.depuis) {
      options.anciens.append((path, try console.contents(of: path)))
    }
    return options
  }

  /// Verifies each journal of a set, and says what was found under its name.
  private func verify(
    _ ensemble: JournauxNommes, _ asked: Controle.Options, _ console: inout Console
  ) throws(Failure) -> ExitCode {
    var code = ensemble.ecartes.isEmpty ? ExitCode.succes : .journalEndommage
    var objects = ensemble.ecartes.map(json)
    var structures: [StructureComptee] = []
    for membre in ensemble.membres {
      do throws(Failure) {
        let verdict = try verdict(try arguments.opened(membre.path), asked, nil, console)
        code = code.pire(que: verdict.code)
        structures.append(verdict.structure)
        var object: JSONObject = [
          "structure": .string(membre.source), "nom": .string(membre.nom),
        ]
        for member in verdict.json.members { object[member.name] = member.value }
        objects.append(.object(object))
        guard !isJSON else { continue }
        console.out.write(line: "\(membre.nom) : \(verdict.words)")
        try show(verdict, asked, &console)
      } catch {
        objects.append(json(try arguments.ecarte(membre, error, &console)))
        code = .journalEndommage
      }
    }
    if isJSON {
      let empreinte = code == .journalEndommage ? nil : structures.empreinte
      console.out.write(
        text([
          "structures": .array(objects),
          "empreinte": empreinte.map(JSONValue.string) ?? .null,
        ]))
    }
    return code
  }

  /// What is found in one journal.
  private func verdict(
    _ journal: Journal, _ asked: Controle.Options, _ coffre: FolderKeyStore?, _ console: Console
  ) throws(Failure) -> Verdict {
    let bar = ProgressBar("Lecture", on: console)
    defer { bar.finish() }
    var options = asked
    options.progress = bar.progression
    let watched = options
    let controle = try journalling { () throws(JournalError) in try Controle(journal, watched) }
    bar.finish()
    var constats = controle.constats
    if let folder = console.cacheFolder(of: journal),
      let check = try? CacheCheck(
        journal, folder, isComplete: arguments[Self.projections])
    {
      constats += check.constats
    }
    // Lines that cannot be read are findings already; nothing can be replayed then.
    if arguments[Self.projections] || coffre != nil, let lecture = try? Lecture(journal) {
      if arguments[Self.projections] {
        constats +=
          console.cacheFolder(of: journal).flatMap { lecture.constat(du: $0) }
          .map { [$0] } ?? []
        constats += lecture.constats
      }
      if let coffre {
        constats += try opening { () throws(KeyStoreError) in
          try lecture.effacementsInacheves(coffre)
        }
      }
    }
    return Verdict(journal: journal, controle: controle, constats: constats)
  }

  /// Says what was found, and what is sealed where that is asked.
  private func show(
    _ verdict: Verdict, _ asked: Controle.Options, _ console: inout Console
  ) throws(Failure) {
    for line in verdict.lines { console.out.write(line: line) }
    if verdict.constats.contains(where: { $0.code == .effacement }) {
      console.say("« milo effacer » finit un effacement interrompu.")
    }
    if arguments[Self.resume] { try summarize(verdict.journal, asked, &console) }
  }

  private func summarize(
    _ journal: Journal, _ asked: Controle.Options, _ console: inout Console
  ) throws(Failure) {
    let histoire = try journalling { () throws(JournalError) in
      try SealHistory(journal, politique: asked.politique, autorite: asked.autorite)
    }
    let lines = try histoire.resume(
      FuseauHoraire(journal.identity.fuseau), reprises: reprises(journal),
      complet: arguments[Self.complet],
      projections: arguments[Self.projections])
    for line in lines { console.out.write(line: line) }
  }

  /// How many lines a take-over brought; a journal that cannot be read says it among its findings.
  private func reprises(_ journal: Journal) throws(Failure) -> Int {
    let snapshot = try journalling { () throws(JournalError) in try journal.snapshot() }
    let kind = EventKind(of: Reprise.self)
    var last = 0
    do throws(Failure) {
      try EventLines.forEach(in: snapshot, sieve: { _, fait, _ in fait.kind == kind }) {
        index, _, _ in
        last = index
        return true
      }
    } catch {
      return last
    }
    return last
  }

  /// A journal that could not be verified, for programs.
  private func json(_ ecarte: JournauxNommes.Ecarte) -> JSONValue {
    [
      "structure": ecarte.membre.source.isEmpty ? .null : .string(ecarte.membre.source),
      "nom": .string(ecarte.membre.nom), "erreur": .string(ecarte.failure.lines.first ?? ""),
    ]
  }

  private func text(_ value: JSONValue) -> String {
    String(decoding: JSONWriter.bytes(of: value), as: UTF8.self) + "\n"
  }
}
