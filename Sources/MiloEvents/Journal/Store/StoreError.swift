#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// Why the lines of a journal could not be read or written.
///
/// The list is closed: each case calls for another action of the person in front of the screen.
/// Unless a case says otherwise, nothing was written.
public enum StoreError: Error, Equatable, Sendable {
  /// Nothing stands at this path.
  case notFound(path: String)
  /// The folder has no `journal.json`.
  case notAJournal(path: String)
  /// A folder is expected at this path, and a file stands there.
  case notAFolder(path: String)
  /// A file is expected at this path, and something else stands there.
  case notAFile(path: String, found: FileKind)
  /// A small file, such as a signed head, is longer than any of its kind: in bytes.
  case tooLong(path: String, limit: Int, found: Int)
  /// A single `.jsonl` file is read, never written.
  case readOnlyStore(path: String)
  /// Another writer kept the lock during the whole wait.
  case locked(path: String, holder: LockHolder?, waited: Duration)
  /// The disk, or the quota, is full.
  case diskFull(FailedCall)
  /// The folder is on a read-only file system.
  case readOnlyFolder(FailedCall)
  /// The user may not read or write this file.
  case permissionDenied(FailedCall)
  /// Any other failure of the system, for instance a disk error.
  case system(FailedCall)
  /// A store of one's own could not: where, and why, in French.
  case failed(path: String, reason: String)
  /// A segment is not what its writer left.
  case segmentAltered(path: String, Alteration)
  /// There are fewer lines before `next` than its name says: `path` is the segment expected.
  case segmentMissing(path: String, next: String)
  /// A `.jsonl` file that is not a segment, or whose name is smaller than the lines before it.
  case foreignSegment(path: String, linesBefore: Int?)
  /// The folder is no longer the one that was opened: it was moved, or another took its name.
  case folderReplaced(path: String)
  /// The record of the last batch is not one of this journal: it says that lines end where no line
  /// ends.
  case recordAltered(path: String)
  /// The journal has fewer lines than a signed head of its own covers.
  case sealedLinesMissing(path: String, sealed: Int, found: Int)
  /// The folder changed during every attempt to read it.
  case unstable(path: String, attempts: Int)
  /// The caller's buffer is not a sequence of lines; a fault of the program.
  case unusableLines(UnusableLines)
  /// The writer was closed.
  case closed(path: String)
  /// An earlier write failed, this writer stopped, and the journal must be opened again.
  indirect case poisoned(path: String, cause: StoreError)
}

/// A system call that failed.
public struct FailedCall: Equatable, Sendable {
  /// The file concerned.
  public let path: String
  /// The name of the call, for instance `fdatasync`.
  public let call: String
  /// The `errno` it set.
  public let code: Int32

  /// Whether the file was to be made and is there already.
  var isAlreadyThere: Bool { code == EEXIST }
  /// Whether the disk cannot lock what was to be locked.
  var isLockUnavailable: Bool {
    [EBADF, EINVAL, ENOLCK, ENOSYS, ENOTSUP, EOPNOTSUPP].contains(code)
  }
}

/// How a segment differs from what its writer left.
public enum Alteration: Equatable, Sendable {
  /// Its length, in bytes, is another one.
  case length(expected: Int, found: Int)
  /// Another file has taken its name.
  case replaced
  /// It is no longer there.
  case removed
  /// A closed segment does not end with a line feed.
  case unterminated
}

/// Why a buffer is not a sequence of lines.
public enum UnusableLines: Equatable, Sendable {
  /// The last line has no line feed.
  case unterminated
  /// The number of line feeds is not the number of lines announced.
  case count(expected: Int, found: Int)
  /// There is a zero byte, which no JSON text contains.
  case zeroByte(offset: Int)
}

/// Who holds the lock of a journal, as written in the lock file.
public struct LockHolder: Equatable, Sendable {
  /// The process identifier.
  public let pid: Int
  /// The name of the machine.
  public let host: String
  /// The moment the lock was taken, RFC 3339.
  public let since: String

  /// Whether this very program holds it, through another writer.
  var isThisProgram: Bool { pid == Int(getpid()) && host == hostName() }
}

extension StoreError {
  init(_ failure: SystemFailure, path: String) {
    let call = FailedCall(path: path, call: failure.call, code: failure.code)
    self =
      switch failure.code {
      case ENOSPC, EDQUOT: .diskFull(call)
      case EROFS: .readOnlyFolder(call)
      case EACCES, EPERM: .permissionDenied(call)
      case ENOENT: .notFound(path: path)
      case ENOTDIR: .notAFolder(path: path)
      case EISDIR: .notAFile(path: path, found: .folder)
      case ELOOP: .notAFile(path: path, found: .link)
      case ENXIO: .notAFile(path: path, found: .device)
      default: .system(call)
      }
  }
}
