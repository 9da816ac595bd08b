/// What the segments of a journal were when their lines were last compared to what a cache says of them.
///
/// A file that is still the same, by its size, its times and its number, holds the same bytes. Kept in one
/// small file, replaced whole.
struct SegmentStamps: Equatable, Sendable {
  /// By the index of the first line of the segment.
  var entries: [Int: Entry] = [:]

  /// A segment, and the parts of the cache that were made of its lines, or compared to them.
  struct Entry: Equatable, Sendable {
    /// What the file was.
    var status: FileStatus
    /// The checksums of these parts: another one, even one that was right before, is not believed.
    var parts: [UInt64]
  }

  /// Name of the file in the folder of the cache.
  static let fileName = "segments"
  /// Bytes that no such file of ours comes near.
  private static let longest = 1 << 24

  /// None.
  init() {}

  /// Reads those of a folder; none when there is no such file, or when it is damaged.
  init(folder: String, on system: any FileSystem) {
    guard let file = try? OpenFile(folder + "/" + Self.fileName, .read, on: system),
      let bytes = try? file.bytes(upTo: Self.longest),
      let end = bytes.lastIndex(of: newline)
    else { return }
    let (text, sum) = (bytes[...end], bytes[(end + 1)...])
    guard String(decoding: sum, as: UTF8.self) == Self.sum(of: text) else { return }
    for line in text.split(separator: newline) {
      let numbers = line.split(separator: UInt8(ascii: " "))
        .compactMap { Int64(String(decoding: $0, as: UTF8.self)) }
      guard numbers.count >= 6 else { continue }
      entries[Int(numbers[0])] = Entry(
        status: FileStatus(
          size: Int(numbers[1]), inode: UInt64(bitPattern: numbers[2]),
          device: UInt64(bitPattern: numbers[3]), modified: numbers[4], changed: numbers[5]),
        parts: numbers.dropFirst(6).map { UInt64(bitPattern: $0) })
    }
  }

  /// Replaces those of a folder.
  func write(to folder: String, on system: any FileSystem) throws(StoreError) {
    var text = ""
    for (line, entry) in entries.sorted(by: { $0.key < $1.key }) {
      let status = entry.status
      let numbers =
        [
          Int64(line), Int64(status.size), Int64(bitPattern: status.inode),
          Int64(bitPattern: status.device), status.modified, status.changed,
        ] + entry.parts.map { Int64(bitPattern: $0) }
      text += numbers.map { "\($0)" }.joined(separator: " ") + "\n"
    }
    var bytes = Array(text.utf8)
    bytes += Array(Self.sum(of: bytes[...]).utf8)
    try CacheFile.replace(folder + "/" + Self.fileName, with: bytes, on: system)
  }

  private static func sum(of bytes: ArraySlice<UInt8>) -> String {
    String(bytes.withUnsafeBytes { Checksum.of($0) }, radix: 16)
  }
}

/// A file that may be lost: replaced whole, so that a reader sees the former one or the new one, and never
/// synced.
enum CacheFile {
  /// Name of the folder of the cache in that of a journal.
  static let folderName = ".cache"
  /// The end of the names of files that are being written.
  static let draft = ".nouveau"

  /// Puts bytes in the place of a file.
  static func replace(
    _ path: String, with bytes: [UInt8], on system: any FileSystem
  ) throws(StoreError) {
    try replace(path, on: system) { file throws(StoreError) in try file.write(bytes[...], at: 0) }
  }

  /// Puts what is written in the place of a file.
  static func replace(
    _ path: String, on system: any FileSystem, _ write: (OpenFile) throws(StoreError) -> Void
  ) throws(StoreError) {
    let draft = path + "." + String(UInt64.random(in: .min ... .max), radix: 16) + Self.draft
    do throws(StoreError) {
      let file = try OpenFile(draft, .createPrivate, on: system)
      try write(file)
      try onPath(path) { () throws(SystemFailure) in try system.renameFile(draft, to: path) }
    } catch {
      try? system.removeFile(draft)
      throw error
    }
  }
}
