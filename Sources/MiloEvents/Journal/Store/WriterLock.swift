#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// The lock of the writers of a folder: the file `.verrou`, never deleted, held while it is open.
///
/// Its text says who holds it; only messages use it. The lock itself is the system's, so it goes
/// with its process whatever happens.
struct WriterLock: Sendable {
  private let file: OpenFile

  init(
    folder: String, on system: any FileSystem, options: WriterOptions
  ) throws(StoreError) {
    file = try OpenFile(folder + "/.verrou", .createOrOpen, on: system)
    let step = 20
    let (seconds, attoseconds) = options.lockWait.components
    let patience = Int(seconds) * 1000 + Int(attoseconds / 1_000_000_000_000_000)
    var waited = 0
    while try !file.tryLock() {
      guard waited < patience else {
        throw .locked(path: file.path, holder: Self.holder(in: file), waited: options.lockWait)
      }
      system.pause(milliseconds: step)
      waited += step
    }
    let text = "pid=\(getpid()) hote=\(hostName()) depuis=\(options.clock())\n"
    try file.setLength(0)
    try file.write(Array(text.utf8)[...], at: 0)
  }

  /// Erases the text; the lock goes when the file closes.
  func eraseHolder() {
    // A text that remains misleads nobody: it is shown only while the lock is held.
    try? file.setLength(0)
  }

  private static func holder(in file: OpenFile) -> LockHolder? {
    guard let size = try? file.status().size, let bytes = try? file.bytes(in: 0..<min(size, 1024))
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

private func hostName() -> String {
  var name = [CChar](repeating: 0, count: 256)
  guard gethostname(&name, name.count - 1) == 0, name[0] != 0 else { return "inconnue" }
  return String(decoding: name.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
}
