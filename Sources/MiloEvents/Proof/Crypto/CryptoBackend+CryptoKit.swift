#if canImport(CryptoKit)
  import CryptoKit
  import struct Foundation.Data

  /// Signatures and encryption by Apple's CryptoKit; callers have checked every length.
  enum CryptoBackend {
    static func publicKey(seed: [UInt8]) throws(CryptoError) -> [UInt8] {
      do {
        let key = try Curve25519.Signing.PrivateKey(rawRepresentation: seed)
        return [UInt8](key.publicKey.rawRepresentation)
      } catch {
        throw .libraryFailure
      }
    }

    static func sign(_ message: [UInt8], seed: [UInt8]) throws(CryptoError) -> [UInt8] {
      do {
        let key = try Curve25519.Signing.PrivateKey(rawRepresentation: seed)
        return [UInt8](try key.signature(for: message))
      } catch {
        throw .libraryFailure
      }
    }

    static func verify(_ signature: [UInt8], of message: [UInt8], publicKey: [UInt8]) -> Bool {
      guard let key = try? Curve25519.Signing.PublicKey(rawRepresentation: publicKey) else {
        return false
      }
      return key.isValidSignature(signature, for: message)
    }

    static func seal(
      _ plaintext: [UInt8], key: [UInt8], nonce: [UInt8], context: [UInt8]
    ) throws(CryptoError) -> [UInt8] {
      do {
        let box = try AES.GCM.seal(
          plaintext, using: SymmetricKey(data: key), nonce: AES.GCM.Nonce(data: nonce),
          authenticating: context)
        return [UInt8](box.ciphertext) + [UInt8](box.tag)
      } catch {
        throw .libraryFailure
      }
    }

    static func open(
      _ ciphertext: [UInt8], key: [UInt8], nonce: [UInt8], context: [UInt8]
    ) throws(CryptoError) -> [UInt8] {
      do {
        let box = try AES.GCM.SealedBox(
          nonce: AES.GCM.Nonce(data: nonce),
          ciphertext: ciphertext.dropLast(AESGCM.tagByteCount),
          tag: ciphertext.suffix(AESGCM.tagByteCount))
        return [UInt8](
          try AES.GCM.open(box, using: SymmetricKey(data: key), authenticating: context))
      } catch {
        throw .authenticationFailed
      }
    }
  }
#endif
