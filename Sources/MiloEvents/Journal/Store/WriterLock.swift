#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// The lock of the writers of a folder.
///
/// It is the folder itself that is locked, since nobody can remove it without the journal; then the
/// file `.verrou`, which says who holds it, and which writers of earlier versions lock alone. Should
/// somebody remove that file, or a synchronising tool replace it, no other writer comes in: whoever
/// holds the folder makes the file again before it writes. On a disk that cannot lock a folder, the
/// file alone is the lock, and a writer that does not hold the one at that path stops.
///
/// The locks are the system's, so they go with their process whatever happens.
struct WriterLock: Sendable {
  /// The folder, open since before the first write.
  let folder: OpenFile
  private let system: any FileSystem
  private let holdsFolder: Bool
  private let holder: [UInt8]
  private var file: OpenFile

  private static let step = 20

  init(
    folder path: String, on system: any FileSystem, options: WriterOptions
  ) throws(StoreError) {
    self.system = system
    holder = Array("pid=\(getpid()) hote=\(hostName()) depuis=\(options.clock())\n".utf8)
    let verrou = path + "/.verrou"
    let (seconds, attoseconds) = options.lockWait.components
    let patience = Int(seconds) * 1000 + Int(attoseconds / 1_000_000_000_000_000)
    var waited = 0
    func wait() throws(StoreError) {
      guard waited < patience else {
        throw .locked(
          path: verrou, holder: Self.holder(at: verrou, on: system), waited: options.lockWait)
      }
      system.pause(milliseconds: Self.step)
      waited += Self.step
    }

    var folder = try OpenFile(path, .folder, on: system)
    var isLocked = try folder.tryLockFolder()
    while isLocked == false || !folder.stands {
      try wait()
      if !folder.stands { folder = try OpenFile(path, .folder, on: system) }
      isLocked = try folder.tryLockFolder()
    }
    self.folder = folder
    holdsFolder = isLocked == true

    var file = try OpenFile(verrou, .createOrOpen, on: system)
    // A file removed while it was being locked locks nothing.
    while try !file.tryLock() || !file.stands {
      try wait()
      if !file.stands { file = try OpenFile(verrou, .createOrOpen, on: system) }
    }
    self.file = file
    try writeHolder()
  }

  /// Makes sure, before a write, that the folder and the lock are still those that were taken.
  ///
  /// - Throws: `folderReplaced`, or `locked` when somebody else has the file.
  mutating func check() throws(StoreError) {
    try checkFolder()
    if file.stands { return }
    let attempts = 100
    for _ in 1...attempts {
      let new = try OpenFile(file.path, .createOrOpen, on: system)
      guard try new.tryLock() else { break }
      // With the folder locked, the file matters to other versions only.
      guard holdsFolder || new.stands else { continue }
      file = new
      try writeHolder()
      return
    }
    throw .locked(
      path: file.path, holder: Self.holder(at: file.path, on: system), waited: .zero)
  }

  /// Makes sure that the folder at the path is still the one that was opened.
  func checkFolder() throws(StoreError) {
    guard folder.stands else { throw .folderReplaced(path: folder.path) }
  }

  /// Erases the text; the lock goes when the file closes.
  func eraseHolder() {
    // A text that remains misleads nobody: it is shown only while the lock is held.
    try? file.setLength(0)
  }

  private func writeHolder() throws(StoreError) {
    try file.setLength(0)
    try file.write(holder[...], at: 0)
  }

  private static func holder(at path: String, on system: any FileSystem) -> LockHolder? {
    guard let file = try? OpenFile(path, .read, on: system),
      let bytes = try? file.bytes(upTo: 1024)
    else { return nil }
    return LockHolder(text: String(decoding: bytes, as: UTF8.self))
  }
}

extension LockHolder {
  /// Reads `pid=… hote=… depuis=…`.
  init?(text: String) {
    let values = text.split(whereSeparator: \.isWhitespace).map { word in
      word.split(separator: "=", maxSplits: 1).last.map(String.init) ?? ""
    }
    guard values.count == 3, let pid = Int(values[0]) else { return nil }
    self.init(pid: pid, host: values[1], since: values[2])
  }
}

func hostName() -> String {
  var name = [CChar](repeating: 0, count: 256)
  guard gethostname(&name, name.count - 1) == 0, name[0] != 0 else { return "inconnue" }
  return String(decoding: name.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
}
