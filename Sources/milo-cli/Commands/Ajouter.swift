import MiloCore
import MiloEvents

/// `milo ajouter`: one event, its fields typed by the catalogue.
struct Ajouter: Command {
  static let name = "ajouter"
  static let chapter = Chapter.journal
  static let abstract = "Ajoute un événement, champ par champ."
  static let discussion = """
    Les champs sont ceux du catalogue (« milo catalogue TYPE ») : champ=valeur, une liste séparée par \
    des virgules, « null » pour effacer un attribut du dossier. Une valeur qui est un objet s’écrit en JSON. \
    Avec un coffre, les textes libres et les motifs de spécialité sont chiffrés.
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
    .texte("CHAMP=VALEUR"), help: "Un champ de l’événement.", arity: .any)
  static let sujet = Option(
    "sujet", .texte("SUJET"), help: "De qui ou de quoi parle l’événement.")
  static let le = Option(
    "le", .texte("DATE"),
    help:
      "Quand c’est arrivé : une date (midi est alors supposé), ou une date et une heure RFC 3339.",
    isRequired: true)
  static let id = Option("id", .texte("ID"), help: "L’identifiant ; un UUID est fait à défaut.")
  static let auteur = Option(
    "auteur", .texte("CODE"), help: "Qui enregistre : le code du conseiller.")
  static let attendu = Option(
    "taille-attendue", .entier("N", 0...Int(Int32.max)),
    help: "Refuse si le journal n’a pas exactement ce nombre de lignes.")
  static let essai = Flag("essai", help: "Montre la ligne sans l’écrire.")
  static let arguments: [any ArgumentDeclaration] = [type, champs]
  static let options: [any OptionDeclaration] = [
    sujet, le, id, auteur, attendu, essai, SharedOptions.coffre, SharedOptions.journal,
  ]

  private let arguments: Arguments

  init(_ arguments: Arguments) throws(Misuse) {
    self.arguments = arguments
  }

  func run(_ console: inout Console) throws(Failure) -> ExitCode {
    let journal = try arguments.ouvrir(console)
    let event = try self.event(for: journal, console)
    if arguments[Self.essai] {
      let rehearsal = try console.rehearsal(of: journal, coffre: arguments.coffre(console))
      let lines = try journalling { () throws(JournalError) in
        try rehearsal.rehearse([EventWriter.line(of: event)], file: "")
      }
      for line in lines { console.out.write(String(decoding: line, as: UTF8.self) + "\n") }
      return .succes
    }
    let writer = try console.writer(of: journal, coffre: arguments.coffre(console))
    defer { writer.close() }
    var expectation = JournalWriter.Expectation()
    expectation.size = arguments[Self.attendu]
    let expected = expectation
    let appended = try journalling { () throws(JournalError) in
      try writer.append([event], expecting: expected)
    }
    for place in appended {
      console.out.write("\(place.index)\n")
      if place.wasThere { console.err.write("Déjà au journal : rien n’a été écrit.\n") }
    }
    return .succes
  }

  private func event(for journal: Journal, _ console: Console) throws(Failure) -> Event {
    guard let nom = arguments[Self.type], let declaration = Catalogue.declaration(named: nom),
      let le = arguments[Self.le]
    else { throw Failure(code: .usage, message: "il manque le type ou la date") }
    let now = console.now()
    var event = Event(
      id: arguments[Self.id] ?? UUIDv7.make(at: now), source: journal.identity.source,
      type: declaration.type, subject: arguments[Self.sujet],
      time: try time(le, journal), data: JSONObject())
    for champ in arguments.all(Self.champs) {
      do throws(FieldError) {
        let member = try FieldText.member(champ, of: declaration)
        event.data[member.name] = member.value
      } catch {
        throw Failure(code: .refus, message: error.description)
      }
    }
    if let auteur = arguments[Self.auteur] { (event.authType, event.authID) = ("user", auteur) }
    return event
  }

  /// A bare date is noon of that day, in the journal's time zone.
  private func time(_ text: String, _ journal: Journal) throws(Failure) -> String {
    guard let date = LocalDate(text) else { return text }
    guard let fuseau = FuseauHoraire(journal.identity.fuseau) else {
      throw Failure(code: .refus, message: "fuseau « \(journal.identity.fuseau) » inconnu")
    }
    return fuseau.noon(of: date)
  }
}
