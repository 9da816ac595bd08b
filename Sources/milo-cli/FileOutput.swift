import MiloEvents

/// A new file written under another name, then put in its place at once.
///
/// Nobody sees half a file, and what stood there stays until the new one is whole.
struct NewFile: TextOutputStream {
  private let descriptor: Int32
  private var buffer: [UInt8] = []
  private var hash = SHA256()
  /// How many bytes were written.
  private(set) var bytes = 0
  private var problem: SystemError?

  /// Makes the file; one that exists is emptied.
  init(_ path: String) throws(SystemError) {
    descriptor = try createFile(path)
  }

  mutating func write(_ string: String) { write(Array(string.utf8)) }

  mutating func write(_ more: [UInt8]) {
    buffer += more
    if buffer.count > 1 << 16 { flush() }
  }

  private mutating func flush() {
    hash.update(buffer)
    bytes += buffer.count
    if problem == nil { problem = writeAll(buffer, to: descriptor) }
    buffer.removeAll(keepingCapacity: true)
  }

  /// Ends the file, and gives the SHA-256 of its bytes.
  mutating func close() throws(SystemError) -> Digest {
    flush()
    try closeDurably(descriptor)
    if let problem { throw problem }
    return hash.digest()
  }
}
