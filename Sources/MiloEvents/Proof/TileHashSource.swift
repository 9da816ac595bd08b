/// The hashes of a tree, read from its tiles.
///
/// Tiles are believed as they are: an altered one gives a proof that does not verify.
public struct TileHashSource: HashSource {
  /// The number of leaves of the tree whose tiles are read.
  public let size: Int

  private let read: (Tile) throws(ProofError) -> [UInt8]

  /// Reads tiles with `read`, which may return the full tile, or a wider one, in place of a partial
  /// one.
  ///
  /// `read` throws ``ProofError/hashUnavailable(level:index:)`` for a tile that it does not have,
  /// and should keep what it has read: one proof asks for the same few tiles several times.
  public init(size: Int, read: @escaping (Tile) throws(ProofError) -> [UInt8]) {
    self.size = size
    self.read = read
  }

  /// Returns a hash stored in a tile, or computed from the hashes of one tile.
  public func hash(level: Int, index: Int) throws(ProofError) -> Digest {
    let missing = ProofError.hashUnavailable(level: level, index: index)
    guard level >= 0, index >= 0, index < size >> level else { throw missing }

    // Within its tile the subtree is 2^height neighbouring hashes, which never cross into another
    // tile.
    let (tileLevel, height) = level.quotientAndRemainder(dividingBy: 8)
    let first = index << height
    let number = first / Tile.fullWidth
    let start = number * Tile.fullWidth
    let width = min(Tile.fullWidth, size >> (8 * tileLevel) - start)
    let bytes = try read(
      Tile(unchecked: .hashes(level: tileLevel), index: number, width: width))

    var range = CompactRange(start: 0)
    for position in first - start..<first - start + 1 << height {
      let offset = position * Digest.byteCount
      guard offset + Digest.byteCount <= bytes.count,
        let hash = Digest(bytes[offset..<offset + Digest.byteCount])
      else { throw missing }
      range.append(hash)
    }
    guard let root = range.subtrees.first?.hash else { throw missing }
    return root
  }
}
