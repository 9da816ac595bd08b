/// An append-only event log: a folder of JSON-lines segments, a bare `.jsonl` file, or memory.
///
/// Reading needs no lock and never sees a torn line or part of a batch; see `JournalWriter` for what
/// an append promises. The journal is the only source of truth: all else is computed from it.
public struct Journal: Sendable {
  /// Whose journal it is.
  public let identity: JournalIdentity
  /// Where the lines are kept.
  public let store: any LineStore

  /// A journal over any store.
  public init(identity: JournalIdentity, store: any LineStore) {
    self.identity = identity
    self.store = store
  }

  /// Opens the journal at a path: a folder with `journal.json`, or a bare `.jsonl` file, which is a
  /// read-only journal with the source of its first line.
  ///
  /// - Throws: what is missing or unreadable, with its path.
  public init(path: String) throws(JournalError) {
    guard !path.hasSuffix(".jsonl") || Journal.isFolder(path) else {
      let store = BareFileStore(path: path)
      let identity = try storing { () throws(StoreError) in
        try Journal.identity(
          ofBare: store.snapshot(), path.split(separator: "/").last.map(String.init) ?? path)
      }
      self.init(identity: identity, store: store)
      return
    }
    let identityPath = path + "/" + JournalIdentity.fileName
    let bytes = try storing { () throws(StoreError) in try Journal.bytes(of: identityPath, in: path)
    }
    do throws(FieldError) {
      self.init(identity: try JournalIdentity(json: bytes), store: Journal.fileStore(path))
    } catch {
      throw .identity(path: identityPath, reason: error.description)
    }
  }

  /// The journal whose lines are these bytes, in memory: its source, and its origin, are the source of the
  /// first one.
  ///
  /// - Throws: what is no line, as a reading finds it.
  public init(lines bytes: [UInt8]) throws(JournalError) {
    let store = MemoryStore(bytes)
    let identity = try storing { () throws(StoreError) in
      try Journal.identity(ofBare: store.snapshot(), nil)
    }
    self.init(identity: identity, store: store)
  }

  private static func bytes(
    of identityPath: String, in folder: String
  ) throws(StoreError) -> [UInt8] {
    let system = SystemFileSystem()
    let file: OpenFile
    do throws(StoreError) {
      file = try OpenFile(identityPath, .read, on: system)
    } catch {
      // A missing folder and a folder that is no journal call for different actions.
      if case .notAFolder = error { throw .notAFolder(path: folder) }
      guard case .notFound = error else { throw error }
      _ = try OpenFile(folder, .folder, on: system)
      throw .notAJournal(path: folder)
    }
    return try file.bytes(upTo: JournalFolder.longestNote)
  }

  private static func isFolder(_ path: String) -> Bool {
    (try? SystemFileSystem().status(ofPath: path))?.kind == .folder
  }

  /// Batches are told whole by their SHA-256.
  private static func fileStore(_ path: String) -> FileStore {
    FileStore(folder: path, digest: .sha256)
  }

  private static func identity(
    ofBare snapshot: StoreSnapshot, _ origin: String?
  ) throws(StoreError) -> JournalIdentity {
    var source = "/"
    if !snapshot.segments.isEmpty {
      var head = [UInt8](repeating: 0, count: EventReader.longestLine + 1)
      var count = 0
      let result: Result<Int, StoreError> = head.withUnsafeMutableBytes { buffer in
        do throws(StoreError) {
          return .success(try snapshot.read(segment: 0, at: 0, into: buffer))
        } catch {
          return .failure(error)
        }
      }
      count = try result.get()
      let line = Array(head[..<count].prefix { $0 != 0x0A })
      // A first line that is not valid is for the reading to report.
      if let event = try? EventReader.event(in: line) { source = event.source }
    }
    return JournalIdentity(origin: origin ?? source, source: source)
  }

  /// Makes a new journal in a folder, which is created if need be.
  ///
  /// Its identity takes its name once it is whole: a creation that was cut short is begun again.
  ///
  /// - Throws: `exists` when the folder already holds a journal.
  public static func create(at path: String, _ identity: JournalIdentity) throws(JournalError) {
    try create(at: path, identity, on: SystemFileSystem())
  }

  static func create(
    at path: String, _ identity: JournalIdentity, on system: any FileSystem
  ) throws(JournalError) {
    guard VerifierKey.isValid(name: identity.origin) else {
      throw .identity(
        path: path,
        reason:
          "origine « \(identity.origin.excerpt) » : aucune clé ne pourrait signer sous ce nom ; attendu un nom sans espace ni « + », comme milo.example/besancon"
      )
    }
    var folder = JournalFolder(path, on: system)
    try storing { () throws(StoreError) in try folder.make() }
    if try storing({ () throws(StoreError) in try folder.holdsJournal() }) {
      throw .exists(path: path)
    }
    let lock = try storing { () throws(StoreError) in try folder.lockFolder() }
    defer { _ = lock }
    // Another program may have made it meanwhile.
    if try storing({ () throws(StoreError) in try folder.holdsJournal() }) {
      throw .exists(path: path)
    }
    try storing { () throws(StoreError) in
      try folder.replace(JournalIdentity.fileName, with: identity.json)
      try folder.sync()
      try folder.syncParent()
    }
  }

  /// The journals that a folder holds, in name order; none when it is a journal itself.
  public static func folders(in path: String) -> [String] {
    let system = SystemFileSystem()
    func isJournal(_ folder: String) -> Bool {
      (try? system.status(ofPath: folder + "/" + JournalIdentity.fileName)) != nil
    }
    guard !isJournal(path), let names = try? system.listFolder(path) else { return [] }
    return names.sorted().map { "\(path)/\($0)" }.filter(isJournal)
  }

  /// Makes a folder; one that exists already is no error.
  public static func createFolder(_ path: String) throws(JournalError) {
    try storing { () throws(StoreError) in
      try onPath(path) { () throws(SystemFailure) in try SystemFileSystem().makeFolder(path) }
    }
  }

  /// Appends lines known to be valid, as a generator makes them, without checking them again.
  ///
  /// - Parameters:
  ///   - clock: the present moment, RFC 3339 in UTC.
  ///   - produce: gives batches of whole lines, each with its `\n`, and how many they are.
  /// - Throws: an error of the store; the batches before it are there.
  public func fill(
    clock: @escaping @Sendable () -> String,
    with produce: (([UInt8], Int) throws -> Void) throws -> Void
  ) throws(JournalError) {
    let store = store
    let writer = try storing { () throws(StoreError) in
      try store.openWriter(WriterOptions(clock: clock))
    }
    defer { writer.close() }
    do {
      try produce { lines, count in try writer.append(lines, count: count) }
    } catch let error as StoreError {
      throw .store(error)
    } catch {
      preconditionFailure("\(error)")
    }
  }

  /// The committed lines at this moment.
  public func snapshot() throws(JournalError) -> StoreSnapshot {
    try storing { () throws(StoreError) in try store.snapshot() }
  }

  /// The first committed lines, whatever was appended since; nil when the journal is shorter.
  ///
  /// - Complexity: reads the journal once, without decoding it.
  public func snapshot(ofFirst count: Int) throws(JournalError) -> StoreSnapshot? {
    let snapshot = try snapshot()
    let lines = try locator(of: snapshot)
    guard count < lines.lineCount else { return count == lines.lineCount ? snapshot : nil }
    let place = try storing { () throws(StoreError) in try lines.place(of: count) }
    return place.map { snapshot.before(segment: $0.segment, offset: $0.offset) }
  }

  /// Finds the lines of a snapshot, whatever they say.
  private func locator(of snapshot: StoreSnapshot) throws(JournalError) -> LineLocator {
    var options = JournalScan.Options()
    options.reportsAllFaults = true
    options.decoding = false
    return LineLocator(try JournalScan.read(snapshot, options), of: snapshot)
  }

  /// The bytes of one line, without `\n`; nil when the journal is shorter.
  public func line(at index: Int) throws(JournalError) -> [UInt8]? {
    let lines = try locator(of: snapshot())
    return try storing { () throws(StoreError) in try lines.place(of: index)?.line }
  }

  /// Reads all lines as compact events.
  ///
  /// - Throws: the first line that is not valid, or an error of the store.
  public func scan(
    _ options: JournalScan.Options = JournalScan.Options()
  ) throws(JournalError) -> JournalScan {
    try JournalScan.read(snapshot(), options)
  }
}

/// Runs what may fail in the store, and lifts its error.
func storing<Result>(
  _ body: () throws(StoreError) -> Result
) throws(JournalError) -> Result {
  do {
    return try body()
  } catch {
    throw .store(error)
  }
}
