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

    --le se dit comme on l’écrit : 2022-03-14, 14/03/2022, « 14/03/2022 9h30 », hier, « lundi 9h30 », \
    « il y a 2 jours », 9h30 (aujourd’hui), ou avec un décalage, 2022-03-14T09:30:00+01:00. Sans décalage, \
    l’heure est celle du fuseau du journal. Un jour seul est à midi ; pour une clôture de dossier, à 23 h 59. \
    « lundi » est le dernier, aujourd’hui compris ; dans un champ qui dit l’avenir (quand, echeance, \
    fin_prevue…), le prochain : quand="demain 14h", echeance="dans 2 mois".

    Un champ qui nomme un événement prend son id, la ligne où il est (entree=@5), ou des mots qui n’ont qu’une \
    réponse : entree=CEJ est le séjour ouvert du jeune en CEJ, demande=FAJ sa demande d’aide du FAJ, \
    entree=emploi son emploi en cours. Plusieurs réponses, ou aucune, sont dites, et rien n’est écrit.

    Plusieurs sujets d’un atelier ou d’une information collective partagent une séance (session), nouvelle à \
    défaut. L’index de chaque ligne va à la sortie ; ce qui est écrit est redit sur la sortie d’erreur.

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
      "Un atelier et ses participants, un par ligne d’un fichier",
      "milo ajouter atelier --sujets presents.txt --le 14/03/2022 intitule=\"Atelier CV\""),
    Example(
      "La sortie du CEJ, dont l’entrée est celle du jeune",
      "milo ajouter dispositif.sortie --sujet J000123 --le hier entree=CEJ motif=emploi_durable"),
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
  static let sujets = Option(
    "sujets", .fichier,
    help: "Un fichier de sujets, un par ligne ; - pour l’entrée. Un événement pour chacun.")
  static let le = Option(
    "le", .texte("DATE"),
    help: "Quand c’est arrivé : une date (midi est alors supposé), une heure, ou les deux ; "
      + "maintenant à défaut.")
  static let id = Option("id", .texte("ID"), help: "L’identifiant ; un UUID est fait à défaut.")
  static let auteur = Option(
    "auteur", .mots("CODE", .conseillers),
    help: "Qui enregistre : le code du conseiller ; à défaut celui de « milo config ».")
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
    sujet, sujets, le, id, auteur, attendu, essai, strict, SharedOptions.malgreLHorloge,
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
    guard let nom = arguments[Self.type], let declaration = Catalogue.declaration(named: nom) else {
      throw Failure(code: .usage, message: "il manque le type")
    }
    let context = try EntryContext(arguments, console)
    let typed = TypedEvents(
      declaration: declaration, sujets: try arguments.sujets(&console), le: arguments[Self.le],
      champs: arguments.all(Self.champs), id: arguments[Self.id], auteur: arguments.auteur(console))
    if typed.id != nil, typed.sujets.count > 1 {
      throw Failure(
        code: .usage,
        message: "--\(Self.id.name) ne va pas avec plusieurs sujets : chaque événement a le sien")
    }
    let recording = EventRecording(context: context, arguments: arguments)
    try recording.record(try typed.events(context, &console), &console, told: recording.phrase)
    return .succes
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
    guard !text.unicodeScalars.contains("\u{FFFD}") else {
      throw Failure(
        code: .refus, message: "« \(text) » ne convient pas à \(option), qui attend de l’UTF-8")
    }
    guard isSeveral else { return }
    throw Failure(
      code: .refus,
      message:
        "« \(text) » ne convient pas à \(option) : un identifiant n’a ni virgule ni espace ; pour "
        + "plusieurs, répétez l’option : \(option) J1 \(option) J2")
  }
}
