#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// The files that stand beside the lines of a journal: `checkpoint`, `journal.json`, `tile/`.
///
/// A file is replaced whole: its new bytes reach the disk under another name before they take the
/// old one, so that a crash leaves the old file or the new one.
struct SealFolder: Sendable {
  /// The folder.
  let path: String
  private let system: any FileSystem
  private var made: Set<String> = []
  private var touched: Set<String> = []

  init(_ path: String, on system: any FileSystem = SystemFileSystem()) {
    self.path = path
    self.system = system
  }

  init(_ store: FileStore) {
    self.init(store.folder, on: store.system)
  }

  /// The bytes of a file; nil when there is no such file.
  func bytes(_ name: String) throws(StoreError) -> [UInt8]? {
    do throws(StoreError) {
      let file = try OpenFile(path + "/" + name, .read, on: system)
      return try file.bytes(in: 0..<(try file.status().size))
    } catch {
      if case .notFound = error { return nil }
      throw error
    }
  }

  /// The bytes of a tile, or of the full one that has taken its place.
  func bytes(of tile: Tile) throws(StoreError) -> [UInt8]? {
    if let bytes = try bytes(tile.path) { return bytes }
    return tile.isPartial ? try bytes(tile.full.path) : nil
  }

  /// The files in a folder and in those below it, in name order; names that begin with a dot are
  /// left out, as what a crash may leave.
  func files(under name: String) throws(StoreError) -> [String] {
    let names: [String]
    do throws(SystemFailure) {
      names = try system.listFolder(path + "/" + name)
    } catch {
      switch error.code {
      case ENOTDIR: return [name]
      case ENOENT: return []
      default: throw StoreError(error, path: path + "/" + name)
      }
    }
    var files: [String] = []
    for inside in names.sorted() where !inside.hasPrefix(".") {
      files += try self.files(under: name + "/" + inside)
    }
    return files
  }

  /// Writes a file whole, making the folders it needs; the names are durable after `sync`.
  mutating func replace(_ name: String, with bytes: [UInt8]) throws(StoreError) {
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
      let file = try OpenFile(temporary, .createOrOpen, on: system)
      try file.setLength(0)
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

  /// Takes the lock of a file, without waiting; it goes with the value returned.
  func lock(_ name: String) throws(StoreError) -> OpenFile {
    let file = try OpenFile(path + "/" + name, .createOrOpen, on: system)
    guard try file.tryLock() else {
      throw .locked(path: file.path, holder: nil, waited: .zero)
    }
    return file
  }

  /// Makes the folder itself; one that exists already is no error.
  func make() throws(StoreError) {
    try onPath(path) { () throws(SystemFailure) in try system.makeFolder(path) }
  }
}
