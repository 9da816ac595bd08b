/// The size and the root of a tree at one moment: what is remembered and compared.
public struct TreeHead: Hashable, Sendable {
  /// The head of the tree without leaves.
  public static let empty = TreeHead(size: 0, root: MerkleTree.emptyRoot)

  /// The number of leaves.
  public let size: Int

  /// The root.
  public let root: Digest

  /// Gathers a size and a root.
  public init(size: Int, root: Digest) {
    self.size = size
    self.root = root
  }

  /// Checks that this tree is `old` and perhaps more leaves; a log or a witness signs nothing else.
  ///
  /// The proof may be nil when sizes are equal or the old tree is empty. Throws ``HeadError``.
  public func checkExtends(_ old: TreeHead, proof: ConsistencyProof?) throws(HeadError) {
    guard size >= old.size else { throw .rollback(signed: old.size, found: size) }
    guard size > old.size else {
      guard root == old.root else { throw .fork(size: size, signed: old.root, found: root) }
      return
    }
    guard old.size > 0 else {
      guard old == .empty else {
        throw .fork(size: 0, signed: old.root, found: MerkleTree.emptyRoot)
      }
      return
    }
    guard let proof, proof.oldSize == old.size, proof.newSize == size else {
      throw .proofMissing(old: old.size, new: size)
    }
    do {
      try proof.verify(oldRoot: old.root, newRoot: root)
    } catch {
      throw .inconsistent(error)
    }
  }
}

/// A tree head as it is signed (C2SP tlog-checkpoint).
public struct Checkpoint: Hashable, Sendable {
  /// The name of the log, which should be that of its key.
  public let origin: String

  /// The tree.
  public let head: TreeHead

  /// Further lines, which nobody audits: better none.
  public let extensions: [String]

  /// Gathers a checkpoint; throws ``CheckpointError/malformed(line:)`` for an empty or broken line.
  public init(
    origin: String, head: TreeHead, extensions: [String] = []
  ) throws(CheckpointError) {
    for (line, text) in ([origin] + extensions).enumerated()
    where text.isEmpty || text.utf8.contains(where: { $0 < 0x20 }) {
      throw .malformed(line: line == 0 ? 1 : line + 3)
    }
    self.origin = origin
    self.head = head
    self.extensions = extensions
  }

  /// Reads the text of a checkpoint; throws ``CheckpointError/malformed(line:)``, lines from 1.
  public init(parsing text: String) throws(CheckpointError) {
    let lines = ProofText.lines(text)
    guard lines.count >= 4, lines.last == "" else { throw .malformed(line: lines.count) }
    guard let size = ProofText.decimal(lines[1]) else { throw .malformed(line: 2) }
    guard let root = ProofText.digest(lines[2]) else { throw .malformed(line: 3) }
    try self.init(
      origin: lines[0], head: TreeHead(size: size, root: root),
      extensions: Array(lines[3...].dropLast()))
  }

  /// The text that is signed: `Checkpoint(parsing: checkpoint.text) == checkpoint`.
  public var text: String {
    ([origin, String(head.size), ProofText.base64(head.root)] + extensions)
      .map { $0 + "\n" }.joined()
  }

  /// Signs the checkpoint with the log's key, whose name must be the origin.
  ///
  /// The caller has checked that the head extends the last one signed, and keeps it durably before
  /// it lets the signature out. Throws ``CheckpointError/originMismatch(found:expected:)``,
  /// ``CheckpointError/crypto(_:)`` or ``CheckpointError/note(_:)``.
  public func signed(by key: SigningKey) throws(CheckpointError) -> SignedNote {
    guard ProofText.isSame(origin, key.name) else {
      throw .originMismatch(found: origin, expected: key.name)
    }
    let signature: SignedNote.Signature
    do {
      signature = try key.sign(text)
    } catch {
      throw .crypto(error)
    }
    do {
      return try SignedNote(text: text, signatures: [signature])
    } catch {
      throw .note(error)
    }
  }
}

/// Why a tree head may not follow the last one signed.
public enum HeadError: Error, Hashable, Sendable {
  /// The tree is smaller than one already signed: lines were removed.
  case rollback(signed: Int, found: Int)
  /// Two trees of one size differ: lines were changed.
  case fork(size: Int, signed: Digest, found: Digest)
  /// No proof between these two sizes was given.
  case proofMissing(old: Int, new: Int)
  /// The proof does not hold: lines were changed.
  case inconsistent(ProofError)
}

/// Why a checkpoint was refused.
public enum CheckpointError: Error, Hashable, Sendable {
  /// The line of this number, from 1, is missing or not what it should be.
  case malformed(line: Int)
  /// The checkpoint is that of another log.
  case originMismatch(found: String, expected: String)
  /// The log's own signature is missing; others signed.
  case notSignedByLog(name: String)
  /// The note around the checkpoint was refused.
  case note(NoteError)
  /// The signature could not be made.
  case crypto(CryptoError)
}
