/// The proof that a tree only grew: its first leaves are those of an older tree (RFC 6962 §2.1.2).
public struct ConsistencyProof: Hashable, Sendable {
  /// The number of leaves of the older tree.
  public let oldSize: Int

  /// The number of leaves of the newer tree.
  public let newSize: Int

  /// The hashes that both roots are made of.
  public let path: [Digest]

  /// Gathers a proof received from elsewhere; nothing is checked before `verify`.
  public init(oldSize: Int, newSize: Int, path: [Digest]) {
    self.oldSize = oldSize
    self.newSize = newSize
    self.path = path
  }

  /// Makes the proof that the tree of `newSize` leaves extends that of `oldSize` leaves.
  ///
  /// Throws ``ProofError/emptyOldTree``, ``ProofError/sizesOutOfOrder(old:new:)``, or what the
  /// source throws.
  public init(
    from oldSize: Int, to newSize: Int, reading source: some HashSource
  ) throws(ProofError) {
    try Self.check(oldSize, newSize)
    let path = try Self.path(
      from: oldSize, in: 0..<newSize, isOldRootKnown: true, reading: source)
    self.init(oldSize: oldSize, newSize: newSize, path: path)
  }

  /// Checks that the tree of root `newRoot` extends the one of root `oldRoot`.
  ///
  /// Throws ``ProofError/emptyOldTree``, ``ProofError/sizesOutOfOrder(old:new:)``,
  /// ``ProofError/pathTooLong``, ``ProofError/pathTooShort`` or
  /// ``ProofError/rootMismatch(size:expected:computed:)``, whose size tells which of the two roots
  /// differs.
  public func verify(oldRoot: Digest, newRoot: Digest) throws(ProofError) {
    try Self.check(oldSize, newSize)
    guard oldSize < newSize else {
      guard path.isEmpty else { throw .pathTooLong }
      guard oldRoot == newRoot else {
        throw .rootMismatch(size: newSize, expected: oldRoot, computed: newRoot)
      }
      return
    }
    guard !path.isEmpty else { throw .pathTooShort }

    // An old tree that is one filled subtree is its own first hash; the path does not repeat it.
    var hashes = (oldSize.nonzeroBitCount == 1 ? [oldRoot] : [])[...] + path
    var way = PathWalk(index: oldSize - 1, last: newSize - 1)
    way.skipRightChildren()
    var old = hashes.removeFirst()
    var new = old
    for hash in hashes {
      guard !way.isAtRoot else { throw .pathTooLong }
      switch way.goUp() {
      case .left:
        old = MerkleTree.nodeHash(hash, old)
        new = MerkleTree.nodeHash(hash, new)
      case .right:
        new = MerkleTree.nodeHash(new, hash)
      }
    }
    guard way.isAtRoot else { throw .pathTooShort }
    guard old == oldRoot else {
      throw .rootMismatch(size: oldSize, expected: oldRoot, computed: old)
    }
    guard new == newRoot else {
      throw .rootMismatch(size: newSize, expected: newRoot, computed: new)
    }
  }

  private static func check(_ oldSize: Int, _ newSize: Int) throws(ProofError) {
    guard oldSize >= 0, oldSize <= newSize else {
      throw .sizesOutOfOrder(old: oldSize, new: newSize)
    }
    guard oldSize > 0 else { throw .emptyOldTree }
  }

  // SUBPROOF(m, D[n], b) of RFC 6962; `oldSize` counts from the first leaf of the whole tree.
  private static func path(
    from oldSize: Int, in leaves: Range<Int>, isOldRootKnown: Bool, reading source: some HashSource
  ) throws(ProofError) -> [Digest] {
    guard oldSize < leaves.upperBound else {
      return isOldRootKnown ? [] : [try source.root(of: leaves)]
    }
    let middle = leaves.lowerBound + leaves.count.splitPoint
    let left = leaves.lowerBound..<middle
    let right = middle..<leaves.upperBound
    let isInLeft = oldSize <= middle
    var path = try path(
      from: oldSize, in: isInLeft ? left : right, isOldRootKnown: isInLeft && isOldRootKnown,
      reading: source)
    path.append(try source.root(of: isInLeft ? right : left))
    return path
  }
}
