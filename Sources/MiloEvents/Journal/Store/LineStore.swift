/// What a journal needs from the place where its lines are kept.
///
/// Lines are bytes here: what they say is the business of the layer above.
public protocol LineStore: Sendable {
  /// The lines committed at this moment, without any lock.
  ///
  /// A snapshot has every line whose append had returned before the call, never a torn line, and
  /// never a part of a batch. It may have the lines of an append that has not returned yet, and
  /// whose author does not know yet whether they are safe.
  func snapshot() throws(StoreError) -> StoreSnapshot

  /// Takes the lock, sets aside what a crash left unfinished, and returns the only writer.
  func openWriter(_ options: WriterOptions) throws(StoreError) -> any LineWriter

  /// The folder where the journal is sealed, beside its lines; nil, by default, for a store without any.
  ///
  /// A journal of such a store is sealed, witnessed and proven as one of segments is.
  var sealFolder: String? { get }
}

extension LineStore {
  /// No folder.
  public var sealFolder: String? { nil }
}

/// The only writer of a store, until it is closed or released.
public protocol LineWriter: AnyObject, Sendable {
  /// The number of lines in the store.
  var lineCount: Int { get }
  /// What the opening of this writer set aside.
  var setAside: SetAside? { get }

  /// Appends lines, all or none, and returns their indexes once they are safe from a power cut.
  ///
  /// - Parameters:
  ///   - lines: the lines one after the other, each with its line feed.
  ///   - count: the number of these lines.
  /// - Throws: `unusableLines`, `segmentAltered`, `foreignSegment` and `closed` leave the writer
  ///   usable. After any other error every call throws `poisoned`: the writer must be opened
  ///   again, which tells whether the lines are there.
  @discardableResult
  func append(_ lines: [UInt8], count: Int) throws(StoreError) -> Range<Int>

  /// Releases the lock; the writer is of no more use.
  func close()
}

extension LineWriter {
  /// Checks that bytes are that many lines: each ends with its line feed, and none holds a zero byte.
  ///
  /// - Throws: ``StoreError/unusableLines(_:)``.
  public func check(_ lines: [UInt8], count: Int) throws(StoreError) {
    try checkLines(lines, count: count)
  }
}

/// How a writer is opened.
public struct WriterOptions: Sendable {
  /// The length, in bytes, that a segment does not exceed unless one line does by itself.
  public var segmentSize: Int
  /// How long to wait for the lock of another writer.
  public var lockWait: Duration
  /// The number of leading lines whose segments the caller has already counted; the opening does
  /// not read these segments again.
  public var countedLines: Int
  /// The present moment, RFC 3339 in UTC; dates the lock and the files set aside.
  public var clock: @Sendable () -> String

  /// Makes options: segments of 128 MiB, and five seconds of patience unless told otherwise.
  public init(
    segmentSize: Int = 128 << 20, lockWait: Duration = .seconds(5), countedLines: Int = 0,
    clock: @escaping @Sendable () -> String
  ) {
    self.segmentSize = segmentSize
    self.lockWait = lockWait
    self.countedLines = countedLines
    self.clock = clock
  }
}

/// What an opening moved out of a segment: bytes that were never acknowledged.
public struct SetAside: Equatable, Sendable {
  /// The file that now holds these bytes, exactly as they were.
  public let path: String
  /// The index that the first of these lines would have had.
  public let firstLine: Int
  /// The number of bytes.
  public let byteCount: Int
  /// What they were.
  public let kind: TailKind
}

/// What may follow the last committed line.
public enum TailKind: Equatable, Sendable {
  /// A line that was not written to its end.
  case unterminated
  /// Zero bytes: the file was lengthened, and not filled.
  case zeros
  /// A batch that is being written, or that a crash interrupted.
  case pendingBatch
}

/// The bytes after the last committed line, which readers ignore and report.
public struct TailRemark: Equatable, Sendable {
  /// What these bytes are.
  public let kind: TailKind
  /// The path of the segment where they begin.
  public let path: String
  /// Their offset in this segment.
  public let offset: Int
  /// Their number, in this segment and the following ones.
  public let byteCount: Int
}
