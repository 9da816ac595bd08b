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

  init(_ path: String, _ mode: OpenMode, on system: any FileSystem) throws(StoreError) {
    self.path = path
    self.system = system
    descriptor = try onPath(path) { () throws(SystemFailure) in
      try system.openFile(path, mode)
    }
  }

  deinit { system.closeFile(descriptor) }

  func status() throws(StoreError) -> FileStatus {
    try onPath(path) { () throws(SystemFailure) in try system.status(descriptor) }
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

  func syncData() throws(StoreError) {
    try onPath(path) { () throws(SystemFailure) in try system.syncData(descriptor) }
  }

  func syncFolder() throws(StoreError) {
    try onPath(path) { () throws(SystemFailure) in try system.syncFolder(descriptor) }
  }

  func tryLock() throws(StoreError) -> Bool {
    try onPath(path) { () throws(SystemFailure) in try system.tryLock(descriptor) }
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
