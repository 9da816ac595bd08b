import MiloEvents

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

// Every call to the C library stands in this file, with the name of the function it stands for.

/// The three streams that a process is born with.
enum StandardStream: Int32, Sendable {
  case input = 0
  case output = 1
  case error = 2

  /// Whether a person is at the other end (`isatty`).
  var isTerminal: Bool { isatty(rawValue) == 1 }

  /// The number of columns of the terminal, if it says so (`ioctl`, TIOCGWINSZ).
  var columns: Int? {
    var size = winsize()
    guard ioctl(rawValue, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return nil }
    return Int(size.ws_col)
  }
}

extension StandardStream {
  /// The number of rows of the terminal, if it says so (`ioctl`, TIOCGWINSZ).
  var rows: Int? {
    var size = winsize()
    guard ioctl(rawValue, UInt(TIOCGWINSZ), &size) == 0, size.ws_row > 0 else { return nil }
    return Int(size.ws_row)
  }
}

/// An error number of the system.
struct SystemError: Error, Hashable, Sendable, CustomStringConvertible {
  var number: Int32

  /// The reader of a pipe has gone (EPIPE).
  static let brokenPipe = SystemError(number: EPIPE)
  /// The last error of this thread (`errno`).
  static var last: SystemError { SystemError(number: errno) }

  /// The reason, in French.
  var description: String { reason(ofSystemError: number) }
}

/// Writes all the bytes (`write`, again until done).
func writeAll(_ bytes: [UInt8], to descriptor: Int32) -> SystemError? {
  var start = 0
  while start < bytes.count {
    let count = bytes[start...].withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
    if count < 0 {
      if errno == EINTR { continue }
      return .last
    }
    start += count
  }
  return nil
}

/// Reads at most `limit` bytes (`read`); none at the end.
func readSome(_ limit: Int, from descriptor: Int32) throws(SystemError) -> [UInt8] {
  var count = 0
  let bytes = [UInt8](unsafeUninitializedCapacity: limit) { buffer, filled in
    repeat { count = read(descriptor, buffer.baseAddress, limit) } while count < 0 && errno == EINTR
    filled = max(0, count)
  }
  if count < 0 { throw .last }
  return bytes
}

/// Opens a file for reading, lends its descriptor, and closes it (`open`, `fstat`, `close`).
///
/// A folder, a pipe or a device is refused at once, and never waited for: only a pipe that the shell
/// has opened for this program (`/dev/fd`, `/dev/stdin`) is read as a file is.
func withFile<Result>(
  _ path: String, reading body: (Int32) throws(SystemError) -> Result
) throws(SystemError) -> Result {
  let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY)
  if descriptor < 0 { throw .last }
  defer { close(descriptor) }
  var info = stat()
  if fstat(descriptor, &info) < 0 { throw .last }
  switch info.st_mode & S_IFMT {
  case S_IFREG: break
  case S_IFDIR: throw SystemError(number: EISDIR)
  case S_IFIFO where isDescriptorPath(path):
    _ = fcntl(descriptor, F_SETFL, fcntl(descriptor, F_GETFL) & ~O_NONBLOCK)
  default: throw SystemError(number: ENXIO)
  }
  return try body(descriptor)
}

/// Whether a path names what is open already in this process.
private func isDescriptorPath(_ path: String) -> Bool {
  path == "/dev/stdin" || path.hasPrefix("/dev/fd/") || path.hasPrefix("/proc/self/fd/")
}

/// Makes a file that nobody else may read, and fails when it exists (`open`, `fsync`, `link`).
///
/// The name comes with the bytes: what was cut short before leaves nothing in the way.
func createPrivateFile(_ path: String, _ bytes: [UInt8]) throws(SystemError) {
  let aside = path + ".nouveau"
  unlink(aside)
  let descriptor = open(aside, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
  if descriptor < 0 { throw .last }
  var problem = writeAll(bytes, to: descriptor)
  if problem == nil, fsync(descriptor) < 0 { problem = .last }
  close(descriptor)
  if problem == nil { problem = giveName(path, to: aside) }
  unlink(aside)
  if let problem { throw problem }
  try syncFolder(of: path)
}

/// Gives a file its name, unless something stands there: only an empty file, which holds nothing to
/// lose, is replaced.
private func giveName(_ path: String, to aside: String) -> SystemError? {
  if link(aside, path) == 0 { return nil }
  let problem = SystemError.last
  var info = stat()
  guard lstat(path, &info) == 0 else {
    // A disk without links, as keys on a USB stick have: the place is free, and is taken.
    guard errno == ENOENT, problem.number != ENOENT else { return problem }
    return rename(aside, path) == 0 ? nil : .last
  }
  guard info.st_mode & S_IFMT == S_IFREG, info.st_size == 0 else {
    return SystemError(number: EEXIST)
  }
  return rename(aside, path) == 0 ? nil : .last
}

/// Returns once the names in the folder of a path have reached the disk (`open`, `fsync`).
private func syncFolder(of path: String) throws(SystemError) {
  let slash = path.lastIndex(of: "/")
  let parent = slash.map { $0 == path.startIndex ? "/" : String(path[..<$0]) } ?? "."
  let descriptor = open(parent, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
  if descriptor < 0 {
    // A folder that may be written and not read cannot be synced.
    if errno == EACCES { return }
    throw .last
  }
  defer { close(descriptor) }
  // Some disks cannot sync a folder, and have no more to do.
  if fsync(descriptor) < 0, errno != EINVAL { throw .last }
}

/// The path without links or dots, of something that exists (`realpath`).
func realPath(_ path: String) throws(SystemError) -> String {
  guard let resolved = realpath(path, nil) else { throw .last }
  defer { free(resolved) }
  return String(cString: resolved)
}

/// Whether something stands at a path (`access`).
func fileExists(_ path: String) -> Bool {
  access(path, F_OK) == 0
}

/// A variable of the environment (`getenv`).
func environmentVariable(_ name: String) -> String? {
  getenv(name).map { String(cString: $0) }
}

/// What a clock says (`clock_gettime`), in nanoseconds; a clock may be set beyond what 64 bits count.
private func nanoseconds(of clock: clockid_t) -> Int128 {
  var time = timespec()
  clock_gettime(clock, &time)
  return Int128(time.tv_sec) * 1_000_000_000 + Int128(time.tv_nsec)
}

extension Clocks {
  /// The clocks of the machine.
  static let system = Clocks(
    millisecondsSince1970: {
      // The year 9999 is far enough for an append to be refused with a word.
      Int64(min(nanoseconds(of: CLOCK_REALTIME) / 1_000_000, 253_402_300_799_999))
    },
    elapsed: { .nanoseconds(Int64(clamping: nanoseconds(of: CLOCK_MONOTONIC))) })
}

/// Waits a second (`sleep`).
func pauseOneSecond() {
  sleep(1)
}

/// Lets a write to a closed pipe, or beyond the length that files may have, fail instead of killing the
/// process (`signal`, SIGPIPE, SIGXFSZ).
func ignoreSignalsOfWrites() {
  signal(SIGPIPE, SIG_IGN)
  signal(SIGXFSZ, SIG_IGN)
}

/// Makes sure that the three standard descriptors are taken, before any file is opened (`fcntl`,
/// `open`): one that was closed would be given to the journal, and messages would land there.
///
/// What takes its place fails as a closed one does: nothing is read, nothing written is lost in silence.
func fillStandardDescriptors() {
  for descriptor in STDIN_FILENO...STDERR_FILENO where fcntl(descriptor, F_GETFD) < 0 {
    let mode = descriptor == STDIN_FILENO ? O_WRONLY : O_RDONLY
    // The lowest free number is given: it is this one.
    _ = open("/dev/null", mode)
  }
}

/// Ends the process (`exit`).
func exitProcess(_ code: Int32) -> Never {
  exit(code)
}

/// Closes a file once its bytes have reached the disk (`fsync`, `close`).
func closeDurably(_ descriptor: Int32) throws(SystemError) {
  let synced = fsync(descriptor)
  let error = SystemError.last
  close(descriptor)
  if synced < 0 { throw error }
}

/// Makes a folder (`mkdir`).
func createFolder(_ path: String) throws(SystemError) {
  if mkdir(path, 0o700) < 0 { throw .last }
}

/// Puts a file or folder in the place of another name (`rename`).
func renamePath(_ path: String, to other: String) throws(SystemError) {
  if rename(path, other) < 0 { throw .last }
}

/// Removes a file or an empty folder (`remove`); one that is not there is no error.
func removePath(_ path: String) throws(SystemError) {
  if remove(path) < 0, errno != ENOENT { throw .last }
}
