/// A signature that was checked against a trusted key.
public struct VerifiedSignature: Hashable, Sendable {
  /// The key that signed.
  public let key: VerifierKey

  /// For a witness, when it had seen the tree, in seconds since 1970 (UTC); nil for a log.
  public let time: UInt64?
}

extension SignedNote {
  /// Checks the signatures of the keys given, and returns those that hold, in the order of their
  /// lines.
  ///
  /// Lines of other keys are ignored, and so is a second line of one key. Throws
  /// ``NoteError/ambiguousKey(name:)``, ``NoteError/falseSignature(name:)`` if any trusted
  /// signature is false, ``NoteError/noTrustedSignature(names:)`` if there is none.
  public func verify(with keys: [VerifierKey]) throws(NoteError) -> [VerifiedSignature] {
    for (position, key) in keys.enumerated() {
      let isRepeated = keys[..<position].contains { $0.isNamed(key.name, keyID: key.keyID) }
      guard !isRepeated else { throw .ambiguousKey(name: key.name) }
    }
    var verified: [VerifiedSignature] = []
    for signature in signatures {
      guard
        let key = keys.first(where: { $0.isNamed(signature.name, keyID: signature.keyID) }),
        !verified.contains(where: { $0.key == key })
      else { continue }
      guard let result = key.check(signature.bytes, of: text) else {
        throw .falseSignature(name: key.name)
      }
      verified.append(result)
    }
    guard !verified.isEmpty else { throw .noTrustedSignature(names: signatures.map(\.name)) }
    return verified
  }
}

extension VerifierKey {
  func isNamed(_ name: String, keyID: UInt32) -> Bool {
    self.keyID == keyID && ProofText.isSame(self.name, name)
  }

  fileprivate func check(_ bytes: [UInt8], of text: String) -> VerifiedSignature? {
    switch algorithm {
    case .ed25519:
      let holds = publicKey.isSignature(bytes, of: Array(text.utf8))
      return holds ? VerifiedSignature(key: self, time: nil) : nil
    case .cosignature:
      guard bytes.count == 8 + Ed25519.signatureByteCount else { return nil }
      let time = bytes.prefix(8).reduce(0) { $0 << 8 | UInt64($1) }
      // C2SP tlog-cosignature: a time is at most that of a signed number.
      guard time <= UInt64(Int64.max) else { return nil }
      let message = CosignedMessage.bytes(text, time: time)
      let holds = publicKey.isSignature(Array(bytes.dropFirst(8)), of: message)
      return holds ? VerifiedSignature(key: self, time: time) : nil
    }
  }
}

extension SigningKey {
  /// Signs a text, its final newline included, as a log does; throws
  /// ``CryptoError/libraryFailure``.
  public func sign(_ text: String) throws(CryptoError) -> SignedNote.Signature {
    SignedNote.Signature(
      name: name, keyID: verifierKey.keyID,
      bytes: try privateKey.signature(of: Array(text.utf8)))
  }

  /// Signs a checkpoint's text and a time in seconds since 1970, as a witness does.
  ///
  /// It says: at this time this is the largest consistent tree I have seen for this origin. Only
  /// ``Witness`` checks that. Throws ``CryptoError/libraryFailure``.
  public func cosign(
    _ text: String, time: UInt64
  ) throws(CryptoError) -> SignedNote.Signature {
    let stamp = (0..<8).map { UInt8(truncatingIfNeeded: time >> UInt64(56 - 8 * $0)) }
    return SignedNote.Signature(
      name: name, keyID: witnessKey.keyID,
      bytes: stamp + (try privateKey.signature(of: CosignedMessage.bytes(text, time: time))))
  }
}

private enum CosignedMessage {
  static func bytes(_ text: String, time: UInt64) -> [UInt8] {
    Array("cosignature/v1\ntime \(time)\n\(text)".utf8)
  }
}
