/// All that proves, without a network, that a journal only grew since a head that somebody kept: the
/// hashes that lead from the one to the other, and the signed checkpoint of the longer one.
///
/// It is written as the body that a C2SP tlog-witness is sent: `old`, the size, the hashes, an empty line,
/// the checkpoint.
public struct GrowthBundle: Hashable, Sendable {
  private static let keyword = "old "
  /// No proof has more hashes than a tree has levels.
  private static let longestPath = 64

  /// The size of the head that somebody kept.
  public let oldSize: Int
  /// The hashes; none from the empty tree, nor for the same head.
  public let path: [Digest]
  /// The signed checkpoint, verbatim; nothing in it is verified yet.
  public let signedCheckpoint: String

  /// Gathers a path and the signed checkpoint that it leads to.
  init(oldSize: Int, path: [Digest], signedCheckpoint: String) {
    (self.oldSize, self.path, self.signedCheckpoint) = (oldSize, path, signedCheckpoint)
  }

  /// Reads a bundle.
  ///
  /// - Throws: ``ProofBundleError/malformed(line:)``, lines from 1.
  public init(parsing bytes: some Collection<UInt8>) throws(ProofBundleError) {
    guard let text = String(validating: bytes, as: UTF8.self), Self.begins(bytes) else {
      throw .malformed(line: 1)
    }
    let lines = ProofText.lines(text)
    let digits = String(decoding: lines[0].utf8.dropFirst(Self.keyword.utf8.count), as: UTF8.self)
    guard let size = ProofText.decimal(digits) else { throw .malformed(line: 1) }
    oldSize = size
    var path: [Digest] = []
    var next = 1
    while next < lines.count, !lines[next].isEmpty {
      guard path.count < Self.longestPath, let hash = ProofText.digest(lines[next]) else {
        throw .malformed(line: next + 1)
      }
      path.append(hash)
      next += 1
    }
    guard next + 1 < lines.count else { throw .malformed(line: next + 1) }
    self.path = path
    signedCheckpoint = lines[(next + 1)...].joined(separator: "\n")
  }

  /// Whether bytes begin as a bundle does.
  public static func begins(_ bytes: some Collection<UInt8>) -> Bool {
    bytes.starts(with: keyword.utf8)
  }

  /// The content of the file: `GrowthBundle(parsing: bundle.text.utf8) == bundle`.
  public var text: String {
    ([Self.keyword + "\(oldSize)"] + path.map(ProofText.base64)).joined(separator: "\n")
      + "\n\n" + signedCheckpoint
  }

  /// Checks that the checkpoint, which satisfies `policy`, extends a head that somebody kept.
  ///
  /// - Parameter old: the bytes of the signed note that was kept; what it says is compared, its signature
  ///   is not looked at.
  /// - Returns: the checkpoint that proves it, and the head that it extends.
  /// - Throws: ``ProofBundleError/policy(_:)``, ``ProofBundleError/otherHead``,
  ///   ``ProofBundleError/proof(_:)``.
  public func verify(
    since old: [UInt8], policy: TrustPolicy
  ) throws(ProofBundleError) -> (checkpoint: SignedCheckpoint, old: TreeHead) {
    let signed: SignedCheckpoint
    do {
      signed = try policy.verify(signedCheckpoint.utf8)
    } catch {
      throw .policy(error)
    }
    guard let kept = try? Checkpoint(unverified: old),
      ProofText.isSame(kept.origin, signed.checkpoint.origin), kept.head.size == oldSize
    else { throw .otherHead }
    let head = signed.checkpoint.head
    guard oldSize > 0 else { return (signed, kept.head) }
    do {
      try ConsistencyProof(oldSize: oldSize, newSize: head.size, path: path)
        .verify(oldRoot: kept.head.root, newRoot: head.root)
    } catch {
      throw .proof(error)
    }
    return (signed, kept.head)
  }
}
