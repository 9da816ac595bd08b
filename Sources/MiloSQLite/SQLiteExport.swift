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
    var base = try BaseExportee(path, isPlurielle: false)
    try base.add(export)
    try base.finish()
  }
}

/// A base being written, to which the export of each journal is added; it is whole once finished.
///
/// For several structures every table has a first column `structure`, part of what names its rows.
public struct BaseExportee {
  private let database: SQLiteDatabase
  private let isPlurielle: Bool
  private var profil: ProfilExport?
  /// The tables of statistics, with the columns that they have in any of the exports.
  private var tables: [ReportTable] = []
  private var provenances: [(provenance: Provenance, origine: String, note: String?)] = []
  /// Whether events and youths are there, and not cells only.
  private var givesEvents: Bool { !provenances.contains { $0.provenance.secret != nil } }

  /// Begins a new file, in one transaction.
  ///
  /// - Parameter isPlurielle: whether it is for several structures.
  /// - Throws: an error of SQLite, or a file left beside by another base.
  public init(_ path: String, isPlurielle: Bool) throws(SQLiteExportError) {
    for compagnon in SQLiteExport.compagnons(of: path) where SQLiteDatabase.exists(compagnon) {
      throw .reste(compagnon)
    }
    self.isPlurielle = isPlurielle
    do throws(SQLiteError) {
      database = try SQLiteDatabase(path: path)
      // The file is new, and thrown away when anything fails: nothing to roll back.
      try database.run("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; BEGIN")
    } catch {
      throw .sqlite(error)
    }
  }

  /// Adds the rows of a journal.
  ///
  /// - Precondition: all exports are of one period, for the same readers.
  /// - Throws: an error of the journal or of SQLite.
  public mutating func add(_ export: Export) throws(SQLiteExportError) {
    do {
      for table in export.donnees.reversed() {
        let declared = isPlurielle ? table.deStructures : table
        if profil == nil { try database.run(SQLiteExport.definition(declared)) }
        try fill(declared, from: table, export)
      }
    } catch let error as SQLiteError {
      throw .sqlite(error)
    } catch let error as JournalError {
      throw .journal(error)
    } catch {
      preconditionFailure("\(error)")
    }
    profil = export.profil
    provenances.append((export.provenance, export.lecture.identity.origin, export.note))
    for table in export.tables {
      guard let place = tables.firstIndex(where: { $0.id == table.id }) else {
        tables.append(table)
        continue
      }
      let known = Set(tables[place].colonnes.map(\.id))
      tables[place].colonnes += table.colonnes.filter { !known.contains($0.id) }
    }
  }

  /// Adds what is computed of all rows, and ends the file.
  ///
  /// - Throws: an error of SQLite.
  public func finish() throws(SQLiteExportError) {
    do throws(SQLiteError) {
      if givesEvents {
        try database.run(
          "CREATE INDEX evenements_type ON evenements(type, date);"
            + "CREATE INDEX evenements_jeune ON evenements(jeune, date)")
      }
      try writeProvenance()
      for table in tables {
        try database.run(SQLiteExport.view(of: table, isPlurielle: isPlurielle))
      }
      if givesEvents {
        try database.run(SQLiteExport.recounts(profil ?? .structure, isPlurielle: isPlurielle))
      }
      try database.run("COMMIT; PRAGMA synchronous = FULL")
    } catch {
      throw .sqlite(error)
    }
  }

  private func fill(_ declared: TableExport, from table: TableExport, _ export: Export) throws {
    let marks = declared.colonnes.map { _ in "?" }.joined(separator: ",")
    let insert = try database.prepare(
      "INSERT INTO \(SQLiteExport.quoted(table.nom)) VALUES (\(marks))")
    let key = isPlurielle ? [CelluleExport.texte(export.lecture.identity.source)] : []
    var failure: SQLiteError?
    try export.forEach(table) { row in
      guard failure == nil else { return }
      do throws(SQLiteError) {
        try insert.run(key + row)
      } catch {
        failure = error
      }
    }
    if let failure { throw failure }
  }

  /// What the rows come from: a fact for each name; of each structure, and of all, where there are several.
  private func writeProvenance() throws(SQLiteError) {
    let columns = isPlurielle ? "structure TEXT, cle TEXT" : "cle TEXT PRIMARY KEY"
    let key = isPlurielle ? ", PRIMARY KEY (structure, cle)" : ""
    try database.run("CREATE TABLE provenance (\(columns), valeur TEXT\(key))")
    let marks = isPlurielle ? "?, ?, ?" : "?, ?"
    let insert = try database.prepare("INSERT INTO provenance VALUES (\(marks))")
    for (provenance, origine, note) in provenances {
      let facts: [(String, String?)] = [
        ("source", provenance.structure), ("origine", origine),
        ("debut", provenance.periode?.debut), ("fin", provenance.periode?.fin),
        ("vu_au", provenance.vuAu), ("taille", provenance.taille.map(String.init)),
        ("racine", provenance.racine), ("profil", profil?.nom),
        ("secret", provenance.secret.map(String.init)), ("note", note),
      ].filter { provenance.secret != nil || !["secret", "note"].contains($0.0) }
      let whose = isPlurielle ? [CelluleExport.texte(provenance.structure)] : []
      for (name, value) in facts {
        try insert.run(whose + [.texte(name), value.map { .texte($0) } ?? .vide])
      }
    }
    guard isPlurielle,
      let empreinte = Provenance(reunissant: provenances.map(\.provenance)).structures.empreinte
    else { return }
    try insert.run([.texte(StructureComptee.ensemble), .texte("empreinte"), .texte(empreinte)])
  }
}

extension SQLiteExport {
  /// The table, as its declaration says.
  fileprivate static func definition(_ table: TableExport) -> String {
    var parts = table.colonnes.map { "\(quoted($0.nom)) \(affinity($0.genre))" }
    parts.append("PRIMARY KEY (\(table.cle.map(quoted).joined(separator: ", ")))")
    let jeune = table.cleDuJeune.joined(separator: ", ")
    if table.referenceJeunes { parts.append("FOREIGN KEY (\(jeune)) REFERENCES jeunes(\(jeune))") }
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
  fileprivate static func view(of table: ReportTable, isPlurielle: Bool) -> String {
    let key = isPlurielle ? "structure, ligne" : "ligne"
    let columns = table.colonnes.map {
      "max(CASE WHEN colonne = \(literal($0.id)) THEN valeur END) AS \(quoted($0.id))"
    }
    return """
      CREATE VIEW \(quoted(name(ofView: table.id))) AS SELECT \(key), \
      \(columns.joined(separator: ", ")) FROM cellules WHERE "table" = \(literal(table.id)) \
      GROUP BY \(key) ORDER BY min(cellules.rowid)
      """
  }

  /// The name of the view of a table of statistics: its id, points become underscores.
  static func name(ofView id: String) -> String {
    let name = id.replacing(".", with: "_")
    let taken = [TableExport.jeunes, .evenements, .cellules]
    return taken.contains { $0.nom == name } ? "table_\(name)" : name
  }

  /// Figures counted again from the events: anybody may read how.
  fileprivate static func recounts(_ profil: ProfilExport, isPlurielle: Bool) -> String {
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
      \(isPlurielle ? recounts("structure, ", " GROUP BY structure") : recounts("", ""))
      """
  }

  /// - Parameters:
  ///   - key: the columns of each row before what is counted.
  ///   - group: what makes a row for each.
  private static func recounts(_ key: String, _ group: String) -> String {
    """
    CREATE VIEW sql_populations AS
      SELECT \(key)'contact' AS ligne, count(DISTINCT jeune) AS valeur FROM sql_evenements_periode
      WHERE type IN ('accueil', 'entretien', 'atelier', 'information_collective', 'contact',
        'acte_administratif')\(group)
      UNION ALL
      SELECT \(key)'accompagnes', count(DISTINCT jeune) FROM sql_evenements_periode
      WHERE type IN ('entretien', 'atelier', 'information_collective')\(group)
      UNION ALL
      SELECT \(key)'entretien', count(DISTINCT jeune) FROM sql_evenements_periode
      WHERE type = 'entretien'\(group)
      UNION ALL SELECT \(key)'primos', coalesce(sum(primos), 0) FROM jeunes\(group);
    CREATE VIEW sql_evenements_nature AS
      SELECT \(key)type AS ligne, count(*) AS evenements, count(DISTINCT jeune) AS jeunes
      FROM sql_evenements_periode
      WHERE type IN ('entretien', 'atelier', 'information_collective', 'contact',
        'acte_administratif')
      GROUP BY \(key)type;
    """
  }

  fileprivate static func quoted(_ name: String) -> String {
    "\"" + name.replacing("\"", with: "\"\"") + "\""
  }

  private static func literal(_ text: String) -> String {
    "'" + text.replacing("'", with: "''") + "'"
  }
}
