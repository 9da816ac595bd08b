import MiloCore

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

#if canImport(SQLite3)
  import SQLite3
#else
  import MiloCSQLite
#endif

/// What SQLite refused, in its own words.
public struct SQLiteError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The code of the result.
  public var code: Int32
  /// The message of the library.
  public var description: String
}

/// A database file open for writing: every call to the C library stands here.
final class SQLiteDatabase {
  private var handle: OpaquePointer?

  /// Makes the file, or opens it.
  init(path: String) throws(SQLiteError) {
    try check(sqlite3_open(path, &handle))
  }

  deinit { sqlite3_close(handle) }

  /// Whether something stands at a path, a broken link included.
  static func exists(_ path: String) -> Bool {
    var status = stat()
    return lstat(path, &status) == 0
  }

  /// Runs statements that give nothing back.
  func run(_ sql: String) throws(SQLiteError) {
    try check(sqlite3_exec(handle, sql, nil, nil, nil))
  }

  /// Prepares a statement to run many times.
  func prepare(_ sql: String) throws(SQLiteError) -> Statement {
    var statement: OpaquePointer?
    try check(sqlite3_prepare_v2(handle, sql, -1, &statement, nil))
    return Statement(statement, of: self)
  }

  fileprivate func check(_ code: Int32) throws(SQLiteError) {
    guard code != SQLITE_OK, code != SQLITE_DONE, code != SQLITE_ROW else { return }
    throw SQLiteError(
      code: code, description: sqlite3_errmsg(handle).map { String(cString: $0) } ?? "code \(code)")
  }

  /// A prepared statement; keeps its database open.
  final class Statement {
    private let statement: OpaquePointer?
    private let database: SQLiteDatabase

    fileprivate init(_ statement: OpaquePointer?, of database: SQLiteDatabase) {
      self.statement = statement
      self.database = database
    }

    deinit { sqlite3_finalize(statement) }

    /// Runs the statement with these values for its question marks.
    func run(_ cells: [CelluleExport]) throws(SQLiteError) {
      for (place, cell) in cells.enumerated() {
        let number = Int32(place + 1)
        switch cell {
        case .vide: try database.check(sqlite3_bind_null(statement, number))
        case .entier(let value):
          try database.check(sqlite3_bind_int64(statement, number, Int64(value)))
        case .booleen(let flag):
          try database.check(sqlite3_bind_int(statement, number, flag ? 1 : 0))
        case .nombre(let text), .texte(let text):
          // SQLITE_TRANSIENT, a macro that Swift does not see: SQLite copies the text.
          let copies = unsafeBitCast(-1, to: sqlite3_destructor_type.self)
          var text = text
          let code = text.withUTF8 { bytes in
            bytes.withMemoryRebound(to: CChar.self) {
              sqlite3_bind_text(statement, number, $0.baseAddress, Int32($0.count), copies)
            }
          }
          try database.check(code)
        }
      }
      try database.check(sqlite3_step(statement))
      try database.check(sqlite3_reset(statement))
    }
  }
}
