/// AES-256-GCM: bytes sealed so that they can neither be read nor altered without the key.
public enum AESGCM {
  /// The number of bytes of a key.
  public static let keyByteCount = 32

  /// The number of bytes of a nonce.
  public static let nonceByteCount = 12

  /// The number of bytes of the tag that ends the sealed bytes.
  public static let tagByteCount = 16

  /// What sealing gives: all that is needed, with the key, to open it again.
  public struct Sealed: Hashable, Sendable {
    /// The 12 bytes that must never serve twice under one key.
    public let nonce: [UInt8]

    /// The encrypted bytes, followed by the 16 bytes of the tag.
    public let ciphertext: [UInt8]

    /// Gathers what was stored.
    public init(nonce: [UInt8], ciphertext: [UInt8]) {
      self.nonce = nonce
      self.ciphertext = ciphertext
    }
  }

  /// Seals `plaintext` under a fresh random nonce and binds it to `context`, which is not stored.
  ///
  /// Throws ``CryptoError/wrongLength(found:expected:)`` or ``CryptoError/libraryFailure``. One key
  /// should not seal more than 2³² messages, since nonces are drawn at random.
  public static func seal(
    _ plaintext: [UInt8], key: [UInt8], context: [UInt8] = []
  ) throws(CryptoError) -> Sealed {
    try seal(plaintext, key: key, nonce: RandomBytes.make(nonceByteCount), context: context)
  }

  static func seal(
    _ plaintext: [UInt8], key: [UInt8], nonce: [UInt8], context: [UInt8]
  ) throws(CryptoError) -> Sealed {
    try check(key, hasCount: keyByteCount)
    try check(nonce, hasCount: nonceByteCount)
    let ciphertext = try CryptoBackend.seal(plaintext, key: key, nonce: nonce, context: context)
    return Sealed(nonce: nonce, ciphertext: ciphertext)
  }

  /// Opens what was sealed with the same key and context.
  ///
  /// Throws ``CryptoError/authenticationFailed`` when anything differs,
  /// ``CryptoError/wrongLength(found:expected:)`` for a key or a nonce of another size.
  public static func open(
    _ sealed: Sealed, key: [UInt8], context: [UInt8] = []
  ) throws(CryptoError) -> [UInt8] {
    try check(key, hasCount: keyByteCount)
    try check(sealed.nonce, hasCount: nonceByteCount)
    guard sealed.ciphertext.count >= tagByteCount else { throw .authenticationFailed }
    return try CryptoBackend.open(
      sealed.ciphertext, key: key, nonce: sealed.nonce, context: context)
  }

  private static func check(_ bytes: [UInt8], hasCount count: Int) throws(CryptoError) {
    guard bytes.count == count else { throw .wrongLength(found: bytes.count, expected: count) }
  }
}
