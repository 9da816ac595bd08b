/// A stream of bytes going out, gathered before they are written.
///
/// Writing never throws: the first problem is kept, what follows is dropped, and whoever writes for
/// long looks at ``isClosed`` now and then.
struct Output: TextOutputStream, Sendable {
  /// Where full buffers go; nil keeps everything in memory.
  private let drain: (@Sendable ([UInt8]) -> SystemError?)?
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
    drain: @escaping @Sendable ([UInt8]) -> SystemError?
  ) {
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

  /// Adds text.
  mutating func write(_ string: String) {
    guard !isClosed else { return }
    buffer.append(contentsOf: string.utf8)
    flushIfFull()
  }

  /// Adds bytes.
  mutating func write(_ bytes: some Sequence<UInt8>) {
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

  private mutating func flushIfFull() {
    if buffer.count > limit { flush() }
  }
}
