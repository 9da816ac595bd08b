#if canImport(CryptoKit)
  import CryptoKit
#else
  import MiloCLibcrypto
#endif

/// HMAC-SHA-256 (RFC 2104): a digest that only whoever has the key can compute.
public enum HMACSHA256 {
  /// The code of a message under a key.
  public static func code(of message: [UInt8], key: [UInt8]) -> Digest {
    var result = Digest()
    #if canImport(CryptoKit)
      let code = HMAC<CryptoKit.SHA256>.authenticationCode(
        for: message, using: SymmetricKey(data: key))
      result.withUnsafeMutableBytes { target in
        code.withUnsafeBytes { target.copyMemory(from: $0) }
      }
    #else
      result.withUnsafeMutableBytes { target in
        _ = HMAC(
          EVP_sha256(), key, Int32(key.count), message, message.count,
          target.baseAddress?.assumingMemoryBound(to: UInt8.self), nil)
      }
    #endif
    return result
  }
}
