import MiloCore
import MiloEvents

/// `milo effacer`: makes the encrypted fields of a youth unreadable for ever.
struct Effacer: Command {
  static let name = "effacer"
  static let chapter = Chapter.suivi
  static let abstract =
    "Détruit la clé d’un jeune : ses champs chiffrés deviennent illisibles, partout."
  static let discussion = """
    Inscrit d’abord un événement « effacement », puis détruit la clé du jeune, et celles des dossiers qu’il a \
    absorbés. Aucune ligne du journal ne change : racines, preuves et chiffres restent ce qu’ils étaient ; les \
    champs se lisent « effacé ». C’est définitif, sauf copie du coffre : effacez-la aussi de vos sauvegardes.

    Sur un terminal, la commande demande avant d’effacer ; ailleurs, il faut --oui. --essai montre les \
    lignes et les champs qui deviendraient illisibles, et n’efface rien.

    Ce qui fut écrit sans coffre reste lisible : la commande en donne les lignes, et sort avec le code 1.

    Interrompu, « milo effacer » se relance : il finit ce qui manque. Le motif reste en clair au journal : \
    n’y écrivez rien de personnel.
    """
  static let examples = [
    Example(
      "À la demande du jeune",
      "milo effacer J000123 --base demande --motif \"courrier du 3 mars\" --coffre /srv/coffre"),
    Example(
      "Voir ce qui deviendrait illisible",
      "milo effacer J000123 --base demande --motif \"courrier du 3 mars\" --coffre /srv/coffre --essai"
    ),
    Example(
      "Au terme de la conservation",
      "milo effacer J000123 --base fin_conservation --motif \"liste du 6 avril\" --oui --coffre /srv/coffre"
    ),
  ]
  static let identifiant = Argument(.mots("ID", .sujets), help: "L’identifiant du jeune.")
  static let motif = Option(
    "motif", .texte("TEXTE"), help: "Pourquoi ; reste en clair au journal.", isRequired: true)
  static let base = Option<BaseEffacement>(
    "base", .parmi("BASE"), help: "Sur quel fondement.", isRequired: true)
  static let auteur = Ajouter.auteur
  static let oui = Flag("oui", help: "Efface sans demander.")
  static let essai = Flag("essai", help: "Montre ce qui deviendrait illisible, sans rien effacer.")
  static let arguments: [any ArgumentDeclaration] = [identifiant]
  static let options: [any OptionDeclaration] = [
    motif, base, auteur, oui, essai, SharedOptions.malgreLHorloge, SharedOptions.coffre,
    SharedOptions.journal,
  ]

  private let arguments: Arguments
  private let identifiant: String

  init(_ arguments: Arguments) throws(Misuse) {
    self.arguments = arguments
    identifiant = try arguments.required(Self.identifiant)
    _ = try arguments.required(Self.motif)
    _ = try arguments.required(Self.base)
  }

  func run(_ console: inout Console) throws(Failure) -> ExitCode {
    guard let coffre = try arguments.coffre(console) else {
      throw Failure(
        code: .usage,
        message: "quel coffre ? donnez --coffre DIR, ou la variable MILO_COFFRE")
    }
    let journal = try arguments.ouvrir(console)
    if arguments[Self.essai] { return try rehearse(journal, &console) }
    try confirm(journal, &console)
    let writer = try console.writer(
      of: journal, malgreLHorloge: arguments[SharedOptions.malgreLHorloge])
    defer { writer.close() }
    // Read under the writer's lock: nothing can be added in between.
    let lecture = try journalling { () throws(JournalError) in try Lecture(journal) }
    let number = try lecture.jeune(identifiant)
    let erased = Effacements(lecture.histoires).ligne(de: identifiant)
    let last = lecture.histoires.derniereLigne(dePersonne: number) ?? -1
    let identifiants = lecture.histoires.identifiants(dePersonne: number)
    // An erasure that nothing followed was interrupted, or is done: there is nothing more to say.
    if erased.map({ $0 < last }) ?? true {
      try check(
        coffre, has: identifiants, lecture.lignesChiffrees(dePersonne: number, apres: erased))
      let event = try event(for: journal, console)
      _ = try journalling { () throws(JournalError) in try writer.append([event]) }
    }
    var destroyed = 0
    // A line moved here by a rectification was encrypted under the key of whom it was about.
    let autres = lecture.autresCles(dePersonne: number)
    for identifiant in identifiants + autres.filter({ !$0.isConnu }).map(\.identifiant) {
      let wasThere = try opening { () throws(KeyStoreError) in
        try coffre.destroyKey(of: identifiant)
      }
      if wasThere { destroyed += 1 }
    }
    let readable = lecture.lignesEnClair(dePersonne: number)
    console.err.write(
      destroyed == 0
        ? "Aucune clé à détruire : rien n’était chiffré, ou tout est déjà effacé.\n"
        : "\(destroyed) clé\(destroyed > 1 ? "s détruites" : " détruite") : les champs chiffrés de « \(identifiant) » ne se liront plus.\n"
    )
    for autre in autres where autre.isConnu {
      console.err.write(
        "La ligne \(autre.ligne), saisie d’abord pour « \(autre.identifiant) », se lit encore : sa clé est celle de "
          + "« \(autre.identifiant) », que seul son propre effacement détruit.\n")
    }
    guard !readable.isEmpty else { return autres.contains { $0.isConnu } ? .constats : .succes }
    let shown = readable.prefix(10).map(String.init).joined(separator: ", ")
    console.err.write(
      "Des textes de ce jeune ont été écrits sans coffre et restent lisibles : lignes \(shown)"
        + (readable.count > 10 ? "… (\(readable.count) en tout).\n" : ".\n"))
    return .constats
  }

  /// Shows the lines and the fields that would become unreadable.
  private func rehearse(
    _ journal: Journal, _ console: inout Console
  ) throws(Failure) -> ExitCode {
    for (line, nom, champs) in try losses(journal) {
      console.out.write(line: "\(line) \(nom) \(champs.joined(separator: ", "))")
    }
    console.say("Essai : rien n’a été effacé.")
    return .succes
  }

  /// The encrypted fields that the erasure would close, by line.
  private func losses(_ journal: Journal) throws(Failure) -> [(Int, String, [String])] {
    let lecture = try journalling { () throws(JournalError) in try Lecture(journal) }
    let number = try lecture.jeune(identifiant)
    let erased = Effacements(lecture.histoires).ligne(de: identifiant)
    return lecture.lignesChiffrees(dePersonne: number, apres: erased).compactMap { line in
      lecture.event(at: line).map { event in
        var members = event.data.members
        if case .object(let rectified)? = event.data["data"] { members += rectified.members }
        let encrypted = members.filter { FieldCipher.isEncrypted($0.value) }
        return (line, event.declaration?.nom ?? event.type, encrypted.map(\.name))
      }
    }
  }

  /// Asks, where somebody can answer; elsewhere, wants to have been told.
  private func confirm(_ journal: Journal, _ console: inout Console) throws(Failure) {
    if arguments[Self.oui] { return }
    guard console.input.isTerminal else {
      throw Failure(
        code: .usage,
        message:
          "effacer est définitif : confirmez avec --oui, ou voyez avec --essai ce qui deviendrait "
          + "illisible ; rien n’a été effacé")
    }
    let lost = try losses(journal)
    let fields = lost.reduce(0) { $0 + $1.2.count }
    let question =
      "\(compte(fields, "champ chiffré", "champs chiffrés")) de « \(identifiant) » "
      + "(\(compte(lost.count, "ligne", "lignes"))) : les rendre illisibles, pour toujours ?"
    guard console.confirms(question) else {
      throw Failure(code: .refus, message: "rien n’a été effacé")
    }
  }

  /// Fields that are encrypted, and no key for them: the coffre is that of another journal.
  private func check(
    _ coffre: FolderKeyStore, has identifiants: [String], _ encrypted: [Int]
  ) throws(Failure) {
    guard let line = encrypted.first else { return }
    for identifiant in identifiants {
      let key = try opening { () throws(KeyStoreError) in try coffre.key(of: identifiant) }
      if key != nil { return }
    }
    throw Failure(
      code: .refus,
      message:
        "le coffre « \(coffre.path) » n’a aucune clé de « \(identifiant) », dont des champs sont "
        + "chiffrés (ligne \(line)) : donnez le coffre de ce journal. Rien n’a été effacé")
  }

  private func event(for journal: Journal, _ console: Console) throws(Failure) -> Event {
    guard let motif = arguments[Self.motif], let base = arguments[Self.base],
      let fuseau = FuseauHoraire(journal.identity.fuseau)
    else { throw Failure(code: .usage, message: "il manque le motif, la base ou le fuseau") }
    let now = console.now()
    do {
      var event = try Event(
        id: "", source: journal.identity.source, subject: identifiant,
        time: fuseau.noon(of: fuseau.date(at: now)),
        Effacement(motif: Texte(motif), base: base))
      if let auteur = arguments.auteur(console) {
        (event.authType, event.authID) = ("user", auteur)
      }
      return event
    } catch {
      throw Failure(code: .refus, message: "\(error)")
    }
  }
}

/// `milo conservation`: whose data have been kept long enough.
struct ConservationCommand: Command {
  static let name = "conservation"
  static let chapter = Chapter.suivi
  static let abstract = "Liste les jeunes dont la durée de conservation est atteinte."
  static let discussion = """
    Deux ans après les 25 ans pour le dossier ; dix ans après la fin du contrat pour la part du CEJ, si c’est \
    plus tard. C’est une liste pour décider : rien n’est effacé. Les jeunes sans date de naissance y sont, à \
    compléter.
    """
  static let examples = [
    Example("À une date", "milo conservation --au 2026-12-31"),
    Example("Pour un tableur", "milo conservation --au 2026-12-31 --format csv"),
  ]
  static let au = Option(
    "au", .jour, help: "La date, en fin de journée ; celle de la vue à défaut.")
  static let options: [any OptionDeclaration] = [au] + SharedOptions.question

  private let arguments: Arguments

  init(_ arguments: Arguments) throws(Misuse) {
    self.arguments = arguments
  }

  func run(_ console: inout Console) throws(Failure) -> ExitCode {
    try arguments.repondre("Conservation", &console) { (tour) throws(Failure) in
      try report(tour)
    }
  }

  private func report(_ tour: Tour) throws(Failure) -> Report {
    let display = DisplayOptions(arguments)
    let lecture = try arguments.lire(tour.path, hashing: tour.hashes(display), tour.console)
    guard let date = arguments[Self.au] ?? lecture.jourDeVue else {
      throw Failure(
        code: .usage, message: "le journal est vide : donnez la date avec --au AAAA-MM-JJ")
    }
    let histoires = lecture.histoires
    let lignes = histoires.fold(Conservation(histoires, au: date)).resultat
    return lecture.report(
      "Conservation au \(FrenchText.day("\(date)"))", [Conservation.table(lignes, au: date)])
  }
}
