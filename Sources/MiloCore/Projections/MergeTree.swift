import Dispatch
import Synchronization

/// A projection of all youths, kept by blocks of them and merged by fours: what changes in one block is
/// folded again, and merged on the way up.
///
/// Nothing is ever taken out of a partial result, so that any projection will do.
struct MergeTree<P: Projection>: Sendable {
  /// The projection before anything was applied, whose context the kept parts share.
  private let empty: P
  /// How many youths a block has.
  private let blockSize: Int
  /// The blocks, then their merges by fours, up to one.
  private var levels: [[P]] = [[]]

  private static var arity: Int { 4 }

  /// Folds all histories, on all cores.
  init(_ histoires: Histoires, _ empty: P) {
    self.empty = empty
    blockSize = max(32, histoires.placeCount / 256)
    fold(Array(0..<blockCount(histoires)), histoires, empty)
  }

  private func blockCount(_ histoires: Histoires) -> Int {
    (histoires.placeCount + blockSize - 1) / blockSize
  }

  /// Everything merged, in the context of a projection that has applied nothing.
  func merged(into empty: P) -> P {
    var whole = empty
    for part in levels[levels.count - 1] { whole.merge(part) }
    return whole
  }

  /// Folds the blocks again where some places are.
  ///
  /// - Parameter projection: one that has applied nothing, in the context of the histories.
  mutating func update(_ places: [Int], _ histoires: Histoires, _ projection: P) {
    fold(Set(places.map { $0 / blockSize }).sorted(), histoires, projection)
  }

  private mutating func fold(_ blocks: [Int], _ histoires: Histoires, _ projection: P) {
    let (empty, size) = (empty, blockSize)
    let made = Mutex<[Int: P]>([:])
    DispatchQueue.concurrentPerform(iterations: blocks.count) { place in
      let start = blocks[place] * size
      var part = projection
      histoires.apply(start..<min(start + size, histoires.placeCount), to: &part)
      // A part would hold the histories that it was folded from as long as it lives.
      var kept = empty
      kept.merge(part)
      made.withLock { $0[blocks[place]] = kept }
    }
    let parts = made.withLock { $0 }
    levels[0] += repeatElement(empty, count: max(0, blockCount(histoires) - levels[0].count))
    for (block, part) in parts { levels[0][block] = part }
    mergeUp(from: blocks)
  }

  private mutating func mergeUp(from blocks: [Int]) {
    var (level, changed) = (0, blocks)
    while levels[level].count > 1 {
      let below = levels[level]
      let parents = Set(changed.map { $0 / Self.arity })
      let count = (below.count + Self.arity - 1) / Self.arity
      if level + 1 == levels.count { levels.append([]) }
      levels[level + 1] += repeatElement(empty, count: max(0, count - levels[level + 1].count))
      for parent in parents {
        var part = empty
        let children = below[(parent * Self.arity)...].prefix(Self.arity)
        for child in children { part.merge(child) }
        levels[level + 1][parent] = part
      }
      (level, changed) = (level + 1, Array(parents))
    }
  }
}
