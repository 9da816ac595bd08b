import MiloCore
import MiloEvents

/// `milo saisir`: one event, asked for field by field.
struct Saisir: Command {
  static let name = "saisir"
  static let chapter = Chapter.journal
  static let abstract = "Demande un événement, champ par champ, et l’écrit."
  static let discussion = """
    Sur un terminal seulement : chaque champ est demandé, les requis d’abord, avec ce qui est attendu et ce que \
    le journal connaît déjà. Chaque réponse est jugée aussitôt : celle qui ne convient pas est demandée de nouveau. Un numéro choisit une proposition, « ? » dit toutes les valeurs, une réponse vide \
    prend ce qui est entre crochets, ou passe. L’événement est redit avant d’être écrit.

    Ailleurs, et pour qui tape vite : « milo ajouter ».
    """
  static let examples = [
    Example("Demander aussi le type", "milo saisir"),
    Example("Un entretien", "milo saisir entretien"),
  ]
  static let type = Argument(
    .choix("TYPE", Catalogue.declarations.map(\.nom), expected: "un type du catalogue"),
    help: "Le nom du catalogue ; demandé à défaut.", arity: .optional)
  static let arguments: [any ArgumentDeclaration] = [type]
  static let options: [any OptionDeclaration] = [
    Ajouter.auteur, Ajouter.essai, Ajouter.strict, SharedOptions.malgreLHorloge,
    SharedOptions.coffre, SharedOptions.journal,
  ]

  private let arguments: Arguments

  init(_ arguments: Arguments) throws(Misuse) {
    self.arguments = arguments
  }

  func run(_ console: inout Console) throws(Failure) -> ExitCode {
    guard console.input.isTerminal else {
      throw Failure(
        code: .usage,
        message:
          "« milo saisir » interroge qui est devant un terminal ; ailleurs, « milo ajouter TYPE »")
    }
    let context = try EntryContext(arguments, console)
    let declaration = try kind(context, &console)
    console.say("\(declaration.nom) : \(declaration.resume)")
    var typed = TypedEvents(declaration: declaration, auteur: arguments.auteur(console))
    // What is told as it is typed is not told again.
    typed.isTold = true
    typed.sujets = try subjects(declaration, context, &console)
    typed.le = try moment(declaration, context, &console)
    var answers = Answers(hasCoffre: try arguments.coffre(console) != nil)
    let required = declaration.fields.filter(\.required)
    for field in required { try ask(field, of: &typed, &answers, context, &console) }
    let others = declaration.fields.filter { !$0.required }
    if !others.isEmpty {
      let names = others.map(\.name).joined(separator: ", ")
      if try console.asks("Autres champs (\(names)) ?", defaut: false) {
        for field in others { try ask(field, of: &typed, &answers, context, &console) }
      }
    }
    let events = try typed.events(context, &console)
    var recording = EventRecording(context: context, arguments: arguments)
    for line in recording.annonce(events) + recording.objections(events) { console.say(line) }
    recording.isTold = true
    guard try console.asks("Écrire ?", defaut: true) else {
      throw Failure(code: .refus, message: "rien n’a été écrit")
    }
    try recording.record(events, &console, told: recording.phrase)
    return .succes
  }

  private func kind(
    _ context: EntryContext, _ console: inout Console
  ) throws(Failure) -> EventDeclaration {
    if let nom = arguments[Self.type], let declaration = Catalogue.declaration(named: nom) {
      return declaration
    }
    var question = Question(text: "Quel événement", isRequired: true)
    question.suggestions = context.lecture.sortesUsuelles.prefix(Question.most)
      .map { ($0.nom, EvenementDit.sorte($0)) }
    question.values = Catalogue.declarations.map { ($0.nom, EvenementDit.sorte($0)) }
    var found: EventDeclaration?
    _ = try console.ask(question) { text throws(Failure) in
      found = Catalogue.declaration(named: text)
      guard found == nil else { return }
      throw .inconnu("type", text, among: Catalogue.declarations.map(\.nom))
    }
    guard let found else { throw Failure(code: .usage, message: "il manque le type") }
    return found
  }

  private func subjects(
    _ declaration: EventDeclaration, _ context: EntryContext, _ console: inout Console
  ) throws(Failure) -> [String] {
    guard declaration.sujet != .aucun else { return [] }
    let isYouth = declaration.sujet == .jeune
    var question = Question(
      text: isYouth ? "Jeune (plusieurs : séparés par des virgules)" : "Sujet", isRequired: true)
    if !isYouth { question.defaut = context.lecture.nom }
    var sujets: [String] = []
    _ = try console.ask(question) { text throws(Failure) in
      sujets = []
      for part in text.parts(between: UInt8(ascii: ",")) {
        let sujet = part.withoutSpaceAround
        try Identifiants.check(sujet, "--\(Ajouter.sujet.name)")
        guard !sujet.isEmpty, !sujets.contains(sujet) else {
          throw Failure(
            code: .refus, message: "« \(text) » : un identifiant est vide ou donné deux fois")
        }
        sujets.append(sujet)
      }
    }
    for sujet in sujets where isYouth && context.lecture.histoires.jeune(sujet) == nil {
      console.say("  « \(sujet) » n’est pas encore au journal.")
    }
    return sujets
  }

  private func moment(
    _ declaration: EventDeclaration, _ context: EntryContext, _ console: inout Console
  ) throws(Failure) -> String? {
    let question = Question(
      text: "Quand (14/03/2022 9h30, hier, lundi 9h30)", defaut: "maintenant")
    var remarque: String?
    let answer = try console.ask(question) { text throws(Failure) in
      remarque = try MomentTape(
        text, context.fuseau, now: context.now, dayAlone: .of(declaration)
      ).remarque
    }
    if let remarque { console.say("  \(remarque)") }
    return answer
  }

  private func ask(
    _ field: FieldDeclaration, of typed: inout TypedEvents, _ answers: inout Answers,
    _ context: EntryContext, _ console: inout Console
  ) throws(Failure) {
    let moment = try MomentTape(
      typed.le ?? "maintenant", context.fuseau, now: context.now, dayAlone: .of(typed.declaration))
    let date = Moment(moment.time)?.date ?? context.today
    let fields = TypedFields(
      context: context, declaration: typed.declaration, sujet: typed.sujets.first, date: date)
    var question = Question(text: "\(field.name), \(field.sens.withoutFinalPoint)")
    question.isRequired = field.required
    question.defaut =
      typed.defaults(console.configuration).first { $0.name == field.name }?.value
      .string
    question.values = EvenementDit.valeurs(field.type).map { ($0.code, $0.mot) }
    question.suggestions = question.values
    if case .reference = field.type, typed.sujets.count < 2 {
      let reference = ReferenceTapee(
        context.lecture, field, of: typed.declaration, sujet: typed.sujets.first, au: date)
      question.suggestions = reference.possibles.reversed().map { ("@\($0.ligne)", $0.phrase) }
    } else if question.values.isEmpty {
      question.suggestions = context.lecture.codesUsuels(field, of: typed.declaration)
        .map { ($0, "") }
      question.text += " (\(field.attendu))"
    }
    question.suggestions = Array(question.suggestions.prefix(Question.most))
    let before = answers
    var member: JSONObject.Member?
    let answer = try console.ask(question) { text throws(Failure) in
      let read = try fields.member("\(field.name)=\(text)")
      try before.check(read, typed.declaration, date)
      if case .reference = field.type, let id = read.value.string, typed.sujets.count < 2,
        let objection = ReferenceTapee(
          context.lecture, field, of: typed.declaration, sujet: typed.sujets.first, au: date
        ).objection(id), objection.isRefusee
      {
        throw Failure(code: .refus, message: "\(field.name)=\(text) : \(objection.phrase)")
      }
      member = read
    }
    guard let answer, let member else { return }
    answers.data.members.append(member)
    typed.champs.append("\(field.name)=\(answer)")
    for remarque in try fields.remarques(["\(field.name)=\(answer)"]) {
      console.say("  \(remarque)")
    }
  }

  /// What was answered so far, beside which the next answer is judged.
  private struct Answers {
    /// Whether texts that are only kept encrypted can be.
    let hasCoffre: Bool
    var data = JSONObject()

    /// Checks what an append would refuse of an answer, alone or beside those before it.
    func check(
      _ member: JSONObject.Member, _ declaration: EventDeclaration, _ date: LocalDate
    ) throws(Failure) {
      var data = data
      data.members.append(member)
      do throws(FieldError) {
        try declaration.checkBornes(data, date: date)
        if !hasCoffre { try declaration.checkChiffrement(JSONObject([member])) }
      } catch {
        throw Failure(error)
      }
    }
  }
}

extension String {
  /// Without the point at its end.
  fileprivate var withoutFinalPoint: String { hasSuffix(".") ? String(dropLast()) : self }
}
