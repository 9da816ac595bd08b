import MiloEvents

/// The rectifications of a scan, by the indexes of their lines.
struct Rectifications {
  /// Those that were read.
  var events: [UInt32: Event] = [:]
  /// The chunks that a cache keeps, by rising lines.
  private var chunks: [JournalScan.Chunk] = []

  /// What a cache kept of a rectification.
  struct Kept {
    var rectification: CachePart.KeptRectification
    var part: CachePart
    /// Which texts its words number.
    var worker: Int
  }

  init(_ scan: JournalScan) {
    for chunk in scan.chunks {
      if chunk.kept != nil { chunks.append(chunk) }
      for rectified in chunk.block.rectifications {
        events[rectified.line + UInt32(chunk.firstLine)] = rectified.event
      }
    }
  }

  /// What is kept of the rectification of a line; nil when nothing is.
  func kept(_ line: UInt32) -> Kept? {
    var (low, high) = (0, chunks.count)
    while low < high {
      let middle = (low + high) / 2
      if chunks[middle].firstLine <= Int(line) { low = middle + 1 } else { high = middle }
    }
    guard low > 0, let kept = chunks[low - 1].kept,
      let rectification = kept.part.rectifications[
        line - UInt32(kept.part.firstLine)]
    else { return nil }
    return Kept(rectification: rectification, part: kept.part, worker: chunks[low - 1].worker)
  }
}
