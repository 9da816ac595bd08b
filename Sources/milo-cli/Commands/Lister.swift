import MiloCore
import MiloEvents

/// `milo lister`: the events of the journal, filtered.
struct Lister: Command {
  static let name = "lister"
  static let chapter = Chapter.journal
  static let abstract = "Liste les événements, tels que le journal les garde."
  static let examples = [
    Example("Ceux d’un jeune", "milo lister --sujet J000123"),
    Example(
      "Les entretiens d’un mois", "milo lister --type entretien --du 2022-03-01 --au 2022-03-31"),
    Example("En JSON lines", "milo lister --type annulation --format json"),
  ]
  static let type = Option(
    "type", .mots("TYPE", .types), help: "Un nom du catalogue, ou un type entier.",
    isRepeatable: true)
  static let sujet = Option(
    "sujet", .mots("SUJET", .sujets), help: "De qui ou de quoi parle l’événement.")
  static let du = Option("du", .jour, help: "Pas avant ce jour.")
  static let au = Option("au", .jour, help: "Pas après ce jour.")
  static let nombre = Option(
    "nombre", .entier("N", 1...Int(Int32.max)), help: "Au plus ce nombre d’événements.")
  static let texte = Flag("texte", help: "Montre aussi les champs de texte libre.")
  static let options: [any OptionDeclaration] =
    [type, sujet, du, au, nombre, texte, SharedOptions.coffre] + SharedOptions.query

  private let arguments: Arguments
  private let types: Set<String>

  init(_ arguments: Arguments) throws(Misuse) {
    self.arguments = arguments
    types = try arguments.types()
  }

  func run(_ console: inout Console) throws(Failure) -> ExitCode {
    let journal = try arguments.ouvrir(console)
    let limit = try arguments.limite(journal)
    let most = arguments[Self.nombre] ?? .max
    let snapshot = try journalling { () throws(JournalError) in try journal.snapshot() }
    let provenance = Provenance(
      structure: journal.identity.source, vuAu: arguments[SharedOptions.vuAu].map { "\($0)" })
    var count = 0
    var isCut = false
    let coffre = try arguments.coffre(console)
    var display = EventDisplay(
      journal, coffre: coffre, showsText: arguments[Self.texte],
      cache: arguments.cache(of: journal, console))
    let form = DisplayOptions(arguments)
    var writer = EventListing(
      form, provenance,
      words: form.isForMachines ? nil : display.words(vuAu: arguments[SharedOptions.vuAu]))
    try EventLines.forEach(in: snapshot, sieve: sieve) { (index, line, event) throws(Failure) in
      guard matches(event), limit.map({ (event.recordedTime ?? $0) < $0 }) ?? true else {
        return true
      }
      guard count < most else {
        isCut = true
        return false
      }
      count += 1
      if writer.isLines {
        // A line asked for with its texts is given as the journal keeps it, ciphertexts included,
        // unless a coffre opens these.
        let isVerbatim = display.showsText && coffre == nil
        let bytes =
          isVerbatim ? line : EventWriter.line(of: try display.shown(event, ligne: index))
        console.out.write(bytes + [0x0A])
      } else {
        try writer.add(index, try display.shown(event, ligne: index), &console)
      }
      return !console.out.isClosed
    }
    if isCut {
      writer.notes = ["La liste s’arrête à --nombre \(most) ; le journal en a d’autres."]
    }
    try writer.finish(&console)
    return .succes
  }

  /// Turns away what `matches` would, from what the fast path reads.
  private var sieve: JournalLines.Sieve? {
    let (types, sujet) = (types, arguments[Self.sujet])
    let (du, au) = (arguments[Self.du], arguments[Self.au])
    guard !types.isEmpty || sujet != nil || du != nil || au != nil else { return nil }
    let kinds = Set(Catalogue.declarations.filter { types.contains($0.type) }.map(\.kind))
    return { _, fait, texts in
      (types.isEmpty || kinds.contains(fait.kind))
        && (sujet.map { texts.number(of: $0) == fait.subject } ?? true)
        && (du.map { fait.date >= $0 } ?? true) && (au.map { fait.date <= $0 } ?? true)
    }
  }

  private func matches(_ event: Event) -> Bool {
    guard types.isEmpty || types.contains(event.type) else { return false }
    if let sujet = arguments[Self.sujet], event.subject.map({ !isSame($0, sujet) }) ?? true {
      return false
    }
    guard let date = Moment(event.time)?.date else { return false }
    return arguments[Self.du].map { date >= $0 } ?? true
      && arguments[Self.au].map { date <= $0 } ?? true
  }
}

/// `milo voir`: one event.
struct Voir: Command {
  static let name = "voir"
  static let chapter = Chapter.journal
  static let abstract = "Montre un événement, par son id ou l’index de sa ligne."
  static let examples = [
    Example("La première ligne", "milo voir 0"),
    Example("Par son id", "milo voir 0190a3c4-5b6d-7e8f-9a0b-1c2d3e4f5a6b"),
    Example("Tel que sa ligne l’écrit", "milo voir 0 --format json"),
  ]
  static let quoi = Argument(
    .texte("ID|INDEX"), help: "L’id de l’événement, ou l’index de sa ligne.")
  static let texte = Flag("texte", help: "Montre aussi les champs de texte libre.")
  static let arguments: [any ArgumentDeclaration] = [quoi]
  static let options: [any OptionDeclaration] =
    [texte, SharedOptions.coffre, SharedOptions.journal] + SharedOptions.display

  private let wanted: String
  private let arguments: Arguments

  init(_ arguments: Arguments) throws(Misuse) {
    wanted = try arguments.required(Self.quoi)
    self.arguments = arguments
  }

  func run(_ console: inout Console) throws(Failure) -> ExitCode {
    let journal = try arguments.ouvrir(console)
    let snapshot = try journalling { () throws(JournalError) in try journal.snapshot() }
    let number = Int(wanted)
    var found: [(Int, Event)] = []
    var count = 0
    let hash = ByteHash.process.hash(wanted)
    let sieve: JournalLines.Sieve = { index, fait, _ in
      count = index + 1
      return fait.idHash == hash || number.map { $0 <= index } ?? false
    }
    try EventLines.forEach(in: snapshot, sieve: sieve) { index, _, event in
      count = index + 1
      if index == number || isSame(event.id, wanted) { found.append((index, event)) }
      // An index that no line has is answered by counting them all.
      return number.map { $0 < 0 || index < $0 } ?? true
    }
    guard !found.isEmpty else {
      if count == 0 {
        throw Failure(code: .refus, message: "le journal ne compte encore aucune ligne")
      }
      throw Failure(
        code: .refus,
        message: number == nil
          ? "aucun événement n’a l’id « \(wanted) » parmi \(count == 1 ? "la ligne" : "les \(count) lignes") du journal"
          : count == 1
            ? "le journal a 1 ligne : son index est 0"
            : "le journal a \(count) lignes : l’index va de 0 à \(count - 1)")
    }
    var display = EventDisplay(
      journal, coffre: try arguments.coffre(console), showsText: arguments[Self.texte],
      cache: arguments.cache(of: journal, console))
    var shown: [(index: Int, event: Event)] = []
    for (index, event) in found { shown.append((index, try display.shown(event, ligne: index))) }
    let form = DisplayOptions(arguments)
    if form.isForMachines, form.format == .json {
      for (_, event) in shown { console.out.write(PrettyJSON.text(of: event)) }
      return .succes
    }
    let tables: [ReportTable]
    if form.isForMachines {
      tables = [EventLines.table(shown.map { EventLines.ligne($0.index, $0.event) })]
    } else {
      let words = display.words()
      tables = shown.map { words.fiche($0.index, $0.event) }
    }
    let titre = shown.map { "Ligne \($0.index)" }.joined(separator: ", ")
    try console.show(
      Report(
        titre: titre, provenance: Provenance(structure: journal.identity.source), tables: tables),
      form)
    return .succes
  }
}

extension Arguments {
  /// The types that `--type` names, as lines write them.
  func types() throws(Misuse) -> Set<String> {
    var types: Set<String> = []
    for name in all(Lister.type) {
      if let declaration = Catalogue.declaration(named: name) {
        types.insert(declaration.type)
      } else if name.contains(".") && !name.hasPrefix("dispositif.") {
        types.insert(name)
      } else {
        throw .invalidValue(
          name, option: Lister.type.name, expected: "un type du catalogue",
          nearest: nearest(to: name, among: Catalogue.declarations.map(\.nom)))
      }
    }
    return types
  }
}
