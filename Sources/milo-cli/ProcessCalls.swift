#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

// The calls to the C library about other programs, with the name of the function each stands for.

#if canImport(Darwin)
  typealias SpawnActions = posix_spawn_file_actions_t?
#else
  typealias SpawnActions = posix_spawn_file_actions_t
#endif

/// Starts a program with the signals that this one ignores as they were (`posix_spawn`).
///
/// - Parameter prepare: says which files the program starts with.
private func spawn(
  _ path: String, _ words: [String], _ environment: [String]? = nil,
  _ prepare: (inout SpawnActions) -> Void
) throws(SystemError) -> pid_t {
  #if canImport(Darwin)
    var actions: posix_spawn_file_actions_t?
    var attributes: posix_spawnattr_t?
  #else
    var actions = posix_spawn_file_actions_t()
    var attributes = posix_spawnattr_t()
  #endif
  posix_spawn_file_actions_init(&actions)
  posix_spawnattr_init(&attributes)
  defer {
    posix_spawn_file_actions_destroy(&actions)
    posix_spawnattr_destroy(&attributes)
  }
  prepare(&actions)
  var restored = sigset_t()
  sigemptyset(&restored)
  for number in [SIGPIPE, SIGXFSZ, SIGINT] { sigaddset(&restored, number) }
  posix_spawnattr_setsigdefault(&attributes, &restored)
  posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGDEF))
  var arguments: [UnsafeMutablePointer<CChar>?] = words.map { strdup($0) } + [nil]
  var variables: [UnsafeMutablePointer<CChar>?] = (environment ?? []).map { strdup($0) } + [nil]
  defer { for case let word? in arguments + variables { free(word) } }
  var child: pid_t = 0
  let problem =
    environment == nil
    ? posix_spawn(&child, path, &actions, &attributes, &arguments, environ)
    : posix_spawn(&child, path, &actions, &attributes, &arguments, &variables)
  if problem != 0 { throw SystemError(number: problem) }
  return child
}

/// How a program that was waited for ended.
enum ProgramEnd: Hashable, Sendable {
  /// It ended by itself, with this code.
  case exited(Int32)
  /// A signal ended it.
  case killed(Int32)
  /// It went on too long, and was ended.
  case tooLong
}

/// Runs a program without a terminal, and waits for its end (`posix_spawn`, `waitpid`, `kill`).
///
/// Ctrl-C ends the program, not this one, which has something to put away.
///
/// - Parameters:
///   - variables: what the environment of the program says, besides and instead of this one's.
///   - log: the file where the program writes its messages.
///   - limit: for how many seconds the program may run.
func runProgram(
  _ path: String, _ words: [String], variables: [String: String], log: String, limit: Int
) throws(SystemError) -> ProgramEnd {
  var environment: [String] = []
  var place = environ
  while let variable = place.pointee {
    let text = String(cString: variable)
    let name = String(text.prefix { $0 != "=" })
    if variables[name] == nil { environment.append(text) }
    place += 1
  }
  environment += variables.map { "\($0)=\($1)" }
  signal(SIGINT, SIG_IGN)
  defer { signal(SIGINT, SIG_DFL) }
  let child = try spawn(path, [path] + words, environment) { actions in
    posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_addopen(
      &actions, STDOUT_FILENO, log, O_WRONLY | O_CREAT | O_APPEND, 0o600)
    posix_spawn_file_actions_adddup2(&actions, STDOUT_FILENO, STDERR_FILENO)
  }
  var status: Int32 = 0
  // A look each hundredth of a second.
  for _ in 0..<limit * 100 {
    let ended = waitpid(child, &status, WNOHANG)
    if ended == child {
      let signal = status & 0x7F
      return signal == 0 ? .exited(status >> 8 & 0xFF) : .killed(signal)
    }
    if ended < 0, errno != EINTR { throw .last }
    usleep(10_000)
  }
  kill(child, SIGKILL)
  while waitpid(child, &status, 0) < 0, errno == EINTR {}
  return .tooLong
}

/// Whether this process may do everything (`geteuid`).
var isRoot: Bool { geteuid() == 0 }

/// Makes a folder that nobody else may read, under a name that nobody had (`mkdtemp`).
func createPrivateFolder(in parent: String) throws(SystemError) -> String {
  guard let template = strdup(parent + "/milo-XXXXXX") else { throw .last }
  defer { free(template) }
  guard mkdtemp(template) != nil else { throw .last }
  return try realPath(String(cString: template))
}

/// Removes a folder and all that is in it, links not followed (`unlink`, `rmdir`); looks again for a second
/// where somebody is still writing.
func removeFolder(_ path: String) {
  for _ in 0..<20 {
    for name in (try? folderNames(path)) ?? [] {
      let inside = path + "/" + name
      let kind = (try? fileStatus(inside, followsLinks: false))?.kind
      if kind == .folder { removeFolder(inside) } else { unlink(inside) }
    }
    if rmdir(path) == 0 || errno == ENOENT { return }
    usleep(50_000)
  }
}

/// A pager that runs, and the pipe that it reads (`posix_spawn`, `pipe`, `waitpid`).
struct PagerProcess: Sendable {
  /// Where to write what it shows.
  let input: Int32
  private let process: pid_t

  /// Starts a command of the shell; nil when it cannot be started.
  init?(_ command: String) {
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { return nil }
    let (reading, writing) = (ends[0], ends[1])
    _ = fcntl(writing, F_SETFD, FD_CLOEXEC)
    // What `git` asks of less: colours kept, the screen left as it is, gone at once when all fits.
    if getenv("LESS") == nil { setenv("LESS", "FRX", 1) }
    if getenv("LV") == nil { setenv("LV", "-c", 1) }
    let child = try? spawn("/bin/sh", ["sh", "-c", command]) { actions in
      posix_spawn_file_actions_adddup2(&actions, reading, STDIN_FILENO)
      posix_spawn_file_actions_addclose(&actions, reading)
    }
    close(reading)
    guard let child else {
      close(writing)
      return nil
    }
    // Ctrl-C speaks to the pager, which goes on showing.
    signal(SIGINT, SIG_IGN)
    (input, process) = (writing, child)
  }

  /// Says that there is nothing more, and waits for the end of the pager.
  func wait() {
    close(input)
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0, errno == EINTR {}
    signal(SIGINT, SIG_DFL)
  }
}
