#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// An open file that closes itself with its last user, and whose errors name its path.
///
/// Reads and writes give their position, so several threads may share one.
final class OpenFile: SegmentSource {
  let path: String
  private let system: any FileSystem
  private let descriptor: Int32
  /// What was opened, as it was then.
  let opened: FileStatus

  /// Opens a file, or a folder in the mode of that name; anything else at that path is refused at
  /// once: a pipe would be waited for, a device has no end.
  init(_ path: String, _ mode: OpenMode, on system: any FileSystem) throws(StoreError) {
    self.path = path
    self.system = system
    (descriptor, opened) = try onPath(path) { () throws(SystemFailure) in
      let descriptor = try system.openFile(path, mode)
      do throws(SystemFailure) {
        return (descriptor, try system.status(descriptor))
      } catch {
        system.closeFile(descriptor)
        throw error
      }
    }
    guard mode == .folder || opened.kind == .file else {
      system.closeFile(descriptor)
      throw .notAFile(path: path, found: opened.kind)
    }
  }

  deinit { system.closeFile(descriptor) }

  func status() throws(StoreError) -> FileStatus {
    try onPath(path) { () throws(SystemFailure) in try system.status(descriptor) }
  }

  /// Whether its path still leads to it.
  var stands: Bool {
    guard let found = try? system.status(ofPath: path) else { return false }
    return found.isSameFile(as: opened)
  }

  func read(
    into buffer: UnsafeMutableRawBufferPointer, at offset: Int
  ) throws(StoreError) -> Int {
    try onPath(path) { () throws(SystemFailure) in
      var done = 0
      while done < buffer.count {
        let rest = UnsafeMutableRawBufferPointer(rebasing: buffer[done...])
        let count = try system.readBytes(descriptor, into: rest, at: offset + done)
        if count == 0 { break }
        done += count
      }
      return done
    }
  }

  /// Writes all the bytes; a short write is continued.
  func write(_ bytes: ArraySlice<UInt8>, at offset: Int) throws(StoreError) {
    try onPath(path) { () throws(SystemFailure) in
      try bytes.withUnsafeBufferPointer { (elements) throws(SystemFailure) in
        let all = UnsafeRawBufferPointer(elements)
        var done = 0
        while done < all.count {
          let rest = UnsafeRawBufferPointer(rebasing: all[done...])
          let count = try system.writeBytes(descriptor, rest, at: offset + done)
          if count == 0 { throw SystemFailure(call: "pwrite", code: EIO) }
          done += count
        }
      }
    }
  }

  func setLength(_ length: Int) throws(StoreError) {
    try onPath(path) { () throws(SystemFailure) in
      try system.setLength(descriptor, to: length)
    }
  }

  var stamp: FileStatus? { opened }

  /// All the bytes, when they are no more than `limit`; a longer file is refused unread.
  func bytes(upTo limit: Int) throws(StoreError) -> [UInt8] {
    let size = try status().size
    guard size <= limit else { throw .tooLong(path: path, limit: limit, found: size) }
    return try bytes(in: 0..<size)
  }

  func syncData() throws(StoreError) {
    try onPath(path) { () throws(SystemFailure) in try system.syncData(descriptor) }
  }

  func syncFolder() throws(StoreError) {
    try onPath(path) { () throws(SystemFailure) in try system.syncFolder(descriptor) }
  }

  func tryLock() throws(StoreError) -> Bool {
    try onPath(path) { () throws(SystemFailure) in try system.tryLock(descriptor) }
  }

  /// Tries to take the lock of a folder; nil on a disk that cannot lock one.
  func tryLockFolder() throws(StoreError) -> Bool? {
    do throws(StoreError) {
      return try tryLock()
    } catch {
      if case .system(let call) = error, call.isLockUnavailable { return nil }
      throw error
    }
  }
}

/// Runs a system call and gives its failure the path it concerns.
func onPath<Result>(
  _ path: String, _ body: () throws(SystemFailure) -> Result
) throws(StoreError) -> Result {
  do {
    return try body()
  } catch {
    throw StoreError(error, path: path)
  }
}
