/// A line of a journal or of an import that is not valid, and where it stands.
public struct LineFault: Error, Hashable, Sendable {
  /// Index of the line in the journal, or number of the line in the imported file less one.
  public var index: Int
  /// Name of the segment or of the imported file.
  public var segment: String
  /// Offset of the line in that file, in bytes.
  public var offset: Int
  /// What is wrong with it.
  public var fault: FieldError

  /// A fault of that line.
  public init(index: Int, segment: String, offset: Int, fault: FieldError) {
    self.index = index
    self.segment = segment
    self.offset = offset
    self.fault = fault
  }
}

/// Why a journal cannot be opened, read or appended to.
public enum JournalError: Error, Sendable {
  /// The place where the lines are kept refuses.
  case store(StoreError)
  /// A line already in the journal is not valid.
  case line(LineFault)
  /// A segment does not begin at the line its name says.
  case segmentGap(segment: String, expected: Int)
  /// The folder holds no readable `journal.json`.
  case identity(path: String, reason: String)
  /// Lines to append that are not valid; nothing was written.
  case refused([LineFault])
  /// The journal or the subject is not at the version that the caller decided on.
  case conflict(Conflict)
  /// The last line was recorded long after what the clock says; nothing was written.
  case clock(last: RecordedTime, now: RecordedTime)
  /// The journal already exists.
  case exists(path: String)
  /// The coffre gave no key; nothing was written.
  case coffre(KeyStoreError)

  /// What an append expected of the journal, and what it found.
  public struct Conflict: Hashable, Sendable {
    /// The subject whose version was stated; nil when it was the journal's size.
    public var subject: String?
    /// The version stated.
    public var expected: Int
    /// The version found.
    public var found: Int
  }
}
