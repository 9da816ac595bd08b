/// Why a proof could not be made, or does not hold.
public enum ProofError: Error, Hashable, Sendable {
  /// The leaf asked for is not among the leaves of the tree.
  case indexOutsideTree(index: Int, size: Int)
  /// The older tree is larger than the newer one.
  case sizesOutOfOrder(old: Int, new: Int)
  /// Every tree extends the empty one: that cannot be, and need not be, proved.
  case emptyOldTree
  /// Hashes remain after the root was reached.
  case pathTooLong
  /// The hashes end before the root.
  case pathTooShort
  /// The hashes lead to another root than the one given for this size.
  case rootMismatch(size: Int, expected: Digest, computed: Digest)
  /// A hash of the tree is missing, unreadable or cut short where it is stored.
  case hashUnavailable(level: Int, index: Int)
}
