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

    De plusieurs journaux, les lignes de chacun se suivent : une première colonne « structure » dit de qui est chaque \
    rangée, et entre dans sa clé (csv, sqlite) ; une ligne de jsonl dit déjà sa source.

    Aucun texte libre ni valeur chiffrée ne sort, sauf ceux que « --avec-texte » nomme. Un tableur prend pour \
    une formule un texte qui commence par = + - ou @ : « --tableur » le fait précéder d’une apostrophe.

    « --public » ne donne que les cellules, et cache celles qui diraient de qui l’on parle (voir « milo stats \
    --aide ») : ni événement ni jeune ne sort.

    « --profil audit » donne à qui contrôle de quoi recompter, et rien qui rapproche ses rangées du journal : jeunes, \
    agents, employeurs, offres, séances et événements y sont des numéros tirés pour cet export, les dates des mois \
    (« --precision jour »), l’âge une classe ; ni texte, ni libellé, ni santé, et les seuls événements qui comptent.
    """
  static let examples = [
    Example("Pour un tableur", "milo exporter csv -o export-2022 --annee 2022 --tableur"),
    Example("Pour Datasette", "milo exporter sqlite -o 2022.db --annee 2022"),
    Example("Pour un partenaire", "milo exporter csv -o 2022 --annee 2022 --public"),
    Example("Pour un contrôle", "milo exporter csv -o audit-2022 --annee 2022 --profil audit"),
    Example(
      "Les structures d’une région, en une base",
      "milo exporter sqlite -o region-2022.db --annee 2022 --journal region"),
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
  static let sujet = Option(
    "sujet", .mots("SUJET", .sujets), help: "jsonl : les lignes de ce sujet.")
  static let avecTexte = Option(
    "avec-texte", .texteLibre, help: "Laisse sortir ce champ de texte libre, ou ce champ en x_.",
    isRepeatable: true)
  /// For whom the export is made.
  enum Profil: String, CaseIterable, Sendable {
    case structure, audit
  }

  static let profil = Option<Profil>(
    "profil", .parmi("PROFIL"), help: "csv, sqlite : pour qui ; la structure à défaut.")
  static let arguments: [any ArgumentDeclaration] = [forme]
  static let options: [any OptionDeclaration] =
    [sortie] + PeriodeOptions.declared + [
      Lister.type, sujet, Stats.filtre, SharedOptions.tableaux, profil, DossierCommand.precision,
      avecTexte, SharedOptions.tableur, SharedOptions.remplacer,
    ] + SharedOptions.ensemble + SharedOptions.secrecy + SharedOptions.reading

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
      if !arguments.all(Stats.filtre).isEmpty { throw .uselessOption(Stats.filtre.name, forme) }
    } else {
      if !types.isEmpty { throw .uselessOption(Lister.type.name, forme) }
      if arguments[Self.sujet] != nil { throw .uselessOption(Self.sujet.name, forme) }
    }
    let isAudit = arguments[Self.profil] == .audit
    if forme == .jsonl, arguments[Self.profil] != nil {
      throw .uselessOption(Self.profil.name, forme)
    }
    if !isAudit, arguments[DossierCommand.precision] != nil {
      throw .uselessOption(
        DossierCommand.precision.name,
        with: "exporter \(forme.rawValue) » sans « --\(Self.profil.name) audit")
    }
    if isAudit, !arguments.all(Self.avecTexte).isEmpty {
      throw .incompatibleOptions(Self.profil.name, Self.avecTexte.name)
    }
    if arguments.secret != nil {
      let given =
        arguments[SharedOptions.publique] ? SharedOptions.publique.name : SharedOptions.secret.name
      if forme == .jsonl { throw .uselessOption(given, forme) }
      if arguments[Self.profil] != nil { throw .incompatibleOptions(given, Self.profil.name) }
      if !arguments.all(Self.avecTexte).isEmpty {
        throw .incompatibleOptions(given, Self.avecTexte.name)
      }
    }
    if forme != .csv, arguments[SharedOptions.tableur] {
      throw .uselessOption(SharedOptions.tableur.name, forme)
    }
  }

  func run(_ console: inout Console) throws(Failure) -> ExitCode {
    if forme == .jsonl, sortie == "-" { return try lines(&console) }
    if sortie == "-" {
      throw Failure(
        code: .usage, message: "« - » : seul jsonl s’écrit sur la sortie standard ; donnez un nom")
    }
    let destination = try Destination(
      sortie, forme == .csv ? .folder : .file, replacing: arguments[SharedOptions.remplacer])
    do throws(Failure) {
      switch forme {
      case .jsonl: return try lines(&console, to: destination)
      case .csv: return try csv(&console, destination)
      case .sqlite: return try sqlite(&console, destination)
      }
    } catch {
      // What was begun would hold identifiers where nobody looks for them.
      clear(destination.aside)
      for path in SQLiteExport.compagnons(of: destination.aside) { try? removePath(path) }
      throw error
    }
  }

  /// Removes a folder of CSV files, or a file.
  private func clear(_ path: String) {
    for name in ExportFolder.fichiers { try? removePath("\(path)/\(name)") }
    try? removePath(path)
  }

  private func export(_ tour: inout Tour) throws(Failure) -> Export {
    let journal = try arguments.opened(tour.path, tour.console)
    let lecture = try arguments.lire(tour.path, hashing: true, tour.console)
    var options = Statistiques.Options()
    options.filtres = try arguments.filtres()
    options.secret = arguments.secret
    guard let periode else { throw Failure(code: .usage, message: "il manque la période") }
    tour.inconnues = lecture.histoires.valeursInconnues(options.filtres)
    do throws(StatistiquesError) {
      return try Export(
        journal, lecture, periode, options, texte: Set(arguments.all(Self.avecTexte)),
        profil: arguments[Self.profil] == .audit
          ? .audit(auJour: arguments[DossierCommand.precision] == "jour") : .structure)
    } catch {
      throw Failure(error)
    }
  }

  private func csv(
    _ console: inout Console, _ destination: Destination
  ) throws(Failure) -> ExitCode {
    // Looked at before anything is computed, and again before anything is moved.
    try checkHoldsOnlyAnExport(destination)
    let ensemble = try arguments.ensemble(&console)
    var folder: ExportFolder?
    let (code, _) = try arguments.parcourir(ensemble, &console, export) {
      (export, _) throws(Failure) in
      var opened =
        if let folder { folder } else {
          try ExportFolder(
            sortie, destination, tableur: arguments[SharedOptions.tableur],
            isPluriel: ensemble.isPluriel)
        }
      try opened.add(export)
      folder = opened
    }
    try folder?.finish()
    try replaceFolder(destination)
    let count = folder?.count ?? 0
    console.say("\(compte(count, "fichier écrit", "fichiers écrits")) dans « \(sortie) ».")
    return code
  }

  /// Refuses to take the place of a folder that holds anything else than an export.
  private func checkHoldsOnlyAnExport(_ destination: Destination) throws(Failure) {
    guard destination.replaced != nil else { return }
    let names = try writing(sortie) { () throws(SystemError) in
      try folderNames(destination.path)
    }
    guard let foreign = names.first(where: { !ExportFolder.fichiers.contains($0) }) else { return }
    throw Failure(
      code: .refus,
      message:
        "« \(sortie) » contient « \(foreign) », qui n’est pas d’un export : ôtez-le, ou choisissez "
        + "un autre nom ; rien n’a été remplacé")
  }

  /// Puts the new folder in its place; the old one goes only then.
  private func replaceFolder(_ destination: Destination) throws(Failure) {
    guard destination.replaced != nil else { return try destination.commit() }
    try checkHoldsOnlyAnExport(destination)
    let old = destination.aside + ".ancien"
    let path = destination.path
    try writing(sortie) { () throws(SystemError) in try renamePath(path, to: old) }
    do throws(Failure) {
      try destination.commit()
    } catch {
      try? renamePath(old, to: path)
      throw error
    }
    clear(old)
  }

  private func sqlite(
    _ console: inout Console, _ destination: Destination
  ) throws(Failure) -> ExitCode {
    let left = SQLiteExport.compagnons(of: destination.path).filter(fileExists)
    if let first = left.first, !arguments[SharedOptions.remplacer] {
      throw Failure(
        code: .refus,
        message: "« \(first) » est le reste d’une autre base, que SQLite appliquerait à celle-ci : "
          + "choisissez un autre nom, ou « --\(SharedOptions.remplacer.name) »")
    }
    let ensemble = try arguments.ensemble(&console)
    let aside = destination.aside
    var base: BaseExportee?
    let (code, _) = try arguments.parcourir(ensemble, &console, export) {
      (export, _) throws(Failure) in
      if base == nil {
        _ = try writing(sortie) { () throws(SystemError) in
          var file = try NewFile(aside, like: destination.replaced)
          return try file.close()
        }
        base = try exporting { () throws(SQLiteExportError) in
          try BaseExportee(aside, isPlurielle: ensemble.isPluriel)
        }
      }
      try exporting { () throws(SQLiteExportError) in try base?.add(export) }
    }
    try exporting { () throws(SQLiteExportError) in try base?.finish() }
    // The base is closed before it is moved.
    base = nil
    try writing(sortie) { () throws(SystemError) in for path in left { try removePath(path) } }
    try destination.commit()
    console.say("Base écrite dans « \(sortie) ».")
    return code
  }

  /// Runs what may fail in a base, and says it with the right exit code.
  private func exporting<Result>(
    _ body: () throws(SQLiteExportError) -> Result
  ) throws(Failure) -> Result {
    do throws(SQLiteExportError) {
      return try body()
    } catch {
      switch error {
      case .journal(let error): throw Failure(error)
      case .reste: throw Failure(code: .refus, message: error.description)
      case .sqlite(let error):
        throw Failure(
          code: .refus, message: "« \(sortie) » ne peut être écrit : SQLite répond « \(error) »")
      }
    }
  }

  private func lines(
    _ console: inout Console, to destination: Destination? = nil
  ) throws(Failure) -> ExitCode {
    let ensemble = try arguments.ensemble(&console)
    var file: NewFile?
    if let destination {
      file = try writing(sortie) { () throws(SystemError) in
        try NewFile(destination.aside, like: destination.replaced)
      }
    }
    var (count, changed) = (0, 0)
    let (code, _) = try arguments.parcourir(
      ensemble, &console,
      { (tour) throws(Failure) in
        try LignesExportees(arguments, periode, tour)
      }
    ) { (lignes, console) throws(Failure) in
      try lignes.forEach(types) { bytes, isChanged in
        if file == nil { console.out.write(bytes) } else { file?.write(bytes) }
        count += 1
        changed += isChanged ? 1 : 0
        return !console.out.isClosed
      }
    }
    if var file, let destination {
      _ = try writing(sortie) { () throws(SystemError) in try file.close() }
      try destination.commit()
    }
    console.say("\(compte(count, "ligne écrite", "lignes écrites")).")
    if changed > 0 {
      console.say(
        changed == 1
          ? "1 ligne est privée de son texte libre : elle n’a plus l’empreinte de sa feuille."
          : "\(changed) lignes sont privées de leur texte libre : elles n’ont plus l’empreinte de leur feuille."
      )
    }
    return code
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

extension Misuse {
  /// An option that says nothing to a form of export.
  fileprivate static func uselessOption(_ option: String, _ forme: Exporter.Forme) -> Misuse {
    .uselessOption(option, with: "exporter \(forme.rawValue)")
  }
}
