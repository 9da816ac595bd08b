#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// The file system of the machine.
struct SystemFileSystem: FileSystem {
  func openFile(_ path: String, _ mode: OpenMode) throws(SystemFailure) -> Int32 {
    let flags =
      switch mode {
      case .read: O_RDONLY
      case .readWrite: O_RDWR
      case .createNew, .createPrivate: O_RDWR | O_CREAT | O_EXCL
      case .createOrOpen: O_RDWR | O_CREAT | O_NOFOLLOW
      case .folder: O_RDONLY | O_DIRECTORY
      }
    let permissions: mode_t = mode == .createPrivate ? 0o600 : 0o640
    // Opening a pipe would wait for its other end, and some devices for a carrier.
    let ours = flags | O_CLOEXEC | O_NOCTTY
    do {
      return Int32(try retrying("open") { Int(open(path, ours | O_NONBLOCK, permissions)) })
    } catch {
      // A file server that holds a lease is asked to give it back, which takes a moment.
      guard error.code == EAGAIN, try status(ofPath: path)?.kind == .file else { throw error }
      return Int32(try retrying("open") { Int(open(path, ours, permissions)) })
    }
  }

  func closeFile(_ descriptor: Int32) {
    _ = close(descriptor)
  }

  func readBytes(
    _ descriptor: Int32, into buffer: UnsafeMutableRawBufferPointer, at offset: Int
  ) throws(SystemFailure) -> Int {
    try retrying("pread") { pread(descriptor, buffer.baseAddress, buffer.count, off_t(offset)) }
  }

  func writeBytes(
    _ descriptor: Int32, _ bytes: UnsafeRawBufferPointer, at offset: Int
  ) throws(SystemFailure) -> Int {
    try retrying("pwrite") { pwrite(descriptor, bytes.baseAddress, bytes.count, off_t(offset)) }
  }

  func setLength(_ descriptor: Int32, to length: Int) throws(SystemFailure) {
    _ = try retrying("ftruncate") { Int(ftruncate(descriptor, off_t(length))) }
  }

  func syncData(_ descriptor: Int32) throws(SystemFailure) {
    #if canImport(Darwin)
      // On Darwin `fsync` leaves the bytes in the drive's cache.
      _ = try retrying("fcntl(F_FULLFSYNC)") { Int(fcntl(descriptor, F_FULLFSYNC)) }
    #else
      _ = try retrying("fdatasync") { Int(fdatasync(descriptor)) }
    #endif
  }

  func syncFolder(_ descriptor: Int32) throws(SystemFailure) {
    #if canImport(Darwin)
      _ = try retrying("fcntl(F_FULLFSYNC)") { Int(fcntl(descriptor, F_FULLFSYNC)) }
    #else
      _ = try retrying("fsync") { Int(fsync(descriptor)) }
    #endif
  }

  func status(_ descriptor: Int32) throws(SystemFailure) -> FileStatus {
    var info = stat()
    _ = try retrying("fstat") { Int(fstat(descriptor, &info)) }
    return FileStatus(info)
  }

  func status(ofPath path: String) throws(SystemFailure) -> FileStatus? {
    var info = stat()
    do {
      _ = try retrying("stat") { Int(stat(path, &info)) }
    } catch {
      if error.code == ENOENT { return nil }
      throw error
    }
    return FileStatus(info)
  }

  func kind(ofPath path: String) throws(SystemFailure) -> FileKind? {
    var info = stat()
    do {
      _ = try retrying("lstat") { Int(lstat(path, &info)) }
    } catch {
      if error.code == ENOENT { return nil }
      throw error
    }
    return FileKind(info)
  }

  func renameFile(_ path: String, to newPath: String) throws(SystemFailure) {
    _ = try retrying("rename") { Int(rename(path, newPath)) }
  }

  func removeFile(_ path: String) throws(SystemFailure) {
    _ = try retrying("unlink") { Int(unlink(path)) }
  }

  func makeFolder(_ path: String) throws(SystemFailure) {
    try makeFolder(path, 0o750)
  }

  func makePrivateFolder(_ path: String) throws(SystemFailure) {
    try makeFolder(path, 0o700)
  }

  private func makeFolder(_ path: String, _ permissions: mode_t) throws(SystemFailure) {
    do {
      _ = try retrying("mkdir") { Int(mkdir(path, permissions)) }
    } catch {
      if error.code != EEXIST { throw error }
    }
  }

  func listFolder(_ path: String) throws(SystemFailure) -> [String] {
    guard let folder = opendir(path) else { throw SystemFailure(call: "opendir", code: errno) }
    defer { closedir(folder) }
    var names: [String] = []
    while true {
      errno = 0
      guard let entry = readdir(folder) else { break }
      let name = withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
        String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      if name != "." && name != ".." { names.append(name) }
    }
    if errno != 0 { throw SystemFailure(call: "readdir", code: errno) }
    return names
  }

  /// `flock` belongs to the open file, so two writers of one process exclude each other too, and
  /// the lock goes with its process; `fcntl` locks would vanish with any other use of the file.
  func tryLock(_ descriptor: Int32) throws(SystemFailure) -> Bool {
    do {
      _ = try retrying("flock") { Int(flock(descriptor, LOCK_EX | LOCK_NB)) }
      return true
    } catch {
      if error.code == EWOULDBLOCK { return false }
      throw error
    }
  }

  func pause(milliseconds: Int) {
    var time = timespec(tv_sec: milliseconds / 1000, tv_nsec: milliseconds % 1000 * 1_000_000)
    _ = nanosleep(&time, nil)
  }

  /// Runs a call again as long as a signal interrupts it.
  private func retrying(_ call: String, _ body: () -> Int) throws(SystemFailure) -> Int {
    while true {
      let result = body()
      if result >= 0 { return result }
      let code = errno
      if code != EINTR { throw SystemFailure(call: call, code: code) }
    }
  }
}

extension FileStatus {
  fileprivate init(_ info: stat) {
    #if canImport(Darwin)
      let (modified, changed) = (info.st_mtimespec, info.st_ctimespec)
    #else
      let (modified, changed) = (info.st_mtim, info.st_ctim)
    #endif
    func nanoseconds(_ time: timespec) -> Int64 {
      Int64(time.tv_sec) &* 1_000_000_000 &+ Int64(time.tv_nsec)
    }
    self.init(
      size: Int(info.st_size), inode: UInt64(info.st_ino),
      device: UInt64(truncatingIfNeeded: info.st_dev), kind: FileKind(info),
      modified: nanoseconds(modified), changed: nanoseconds(changed))
  }
}

extension FileKind {
  fileprivate init(_ info: stat) {
    self =
      switch info.st_mode & S_IFMT {
      case S_IFREG: .file
      case S_IFDIR: .folder
      case S_IFLNK: .link
      default: .device
      }
  }
}
