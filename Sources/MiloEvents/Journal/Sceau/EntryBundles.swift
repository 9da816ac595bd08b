/// The lines of a snapshot, 256 by 256, as tiles of entries hold them.
struct EntryBundles {
  private let snapshot: StoreSnapshot
  private var segment = -1
  private var lines: SegmentLines?
  private var left: Int

  /// The bundles of the first `size` lines.
  init(_ snapshot: StoreSnapshot, size: Int) {
    self.snapshot = snapshot
    left = size
  }

  /// The next lines, 256 of them but at the end; none after the last one.
  mutating func next() throws(StoreError) -> [[UInt8]] {
    var entries: [[UInt8]] = []
    while entries.count < Tile.fullWidth, left > 0 {
      if let line = try lines?.next() {
        entries.append(line.line)
        left -= 1
      } else {
        segment += 1
        guard segment < snapshot.segments.count else { break }
        lines = SegmentLines(snapshot, segment: segment, from: 0)
      }
    }
    return entries
  }
}
