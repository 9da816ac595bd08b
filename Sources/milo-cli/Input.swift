/// A stream of bytes coming in.
struct Input: Sendable {
  private enum Source {
    case memory(ArraySlice<UInt8>)
    case descriptor(Int32)
  }

  private var source: Source

  /// An input that gives the bytes of a text, for tests.
  init(_ text: String) {
    source = .memory(Array(text.utf8)[...])
  }

  /// The input of the process.
  init(_ stream: StandardStream) {
    source = .descriptor(stream.rawValue)
  }

  /// At most `limit` more bytes; none at the end.
  mutating func read(upTo limit: Int) throws(SystemError) -> [UInt8] {
    switch source {
    case .descriptor(let descriptor): return try readSome(limit, from: descriptor)
    case .memory(let bytes):
      source = .memory(bytes.dropFirst(limit))
      return Array(bytes.prefix(limit))
    }
  }

  /// All the bytes that are left.
  mutating func readAll() throws(SystemError) -> [UInt8] {
    var bytes: [UInt8] = []
    while true {
      let more = try read(upTo: 1 << 16)
      if more.isEmpty { return bytes }
      bytes += more
    }
  }
}
