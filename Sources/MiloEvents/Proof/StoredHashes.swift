/// The order in which all the hashes of a tree are appended to one file (Crosby & Wallach §3.3, as
/// in Go's `sumdb/tlog`).
///
/// Writing leaf n appends its hash, then the hash of each subtree that it completes. Nothing
/// written is ever changed, and the hash (level, index) is at byte `32 * position(level:index:)`.
public enum StoredHashLayout {
  /// The position of the root of the leaves `index << level ..< (index + 1) << level`.
  public static func position(level: Int, index: Int) -> Int {
    // A subtree's root comes `level` hashes after the last of its leaves …
    var leaf = index
    for _ in 0..<level { leaf = 2 * leaf + 1 }
    // … and leaf n comes after n leaves, n/2 hashes of level 1, n/4 of level 2, and so on.
    var position = level
    while leaf > 0 {
      position += leaf
      leaf >>= 1
    }
    return position
  }

  /// The inverse: `location(ofPosition: position(level: l, index: i)) == (l, i)`.
  public static func location(ofPosition position: Int) -> (level: Int, index: Int) {
    // Leaf n is at 2n minus the number of bits set in n: the search is short.
    var leaf = position / 2
    while Self.position(level: 0, index: leaf + 1) <= position { leaf += 1 }
    let level = position - Self.position(level: 0, index: leaf)
    return (level, leaf >> level)
  }

  /// The number of hashes stored for a tree of `size` leaves.
  public static func count(size: Int) -> Int {
    position(level: 0, index: size)
  }

  /// The hashes to append for leaf `index`, in order: its own, then one for each subtree that it
  /// completes.
  ///
  /// `source` is asked for the left halves of these subtrees, and its errors are passed on.
  public static func hashes(
    appending leafHash: Digest, at index: Int, reading source: some HashSource
  ) throws(ProofError) -> [Digest] {
    var hashes = [leafHash]
    var hash = leafHash
    for level in 0..<(~index).trailingZeroBitCount {
      let left = try source.hash(level: level, index: index >> level - 1)
      hash = MerkleTree.nodeHash(left, hash)
      hashes.append(hash)
    }
    return hashes
  }
}

/// All the hashes of a tree, in memory, in the order of ``StoredHashLayout``.
public struct StoredHashes: HashSource, Sendable {
  /// The number of leaves.
  public private(set) var size = 0

  /// The hashes: the content of the file, 32 bytes each.
  public private(set) var hashes: [Digest] = []

  /// Creates the hashes of an empty tree.
  public init() {}

  /// Creates the hashes of the tree whose leaves have these hashes.
  public init(leafHashes: some Sequence<Digest>) {
    for hash in leafHashes { append(hash) }
  }

  /// Appends the hash of the next leaf.
  public mutating func append(_ leafHash: Digest) {
    var hash = leafHash
    hashes.append(hash)
    for level in 0..<(~size).trailingZeroBitCount {
      let left = StoredHashLayout.position(level: level, index: size >> level - 1)
      hash = MerkleTree.nodeHash(hashes[left], hash)
      hashes.append(hash)
    }
    size += 1
  }

  /// Returns a stored hash; throws ``ProofError/hashUnavailable(level:index:)`` outside the tree.
  public func hash(level: Int, index: Int) throws(ProofError) -> Digest {
    guard level >= 0, index >= 0, index < size >> level else {
      throw .hashUnavailable(level: level, index: index)
    }
    return hashes[StoredHashLayout.position(level: level, index: index)]
  }
}
