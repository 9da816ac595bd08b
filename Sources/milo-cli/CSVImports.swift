import MiloCore
import MiloEvents

/// The import of CSV files through a mapping: all their events or none.
struct CSVImports {
  private let journal: Journal
  private let files: [(path: String, contents: ImportCSV)]

  /// How many events `--essai` shows.
  private static let shown = 5

  /// Reads the mapping and the files.
  init(
    _ modele: String, _ paths: [String], _ journal: Journal, _ console: inout Console
  ) throws(Failure) {
    self.journal = journal
    guard let fuseau = FuseauHoraire(journal.identity.fuseau) else {
      throw Failure(code: .refus, message: "fuseau « \(journal.identity.fuseau) » inconnu")
    }
    let json = try console.contents(of: modele)
    let mapping = try Self.naming(modele) { () throws(ModeleError) in try Modele(json: json) }
    var files: [(path: String, contents: ImportCSV)] = []
    for path in paths {
      let bytes = try console.contents(of: path)
      let contents = try Self.naming(path) { () throws(ModeleError) in
        try ImportCSV(bytes, mapping, source: journal.identity.source, fuseau: fuseau)
      }
      files.append((path, contents))
    }
    self.files = files
  }

  /// Writes the sketch of a mapping.
  static func sketch(_ path: String, _ console: inout Console) throws(Failure) -> ExitCode {
    let bytes = try console.contents(of: path)
    let sketch = try naming(path) { () throws(ModeleError) in try NouveauModele(bytes) }
    console.out.write(PrettyJSON.text(of: sketch.json))
    return .succes
  }

  /// Appends the events, or only shows what would be.
  func run(
    dry: Bool, coffre: FolderKeyStore?, _ console: inout Console
  ) throws(Failure) -> ExitCode {
    let lines = files.flatMap(\.contents.lignes)
    var rejected = files.flatMap { path, contents in contents.rejets.map { (path, $0) } }
    let bytes = lines.map(\.bytes)
    var new = 0
    // Nothing on the disk changes unless all is written.
    let rehearsal =
      dry || !rejected.isEmpty ? try console.rehearsal(of: journal, coffre: coffre) : nil
    let writer = rehearsal == nil ? try console.writer(of: journal, coffre: coffre) : nil
    defer { writer?.close() }
    do throws(JournalError) {
      new = try rehearsal?.rehearse(bytes, file: "").count ?? new
      new = try writer?.append(lines: bytes, file: "").count { !$0.wasThere } ?? new
    } catch {
      guard case .refused(let faults) = error else {
        throw Failure(code: error.exitCode, message: error.description)
      }
      rejected += located(faults)
    }
    if dry { show(lines, &console) }
    guard rejected.isEmpty else {
      throw Failure(
        code: .refus,
        message: (rejected.map { "\($0) : \($1)" }
          + ["\(rejected.count) cellules refusées : rien n’a été écrit"]).joined(separator: "\n"))
    }
    console.err.write(
      dry
        ? "\(lines.count) événements valides, dont \(new) nouveaux ; rien n’a été écrit.\n"
        : "\(new) événements ajoutés, \(lines.count - new) déjà présents.\n")
    return .succes
  }

  /// The first events, then how many there are of each kind.
  private func show(_ lines: [ImportCSV.Ligne], _ console: inout Console) {
    for line in lines.prefix(Self.shown) {
      console.out.write(line.bytes + [0x0A])
    }
    var counts: [String: Int] = [:]
    for line in lines { counts[line.type, default: 0] += 1 }
    for declaration in Catalogue.declarations {
      if let count = counts[declaration.nom] {
        console.err.write("\(declaration.nom) : \(count)\n")
      }
    }
    let rows = files.reduce(0) { $0 + $1.contents.rowCount }
    console.err.write("\(rows) lignes lues.\n")
  }

  /// The writer's faults, each in its file.
  private func located(_ faults: [LineFault]) -> [(String, ImportCSV.Rejet)] {
    faults.compactMap { fault in
      var fault = fault
      for (path, contents) in files {
        if fault.index < contents.lignes.count { return (path, contents.rejet(fault)) }
        fault.index -= contents.lignes.count
      }
      return nil
    }
  }

  private static func naming<Result>(
    _ path: String, _ body: () throws(ModeleError) -> Result
  ) throws(Failure) -> Result {
    do {
      return try body()
    } catch {
      throw Failure(code: .refus, message: "\(path) : \(error)")
    }
  }
}
