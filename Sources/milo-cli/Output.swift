import MiloCore

/// A stream of bytes going out, gathered before they are written.
///
/// Nothing that a journal, a file or a command holds may drive a terminal: words are always made
/// harmless, and so are the bytes of data when a person is at the other end. Only ``write(styled:)`` lets
/// control sequences through, for those that the program writes itself.
///
/// Writing never throws: the first problem is kept, what follows is dropped, and whoever writes for
/// long looks at ``isClosed`` now and then.
struct Output: TextOutputStream, Sendable {
  /// Where full buffers go; nil keeps everything in memory.
  private let drain: (@Sendable ([UInt8]) -> SystemError?)?
  /// What is left to do after the last byte.
  private let end: (@Sendable () -> SystemError?)?
  private let limit: Int
  private var buffer: [UInt8] = []

  /// Whether a person is at the other end.
  let isTerminal: Bool
  /// The number of columns at the other end, when it has any.
  let columns: Int?
  /// What went wrong, if anything did.
  private(set) var problem: SystemError?

  /// An output that hands its bytes to `drain` each time `limit` of them are there.
  init(
    isTerminal: Bool = false, columns: Int? = nil, limit: Int = 1 << 16,
    drain: @escaping @Sendable ([UInt8]) -> SystemError?,
    end: (@Sendable () -> SystemError?)? = nil
  ) {
    self.end = end
    self.isTerminal = isTerminal
    self.columns = columns
    self.limit = limit
    self.drain = drain
  }

  /// An output that keeps everything, for tests.
  init(isTerminal: Bool = false, columns: Int? = nil) {
    self.isTerminal = isTerminal
    self.columns = columns
    limit = .max
    drain = nil
    end = nil
  }

  /// The output of the process; on a terminal each write shows at once.
  init(_ stream: StandardStream) {
    let isTerminal = stream.isTerminal
    self.init(
      isTerminal: isTerminal, columns: stream.columns,
      limit: isTerminal || stream == .error ? 0 : 1 << 16,
      drain: { writeAll($0, to: stream.rawValue) })
  }

  /// What an output in memory holds.
  var text: String { String(decoding: buffer, as: UTF8.self) }
  /// Whether writing has become useless.
  var isClosed: Bool { problem != nil }
  /// Whether the reader has simply stopped reading.
  var isReaderGone: Bool { problem == .brokenPipe }

  /// Adds words, made harmless but for their line ends.
  mutating func write(_ string: String) {
    add(string.harmlessLines.utf8)
  }

  /// Adds one line, whatever it is made of: a finding, a message.
  mutating func write(line: String) {
    add((line.harmless + "\n").utf8)
  }

  /// Adds data: the bytes as they are, unless a person is at the other end.
  mutating func write(_ bytes: some Sequence<UInt8>) {
    if isTerminal {
      add(String(decoding: Array(bytes), as: UTF8.self).harmlessLines.utf8)
    } else {
      add(bytes)
    }
  }

  /// Adds text whose control sequences are the program's own.
  mutating func write(styled text: String) {
    add(text.utf8)
  }

  private mutating func add(_ bytes: some Sequence<UInt8>) {
    guard !isClosed else { return }
    buffer.append(contentsOf: bytes)
    flushIfFull()
  }

  /// Hands over all that is pending.
  mutating func flush() {
    guard let drain, !buffer.isEmpty, !isClosed else { return }
    problem = drain(buffer)
    buffer.removeAll(keepingCapacity: true)
  }

  /// Hands over all that is pending, and ends: nothing more will be written.
  mutating func finish() {
    flush()
    if let last = end?(), problem == nil { problem = last }
  }

  private mutating func flushIfFull() {
    if buffer.count > limit { flush() }
  }
}

/// An output lent to a front-end.
struct ReportStream: TextOutputStream {
  /// Where the text goes.
  var output: Output
  /// Whether the front-end makes what it shows harmless itself, and may colour it.
  var isStyled: Bool

  mutating func write(_ string: String) {
    if isStyled { output.write(styled: string) } else { output.write(string.utf8) }
  }
}
