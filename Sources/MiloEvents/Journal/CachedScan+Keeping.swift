import Dispatch
import Synchronization

extension CachedScan {
  /// Keeps what was made of all lines together, once every line is in a part; what cannot be written is left.
  ///
  /// - Parameter write: makes the bytes, from the parts in the order of their lines.
  package func keepUnion(_ write: ([CachePart]) -> [UInt8]) {
    guard union == nil else { return }
    var all = CachedScan(folder: folder, hash: hash, segments: segments)
    for place in all.segments.indices where all.segments[place].keepsRest {
      let (segment, rest) = (all.segments[place].extent.firstLine, all.segments[place].rest)
      guard
        let part = try? CachePart(
          folder.path(of: segment, rest.lowerBound, rest.upperBound),
          of: (segment, rest.lowerBound, rest.upperBound), hash: hash, on: folder.system)
      else { return }
      all.segments[place].parts.append(part)
    }
    guard !all.segments.isEmpty, all.segments.allSatisfy({ $0.rest.isEmpty }) else { return }
    // A disk that is full or closed keeps nothing: the next reading is as long as this one.
    try? CacheUnion.keep(write(all.parts), of: all.sums, in: folder, hash: hash)
  }

  /// Keeps what was read and was not kept before; what cannot be written is left.
  ///
  /// - Parameter kinds: the kinds that rectifications rectify, by the indexes of their lines.
  public func keep(kinds: [UInt32: EventKind]) {
    var stamps = SegmentStamps()
    for segment in segments where !segment.parts.isEmpty || segment.keepsRest {
      stamps.entries[segment.extent.firstLine] = segment.stamp.map {
        SegmentStamps.Entry(status: $0, parts: segment.parts.map(\.sum))
      }
    }
    let kept = segments.indices.filter { segments[$0].keepsRest }
    guard !kept.isEmpty || stamps != former || !removed.isEmpty else { return }
    do throws(StoreError) {
      try folder.make(hash)
      if !kept.isEmpty { folder.removeDrafts() }
      let made = Mutex<(sums: [Int: UInt64], failure: StoreError?)>(([:], nil))
      DispatchQueue.concurrentPerform(iterations: kept.count) { number in
        let place = kept[number]
        do throws(StoreError) {
          let sum = try keepRest(ofSegment: place, kinds)
          made.withLock { $0.sums[place] = sum }
        } catch {
          made.withLock { $0.failure = error }
        }
      }
      let (sums, failure) = made.withLock { $0 }
      if let failure { throw failure }
      for (place, sum) in sums {
        stamps.entries[segments[place].extent.firstLine]?.parts.append(sum)
      }
      try stamps.write(to: folder.path, on: folder.system)
    } catch {
      // A disk that is full or closed keeps nothing: the next reading is as long as this one.
      return
    }
    let written = Set(kept.map { segments[$0].extent.firstLine })
    for part in removed
    where
      !(written.contains(part.segment)
      && segments.contains { $0.extent.firstLine == part.segment && $0.rest == part.from..<part.to })
    {
      folder.remove(part.segment, part.from, part.to)
    }
  }

  private func keepRest(
    ofSegment place: Int, _ kinds: [UInt32: EventKind]
  ) throws(StoreError) -> UInt64? {
    let segment = segments[place]
    let first = scan.chunks.firstIndex { $0.segment == place && $0.kept == nil }
    guard let first else { return nil }
    let own = scan.chunks[first...].prefix { $0.segment == place }
    let bounds = (segment.covered, segment.extent.byteCount)
    var sum: UInt64?
    try folder.keep(segment.extent.firstLine, bounds.0, bounds.1) { file throws(StoreError) in
      sum = try CachePartBuilder.write(
        own, of: scan, segment: segment.extent.firstLine, bounds, kinds: kinds, hash: hash, in: file
      )
    }
    return sum
  }
}
