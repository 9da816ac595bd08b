/// The whole verification of a journal: its lines, then its seal against them.
///
/// Lines under a seal whose signature holds, and whose root is found again, were verified when they
/// were sealed: they are hashed, not decoded, as long as no line follows them.
public struct Controle: Sendable {
  /// What a verification is asked for.
  public struct Options: Sendable {
    /// Whose signatures are believed; nil when none is looked at.
    public var politique: TrustPolicy?
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
  /// How many lines were hashed and not decoded, being under a seal that is believed.
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
    if !options.complet,
      let believed = try Controle.believed(journal, snapshot, files, options)
    {
      taille = believed.scan.lineCount
      dispensees = taille
      racine = believed.tree.root
      var check = SealCheck(
        identity: journal.identity, files: files, snapshot: snapshot, scan: believed.scan,
        tree: believed.tree, options: options)
      try storing { () throws(StoreError) in try check.run() }
      constats = Verification.segmentFindings(believed.scan, snapshot) + check.constats
      return
    }
    let isHashed =
      options.racine || files.isSealed || !files.tiles.isEmpty || !options.anciens.isEmpty
    let verification = try Verification(
      snapshot, hashing: isHashed, progress: options.progress)
    taille = verification.taille
    dispensees = 0
    guard isHashed || options.politique != nil else {
      racine = nil
      constats = verification.constats
      return
    }
    let tree = JournalTree(verification.scan)
    racine = isHashed ? tree.root : nil
    var check = SealCheck(
      identity: journal.identity, files: files, snapshot: snapshot, scan: verification.scan,
      tree: tree, options: options)
    try storing { () throws(StoreError) in try check.run() }
    constats = verification.constats + check.constats
  }

  /// The hashes of the lines, when a believed checkpoint covers them all and no others.
  private static func believed(
    _ journal: Journal, _ snapshot: StoreSnapshot, _ files: SealFiles, _ asked: Options
  ) throws(JournalError) -> (scan: JournalScan, tree: JournalTree)? {
    guard let politique = asked.politique, let bytes = files.checkpoint,
      let signed = try? politique.verify(bytes).checkpoint,
      ProofText.isSame(signed.origin, journal.identity.origin)
    else { return nil }
    var options = JournalScan.Options()
    options.reportsAllFaults = true
    options.hashing = true
    options.decoding = false
    options.progress = asked.progress
    let scan = try JournalScan.read(snapshot, options)
    guard scan.lineCount == signed.head.size, scan.gaps.isEmpty else { return nil }
    let tree = JournalTree(scan)
    return tree.root == signed.head.root ? (scan, tree) : nil
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
    (archives, archiveStrangers) = try folder?.files(in: Seal.archiveName) ?? ([], [])
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
      || !isComing && (identityNote != nil || !tiles.isEmpty || !archives.isEmpty)
  }
}
