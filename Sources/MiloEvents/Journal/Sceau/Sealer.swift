/// The steps of sealing, under the lock of the seal.
struct Sealer {
  let identity: JournalIdentity
  var folder: JournalFolder
  let key: SigningKey
  /// What the key remembers to have signed; nil for a key whose memory is kept otherwise.
  var heads: SignedHeads?
  /// The keys that may have signed the last checkpoint.
  let trusted: [VerifierKey]

  /// The checkpoint of the folder, verified; nil when there is none.
  func lastSigned() throws(SealError) -> SignedCheckpoint? {
    let bytes = try sealing { () throws(StoreError) in try folder.bytes(Seal.fileName) }
    guard let bytes else { return nil }
    let lift = { (error: CheckpointError) in
      if case .originMismatch(let found, let expected) = error {
        SealError.otherJournal(found: found, expected: expected)
      } else {
        SealError.checkpoint(error)
      }
    }
    return try lifting(lift) { () throws(CheckpointError) in
      let found = try Checkpoint(unverified: bytes)
      guard ProofText.isSame(found.origin, identity.origin) else {
        throw .originMismatch(found: found.origin, expected: identity.origin)
      }
      return try SignedCheckpoint(verifying: bytes, logs: trusted)
    }
  }

  /// Refuses a tree that is not the last one signed and perhaps more lines.
  func check(_ tree: JournalTree, extends last: SignedCheckpoint?) throws(SealError) {
    guard let old = last?.checkpoint.head else { return }
    try lifting(SealError.head) { () throws(HeadError) in
      try tree.head.checkExtends(old, reading: tree)
    }
  }

  /// Refuses a tree that does not extend what the key remembers.
  ///
  /// - Returns: whether there was no memory while the folder has heads that the key signed: these stand for it.
  func checkExtendsHeads(_ tree: JournalTree) throws(SealError) -> Bool {
    guard let heads else { return false }
    let known = try heads.last(of: key.verifierKey)
    let old = if let known { known } else { try largestSigned() }
    guard let old else { return false }
    try lifting({ SealError.keyed($0, path: heads.path) }) { () throws(HeadError) in
      try tree.head.checkExtends(old, reading: tree)
    }
    return known == nil
  }

  /// Writes tiles, then the seal of `journal.json`, then the checkpoint, which makes them count.
  mutating func write(
    _ tree: JournalTree, _ snapshot: StoreSnapshot, after last: SignedCheckpoint?,
    entryBundles: Bool, lineAhead: RecordedTime?
  ) throws(SealError) -> Seal {
    let identityNote = try identitySeal()
    let (checkpoint, note) = try lifting(SealError.checkpoint) { () throws(CheckpointError) in
      let checkpoint = try Checkpoint(origin: identity.origin, head: tree.head)
      return (checkpoint, try checkpoint.signed(by: key))
    }
    var count = 0
    do throws(StoreError) {
      for tile in JournalTree.tiles(size: tree.size) {
        guard let bytes = tree.bytes(of: tile) else { continue }
        count += try put(bytes, tile.path) ? 1 : 0
      }
      if entryBundles { count += try putBundles(snapshot, size: tree.size) }
      if let identityNote {
        try folder.replace(IdentitySeal.fileName, with: Array(identityNote.description.utf8))
      }
      try folder.sync()
      // The key remembers before anybody can have the signature.
      try heads?.remember(note)
      let isSigned = last?.checkpoint == checkpoint && last?.log == key.verifierKey
      if !isSigned {
        if let last {
          let name = "\(Seal.archiveName)/\(paddedNumber(last.checkpoint.head.size)).checkpoint"
          try folder.replace(name, with: Array(last.note.description.utf8))
          try folder.sync()
        }
        try folder.replace(Seal.fileName, with: Array(note.description.utf8))
        try folder.sync()
      }
      return Seal(
        checkpoint: checkpoint, wasThere: isSigned, lineAhead: lineAhead, writtenTileCount: count)
    } catch {
      throw .journal(.store(error))
    }
  }

  /// The note that binds `journal.json`, to be written; nil when the one there holds.
  private func identitySeal() throws(SealError) -> SignedNote? {
    let (json, old) = try sealing { () throws(StoreError) in
      (
        try folder.bytes(JournalIdentity.fileName) ?? [],
        try folder.bytes(IdentitySeal.fileName)
      )
    }
    let text = IdentitySeal.text(origin: identity.origin, json: json)
    if let old, let note = try? SignedNote(parsing: old),
      let signed = try? note.verify(with: trusted)
    {
      guard ProofText.isSame(note.text, text) else { throw .identityChanged }
      if signed.contains(where: { $0.key == key.verifierKey }) { return nil }
    }
    let signature = try lifting(SealError.crypto) { () throws(CryptoError) in
      try key.sign(text)
    }
    return try lifting({ SealError.checkpoint(.note($0)) }) { () throws(NoteError) in
      try SignedNote(text: text, signatures: [signature])
    }
  }

  private mutating func putBundles(
    _ snapshot: StoreSnapshot, size: Int
  ) throws(StoreError) -> Int {
    var bundles = EntryBundles(snapshot, size: size)
    var count = 0
    for tile in Tile.tiles(.entries, size: size) {
      // No line is longer than an entry may be: the journal was verified.
      guard let bytes = try? EntryBundle.encode(try bundles.next()) else { continue }
      count += try put(bytes, tile.path) ? 1 : 0
    }
    return count
  }

  /// Writes a file unless it is there already, byte for byte.
  private mutating func put(_ bytes: [UInt8], _ name: String) throws(StoreError) -> Bool {
    if try folder.bytes(name) == bytes { return false }
    try folder.replace(name, with: bytes)
    return true
  }
}

extension Checkpoint {
  /// Reads the text of a signed note without looking at its signatures: what it claims.
  package init(unverified bytes: some Collection<UInt8>) throws(CheckpointError) {
    let note = try lifting(CheckpointError.note) { () throws(NoteError) in
      try SignedNote(parsing: bytes)
    }
    try self.init(parsing: note.text)
  }
}

extension TreeHead {
  /// Checks that this tree is `old` and perhaps more leaves, with a proof made from `hashes`.
  func checkExtends(_ old: TreeHead, reading hashes: some HashSource) throws(HeadError) {
    var proof: ConsistencyProof?
    if old.size > 0, old.size < size {
      proof = try lifting(HeadError.inconsistent) { () throws(ProofError) in
        try ConsistencyProof(from: old.size, to: size, reading: hashes)
      }
    }
    try checkExtends(old, proof: proof)
  }
}
