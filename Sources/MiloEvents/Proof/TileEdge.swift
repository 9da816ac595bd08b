/// A file to write: a tile and its bytes.
public struct TileFile: Hashable, Sendable {
  /// Which tile it is.
  public let tile: Tile

  /// Its whole content.
  public let bytes: [UInt8]

  /// Where it goes, under the journal's folder.
  public var path: String { tile.path }

  init(level: Int, index: Int, hashes: [Digest]) {
    tile = Tile(unchecked: .hashes(level: level), index: index, width: hashes.count)
    bytes = hashes.withUnsafeBytes { [UInt8]($0) }
  }
}

/// The hash tiles that are not full yet, one a level: all that is needed to write the next ones.
///
/// It decides contents and names, and writes nothing: the caller puts the files where they go,
/// durably, before it publishes the checkpoint that needs them.
public struct TileEdge: Hashable, Sendable {
  private struct Level: Hashable, Sendable {
    var fullTileCount = 0
    var hashes: [Digest] = []
  }

  /// The number of leaves.
  public private(set) var size = 0

  private var levels: [Level] = []

  /// Creates the edge of an empty tree.
  public init() {}

  /// Resumes the edge of a tree of `size` leaves from its stored hashes; throws what the source
  /// throws.
  public init(size: Int, reading source: some HashSource) throws(ProofError) {
    self.size = size
    var shift = 0
    while size >> shift > 0 {
      let count = size >> shift
      var level = Level(fullTileCount: count / Tile.fullWidth)
      for index in level.fullTileCount * Tile.fullWidth..<count {
        level.hashes.append(try source.hash(level: shift, index: index))
      }
      levels.append(level)
      shift += 8
    }
  }

  /// Appends the hash of the next leaf, and hands each tile that it fills to `write`, lowest level
  /// first.
  public mutating func append<E: Error>(
    _ leafHash: Digest, write: (TileFile) throws(E) -> Void
  ) throws(E) {
    size += 1
    var hash = leafHash
    var number = 0
    while true {
      if number == levels.count { levels.append(Level()) }
      levels[number].hashes.append(hash)
      guard levels[number].hashes.count == Tile.fullWidth else { return }

      let full = levels[number]
      hash = MerkleTree.root(ofLeafHashes: full.hashes)
      levels[number] = Level(fullTileCount: full.fullTileCount + 1)
      try write(TileFile(level: number, index: full.fullTileCount, hashes: full.hashes))
      number += 1
    }
  }

  /// The partial tiles that a checkpoint of this size needs, except those that one of `oldSize`
  /// had.
  public func partialTiles(since oldSize: Int = 0) -> [TileFile] {
    levels.enumerated().compactMap { number, level in
      let count = level.fullTileCount * Tile.fullWidth + level.hashes.count
      guard !level.hashes.isEmpty, oldSize >> (8 * number) != count else { return nil }
      return TileFile(level: number, index: level.fullTileCount, hashes: level.hashes)
    }
  }

  /// All the hash tiles to write when these leaves are appended to a tree of `oldSize` leaves.
  ///
  /// `source` is asked for hashes of the old tree only, and its errors are passed on.
  public static func files(
    appending leafHashes: some Sequence<Digest>, to oldSize: Int,
    reading source: some HashSource
  ) throws(ProofError) -> [TileFile] {
    var edge = try TileEdge(size: oldSize, reading: source)
    var files: [TileFile] = []
    for hash in leafHashes { edge.append(hash) { files.append($0) } }
    return files + edge.partialTiles(since: oldSize)
  }
}
