#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// The folder where what was understood of a journal is kept: it may be removed at any time, and is never
/// the truth.
///
/// Its files are read whole or not at all: each is written aside and renamed, none is synced, and a
/// checksum tells a torn one. Readers take no lock; two that write at once do the same work twice.
public struct CacheFolder: Sendable {
  /// The folder.
  public let path: String
  let system: any FileSystem
  /// Bytes under which the last lines are read again each time rather than kept apart.
  var smallestPart = 1 << 16

  private static let suffix = ".faits"
  private static let seedName = "graine"

  init(path: String, on system: any FileSystem) {
    self.path = path
    self.system = system
  }

  /// The names of the parts, by the segments that they are of.
  func parts() -> [Int: [(from: Int, to: Int)]] {
    var parts: [Int: [(from: Int, to: Int)]] = [:]
    for name in names() where name.hasSuffix(Self.suffix) {
      let numbers = name.dropLast(Self.suffix.count).split(separator: "-").compactMap { Int($0) }
      guard numbers.count == 3, numbers[1] < numbers[2],
        Self.name(of: numbers[0], numbers[1], numbers[2]) == name
      else { continue }
      parts[numbers[0], default: []].append((numbers[1], numbers[2]))
    }
    return parts
  }

  /// The path of a part.
  func path(of segment: Int, _ from: Int, _ to: Int) -> String {
    path + "/" + Self.name(of: segment, from, to)
  }

  private static func name(of segment: Int, _ from: Int, _ to: Int) -> String {
    "\(segment)-\(from)-\(to)\(suffix)"
  }

  /// The hash that numbers the ids in all parts; nil when there is none yet.
  func hash() -> ByteHash? {
    guard let file = try? OpenFile(path + "/" + Self.seedName, .read, on: system),
      let bytes = try? file.bytes(upTo: 64),
      let seed = UInt64(String(decoding: bytes, as: UTF8.self), radix: 16), seed != 0
    else { return nil }
    return ByteHash(seed: seed)
  }

  /// Makes the folder if need be, and keeps the hash in it.
  func make(_ hash: ByteHash) throws(StoreError) {
    try onPath(path) { () throws(SystemFailure) in
      if !path.hasSuffix("/" + CacheFile.folderName) {
        try system.makePrivateFolder(parent(of: path))
      }
      try system.makePrivateFolder(path)
      // What a link leads to is not ours.
      guard try system.kind(ofPath: path) == .folder else {
        throw SystemFailure(call: "mkdir", code: ENOTDIR)
      }
    }
    if self.hash()?.seed == hash.seed { return }
    try CacheFile.replace(
      path + "/" + Self.seedName, with: Array(String(hash.seed, radix: 16).utf8), on: system)
  }

  /// Keeps a part.
  func keep(
    _ segment: Int, _ from: Int, _ to: Int, _ write: (OpenFile) throws(StoreError) -> Void
  ) throws(StoreError) {
    try CacheFile.replace(path(of: segment, from, to), on: system, write)
  }

  /// Removes a part.
  func remove(_ segment: Int, _ from: Int, _ to: Int) {
    try? system.removeFile(path(of: segment, from, to))
  }

  /// Removes all files of ours; a file of another name is left alone.
  ///
  /// - Throws: the error of the system for what cannot be removed.
  public func empty() throws(StoreError) {
    for name in names()
    where name.hasSuffix(Self.suffix) || name.hasSuffix(CacheFile.draft) || name == Self.seedName
      || name == SegmentStamps.fileName || name == CacheUnion.fileName
    {
      let file = path + "/" + name
      try onPath(file) { () throws(SystemFailure) in
        do throws(SystemFailure) {
          try system.removeFile(file)
        } catch {
          // Another program has removed it.
          if try system.kind(ofPath: file) != nil { throw error }
        }
      }
    }
  }

  /// Removes what a writer that was stopped has left.
  func removeDrafts() {
    for name in names() where name.hasSuffix(CacheFile.draft) {
      try? system.removeFile(path + "/" + name)
    }
  }

  private func names() -> [String] {
    guard (try? system.kind(ofPath: path)) == .folder else { return [] }
    return (try? system.listFolder(path)) ?? []
  }

  /// How many parts there are, and how many bytes all files take.
  public var usage: (parts: Int, byteCount: Int) {
    var usage = (parts: 0, byteCount: 0)
    for name in names() {
      guard let status = try? system.status(ofPath: path + "/" + name) else { continue }
      usage.byteCount += status.size
      if name.hasSuffix(Self.suffix) { usage.parts += 1 }
    }
    return usage
  }
}
