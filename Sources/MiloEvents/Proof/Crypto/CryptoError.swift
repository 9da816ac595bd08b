/// Why a cryptographic operation was not done.
public enum CryptoError: Error, Hashable, Sendable {
  /// A key, a nonce or a seed does not have its exact number of bytes.
  case wrongLength(found: Int, expected: Int)
  /// The public key is not canonical, or is one of the points for which anybody can make
  /// signatures.
  case weakPublicKey
  /// The sealed bytes, or the context they were bound to, were altered, or the key is another one.
  case authenticationFailed
  /// The system's library failed for a reason of its own.
  case libraryFailure
}
