/// The whole verification of a journal: its lines, then its seal against them.
///
/// Lines under a seal whose signature holds, and whose root is found again, were verified when they
/// were sealed: they are hashed, not verified again, as long as no line follows them.
public struct Controle: Sendable {
  /// What a verification is asked for.
  public struct Options: Sendable {
    /// Whose signatures are believed; nil when none is looked at.
    public var politique: TrustPolicy?
    /// Whose time-stamping tokens are believed; nil when none is verified.
    public var autorite: TimestampAuthority?
    /// In minutes, how far a recorded time may be on the wrong side of the moment at which others saw a head.
    public var tolerance = 10
    /// The present moment, which no line may be recorded after; nil where no clock is believed.
    public var now: RecordedTime?
    /// Older checkpoints that the journal must extend: their names and their bytes.
    public var anciens: [(nom: String, octets: [UInt8])] = []
    /// Whether to decode again the lines that a believed seal covers.
    public var complet = false
    /// Whether the root is wanted, seal or not.
    public var racine = false
    /// Told how far the reading has come.
    public var progress: Progression?

    /// No key, no older checkpoint.
    public init() {}
  }

  /// How many lines were read.
  public let taille: Int
  /// Merkle root over them; nil when nothing asked for it.
  public let racine: Digest?
  /// What was found; empty when all is well.
  public let constats: [Constat]
  /// How many lines were not verified one by one, being under a seal that is believed.
  public let dispensees: Int

  /// Verifies a journal.
  ///
  /// - Throws: only what prevents reading at all.
  public init(_ journal: Journal, _ options: Options = Options()) throws(JournalError) {
    // The signed head first, then the lines: beside somebody who appends and seals, the lines read
    // are all those of the head, and more.
    let files = try storing { () throws(StoreError) in
      try SealFiles.reading(JournalFolder(of: journal.store))
    }
    let snapshot = try journal.snapshot()
    let notes = try storing { () throws(StoreError) in
      try (options.anciens + files.notes()).map(\.octets)
    }
    let tokens = try storing { () throws(StoreError) in
      try files.storedTokens(of: notes, under: options.autorite)
    }
    let sightings = Sighting.believed(notes, options.politique, tokens)
    func seal(_ scan: JournalScan, _ tree: JournalTree) throws(JournalError) -> [Constat] {
      var check = SealCheck(
        identity: journal.identity, files: files, snapshot: snapshot, scan: scan, tree: tree,
        options: options, tokens: tokens)
      try storing { () throws(StoreError) in try check.run() }
      return check.constats
    }
    if !options.complet,
      let believed = try Controle.believed(
        journal, snapshot, files, options, decoding: !sightings.isEmpty)
    {
      taille = believed.scan.lineCount
      dispensees = taille
      racine = believed.tree.root
      constats =
        Verification.segmentFindings(believed.scan, snapshot)
        + (try seal(believed.scan, believed.tree))
        + Controle.times(sightings, believed.scan, snapshot, believed.tree, options)
      return
    }
    let isHashed =
      options.racine || files.isSealed || !files.tiles.isEmpty || !options.anciens.isEmpty
    let verification = try Verification(
      snapshot, hashing: isHashed, progress: options.progress)
    taille = verification.taille
    dispensees = 0
    let scan = verification.scan
    guard isHashed || options.politique != nil else {
      racine = nil
      constats = verification.constats + Controle.times([], scan, snapshot, nil, options)
      return
    }
    let tree = JournalTree(scan)
    racine = isHashed ? tree.root : nil
    constats =
      verification.constats + (try seal(scan, tree))
      + Controle.times(sightings, scan, snapshot, tree, options)
  }

  /// What contradicts when lines say that they were recorded.
  ///
  /// Where lines were not decoded nobody outside saw any head, and only the last one is looked at: the order of
  /// the others was verified when they were sealed.
  private static func times(
    _ sightings: [Sighting], _ scan: JournalScan, _ snapshot: StoreSnapshot, _ tree: JournalTree?,
    _ options: Options
  ) -> [Constat] {
    // A head of other lines is a finding of its own, and says nothing of these.
    let known = sightings.filter { tree?.rootOfFirst($0.head.size) == $0.head.root }
    let check = TimeCheck(known, tolerance: options.tolerance, now: options.now)
    let locator = LineLocator(scan, of: snapshot)
    var found = check.findings(scan.recordedTimes)
    if known.isEmpty, let last = locator.found(at: scan.lineCount - 1),
      scan.chunks.allSatisfy({ $0.block.faits.isEmpty }),
      let recorded = try? EventReader.event(in: last.line).recordedTime
    {
      found = check.findings([(scan.lineCount - 1, recorded)])
    }
    return found.map { finding in
      let place = locator.found(at: finding.first)
      return Constat(
        code: .horodatage, index: finding.first, segment: place?.segment, octet: place?.offset,
        message: finding.message)
    }
  }

  /// The hashes of the lines, when a believed checkpoint covers them all and no others.
  private static func believed(
    _ journal: Journal, _ snapshot: StoreSnapshot, _ files: SealFiles, _ asked: Options,
    decoding: Bool
  ) throws(JournalError) -> (scan: JournalScan, tree: JournalTree)? {
    guard let politique = asked.politique, let bytes = files.checkpoint,
      let signed = try? politique.verify(bytes).checkpoint,
      ProofText.isSame(signed.origin, journal.identity.origin)
    else { return nil }
    var options = JournalScan.Options()
    options.reportsAllFaults = true
    options.hashing = true
    options.decoding = decoding
    options.progress = asked.progress
    let scan = try JournalScan.read(snapshot, options)
    guard scan.lineCount == signed.head.size, scan.gaps.isEmpty else { return nil }
    let tree = JournalTree(scan)
    return tree.root == signed.head.root ? (scan, tree) : nil
  }
}

extension JournalScan {
  /// When each line that was decoded was recorded, by rising indexes.
  fileprivate var recordedTimes: some Sequence<(index: Int, recorded: RecordedTime)> {
    chunks.lazy.flatMap { chunk in
      chunk.block.faits.lazy.map { (chunk.firstLine + Int($0.line), $0.recorded) }
    }
  }
}

/// The small files of a seal, as they were at one moment.
///
/// Each file is read after those that are written after it: what is found under `tile/` and in
/// `sceaux/` is at least what the head found needs.
struct SealFiles {
  /// The folder; nil for a bare file or a journal in memory.
  let folder: JournalFolder?
  let checkpoint: [UInt8]?
  let identity: [UInt8]?
  let identityNote: [UInt8]?
  /// The files under `tile/`.
  let tiles: [String]
  /// The heads signed before.
  let archives: [String]
  /// The tokens that date heads.
  let tokens: [String]
  /// What has no place under `tile/`.
  let tileStrangers: [String]
  /// What has no place in `sceaux/`.
  let archiveStrangers: [String]
  /// Whether somebody is sealing for the first time: the head is about to come.
  private var isComing = false

  private init(_ folder: JournalFolder?) throws(StoreError) {
    self.folder = folder
    checkpoint = try folder?.bytes(Seal.fileName)
    identity = try folder?.bytes(JournalIdentity.fileName)
    identityNote = try folder?.bytes(IdentitySeal.fileName)
    (tiles, tileStrangers) = try folder?.tileFiles() ?? ([], [])
    (archives, tokens, archiveStrangers) = try folder?.archives() ?? ([], [], [])
  }

  /// Reads the files; those of a first seal that is being made are no sign of a lost head.
  static func reading(_ folder: JournalFolder?) throws(StoreError) -> SealFiles {
    var files = try SealFiles(folder)
    guard let folder, files.checkpoint == nil, files.isSealed else { return files }
    files.isComing = try folder.isBeingSealed()
    // Nobody seals any more: the head may have come since it was looked for.
    return files.isComing ? files : try SealFiles(folder)
  }

  /// The notes of the heads, the former ones first, with the names of their files; those that are too long to
  /// be one are left out.
  func notes() throws(StoreError) -> [(nom: String, octets: [UInt8])] {
    var notes: [(nom: String, octets: [UInt8])] = []
    for name in archives {
      do throws(StoreError) {
        if let bytes = try folder?.bytes(name, upTo: JournalFolder.longestNote) {
          notes.append((name, bytes))
        }
      } catch {
        guard case .tooLong = error else { throw error }
      }
    }
    if let checkpoint { notes.append((Seal.fileName, checkpoint)) }
    return notes
  }

  /// Whether anything shows that the journal was sealed.
  var isSealed: Bool {
    checkpoint != nil
      || !isComing
        && (identityNote != nil || !tiles.isEmpty || !archives.isEmpty || !tokens.isEmpty)
  }
}
