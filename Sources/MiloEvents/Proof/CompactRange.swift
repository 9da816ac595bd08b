/// Consecutive leaves reduced to the roots of the largest aligned subtrees that they fill.
///
/// A range of n leaves keeps at most 2·log₂(n) hashes. Two ranges that touch can be joined, so that
/// several cores may each hash a part of the journal: the result does not depend on how the leaves
/// were cut. Parts that start at a multiple of a power of two are joined in a handful of hashes.
public struct CompactRange: Hashable, Sendable {
  /// The root of a filled subtree of 2^level leaves.
  struct Subtree: Hashable, Sendable {
    let level: Int
    let hash: Digest
  }

  /// The index of the first leaf.
  public let start: Int

  /// The index after the last leaf.
  public private(set) var end: Int

  /// The filled subtrees, from left to right; none can be joined with its neighbour.
  private(set) var subtrees: [Subtree] = []

  /// Creates a range without leaves before the leaf `start`.
  public init(start: Int) {
    precondition(start >= 0, "a leaf index is never negative")
    self.start = start
    end = start
  }

  /// Creates the range of these leaf hashes, the first one being the leaf `start`.
  public init(start: Int, leafHashes: some Sequence<Digest>) {
    self.init(start: start)
    for hash in leafHashes { append(hash) }
  }

  /// Creates the range `0..<size` from its subtrees' roots, or nil when their number does not fit.
  init?(size: Int, hashes: [Digest]) {
    guard size >= 0, size.nonzeroBitCount == hashes.count else { return nil }
    self.init(start: 0)
    var rest = size
    for hash in hashes {
      let level = Int.bitWidth - 1 - rest.leadingZeroBitCount
      subtrees.append(Subtree(level: level, hash: hash))
      rest -= 1 << level
    }
    end = size
  }

  /// Appends the hash of the next leaf.
  public mutating func append(_ leafHash: Digest) {
    append(Subtree(level: 0, hash: leafHash))
  }

  /// Appends the leaves of `next`, which must start where this range ends.
  public mutating func append(_ next: CompactRange) {
    precondition(next.start == end, "ranges of leaves are joined only when they touch")
    for subtree in next.subtrees { append(subtree) }
  }

  mutating func append(_ subtree: Subtree) {
    var level = subtree.level
    var hash = subtree.hash
    // A right child whose left sibling lies within the range is joined with it, then its parent
    // likewise.
    while end >> level & 1 == 1, let left = subtrees.last, left.level == level {
      subtrees.removeLast()
      hash = MerkleTree.nodeHash(left.hash, hash)
      level += 1
      // `end` still points at the start of the appended subtree, which is not that of its
      // ancestors; the bit tested next is the same for both, since only bits under `level` differ.
    }
    subtrees.append(Subtree(level: level, hash: hash))
    end += 1 << subtree.level
  }
}
