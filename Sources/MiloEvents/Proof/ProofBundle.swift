/// All that proves, without a network, that a line is in a journal (C2SP tlog-proof,
/// `.tlog-proof`).
public struct ProofBundle: Hashable, Sendable {
  private static let header = "c2sp.org/tlog-proof@v1"

  /// Free bytes that nothing authenticates.
  public let extra: [UInt8]?

  /// The index of the line, from 0.
  public let index: Int

  /// The inclusion path, the leaf's sibling first.
  public let path: [Digest]

  /// The signed checkpoint, verbatim; nothing in it is verified yet.
  public let signedCheckpoint: String

  /// Gathers an inclusion proof and the signed checkpoint of the same tree.
  public init(proof: InclusionProof, checkpoint note: SignedNote, extra: [UInt8]? = nil) {
    self.extra = extra
    index = proof.index
    path = proof.path
    signedCheckpoint = note.description
  }

  /// Reads a bundle; throws ``ProofBundleError/malformed(line:)``, lines from 1.
  public init(parsing bytes: some Collection<UInt8>) throws(ProofBundleError) {
    guard let text = String(validating: bytes, as: UTF8.self) else { throw .malformed(line: 1) }
    let lines = ProofText.lines(text)
    var next = 0
    guard lines[next] == Self.header else { throw .malformed(line: 1) }
    next += 1

    if next < lines.count, let encoded = Self.value(of: "extra ", in: lines[next]) {
      guard let decoded = Base64.decode(encoded) else { throw .malformed(line: next + 1) }
      extra = decoded
      next += 1
    } else {
      extra = nil
    }

    guard next < lines.count, let digits = Self.value(of: "index ", in: lines[next]),
      let index = ProofText.decimal(digits)
    else { throw .malformed(line: next + 1) }
    self.index = index
    next += 1

    var path: [Digest] = []
    while next < lines.count, !lines[next].isEmpty {
      guard let hash = ProofText.digest(lines[next]) else { throw .malformed(line: next + 1) }
      path.append(hash)
      next += 1
    }
    guard next + 1 < lines.count else { throw .malformed(line: next + 1) }
    self.path = path
    signedCheckpoint = lines[(next + 1)...].joined(separator: "\n")
  }

  /// The content of the file: `ProofBundle(parsing: bundle.text.utf8) == bundle`.
  public var text: String {
    var lines = [Self.header]
    if let extra { lines.append("extra " + Base64.encode(extra)) }
    lines.append("index \(index)")
    lines += path.map(ProofText.base64)
    return lines.joined(separator: "\n") + "\n\n" + signedCheckpoint
  }

  /// Checks that a line of this leaf hash is at `index` in a tree that satisfies `policy`.
  ///
  /// Returns the checkpoint that proves it. Throws ``ProofBundleError/policy(_:)`` or
  /// ``ProofBundleError/proof(_:)``.
  public func verify(
    leafHash: Digest, policy: TrustPolicy
  ) throws(ProofBundleError) -> SignedCheckpoint {
    let signed: SignedCheckpoint
    do {
      signed = try policy.verify(signedCheckpoint.utf8)
    } catch {
      throw .policy(error)
    }
    let head = signed.checkpoint.head
    do {
      try InclusionProof(index: index, size: head.size, path: path)
        .verify(leafHash: leafHash, root: head.root)
    } catch {
      throw .proof(error)
    }
    return signed
  }

  private static func value(of keyword: String, in line: String) -> String? {
    guard line.utf8.starts(with: keyword.utf8) else { return nil }
    return String(decoding: line.utf8.dropFirst(keyword.utf8.count), as: UTF8.self)
  }
}

/// Why a proof bundle was refused.
public enum ProofBundleError: Error, Hashable, Sendable {
  /// The line of this number, from 1, is missing or not what it should be.
  case malformed(line: Int)
  /// The checkpoint does not satisfy the policy.
  case policy(TrustError)
  /// The head that somebody kept is not the one that the proof begins with.
  case otherHead
  /// The proof does not hold.
  case proof(ProofError)
}
