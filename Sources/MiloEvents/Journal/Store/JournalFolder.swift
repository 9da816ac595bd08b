/// The files that stand beside the lines of a journal: `checkpoint`, `journal.json`, `tile/`.
///
/// A file is replaced whole: its new bytes reach the disk under another name before they take the
/// old one, so that a crash leaves the old file or the new one.
struct JournalFolder: Sendable {
  /// The folder.
  let path: String
  private let system: any FileSystem
  private var made: Set<String> = []
  private var touched: Set<String> = []

  /// Name of the file that says what the journal is.
  static let identityName = "journal.json"
  /// Name of the last signed head.
  static let sealName = "checkpoint"
  /// Name of the folder of the heads before it.
  static let archiveName = "sceaux"

  /// Bytes that no note, identity or key of ours comes near.
  static let longestNote = 1 << 20

  init(_ path: String, on system: any FileSystem = SystemFileSystem()) {
    self.path = path
    self.system = system
  }

  init(_ store: FileStore) {
    self.init(store.folder, on: store.system)
  }

  /// The folder where a store has its journal sealed; nil for a store without any.
  init?(of store: any LineStore) {
    if let store = store as? FileStore {
      self.init(store)
    } else if let folder = store.sealFolder {
      self.init(folder)
    } else {
      return nil
    }
  }

  /// The bytes of a small file; nil when there is no such file.
  ///
  /// - Throws: `notAFile`, or `tooLong` for what is longer than any file of ours.
  func bytes(_ name: String, upTo limit: Int = longestNote) throws(StoreError) -> [UInt8]? {
    do throws(StoreError) {
      return try OpenFile(path + "/" + name, .read, on: system).bytes(upTo: limit)
    } catch {
      if case .notFound = error { return nil }
      throw error
    }
  }

  /// The bytes of a tile, or of the full one that has taken its place.
  func bytes(of tile: Tile) throws(StoreError) -> [UInt8]? {
    if let bytes = try bytes(tile.path, upTo: tile.longestContent) { return bytes }
    return tile.isPartial ? try bytes(tile.full.path, upTo: tile.full.longestContent) : nil
  }

  /// The names in a folder, each with what stands there, in order; names that begin with a dot are
  /// left out, as what a crash may leave.
  private func entries(in name: String) throws(StoreError) -> [(name: String, kind: FileKind)] {
    let folder = path + "/" + name
    return try onPath(folder) { () throws(SystemFailure) in
      guard try system.kind(ofPath: folder) == .folder else { return [] }
      var entries: [(name: String, kind: FileKind)] = []
      for inside in try system.listFolder(folder).sorted() where !inside.hasPrefix(".") {
        // One that has gone meanwhile is not there.
        guard let kind = try system.kind(ofPath: folder + "/" + inside) else { continue }
        entries.append((name + "/" + inside, kind))
      }
      return entries
    }
  }

  /// The files of a folder, and what is no file in it; nothing below is looked at.
  func files(in name: String) throws(StoreError) -> (files: [String], others: [String]) {
    let entries = try entries(in: name)
    return (
      entries.filter { $0.kind == .file }.map(\.name),
      entries.filter { $0.kind != .file }.map(\.name) + (try notAFolder(name))
    )
  }

  /// What the folder of the former heads holds: these, the tokens that date heads, and what is no file.
  func archives() throws(StoreError) -> (heads: [String], tokens: [String], others: [String]) {
    let (files, others) = try files(in: Self.archiveName)
    return (
      files.filter { !Self.isTokenName($0) }, files.filter { Self.isTokenName($0) }, others
    )
  }

  /// The name of a token, which says the size of the head that it dates and what the file holds: tokens of
  /// several authorities stand side by side, and one that was changed is seen.
  static func tokenName(size: Int, content: [UInt8]) -> String {
    let hash = Hex.encode(SHA256.hash(content).bytes.prefix(8))
    return "\(archiveName)/\(paddedNumber(size)).\(hash).tsr"
  }

  private static func isTokenName(_ name: String) -> Bool {
    let parts = name.dropFirst(archiveName.utf8.count + 1)
      .split(separator: ".", omittingEmptySubsequences: false)
    return parts.count == 3 && parts[0].utf8.count == 20 && parts[2] == "tsr"
      && parts[0].utf8.allSatisfy { (0x30...0x39).contains($0) }
  }

  /// The files under `tile/`, and what has no place there: only folders that a tile of ours may be
  /// in are entered, no link is followed.
  func tileFiles() throws(StoreError) -> (files: [String], others: [String]) {
    var found: (files: [String], others: [String]) = ([], try notAFolder("tile"))
    func enter(_ folder: String, _ depth: Int) throws(StoreError) {
      for (name, kind) in try entries(in: folder) {
        switch kind {
        case .file: found.files.append(name)
        case .folder where Tile.isFolderName(name, depth: depth): try enter(name, depth + 1)
        default: found.others.append(name)
        }
      }
    }
    try enter("tile", 0)
    return found
  }

  /// The name itself, when something stands there that is no folder.
  private func notAFolder(_ name: String) throws(StoreError) -> [String] {
    let place = path + "/" + name
    let kind = try onPath(place) { () throws(SystemFailure) in try system.kind(ofPath: place) }
    return kind == nil || kind == .folder ? [] : [name]
  }

  /// How many lines the signed heads of the folder cover, believed as they are.
  ///
  /// They are the last one and those before. What cannot be read as a head covers nothing.
  func sealedSize() throws(StoreError) -> Int {
    func size(_ bytes: [UInt8]?) -> Int {
      bytes.flatMap { try? Checkpoint(unverified: $0).head.size } ?? 0
    }
    var sealed = size(try bytes(Self.sealName))
    // Their names grow with their sizes; a few strangers may follow.
    for name in try archives().heads.suffix(8) {
      sealed = max(sealed, size(try bytes(name)))
    }
    return sealed
  }

  /// Whether somebody is sealing at this moment.
  func isBeingSealed() throws(StoreError) -> Bool {
    do throws(StoreError) {
      return try !OpenFile(path + "/" + Self.lockName, .read, on: system).tryLock()
    } catch {
      if case .notFound = error { return false }
      throw error
    }
  }

  /// Whether the folder holds a journal, and not only what a creation cut short left of one.
  func holdsJournal() throws(StoreError) -> Bool {
    guard let identity = try bytes(Self.identityName) else { return false }
    guard isAllZeros(identity[...]) else { return true }
    return try onPath(path) { () throws(SystemFailure) in
      try system.listFolder(path).contains { $0.hasSuffix(".jsonl") }
    }
  }

  /// Writes a file whole, making the folders it needs; the names are durable after `sync`.
  ///
  /// - Parameter isPrivate: whether only its owner may read it.
  mutating func replace(
    _ name: String, with bytes: [UInt8], isPrivate: Bool = false
  ) throws(StoreError) {
    var parts = name.split(separator: "/").map(String.init)
    let last = parts.removeLast()
    var folder = path
    touched.insert(folder)
    for part in parts {
      folder += "/" + part
      touched.insert(folder)
      guard made.insert(folder).inserted else { continue }
      let new = folder
      try onPath(new) { () throws(SystemFailure) in try system.makeFolder(new) }
    }
    let temporary = folder + "/." + last + ".nouveau"
    do {
      // What a crash left under this name is not worth keeping.
      let isLeft = try onPath(temporary) { () throws(SystemFailure) in
        try system.kind(ofPath: temporary) != nil
      }
      if isLeft {
        try onPath(temporary) { () throws(SystemFailure) in try system.removeFile(temporary) }
      }
      let file = try OpenFile(temporary, isPrivate ? .createPrivate : .createNew, on: system)
      try file.write(bytes[...], at: 0)
      try file.syncData()
    }
    let target = folder + "/" + last
    try onPath(target) { () throws(SystemFailure) in
      try system.renameFile(temporary, to: target)
    }
  }

  /// Returns once the names of all that was replaced have reached the disk.
  mutating func sync() throws(StoreError) {
    for folder in touched.sorted(by: >) {
      try OpenFile(folder, .folder, on: system).syncFolder()
    }
    touched = []
  }

  /// Name of the file that whoever seals locks.
  static let lockName = ".sceau"

  /// Takes the lock of a file; it goes with the value returned.
  ///
  /// - Throws: `locked` after a second: nobody holds it long, but who seals.
  func lock(_ name: String) throws(StoreError) -> OpenFile {
    let attempts = 50
    for _ in 0..<attempts {
      let file = try OpenFile(path + "/" + name, .createOrOpen, on: system)
      if try file.tryLock(), file.stands { return file }
      system.pause(milliseconds: 20)
    }
    throw .locked(path: path + "/" + name, holder: nil, waited: .seconds(1))
  }

  /// Takes the lock of the folder itself, where the disk can lock one; it goes with the value
  /// returned.
  ///
  /// - Throws: `locked` after a second.
  func lockFolder() throws(StoreError) -> OpenFile {
    let attempts = 50
    let folder = try OpenFile(path, .folder, on: system)
    for _ in 0..<attempts {
      if try folder.tryLockFolder() != false { return folder }
      system.pause(milliseconds: 20)
    }
    throw .locked(path: path, holder: nil, waited: .seconds(1))
  }

  /// Makes the folder itself; one that exists already is no error.
  func make() throws(StoreError) {
    try onPath(path) { () throws(SystemFailure) in try system.makeFolder(path) }
  }

  /// Returns once the name of the folder itself has reached the disk.
  ///
  /// A parent that may not be read is left alone: it is the system's, and so is its upkeep.
  func syncParent() throws(StoreError) {
    do throws(StoreError) {
      try OpenFile(parent(of: path), .folder, on: system).syncFolder()
    } catch {
      if case .permissionDenied = error { return }
      throw error
    }
  }
}

/// The folder that a path is in.
func parent(of path: String) -> String {
  let trimmed = path.last == "/" ? path.dropLast() : path[...]
  guard let slash = trimmed.lastIndex(of: "/") else { return "." }
  return slash == trimmed.startIndex ? "/" : String(trimmed[..<slash])
}

extension Tile {
  /// The most bytes that its file may hold.
  var longestContent: Int {
    content == .entries
      ? Self.fullWidth * (2 + EventReader.longestLine) : Self.fullWidth * Digest.byteCount
  }

  /// Whether tiles may be in a folder of that path under the journal's.
  static func isFolderName(_ path: String, depth: Int) -> Bool {
    let parts = path.split(separator: "/")
    let name = parts.last.map { Array($0.utf8) } ?? []
    func isNumber(_ digits: some Collection<UInt8>) -> Bool {
      !digits.isEmpty && digits.allSatisfy { (0x30...0x39).contains($0) }
    }
    // Six groups of three digits number more tiles than there are lines in the world.
    guard depth > 0 else {
      return name == Array("entries".utf8) || isNumber(name) && name.count < 3
    }
    guard depth < 8, parts.dropLast().last?.hasSuffix(".p") == false else { return false }
    if name.count == 4, name[0] == UInt8(ascii: "x") { return isNumber(name[1...]) }
    return name.count == 5 && name.suffix(2) == Array(".p".utf8)[...] && isNumber(name.prefix(3))
  }
}
