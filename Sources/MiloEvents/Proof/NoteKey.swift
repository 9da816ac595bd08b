/// The kind of a signature in a note: the type byte that C2SP assigns to it.
public enum NoteAlgorithm: UInt8, Hashable, Sendable {
  /// An Ed25519 signature of the text, as logs make it.
  case ed25519 = 0x01
  /// An Ed25519 signature of the text and of a time, as witnesses make it (cosignature/v1).
  case cosignature = 0x04
}

/// A public key with its name, as published: `name+keyid+base64`, called a *vkey*.
public struct VerifierKey: Hashable, Sendable {
  /// The name, without space or `+`; for a log, its origin.
  public let name: String

  /// The kind of signatures that it verifies.
  public let algorithm: NoteAlgorithm

  /// The key itself.
  public let publicKey: Ed25519.PublicKey

  /// The first four bytes of SHA256(name || "\n" || type byte || key), as a big-endian number.
  public let keyID: UInt32

  /// Names a public key; throws ``NoteKeyError/invalidName(_:)``.
  public init(
    name: String, algorithm: NoteAlgorithm, publicKey: Ed25519.PublicKey
  ) throws(NoteKeyError) {
    guard Self.isValid(name: name) else { throw .invalidName(name) }
    self.name = name
    self.algorithm = algorithm
    self.publicKey = publicKey
    let message = Array(name.utf8) + [0x0a, algorithm.rawValue] + publicKey.bytes
    keyID = SHA256.hash(message).bytes.prefix(4).reduce(0) { $0 << 8 | UInt32($1) }
  }

  /// Reads a vkey; throws every case of ``NoteKeyError``.
  public init(vkey: String) throws(NoteKeyError) {
    let parts = NoteKeyParts(vkey)
    guard let parts else { throw .malformed }
    let algorithm = try parts.algorithm()
    guard let publicKey = try? Ed25519.PublicKey(parts.key) else { throw .weakKey }
    try self.init(name: parts.name, algorithm: algorithm, publicKey: publicKey)
    try parts.check(keyID)
  }

  /// The published text: `VerifierKey(vkey: key.vkey) == key`.
  public var vkey: String {
    "\(name)+\(NoteKeyParts.hex(keyID))+"
      + Base64.encode([algorithm.rawValue] + publicKey.bytes)
  }

  /// Tells whether a name may stand in a signature line: not empty, no white space, no `+`.
  public static func isValid(name: String) -> Bool {
    !name.isEmpty
      && name.unicodeScalars.allSatisfy {
        !$0.properties.isWhitespace && $0 != "+" && $0.value >= 0x20
      }
  }
}

/// A private key with its name: what `milo cle nouvelle` keeps secret.
///
/// One key serves a log (`sign`) or a witness (`cosign`), never both: make one for each.
public struct SigningKey: Sendable {
  private static let prefix = "PRIVATE+KEY+"

  /// The name, without space or `+`; for a log, its origin.
  public let name: String

  /// The key itself.
  public let privateKey: Ed25519.PrivateKey

  /// The published key that verifies what `sign` makes.
  public let verifierKey: VerifierKey

  /// The published key that verifies what `cosign` makes.
  public let witnessKey: VerifierKey

  /// Names a private key; throws ``NoteKeyError/invalidName(_:)``.
  public init(name: String, privateKey: Ed25519.PrivateKey) throws(NoteKeyError) {
    self.name = name
    self.privateKey = privateKey
    let publicKey = privateKey.publicKey
    verifierKey = try VerifierKey(name: name, algorithm: .ed25519, publicKey: publicKey)
    witnessKey = try VerifierKey(name: name, algorithm: .cosignature, publicKey: publicKey)
  }

  /// Reads the text of a private key file, with or without its final newline.
  ///
  /// Throws every case of ``NoteKeyError``; no error repeats any part of the secret.
  public init(skey text: String) throws(NoteKeyError) {
    let line = text.hasSuffix("\n") ? String(text.dropLast()) : text
    guard line.hasPrefix(Self.prefix),
      let parts = NoteKeyParts(line.dropFirst(Self.prefix.count))
    else { throw .malformed }
    let algorithm = try parts.algorithm()
    guard algorithm == .ed25519 else { throw .unsupportedAlgorithm(algorithm.rawValue) }
    guard let privateKey = try? Ed25519.PrivateKey(seed: parts.key) else { throw .weakKey }
    try self.init(name: parts.name, privateKey: privateKey)
    try parts.check(verifierKey.keyID)
  }

  /// The text of a private key file, without newline, in the form of Go's `sumdb/note`.
  ///
  /// `SigningKey(skey: key.skey)` restores the key.
  public var skey: String {
    Self.prefix + "\(name)+\(NoteKeyParts.hex(verifierKey.keyID))+"
      + Base64.encode([NoteAlgorithm.ed25519.rawValue] + privateKey.seed)
  }
}

/// The three parts of a key's text, before any of them is believed.
private struct NoteKeyParts {
  let name: String
  let keyID: UInt32
  let typeByte: UInt8
  let key: [UInt8]

  init?(_ text: some StringProtocol) {
    // At most two cuts: the base64 part may hold a "+".
    let parts = text.utf8.split(
      separator: UInt8(ascii: "+"), maxSplits: 2, omittingEmptySubsequences: false
    ).map { String(decoding: $0, as: UTF8.self) }
    guard parts.count == 3, parts[1].utf8.count == 8,
      let keyID = UInt32(parts[1], radix: 16), Self.hex(keyID) == parts[1],
      var bytes = Base64.decode(parts[2]), !bytes.isEmpty
    else { return nil }
    name = parts[0]
    self.keyID = keyID
    typeByte = bytes.removeFirst()
    key = bytes
  }

  func algorithm() throws(NoteKeyError) -> NoteAlgorithm {
    guard let algorithm = NoteAlgorithm(rawValue: typeByte) else {
      throw .unsupportedAlgorithm(typeByte)
    }
    guard key.count == Ed25519.keyByteCount else {
      throw .wrongKeyLength(found: key.count, expected: Ed25519.keyByteCount)
    }
    return algorithm
  }

  func check(_ computed: UInt32) throws(NoteKeyError) {
    guard keyID == computed else { throw .keyIDMismatch(found: keyID, expected: computed) }
  }

  static func hex(_ keyID: UInt32) -> String {
    Hex.encode((0..<4).map { UInt8(truncatingIfNeeded: keyID >> UInt32(24 - 8 * $0)) })
  }
}

/// Why the text of a key was refused.
public enum NoteKeyError: Error, Hashable, Sendable {
  /// The text is not three parts joined by `+`.
  case malformed
  /// The name is empty, or holds white space, a control character or `+`.
  case invalidName(String)
  /// The type byte is not one that we verify or sign with.
  case unsupportedAlgorithm(UInt8)
  /// The key does not have its exact number of bytes.
  case wrongKeyLength(found: Int, expected: Int)
  /// The identifier is not that of this name and key: one of them was altered.
  case keyIDMismatch(found: UInt32, expected: UInt32)
  /// The key is one that anybody can sign for.
  case weakKey
}
