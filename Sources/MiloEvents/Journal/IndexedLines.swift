import Dispatch
import Synchronization

/// The lines that a writer finds: what it must know of them, and where each stands.
struct IndexedLines {
  /// What a writer must know.
  let index: JournalIndex
  /// Where the lines stand.
  let locator: LineLocator

  /// Reads all lines of a snapshot, but for those that a cache has, if one is given; nothing is kept there.
  ///
  /// - Throws: the first invalid line, or an error of the store; an error of the cache is none.
  init(_ snapshot: StoreSnapshot, _ cache: CacheFolder?) throws(JournalError) {
    if let cache {
      let cached = try CachedScan(snapshot, cache, keeps: false, JournalScan.Options())
      let locator = LineLocator(cached.scan, of: snapshot)
      if let scan = cached.scan.expanded(locator) {
        (index, self.locator) = (JournalIndex(scan, hash: cached.hash), locator)
        return
      }
    }
    let scan = try JournalScan.read(snapshot)
    (index, locator) = (JournalIndex(scan), LineLocator(scan, of: snapshot))
  }
}

extension JournalScan {
  /// This scan with the events that a cache keeps read from it; of rectifications, those that a
  /// ``JournalIndex`` looks into are read from their lines.
  ///
  /// - Returns: nil when the cache does not hold what it promised.
  fileprivate func expanded(_ locator: LineLocator) -> JournalScan? {
    let blocks = Mutex([FaitBlock?](repeating: nil, count: chunks.count))
    let chunks = chunks
    DispatchQueue.concurrentPerform(iterations: chunks.count) { place in
      guard let kept = chunks[place].kept, let events = kept.part.events(of: kept.block) else {
        return
      }
      var block = FaitBlock()
      (block.faits, block.words) = events
      let made = block
      blocks.withLock { $0[place] = made }
    }
    let read = blocks.withLock { $0 }
    var all = self
    for place in chunks.indices {
      guard let kept = chunks[place].kept else { continue }
      guard var block = read[place], let rectified = kept.rectified(locator) else { return nil }
      block.rectifications = rectified
      all.chunks[place].block = block
      all.chunks[place].kept = nil
    }
    return all
  }
}

extension JournalScan.Kept {
  /// The rectifications among the events that an index looks into; nil when a line cannot be read.
  fileprivate func rectified(_ locator: LineLocator) -> [FaitBlock.Rectified]? {
    let first = UInt32(block.firstLine - part.firstLine)
    let lines = part.rectifications.lazy
      .filter { first..<first + UInt32(block.count) ~= $0.key }
      .filter { $0.value.kind == .inconnu || JournalIndex.readsRectifications(of: $0.value.kind) }
      .map { Int($0.key) + part.firstLine }.sorted()
    guard let found = try? locator.lines(of: lines), found.count == lines.count else { return nil }
    var rectified: [FaitBlock.Rectified] = []
    for (line, bytes) in zip(lines, found) {
      guard let event = try? EventReader.event(in: bytes) else { return nil }
      rectified.append(
        FaitBlock.Rectified(line: UInt32(line - block.firstLine), event: event))
    }
    return rectified
  }
}
