import CSQLite
public import MiloEvents
import Synchronization

/// A store of one's own: the lines of a journal in a SQLite database, one row an append.
///
/// One process writes at a time: an append that finds lines of somebody else's is refused.
public final class MagasinSQLite: LineStore {
  /// Where seals are written, beside the database; nil when the journal is not sealed.
  public let sealFolder: String?
  fileprivate let base: Base
  private let estOuvert = Mutex(false)

  /// Opens the database of that path, which is made if need be.
  public init(_ path: String, sceaux: String? = nil) throws(StoreError) {
    sealFolder = sceaux
    base = try Base(path)
    try base.run(
      """
      CREATE TABLE IF NOT EXISTS ajouts(
        debut INTEGER PRIMARY KEY, octets BLOB NOT NULL, lignes INTEGER NOT NULL)
      """)
  }

  /// The lines committed: one segment, whose bytes are read when they are asked for.
  public func snapshot() throws(StoreError) -> StoreSnapshot {
    let end = try base.end()
    return StoreSnapshot([
      LineSegment(path: base.path, firstLine: 0, byteCount: end.octets) {
        [base] range throws(StoreError) in
        try base.bytes(in: range)
      }
    ])
  }

  /// Opens the only writer; does not wait.
  public func openWriter(_ options: WriterOptions) throws(StoreError) -> any LineWriter {
    let isFree = estOuvert.withLock { open in
      defer { open = true }
      return !open
    }
    guard isFree else { throw .locked(path: base.path, holder: nil, waited: .zero) }
    return Ecrivain(self, try base.end())
  }

  fileprivate func release() { estOuvert.withLock { $0 = false } }
}

private final class Ecrivain: LineWriter {
  let setAside: SetAside? = nil
  private let magasin: MagasinSQLite
  private let state: Mutex<(end: Base.End, isClosed: Bool)>

  init(_ magasin: MagasinSQLite, _ end: Base.End) {
    self.magasin = magasin
    state = Mutex((end, false))
  }

  deinit { close() }

  var lineCount: Int { state.withLock { $0.end.lignes } }

  func append(_ lines: [UInt8], count: Int) throws(StoreError) -> Range<Int> {
    try state.withLock { (state) throws(StoreError) in
      let base = magasin.base
      guard !state.isClosed else { throw .closed(path: base.path) }
      try check(lines, count: count)
      let first = state.end.lignes
      guard count > 0 else { return first..<first }
      try base.append(lines, count: count, after: state.end)
      state.end = Base.End(octets: state.end.octets + lines.count, lignes: first + count)
      return first..<first + count
    }
  }

  func close() {
    let isFirst = state.withLock { state in
      defer { state.isClosed = true }
      return !state.isClosed
    }
    if isFirst { magasin.release() }
  }
}
