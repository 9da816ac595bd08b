/// Compares the seal of a journal with what its lines give.
struct SealCheck {
  let identity: JournalIdentity
  let files: SealFiles
  let snapshot: StoreSnapshot
  let locator: LineLocator
  let tree: JournalTree
  let options: Controle.Options
  /// The tokens that stand beside the heads.
  let tokens: [StoredToken]
  /// What was found.
  private(set) var constats: [Constat] = []
  /// The tree that was sealed, when its own tiles give its root again.
  private var sealedTree: JournalTree?
  /// The size of the first head that satisfies the whole policy; nil when none does.
  private var firstCosigned: Int?

  init(
    identity: JournalIdentity, files: SealFiles, snapshot: StoreSnapshot, scan: JournalScan,
    tree: JournalTree, options: Controle.Options, tokens: [StoredToken]
  ) {
    self.identity = identity
    self.files = files
    self.snapshot = snapshot
    locator = LineLocator(scan, of: snapshot)
    self.tree = tree
    self.options = options
    self.tokens = tokens
  }

  /// Checks all that is there.
  mutating func run() throws(StoreError) {
    firstCosigned = try smallestCosigned()
    try checkCheckpoint()
    checkIdentity()
    try checkArchives()
    for token in tokens {
      if case .wrong(let reason) = token.degree { report(.signature, token.file, reason) }
    }
    for ancien in options.anciens { checkOlder(ancien.nom, ancien.octets) }
    try checkTiles()
  }

  private mutating func report(
    _ code: Constat.Code, _ file: String, _ message: String, index: Int? = nil, octet: Int? = nil
  ) {
    constats.append(
      Constat(code: code, index: index, segment: file, octet: octet, message: message))
  }

  // MARK: The signed head

  private mutating func checkCheckpoint() throws(StoreError) {
    guard let bytes = files.checkpoint else {
      if files.isSealed || options.politique != nil {
        report(
          .signature, Seal.fileName,
          files.isSealed
            ? "le fichier manque, alors que d’autres fichiers montrent que le journal a été scellé"
            : "le journal n’est pas scellé : aucune signature à vérifier")
      }
      return
    }
    checkSignature(bytes, Seal.fileName, options.politique)
    let checkpoint: Checkpoint
    do throws(CheckpointError) {
      checkpoint = try Checkpoint(unverified: bytes)
    } catch {
      if options.politique == nil { report(.signature, Seal.fileName, "\(error)", octet: 0) }
      return
    }
    checkOrigin(checkpoint, Seal.fileName)
    let head = checkpoint.head
    sealedTree = sealedTree(of: head)
    guard head.size <= tree.size else {
      report(
        .taille, Seal.fileName,
        "le journal compte \(lignes(tree.size)), le sceau en couvre \(head.size) : "
          + "il en manque \(head.size - tree.size)", index: tree.size)
      reportChangedLines(upTo: tree.size)
      return
    }
    guard let root = tree.rootOfFirst(head.size), root != head.root else { return }
    let found = reportChangedLines(upTo: head.size)
    if !found {
      report(
        .racine, Seal.fileName,
        "la racine des \(head.size) premières lignes est \(root), \(head.root) a été scellée : "
          + "une ligne ou le fichier « checkpoint » a été modifié")
    }
  }

  /// Says which lines are not those that were sealed; false when the seal cannot tell.
  @discardableResult
  private mutating func reportChangedLines(upTo size: Int) -> Bool {
    guard let sealed = sealedTree?.leafHashes else { return false }
    let leaves = tree.leafHashes
    var index = 0
    var found = false
    while index < size {
      let start = index
      while index < size, leaves[index] != sealed[index] { index += 1 }
      if index > start {
        found = true
        let place = locator.found(at: start)
        constats.append(
          Constat(
            code: .racine, index: start, segment: place?.segment, octet: place?.offset,
            message: index == start + 1
              ? "cette ligne n’est pas celle qui a été scellée : empreinte \(leaves[start]), "
                + "attendu \(sealed[start])"
              : "les lignes \(start) à \(index - 1) ne sont pas celles qui ont été scellées"))
      }
      index += 1
    }
    return found
  }

  /// The tree of the tiles, when it is the one that was signed.
  private func sealedTree(of head: TreeHead) -> JournalTree? {
    if tree.rootOfFirst(head.size) == head.root { return nil }
    guard let folder = files.folder, head.size <= files.tiles.count * Tile.fullWidth else {
      return nil
    }
    var leaves: [Digest] = []
    for tile in Tile.tiles(.hashes(level: 0), size: head.size) {
      // What cannot be read as a tile is a finding of its own.
      guard let bytes = try? folder.bytes(of: tile),
        bytes.count >= tile.width * Digest.byteCount
      else { return nil }
      for place in 0..<tile.width {
        let start = place * Digest.byteCount
        guard let hash = Digest(bytes[start..<start + Digest.byteCount]) else { return nil }
        leaves.append(hash)
      }
    }
    let tree = JournalTree(leafHashes: leaves)
    return tree.root == head.root ? tree : nil
  }

  private mutating func checkSignature(
    _ bytes: [UInt8], _ file: String, _ politique: TrustPolicy?
  ) {
    guard let politique else { return }
    do throws(TrustError) {
      _ = try politique.verify(bytes)
    } catch {
      report(.signature, file, "\(error)")
    }
  }

  private mutating func checkOrigin(_ checkpoint: Checkpoint, _ file: String) {
    guard !ProofText.isSame(checkpoint.origin, identity.origin) else { return }
    report(
      .signature, file,
      "le scellement est celui de « \(checkpoint.origin) », journal.json dit « \(identity.origin) »"
    )
  }

  // MARK: journal.json

  private mutating func checkIdentity() {
    guard files.checkpoint != nil, let json = files.identity else { return }
    let name = JournalIdentity.fileName
    guard let bytes = files.identityNote else {
      report(
        .signature, IdentitySeal.fileName,
        "le fichier manque : rien ne dit que journal.json est celui qui a été scellé")
      return
    }
    do throws(NoteError) {
      let note = try SignedNote(parsing: bytes)
      if let logs = options.politique?.logs { _ = try note.verify(with: logs) }
      guard !ProofText.isSame(note.text, IdentitySeal.text(origin: identity.origin, json: json))
      else { return }
      report(.signature, name, "ce n’est pas le fichier qui a été scellé : son empreinte diffère")
    } catch {
      report(.signature, IdentitySeal.fileName, "\(error)")
    }
  }

  // MARK: Older heads

  /// What an older head must satisfy.
  ///
  /// A policy adopted late asks nothing of the witnesses for the heads sealed before the first one that they
  /// cosigned: these can no longer be, and that first one extends them.
  private func politique(ofOlder bytes: [UInt8]) -> TrustPolicy? {
    guard let politique = options.politique,
      let head = try? Checkpoint(unverified: bytes).head
    else { return options.politique }
    let isBefore = firstCosigned.map { head.size < $0 } ?? true
    return isBefore ? TrustPolicy(logs: politique.logs) : politique
  }

  private func smallestCosigned() throws(StoreError) -> Int? {
    guard let politique = options.politique else { return nil }
    return try (options.anciens + files.notes())
      .compactMap { try? politique.verify($0.octets).checkpoint.head.size }.min()
  }

  private mutating func checkArchives() throws(StoreError) {
    guard let folder = files.folder else { return }
    for name in files.archiveStrangers {
      report(
        .signature, name, "ce n’est pas un fichier de scellement ; déplacez-le hors du dossier")
    }
    for name in files.archives {
      let content = try content(name, of: folder, upTo: JournalFolder.longestNote)
      guard let bytes = content?.bytes else {
        if content != nil {
          report(.signature, name, "ce n’est pas un scellement : le fichier est trop long")
        }
        continue
      }
      checkOlder(name, bytes)
    }
  }

  /// The journal must extend this checkpoint; having all lines, its root is simply computed again.
  private mutating func checkOlder(_ name: String, _ bytes: [UInt8]) {
    checkSignature(bytes, name, politique(ofOlder: bytes))
    let checkpoint: Checkpoint
    do throws(CheckpointError) {
      checkpoint = try Checkpoint(unverified: bytes)
    } catch {
      if options.politique == nil { report(.signature, name, "\(error)", octet: 0) }
      return
    }
    checkOrigin(checkpoint, name)
    let head = checkpoint.head
    guard let root = tree.rootOfFirst(head.size) else {
      report(
        .coherence, name,
        "le journal compte \(lignes(tree.size)), ce scellement en couvrait \(head.size) : "
          + "des lignes ont été retirées")
      return
    }
    guard root != head.root else { return }
    report(
      .coherence, name,
      "la racine des \(head.size) premières lignes est \(root), ce scellement dit \(head.root) : "
        + "des lignes ont été modifiées depuis")
  }

  // MARK: Tiles

  private mutating func checkTiles() throws(StoreError) {
    guard let folder = files.folder else { return }
    for path in files.tileStrangers {
      report(.tuile, path, "ce n’est pas une tuile ; déplacez-le hors du dossier")
    }
    var bundles: [Int: [Tile]] = [:]
    for path in files.tiles {
      guard let tile = Tile(path: path) else {
        report(.tuile, path, "ce fichier n’est pas une tuile ; déplacez-le hors du dossier")
        continue
      }
      if tile.content == .entries {
        bundles[tile.index, default: []].append(tile)
        continue
      }
      // Where lines were changed, the tiles that were signed are right.
      guard let expected = sealedTree?.bytes(of: tile) ?? tree.bytes(of: tile) else {
        report(.tuile, path, "la tuile va au-delà des \(tree.size) lignes du journal")
        continue
      }
      compare(try content(path, of: folder, upTo: tile.longestContent), with: expected, path)
    }
    try checkBundles(bundles, folder)
    let there = Set(files.tiles)
    guard let bytes = files.checkpoint, let head = try? Checkpoint(unverified: bytes).head,
      head.size <= tree.size
    else { return }
    for tile in JournalTree.tiles(size: head.size) where !there.contains(tile.path) {
      if tile.isPartial, there.contains(tile.full.path) { continue }
      report(.tuile, tile.path, "la tuile manque ; un nouveau scellement la refait")
    }
  }

  private mutating func checkBundles(
    _ bundles: [Int: [Tile]], _ folder: JournalFolder
  ) throws(StoreError) {
    // A name may give any number: only those of the journal's own bundles are looked for.
    let count = (tree.size + Tile.fullWidth - 1) / Tile.fullWidth
    for (_, tiles) in bundles.filter({ $0.key >= count }).sorted(by: { $0.key < $1.key }) {
      for tile in tiles { reportBeyond(tile) }
    }
    guard let last = bundles.keys.filter({ $0 < count }).max() else { return }
    var lines = EntryBundles(snapshot, size: tree.size)
    for index in 0...last {
      let entries = try lines.next()
      for tile in bundles[index] ?? [] {
        guard tile.width <= entries.count,
          let expected = try? EntryBundle.encode(entries.prefix(tile.width))
        else {
          reportBeyond(tile)
          continue
        }
        let found = try content(tile.path, of: folder, upTo: tile.longestContent)
        if let bytes = found?.bytes, isSealed(bytes, as: tile) { continue }
        compare(found, with: expected, tile.path)
      }
    }
  }

  private mutating func reportBeyond(_ tile: Tile) {
    report(.tuile, tile.path, "le paquet va au-delà des \(tree.size) lignes du journal")
  }

  /// Whether a bundle holds lines that were sealed, where the journal's own were changed since.
  private func isSealed(_ bundle: [UInt8], as tile: Tile) -> Bool {
    let first = tile.index * Tile.fullWidth
    guard let sealed = sealedTree?.leafHashes, first + tile.width <= sealed.count,
      let entries = try? EntryBundle.decode(bundle)
    else { return false }
    return entries.map { MerkleTree.leafHash(Array($0)) }
      == Array(sealed[first..<first + tile.width])
  }

  /// What a file holds: its bytes, or only how many they are when they are too many.
  private enum Content {
    case bytes([UInt8])
    case tooLong(Int)

    var bytes: [UInt8]? {
      if case .bytes(let bytes) = self { bytes } else { nil }
    }

    var count: Int {
      switch self {
      case .bytes(let bytes): bytes.count
      case .tooLong(let count): count
      }
    }
  }

  private func content(
    _ path: String, of folder: JournalFolder, upTo limit: Int
  ) throws(StoreError) -> Content? {
    do throws(StoreError) {
      return try folder.bytes(path, upTo: limit).map { .bytes($0) }
    } catch {
      if case .tooLong(_, _, let count) = error { return .tooLong(count) }
      throw error
    }
  }

  private mutating func compare(
    _ content: Content?, with expected: [UInt8], _ path: String
  ) {
    guard let content, content.bytes != expected else { return }
    let octet = zip(content.bytes ?? [], expected).enumerated().first { $1.0 != $1.1 }?.offset
    report(
      .tuile, path,
      content.count == expected.count
        ? "la tuile n’est pas celle que donnent les lignes ; un nouveau scellement la refait"
        : "la tuile fait \(content.count) octets, attendu \(expected.count)",
      octet: octet ?? min(content.count, expected.count))
  }
}
