import MiloCore
import MiloEvents
import MiloSQLite

/// `milo exporter`: the journal for other tools.
struct Exporter: Command {
  static let name = "exporter"
  static let chapter = Chapter.echange
  static let abstract = "Écrit le journal pour d’autres outils : CSV, SQLite ou JSON lines."
  static let discussion = """
    csv : un dossier de tables ordonnées (cellules, événements, jeunes) et leur description \
    Frictionless. sqlite : les mêmes tables dans une base, une vue par table des statistiques. \
    jsonl : les lignes elles-mêmes, filtrées.

    La période choisit, dans les trois formes, les mêmes lignes : les événements datés d’elle, \
    rectifications faites, et les corrections de ces événements. Elle choisit aussi les jeunes (un \
    événement ou un séjour de la période) et ce que comptent les cellules.

    Aucun texte libre ni valeur chiffrée ne sort, sauf ceux que « --avec-texte » nomme.
    """
  static let examples = [
    Example("Pour un tableur", "milo exporter csv -o export-2022 --annee 2022"),
    Example("Pour Datasette", "milo exporter sqlite -o 2022.db --annee 2022"),
    Example("Les entretiens d’un mois", "milo exporter jsonl -o - --type entretien --annee 2022"),
  ]

  /// The forms of an export.
  enum Forme: String, CaseIterable, Sendable {
    case csv, sqlite, jsonl
  }

  static let forme = Argument<Forme>(.parmi("FORME"), help: "Ce qu’il faut écrire.")
  static let sortie = Option(
    "sortie", short: "o", .texte("SORTIE"),
    help: "Le dossier (csv) ou le fichier à écrire ; - pour la sortie standard (jsonl).",
    isRequired: true)
  static let sujet = Option("sujet", .texte("SUJET"), help: "jsonl : les lignes de ce sujet.")
  static let avecTexte = Option(
    "avec-texte", .texteLibre, help: "Laisse sortir ce champ de texte libre, ou ce champ en x_.",
    isRepeatable: true)
  static let arguments: [any ArgumentDeclaration] = [forme]
  static let options: [any OptionDeclaration] =
    [sortie] + PeriodeOptions.declared + [
      Lister.type, sujet, Stats.filtre, avecTexte, SharedOptions.remplacer, SharedOptions.journal,
      SharedOptions.vuAu,
    ]

  private let arguments: Arguments
  private let forme: Forme
  private let sortie: String
  private let periode: Periode?
  private let types: Set<String>

  init(_ arguments: Arguments) throws(Misuse) {
    self.arguments = arguments
    forme = try arguments.required(Self.forme)
    sortie = try arguments.required(Self.sortie)
    types = try arguments.types()
    periode = forme == .jsonl && !arguments.hasPeriode ? nil : try Periode(arguments)
    if forme == .jsonl {
      if !arguments.all(Stats.filtre).isEmpty {
        throw .incompatibleOptions(Self.forme.name, Stats.filtre.name)
      }
    } else {
      if !types.isEmpty { throw .incompatibleOptions(Self.forme.name, Lister.type.name) }
      if arguments[Self.sujet] != nil {
        throw .incompatibleOptions(Self.forme.name, Self.sujet.name)
      }
    }
  }

  func run(_ console: inout Console) throws(Failure) -> ExitCode {
    if forme == .jsonl, sortie == "-" { return try lines(&console) }
    if sortie == "-" {
      throw Failure(
        code: .usage, message: "« - » : seul jsonl s’écrit sur la sortie standard ; donnez un nom")
    }
    let target = sortie.hasSuffix("/") ? String(sortie.dropLast()) : sortie
    try checkDestination(target, replacing: arguments[SharedOptions.remplacer])
    do throws(Failure) {
      switch forme {
      case .jsonl: return try lines(&console)
      case .csv: try csv(&console)
      case .sqlite: try sqlite(&console)
      }
      return .succes
    } catch {
      // What was begun would hold identifiers where nobody looks for them.
      for name in Self.fichiersCSV { try? removePath("\(target).partiel/\(name)") }
      try? removePath(target + ".partiel")
      throw error
    }
  }

  private static let tables = [TableExport.cellules, .evenements, .jeunes]
  private static let fichiersCSV = tables.map { $0.nom + ".csv" } + ["datapackage.json"]

  private func export(_ console: inout Console) throws(Failure) -> Export {
    let journal = try arguments.ouvrir(console)
    let lecture = try arguments.lire(console, hashing: true)
    var options = Statistiques.Options()
    options.filtres = try arguments.filtres()
    guard let periode else { throw Failure(code: .usage, message: "il manque la période") }
    console.tell(lecture.histoires.valeursInconnues(options.filtres))
    do throws(StatistiquesError) {
      return try Export(
        journal, lecture, periode, options, texte: Set(arguments.all(Self.avecTexte)))
    } catch {
      throw Failure(code: .usage, message: error.description)
    }
  }

  private func csv(_ console: inout Console) throws(Failure) {
    let export = try export(&console)
    let folder = sortie.hasSuffix("/") ? String(sortie.dropLast()) : sortie
    let names = Self.fichiersCSV
    let partial = folder + ".partiel"
    func clear(_ path: String) throws(SystemError) {
      for name in names { try removePath("\(path)/\(name)") }
      try removePath(path)
    }
    try writing(sortie) { () throws(SystemError) in
      try clear(partial)
      try createFolder(partial)
    }
    var written: [DataPackage.Fichier] = []
    for table in Self.tables {
      let path = "\(partial)/\(table.nom).csv"
      var file = try writing(path) { () throws(SystemError) in try NewFile(path) }
      try journalling { () throws(JournalError) in try table.write(export, to: &file) }
      let digest = try writing(path) { () throws(SystemError) in try file.close() }
      written.append(
        .init(table: table, bytes: file.bytes, empreinte: digest.description))
    }
    let package = PrettyJSON.text(of: DataPackage.json(export, written))
    try writing(sortie) { () throws(SystemError) in
      var file = try NewFile("\(partial)/datapackage.json")
      file.write(package)
      _ = try file.close()
      if fileExists(folder) { try clear(folder) }
      try renamePath(partial, to: folder)
    }
    console.err.write("\(names.count) fichiers écrits dans « \(folder) ».\n")
  }

  private func sqlite(_ console: inout Console) throws(Failure) {
    let export = try export(&console)
    let partial = sortie + ".partiel"
    try checkBeside(sortie)
    try writing(sortie) { () throws(SystemError) in
      for path in SQLiteExport.compagnons(of: partial) { try removePath(path) }
      let file = try createFile(partial)
      try closeDurably(file)
    }
    do throws(SQLiteExportError) {
      try SQLiteExport.write(export, to: partial)
    } catch {
      switch error {
      case .journal(let error): throw Failure(code: error.exitCode, message: error.description)
      case .reste(let path):
        throw Failure(code: .refus, message: "« \(path) » est là : une autre base l’a laissé")
      case .sqlite(let error):
        throw Failure(
          code: .refus, message: "« \(sortie) » ne peut être écrit : SQLite répond « \(error) »")
      }
    }
    try writing(sortie) { () throws(SystemError) in
      for path in SQLiteExport.compagnons(of: sortie) { try removePath(path) }
      try renamePath(partial, to: sortie)
    }
    console.err.write("Base écrite dans « \(sortie) ».\n")
  }

  /// Refuses a name that another base has left files beside, unless told to replace.
  private func checkBeside(_ path: String) throws(Failure) {
    guard !arguments[SharedOptions.remplacer] else { return }
    for companion in SQLiteExport.compagnons(of: path) where fileExists(companion) {
      throw Failure(
        code: .refus,
        message: "« \(companion) » est le reste d’une autre base, que SQLite appliquerait à "
          + "celle-ci : choisissez un autre nom, ou « --\(SharedOptions.remplacer.name) »")
    }
  }

  private func lines(_ console: inout Console) throws(Failure) -> ExitCode {
    let journal = try arguments.ouvrir(console)
    let limit = try arguments.limite(journal)
    let texte = Set(arguments.all(Self.avecTexte))
    let partial = sortie + ".partiel"
    var file: NewFile?
    if sortie != "-" {
      file = try writing(sortie) { () throws(SystemError) in try NewFile(partial) }
    }
    var (count, changed) = (0, 0)
    let snapshot = try journalling { () throws(JournalError) in try journal.snapshot() }
    let portee = try periode.map { (periode) throws(Failure) in
      PorteeExport(try arguments.lire(console).histoires, periode)
    }
    try EventLines.forEach(in: snapshot) { index, line, event in
      if let limit, let recorded = event.recordedTime, recorded >= limit { return false }
      guard types.isEmpty || types.contains(event.type) else { return true }
      if let sujet = arguments[Self.sujet], event.subject != sujet { return true }
      guard portee?.contains(index) ?? true else { return true }
      let (shown, isChanged) = event.sansTexte(sauf: texte)
      let bytes = (isChanged ? EventWriter.line(of: shown) : line) + [0x0A]
      if file == nil { console.out.write(bytes) } else { file?.write(bytes) }
      count += 1
      changed += isChanged ? 1 : 0
      return !console.out.isClosed
    }
    if var file {
      try writing(sortie) { () throws(SystemError) in
        _ = try file.close()
        try renamePath(partial, to: sortie)
      }
    }
    console.err.write(count < 2 ? "\(count) ligne écrite.\n" : "\(count) lignes écrites.\n")
    if changed == 1 {
      console.err.write(
        "1 ligne est privée de son texte libre : elle n’a plus l’empreinte de sa feuille.\n")
    } else if changed > 1 {
      console.err.write(
        "\(changed) lignes sont privées de leur texte libre : elles n’ont plus l’empreinte de leur feuille.\n"
      )
    }
    return .succes
  }

  private func writing<Result>(
    _ path: String, _ body: () throws(SystemError) -> Result
  ) throws(Failure) -> Result {
    do {
      return try body()
    } catch {
      throw Failure(code: .refus, message: "« \(path) » ne peut être écrit : \(error)")
    }
  }
}

extension Arguments {
  /// The instant before which lines were known on the day asked; nil for all lines.
  func limite(_ journal: Journal) throws(Failure) -> RecordedTime? {
    guard let fuseau = FuseauHoraire(journal.identity.fuseau) else {
      throw Failure(code: .refus, message: "fuseau « \(journal.identity.fuseau) » inconnu")
    }
    return self[SharedOptions.vuAu].map { fuseau.end(of: $0) }
  }
}

extension ValueKind where Value == String {
  /// The name of a field of free text, or of a field in `x_`.
  fileprivate static var texteLibre: Self {
    let names = Event.freeTextNames.sorted()
    var kind = choix("CHAMP", names, expected: "un champ de texte libre, ou un nom en x_")
    kind.parse = { names.contains($0) || $0.hasPrefix("x_") ? $0 : nil }
    return kind
  }
}
