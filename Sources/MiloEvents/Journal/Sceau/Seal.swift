/// What sealing a journal did.
public struct Seal: Sendable {
  /// Name of the file of the signed tree head.
  public static let fileName = JournalFolder.sealName
  /// Name of the folder of the heads signed before.
  public static let archiveName = JournalFolder.archiveName

  /// The head that is signed.
  public let checkpoint: Checkpoint
  /// Whether it was signed already, and is left as it was, cosignatures included.
  public let wasThere: Bool
  /// When the last line was recorded, if the clock is behind it: one of the two was wrong.
  public let lineAhead: RecordedTime?
  /// Whether the memory of the key was missing, and made again from the heads of the folder.
  public internal(set) var remadeHeads = false
  /// How many tiles were missing or different, and were written.
  public let writtenTileCount: Int
}

extension Journal {
  /// Signs the tree head and writes `tile/`, `journal.json.note` and `checkpoint`, in that order.
  ///
  /// The head signed before, kept in `checkpoint`, must be one that this journal extends; it goes to
  /// `sceaux/`. Tiles are a cache: those that differ from what the lines give are written anew. Lines dated
  /// after the clock are sealed as they are, and told: they cannot change.
  ///
  /// - Parameters:
  ///   - key: the log's key; its name is the journal's origin.
  ///   - heads: what the key remembers to have signed, which the journal must extend, too; nil for a key
  ///     whose memory is kept otherwise.
  ///   - formerKeys: published keys that may have signed the last checkpoint.
  ///   - entryBundles: whether to write the lines themselves under `tile/entries/`, too.
  ///   - now: the present moment.
  /// - Throws: every case of ``SealError`` but those about cosignatures.
  public func seal(
    with key: SigningKey, heads: SignedHeads? = nil, formerKeys: [VerifierKey] = [],
    entryBundles: Bool = false, now: RecordedTime
  ) throws(SealError) -> Seal {
    guard let folder = JournalFolder(of: store) else { throw .notAFolder }
    guard ProofText.isSame(key.name, identity.origin) else {
      throw .wrongKey(found: key.name, expected: identity.origin)
    }
    var sealer = Sealer(
      identity: identity, folder: folder, key: key, heads: heads,
      trusted: [key.verifierKey] + formerKeys.filter { $0 != key.verifierKey })
    let lock = try sealing { () throws(StoreError) in try sealer.folder.lock(JournalFolder.lockName)
    }
    let keyLock = try sealing { () throws(StoreError) in try heads?.lock() }
    defer { _ = (lock, keyLock) }
    let last = try sealer.lastSigned()
    let snapshot = try lifting(SealError.journal) { () throws(JournalError) in try self.snapshot() }
    let verification = try lifting(SealError.journal) { () throws(JournalError) in
      try Verification(snapshot, hashing: true)
    }
    let damage = verification.constats.filter { $0.code.preventsSealing }
    if let first = damage.first { throw .damaged(count: damage.count, first: first) }
    let recorded = verification.scan.chunks.lazy.flatMap(\.block.faits).map(\.recorded).max()
    let tree = JournalTree(verification.scan)
    try sealer.check(tree, extends: last)
    let remakes = try sealer.checkExtendsHeads(tree)
    var seal = try sealer.write(
      tree, snapshot, after: last, entryBundles: entryBundles,
      lineAhead: recorded.flatMap { $0 > now ? $0 : nil })
    seal.remadeHeads = remakes
    return seal
  }

  /// Adds to `checkpoint` the signatures that a witness put on a copy of it.
  ///
  /// - Returns: how many were new.
  /// - Throws: ``SealError/noCheckpoint``, ``SealError/otherCheckpoint``,
  ///   ``SealError/checkpoint(_:)``, ``SealError/cosignature(_:)`` or an error of the store.
  public func addCosignatures(of cosigned: [UInt8]) throws(SealError) -> Int {
    guard var folder = JournalFolder(of: store) else { throw .notAFolder }
    let lock = try sealing { () throws(StoreError) in try folder.lock(JournalFolder.lockName) }
    defer { _ = lock }
    let bytes = try sealing { () throws(StoreError) in try folder.bytes(Seal.fileName) }
    guard let bytes else { throw .noCheckpoint }
    let own = try lifting({ SealError.checkpoint(.note($0)) }) { () throws(NoteError) in
      try SignedNote(parsing: bytes)
    }
    let received = try lifting(SealError.cosignature) { () throws(NoteError) in
      try SignedNote(parsing: own.completing(cosigned))
    }
    guard ProofText.isSame(own.text, received.text) else { throw .otherCheckpoint }
    let note = received.signatures.reduce(own) { $0.adding($1) }
    try sealing { () throws(StoreError) in
      try folder.replace(Seal.fileName, with: Array(note.description.utf8))
      try folder.sync()
    }
    return note.signatures.count - own.signatures.count
  }
}

extension SignedNote {
  /// What a witness answers as the note that it signs: signature lines alone are under this note's text.
  fileprivate func completing(_ answer: [UInt8]) -> [UInt8] {
    let mark = Array("\u{2014} ".utf8)
    let lines = answer.split(separator: newline)
    guard !lines.isEmpty, lines.allSatisfy({ $0.starts(with: mark) }) else { return answer }
    return Array((text + "\n").utf8) + lines.flatMap { $0 + [newline] }
  }
}

extension Constat.Code {
  /// Whether a journal with such a finding is not to be sealed: later verifications do not read
  /// again what a seal covers.
  fileprivate var preventsSealing: Bool {
    switch self {
    case .borne, .cycle, .horodatage, .type_inconnu, .dispositif_hors_dates, .queue: false
    default: true
    }
  }
}

func sealing<Result>(_ body: () throws(StoreError) -> Result) throws(SealError) -> Result {
  try lifting({ SealError.journal(.store($0)) }, body)
}
