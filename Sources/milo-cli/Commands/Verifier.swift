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
    """
  static let examples = [
    Example("Un journal", "milo verifier --journal besancon"),
    Example(
      "Un journal que l’on vous confie",
      "milo verifier --cle-publique VKEY --depuis ancien.checkpoint"),
    Example("Pour un programme", "milo verifier --format json"),
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
      SharedOptions.journal,
      SharedOptions.format,
      SharedOptions.largeur,
    ]

  private let arguments: Arguments

  init(_ arguments: Arguments) throws(Misuse) {
    self.arguments = arguments
  }

  func run(_ console: inout Console) throws(Failure) -> ExitCode {
    let journal = try arguments.ouvrir(console)
    let format = arguments[SharedOptions.format] ?? .table
    var options = Controle.Options()
    options.politique = try arguments.politique(&console)
    options.autorite = try arguments.autorite(&console)
    options.tolerance = arguments[Self.tolerance] ?? options.tolerance
    options.now = console.now()
    options.complet = arguments[Self.complet]
    options.racine = format == .json
    for path in arguments.all(Self.depuis) {
      options.anciens.append((path, try console.contents(of: path)))
    }
    let bar = ProgressBar("Lecture", on: console)
    options.progress = bar.progression
    let asked = options
    defer { bar.finish() }
    let controle = try journalling { () throws(JournalError) in try Controle(journal, asked) }
    bar.finish()
    var constats = controle.constats
    let coffre = try arguments.coffre(console)
    if let folder = console.cacheFolder(of: journal),
      let check = try? CacheCheck(
        journal, folder, isComplete: arguments[Self.projections])
    {
      constats += check.constats
    }
    // Lines that cannot be read are findings already; nothing can be replayed then.
    if arguments[Self.projections] || coffre != nil, let lecture = try? Lecture(journal) {
      if arguments[Self.projections] { constats += lecture.constats }
      if let coffre {
        constats += try opening { () throws(KeyStoreError) in
          try lecture.effacementsInacheves(coffre)
        }
      }
    }
    if format == .json {
      console.out.write(json(controle, constats))
    } else {
      for constat in constats {
        let line = constat.index.map { "ligne \($0)" } ?? "journal"
        let place = [constat.segment, constat.octet.map { "octet \($0)" }].compactMap { $0 }
          .joined(separator: ", ")
        console.out.write(
          line: "\(constat.code.rawValue): \(line) (\(place)) : \(constat.message)")
      }
      if constats.contains(where: { $0.code == .effacement }) {
        console.say("« milo effacer » finit un effacement interrompu.")
      }
    }
    if arguments[Self.resume], format != .json { try summarize(journal, asked, &console) }
    return constats.isEmpty ? .succes : .constats
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

  private func json(_ controle: Controle, _ constats: [Constat]) -> String {
    let constats = constats.map { constat -> JSONValue in
      [
        "code": .string(constat.code.rawValue),
        "index": constat.index.map(JSONValue.integer) ?? .null,
        "segment": constat.segment.map(JSONValue.string) ?? .null,
        "octet": constat.octet.map(JSONValue.integer) ?? .null,
        "message": .string(constat.message),
      ]
    }
    let value: JSONValue = [
      "taille": .integer(controle.taille),
      "racine": .string("\(controle.racine ?? MerkleTree.emptyRoot)"),
      "constats": .array(constats),
    ]
    return String(decoding: JSONWriter.bytes(of: value), as: UTF8.self) + "\n"
  }
}
