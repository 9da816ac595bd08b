import MiloCore
import MiloEvents

/// `milo importer`: events from files, all or nothing.
struct Importer: Command {
  static let name = "importer"
  static let chapter = Chapter.echange
  static let abstract = "Ajoute les événements de fichiers JSON lines ou CSV, tous ou aucun."
  static let discussion = """
    Une ligne est un CloudEvent. Toutes sont vérifiées avant que rien ne soit écrit ; chaque refus \
    nomme le fichier, la ligne, le champ, ce qui a été trouvé et ce qui est attendu.

    Un fichier CSV se lit avec un modèle, qui dit quelles colonnes font quels événements : \
    « --nouveau-modele » en ébauche un d’après les en-têtes, « --schema » en donne la forme.
    """
  static let examples = [
    Example("Un fichier", "milo importer evenements.jsonl --journal besancon"),
    Example("Vérifier sans écrire", "milo importer evenements.jsonl --essai"),
    Example("Depuis un autre programme", "produire | milo importer -"),
    Example(
      "Ébaucher le modèle d’un CSV", "milo importer export.csv --nouveau-modele > modele.json"),
    Example("Essayer un CSV", "milo importer export.csv --modele modele.json --essai"),
  ]
  static let fichiers = Argument(
    .fichier, help: "Un fichier JSON lines, ou CSV avec --modele ; - pour l’entrée standard.",
    arity: .any)
  static let essai = Flag("essai", help: "Vérifie sans rien écrire.")
  static let reprise = Flag(
    "reprise", help: "Garde l’horodatage d’enregistrement des lignes ; journal vide seulement.")
  static let modele = Option(
    "modele", .fichier, help: "Lit des fichiers CSV selon ce modèle, écrit en JSON.")
  static let nouveauModele = Flag(
    "nouveau-modele", help: "Écrit l’ébauche d’un modèle d’après les colonnes d’un CSV.")
  static let schema = Flag("schema", help: "Écrit le schéma JSON des modèles.")
  static let arguments: [any ArgumentDeclaration] = [fichiers]
  static let options: [any OptionDeclaration] = [
    essai, reprise, modele, nouveauModele, schema, SharedOptions.coffre, SharedOptions.journal,
  ]

  private let arguments: Arguments

  init(_ arguments: Arguments) throws(Misuse) {
    self.arguments = arguments
    if !arguments[Self.schema] { _ = try arguments.required(Self.fichiers) }
    if arguments[Self.modele] != nil, arguments[Self.reprise] {
      throw .incompatibleOptions(Self.modele.name, Self.reprise.name)
    }
  }

  func run(_ console: inout Console) throws(Failure) -> ExitCode {
    if arguments[Self.schema] {
      console.out.write(PrettyJSON.text(of: Modele.schema))
      return .succes
    }
    let files = arguments.all(Self.fichiers)
    if arguments[Self.nouveauModele] {
      guard files.count == 1 else {
        throw Failure(code: .usage, message: "« --nouveau-modele » ne regarde qu’un fichier")
      }
      return try CSVImports.sketch(files[0], &console)
    }
    if let modele = arguments[Self.modele] {
      let imports = try CSVImports(modele, files, arguments.ouvrir(console), &console)
      return try imports.run(
        dry: arguments[Self.essai], coffre: arguments.coffre(console), &console)
    }
    if let csv = files.first(where: { $0.lowercased().hasSuffix(".csv") }) {
      throw Failure(
        code: .usage,
        message: "« \(csv) » est un CSV : dites comment le lire avec --modele FICHIER ; "
          + "« milo importer \(csv) --nouveau-modele » en écrit l’ébauche")
    }
    return try importLines(&console)
  }

  private func importLines(_ console: inout Console) throws(Failure) -> ExitCode {
    let journal = try arguments.ouvrir(console)
    var lines: [[UInt8]] = []
    var places: [(file: String, line: Int)] = []
    for path in arguments.all(Self.fichiers) {
      var more = try console.contents(of: path).split(
        separator: 0x0A, omittingEmptySubsequences: false
      ).map(Array.init)
      if more.last?.isEmpty == true { more.removeLast() }
      places += more.indices.map { (path, $0) }
      lines += more
    }
    let (wanted, origins) = (lines, places)
    if arguments[Self.essai] {
      let rehearsal = try console.rehearsal(
        of: journal, reprise: arguments[Self.reprise], coffre: arguments.coffre(console))
      let made = try journalling { () throws(JournalError) in
        try locating(origins) { () throws(JournalError) in
          try rehearsal.rehearse(wanted, file: "")
        }
      }
      console.err.write(
        "\(lines.count) événements valides, dont \(made.count) nouveaux ; rien n’a été écrit.\n")
      return .succes
    }
    let writer = try console.writer(
      of: journal, reprise: arguments[Self.reprise], coffre: arguments.coffre(console))
    defer { writer.close() }
    let appended = try journalling { () throws(JournalError) in
      try locating(origins) { () throws(JournalError) in
        try writer.append(lines: wanted, file: "")
      }
    }
    let new = appended.count { !$0.wasThere }
    console.err.write("\(new) événements ajoutés, \(appended.count - new) déjà présents.\n")
    return .succes
  }
}

/// Runs an import whose faults then name the file and line they come from.
private func locating<Result>(
  _ places: [(file: String, line: Int)], _ body: () throws(JournalError) -> Result
) throws(JournalError) -> Result {
  do {
    return try body()
  } catch {
    guard case .refused(let faults) = error else { throw error }
    throw .refused(
      faults.map { fault in
        guard places.indices.contains(fault.index) else { return fault }
        var fault = fault
        (fault.segment, fault.index) = places[fault.index]
        return fault
      })
  }
}
