/// The system calls the store makes, and no others.
///
/// Everything that touches a disk goes through here, so that tests can make the nth call fail,
/// cut the power between two calls, and look at what is left.
protocol FileSystem: Sendable {
  func openFile(_ path: String, _ mode: OpenMode) throws(SystemFailure) -> Int32
  func closeFile(_ descriptor: Int32)

  /// Reads at a position, without moving anything; fewer bytes than asked is allowed, 0 is the end.
  func readBytes(
    _ descriptor: Int32, into buffer: UnsafeMutableRawBufferPointer, at offset: Int
  ) throws(SystemFailure) -> Int
  /// Writes at a position and returns how many bytes were taken, possibly fewer than given.
  func writeBytes(
    _ descriptor: Int32, _ bytes: UnsafeRawBufferPointer, at offset: Int
  ) throws(SystemFailure) -> Int
  func setLength(_ descriptor: Int32, to length: Int) throws(SystemFailure)

  /// Returns once the bytes and the length of a file have reached the disk.
  func syncData(_ descriptor: Int32) throws(SystemFailure)
  /// Returns once the names in a folder have reached the disk.
  func syncFolder(_ descriptor: Int32) throws(SystemFailure)

  func status(_ descriptor: Int32) throws(SystemFailure) -> FileStatus
  /// What stands at a path, links followed, `nil` when nothing does.
  func status(ofPath path: String) throws(SystemFailure) -> FileStatus?
  /// What a name stands for, a link not being followed, `nil` when nothing does.
  func kind(ofPath path: String) throws(SystemFailure) -> FileKind?

  func renameFile(_ path: String, to newPath: String) throws(SystemFailure)
  func removeFile(_ path: String) throws(SystemFailure)
  /// Makes a folder; one that exists already is no error.
  func makeFolder(_ path: String) throws(SystemFailure)
  /// Makes a folder that only its owner may open; one that exists already is no error.
  func makePrivateFolder(_ path: String) throws(SystemFailure)
  func listFolder(_ path: String) throws(SystemFailure) -> [String]

  /// Tries to take the exclusive lock of an open file or folder, without waiting.
  func tryLock(_ descriptor: Int32) throws(SystemFailure) -> Bool
  func pause(milliseconds: Int)
}

/// How a file is opened; none of these ways ever waits for somebody at the other end.
enum OpenMode: Sendable {
  case read
  case readWrite
  /// Makes the file, and fails when it exists.
  case createNew
  /// Makes a file that only its owner may read, and fails when it exists.
  case createPrivate
  /// Makes the file when it does not exist; leaves its bytes alone when it does. A link is refused:
  /// what is written there is ours, and what it leads to is not.
  case createOrOpen
  case folder
}

/// What tells whether a file is still the one we know.
struct FileStatus: Equatable, Sendable {
  var size: Int
  var inode: UInt64
  var device: UInt64
  var kind = FileKind.file
  /// When its bytes were last changed, in nanoseconds; 0 where the system does not say.
  var modified: Int64 = 0
  /// When its bytes, its name or its rights were last changed, likewise; no program can set it.
  var changed: Int64 = 0

  func isSameFile(as other: FileStatus) -> Bool {
    inode == other.inode && device == other.device
  }
}

/// What stands under a name.
public enum FileKind: Hashable, Sendable {
  /// A file of bytes.
  case file
  /// A folder.
  case folder
  /// A symbolic link.
  case link
  /// A pipe, a socket or a device.
  case device
}

/// A system call that failed: its name and its `errno`.
struct SystemFailure: Error, Equatable, Sendable {
  var call: String
  var code: Int32
}
