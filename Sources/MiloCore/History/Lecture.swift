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
  /// Finds the lines behind the events.
  public let lines: LineLocator

  /// Reads a journal, on all cores.
  ///
  /// - Parameters:
  ///   - journal: the journal.
  ///   - snapshot: the lines to read; those of this moment when nil.
  ///   - vuAu: the day whose knowledge counts.
  ///   - hashing: whether to compute the root, which costs a SHA-256 of every line.
  ///   - tableaux: tables to count beside the library's and the journal's own, in the place of one of the
  ///     journal of the same id; see ``Tableau/verifier(_:apres:)``.
  ///   - progress: told how far the reading has come.
  /// - Throws: the first line that is not valid, an unknown time zone, or an error of the store.
  public init(
    _ journal: Journal, of snapshot: StoreSnapshot? = nil, vuAu: LocalDate? = nil,
    hashing: Bool = false, tableaux: [Tableau] = [], progress: Progression? = nil
  ) throws(JournalError) {
    guard let fuseau = FuseauHoraire(journal.identity.fuseau) else {
      throw .identity(
        path: JournalIdentity.fileName,
        reason: "fuseau « \(journal.identity.fuseau) » inconnu ; attendu un nom comme Europe/Paris")
    }
    var options = JournalScan.Options()
    options.hashing = hashing
    options.progress = progress
    let snapshot = if let snapshot { snapshot } else { try journal.snapshot() }
    var scan = try JournalScan.read(snapshot, options)
    identity = journal.identity
    self.vuAu = vuAu
    lines = LineLocator(scan, of: snapshot)
    let limit = vuAu.map { fuseau.end(of: $0) }
    taille =
      limit.map { limit in
        scan.chunks.reduce(0) { $0 + $1.block.visibleCount(before: limit) }
      } ?? scan.lineCount
    racine = hashing ? Lecture.root(of: scan, size: taille) : nil
    for place in scan.chunks.indices { scan.chunks[place].leafHashes = [] }
    histoires = Histoires(
      scan, before: limit, fuseau: fuseau, tableaux: tableaux,
      vues: Self.vues(journal, snapshot, tableaux))
  }

  /// Reads the same lines again, as known on other days.
  private static func vues(
    _ journal: Journal, _ snapshot: StoreSnapshot, _ tableaux: [Tableau]
  ) -> VuesDuJournal {
    VuesDuJournal { jour in
      try? Lecture(journal, of: snapshot, vuAu: jour, tableaux: tableaux).histoires
    }
  }

  /// The root over the first lines: each chunk apart, then joined.
  private static func root(of scan: JournalScan, size: Int) -> Digest {
    let chunks = scan.chunks.filter { $0.firstLine < size && $0.lineCount > 0 }
    let ranges = Mutex([CompactRange?](repeating: nil, count: chunks.count))
    DispatchQueue.concurrentPerform(iterations: chunks.count) { place in
      let chunk = chunks[place]
      let range = CompactRange(
        start: chunk.firstLine, leafHashes: chunk.leafHashes.prefix(size - chunk.firstLine))
      ranges.withLock { $0[place] = range }
    }
    var frontier = MerkleFrontier()
    for range in ranges.withLock({ $0 }) {
      if let range { frontier.append(range) }
    }
    return frontier.root
  }

  /// The declared tables that questions know: those given, then the journal's own that none of them replaces.
  public var tableaux: [Tableau] {
    let given = histoires.tableaux.donnees
    let ids = Set(given.map(\.id))
    return given + histoires.tableaux.journal.filter { !ids.contains($0.id) }
  }

  /// The end of the journal's source: what heads the columns of several structures.
  public var nom: String {
    identity.source.split(separator: "/").last.map(String.init) ?? identity.source
  }

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
