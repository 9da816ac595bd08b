import MiloCore
import MiloEvents

/// `milo ajouter`: one event, its fields typed by the catalogue.
struct Ajouter: Command {
  static let name = "ajouter"
  static let chapter = Chapter.journal
  static let abstract = "Ajoute un événement, champ par champ."
  static let discussion = """
    Les champs sont ceux du catalogue (« milo ajouter TYPE --aide » les dit) : champ=valeur, une liste séparée par \
    des virgules, « null » pour effacer un attribut du dossier. Une valeur qui est un objet s’écrit en JSON. \
    Avec un coffre, les textes libres et les motifs de spécialité sont chiffrés.

    --le se dit comme on l’écrit : 2022-03-14, 14/03/2022, « 14/03/2022 9h30 », hier, « hier 9h30 », 9h30 \
    (aujourd’hui), ou avec un décalage, 2022-03-14T09:30:00+01:00. Sans décalage, l’heure est celle du fuseau \
    du journal.

    Un code que le journal ne connaît pas encore, là où il déclare les sites, les conseillers, les \
    dispositifs…, est signalé ; --strict le refuse. Quand l’événement est écrit et que la sortie ne peut \
    l’être, le code de sortie reste 0 : un message dit à quelle ligne il est.
    """
  static let examples = [
    Example(
      "Un entretien",
      "milo ajouter entretien --sujet J000123 --le 2022-03-14T09:30:00+01:00 conseiller=c07 duree_min=45 themes=emploi,logement"
    ),
    Example(
      "Voir la ligne sans l’écrire",
      "milo ajouter contact --sujet J000123 --le 2022-03-14 canal=sms --essai"),
  ]
  static let type = Argument(
    .choix("TYPE", Catalogue.declarations.map(\.nom), expected: "un type du catalogue"),
    help: "Le nom du catalogue, comme dispositif.entree.")
  static let champs = Argument(
    .mots("CHAMP=VALEUR", .champs), help: "Un champ de l’événement.", arity: .any)
  static let sujet = Option(
    "sujet", .mots("SUJET", .sujets),
    help: "De qui ou de quoi parle l’événement ; répétée, un événement pour chacun.",
    isRepeatable: true)
  static let le = Option(
    "le", .texte("DATE"),
    help: "Quand c’est arrivé : une date (midi est alors supposé), une heure, ou les deux ; "
      + "maintenant à défaut.")
  static let id = Option("id", .texte("ID"), help: "L’identifiant ; un UUID est fait à défaut.")
  static let auteur = Option(
    "auteur", .mots("CODE", .conseillers), help: "Qui enregistre : le code du conseiller.")
  static let attendu = Option(
    "taille-attendue", .entier("N", 0...Int(Int32.max)),
    help: "Refuse si le journal n’a pas exactement ce nombre de lignes.")
  static let essai = Flag("essai", help: "Montre la ligne sans l’écrire.")
  static let strict = Flag("strict", help: "Refuse un code que le journal ne connaît pas.")
  static let arguments: [any ArgumentDeclaration] = [type, champs]

  /// The fields of the kind typed: what each means, and what is expected.
  static func help(about words: [String]) -> [HelpList] {
    guard let declaration = words.lazy.compactMap({ Catalogue.declaration(named: $0) }).first else {
      return []
    }
    let items = declaration.fields.map { field in
      let value = field.attendu + (field.nullable ? ", ou null" : "")
      return HelpList.Item(
        term: field.name,
        explanation: "\(field.sens) \(field.required ? "Requis" : "Au besoin") : \(value).")
    }
    return [HelpList(title: "Champs de \(declaration.nom)", items: items)]
  }
  static let options: [any OptionDeclaration] = [
    sujet, le, id, auteur, attendu, essai, strict, SharedOptions.malgreLHorloge,
    SharedOptions.coffre, SharedOptions.journal,
  ]

  private let arguments: Arguments

  init(_ arguments: Arguments) throws(Misuse) {
    self.arguments = arguments
    let sujets = arguments.all(Self.sujet)
    if sujets.count > 1, arguments[Self.id] != nil {
      throw .incompatibleOptions(Self.id.name, "\(Self.sujet.name) répétée")
    }
  }

  func run(_ console: inout Console) throws(Failure) -> ExitCode {
    let journal = try arguments.ouvrir(console)
    let events = try self.events(for: journal, &console)
    if arguments[Self.essai] {
      let rehearsal = try console.rehearsal(
        of: journal, coffre: arguments.coffre(console),
        malgreLHorloge: arguments[SharedOptions.malgreLHorloge])
      try console.tellUnknownCodes(
        events, beside: console.knownCodes(of: journal), isStrict: arguments[Self.strict])
      let lines = try asTyped { () throws(JournalError) in
        try rehearsal.rehearse(events)
      }
      for line in lines { console.out.write(line + [0x0A]) }
      return .succes
    }
    let writer = try console.writer(
      of: journal, coffre: arguments.coffre(console),
      malgreLHorloge: arguments[SharedOptions.malgreLHorloge])
    defer { writer.close() }
    try console.tellUnknownCodes(
      events, beside: console.knownCodes(of: journal), isStrict: arguments[Self.strict])
    var expectation = JournalWriter.Expectation()
    expectation.size = arguments[Self.attendu]
    let expected = expectation
    let appended = try asTyped { () throws(JournalError) in
      try writer.append(events, expecting: expected)
    }
    for place in appended {
      console.out.write("\(place.index)\n")
      if place.wasThere { console.say("Déjà au journal : rien n’a été écrit.") }
    }
    let places = appended.map { String($0.index) }.joined(separator: ", ")
    console.accomplished =
      appended.count == 1
      ? "l’événement est au journal, ligne \(places)"
      : "les événements sont au journal, lignes \(places)"
    return .succes
  }

  /// An event for each subject, or one without subject.
  private func events(
    for journal: Journal, _ console: inout Console
  ) throws(Failure) -> [Event] {
    guard let nom = arguments[Self.type], let declaration = Catalogue.declaration(named: nom) else {
      throw Failure(code: .usage, message: "il manque le type")
    }
    let fuseau = try journalling { () throws(JournalError) in
      try FuseauHoraire(of: journal.identity)
    }
    let now = console.now()
    let moment = try MomentTape(arguments[Self.le] ?? "maintenant", fuseau, now: now)
    if let remarque = moment.remarque { console.say("milo : \(remarque)") }
    let data = try data(of: declaration, fuseau, now: now)
    var sujets: [String?] = []
    for sujet in arguments.all(Self.sujet) {
      try Identifiants.check(sujet, "--\(Self.sujet.name)")
      guard !sujets.contains(sujet) else {
        throw Failure(
          code: .usage, message: "« \(sujet) » est donné deux fois à --\(Self.sujet.name)")
      }
      sujets.append(sujet)
    }
    if sujets.isEmpty { sujets = [nil] }
    return sujets.map { sujet in
      var event = Event(
        id: arguments[Self.id] ?? "", source: journal.identity.source,
        type: declaration.type, subject: sujet, time: moment.time, data: data)
      if let auteur = arguments[Self.auteur] { (event.authType, event.authID) = ("user", auteur) }
      return event
    }
  }

  private func data(
    of declaration: EventDeclaration, _ fuseau: FuseauHoraire, now: RecordedTime
  ) throws(Failure) -> JSONObject {
    var data = JSONObject()
    for champ in arguments.all(Self.champs) {
      do throws(FieldError) {
        let member = try FieldText.member(
          Self.dated(champ, declaration, fuseau, now: now), of: declaration)
        guard data[member.name] == nil else {
          throw FieldError(
            field: "data.\(member.name)", found: "deux valeurs",
            expected: "une seule ; une liste se sépare par des virgules")
        }
        data[member.name] = member.value
      } catch {
        throw Failure(code: .refus, message: Self.asTyped(error))
      }
    }
    return data
  }

  /// A field of date or of moment, typed as people do, as the catalogue wants it.
  ///
  /// A moment is that of the journal's zone. Anything else is left as it is, for the catalogue to judge.
  private static func dated(
    _ champ: String, _ declaration: EventDeclaration, _ fuseau: FuseauHoraire, now: RecordedTime
  ) -> String {
    guard let (name, text) = champ.cut(at: UInt8(ascii: "=")) else { return champ }
    switch declaration.field(named: name)?.type {
    case .date:
      return JourTape(text).map { "\(name)=\($0.date(today: fuseau.date(at: now)))" } ?? champ
    case .moment:
      let moment = try? MomentTape(text, fuseau, now: now)
      return moment.map { "\(name)=\($0.time)" } ?? champ
    default: return champ
    }
  }

  /// Runs what may refuse the event, and names what is refused as it was typed.
  private func asTyped<Result>(
    _ body: () throws(JournalError) -> Result
  ) throws(Failure) -> Result {
    do {
      return try body()
    } catch {
      guard case .refused(let faults) = error else { throw Failure(error) }
      var lines: [String] = []
      for fault in faults {
        let line = Self.asTyped(fault.fault)
        // Several subjects have the same fault once.
        if !lines.contains(line) { lines.append(line) }
      }
      throw Failure(code: error.exitCode, lines: lines).conseillant(error.conseil)
    }
  }

  /// A fault, under the name of the option or of the field typed.
  static func asTyped(_ fault: FieldError) -> String {
    let options = ["time": "le", "subject": "sujet", "id": "id", "authid": "auteur"]
    var fault = fault
    if let option = options[fault.field] {
      fault.field = ""
      fault.offset = nil
      return "--\(option) : \(fault)"
    }
    while fault.field.hasPrefix("data.") { fault.field.removeFirst(5) }
    return "\(fault)"
  }
}

/// Identifiers given by hand.
enum Identifiants {
  /// Refuses what is most often several identifiers in one: a comma, a semicolon, white space.
  static func check(_ text: String, _ option: String) throws(Failure) {
    let isSeveral = text.unicodeScalars.contains {
      $0 == "," || $0 == ";" || $0.properties.isWhitespace
    }
    guard isSeveral else { return }
    throw Failure(
      code: .refus,
      message:
        "« \(text) » ne convient pas à \(option) : un identifiant n’a ni virgule ni espace ; pour "
        + "plusieurs, répétez l’option : \(option) J1 \(option) J2")
  }
}
