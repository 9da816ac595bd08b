/// Where proofs find the hashes of a tree, whatever holds them: memory, tiles, a file.
public protocol HashSource {
  /// Returns the root of the leaves `index << level ..< (index + 1) << level`.
  ///
  /// It is only asked for subtrees that are entirely filled. Throws
  /// ``ProofError/hashUnavailable(level:index:)`` for a hash that it does not have.
  func hash(level: Int, index: Int) throws(ProofError) -> Digest
}

extension HashSource {
  /// The root of the tree of the first `size` leaves; throws what the source throws.
  public func root(size: Int) throws(ProofError) -> Digest {
    size == 0 ? MerkleTree.emptyRoot : try root(of: 0..<size)
  }

  /// MTH(D[leaves]) for a non-empty range cut out by RFC 6962's rule: its largest filled subtrees
  /// come first.
  func root(of leaves: Range<Int>) throws(ProofError) -> Digest {
    var start = leaves.lowerBound
    var subtrees: [Digest] = []
    while start < leaves.upperBound {
      let level = (leaves.upperBound - start).highestBit
      subtrees.append(try hash(level: level, index: start >> level))
      start += 1 << level
    }
    let last = subtrees.removeLast()
    return subtrees.reversed().reduce(last) { right, left in MerkleTree.nodeHash(left, right) }
  }
}

extension Int {
  /// The position of the highest bit set, for a positive number: ⌊log₂⌋.
  var highestBit: Int { Int.bitWidth - 1 - leadingZeroBitCount }

  /// The largest power of two strictly smaller than a number above 1: where RFC 6962 splits a tree.
  var splitPoint: Int { 1 << (self - 1).highestBit }
}
