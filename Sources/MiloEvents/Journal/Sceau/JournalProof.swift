extension Journal {
  /// Makes the proof that a line is under the checkpoint of the folder.
  ///
  /// The hashes are those of the lines, not of the tiles. The proof is checked before it is handed
  /// out, so that a journal that is not the one sealed gives none.
  ///
  /// - Parameters:
  ///   - index: the line.
  ///   - withLine: whether the line itself goes into the proof, as its `extra` bytes.
  /// - Throws: every case of ``InclusionError``.
  public func proof(ofLine index: Int, withLine: Bool = false) throws(InclusionError) -> ProofBundle
  {
    guard let store = store as? FileStore else { throw .notSealed }
    let bytes = try lifting({ InclusionError.journal(.store($0)) }) { () throws(StoreError) in
      try SealFolder(store).bytes(Seal.fileName)
    }
    guard let bytes else { throw .notSealed }
    let (note, checkpoint) = try lifting(InclusionError.checkpoint) {
      () throws(CheckpointError) in
      (
        try lifting(CheckpointError.note) { () throws(NoteError) in try SignedNote(parsing: bytes)
        },
        try Checkpoint(unverified: bytes)
      )
    }
    let head = checkpoint.head
    guard ProofText.isSame(checkpoint.origin, identity.origin) else {
      throw .checkpoint(.originMismatch(found: checkpoint.origin, expected: identity.origin))
    }
    guard (0..<head.size).contains(index) else {
      throw .proof(.indexOutsideTree(index: index, size: head.size))
    }
    let (tree, line) = try lifting(InclusionError.journal) { () throws(JournalError) in
      try hashes(andLine: index)
    }
    guard let line, tree.size >= head.size else {
      throw .head(.rollback(signed: head.size, found: tree.size))
    }
    let proof = try lifting(InclusionError.proof) { () throws(ProofError) in
      let proof = try InclusionProof(index: index, size: head.size, from: tree)
      try proof.verify(leafHash: MerkleTree.leafHash(line), root: head.root)
      return proof
    }
    return ProofBundle(proof: proof, checkpoint: note, extra: withLine ? line : nil)
  }

  /// The hashes of all lines, and the bytes of one; nil when the journal is shorter.
  private func hashes(andLine index: Int) throws(JournalError) -> (JournalTree, [UInt8]?) {
    var options = JournalScan.Options()
    options.reportsAllFaults = true
    options.hashing = true
    options.decoding = false
    let snapshot = try snapshot()
    let scan = try JournalScan.read(snapshot, options)
    let place = try storing { () throws(StoreError) in
      try LineLocator(scan, of: snapshot).place(of: index)
    }
    return (JournalTree(scan), place?.line)
  }
}

/// Why no proof can be made of a line.
public enum InclusionError: Error, Sendable {
  /// The journal has no checkpoint, or is no folder.
  case notSealed
  /// The checkpoint cannot be read, or is that of another journal.
  case checkpoint(CheckpointError)
  /// The journal has fewer lines than were sealed.
  case head(HeadError)
  /// The line is not under the seal, or is not the one that was sealed.
  case proof(ProofError)
  /// The journal cannot be read.
  case journal(JournalError)
}

extension InclusionError: CustomStringConvertible {
  /// What was found, what was expected and what to do, in French.
  public var description: String {
    switch self {
    case .notSealed: SealError.noCheckpoint.description
    case .checkpoint(let error): "\(error)"
    case .head(let error): "\(error)"
    case .proof(let error): "\(error)"
    case .journal(let error): "\(error)"
    }
  }
}
