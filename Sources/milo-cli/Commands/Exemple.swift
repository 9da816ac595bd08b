import MiloCore
import MiloEvents
import MiloReconstitutions

/// `milo exemple`: a reconstructed journal, and its figures beside the published ones.
struct ExempleCommand: Command {
  static let name = "exemple"
  static let chapter = Chapter.journal
  static let abstract = "Crée un journal d’exemple, et compare ses chiffres aux chiffres publiés."
  static let discussion = """
    Les journaux reconstitués donnent, événement par événement, les chiffres publiés par une structure ; \
    les projections ne connaissent pas ces chiffres. La même graine donne les mêmes octets.
    """
  static let examples = [
    Example("L’année 2022 de Besançon", "milo exemple besancon-2022 besancon"),
    Example(
      "Ses chiffres, à côté de ceux du rapport", "milo exemple besancon-2022 besancon --comparer"),
    Example(
      "Un million d’événements inventés, sur dix ans",
      "milo exemple national grand --annees 10 --evenements 1000000 --graine 42"),
  ]
  static let exemple = Argument(
    .choix("EXEMPLE", Exemple.tous.map(\.nom) + [national]), help: "Le journal à créer.")
  static let dossier = Argument(.dossier, help: "Le dossier du journal.")
  static let graine = Option(
    "graine", .entier("G", 0...Int.max), help: "La graine du hasard ; 2022 à défaut.")
  static let national = "national"
  static let annees = Option(
    "annees", .entier("N", 1...50),
    help: "Pour national : combien d’années, jusqu’à 2025 ; 10 à défaut.")
  static let structures = Option(
    "structures", .entier("N", 1...999),
    help: "Pour national : combien de structures, chacune dans son dossier si plus d’une.")
  static let evenements = Option(
    "evenements", .entier("N", 1...100_000_000),
    help: "Pour national : combien d’événements par structure ; 60 000 par an à défaut.")
  static let comparer = Flag(
    "comparer", help: "Compare le journal du dossier aux chiffres publiés, au lieu de le créer.")
  static let tout = Flag(
    "tout", help: "Avec --comparer : montre aussi les chiffres qui concordent.")
  static let arguments: [any ArgumentDeclaration] = [exemple, dossier]
  static let options: [any OptionDeclaration] =
    [
      graine, annees, structures, evenements, comparer, tout,
    ] + SharedOptions.display

  private let arguments: Arguments
  private let path: String

  init(_ arguments: Arguments) throws(Misuse) {
    self.arguments = arguments
    path = try arguments.required(Self.dossier)
  }

  func run(_ console: inout Console) throws(Failure) -> ExitCode {
    if arguments[Self.exemple] == Self.national { return try writeNational(&console) }
    guard let exemple = Exemple.tous.first(where: { $0.nom == arguments[Self.exemple] }) else {
      throw Failure(code: .usage, message: "il manque le nom de l’exemple")
    }
    if arguments[Self.comparer] { return try compare(exemple, &console) }
    let path = path
    try journalling { () throws(JournalError) in try Journal.create(at: path, exemple.identity) }
    let journal = try journalling { () throws(JournalError) in try Journal(path: path) }
    let bar = ProgressBar("Vérification", on: console)
    let writer = try console.writer(of: journal, reprise: .invented, progress: bar.progression)
    defer { writer.close() }
    let events = exemple.events(graine: UInt64(arguments[Self.graine] ?? 2022))
    defer { bar.finish() }
    _ = try journalling { () throws(JournalError) in try writer.append(events) }
    bar.finish()
    console.say("\(compte(events.count, "événement écrit", "événements écrits")) dans « \(path) ».")
    return .succes
  }

  /// Synthetic lines are valid by construction: they go straight to the store.
  private func writeNational(_ console: inout Console) throws(Failure) -> ExitCode {
    let annees = arguments[Self.annees] ?? 10
    let structures = arguments[Self.structures] ?? 1
    let evenements = arguments[Self.evenements] ?? 60_000 * annees
    let now = console.now
    for numero in 1...structures {
      let structure = StructureSynthetique(
        numero: numero, annees: (2026 - annees)...2025, evenements: evenements,
        graine: UInt64(arguments[Self.graine] ?? 2022))
      let folder =
        structures == 1
        ? path : "\(path)/\(structure.identite.source.split(separator: "/").last ?? "")"
      try journalling { () throws(JournalError) in
        if structures > 1 { try Journal.createFolder(path) }
        try Journal.create(at: folder, structure.identite)
        try Journal(path: folder).fill(clock: { now().description }) { append in
          try structure.lignes(append)
        }
      }
    }
    console.say(
      "\(compte(structures * evenements, "événement écrit", "événements écrits")) dans « \(path) »."
    )
    return .succes
  }

  private func compare(
    _ exemple: Exemple, _ console: inout Console
  ) throws(Failure) -> ExitCode {
    let path = path
    let comparaison = try journalling { () throws(JournalError) in
      try Comparaison(exemple, Journal(path: path))
    }
    let (concordants, total) = comparaison.accord(.reproductible)
    let (suite, totalSuite) = comparaison.accord(.manque)
    let (vie, totalVie) = comparaison.accord(.horsJournal)
    let figures = [Cible.Statut.reproductible, .manque, .horsJournal]
      .flatMap { comparaison.chiffres($0) }
    let shown = arguments[Self.tout] ? figures : figures.filter { !$0.concorde }
    var tables: [ReportTable] = []
    if !shown.isEmpty {
      tables.append(comparaison.table("reproductibles", "Chiffres publiés reproductibles", shown))
    }
    tables.append(
      comparaison.table(
        "contradictoires", "Chiffres publiés qui en contredisent d’autres",
        comparaison.chiffres(.contradictoire)))
    try console.show(
      Report(
        titre: "Chiffres publiés et calculés, \(exemple.nom)", structure: exemple.identity.source,
        periode: nil, vuAu: exemple.vuAu.map { "\($0)" }, taille: comparaison.taille,
        tables: tables,
        notes: (totalVie == 0
          ? [] : ["\(vie) des \(totalVie) chiffres de la vie de la structure concordent."]) + [
            "\(suite) des \(totalSuite) chiffres exprimés par la seconde partie des tables concordent.",
            "\(concordants) des \(total) chiffres publiés reproductibles concordent avec le journal.",
          ]),
      DisplayOptions(arguments))
    return concordants == total && suite == totalSuite && vie == totalVie ? .succes : .constats
  }
}
