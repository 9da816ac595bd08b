import MiloCore
import MiloEvents

/// `milo corriger`: an event counts with other fields, another date, another subject.
struct Corriger: Command {
  static let name = "corriger"
  static let chapter = Chapter.journal
  static let abstract = "Corrige un événement : des champs, la date ou le sujet."
  static let discussion = """
    Seul ce qui change est donné, comme à « milo ajouter » ; le reste est repris de l’événement tel qu’il compte \
    aujourd’hui. La rectification est un événement de plus : la ligne corrigée reste, et ce qui fut su avant \
    reste ce qui fut su.

    Ce qui a changé est redit, avant → après ; jamais un texte libre ni un champ chiffré. Quand l’événement a \
    des champs chiffrés, il faut le coffre pour en corriger un autre : ils sont relus, puis chiffrés de nouveau.
    """
  static let examples = [
    Example(
      "La durée d’un entretien", "milo corriger @5 duree_min=50 --motif \"erreur de saisie\""),
    Example("Le jour", "milo corriger @5 --le hier --motif \"saisi au mauvais jour\""),
    Example(
      "Le jeune, et un champ de trop",
      "milo corriger @5 --sujet J000124 --sans site --motif \"autre jeune\""),
  ]
  static let champs = Argument(
    .mots("CHAMP=VALEUR", .champs), help: "Un champ, avec sa nouvelle valeur.", arity: .any)
  static let le = Option(
    "le", .texte("DATE"), help: "La nouvelle date, dite comme à « milo ajouter ».")
  static let sujet = Option("sujet", .mots("SUJET", .sujets), help: "Le nouveau sujet.")
  static let sans = Option(
    "sans", .texte("CHAMP"), help: "Un champ à retirer.", isRepeatable: true)
  static let arguments: [any ArgumentDeclaration] = [Correction.evenement, champs]
  static let options: [any OptionDeclaration] =
    [le, sujet, sans, Ajouter.strict] + Correction.options

  private let arguments: Arguments
  private let evenement: String
  private let motif: String

  init(_ arguments: Arguments) throws(Misuse) {
    self.arguments = arguments
    evenement = try arguments.required(Correction.evenement)
    motif = try arguments.required(Correction.motif)
  }

  /// How many times what others write meanwhile is read again.
  private static let essais = 20

  func run(_ console: inout Console) throws(Failure) -> ExitCode {
    // The last rectification is taken whole: decided on other lines, it would undo another's.
    for _ in 0..<Self.essais {
      if try corriger(&console) { return .succes }
    }
    throw Failure(
      code: .occupe,
      message: "d’autres écrivent sans cesse à ce journal : rien n’a été corrigé ; recommencez")
  }

  /// Corrects the event as it counts now; false when others wrote meanwhile.
  private func corriger(_ console: inout Console) throws(Failure) -> Bool {
    let context = try EntryContext(arguments, console)
    let vise = try context.vise(evenement)
    guard let declaration = vise.effectif.declaration, declaration.nom != Fusion.nom else {
      throw Failure(
        code: .refus,
        message: "\(context.nomme(vise)) : seule une annulation le corrige (« milo annuler »)")
    }
    let coffre = try arguments.coffre(console)
    let (avant, fermes, isEfface) = try opening { () throws(KeyStoreError) in
      try vise.donnees(Devoilement(context.lecture, coffre: coffre))
    }
    var before = vise.effectif
    before.data = avant
    let after = try self.after(before, declaration, vise.ligne, context, &console)
    try check(
      fermes.filter { before.data[$0] == after.data[$0] }, isEfface, hasCoffre: coffre != nil)
    let changes = changes(before, after, declaration, context)
    guard !changes.isEmpty else {
      throw Failure(
        code: .refus,
        message:
          "\(context.nomme(vise)) : rien ne change ; donnez champ=valeur, --le, --sujet ou --sans")
    }
    var rectification = Rectification(
      evenement: Reference(vise.ecrit.id), motif: Texte(motif), data: DonneesRectifiees(after.data))
    // What an earlier rectification moved is said again.
    if after.time != vise.ecrit.time { rectification.time = Horodatage(after.time) }
    if let subject = after.subject, subject != vise.ecrit.subject {
      rectification.subject = IdentifiantJeune(subject)
    }
    let event = try context.correction(rectification, arguments, console)
    let recording = EventRecording(context: context, arguments: arguments)
    let what = "\(context.nomme(vise)) : \(changes.joined(separator: ", "))"
    let isWritten = try recording.record(
      [event], codes: [after], taille: context.lecture.taille, &console
    ) { written in
      written.map { "Corrigé, ligne \($0.place.index) : \(what)." }
    }
    guard isWritten else { return false }
    if recording.isEssai { console.say("Essai, rien n’est écrit ; serait corrigé : \(what).") }
    return true
  }

  /// The event as it would count.
  private func after(
    _ before: Event, _ declaration: EventDeclaration, _ line: Int, _ context: EntryContext,
    _ console: inout Console
  ) throws(Failure) -> Event {
    var after = before
    if let le = arguments[Self.le] {
      let moment = try MomentTape(
        le, context.fuseau, now: context.now, dayAlone: .of(declaration))
      if let remarque = moment.remarque { console.say("milo : \(remarque)") }
      after.time = moment.time
    }
    if let sujet = arguments[Self.sujet] {
      try Identifiants.check(sujet, "--\(Self.sujet.name)")
      after.subject = sujet
    }
    let fields = TypedFields(
      context: context, declaration: declaration, sujet: after.subject,
      date: Moment(after.time)?.date ?? context.today, ownLine: line)
    let champs = arguments.all(Self.champs)
    for remarque in try fields.remarques(champs) { console.say("milo : \(remarque)") }
    let typed = try fields.data(champs)
    for member in typed.members { after.data[member.name] = member.value }
    for name in arguments.all(Self.sans) {
      guard typed[name] == nil, before.data[name] != nil else {
        let names = before.data.members.map(\.name)
        throw Failure(
          code: .refus,
          message: "--\(Self.sans.name) \(name) : "
            + (typed[name] != nil
              ? "ce champ est donné aussi ; l’un ou l’autre"
              : "l’événement n’a pas ce champ ; il a \(names.joined(separator: ", "))"))
      }
      after.data[name] = nil
    }
    return after
  }

  /// Refuses to carry a ciphertext into another line, where no key would open it.
  private func check(_ closed: [String], _ isEfface: Bool, hasCoffre: Bool) throws(Failure) {
    guard let first = closed.first else { return }
    let names = closed.map { "« \($0) »" }.joined(separator: ", ")
    let what =
      closed.count == 1 ? "le champ \(names) est chiffré" : "les champs \(names) sont chiffrés"
    let removal = "--\(Self.sans.name) \(first)"
    throw Failure(
      code: .refus,
      message: isEfface
        ? "\(what), et la clé fut effacée : il ne peut être repris ; retirez-le (\(removal))"
        : hasCoffre
          ? "\(what), et ce coffre n’en a pas la clé : donnez celui de ce journal, ou retirez-le (\(removal))"
          : "\(what) : donnez le coffre, pour qu’il se lise encore après la correction "
            + "(--\(SharedOptions.coffre.name) DIR, ou la variable MILO_COFFRE)")
  }

  /// What changes, in words: « duree min 45 → 50 »; of a text only that it does.
  private func changes(
    _ before: Event, _ after: Event, _ declaration: EventDeclaration, _ context: EntryContext
  ) -> [String] {
    var changes: [String] = []
    if after.time != before.time {
      changes.append(
        "date \(EvenementDit.moment(before.time)) → \(EvenementDit.moment(after.time))")
    }
    if after.subject != before.subject {
      changes.append("sujet \(before.subject ?? "aucun") → \(after.subject ?? "aucun")")
    }
    let dit = context.dit
    var names = declaration.fields.map(\.name)
    for member in before.data.members + after.data.members where !names.contains(member.name) {
      names.append(member.name)
    }
    for name in names where before.data[name] != after.data[name] {
      let field = declaration.field(named: name)
      func said(_ value: JSONValue) -> String {
        field.map { dit.valeur(value, $0, declaration) } ?? EvenementDit.tu
      }
      let label = field.map { EvenementDit.nom($0, declaration) } ?? name
      switch (before.data[name].map(said), after.data[name].map(said)) {
      case (EvenementDit.tu?, _?), (_?, EvenementDit.tu?): changes.append("\(label) changé")
      case (nil, EvenementDit.tu?): changes.append("\(label) ajouté")
      case (nil, let value?): changes.append("\(label) : rien → \(value)")
      case (_?, nil): changes.append("\(label) retiré")
      case (let old?, let new?): changes.append("\(label) \(old) → \(new)")
      case (nil, nil): break
      }
    }
    return changes
  }
}
