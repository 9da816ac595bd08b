/// A stream of bytes coming in.
struct Input: Sendable {
  private enum Source {
    case memory(ArraySlice<UInt8>)
    case descriptor(Int32)
  }

  private var source: Source
  /// Whether a person is at the other end.
  let isTerminal: Bool

  /// An input that gives the bytes of a text, for tests.
  init(_ text: String, isTerminal: Bool = false) {
    self.isTerminal = isTerminal
    source = .memory(Array(text.utf8)[...])
  }

  /// The input of the process.
  init(_ stream: StandardStream) {
    isTerminal = stream.isTerminal
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

  /// All the bytes that are left, cut a little beyond a limit.
  mutating func readAll(upTo limit: Int = .max) throws(SystemError) -> [UInt8] {
    var bytes: [UInt8] = []
    while bytes.count <= limit {
      let more = try read(upTo: 1 << 16)
      if more.isEmpty { break }
      bytes += more
    }
    return bytes
  }

  /// The next line, without its end; nil when there is none.
  mutating func readLine() throws(SystemError) -> String? {
    var bytes: [UInt8] = []
    while true {
      let more = try read(upTo: 1)
      if more.isEmpty { return bytes.isEmpty ? nil : String(decoding: bytes, as: UTF8.self) }
      if more == [0x0A] { return String(decoding: bytes, as: UTF8.self) }
      bytes += more
    }
  }
}
