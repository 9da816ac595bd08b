import CSQLite
import MiloEvents

/// The database; SQLite serialises what several threads ask of it.
final class Base: @unchecked Sendable {
  /// Where its lines end.
  struct End: Equatable {
    var octets: Int
    var lignes: Int
  }

  let path: String
  private let handle: OpaquePointer?

  init(_ path: String) throws(StoreError) {
    self.path = path
    var handle: OpaquePointer?
    let flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_FULLMUTEX
    let code = sqlite3_open_v2(path, &handle, flags, nil)
    self.handle = handle
    guard code == SQLITE_OK else { throw failure() }
    // A row is on the disk when its append returns.
    try run("PRAGMA synchronous = FULL")
  }

  deinit { sqlite3_close_v2(handle) }

  func run(_ sql: String) throws(StoreError) {
    guard sqlite3_exec(handle, sql, nil, nil, nil) == SQLITE_OK else { throw failure() }
  }

  func end() throws(StoreError) -> End {
    let rows = try query(
      "SELECT coalesce(max(debut + length(octets)), 0), coalesce(sum(lignes), 0) FROM ajouts", []
    ) { row in
      End(octets: Int(sqlite3_column_int64(row, 0)), lignes: Int(sqlite3_column_int64(row, 1)))
    }
    return rows[0]
  }

  func bytes(in range: Range<Int>) throws(StoreError) -> [UInt8] {
    let pieces = try query(
      """
      SELECT debut, octets FROM ajouts
      WHERE debut >= (SELECT max(debut) FROM ajouts WHERE debut <= ?1) AND debut < ?2 ORDER BY debut
      """, [range.lowerBound, range.upperBound]
    ) { row in
      let start = Int(sqlite3_column_int64(row, 0))
      let blob = UnsafeRawBufferPointer(
        start: sqlite3_column_blob(row, 1), count: Int(sqlite3_column_bytes(row, 1)))
      let wanted = range.clamped(to: start..<start + blob.count)
      return Array(blob[(wanted.lowerBound - start)..<(wanted.upperBound - start)])
    }
    return pieces.flatMap(\.self)
  }

  /// Adds a row, unless lines came since whoever appends last looked.
  func append(_ lines: [UInt8], count: Int, after end: End) throws(StoreError) {
    try run("BEGIN IMMEDIATE")
    do throws(StoreError) {
      guard try self.end() == end else {
        throw .failed(path: path, reason: "un autre programme y a ajouté des lignes ; rouvrez-le")
      }
      try insert(lines, count, at: end.octets)
      try run("COMMIT")
    } catch {
      try? run("ROLLBACK")
      throw error
    }
  }

  private func insert(_ lines: [UInt8], _ count: Int, at start: Int) throws(StoreError) {
    var statement: OpaquePointer?
    defer { sqlite3_finalize(statement) }
    let sql = "INSERT INTO ajouts VALUES (?1, ?2, ?3)"
    guard sqlite3_prepare_v2(handle, sql, -1, &statement, nil) == SQLITE_OK else {
      throw failure()
    }
    sqlite3_bind_int64(statement, 1, Int64(start))
    sqlite3_bind_int64(statement, 3, Int64(count))
    // The bytes outlive the statement's only step: SQLite needs no copy of them.
    let code = lines.withUnsafeBytes { bytes in
      sqlite3_bind_blob64(statement, 2, bytes.baseAddress, UInt64(bytes.count), nil)
      return sqlite3_step(statement)
    }
    guard code == SQLITE_DONE else { throw failure() }
  }

  private func query<Row>(
    _ sql: String, _ values: [Int], _ row: (OpaquePointer?) -> Row
  ) throws(StoreError) -> [Row] {
    var statement: OpaquePointer?
    defer { sqlite3_finalize(statement) }
    guard sqlite3_prepare_v2(handle, sql, -1, &statement, nil) == SQLITE_OK else {
      throw failure()
    }
    for (place, value) in values.enumerated() {
      sqlite3_bind_int64(statement, Int32(place + 1), Int64(value))
    }
    var rows: [Row] = []
    while true {
      switch sqlite3_step(statement) {
      case SQLITE_ROW: rows.append(row(statement))
      case SQLITE_DONE: return rows
      default: throw failure()
      }
    }
  }

  private func failure() -> StoreError {
    .failed(path: path, reason: handle.map { String(cString: sqlite3_errmsg($0)) } ?? "SQLite")
  }
}
