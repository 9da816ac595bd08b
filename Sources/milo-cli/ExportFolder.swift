import MiloCore
import MiloEvents

/// The CSV files of an export as they are written, to which the rows of each journal are added.
struct ExportFolder {
  /// The names of the files.
  static let fichiers =
    [TableExport.cellules, .evenements, .jeunes].map { $0.nom + ".csv" } + ["datapackage.json"]

  /// A file, and the table that it holds.
  private struct Fichier {
    var table: TableExport
    var file: NewFile
  }

  /// What the folder is called by who asked for it.
  private let name: String
  private let path: String
  private let tableur: Bool
  private let isPluriel: Bool
  private var fichiers: [Fichier] = []
  private var exports: [Provenance] = []
  /// What each journal hides, and why.
  private var notes: [String] = []
  /// The first export, without which nothing describes the files.
  private var first: Export?

  /// Makes the folder, which is to take the place of another when one is given.
  init(
    _ name: String, _ destination: Destination, tableur: Bool, isPluriel: Bool
  ) throws(Failure) {
    self.name = name
    self.tableur = tableur
    self.isPluriel = isPluriel
    let path = destination.aside
    self.path = path
    try writing(name) { () throws(SystemError) in
      try createFolder(path)
      if let replaced = destination.replaced { try changeMode(path, replaced.mode) }
    }
  }

  /// How many files there are, the one that describes the others included.
  var count: Int { fichiers.count + 1 }

  /// Adds the rows of a journal.
  mutating func add(_ export: Export) throws(Failure) {
    if first == nil {
      first = export
      for table in export.donnees {
        let path = "\(path)/\(table.nom).csv"
        let declared = isPluriel ? table.deStructures : table
        var file = try writing(name) { () throws(SystemError) in try NewFile(path) }
        declared.writeHeader(to: &file)
        fichiers.append(Fichier(table: declared, file: file))
      }
    }
    exports.append(export.provenance)
    if let note = export.note { notes.append("\(export.lecture.nom) : \(note)") }
    for (place, table) in export.donnees.enumerated() {
      var file = fichiers[place].file
      let tableur = tableur
      let structure = isPluriel ? export.lecture.identity.source : nil
      try journalling { () throws(JournalError) in
        try table.writeRows(export, ofStructure: structure, to: &file, tableur: tableur)
      }
      fichiers[place].file = file
    }
  }

  /// Ends the files, and writes what they hold.
  mutating func finish() throws(Failure) {
    guard let first else { return }
    var written: [DataPackage.Fichier] = []
    for fichier in fichiers {
      var file = fichier.file
      let digest = try writing(name) { () throws(SystemError) in try file.close() }
      written.append(
        .init(table: fichier.table, bytes: file.bytes, empreinte: digest.description))
    }
    let described =
      isPluriel
      ? DataPackage.json(
        ensemble: Provenance(reunissant: exports), first.periode, first.profil, written,
        note: notes.isEmpty ? nil : notes.joined(separator: "\n"), tableur: tableur)
      : DataPackage.json(first, written, tableur: tableur)
    let (package, path) = (PrettyJSON.text(of: described), path)
    _ = try writing(name) { () throws(SystemError) in
      var file = try NewFile("\(path)/datapackage.json")
      file.write(package)
      return try file.close()
    }
  }
}
