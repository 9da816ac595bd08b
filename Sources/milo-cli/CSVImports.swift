import MiloCore
import MiloEvents

/// The import of CSV files through a mapping: all their events or none.
struct CSVImports {
  private let journal: Journal
  private let paths: [String]
  private let contents: [ImportCSV]

  /// How many events `--essai` shows.
  private static let shown = 5

  /// Reads the mapping and the files.
  init(
    _ modele: String, _ paths: [String], _ journal: Journal, _ console: inout Console
  ) throws(Failure) {
    self.journal = journal
    self.paths = paths
    let fuseau = try journalling { () throws(JournalError) in
      try FuseauHoraire(of: journal.identity)
    }
    let json = try console.imported(modele)
    let mapping = try naming(modele) { () throws(FormeError) in try Modele(json: json) }
    var contents: [ImportCSV] = []
    for path in paths {
      let bytes = try console.imported(path)
      contents.append(
        try naming(path) { () throws(FormeError) in
          try ImportCSV(bytes, mapping, source: journal.identity.source, fuseau: fuseau)
        })
    }
    self.contents = contents
  }

  /// Writes the sketch of a mapping.
  static func sketch(_ path: String, _ console: inout Console) throws(Failure) -> ExitCode {
    let bytes = try console.imported(path)
    let sketch = try naming(path) { () throws(FormeError) in try NouveauModele(bytes) }
    console.out.write(PrettyJSON.text(of: sketch.json))
    return .succes
  }

  /// Appends the events, or only shows what would be.
  ///
  /// - Parameters:
  ///   - restores: whether events cancelled since are written anew.
  ///   - isStrict: whether a code that the journal does not know is refused.
  func run(
    dry: Bool, restores: Bool, isStrict: Bool, coffre: FolderKeyStore?, malgreLHorloge: Bool,
    _ console: inout Console
  ) throws(Failure) -> ExitCode {
    // The lock is held from the comparison on, so that nothing comes between it and the append.
    let writer =
      dry
      ? nil
      : try console.writer(
        of: journal, coffre: coffre, malgreLHorloge: malgreLHorloge)
    defer { writer?.close() }
    let now = console.now()
    let plan = try journalling { () throws(JournalError) in
      try Rapprochement(
        contents, journal, retablir: restores ? true : nil, maintenant: now, coffre: coffre)
    }
    try console.tellUnknownCodes(
      ofLines: plan.lignes, beside: console.knownCodes(of: journal), isStrict: isStrict)
    var rejected = plan.rejets
    let rehearsal =
      writer == nil || !rejected.isEmpty
      ? try console.rehearsal(
        of: journal, coffre: coffre, malgreLHorloge: malgreLHorloge) : nil
    do throws(JournalError) {
      if let rehearsal {
        _ = try rehearsal.rehearse(plan.lignes, file: "")
      } else {
        try writer?.append(lines: plan.lignes, file: "")
      }
    } catch {
      guard case .refused(let faults) = error else {
        throw Failure(error)
      }
      rejected += faults.map { plan.refus($0) }
    }
    let bilan = BilanImport(plan, contents, paths)
    if dry {
      for line in plan.lignes.prefix(Self.shown) { console.out.write(line + [0x0A]) }
      for line in bilan.parType { console.say(line) }
    }
    guard rejected.isEmpty else {
      throw Failure(code: .refus, lines: bilan.refus(rejected))
    }
    for line in bilan.dit + (dry ? bilan.essai : [bilan.fin]) { console.say(line) }
    return bilan.isToSettle ? .constats : .succes
  }

}

/// Runs what may be wrong with a file that people write, and says which file.
func naming<Result>(
  _ path: String, _ body: () throws(FormeError) -> Result
) throws(Failure) -> Result {
  do {
    return try body()
  } catch {
    throw Failure(code: .refus, message: "\(path) : \(error)").conseillant(error.conseil)
  }
}
