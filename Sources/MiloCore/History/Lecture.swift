import Dispatch
public import MiloEvents
import Synchronization

/// One reading of a journal: the histories, and what binds figures to the lines they come from.
public struct Lecture: Sendable {
  /// Whose journal it is.
  public let identity: JournalIdentity
  /// The histories, as known at the end of `vuAu`.
  public let histoires: Histoires
  /// The day whose knowledge counts; nil when every line does.
  public let vuAu: LocalDate?
  /// How many lines were known that day; they are the first ones of the journal.
  public let taille: Int
  /// Merkle root over these lines; nil when it was not asked for.
  public let racine: Digest?
  /// How many lines, the first ones, came with recorded times that the journal did not see itself, whatever
  /// is visible of them (`Reprise`).
  public internal(set) var reprises: Int
  /// Whether the day of the view was not over when the journal was read.
  ///
  /// More lines may then be known at its end. The reading has no clock; whoever has one says it.
  public var isProvisoire = false
  /// Finds the lines behind the events.
  public let lines: LineLocator
  /// The journal that is read, and how.
  private let source: Source
  /// The tree over all lines; nil when the root was not asked for.
  private let frontier: MerkleFrontier?

  /// What a reading and those that follow it are made of.
  private struct Source: Sendable {
    var journal: Journal
    var cache: Cache?
    var fuseau: FuseauHoraire

    /// What the journal was known as on other days, by the lines of a snapshot.
    func vues(_ snapshot: StoreSnapshot, _ tableaux: [Tableau]) -> VuesDuJournal {
      VuesDuJournal { [self] jour in
        try? Lecture(journal, of: snapshot, vuAu: jour, tableaux: tableaux, cache: cache).histoires
      }
    }
  }

  /// Reads a journal, on all cores.
  ///
  /// - Parameters:
  ///   - journal: the journal.
  ///   - snapshot: the lines to read; those of this moment when nil.
  ///   - vuAu: the day whose knowledge counts.
  ///   - hashing: whether to compute the root, which costs a SHA-256 of every line.
  ///   - tableaux: tables to count beside the library's and the journal's own, in the place of one of the
  ///     journal of the same id; see ``Tableau/verifier(_:apres:)``.
  ///   - cache: where what was understood of the lines is kept, and taken from; nil reads every line.
  ///   - progress: told how far the reading has come.
  /// - Throws: the first line that is not valid, an unknown time zone, or an error of the store.
  public init(
    _ journal: Journal, of snapshot: StoreSnapshot? = nil, vuAu: LocalDate? = nil,
    hashing: Bool = false, tableaux: [Tableau] = [], cache: Cache? = nil,
    progress: Progression? = nil
  ) throws(JournalError) {
    let fuseau = try FuseauHoraire(of: journal.identity)
    var options = JournalScan.Options()
    options.hashing = hashing
    options.progress = progress
    let snapshot = if let snapshot { snapshot } else { try journal.snapshot() }
    let limit = vuAu.map { fuseau.end(of: $0) }
    identity = journal.identity
    self.vuAu = vuAu
    source = Source(journal: journal, cache: cache, fuseau: fuseau)
    let reading = Reading(
      snapshot: snapshot, limit: limit, fuseau: fuseau, tableaux: tableaux,
      vues: source.vues(snapshot, tableaux))
    let read = try reading.read(cache, options)
    (histoires, taille) = (read.histoires, read.visibleCount)
    lines = LineLocator(read.scan, of: snapshot)
    reprises = read.scan.lastReprise ?? 0
    frontier = hashing ? try Self.frontier(of: read.scan, size: taille, snapshot) : nil
    racine = frontier?.root
  }

  /// What follows a reading once the journal has further lines.
  private init(
    _ former: Lecture, _ histoires: Histoires, _ scan: JournalScan, _ snapshot: StoreSnapshot,
    visibleCount: Int
  ) {
    (identity, vuAu, source) = (former.identity, former.vuAu, former.source)
    self.histoires = histoires
    lines = LineLocator(former.lines, scan, of: snapshot)
    reprises = scan.lastReprise ?? former.reprises
    taille = former.taille + visibleCount
    var frontier = former.frontier
    for chunk in scan.chunks {
      let known = max(0, min(chunk.lineCount, taille - chunk.firstLine))
      for leaf in chunk.leafHashes.prefix(known) { frontier?.append(leaf) }
    }
    self.frontier = frontier
    racine = frontier?.root
  }

  /// The journal as it is now: this reading when nothing was appended, the one that follows otherwise.
  ///
  /// Only the new lines are read. The histories of the youths whom they do not concern are shared; a
  /// correction changes those of the youths whom it touches. A fusion of two files, a correction of a
  /// correction and an `id` that comes under a second source make a whole reading, as do files that were
  /// replaced. The lines already read are taken as they were: `Verification` compares.
  ///
  /// - Returns: the reading; ``Vivant`` tells what follows from it.
  /// - Throws: a new line that is not valid, lines that are gone, or an error of the store; this reading stays.
  /// - Complexity: linear in the new lines and in the events of the youths whom they concern.
  public func actualisee() throws(JournalError) -> Lecture {
    let snapshot = try source.journal.snapshot()
    if snapshot.isUnchanged(since: lines.snapshot) { return self }
    var options = JournalScan.Options()
    (options.hash, options.hashing) = (histoires.hash, frontier != nil)
    let added = try JournalScan.read(
      snapshot, since: lines.snapshot, lineCount: lines.lineCount, options)
    if let added, added.lineCount == lines.lineCount {
      return Lecture(self, histoires, added, snapshot, visibleCount: 0)
    }
    // Lines hidden from a view may hide those that follow.
    if let added, taille == lines.lineCount {
      let limit = vuAu.map { source.fuseau.end(of: $0) }
      let after = Successor(of: histoires, added, before: limit) { index in
        event(at: Int(index))
      }
      if let after {
        let vues = source.vues(snapshot, histoires.tableaux.donnees)
        return Lecture(
          self, Histoires(histoires, after, vues: vues), added, snapshot,
          visibleCount: after.visibleCount)
      }
    }
    return try Lecture(
      source.journal, of: snapshot, vuAu: vuAu, hashing: frontier != nil,
      tableaux: histoires.tableaux.donnees, cache: source.cache)
  }

  /// Where a reading takes what was understood before.
  public struct Cache: Sendable {
    /// The folder.
    public let folder: CacheFolder
    /// Whether what is read anew is kept there.
    public let isWritten: Bool
    /// Told the names of the segments whose lines are not those that the cache had kept.
    let tell: @Sendable ([String]) -> Void

    /// A cache in a folder.
    ///
    /// - Parameters:
    ///   - folder: the folder.
    ///   - isWritten: whether what is read anew is kept there.
    ///   - tell: told the names of the segments whose lines are no longer those that the cache had kept;
    ///     they were read again.
    public init(
      _ folder: CacheFolder, isWritten: Bool = true,
      tell: @escaping @Sendable ([String]) -> Void = { _ in }
    ) {
      self.folder = folder
      self.isWritten = isWritten
      self.tell = tell
    }
  }

  /// The tree over the first lines: each chunk apart, then joined.
  private static func frontier(
    of scan: JournalScan, size: Int, _ snapshot: StoreSnapshot
  ) throws(JournalError) -> MerkleFrontier {
    var scan = scan
    // Of a part of a cache only the whole is hashed.
    if size < scan.lineCount, scan.chunks.contains(where: { $0.kept != nil }) {
      var options = JournalScan.Options()
      (options.hashing, options.decoding) = (true, false)
      scan = try JournalScan.read(snapshot, options)
    }
    let chunks = scan.chunks.filter { $0.firstLine < size && $0.lineCount > 0 }
    let ranges = Mutex([CompactRange?](repeating: nil, count: chunks.count))
    DispatchQueue.concurrentPerform(iterations: chunks.count) { place in
      let chunk = chunks[place]
      let range =
        if let kept = chunk.kept {
          kept.block.firstLine == kept.part.firstLine ? kept.part.hashes : nil
        } else {
          CompactRange(
            start: chunk.firstLine, leafHashes: chunk.leafHashes.prefix(size - chunk.firstLine))
        }
      ranges.withLock { $0[place] = range }
    }
    var frontier = MerkleFrontier()
    for range in ranges.withLock({ $0 }) {
      if let range { frontier.append(range) }
    }
    return frontier
  }

  /// The declared tables that questions know: those given, then the journal's own that none of them replaces.
  public var tableaux: [Tableau] {
    let given = histoires.tableaux.donnees
    let ids = Set(given.map(\.id))
    return given + histoires.tableaux.journal.filter { !ids.contains($0.id) }
  }

  /// The end of the journal's source: what heads the columns of several structures.
  public var nom: String { identity.nom }

  /// The event of a line, as written; nil when the journal has no such line.
  public func event(at index: Int) -> Event? {
    guard let place = try? lines.place(of: index) else { return nil }
    return try? EventReader.event(in: place.line)
  }

  /// The event of a line as it counts: of today's kind, with the data, time and subject that its last
  /// visible rectification gives it; nil when the journal has no such line.
  public func effectiveEvent(at index: Int) -> Event? {
    event(at: index).map { rectified($0, at: index) }
  }

  /// An event as it counts, given as its line writes it.
  func rectified(_ written: Event, at index: Int) -> Event {
    var event = (try? Catalogue.upcast(written)) ?? written
    guard let last = UInt32(exactly: index).flatMap({ histoires.rectifications[$0] }),
      let rectification = self.event(at: Int(last)),
      case .object(let data)? = rectification.data["data"]
    else { return event }
    event.data = event.declaration.map { Catalogue.upcast(data, for: $0) } ?? data
    event.time = rectification.data["time"]?.string ?? event.time
    event.subject = rectification.data["subject"]?.string ?? event.subject
    return event
  }
}
