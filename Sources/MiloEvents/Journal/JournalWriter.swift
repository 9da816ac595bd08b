import Synchronization

/// Appends events to a journal, and holds its lock until closed.
///
/// An append is validated whole before anything is written; then it is atomic (one event or ten
/// thousand: after a crash at any instruction, all of them are there or none is) and durable when it
/// returns. Appending the same event again (same `source` and `id`, same content) writes nothing and
/// says where it is. Threads of one process share a writer, and the wait for the disk.
public final class JournalWriter: Sendable {
  /// How a writer is opened.
  public struct Options: Sendable {
    /// Bytes that a segment does not exceed unless one line does by itself.
    public var segmentSize = 128 << 20
    /// How long to wait for another writer.
    public var lockWait: Duration = .seconds(5)
    /// How the events keep their own recorded time, only into an empty journal (01.2); nil for an append
    /// that the journal dates.
    public var reprise: TakeOver?
    /// Whether a clock that is behind the last line by more than ``JournalWriter/clockTolerance`` is
    /// believed wrong: lines are then appended, under the time of the last one.
    public var malgreLHorloge = false
    /// Where the keys are that encrypt the fields that may hold intimate words; nil leaves these in
    /// clear.
    public var coffre: (any KeyStore)?
    /// Rules that the catalogue does not know, by kind of event: each looks at the `data` of such an
    /// event, or at those that a rectification gives it, and says what is wrong.
    public var regles: [String: @Sendable (JSONObject) -> FieldError?] = [:]
    /// Where what was understood of the lines was kept, which are then not read again.
    ///
    /// Nothing is kept there by a writer; nil reads every line.
    public var cache: CacheFolder?
    /// Told how far the checks of a long append have come.
    public var progress: Progression?
    /// Draws the random bytes of lines (``Alea``).
    package var random: @Sendable () -> UInt64 = {
      var generator = SystemRandomNumberGenerator()
      return generator.next()
    }
    /// The present moment.
    public var clock: @Sendable () -> RecordedTime

    /// Segments of 128 MiB, five seconds of patience, recorded now.
    public init(clock: @escaping @Sendable () -> RecordedTime) {
      self.clock = clock
    }
  }

  /// How far the clock may be behind the last line, in milliseconds, for an append to follow it without
  /// being asked to.
  public static let clockTolerance: Int64 = 10 * 60_000

  /// What an append expects of the journal; anything else is a conflict, and writes nothing.
  public struct Expectation: Hashable, Sendable {
    /// The number of lines.
    public var size: Int?
    /// A subject and its number of lines.
    public var subject: (name: String, version: Int)? {
      get { name.map { ($0, version) } }
      set { (name, version) = (newValue?.name, newValue?.version ?? 0) }
    }
    private var name: String?
    private var version = 0

    /// No expectation.
    public init() {}
  }

  /// Where an event of an append is.
  public struct Appended: Hashable, Sendable {
    /// Index of its line.
    public var index: Int
    /// The id of the event, drawn by the journal or not; nil for an event given as a line.
    public var id: String?
    /// Whether the journal already had it.
    public var wasThere: Bool
  }

  /// What the opening moved aside: bytes that were never acknowledged.
  public let setAside: SetAside?
  /// Whose journal it is.
  public let identity: JournalIdentity

  private let journal: Journal
  private let options: Options
  private let lines: any LineWriter
  private let committer: GroupCommitter
  private let state: Mutex<AppendState>

  /// Takes the lock, repairs what a crash left unfinished, and reads the journal once, from its cache where the
  /// options name one.
  ///
  /// - Throws: who holds the lock, a line that is not valid, or an error of the store.
  public init(_ journal: Journal, _ options: Options) throws(JournalError) {
    self.journal = journal
    self.options = options
    identity = journal.identity
    var writerOptions = WriterOptions { options.clock().description }
    writerOptions.segmentSize = options.segmentSize
    writerOptions.lockWait = options.lockWait
    let store = journal.store
    let opened = writerOptions
    lines = try storing { () throws(StoreError) in try store.openWriter(opened) }
    setAside = lines.setAside
    committer = GroupCommitter(lines)
    let found = try IndexedLines(journal.snapshot(), options.cache)
    state = Mutex(AppendState(found, journal: journal, committer: committer, options))
  }

  /// How many lines the journal has, those being written included.
  public var count: Int { state.withLock { $0.index.count } }

  /// How many lines have that subject.
  public func version(ofSubject subject: String) -> Int {
    state.withLock { $0.index.version(ofSubject: subject) }
  }

  /// Appends events; the recorded time is set here.
  ///
  /// When all of them are there already, what was expected of the journal does not matter: an append
  /// is told again with the size it was decided on, and finds its lines.
  ///
  /// - Returns: where each event is, in order.
  /// - Throws: every event that is not valid, a conflict with what is expected, or an error of the
  ///   store; nothing is written then.
  @discardableResult
  public func append(
    _ events: [Event], expecting expectation: Expectation = Expectation()
  ) throws(JournalError) -> [Appended] {
    try append(events.enumerated().map { Candidate($1, number: $0) }, file: "", expectation)
  }

  /// Appends the events that lines write, as an import gives them, without their `\n`.
  ///
  /// - Parameters:
  ///   - candidates: the lines, in order; an error names them by number, from 1.
  ///   - file: the name of the file in errors.
  @discardableResult
  public func append(
    lines candidates: [[UInt8]], file: String,
    expecting expectation: Expectation = Expectation()
  ) throws(JournalError) -> [Appended] {
    try append(candidates.enumerated().map { Candidate($1, number: $0) }, file: file, expectation)
  }

  /// Checks what an append would do, and writes nothing.
  ///
  /// - Returns: the lines as they would be written.
  /// - Throws: as an append would.
  public func rehearse(
    _ candidates: [[UInt8]], file: String
  ) throws(JournalError) -> [[UInt8]] {
    try state.withLock { state throws(JournalError) in
      try state.rehearse(
        candidates.enumerated().map { Candidate($1, number: $0) }, file: file, options)
    }
  }

  private func append(
    _ candidates: [Candidate], file: String, _ expectation: Expectation
  ) throws(JournalError) -> [Appended] {
    let now = try options.present()
    let cipher = options.coffre.map(FieldCipher.init)
    let (appended, ticket) = try state.withLock { state throws(JournalError) in
      let conflict = state.conflict(with: expectation)
      let batch: AppendState.Batch
      do throws(JournalError) {
        batch = try state.prepare(
          candidates, file: file, now: now, cipher: cipher, progress: options.progress)
        // The same events again: what was decided is done, whatever was appended since. A journal with
        // fewer lines than were decided on is not the one that they were decided on.
        if let conflict, !batch.lines.isEmpty || conflict.found < conflict.expected {
          throw .conflict(conflict)
        }
      } catch {
        state.forget()
        if let conflict, case .refused = error { throw .conflict(conflict) }
        throw error
      }
      return (batch.appended, try state.stage(batch))
    }
    guard let ticket else { return appended }
    try storing { () throws(StoreError) in _ = try committer.commit(ticket) }
    return appended
  }

  /// Releases the lock; the writer is of no more use.
  public func close() {
    lines.close()
  }
}

/// Checks what appends would do, without a lock and without a change on the disk: a folder that can
/// only be read is enough, and what a crash left at the end of the journal stays where it is.
public final class JournalRehearsal: Sendable {
  private let options: JournalWriter.Options
  private let state: Mutex<AppendState>

  /// Reads the journal once, as it is now.
  ///
  /// - Throws: that the journal is never written (a file alone), a line that is not valid, or an error
  ///   of the store.
  public init(_ journal: Journal, _ options: JournalWriter.Options) throws(JournalError) {
    if let bare = journal.store as? BareFileStore { throw .store(.readOnlyStore(path: bare.path)) }
    self.options = options
    let found = try IndexedLines(journal.snapshot(), options.cache)
    state = Mutex(AppendState(found, journal: journal, committer: nil, options))
  }

  /// Checks what an append would do; one rehearsal knows nothing of the one before.
  ///
  /// - Returns: the lines as they would be written.
  /// - Throws: as an append would.
  public func rehearse(
    _ candidates: [[UInt8]], file: String
  ) throws(JournalError) -> [[UInt8]] {
    try state.withLock { state throws(JournalError) in
      try state.rehearse(
        candidates.enumerated().map { Candidate($1, number: $0) }, file: file, options)
    }
  }

  /// Checks what an append of these events would do; one rehearsal knows nothing of the one before.
  ///
  /// - Returns: the lines as they would be written, but for what is drawn at random.
  /// - Throws: as an append would.
  public func rehearse(_ events: [Event]) throws(JournalError) -> [[UInt8]] {
    try state.withLock { state throws(JournalError) in
      try state.rehearse(
        events.enumerated().map { Candidate($1, number: $0) }, file: "", options)
    }
  }
}

/// An event that somebody wants to append: as a value, or as the bytes of a line.
struct Candidate {
  /// Place in the append, from 0.
  let number: Int
  let event: Event?
  let line: [UInt8]
  /// Whether the id of the event was drawn by the journal.
  let idIsDrawn: Bool

  init(_ event: Event, number: Int, idIsDrawn: Bool = false) {
    self.number = number
    self.idIsDrawn = idIsDrawn
    self.event = event
    line = []
  }

  init(_ line: [UInt8], number: Int) {
    self.number = number
    idIsDrawn = false
    event = nil
    self.line = line
  }
}

extension JournalWriter.Options {
  /// What the clock says, if a line can hold it.
  func present() throws(JournalError) -> RecordedTime {
    let now = clock()
    guard RecordedTime.lisibles.contains(now) else {
      throw .refused([
        LineFault(
          index: 0, segment: "", offset: 0,
          fault: FieldError(
            field: "recordedtime", found: "une horloge au \(now)",
            expected: "une horloge réglée entre 1900 et 2199", rule: .enveloppe))
      ])
    }
    return now
  }
}
