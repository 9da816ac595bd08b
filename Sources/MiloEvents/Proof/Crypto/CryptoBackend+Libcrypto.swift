#if !canImport(CryptoKit)
  import MiloCLibcrypto

  /// Signatures and encryption by OpenSSL's libcrypto; callers have checked every length.
  enum CryptoBackend {
    static func publicKey(seed: [UInt8]) throws(CryptoError) -> [UInt8] {
      guard let key = EVP_PKEY_new_raw_private_key(EVP_PKEY_ED25519, nil, seed, seed.count) else {
        throw .libraryFailure
      }
      defer { EVP_PKEY_free(key) }
      var bytes = [UInt8](repeating: 0, count: Ed25519.keyByteCount)
      var count = bytes.count
      guard EVP_PKEY_get_raw_public_key(key, &bytes, &count) == 1, count == bytes.count else {
        throw .libraryFailure
      }
      return bytes
    }

    static func sign(_ message: [UInt8], seed: [UInt8]) throws(CryptoError) -> [UInt8] {
      guard let key = EVP_PKEY_new_raw_private_key(EVP_PKEY_ED25519, nil, seed, seed.count) else {
        throw .libraryFailure
      }
      defer { EVP_PKEY_free(key) }
      guard let context = EVP_MD_CTX_new() else { throw .libraryFailure }
      defer { EVP_MD_CTX_free(context) }
      var signature = [UInt8](repeating: 0, count: Ed25519.signatureByteCount)
      var count = signature.count
      guard EVP_DigestSignInit(context, nil, nil, nil, key) == 1,
        EVP_DigestSign(context, &signature, &count, message, message.count) == 1,
        count == signature.count
      else { throw .libraryFailure }
      return signature
    }

    static func verify(_ signature: [UInt8], of message: [UInt8], publicKey: [UInt8]) -> Bool {
      guard
        let key = EVP_PKEY_new_raw_public_key(EVP_PKEY_ED25519, nil, publicKey, publicKey.count)
      else { return false }
      defer { EVP_PKEY_free(key) }
      guard let context = EVP_MD_CTX_new() else { return false }
      defer { EVP_MD_CTX_free(context) }
      return EVP_DigestVerifyInit(context, nil, nil, nil, key) == 1
        && EVP_DigestVerify(context, signature, signature.count, message, message.count) == 1
    }

    static func seal(
      _ plaintext: [UInt8], key: [UInt8], nonce: [UInt8], context: [UInt8]
    ) throws(CryptoError) -> [UInt8] {
      guard let cipher = EVP_CIPHER_CTX_new() else { throw .libraryFailure }
      defer { EVP_CIPHER_CTX_free(cipher) }
      var output = [UInt8](repeating: 0, count: plaintext.count + AESGCM.tagByteCount)
      var count: Int32 = 0
      // The default nonce length of EVP's GCM is the 12 bytes we use.
      guard EVP_EncryptInit_ex(cipher, EVP_aes_256_gcm(), nil, key, nonce) == 1,
        EVP_EncryptUpdate(cipher, nil, &count, context, Int32(context.count)) == 1,
        EVP_EncryptUpdate(cipher, &output, &count, plaintext, Int32(plaintext.count)) == 1
      else { throw .libraryFailure }
      let succeeded = output.withUnsafeMutableBufferPointer { buffer in
        let tag = buffer.baseAddress.map { $0 + plaintext.count }
        return EVP_EncryptFinal_ex(cipher, tag, &count) == 1
          && EVP_CIPHER_CTX_ctrl(
            cipher, EVP_CTRL_AEAD_GET_TAG, Int32(AESGCM.tagByteCount), tag) == 1
      }
      guard succeeded else { throw .libraryFailure }
      return output
    }

    static func open(
      _ ciphertext: [UInt8], key: [UInt8], nonce: [UInt8], context: [UInt8]
    ) throws(CryptoError) -> [UInt8] {
      guard let cipher = EVP_CIPHER_CTX_new() else { throw .libraryFailure }
      defer { EVP_CIPHER_CTX_free(cipher) }
      let messageCount = ciphertext.count - AESGCM.tagByteCount
      var tag = Array(ciphertext[messageCount...])
      // One byte more than needed, so that the buffer has an address even for an empty message.
      var output = [UInt8](repeating: 0, count: messageCount + 1)
      var count: Int32 = 0
      guard EVP_DecryptInit_ex(cipher, EVP_aes_256_gcm(), nil, key, nonce) == 1,
        EVP_DecryptUpdate(cipher, nil, &count, context, Int32(context.count)) == 1,
        EVP_DecryptUpdate(cipher, &output, &count, ciphertext, Int32(messageCount)) == 1,
        EVP_CIPHER_CTX_ctrl(cipher, EVP_CTRL_AEAD_SET_TAG, Int32(tag.count), &tag) == 1
      else { throw .libraryFailure }
      var unused = [UInt8](repeating: 0, count: AESGCM.tagByteCount)
      guard EVP_DecryptFinal_ex(cipher, &unused, &count) == 1 else { throw .authenticationFailed }
      output.removeLast()
      return output
    }
  }
#endif
