public import Foundation
public import MiloCore
public import MiloEvents

/// Why a SQLite file cannot be written.
public enum SQLiteExportError: Error, Sendable {
  /// The journal cannot be read.
  case journal(JournalError)
  /// SQLite refuses.
  case sqlite(SQLiteError)
  /// A file stands beside the base that SQLite would apply to it: what another base left.
  case reste(String)
}

extension SQLiteExportError: CustomStringConvertible, LocalizedError {
  /// What the journal or SQLite says.
  public var description: String {
    switch self {
    case .journal(let error): error.description
    case .sqlite(let error): error.description
    case .reste(let path): "« \(path) » est là : une autre base l’a laissé"
    }
  }

  /// The same, to Foundation.
  public var errorDescription: String? { description }
}

extension SQLiteError: LocalizedError {
  /// The message of the library.
  public var errorDescription: String? { description }
}

/// Writes a journal as a SQLite file that BI tools and Datasette open: `evenements`, `jeunes`,
/// `cellules`, `provenance`, a view per table of statistics, and views that recount figures by SQL.
public enum SQLiteExport {
  /// The files that SQLite applies to a base when it opens it, should another base have left them.
  public static func compagnons(of path: String) -> [String] {
    ["-wal", "-journal", "-shm"].map { path + $0 }
  }

  /// Writes a new file, in one transaction.
  ///
  /// - Throws: an error of the journal or of SQLite, or a file left beside by another base.
  public static func write(_ export: Export, to path: String) throws(SQLiteExportError) {
    for compagnon in compagnons(of: path) where SQLiteDatabase.exists(compagnon) {
      throw .reste(compagnon)
    }
    do {
      let database = try SQLiteDatabase(path: path)
      // The file is new, and thrown away when anything fails: nothing to roll back.
      try database.run("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; BEGIN")
      for table in export.donnees.reversed() {
        try database.run(definition(table))
        try fill(table, export, database)
      }
      try database.run(
        "CREATE INDEX evenements_type ON evenements(type, date);"
          + "CREATE INDEX evenements_jeune ON evenements(jeune, date)")
      try provenance(export, database)
      for table in export.tables { try database.run(view(of: table)) }
      try database.run(recounts(export.profil))
      try database.run("COMMIT; PRAGMA synchronous = FULL")
    } catch let error as SQLiteError {
      throw .sqlite(error)
    } catch let error as JournalError {
      throw .journal(error)
    } catch {
      preconditionFailure("\(error)")
    }
  }

  private static func fill(
    _ table: TableExport, _ export: Export, _ database: SQLiteDatabase
  ) throws {
    let marks = table.colonnes.map { _ in "?" }.joined(separator: ",")
    let insert = try database.prepare("INSERT INTO \(quoted(table.nom)) VALUES (\(marks))")
    var failure: SQLiteError?
    try export.forEach(table) { row in
      guard failure == nil else { return }
      do throws(SQLiteError) {
        try insert.run(row)
      } catch {
        failure = error
      }
    }
    if let failure { throw failure }
  }

  private static func provenance(_ export: Export, _ database: SQLiteDatabase) throws {
    try database.run("CREATE TABLE provenance (cle TEXT PRIMARY KEY, valeur TEXT)")
    let insert = try database.prepare("INSERT INTO provenance VALUES (?, ?)")
    let lecture = export.lecture
    let facts: [(String, String?)] = [
      ("source", lecture.identity.source), ("origine", lecture.identity.origin),
      ("debut", "\(export.periode.debut)"), ("fin", "\(export.periode.fin)"),
      ("vu_au", lecture.vuAu.map { "\($0)" }), ("taille", "\(lecture.taille)"),
      ("racine", lecture.racine?.description), ("profil", export.profil.nom),
    ]
    for (name, value) in facts {
      try insert.run([.texte(name), value.map { .texte($0) } ?? .vide])
    }
  }

  /// The table, as its declaration says.
  private static func definition(_ table: TableExport) -> String {
    var parts = table.colonnes.map { "\(quoted($0.nom)) \(affinity($0.genre))" }
    parts.append("PRIMARY KEY (\(table.cle.map(quoted).joined(separator: ", ")))")
    if table.referenceJeunes { parts.append("FOREIGN KEY (jeune) REFERENCES jeunes(jeune)") }
    return "CREATE TABLE \(quoted(table.nom)) (\(parts.joined(separator: ", ")))"
  }

  private static func affinity(_ genre: TableExport.Genre) -> String {
    switch genre {
    case .entier, .booleen: "INTEGER"
    case .nombre: "NUMERIC"
    case .texte, .date, .mois, .moment, .objet: "TEXT"
    }
  }

  /// One row per line of the table, one column per column, in the order of the report.
  private static func view(of table: ReportTable) -> String {
    let columns = table.colonnes.map {
      "max(CASE WHEN colonne = \(literal($0.id)) THEN valeur END) AS \(quoted($0.id))"
    }
    return """
      CREATE VIEW \(quoted(name(ofView: table.id))) AS SELECT ligne, \
      \(columns.joined(separator: ", ")) FROM cellules WHERE "table" = \(literal(table.id)) \
      GROUP BY ligne ORDER BY min(cellules.rowid)
      """
  }

  /// The name of the view of a table of statistics: its id, points become underscores.
  static func name(ofView id: String) -> String {
    let name = id.replacing(".", with: "_")
    let taken = [TableExport.jeunes, .evenements, .cellules]
    return taken.contains { $0.nom == name } ? "table_\(name)" : name
  }

  /// Figures counted again from the events: anybody may read how.
  private static func recounts(_ profil: ProfilExport) -> String {
    // What an auditor is given counts, and is of the period.
    let counts =
      profil == .structure
      ? """
      compte = 1 AND date >= (SELECT valeur FROM provenance WHERE cle = 'debut')
        AND date <= (SELECT valeur FROM provenance WHERE cle = 'fin') AND
      """ : ""
    return """
      CREATE VIEW sql_evenements_periode AS
        SELECT * FROM evenements
        WHERE \(counts) jeune IS NOT NULL
          AND (type NOT IN ('atelier', 'information_collective')
            OR coalesce(json_extract(data, '$.presence'), 'present') = 'present');
      \(recounts)
      """
  }

  private static let recounts = """
    CREATE VIEW sql_populations AS
      SELECT 'contact' AS ligne, count(DISTINCT jeune) AS valeur FROM sql_evenements_periode
      WHERE type IN ('accueil', 'entretien', 'atelier', 'information_collective', 'contact',
        'acte_administratif')
      UNION ALL
      SELECT 'accompagnes', count(DISTINCT jeune) FROM sql_evenements_periode
      WHERE type IN ('entretien', 'atelier', 'information_collective')
      UNION ALL
      SELECT 'entretien', count(DISTINCT jeune) FROM sql_evenements_periode
      WHERE type = 'entretien'
      UNION ALL SELECT 'primos', coalesce(sum(primos), 0) FROM jeunes;
    CREATE VIEW sql_evenements_nature AS
      SELECT type AS ligne, count(*) AS evenements, count(DISTINCT jeune) AS jeunes
      FROM sql_evenements_periode
      WHERE type IN ('entretien', 'atelier', 'information_collective', 'contact',
        'acte_administratif')
      GROUP BY type;
    """

  private static func quoted(_ name: String) -> String {
    "\"" + name.replacing("\"", with: "\"\"") + "\""
  }

  private static func literal(_ text: String) -> String {
    "'" + text.replacing("'", with: "''") + "'"
  }
}
