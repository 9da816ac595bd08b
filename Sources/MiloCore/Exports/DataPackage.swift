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
    let lecture = export.lecture
    var package: JSONObject = [
      "profile": "tabular-data-package", "name": .string(name(lecture.nom)),
      "title": .string("Activité \(export.periode.titre), \(lecture.identity.source)"),
      "source": .string(lecture.identity.source), "profil": .string(export.profil.nom),
      "periode": [
        "debut": .string("\(export.periode.debut)"), "fin": .string("\(export.periode.fin)"),
      ],
      "vu_au": lecture.vuAu.map { .string("\($0)") } ?? .null, "taille": .integer(lecture.taille),
    ]
    if lecture.reprises > 0 { package["reprises"] = .integer(lecture.reprises) }
    if lecture.isProvisoire { package["provisoire"] = .bool(true) }
    if let racine = lecture.racine { package["racine"] = .string(racine.description) }
    package["tableur"] = [
      "neutralise": .bool(tableur),
      "note": .string(
        tableur
          ? "Une apostrophe précède tout texte qui commence par = + - @, une tabulation ou un retour chariot : un tableur ne l’exécute pas, un programme l’ôte."
          : "Les textes sont tels quels : un tableur exécuterait ceux qui commencent par = + - @, une tabulation ou un retour chariot."
      ),
    ]
    package["resources"] = .array(fichiers.map(resource))
    return .object(package)
  }

  private static func resource(_ fichier: Fichier) -> JSONValue {
    let table = fichier.table
    var schema: JSONObject = [
      "fields": .array(table.colonnes.map(field)),
      "primaryKey": .array(table.cle.map { .string($0) }), "missingValues": [""],
    ]
    if table.referenceJeunes {
      schema["foreignKeys"] = [
        ["fields": "jeune", "reference": ["resource": "jeunes", "fields": "jeune"]]
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
    CSVRecord.write(colonnes.map(\.nom), to: &output)
    try export.forEach(self) { cells in
      CSVRecord.write(cells.map { tableur ? $0.texteInerte : $0.texte }, to: &output)
    }
  }
}
