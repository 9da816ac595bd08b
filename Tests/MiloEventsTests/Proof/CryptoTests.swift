import Testing

@testable import MiloEvents

/// Cases of RFC 4231.
@Suite struct `HMAC-SHA-256` {
  @Test(arguments: [
    (
      [UInt8](repeating: 0x0B, count: 20), "Hi There",
      "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7"
    ),
    (
      Array("Jefe".utf8), "what do ya want for nothing?",
      "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"
    ),
    (
      [UInt8](repeating: 0xAA, count: 131),
      "Test Using Larger Than Block-Size Key - Hash Key First",
      "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54"
    ),
  ])
  func `has the published values`(key: [UInt8], message: String, code: String) {
    #expect(HMACSHA256.code(of: Array(message.utf8), key: key).description == code)
  }
}

@Suite struct `SHA-256` {
  @Test func `has the published values`() {
    #expect(
      SHA256.hash(Array("abc".utf8)).description
        == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
    #expect(
      SHA256.hash(Array("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq".utf8))
        .description == "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1")
  }

  @Test func `does not depend on how the message is cut`() {
    let message = (0..<200).map { UInt8($0) }
    for cut in 0...200 {
      var hash = SHA256()
      hash.update(Array(message[..<cut]))
      let fork = hash
      _ = hash.digest()
      hash.update(Array(message[cut...]))
      #expect(hash.digest() == SHA256.hash(message))
      #expect(fork.digest() == SHA256.hash(Array(message[..<cut])))
    }
  }

  @Test func `gives a digest that is read back from its text`() {
    let digest = SHA256.hash([1, 2, 3])
    #expect(Digest(hex: digest.description) == digest)
    #expect(Digest(hex: digest.description.uppercased()) == digest)
    #expect(Digest(digest.bytes) == digest)
    #expect(Digest(hex: "00") == nil)
    #expect(Digest(hex: String(repeating: "g", count: 64)) == nil)
    #expect(Digest([UInt8](repeating: 0, count: 33)) == nil)
    #expect(MemoryLayout<Digest>.size == 32)
    #expect(Set([digest, digest, Digest()]).count == 2)
  }
}

@Suite struct `Base64 text` {
  @Test(arguments: [
    ("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="),
    ("fooba", "Zm9vYmE="), ("foobar", "Zm9vYmFy"),
  ])
  func `is that of RFC 4648`(plain: String, encoded: String) {
    #expect(Base64.encode(Array(plain.utf8)) == encoded)
    #expect(Base64.decode(encoded) == Array(plain.utf8))
  }

  @Test func `is read back whatever the bytes`() {
    for count in 0..<70 {
      let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 * 37 + count * 11) }
      #expect(Base64.decode(Base64.encode(bytes)) == bytes)
    }
  }

  @Test(arguments: [
    "Zg=", "Zg", "Zh==", "Zm9=", "Z===", "====", "Zg==Zg==", "Zm9v\n", "Zm-_", "é==",
  ])
  func `is refused in any other spelling`(text: String) {
    #expect(Base64.decode(text) == nil)
  }
}

@Suite struct `An Ed25519 key` {
  @Test(arguments: [
    (
      "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60",
      "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a", "",
      "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e06522490155"
        + "5fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b"
    ),
    (
      "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb",
      "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c", "72",
      "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
        + "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00"
    ),
  ])
  func `signs as in RFC 8032`(
    seed: String, publicKey: String, message: String, signature: String
  ) throws {
    let key = try Ed25519.PrivateKey(seed: bytes(hex: seed))
    #expect(key.publicKey.bytes == bytes(hex: publicKey))
    #expect(key.publicKey.isSignature(bytes(hex: signature), of: bytes(hex: message)))
    let own = try key.signature(of: bytes(hex: message))
    #expect(key.publicKey.isSignature(own, of: bytes(hex: message)))
    #if !canImport(CryptoKit)
      // CryptoKit's signatures are randomised; libcrypto's are those of the RFC.
      #expect(own == bytes(hex: signature))
    #endif
  }

  @Test func `refuses a signature with any bit changed`() throws {
    let key = try Ed25519.PrivateKey()
    let message = Array("le journal".utf8)
    let signature = try key.signature(of: message)
    #expect(key.publicKey.isSignature(signature, of: message))
    for bit in 0..<512 {
      var other = signature
      other[bit / 8] ^= 1 << UInt8(bit % 8)
      #expect(!key.publicKey.isSignature(other, of: message))
    }
    #expect(!key.publicKey.isSignature(signature + [0], of: message))
    #expect(!key.publicKey.isSignature([], of: message))
    #expect(!key.publicKey.isSignature(signature, of: message + [0]))
  }

  @Test func `is never one that anybody can sign for`() {
    let zero = [UInt8](repeating: 0, count: 32)
    let prime = [0xed] + [UInt8](repeating: 0xff, count: 30) + [0x7f]
    let order8 = bytes(hex: "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc85")
    for weak in [zero, [1] + zero.dropLast(), prime, order8] {
      #expect(throws: CryptoError.weakPublicKey) { try Ed25519.PublicKey(weak) }
    }
    #expect(throws: CryptoError.wrongLength(found: 31, expected: 32)) {
      try Ed25519.PublicKey(Array(zero.dropLast()))
    }
    #expect(throws: CryptoError.wrongLength(found: 0, expected: 32)) {
      try Ed25519.PrivateKey(seed: [])
    }
  }
}

@Suite struct `AES-256-GCM` {
  @Test(arguments: [
    ("", "530f8afbc74536b9a963b4f1c4cb738b"),
    (
      "00000000000000000000000000000000",
      "cea7403d4d606b6e074ec5d3baf39d18d0d1c8a799996bf0265b98b5d48ab919"
    ),
  ])
  func `has the published values under the zero key`(plain: String, sealed: String) throws {
    let key = [UInt8](repeating: 0, count: 32)
    let nonce = [UInt8](repeating: 0, count: 12)
    let result = try AESGCM.seal(bytes(hex: plain), key: key, nonce: nonce, context: [])
    #expect(result.ciphertext == bytes(hex: sealed))
    #expect(try AESGCM.open(result, key: key) == bytes(hex: plain))
  }

  @Test func `has the published value with a context`() throws {
    let key = bytes(hex: "feffe9928665731c6d6a8f9467308308feffe9928665731c6d6a8f9467308308")
    let plain = bytes(
      hex: "d9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a72"
        + "1c3c0c95956809532fcf0e2449a6b525b16aedf5aa0de657ba637b39")
    let sealed = try AESGCM.seal(
      plain, key: key, nonce: bytes(hex: "cafebabefacedbaddecaf888"),
      context: bytes(hex: "feedfacedeadbeeffeedfacedeadbeefabaddad2"))
    #expect(sealed.ciphertext.suffix(16) == bytes(hex: "76fc6ece0f4e1768cddf8853bb2d551b"))
  }

  @Test func `opens only what was sealed, with its key and its context`() throws {
    let key = RandomBytes.make(32)
    let plain = Array("motif confidentiel".utf8)
    let context = Array("J42".utf8)
    let sealed = try AESGCM.seal(plain, key: key, context: context)
    #expect(try AESGCM.open(sealed, key: key, context: context) == plain)
    #expect(try AESGCM.seal(plain, key: key, context: context).nonce != sealed.nonce)

    func expectRefused(_ sealed: AESGCM.Sealed, _ key: [UInt8], _ context: [UInt8]) {
      #expect(throws: CryptoError.authenticationFailed) {
        try AESGCM.open(sealed, key: key, context: context)
      }
    }
    for position in sealed.ciphertext.indices {
      var other = sealed.ciphertext
      other[position] ^= 1
      expectRefused(AESGCM.Sealed(nonce: sealed.nonce, ciphertext: other), key, context)
    }
    expectRefused(sealed, key, Array("J43".utf8))
    expectRefused(sealed, RandomBytes.make(32), context)
    expectRefused(AESGCM.Sealed(nonce: sealed.nonce, ciphertext: [1, 2]), key, context)
    #expect(throws: CryptoError.wrongLength(found: 3, expected: 32)) {
      try AESGCM.open(sealed, key: [1, 2, 3], context: context)
    }
  }
}
