/// What a witness remembers of each log, one file an origin: the log's key and the last note that
/// the witness cosigned.
///
/// The note bears the witness's own signature, so that a register altered by somebody else is seen.
public struct WitnessRegister: Sendable {
  /// The folder of the files.
  public let path: String

  /// A register in a folder, which is made when it is needed.
  public init(_ path: String) {
    self.path = path
  }

  /// Cosigns a checkpoint that extends the last one seen, and remembers it before it returns.
  ///
  /// - Parameters:
  ///   - checkpoint: the bytes of the signed note.
  ///   - key: the witness's key.
  ///   - logGiven: the log's published key; needed the first time.
  ///   - journal: the folder that holds the `tile/` of the log, for the consistency proof.
  ///   - now: the present moment.
  /// - Throws: every case of ``RegisterError``.
  public func cosign(
    _ checkpoint: [UInt8], key: SigningKey, log logGiven: VerifierKey?, tilesOf journal: String,
    now: RecordedTime
  ) throws(RegisterError) -> SignedNote {
    var folder = JournalFolder(path)
    let lock = try lifting(RegisterError.store) { () throws(StoreError) in
      try folder.make()
      // The folder too: two witnesses at once, for want of a file that somebody removed, could cosign
      // two heads of which neither extends the other.
      return (try folder.lockFolder(), try folder.lock(".verrou"))
    }
    defer { _ = lock }
    let origin = try lifting({ RegisterError.witness(.checkpoint($0)) }) {
      () throws(CheckpointError) in
      try Checkpoint(unverified: checkpoint).origin
    }
    let name = "\(SHA256.hash(Array(origin.utf8))).temoin"
    let bytes = try lifting(RegisterError.store) { () throws(StoreError) in
      try folder.bytes(name)
    }
    let known = try Self.entry(bytes, name: name, key: key)
    guard let log = known?.log ?? logGiven else { throw .unknownLog(origin) }
    if let given = logGiven, log != given { throw .otherKey(origin) }
    guard log.publicKey != key.privateKey.publicKey else { throw .sameKey }
    let time = UInt64(max(0, now.milliseconds / 1000))
    if let last = known?.time, time < last {
      throw .clock(now: now, last: RecordedTime(milliseconds: Int64(last) * 1000))
    }
    let answer = try lifting(RegisterError.witness) { () throws(WitnessError) in
      try Witness(key: key, log: log).answer(
        checkpoint, last: known?.head, tiles: JournalFolder(journal), time: time)
    }
    let text = log.vkey + "\n" + answer.note.description
    try lifting(RegisterError.store) { () throws(StoreError) in
      try folder.replace(name, with: Array(text.utf8))
      try folder.sync()
    }
    return answer.note
  }

  private struct Entry {
    let log: VerifierKey
    let head: TreeHead
    let time: UInt64
  }

  private static func entry(
    _ bytes: [UInt8]?, name: String, key: SigningKey
  ) throws(RegisterError) -> Entry? {
    guard let bytes else { return nil }
    let end = bytes.firstIndex(of: newline) ?? bytes.count
    guard let log = try? VerifierKey(vkey: String(decoding: bytes[..<end], as: UTF8.self)),
      let signed = try? SignedCheckpoint(
        verifying: bytes.dropFirst(end + 1), logs: [log], witnesses: [key.witnessKey]),
      let time = signed.cosignatures.first?.time
    else { throw .altered(name) }
    return Entry(log: log, head: signed.checkpoint.head, time: time)
  }
}

extension Witness {
  /// Cosigns a checkpoint, with the proof that the log's tiles give.
  fileprivate func answer(
    _ checkpoint: [UInt8], last: TreeHead?, tiles: JournalFolder, time: UInt64
  ) throws(WitnessError) -> Answer {
    // An earlier signature of this witness would be the one that verifiers look at.
    let note = try lifting({ WitnessError.checkpoint(.note($0)) }) { () throws(NoteError) in
      try SignedNote(parsing: checkpoint).removing(key)
    }
    let bytes = Array(note.description.utf8)
    let head = try lifting(WitnessError.checkpoint) { () throws(CheckpointError) in
      try SignedCheckpoint(verifying: bytes, logs: [log]).checkpoint.head
    }
    var proof: ConsistencyProof?
    if let last, last.size > 0, last.size < head.size {
      proof = try lifting({ WitnessError.head(.inconsistent($0)) }) { () throws(ProofError) in
        try ConsistencyProof(
          from: last.size, to: head.size, reading: tiles.hashes(size: head.size))
      }
    }
    return try cosign(bytes, last: last, proof: proof, time: time)
  }
}

extension JournalFolder {
  /// The hashes that the tiles of the folder hold; nothing of them is believed.
  func hashes(size: Int) -> TileHashSource {
    TileHashSource(size: size) { tile throws(ProofError) in
      if let bytes = try? bytes(of: tile) { return bytes }
      let level = if case .hashes(let level) = tile.content { level } else { 0 }
      throw .hashUnavailable(level: 8 * level, index: tile.index * Tile.fullWidth)
    }
  }
}

extension SignedNote {
  /// The same note without the signatures of a witness.
  fileprivate func removing(_ key: SigningKey) throws(NoteError) -> SignedNote {
    let witness = key.witnessKey
    return try SignedNote(
      text: text,
      signatures: signatures.filter { !witness.isNamed($0.name, keyID: $0.keyID) })
  }
}

/// Why a witness does not cosign.
public enum RegisterError: Error, Sendable {
  /// This log was never seen, and its key was not given.
  case unknownLog(String)
  /// The key given is not the one known for this log.
  case otherKey(String)
  /// The witness's key is that of the log.
  case sameKey
  /// The clock shows a time before the last cosignature.
  case clock(now: RecordedTime, last: RecordedTime)
  /// The file of this name is not one that this witness left.
  case altered(String)
  /// The checkpoint was refused.
  case witness(WitnessError)
  /// The register cannot be read or written.
  case store(StoreError)
}

extension RegisterError: CustomStringConvertible {
  /// What was found, what was expected and what to do, in French.
  public var description: String {
    switch self {
    case .unknownLog(let origin):
      "« \(origin) » n’a jamais été vu par ce témoin : donnez la clé publique du journal, "
        + "obtenue de la structure par un autre chemin que ce fichier"
    case .otherKey(let origin):
      "la clé donnée n’est pas celle que le témoin connaît pour « \(origin) » : vérifiez auprès "
        + "de la structure"
    case .sameKey:
      "la clé du témoin est celle du journal : un témoin a sa propre clé, "
        + "faites-en une"
    case .clock(let now, let last):
      "l’horloge indique \(now), et ce témoin a signé à \(last) : remettez l’horloge à l’heure"
    case .altered(let name):
      "le fichier « \(name) » du témoin n’est pas celui qu’il a laissé, ou la clé est une autre : "
        + "reprenez-le d’une sauvegarde"
    case .witness(let error): "\(error)"
    case .store(let error): "\(error)"
    }
  }
}
