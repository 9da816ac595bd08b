#if canImport(CryptoKit)
  import CryptoKit
#else
  import MiloCLibcrypto
#endif

/// SHA-256, in one call or piece by piece.
///
/// The state is a plain value: copying a `SHA256` forks the computation.
public struct SHA256: Sendable {
  #if canImport(CryptoKit)
    private var state = CryptoKit.SHA256()
  #else
    private var state = SHA256_CTX()
  #endif

  /// Starts the hash of an empty message.
  @inline(__always)
  public init() {
    #if !canImport(CryptoKit)
      SHA256_Init(&state)
    #endif
  }

  /// Appends `bytes` to the message.
  @inline(__always)
  public mutating func update(_ bytes: UnsafeRawBufferPointer) {
    #if canImport(CryptoKit)
      state.update(bufferPointer: bytes)
    #else
      guard let start = bytes.baseAddress else { return }
      SHA256_Update(&state, start, bytes.count)
    #endif
  }

  /// Appends `bytes` to the message.
  public mutating func update(_ bytes: [UInt8]) {
    bytes.withUnsafeBytes { update($0) }
  }

  /// Returns the hash of the message so far; the computation may go on afterwards.
  @inline(__always)
  public func digest() -> Digest {
    var result = Digest()
    var copy = state
    #if canImport(CryptoKit)
      let value = copy.finalize()
      result.withUnsafeMutableBytes { target in
        value.withUnsafeBytes { target.copyMemory(from: $0) }
      }
    #else
      result.withUnsafeMutableBytes { target in
        _ = SHA256_Final(target.baseAddress?.assumingMemoryBound(to: UInt8.self), &copy)
      }
    #endif
    return result
  }

  /// Hashes `bytes` in one call.
  public static func hash(_ bytes: UnsafeRawBufferPointer) -> Digest {
    var hash = SHA256()
    hash.update(bytes)
    return hash.digest()
  }

  /// Hashes `bytes` in one call.
  public static func hash(_ bytes: [UInt8]) -> Digest {
    bytes.withUnsafeBytes { hash($0) }
  }
}
