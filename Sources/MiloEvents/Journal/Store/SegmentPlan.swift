/// Cuts an append into the parts that go to each segment.
struct SegmentPlan {
  /// The lines that go to one segment.
  struct Piece: Equatable {
    /// The index of the first line of the segment.
    var segment: Int
    /// Where they go in the segment.
    var offset: Int
    /// Where they are in the buffer.
    var range: Range<Int>
    /// Whether the segment is to be made.
    var isNew: Bool
  }

  /// Fills the current segment, then new ones.
  ///
  /// A line that would make a segment longer than `segmentSize` begins the next one; a line longer
  /// than that by itself has a segment of its own.
  static func pieces(
    of lines: [UInt8], after end: LinePosition, hasSegment: Bool, segmentSize: Int
  ) -> [Piece] {
    var pieces: [Piece] = []
    var piece = Piece(
      segment: hasSegment ? end.segment : end.line, offset: hasSegment ? end.offset : 0,
      range: 0..<0, isNew: !hasSegment)
    var line = end.line
    forEachLineEnd(in: lines) { lineEnd in
      let start = piece.range.lowerBound
      let length = piece.offset + lineEnd - start
      if length > segmentSize, piece.offset + piece.range.count > 0 {
        if !piece.range.isEmpty { pieces.append(piece) }
        let cut = piece.range.upperBound
        piece = Piece(segment: line, offset: 0, range: cut..<lineEnd, isNew: true)
      } else {
        piece.range = start..<lineEnd
      }
      line += 1
    }
    pieces.append(piece)
    return pieces
  }
}
