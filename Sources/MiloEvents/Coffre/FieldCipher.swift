/// Encrypts the fields of events that may hold intimate words, and opens them again (06.5, 08.1.16).
///
/// A value is replaced by `{"chiffre":"v1","n":…,"c":…}`: AES-256-GCM over the JSON of the value, bound
/// to the event and the field by its context, so that no ciphertext can be moved elsewhere. The line is
/// hashed encrypted: destroying the key changes no root and no proof.
///
/// The nonce is drawn from the key, the context and the value by SHA-256. Two values share a nonce only
/// when they are one value of one field of one event, encrypted to the same bytes: appending an event
/// again stays without effect.
public struct FieldCipher: Sendable {
  private let coffre: any KeyStore

  /// A cipher over the keys of a coffre.
  public init(_ coffre: any KeyStore) {
    self.coffre = coffre
  }

  /// What a field's value is bound to.
  private static func context(_ event: Event, _ path: String) -> [UInt8] {
    // Neither a source nor an id nor a path holds a line feed.
    Array("milo.champ.v1\n\(event.source)\n\(event.id)\n\(path)".utf8)
  }

  private static func nonce(_ key: [UInt8], _ context: [UInt8], _ plain: [UInt8]) -> [UInt8] {
    var hash = SHA256()
    hash.update(Array("milo.nonce.v1\n".utf8))
    hash.update(key)
    // The context's own digest has one length, so that it cannot run into the value.
    hash.update(SHA256.hash(context).bytes)
    hash.update(plain)
    return Array(hash.digest().bytes.prefix(AESGCM.nonceByteCount))
  }

  /// Plaintexts are filled with spaces to a multiple of this, so that the length of what was hidden does
  /// not tell which code it was.
  private static let paddedTo = 64

  /// The JSON of a value, with the white space after it that JSON allows.
  private static func plaintext(_ value: JSONValue) -> [UInt8] {
    var bytes = JSONWriter.bytes(of: value)
    let missing = (paddedTo - bytes.count % paddedTo) % paddedTo
    bytes += repeatElement(UInt8(ascii: " "), count: missing)
    return bytes
  }

  /// The encrypted value that stands for a value.
  static func seal(
    _ value: JSONValue, key: [UInt8], _ event: Event, _ path: String
  ) throws(CryptoError) -> JSONValue {
    let plain = plaintext(value)
    let context = context(event, path)
    let sealed = try AESGCM.seal(
      plain, key: key, nonce: nonce(key, context, plain), context: context)
    return [
      "chiffre": "v1", "n": .string(Base64.encode(sealed.nonce)),
      "c": .string(Base64.encode(sealed.ciphertext)),
    ]
  }

  /// The value that an encrypted one stands for; nil under another key, or when it was moved or altered.
  static func open(
    _ value: JSONValue, key: [UInt8], _ event: Event, _ path: String
  ) -> JSONValue? {
    guard case .object(let object) = value,
      let nonce = object["n"]?.string.flatMap({ Base64.decode($0) }),
      let ciphertext = object["c"]?.string.flatMap({ Base64.decode($0) }),
      let plain = try? AESGCM.open(
        AESGCM.Sealed(nonce: nonce, ciphertext: ciphertext), key: key,
        context: context(event, path))
    else { return nil }
    return plain.withUnsafeBufferPointer { try? JSONParser.parse($0) }
  }

  /// The fields of an event that a key may hide, and whose key that is.
  struct Hideable {
    /// The youth whose key it is.
    var jeune: String
    /// The fields of `data`.
    var fields: [String]
    /// The fields of the new data of a rectification.
    var rectified: [String] = []
  }

  /// The names of the fields of a kind that may be encrypted.
  static func encryptable(_ declaration: EventDeclaration) -> [String] {
    declaration.fields.filter(\.type.isEncryptable).map(\.name)
  }

  /// Encrypts what is still readable in these fields.
  ///
  /// - Parameter stored: the event already in the journal under the same id, if any: where its key was
  ///   destroyed, its ciphertexts are taken as they are, so that a known event stays known.
  func encrypt(
    _ event: Event, _ hideable: Hideable, stored: Event?
  ) throws(KeyStoreError) -> Event {
    var hidden = event
    func hide(
      _ object: inout JSONObject, _ names: [String], _ prefix: String, _ known: JSONObject?
    ) throws(KeyStoreError) {
      for name in names {
        guard let value = object[name], value != .null, !isEncryptedValue(value) else { continue }
        if let known = known?[name], isEncryptedValue(known),
          try coffre.key(of: hideable.jeune) == nil
        {
          object[name] = known
          continue
        }
        let key = try coffre.makeKey(of: hideable.jeune)
        do throws(CryptoError) {
          object[name] = try Self.seal(value, key: key, event, prefix + name)
        } catch {
          throw .system(path: "", reason: error.description)
        }
      }
    }
    try hide(&hidden.data, hideable.fields, "data.", stored?.data)
    if !hideable.rectified.isEmpty, case .object(var data)? = hidden.data["data"] {
      let known: JSONObject? =
        if case .object(let object)? = stored?.data["data"] { object } else { nil }
      try hide(&data, hideable.rectified, "data.data.", known)
      hidden.data["data"] = .object(data)
    }
    return hidden
  }

  /// Whether a value is encrypted.
  public static func isEncrypted(_ value: JSONValue) -> Bool { isEncryptedValue(value) }

  /// The event with its encrypted fields shown: in clear where the youth's key opens them, else as
  /// `fallback`.
  ///
  /// - Parameter jeune: the youth whose key was used; for a correction, that of the event it corrects.
  public func reveal(
    _ event: Event, jeune: String, else fallback: String
  ) throws(KeyStoreError) -> Event {
    Self.replaceEncrypted(in: event, key: try coffre.key(of: jeune), fallback)
  }

  /// The event with the encrypted fields in clear that the youth's key opens; the others stay encrypted.
  ///
  /// - Parameter jeune: the youth whose key was used, as for ``reveal(_:jeune:else:)``.
  package func open(_ event: Event, jeune: String) throws(KeyStoreError) -> Event {
    Self.replaceEncrypted(in: event, key: try coffre.key(of: jeune), nil)
  }

  /// The event with its encrypted fields replaced by a word.
  public static func hide(_ event: Event, as word: String) -> Event {
    replaceEncrypted(in: event, key: nil, word)
  }

  /// - Parameter fallback: what stands for a field that the key does not open; nil leaves it as it is.
  private static func replaceEncrypted(
    in event: Event, key: [UInt8]?, _ fallback: String?
  ) -> Event {
    var shown = event
    func show(_ object: JSONObject, _ prefix: String) -> JSONObject {
      var shown = object
      for (place, member) in object.members.enumerated() where isEncryptedValue(member.value) {
        shown.members[place].value =
          key.flatMap { open(member.value, key: $0, event, prefix + member.name) }
          ?? fallback.map { .string($0) } ?? member.value
      }
      return shown
    }
    shown.data = show(event.data, "data.")
    if case .object(let data)? = shown.data["data"] {
      shown.data["data"] = .object(show(data, "data.data."))
    }
    return shown
  }

  /// Whether an event has, in clear, words that a key could have hidden, or that no key hides: those of
  /// fields in `x_`, which the catalogue knows nothing of.
  public static func hasReadableField(_ event: Event) -> Bool {
    if event.data.members.contains(where: { $0.name.hasPrefix("x_") && $0.value.holdsWords }) {
      return true
    }
    guard let declaration = event.declaration else { return false }
    return encryptable(declaration).contains { name in
      event.data[name].map { $0 != .null && !isEncryptedValue($0) } ?? false
    }
  }

  /// Whether an event has an encrypted field.
  public static func hasEncryptedField(_ event: Event) -> Bool {
    func isThere(_ object: JSONObject) -> Bool {
      object.members.contains { isEncryptedValue($0.value) }
    }
    if isThere(event.data) { return true }
    if case .object(let data)? = event.data["data"] { return isThere(data) }
    return false
  }
}

extension JSONValue {
  /// Whether a value may hold words: anything but a number, a boolean and nothing.
  public var holdsWords: Bool {
    switch self {
    case .null, .bool, .integer, .number: false
    case .string, .array, .object: true
    }
  }
}
