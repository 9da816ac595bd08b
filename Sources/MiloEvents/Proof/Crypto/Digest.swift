/// A SHA-256 value: 32 bytes held in place, without heap allocation.
public struct Digest: Hashable, Sendable {
  /// The number of bytes of a digest.
  public static let byteCount = 32

  // The words are the memory image of the bytes, in order; their numeric value means nothing.
  @usableFromInline var words: (UInt64, UInt64, UInt64, UInt64)

  /// Creates the digest whose 32 bytes are all zero.
  public init() {
    words = (0, 0, 0, 0)
  }

  /// Creates a digest from exactly 32 bytes, or nil for any other count.
  public init?(_ bytes: UnsafeRawBufferPointer) {
    guard bytes.count == Self.byteCount else { return nil }
    self.init()
    withUnsafeMutableBytes { $0.copyMemory(from: bytes) }
  }

  /// Creates a digest from exactly 32 bytes, or nil for any other count.
  public init?(_ bytes: some Collection<UInt8>) {
    guard bytes.count == Self.byteCount else { return nil }
    self.init()
    withUnsafeMutableBytes { $0.copyBytes(from: bytes) }
  }

  /// Creates a digest from 64 hexadecimal digits of either case, or nil for any other text.
  public init?(hex: some StringProtocol) {
    guard let bytes = Hex.decode(hex) else { return nil }
    self.init(bytes)
  }

  /// The 32 bytes as an array.
  public var bytes: [UInt8] {
    withUnsafeBytes { [UInt8]($0) }
  }

  /// Lends the 32 bytes to `body`.
  @inlinable
  public func withUnsafeBytes<R, E: Error>(
    _ body: (UnsafeRawBufferPointer) throws(E) -> R
  ) throws(E) -> R {
    var copy = words
    return try Swift.withUnsafeBytes(of: &copy, body)
  }

  /// Lends the 32 bytes to `body`, which may overwrite them.
  @inline(__always)
  mutating func withUnsafeMutableBytes<R, E: Error>(
    _ body: (UnsafeMutableRawBufferPointer) throws(E) -> R
  ) throws(E) -> R {
    try Swift.withUnsafeMutableBytes(of: &words, body)
  }

  /// Tells whether two digests have the same bytes.
  public static func == (left: Digest, right: Digest) -> Bool {
    left.words == right.words
  }

  /// Feeds the 32 bytes to `hasher`.
  public func hash(into hasher: inout Hasher) {
    withUnsafeBytes { hasher.combine(bytes: $0) }
  }
}

extension Digest: CustomStringConvertible {
  /// The 64 lower-case hexadecimal digits.
  public var description: String {
    withUnsafeBytes { Hex.encode($0) }
  }
}
