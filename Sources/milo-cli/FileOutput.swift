import MiloEvents

/// A file being written, which did not exist before.
struct NewFile: TextOutputStream {
  private let descriptor: Int32
  private var buffer: [UInt8] = []
  private var hash = SHA256()
  /// How many bytes were written.
  private(set) var bytes = 0
  private var problem: SystemError?

  /// Makes the file, with the permissions and the owner of another, if given.
  init(_ path: String, mode: UInt32 = 0o600, like other: FileStatus? = nil) throws(SystemError) {
    descriptor = try createFile(path, mode: mode)
    guard let other else { return }
    do throws(SystemError) {
      try takeOver(other, descriptor)
    } catch {
      problem = error
    }
  }

  mutating func write(_ string: String) { write(Array(string.utf8)) }

  mutating func write(_ more: [UInt8]) {
    buffer += more
    if buffer.count > 1 << 16 { flush() }
  }

  private mutating func flush() {
    hash.update(buffer)
    bytes += buffer.count
    if problem == nil { problem = writeAll(buffer, to: descriptor) }
    buffer.removeAll(keepingCapacity: true)
  }

  /// Ends the file, and gives the SHA-256 of its bytes.
  mutating func close() throws(SystemError) -> Digest {
    flush()
    try closeDurably(descriptor)
    if let problem { throw problem }
    return hash.digest()
  }
}

/// A place where a command writes: what stands there stays until the new one is whole.
///
/// Everything that `milo` writes, but a journal, a key and a coffre, goes through here: it is made aside,
/// under a name that nobody else has, in the folder where it will stand, then takes its name at once.
struct Destination: Sendable {
  /// What is written.
  enum Kind: Hashable, Sendable {
    case file, folder
  }

  /// The path typed.
  let typed: String
  /// The path written, links followed.
  let path: String
  /// Where the new one is made.
  let aside: String
  /// What the new one takes the place of.
  let replaced: FileStatus?

  /// Checks that a file or a folder may be written at a path.
  ///
  /// - Throws: what stands there and may not be replaced; a place inside a journal or a coffre.
  init(_ typed: String, _ kind: Kind = .file, replacing: Bool) throws(Failure) {
    self.typed = typed
    path = try writing(typed) { () throws(SystemError) in try Self.followed(typed) }
    for place in [typed, path] { try checkOutsideJournals(place) }
    let path = path
    replaced = try writing(typed) { () throws(SystemError) in try fileStatus(path) }
    let random = String(UInt64.random(in: .min ... .max), radix: 16)
    let slash = path.lastIndex(of: "/")
    let parent = slash.map { String(path[...$0]) } ?? ""
    aside = parent + ".milo-\(random).partiel"
    guard let replaced else { return }
    if let wrong = Self.wrong(replaced.kind, for: kind) {
      throw Failure(code: .refus, message: "« \(typed) » \(wrong) : choisissez un autre endroit")
    }
    guard replacing else {
      throw Failure(
        code: .refus,
        message: "« \(typed) » existe déjà : choisissez un autre nom, ou "
          + "« --\(SharedOptions.remplacer.name) »")
    }
  }

  private static func wrong(_ found: FileStatus.Kind, for kind: Kind) -> String? {
    switch (found, kind) {
    case (.file, .file), (.folder, .folder): nil
    case (.file, .folder): "est un fichier, un dossier est attendu"
    case (.folder, .file): "est un dossier, un fichier est attendu"
    case (.pipe, _): "est un tube, et n’est jamais remplacé"
    case (.device, _): "est un appareil, et n’est jamais remplacé"
    case (.link, _): "est un lien qui ne mène nulle part"
    }
  }

  /// The path that links lead to, whether something stands there or not.
  private static func followed(_ typed: String) throws(SystemError) -> String {
    var path = typed
    while path.count > 1, path.hasSuffix("/") { path.removeLast() }
    for _ in 0..<40 {
      guard let status = try fileStatus(path, followsLinks: false), status.kind == .link else {
        return path
      }
      // What a link of /proc or /dev leads to may have no name: it is told by what it is.
      if let end = try fileStatus(path), end.kind != .file, end.kind != .folder { return path }
      let target = try linkTarget(path)
      let slash = path.lastIndex(of: "/")
      path = target.hasPrefix("/") ? target : (slash.map { String(path[...$0]) } ?? "") + target
    }
    return path
  }

  /// Puts what was made aside in its place.
  func commit() throws(Failure) {
    let (aside, path) = (aside, path)
    try writing(typed) { () throws(SystemError) in
      try renamePath(aside, to: path)
      let slash = path.lastIndex(of: "/")
      try syncFolder(slash.map { String(path[...$0]) } ?? ".")
    }
  }

  /// Removes what was made aside, where it is a file.
  func discard() {
    try? removePath(aside)
  }
}

/// Runs what may fail to write, and says it of the path typed.
func writing<Result>(
  _ path: String, _ body: () throws(SystemError) -> Result
) throws(Failure) -> Result {
  do {
    return try body()
  } catch {
    throw Failure(code: .refus, message: "« \(path) » ne peut être écrit : \(error)")
  }
}
