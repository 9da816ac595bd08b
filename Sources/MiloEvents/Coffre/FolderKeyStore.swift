/// A coffre on disk: a folder that only its owner may open, with one file a youth.
///
/// The file of a youth is named by a hash of the identifier, so that a listing of the folder names
/// nobody. A file holds 64 hexadecimal digits. It is made aside, synced, then renamed: a crash leaves a
/// whole key or none, and no line is ever written under a key that could be lost.
public struct FolderKeyStore: KeyStore {
  /// Name of the file that makes a folder a coffre.
  public static let markerName = "coffre.json"
  private static let markerText = #"{"format":1}"# + "\n"
  private static let lockName = ".verrou"
  private static let attempts = 100
  private static let longestFile = 4096

  /// The folder.
  public let path: String
  private let system: any FileSystem

  /// Opens a coffre.
  ///
  /// - Throws: `notAKeyStore` where ``create(at:)`` was not called, so that a mistyped path never makes
  ///   new keys.
  public init(_ path: String) throws(KeyStoreError) {
    try self.init(path, on: SystemFileSystem())
  }

  init(_ path: String, on system: any FileSystem) throws(KeyStoreError) {
    self.path = path
    self.system = system
    let found = try onKeyStore(path) { () throws(SystemFailure) in
      try system.status(ofPath: path + "/" + Self.markerName)
    }
    guard found != nil else { throw .notAKeyStore(path: path) }
  }

  /// Makes an empty coffre; the folder is created if need be.
  public static func create(at path: String) throws(KeyStoreError) {
    try create(at: path, on: SystemFileSystem())
  }

  static func create(at path: String, on system: any FileSystem) throws(KeyStoreError) {
    try onKeyStore(path) { () throws(SystemFailure) in try system.makePrivateFolder(path) }
    let isThere = try storing(path) { () throws(StoreError) in
      var folder = JournalFolder(path, on: system)
      let lock = try folder.lockFolder()
      defer { _ = lock }
      // A marker that a power cut left empty marks no coffre that was ever given out.
      let found = try folder.bytes(markerName)
      if let found, !isAllZeros(found[...]) { return true }
      try folder.replace(markerName, with: Array(markerText.utf8), isPrivate: true)
      try folder.sync()
      // The name of the coffre itself must not be lost with the keys that it will hold.
      try folder.syncParent()
      return false
    }
    if isThere { throw .exists(path: path) }
  }

  private func file(of jeune: String) -> String {
    path + "/" + SHA256.hash(Array("milo.coffre.v1\n\(jeune)".utf8)).description + ".cle"
  }

  private static func aside(_ file: String) -> String { file + ".nouveau" }

  /// Reads the key of a youth; nil when there is none, or when its erasure was cut short: making or
  /// destroying the key then finishes it.
  public func key(of jeune: String) throws(KeyStoreError) -> [UInt8]? {
    let name = file(of: jeune)
    let bytes = try Self.storing(path) { () throws(StoreError) -> [UInt8]? in
      do throws(StoreError) {
        return try OpenFile(name, .read, on: system).bytes(upTo: Self.longestFile)
      } catch {
        if case .notFound = error { return nil }
        throw error
      }
    }
    // No key has a zero byte: these are what an erasure that was cut short left of one, which is lost
    // as it was meant to be.
    guard let bytes, !bytes.contains(0) else { return nil }
    guard let key = Hex.decode(String(decoding: bytes.dropLast(), as: UTF8.self)),
      key.count == AESGCM.keyByteCount
    else { throw .altered(path: name) }
    return key
  }

  /// Makes the key of a youth, unless there is one; its file and its name are on the disk when this
  /// returns.
  public func makeKey(of jeune: String) throws(KeyStoreError) -> [UInt8] {
    if let known = try key(of: jeune) { return known }
    let lock = try lock()
    defer { _ = lock }
    // Another program may have made it meanwhile.
    if let known = try key(of: jeune) { return known }
    let key = RandomBytes.make(AESGCM.keyByteCount)
    let name = file(of: jeune)
    try Self.storing(path) { () throws(StoreError) in
      try erase(Self.aside(name))
      let file = try OpenFile(Self.aside(name), .createPrivate, on: system)
      try file.write(Array((Hex.encode(key) + "\n").utf8)[...], at: 0)
      try file.syncData()
      try onPath(name) { () throws(SystemFailure) in
        try system.renameFile(Self.aside(name), to: name)
      }
      try OpenFile(path, .folder, on: system).syncFolder()
    }
    return key
  }

  /// Overwrites the key of a youth, then removes it; nothing of it is on the disk when this returns.
  ///
  /// Cut short at any moment, it is finished by doing it again.
  ///
  /// Some disks keep what was overwritten, and so do backups: see the guide on personal data.
  public func destroyKey(of jeune: String) throws(KeyStoreError) -> Bool {
    let lock = try lock()
    defer { _ = lock }
    let name = file(of: jeune)
    return try Self.storing(path) { () throws(StoreError) in
      let hadAside = try erase(Self.aside(name))
      let hadKey = try erase(name)
      if hadAside || hadKey { try OpenFile(path, .folder, on: system).syncFolder() }
      return hadKey
    }
  }

  /// Overwrites and removes a file; false when there is none.
  @discardableResult
  private func erase(_ name: String) throws(StoreError) -> Bool {
    do throws(StoreError) {
      let file = try OpenFile(name, .readWrite, on: system)
      let size = min(file.opened.size, Self.longestFile)
      try file.write([UInt8](repeating: 0, count: size)[...], at: 0)
      try file.syncData()
    } catch {
      if case .notFound = error { return false }
      throw error
    }
    try onPath(name) { () throws(SystemFailure) in try system.removeFile(name) }
    return true
  }

  /// Takes the lock of the folder, which nobody can remove without the keys, and that of the file,
  /// which earlier versions take alone: two keys made at once for one youth would lose one.
  private func lock() throws(KeyStoreError) -> [OpenFile] {
    let (folder, file) = try Self.storing(path) { () throws(StoreError) in
      (
        try OpenFile(path, .folder, on: system),
        try OpenFile(path + "/" + Self.lockName, .createOrOpen, on: system)
      )
    }
    for _ in 0..<Self.attempts {
      let isLocked = try Self.storing(path) { () throws(StoreError) in
        if try folder.tryLockFolder() == false { return false }
        return try file.tryLock()
      }
      if isLocked { return [folder, file] }
      system.pause(milliseconds: 50)
    }
    throw .busy(path: path)
  }

  private static func storing<Result>(
    _ path: String, _ body: () throws(StoreError) -> Result
  ) throws(KeyStoreError) -> Result {
    do throws(StoreError) {
      return try body()
    } catch {
      throw .system(path: path, reason: error.description)
    }
  }
}

private func onKeyStore<Result>(
  _ path: String, _ body: () throws(SystemFailure) -> Result
) throws(KeyStoreError) -> Result {
  do throws(SystemFailure) {
    return try body()
  } catch {
    throw .system(path: path, reason: StoreError(error, path: path).description)
  }
}
