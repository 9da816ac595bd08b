/// A checksum of bytes on a disk: it tells accidents, not forgeries.
///
/// Every step is a bijection of the bytes it takes in: two runs that differ in one word never have the
/// same checksum.
struct Checksum {
  private static let prime: UInt64 = 0x9E37_79B9_7F4A_7C15

  /// The checksum of bytes, after that of others.
  static func of(_ bytes: UnsafeRawBufferPointer, after former: UInt64 = 0) -> UInt64 {
    var lanes = (former, prime, ~former, prime ^ UInt64(bytes.count))
    var offset = 0
    while offset + 32 <= bytes.count {
      step(&lanes.0, bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
      step(&lanes.1, bytes.loadUnaligned(fromByteOffset: offset + 8, as: UInt64.self))
      step(&lanes.2, bytes.loadUnaligned(fromByteOffset: offset + 16, as: UInt64.self))
      step(&lanes.3, bytes.loadUnaligned(fromByteOffset: offset + 24, as: UInt64.self))
      offset += 32
    }
    while offset < bytes.count {
      step(&lanes.0, UInt64(bytes[offset]))
      offset += 1
    }
    var total = lanes.0
    step(&total, lanes.1)
    step(&total, lanes.2)
    step(&total, lanes.3)
    return total
  }

  @inline(__always)
  private static func step(_ lane: inout UInt64, _ word: UInt64) {
    let mixed = (lane ^ word) &* prime
    lane = mixed << 29 | mixed >> 35
  }
}
