import Synchronization

/// Values of fixed width, one after the other, that a later reading continues without copying them.
///
/// A column never changes, whoever appends to it: an append gives a longer one, in the same memory while
/// there is room behind and nobody else appended there, in its own otherwise. Several threads may read and
/// append at once.
public struct Column<Element: BitwiseCopyable & Sendable>: RandomAccessCollection, Sendable {
  @usableFromInline nonisolated(unsafe) let base: UnsafeMutablePointer<Element>
  private let memory: ColumnMemory<Element>
  /// How many values there are.
  public let count: Int

  private init(_ memory: ColumnMemory<Element>, count: Int) {
    self.memory = memory
    base = memory.base
    self.count = count
  }

  /// No value.
  public init() {
    self.init(unsafeUninitializedCapacity: 0) { _, _ in }
  }

  /// A copy of these values.
  public init(_ values: some Collection<Element>) {
    self.init(unsafeUninitializedCapacity: values.count) { buffer, count in
      count = buffer.initialize(fromContentsOf: values)
    }
  }

  /// The values that a closure writes.
  ///
  /// - Parameters:
  ///   - capacity: how many values there is room for; what is left over serves appends.
  ///   - write: fills the memory from its start, and says how many values it wrote.
  package init(
    unsafeUninitializedCapacity capacity: Int,
    _ write: (UnsafeMutableBufferPointer<Element>, inout Int) -> Void
  ) {
    let memory = ColumnMemory<Element>(capacity: capacity)
    var count = 0
    write(UnsafeMutableBufferPointer(start: memory.base, count: capacity), &count)
    memory.filled.store(count, ordering: .relaxed)
    self.init(memory, count: count)
  }

  /// 0.
  public var startIndex: Int { 0 }
  /// How many values there are.
  public var endIndex: Int { count }

  /// The value at a place, counted from 0.
  @inlinable
  public subscript(place: Int) -> Element {
    @inline(__always) get {
      precondition(place >= 0 && place < count, "une place hors de la colonne")
      return base[place]
    }
  }

  /// The values, then others.
  ///
  /// - Complexity: linear in what is appended while the memory has room; as a growing array's, otherwise.
  public func appending(_ values: some Collection<Element>) -> Column {
    let total = count + values.count
    guard !memory.claim(count..<total) else {
      let end = UnsafeMutableBufferPointer(start: base + count, count: values.count)
      _ = end.initialize(fromContentsOf: values)
      return Column(memory, count: total)
    }
    return Column(unsafeUninitializedCapacity: total + total / 8 + 64) { buffer, filled in
      _ = buffer.initialize(fromContentsOf: self)
      _ = UnsafeMutableBufferPointer(rebasing: buffer[count...]).initialize(
        fromContentsOf: values)
      filled = total
    }
  }
}

/// The memory that columns of one origin share: what each of them has never changes, and the room behind
/// the longest is taken once.
private final class ColumnMemory<Element: BitwiseCopyable & Sendable>: Sendable {
  nonisolated(unsafe) let base: UnsafeMutablePointer<Element>
  let capacity: Int
  /// How many values are taken, from the start.
  let filled = Atomic<Int>(0)

  init(capacity: Int) {
    base = .allocate(capacity: capacity)
    self.capacity = capacity
  }

  deinit {
    base.deallocate()
  }

  /// Takes the room behind the values of a column; false when there is too little, or it is taken.
  func claim(_ range: Range<Int>) -> Bool {
    range.upperBound <= capacity
      && filled.compareExchange(
        expected: range.lowerBound, desired: range.upperBound, ordering: .relaxed
      ).exchanged
  }
}
