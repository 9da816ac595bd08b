public import MiloEvents

/// The description of exported CSV files for other tools (Frictionless Data Package, version 1).
public enum DataPackage {
  /// A file written.
  public struct Fichier: Sendable {
    /// What it holds.
    public var table: TableExport
    /// Its size.
    public var bytes: Int
    /// Its SHA-256, in hexadecimal.
    public var empreinte: String

    /// Describes a file.
    public init(table: TableExport, bytes: Int, empreinte: String) {
      self.table = table
      self.bytes = bytes
      self.empreinte = empreinte
    }
  }

  /// The value of `datapackage.json`.
  ///
  /// - Parameter tableur: whether an apostrophe precedes the texts that a spreadsheet would run.
  public static func json(
    _ export: Export, _ fichiers: [Fichier], tableur: Bool = false
  ) -> JSONValue {
    json(
      export.provenance, nom: export.lecture.nom, export.periode, export.profil, fichiers,
      note: export.note, tableur: tableur)
  }

  /// The value of `datapackage.json` for files that hold the rows of several journals.
  ///
  /// - Parameters:
  ///   - provenance: the lines of each journal.
  ///   - periode: the period of the rows.
  ///   - profil: for whom they are.
  ///   - note: what is hidden, and why; nil where nothing is.
  ///   - tableur: whether an apostrophe precedes the texts that a spreadsheet would run.
  public static func json(
    ensemble provenance: Provenance, _ periode: Periode, _ profil: ProfilExport,
    _ fichiers: [Fichier], note: String? = nil, tableur: Bool = false
  ) -> JSONValue {
    json(
      provenance, nom: StructureComptee.ensemble, periode, profil, fichiers, note: note,
      tableur: tableur)
  }

  private static func json(
    _ provenance: Provenance, nom: String, _ periode: Periode, _ profil: ProfilExport,
    _ fichiers: [Fichier], note: String?, tableur: Bool
  ) -> JSONValue {
    let quand =
      periode.anneeCivile.map { "\($0)" } ?? "du \(periode.debut) au \(periode.fin)"
    var package: JSONObject = [
      "profile": "tabular-data-package", "name": .string(name(nom)),
      "title": .string("Activité \(quand), \(provenance.structure)"),
      "source": .string(provenance.structure), "profil": .string(profil.nom),
      "periode": [
        "debut": .string("\(periode.debut)"), "fin": .string("\(periode.fin)"),
      ],
      "vu_au": provenance.vuAu.map { .string($0) } ?? .null,
      "taille": provenance.taille.map(JSONValue.integer) ?? .null,
    ]
    if provenance.reprises > 0 { package["reprises"] = .integer(provenance.reprises) }
    if provenance.isProvisoire { package["provisoire"] = .bool(true) }
    if let secret = provenance.secret { package["secret"] = .integer(secret) }
    if let note { package["description"] = .string(note) }
    if let racine = provenance.racine { package["racine"] = .string(racine) }
    if !provenance.structures.isEmpty {
      package["structures"] = .array(provenance.structures.map(\.json))
      package["empreinte"] = provenance.structures.empreinte.map(JSONValue.string) ?? .null
    }
    package["tableur"] = [
      "neutralise": .bool(tableur),
      "note": .string(
        tableur
          ? "Une apostrophe précède tout texte qui commence par = + - @, une tabulation ou un retour chariot : un tableur ne l’exécute pas, un programme l’ôte."
          : "Les textes sont tels quels : un tableur exécuterait ceux qui commencent par = + - @, une tabulation ou un retour chariot."
      ),
    ]
    package["resources"] = .array(fichiers.map { resource($0, isSecret: provenance.secret != nil) })
    return .object(package)
  }

  private static func resource(_ fichier: Fichier, isSecret: Bool) -> JSONValue {
    let table = fichier.table
    var schema: JSONObject = [
      "fields": .array(table.colonnes.map(field)),
      "primaryKey": .array(table.cle.map { .string($0) }),
      "missingValues": isSecret ? ["", .string(FrenchText.secret)] : [""],
    ]
    if table.referenceJeunes {
      let names = table.cleDuJeune
      let fields: JSONValue =
        names.count == 1 ? .string(names[0]) : .array(names.map(JSONValue.string))
      schema["foreignKeys"] = [
        ["fields": fields, "reference": ["resource": "jeunes", "fields": fields]]
      ]
    }
    return [
      "profile": "tabular-data-resource", "name": .string(table.nom),
      "title": .string(table.titre), "path": .string(table.nom + ".csv"), "format": "csv",
      "mediatype": "text/csv", "encoding": "utf-8", "bytes": .integer(fichier.bytes),
      "hash": .string("sha256:\(fichier.empreinte)"), "schema": .object(schema),
    ]
  }

  private static func field(_ colonne: TableExport.Colonne) -> JSONValue {
    var field: JSONObject = [
      "name": .string(colonne.nom), "type": .string(colonne.genre.rawValue),
      "description": .string(colonne.description),
    ]
    if colonne.genre == .booleen {
      field["trueValues"] = ["1"]
      field["falseValues"] = ["0"]
    }
    return .object(field)
  }

  /// A name of lower-case letters, digits and `._-`, as the format wants it.
  private static func name(_ text: String) -> String {
    "milo-"
      + text.lowercased().filter {
        $0.isASCII && ($0.isLetter || $0.isNumber || "._-".contains($0))
      }
  }
}

extension TableExport {
  /// Writes the table as CSV.
  ///
  /// - Parameter tableur: whether an apostrophe precedes the texts that a spreadsheet would run.
  /// - Throws: a line of the journal that is not valid, an error of the store.
  public func write(
    _ export: Export, to output: inout some TextOutputStream, tableur: Bool = false
  ) throws(JournalError) {
    writeHeader(to: &output)
    try writeRows(export, to: &output, tableur: tableur)
  }

  /// Writes the rows as CSV, without the names of the columns.
  ///
  /// - Parameters:
  ///   - structure: what precedes each row, where the file holds those of several structures.
  ///   - tableur: whether an apostrophe precedes the texts that a spreadsheet would run.
  /// - Throws: a line of the journal that is not valid, an error of the store.
  public func writeRows(
    _ export: Export, ofStructure structure: String? = nil, to output: inout some TextOutputStream,
    tableur: Bool = false
  ) throws(JournalError) {
    let key = structure.map { [CelluleExport.texte($0)] } ?? []
    try export.forEach(self) { cells in
      CSVRecord.write((key + cells).map { tableur ? $0.texteInerte : $0.texte }, to: &output)
    }
  }

  /// Writes the names of the columns as CSV.
  public func writeHeader(to output: inout some TextOutputStream) {
    CSVRecord.write(colonnes.map(\.nom), to: &output)
  }
}
