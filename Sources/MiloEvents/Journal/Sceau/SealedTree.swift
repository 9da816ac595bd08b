/// The tree of a sealed journal, in memory: what proofs of its lines are made from.
///
/// The hashes are those of the lines as they are now, not of the tiles: a journal that is not the one
/// that was sealed gives no proof.
public struct SealedTree: Sendable {
  /// The signed checkpoint of the folder, verbatim; its signature is not verified here.
  public let note: SignedNote
  /// What is signed: the origin, the size and the root.
  public let checkpoint: Checkpoint
  private let tree: JournalTree
  private let locator: LineLocator

  /// Reads the checkpoint and hashes every line, on all cores.
  ///
  /// - Throws: every case of ``InclusionError`` but `.proof`.
  public init(_ journal: Journal) throws(InclusionError) {
    guard let folder = JournalFolder(of: journal.store) else { throw .notSealed }
    let bytes = try lifting({ InclusionError.journal(.store($0)) }) { () throws(StoreError) in
      try folder.bytes(Seal.fileName)
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
    guard ProofText.isSame(checkpoint.origin, journal.identity.origin) else {
      throw .checkpoint(
        .originMismatch(found: checkpoint.origin, expected: journal.identity.origin))
    }
    (tree, locator) = try lifting(InclusionError.journal) { () throws(JournalError) in
      var options = JournalScan.Options()
      options.reportsAllFaults = true
      options.hashing = true
      options.decoding = false
      let snapshot = try journal.snapshot()
      let scan = try JournalScan.read(snapshot, options)
      return (JournalTree(scan), LineLocator(scan, of: snapshot))
    }
    (self.note, self.checkpoint) = (note, checkpoint)
    guard tree.size >= checkpoint.head.size else {
      throw .head(.rollback(signed: checkpoint.head.size, found: tree.size))
    }
  }

  /// The bytes of a line, without `\n`; nil when the journal is shorter.
  ///
  /// - Throws: `.journal` when the line cannot be read any more.
  public func line(at index: Int) throws(InclusionError) -> [UInt8]? {
    try lifting({ InclusionError.journal(.store($0)) }) { () throws(StoreError) in
      try locator.place(of: index)?.line
    }
  }

  /// The proof that a line is under the checkpoint, checked before it is handed out.
  ///
  /// - Throws: `.proof` for a line outside the seal, or when the lines are not those sealed.
  public func inclusion(ofLine index: Int) throws(InclusionError) -> InclusionProof {
    let head = checkpoint.head
    return try lifting(InclusionError.proof) { () throws(ProofError) in
      guard (0..<head.size).contains(index) else {
        throw .indexOutsideTree(index: index, size: head.size)
      }
      let proof = try InclusionProof(index: index, size: head.size, from: tree)
      try proof.verify(leafHash: tree.leafHashes[index], root: head.root)
      return proof
    }
  }

  /// The proofs that many lines are under the checkpoint, each checked before it is handed out.
  ///
  /// - Returns: the proofs in the order of `lines`.
  /// - Throws: as ``inclusion(ofLine:)``.
  /// - Complexity: one hash a line of the journal, then a few a proof; 64 bytes of memory a line.
  public func inclusions(ofLines lines: [Int]) throws(InclusionError) -> [InclusionProof] {
    // A proof alone computes again the hashes between the levels kept; many share them.
    let whole = WholeTree(tree.leafHashes)
    let head = checkpoint.head
    var proofs: [InclusionProof] = []
    proofs.reserveCapacity(lines.count)
    for index in lines {
      proofs.append(
        try lifting(InclusionError.proof) { () throws(ProofError) in
          guard (0..<head.size).contains(index) else {
            throw .indexOutsideTree(index: index, size: head.size)
          }
          let proof = try InclusionProof(index: index, size: head.size, from: whole)
          try proof.verify(leafHash: tree.leafHashes[index], root: head.root)
          return proof
        })
    }
    return proofs
  }

  /// The root of the first lines, and the proof that the checkpoint extends them.
  ///
  /// - Returns: a nil proof for no line at all, which every tree extends.
  /// - Throws: `.proof` for more lines than are sealed, or when the lines are not those sealed.
  public func prefix(
    ofSize size: Int
  ) throws(InclusionError) -> (root: Digest, proof: ConsistencyProof?) {
    let head = checkpoint.head
    return try lifting(InclusionError.proof) { () throws(ProofError) in
      guard size > 0 else { return (MerkleTree.emptyRoot, nil) }
      guard size <= head.size else { throw .sizesOutOfOrder(old: size, new: head.size) }
      let root = try tree.root(size: size)
      let proof = try ConsistencyProof(from: size, to: head.size, reading: tree)
      try proof.verify(oldRoot: root, newRoot: head.root)
      return (root, proof)
    }
  }
}

/// All levels of a tree: no hash is computed twice.
private struct WholeTree: HashSource {
  /// `levels[k][i]` is the root of the leaves `i << k ..< (i + 1) << k`.
  private let levels: [[Digest]]

  init(_ leafHashes: [Digest]) {
    var levels = [leafHashes]
    while let below = levels.last, below.count > 1 {
      levels.append(
        (0..<below.count / 2).map { MerkleTree.nodeHash(below[2 * $0], below[2 * $0 + 1]) })
    }
    self.levels = levels
  }

  func hash(level: Int, index: Int) throws(ProofError) -> Digest {
    guard levels.indices.contains(level), levels[level].indices.contains(index) else {
      throw .hashUnavailable(level: level, index: index)
    }
    return levels[level][index]
  }
}
