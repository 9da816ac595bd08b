#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

// The calls to the C library about files to write, with the name of the function each stands for.

/// What the system says of a file.
struct FileStatus: Hashable, Sendable {
  /// What may stand at a path.
  enum Kind: Hashable, Sendable {
    case file, folder, link, pipe, device
  }

  var kind: Kind
  /// The permissions.
  var mode: UInt32
  var owner: UInt32
  var group: UInt32

  fileprivate init(_ status: stat) {
    switch UInt32(status.st_mode) & UInt32(S_IFMT) {
    case UInt32(S_IFREG): kind = .file
    case UInt32(S_IFDIR): kind = .folder
    case UInt32(S_IFLNK): kind = .link
    case UInt32(S_IFIFO), UInt32(S_IFSOCK): kind = .pipe
    default: kind = .device
    }
    mode = UInt32(status.st_mode) & 0o7777
    (owner, group) = (status.st_uid, status.st_gid)
  }
}

/// What stands at a path, links followed or not (`stat`, `lstat`); nil when nothing does.
func fileStatus(_ path: String, followsLinks: Bool = true) throws(SystemError) -> FileStatus? {
  var status = stat()
  let result = followsLinks ? stat(path, &status) : lstat(path, &status)
  if result == 0 { return FileStatus(status) }
  if errno == ENOENT { return nil }
  throw .last
}

/// What an open file is (`fstat`).
func fileStatus(of descriptor: Int32) throws(SystemError) -> FileStatus {
  var status = stat()
  if fstat(descriptor, &status) < 0 { throw .last }
  return FileStatus(status)
}

/// Where a link leads (`readlink`); a name that is no UTF-8 is refused rather than taken for another.
func linkTarget(_ path: String) throws(SystemError) -> String {
  var bytes = [UInt8](repeating: 0, count: 4096)
  let count = bytes.withUnsafeMutableBytes { buffer in
    buffer.baseAddress.map {
      readlink(path, $0.assumingMemoryBound(to: CChar.self), buffer.count)
    } ?? -1
  }
  if count < 0 { throw .last }
  guard let target = String(validating: bytes[..<count], as: UTF8.self) else {
    throw SystemError(number: EILSEQ)
  }
  return target
}

/// The names in a folder, sorted (`opendir`, `readdir`).
func folderNames(_ path: String) throws(SystemError) -> [String] {
  guard let folder = opendir(path) else { throw .last }
  defer { closedir(folder) }
  var names: [String] = []
  while let entry = readdir(folder) {
    let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
      pointer.withMemoryRebound(to: CChar.self, capacity: 1) { String(cString: $0) }
    }
    if name != ".", name != ".." { names.append(name) }
  }
  return names.sorted()
}

/// Gives an open file the permissions and, where that is allowed, the owner of another (`fchown`,
/// `fchmod`).
func takeOver(_ status: FileStatus, _ descriptor: Int32) throws(SystemError) {
  // Only root may give a file away: whoever replaces the file of another then owns the new one.
  _ = fchown(descriptor, status.owner, status.group)
  if fchmod(descriptor, mode_t(status.mode)) < 0 { throw .last }
}

/// Gives a path the permissions of another (`chmod`).
func changeMode(_ path: String, _ mode: UInt32) throws(SystemError) {
  if chmod(path, mode_t(mode)) < 0 { throw .last }
}

/// Waits until the names of a folder are on the disk (`open`, `fsync`, `close`).
func syncFolder(_ path: String) throws(SystemError) {
  let descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
  if descriptor < 0 { throw .last }
  defer { close(descriptor) }
  // Some file systems cannot do it, and say so: what was renamed stays renamed.
  if fsync(descriptor) < 0, errno != EINVAL, errno != ENOTSUP { throw .last }
}

/// Makes a file that did not exist (`open`).
func createFile(_ path: String, mode: UInt32 = 0o600) throws(SystemError) -> Int32 {
  let descriptor = open(
    path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, mode_t(mode))
  if descriptor < 0 { throw .last }
  return descriptor
}

/// Whether a program may be run (`access`).
func isExecutable(_ path: String) -> Bool {
  access(path, X_OK) == 0
}

/// The words typed after the program's name (`argv`).
///
/// A word that is no UTF-8 cannot be a text; it may still be the path of something that exists: it is then
/// opened, and named by ``ForeignPath``.
func commandLineWords() -> [String] {
  (1..<max(1, Int(CommandLine.argc))).compactMap { place in
    guard let word = CommandLine.unsafeArgv[place] else { return nil }
    let bytes = UnsafeBufferPointer(start: word, count: strlen(word)).map { UInt8(bitPattern: $0) }
    if let text = String(validating: bytes, as: UTF8.self) { return text }
    // In « --journal=PATH », the option is a text.
    let isLong = bytes.starts(with: [0x2D, 0x2D])
    let start = (isLong ? bytes.firstIndex(of: 0x3D) : nil).map { $0 + 1 } ?? 0
    guard let option = String(validating: bytes[..<start], as: UTF8.self) else {
      return ForeignPath.unreadable(bytes)
    }
    return option + (openedPath(word + start) ?? ForeignPath.unreadable(Array(bytes[start...])))
  }
}

/// Another name for what stands at a path, through a descriptor that stays open (`open`, O_PATH); nil
/// where the system has no such names.
private func openedPath(_ path: UnsafePointer<CChar>) -> String? {
  #if os(Linux)
    // O_PATH, which the headers give to few: a name, and no right to read.
    let descriptor = open(path, 0o10_000_000 | O_CLOEXEC)
    if descriptor < 0 { return nil }
    return ForeignPath.named("/proc/self/fd/\(descriptor)", typed: String(cString: path))
  #else
    return nil
  #endif
}

/// A word of the command line whose bytes are no UTF-8, marked so that only a path can be made of it.
enum ForeignPath {
  /// A character for private use, that nobody types.
  private static let mark = "\u{10FFFD}"

  fileprivate static func named(_ path: String, typed: String) -> String {
    mark + path + mark + typed
  }

  fileprivate static func unreadable(_ bytes: [UInt8]) -> String {
    mark + mark + String(decoding: bytes, as: UTF8.self)
  }

  /// Whether a word is so marked.
  static func isMarked(_ word: String) -> Bool { word.hasPrefix(mark) }

  /// The path that a marked word stands for; nil when nothing stands there.
  static func path(_ word: String) -> String? {
    let path = word.dropFirst().prefix { String($0) != mark }
    return path.isEmpty ? nil : String(path)
  }

  /// A marked word as messages show it.
  static func shown(_ word: String) -> String {
    String(word.dropFirst().drop { String($0) != mark }.dropFirst())
  }
}
