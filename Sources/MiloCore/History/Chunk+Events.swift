import MiloEvents

extension JournalScan.Chunk {
  /// How many words its events have, visible or not.
  var wordCount: Int { kept?.block.wordCount ?? block.words.count }

  /// How many of its events were recorded before an instant.
  func visibleCount(before limit: RecordedTime?) -> Int {
    guard let kept else {
      return limit.map { limit in block.faits.count { $0.recorded < limit } } ?? block.faits.count
    }
    let moments = kept.block.recorded
    guard let limit, moments.upperBound >= limit else { return kept.block.count }
    return moments.lowerBound >= limit ? 0 : visible(before: limit)?.count ?? 0
  }

  /// The events of a kept chunk that were recorded before an instant; nil when they are damaged.
  private func visible(
    before limit: RecordedTime, _ words: UnsafeMutableBufferPointer<Int64>? = nil
  ) -> [Fait]? {
    guard let kept else { return nil }
    var isRead = false
    let faits = [Fait](unsafeUninitializedCapacity: kept.block.count) { buffer, count in
      let whole = UnsafeMutableBufferPointer(rebasing: buffer[..<kept.block.count])
      if let words {
        isRead = kept.part.read(kept.block, into: whole, words)
      } else {
        let room = UnsafeMutableBufferPointer<Int64>.allocate(capacity: kept.block.wordCount)
        defer { room.deallocate() }
        isRead = kept.part.read(kept.block, into: whole, room)
      }
      count = isRead ? kept.block.count : 0
    }
    return isRead ? faits.filter { $0.recorded < limit } : nil
  }

  /// Copies the events recorded before an instant, and the words of all.
  ///
  /// - Returns: whether a cache held what it promised.
  func copy(
    to faits: UnsafeMutableBufferPointer<Fait>, _ words: UnsafeMutableBufferPointer<Int64>,
    before limit: RecordedTime?
  ) -> Bool {
    if let kept {
      if faits.count == kept.block.count { return kept.part.read(kept.block, into: faits, words) }
      if faits.isEmpty {
        words.initialize(repeating: 0)
        return true
      }
      guard let limit, let visible = visible(before: limit, words), visible.count == faits.count
      else { return false }
      _ = faits.initialize(from: visible)
      return true
    }
    _ = words.initialize(from: block.words)
    if faits.count == block.faits.count {
      _ = faits.initialize(from: block.faits)
      return true
    }
    var next = 0
    for fait in block.faits {
      if let limit, fait.recorded >= limit { continue }
      faits.initializeElement(at: next, to: fait)
      next += 1
    }
    return true
  }
}
