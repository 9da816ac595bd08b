/// Deflate (RFC 1951) as one block of the fixed codes.
///
/// A library of the system would do better by a fifth, and its bytes would change with its version: ours
/// are the same everywhere, so that the same report gives the same file.
struct Deflate {
  /// How far back a repetition is looked for, how many candidates are tried, and how long it may be.
  private enum Limits {
    static let window = 1 << 15
    static let candidates = 32
    static let lengths = 4...258
  }

  private var output: [UInt8] = []
  private var bits: UInt64 = 0
  private var count: UInt64 = 0

  private init() {}

  /// The bytes, compressed.
  static func compressed(_ bytes: [UInt8]) -> [UInt8] {
    var deflate = Deflate()
    // The last block, of the fixed codes.
    deflate.put(0b011, 3)
    bytes.withUnsafeBufferPointer { deflate.write($0) }
    deflate.symbol(256)
    if deflate.count > 0 { deflate.put(0, 8 - deflate.count % 8) }
    return deflate.output
  }

  private mutating func write(_ bytes: UnsafeBufferPointer<UInt8>) {
    // Where the last four bytes of each fingerprint began, and from each place the one before.
    var last = [Int](repeating: -1, count: Limits.window)
    var before = [Int](repeating: -1, count: Limits.window)
    let lastStart = bytes.count - Limits.lengths.lowerBound
    func note(_ place: Int) -> Int {
      let fingerprint = Self.fingerprint(bytes, place)
      let former = last[fingerprint]
      before[place & (Limits.window - 1)] = former
      last[fingerprint] = place
      return former
    }
    var place = 0
    while place < bytes.count {
      guard place <= lastStart else {
        symbol(Int(bytes[place]))
        place += 1
        continue
      }
      var candidate = note(place)
      var (length, distance) = (0, 0)
      var tries = Limits.candidates
      while candidate >= 0, place - candidate < Limits.window, tries > 0 {
        let found = Self.repetition(bytes, candidate, place)
        if found > length { (length, distance) = (found, place - candidate) }
        if length == Limits.lengths.upperBound { break }
        candidate = before[candidate & (Limits.window - 1)]
        tries -= 1
      }
      guard length >= Limits.lengths.lowerBound else {
        symbol(Int(bytes[place]))
        place += 1
        continue
      }
      writeLength(length)
      writeDistance(distance)
      for skipped in place + 1..<place + length where skipped <= lastStart { _ = note(skipped) }
      place += length
    }
  }

  private static func fingerprint(_ bytes: UnsafeBufferPointer<UInt8>, _ place: Int) -> Int {
    var word: UInt32 = 0
    for next in place..<place + 4 { word = word << 8 | UInt32(bytes[next]) }
    return Int((word &* 2_654_435_761) >> 17)
  }

  /// How many bytes are the same from two places on.
  private static func repetition(
    _ bytes: UnsafeBufferPointer<UInt8>, _ former: Int, _ place: Int
  ) -> Int {
    let limit = min(Limits.lengths.upperBound, bytes.count - place)
    var length = 0
    while length < limit, bytes[former + length] == bytes[place + length] { length += 1 }
    return length
  }

  /// A length from 3 to 258 (RFC 1951, 3.2.5): the code of its class, then its place in the class.
  private mutating func writeLength(_ length: Int) {
    if length == 258 { return symbol(285) }
    let (rank, extra) = Self.classed(length - 3, 4)
    symbol(257 + rank)
    put(UInt64(length - 3) & (1 << extra - 1), extra)
  }

  /// A distance from 1 to 32 768: a code of five bits, then its place in the class.
  private mutating func writeDistance(_ distance: Int) {
    let (rank, extra) = Self.classed(distance - 1, 2)
    putReversed(UInt64(rank), 5)
    put(UInt64(distance - 1) & (1 << extra - 1), extra)
  }

  /// The class of a number where each power of two has `parts` classes, and how many bits place it in its
  /// class.
  private static func classed(_ number: Int, _ parts: Int) -> (rank: Int, extra: UInt64) {
    guard number >= 2 * parts else { return (number, 0) }
    let doublings = (number / parts).bitWidth - 1 - (number / parts).leadingZeroBitCount
    return (parts * doublings + number >> doublings, UInt64(doublings))
  }

  /// A literal, a length or the end, in its fixed code (RFC 1951, 3.2.6).
  private mutating func symbol(_ symbol: Int) {
    switch symbol {
    case ..<144: putReversed(UInt64(symbol + 0x30), 8)
    case ..<256: putReversed(UInt64(symbol - 144 + 0x190), 9)
    case ..<280: putReversed(UInt64(symbol - 256), 7)
    default: putReversed(UInt64(symbol - 280 + 0xC0), 8)
    }
  }

  /// A code, its first bit first.
  private mutating func putReversed(_ code: UInt64, _ width: UInt64) {
    var reversed: UInt64 = 0
    for bit in 0..<width { reversed = reversed << 1 | code >> bit & 1 }
    put(reversed, width)
  }

  /// A number, its last bit first.
  private mutating func put(_ number: UInt64, _ width: UInt64) {
    bits |= number << count
    count += width
    while count >= 8 {
      output.append(UInt8(truncatingIfNeeded: bits))
      bits >>= 8
      count -= 8
    }
  }
}
