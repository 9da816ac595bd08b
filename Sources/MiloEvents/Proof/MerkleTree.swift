/// The hashes of RFC 6962 §2.1: a tree over lines, kept as values without any node object.
public enum MerkleTree {
  /// The root of a tree without leaves: SHA256("").
  public static let emptyRoot = SHA256.hash([])

  /// Hashes a line, its final newline excluded: SHA256(0x00 || line).
  public static func leafHash(_ line: UnsafeRawBufferPointer) -> Digest {
    var hash = LeafHash()
    hash.update(line)
    return hash.digest()
  }

  /// The hash of a line given piece by piece.
  struct LeafHash {
    private var hash = SHA256()

    init() {
      withUnsafeBytes(of: UInt8(0)) { hash.update($0) }
    }

    mutating func update(_ piece: UnsafeRawBufferPointer) { hash.update(piece) }

    func digest() -> Digest { hash.digest() }
  }

  /// Hashes a line, its final newline excluded: SHA256(0x00 || line).
  public static func leafHash(_ line: [UInt8]) -> Digest {
    line.withUnsafeBytes { leafHash($0) }
  }

  /// Joins two subtrees: SHA256(0x01 || left || right).
  public static func nodeHash(_ left: Digest, _ right: Digest) -> Digest {
    withUnsafeTemporaryAllocation(byteCount: 1 + 2 * Digest.byteCount, alignment: 8) { block in
      block[0] = 1
      left.withUnsafeBytes {
        UnsafeMutableRawBufferPointer(rebasing: block[1...]).copyMemory(from: $0)
      }
      right.withUnsafeBytes {
        UnsafeMutableRawBufferPointer(rebasing: block[33...]).copyMemory(from: $0)
      }
      return SHA256.hash(UnsafeRawBufferPointer(block))
    }
  }

  /// The root of the tree whose leaves have these hashes.
  public static func root(ofLeafHashes hashes: some Sequence<Digest>) -> Digest {
    var frontier = MerkleFrontier()
    for hash in hashes { frontier.append(hash) }
    return frontier.root
  }
}
