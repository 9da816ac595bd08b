/// The right edge of a growing tree: all that is needed to append leaves and to compute the root.
public struct MerkleFrontier: Hashable, Sendable {
  private var range = CompactRange(start: 0)

  /// Creates the frontier of an empty tree.
  public init() {}

  /// Resumes a tree of `size` leaves from `hashes`, or returns nil when their number does not fit
  /// the size.
  ///
  /// `MerkleFrontier(size: f.size, hashes: f.hashes) == f`. Hashes read from a cache prove nothing:
  /// compare the root with a signed one.
  public init?(size: Int, hashes: [Digest]) {
    guard let range = CompactRange(size: size, hashes: hashes) else { return nil }
    self.range = range
  }

  /// The number of leaves.
  public var size: Int { range.end }

  /// The roots of the largest filled subtrees, from left to right: one for each bit set in `size`.
  public var hashes: [Digest] { range.subtrees.map(\.hash) }

  /// The root of the tree; computed at each call, in at most log₂(size) hashes.
  public var root: Digest {
    guard var root = range.subtrees.last?.hash else { return MerkleTree.emptyRoot }
    for subtree in range.subtrees.dropLast().reversed() {
      root = MerkleTree.nodeHash(subtree.hash, root)
    }
    return root
  }

  /// Appends the hash of the next leaf.
  public mutating func append(_ leafHash: Digest) {
    range.append(leafHash)
  }

  /// Appends the leaves of `next`, which must start at the leaf number `size`.
  public mutating func append(_ next: CompactRange) {
    range.append(next)
  }
}
