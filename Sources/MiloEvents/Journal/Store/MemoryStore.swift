import Synchronization

/// A store in memory, for tests and for journals that need not outlive their process.
public final class MemoryStore: LineStore {
  private let state: Mutex<State>

  fileprivate struct State {
    var segments: [MemorySegment] = []
    var lineCount = 0
    var isLocked = false
  }

  /// Makes a store that holds some bytes, as an interrupted writer may have left them.
  public init(_ bytes: [UInt8] = []) {
    var state = State()
    if !bytes.isEmpty { state.segments = [MemorySegment(firstLine: 0, bytes: bytes)] }
    self.state = Mutex(state)
  }

  /// The committed lines; a copy, so nothing changes it.
  public func snapshot() throws(StoreError) -> StoreSnapshot {
    try state.withLock { (state) throws(StoreError) in try state.snapshot() }
  }

  /// Opens the only writer; does not wait, since whoever holds the lock is in this process.
  public func openWriter(_ options: WriterOptions) throws(StoreError) -> any LineWriter {
    let setAside = try state.withLock { (state) throws(StoreError) in
      guard !state.isLocked else {
        throw .locked(path: "mémoire", holder: nil, waited: .zero)
      }
      let snapshot = try state.snapshot()
      state.lineCount = try snapshot.lineCount()
      if let last = state.segments.indices.last {
        state.segments[last].bytes.removeLast(snapshot.tail?.byteCount ?? 0)
        if state.segments[last].bytes.isEmpty { state.segments.removeLast() }
      }
      state.isLocked = true
      return snapshot.tail.map { tail in
        SetAside(
          path: "mémoire", firstLine: state.lineCount, byteCount: tail.byteCount, kind: tail.kind)
      }
    }
    return Writer(store: self, segmentSize: options.segmentSize, setAside: setAside)
  }
}

extension MemoryStore {
  private final class Writer: LineWriter {
    let store: MemoryStore
    let segmentSize: Int
    let setAside: SetAside?
    private let isClosed = Mutex(false)

    init(store: MemoryStore, segmentSize: Int, setAside: SetAside?) {
      self.store = store
      self.segmentSize = segmentSize
      self.setAside = setAside
    }

    deinit { close() }

    var lineCount: Int { store.state.withLock { $0.lineCount } }

    @discardableResult
    func append(_ lines: [UInt8], count: Int) throws(StoreError) -> Range<Int> {
      if isClosed.withLock({ $0 }) { throw .closed(path: "mémoire") }
      try checkLines(lines, count: count)
      return store.state.withLock { $0.append(lines, count: count, segmentSize: segmentSize) }
    }

    func close() {
      let wasClosed = isClosed.withLock { isClosed in
        defer { isClosed = true }
        return isClosed
      }
      if !wasClosed { store.state.withLock { $0.isLocked = false } }
    }
  }
}

extension MemoryStore.State {
  func snapshot() throws(StoreError) -> StoreSnapshot {
    var parts: [(extent: SegmentExtent, source: any SegmentSource)] = []
    var tail: TailRemark?
    for (position, segment) in segments.enumerated() {
      var length = segment.bytes.count
      if position == segments.count - 1 {
        let (end, kind) = try segment.wholeLines(ofLength: length)
        tail = kind.map {
          TailRemark(kind: $0, path: segment.path, offset: end, byteCount: length - end)
        }
        length = end
      }
      guard length > 0, let name = SegmentName(segment.path) else { continue }
      let extent = SegmentExtent(
        name: name.text, firstLine: name.firstLine, path: segment.path, byteCount: length)
      parts.append((extent, segment))
    }
    return StoreSnapshot(parts, tail: tail)
  }

  mutating func append(_ lines: [UInt8], count: Int, segmentSize: Int) -> Range<Int> {
    let range = lineCount..<lineCount + count
    if range.isEmpty { return range }
    let end = LinePosition(
      segment: segments.last.flatMap { SegmentName($0.path)?.firstLine } ?? 0,
      offset: segments.last?.bytes.count ?? 0, line: lineCount)
    let pieces = SegmentPlan.pieces(
      of: lines, after: end, hasSegment: !segments.isEmpty, segmentSize: segmentSize)
    for piece in pieces {
      if piece.isNew { segments.append(MemorySegment(firstLine: piece.segment, bytes: [])) }
      segments[segments.count - 1].bytes += lines[piece.range]
    }
    lineCount = range.upperBound
    return range
  }
}

extension MemorySegment {
  fileprivate init(firstLine: Int, bytes: [UInt8]) {
    self.init(path: SegmentName(firstLine: firstLine).text, bytes: bytes)
  }
}
