/// Ed25519 signatures (RFC 8032), with the same acceptance rules on every platform.
public enum Ed25519 {
  /// The number of bytes of a signature.
  public static let signatureByteCount = 64

  /// The number of bytes of a seed, and of a public key.
  public static let keyByteCount = 32

  /// A public key that is canonical and not of small order.
  public struct PublicKey: Hashable, Sendable {
    /// The 32 bytes of RFC 8032.
    public let bytes: [UInt8]

    /// Reads a public key; throws ``CryptoError/wrongLength(found:expected:)`` or
    /// ``CryptoError/weakPublicKey``.
    public init(_ bytes: [UInt8]) throws(CryptoError) {
      guard bytes.count == keyByteCount else {
        throw .wrongLength(found: bytes.count, expected: keyByteCount)
      }
      guard Ed25519.isCanonicalAndStrong(bytes) else { throw .weakPublicKey }
      self.bytes = bytes
    }

    /// Tells whether `signature` is this key's signature of `message`.
    public func isSignature(_ signature: [UInt8], of message: [UInt8]) -> Bool {
      signature.count == signatureByteCount
        && CryptoBackend.verify(signature, of: message, publicKey: bytes)
    }
  }

  /// A private key, kept as its seed.
  public struct PrivateKey: Sendable {
    /// The 32 secret bytes from which everything else follows.
    public let seed: [UInt8]

    /// The key that verifies what this one signs.
    public let publicKey: PublicKey

    /// Makes a new key from the system's secure generator; throws ``CryptoError/libraryFailure``.
    public init() throws(CryptoError) {
      try self.init(seed: RandomBytes.make(keyByteCount))
    }

    /// Restores a key; throws ``CryptoError/wrongLength(found:expected:)`` unless the seed has 32
    /// bytes.
    public init(seed: [UInt8]) throws(CryptoError) {
      guard seed.count == keyByteCount else {
        throw .wrongLength(found: seed.count, expected: keyByteCount)
      }
      self.seed = seed
      publicKey = try PublicKey(CryptoBackend.publicKey(seed: seed))
    }

    /// Signs `message`: 64 bytes; throws ``CryptoError/libraryFailure``.
    ///
    /// Two signatures of one message may differ: CryptoKit mixes fresh randomness into each of
    /// them.
    public func signature(of message: [UInt8]) throws(CryptoError) -> [UInt8] {
      try CryptoBackend.sign(message, seed: seed)
    }
  }

  // Libraries disagree on these encodings, so they are refused before any library sees them.
  private static func isCanonicalAndStrong(_ bytes: [UInt8]) -> Bool {
    var y = bytes
    y[31] &= 0x7f
    guard isBelowPrime(y) else { return false }
    return !smallOrderPoints.contains(y)
  }

  // p = 2^255 - 19, little-endian: ed ff … ff 7f.
  private static func isBelowPrime(_ y: [UInt8]) -> Bool {
    y[31] != 0x7f || y[0] < 0xed || y[1..<31].contains { $0 != 0xff }
  }

  // The y coordinates of the eight points whose order divides 8 (order 1, 2, 4, and 8 twice).
  private static let smallOrderPoints: [[UInt8]] = [
    [1] + [UInt8](repeating: 0, count: 31),
    [0xec] + [UInt8](repeating: 0xff, count: 30) + [0x7f],
    [UInt8](repeating: 0, count: 32),
    Hex.decode("26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05") ?? [],
    Hex.decode("c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a") ?? [],
  ]
}
