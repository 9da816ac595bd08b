import Dispatch

/// The hashes of a journal's tree, in memory, computed on all cores.
///
/// Only the levels that tiles hold are kept, every eighth one: the others are computed from them.
public struct JournalTree: HashSource, Sendable {
  /// `levels[k][i]` is the root of the leaves `i << 8k ..< (i + 1) << 8k`.
  private let levels: [[Digest]]

  /// The tree over the lines of a scan that hashed them.
  public init(_ scan: JournalScan) {
    var leaves: [Digest] = []
    leaves.reserveCapacity(scan.lineCount)
    for chunk in scan.chunks { leaves += chunk.leafHashes }
    self.init(leafHashes: leaves)
  }

  /// The tree whose leaves have these hashes.
  public init(leafHashes: [Digest]) {
    var levels = [leafHashes]
    while let below = levels.last, below.count >= Tile.fullWidth {
      levels.append(Self.roots(ofFullTiles: below))
    }
    self.levels = levels
  }

  /// The number of leaves.
  public var size: Int { levels[0].count }

  /// The size and the root of the whole tree.
  public var head: TreeHead { TreeHead(size: size, root: root) }

  /// The root of the whole tree.
  public var root: Digest { rootOfFirst(size) ?? MerkleTree.emptyRoot }

  /// The hashes of the leaves, in order.
  public var leafHashes: [Digest] { levels[0] }

  /// The root of the tree of the first `size` leaves, or nil when there are fewer.
  public func rootOfFirst(_ size: Int) -> Digest? {
    guard (0...self.size).contains(size) else { return nil }
    do throws(ProofError) {
      return try root(size: size)
    } catch {
      return nil
    }
  }

  /// Returns the root of a filled subtree; throws ``ProofError/hashUnavailable(level:index:)``
  /// outside the tree.
  public func hash(level: Int, index: Int) throws(ProofError) -> Digest {
    guard level >= 0, level < Int.bitWidth - 1, index >= 0, index < size >> level else {
      throw .hashUnavailable(level: level, index: index)
    }
    let (kept, height) = level.quotientAndRemainder(dividingBy: 8)
    let first = index << height
    return MerkleTree.root(ofLeafHashes: levels[kept][first..<first + 1 << height])
  }

  /// The content of a hash tile, or nil when the tree is too small to have it.
  func bytes(of tile: Tile) -> [UInt8]? {
    guard case .hashes(let level) = tile.content, level < levels.count,
      tile.index <= levels[level].count / Tile.fullWidth
    else { return nil }
    let first = tile.index * Tile.fullWidth
    guard first + tile.width <= levels[level].count else { return nil }
    return levels[level][first..<first + tile.width].withUnsafeBytes { [UInt8]($0) }
  }

  /// The hash tiles of the tree of the first `size` leaves, lowest level first.
  static func tiles(size: Int) -> [Tile] {
    (0...7).flatMap { level in Tile.tiles(.hashes(level: level), size: size) }
  }

  private static func roots(ofFullTiles hashes: [Digest]) -> [Digest] {
    let count = hashes.count / Tile.fullWidth
    return [Digest](unsafeUninitializedCapacity: count) { buffer, filled in
      // Each iteration writes a place of its own.
      nonisolated(unsafe) let roots = buffer
      DispatchQueue.concurrentPerform(iterations: count) { place in
        let first = place * Tile.fullWidth
        let root = MerkleTree.root(ofLeafHashes: hashes[first..<first + Tile.fullWidth])
        roots.initializeElement(at: place, to: root)
      }
      filled = count
    }
  }
}
