/// The proof that a leaf is in a tree (RFC 6962 §2.1.1).
public struct InclusionProof: Hashable, Sendable {
  /// The index of the leaf, from 0.
  public let index: Int

  /// The number of leaves of the tree.
  public let size: Int

  /// The hashes beside the way from the leaf to the root, the leaf's sibling first.
  public let path: [Digest]

  /// Gathers a proof received from elsewhere; nothing is checked before `verify`.
  public init(index: Int, size: Int, path: [Digest]) {
    self.index = index
    self.size = size
    self.path = path
  }

  /// Makes the proof of leaf `index` in the tree of `size` leaves.
  ///
  /// Throws ``ProofError/indexOutsideTree(index:size:)``, or what the source throws.
  public init(index: Int, size: Int, from source: some HashSource) throws(ProofError) {
    guard index >= 0, index < size else { throw .indexOutsideTree(index: index, size: size) }
    self.init(
      index: index, size: size, path: try Self.path(to: index, in: 0..<size, from: source))
  }

  /// Checks that the tree of root `root` holds this leaf hash at this index.
  ///
  /// Throws ``ProofError/indexOutsideTree(index:size:)``, ``ProofError/pathTooLong``,
  /// ``ProofError/pathTooShort`` or ``ProofError/rootMismatch(size:expected:computed:)``.
  public func verify(leafHash: Digest, root: Digest) throws(ProofError) {
    let computed = try computedRoot(leafHash: leafHash)
    guard computed == root else {
      throw .rootMismatch(size: size, expected: root, computed: computed)
    }
  }

  /// The only root for which this proof can hold; throws as `verify` does, mismatch apart.
  public func computedRoot(leafHash: Digest) throws(ProofError) -> Digest {
    guard index >= 0, index < size else { throw .indexOutsideTree(index: index, size: size) }
    var way = PathWalk(index: index, last: size - 1)
    var root = leafHash
    for hash in path {
      guard !way.isAtRoot else { throw .pathTooLong }
      root = way.goUp() == .left ? MerkleTree.nodeHash(hash, root) : MerkleTree.nodeHash(root, hash)
    }
    guard way.isAtRoot else { throw .pathTooShort }
    return root
  }

  // PATH(m, D[n]): the way within the half that holds m, then the root of the other half.
  private static func path(
    to index: Int, in leaves: Range<Int>, from source: some HashSource
  ) throws(ProofError) -> [Digest] {
    guard leaves.count > 1 else { return [] }
    let middle = leaves.lowerBound + leaves.count.splitPoint
    let left = leaves.lowerBound..<middle
    let right = middle..<leaves.upperBound
    let (own, other) = index < middle ? (left, right) : (right, left)
    var path = try path(to: index, in: own, from: source)
    path.append(try source.root(of: other))
    return path
  }
}

/// The way from a node to the root, with the last node of each level beside it (RFC 9162 §2.1.3.2).
struct PathWalk {
  /// On which side of the way the next hash of the path lies.
  enum Side {
    case left
    case right
  }

  private var index: Int
  private var last: Int

  init(index: Int, last: Int) {
    self.index = index
    self.last = last
  }

  var isAtRoot: Bool { last == 0 }

  /// Goes up until the node is a left child: what is on the way has no sibling to prove.
  mutating func skipRightChildren() {
    while index & 1 == 1 { shift() }
  }

  /// Consumes one hash of the path and tells its side.
  mutating func goUp() -> Side {
    defer { shift() }
    guard index & 1 == 1 || index == last else { return .right }
    // At the right edge, levels where the node has no sibling are passed over.
    while index & 1 == 0 && index != 0 { shift() }
    return .left
  }

  private mutating func shift() {
    index >>= 1
    last >>= 1
  }
}
