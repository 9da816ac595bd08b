/// A hash of bytes, seeded per process so that nobody can prepare collisions.
///
/// Two different ids share a hash with probability 2⁻⁶⁴; a journal of a million lines holds such a
/// pair with a probability under 3·10⁻⁸.
public struct ByteHash: Sendable {
  /// What sets it apart from other hashes.
  @usableFromInline let seed: UInt64

  /// The hash of this process.
  public static let process = ByteHash(seed: UInt64.random(in: 1 ... .max))

  @inline(__always)
  private static func mix(_ left: UInt64, _ right: UInt64) -> UInt64 {
    let (high, low) = left.multipliedFullWidth(by: right)
    return high ^ low
  }

  /// Hashes bytes.
  @inline(__always)
  func hash(_ bytes: UnsafeBufferPointer<UInt8>) -> UInt64 {
    var hash = seed ^ 0x9E37_79B9_7F4A_7C15
    var offset = 0
    let count = bytes.count
    if count >= 8, let base = bytes.baseAddress {
      let raw = UnsafeRawPointer(base)
      while offset + 8 <= count {
        let word = raw.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
        hash = Self.mix(hash ^ word, 0xA076_1D64_78BD_642F)
        offset += 8
      }
      if offset < count {
        let word = raw.loadUnaligned(fromByteOffset: count - 8, as: UInt64.self)
        hash = Self.mix(hash ^ word, 0xE703_7ED1_A0B4_28DB)
      }
    } else {
      var word: UInt64 = 0
      while offset < count {
        word = word << 8 | UInt64(bytes[offset])
        offset += 1
      }
      hash = Self.mix(hash ^ word, 0xE703_7ED1_A0B4_28DB)
    }
    let mixed = Self.mix(hash ^ UInt64(truncatingIfNeeded: count), 0x8EBC_6AF0_9C88_C6E3)
    // As a signed word, a hash stays clear of `Fait.cleared` and `Fait.encrypted`.
    return mixed == 1 << 63 || mixed == 1 << 63 + 1 ? mixed + 2 : mixed
  }

  /// Hashes a text.
  public func hash(_ text: String) -> UInt64 {
    var text = text
    return text.withUTF8 { hash($0) }
  }
}

/// Gives each distinct text a number, in order of first meeting.
public struct Interner: Sendable {
  private var slots: [UInt32]
  private var hashes: [UInt64] = []
  private var ends: [UInt32] = []
  private var bytes: [UInt8] = []

  /// No text.
  public init() {
    slots = [UInt32](repeating: .max, count: 64)
  }

  /// The texts that follow one another in bytes, numbered in their order.
  ///
  /// - Parameter ends: where each text ends; nil when they are not in rising order, or not within the bytes.
  init?(_ all: UnsafeBufferPointer<UInt8>, ends: [UInt32]) {
    self.init()
    var start = 0
    for end in ends {
      guard Int(end) >= start, Int(end) <= all.count else { return nil }
      let number = intern(UnsafeBufferPointer(rebasing: all[start..<Int(end)]))
      guard number == UInt32(count - 1) else { return nil }
      start = Int(end)
    }
  }

  /// The bytes of all texts, in the order of their numbers, and where each ends.
  var memory: (bytes: [UInt8], ends: [UInt32]) { (bytes, ends) }

  /// How many texts have a number.
  public var count: Int { ends.count }

  /// The text with that number.
  public func text(_ number: UInt32) -> String {
    bytes.withUnsafeBufferPointer { all in
      String(decoding: UnsafeBufferPointer(rebasing: all[range(number)]), as: UTF8.self)
    }
  }

  /// All texts, in the order of their numbers.
  public var texts: [String] {
    (0..<UInt32(count)).map { text($0) }
  }

  /// The number of a text, given now if it has none.
  public mutating func intern(_ text: String) -> UInt32 {
    var text = text
    return text.withUTF8 { intern($0) }
  }

  /// The number of a text, or nil when it was never met.
  public func number(of text: String) -> UInt32? {
    var text = text
    return text.withUTF8 { bytes in
      let slot = find(bytes, ByteHash.process.hash(bytes))
      return slots[slot] == .max ? nil : slots[slot]
    }
  }

  /// Takes the texts of another interner; the number here of each of its texts.
  public mutating func adopt(_ other: Interner) -> [UInt32] {
    (0..<UInt32(other.count)).map { adopt($0, of: other) }
  }

  /// Takes one text of another interner; its number here.
  package mutating func adopt(_ number: UInt32, of other: Interner) -> UInt32 {
    other.bytes.withUnsafeBufferPointer { all in
      intern(UnsafeBufferPointer(rebasing: all[other.range(number)]))
    }
  }

  private func range(_ number: UInt32) -> Range<Int> {
    Int(number == 0 ? 0 : ends[Int(number) - 1])..<Int(ends[Int(number)])
  }

  /// The number of a text, given now if it has none.
  @inline(__always)
  mutating func intern(_ text: UnsafeBufferPointer<UInt8>) -> UInt32 {
    let hash = ByteHash.process.hash(text)
    let slot = find(text, hash)
    if slots[slot] != .max { return slots[slot] }
    let number = UInt32(ends.count)
    bytes.append(contentsOf: text)
    ends.append(UInt32(bytes.count))
    hashes.append(hash)
    slots[slot] = number
    if ends.count * 2 > slots.count { grow() }
    return number
  }

  /// The slot that holds the text, or the free one where it belongs.
  @inline(__always)
  private func find(_ text: UnsafeBufferPointer<UInt8>, _ hash: UInt64) -> Int {
    let last = slots.count - 1
    var slot = Int(truncatingIfNeeded: hash) & last
    while slots[slot] != .max {
      let number = slots[slot]
      if hashes[Int(number)] == hash, same(text, range(number)) { return slot }
      slot = (slot + 1) & last
    }
    return slot
  }

  @inline(__always)
  private func same(_ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Bool {
    guard text.count == range.count else { return false }
    return bytes.withUnsafeBufferPointer { all in
      isSame(text, UnsafeBufferPointer(rebasing: all[range]))
    }
  }

  private mutating func grow() {
    slots = [UInt32](repeating: .max, count: slots.count * 4)
    let last = slots.count - 1
    for (number, hash) in hashes.enumerated() {
      var slot = Int(truncatingIfNeeded: hash) & last
      while slots[slot] != .max { slot = (slot + 1) & last }
      slots[slot] = UInt32(number)
    }
  }
}
