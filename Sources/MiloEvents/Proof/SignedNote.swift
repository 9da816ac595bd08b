/// A text and the lines that sign it (C2SP signed-note); nothing in it is verified yet.
public struct SignedNote: Hashable, Sendable {
  /// One signature line, taken apart.
  public struct Signature: Hashable, Sendable {
    /// The name of the key that is said to sign.
    public let name: String

    /// The identifier of that key.
    public let keyID: UInt32

    /// What follows the identifier: a signature, with a time before it for a witness.
    public let bytes: [UInt8]

    /// Gathers the parts of a signature line.
    public init(name: String, keyID: UInt32, bytes: [UInt8]) {
      self.name = name
      self.keyID = keyID
      self.bytes = bytes
    }

    var line: String {
      let id = (0..<4).map { UInt8(truncatingIfNeeded: keyID >> UInt32(24 - 8 * $0)) }
      return "\u{2014} \(name) \(Base64.encode(id + bytes))\n"
    }
  }

  /// The largest number of signatures that are read.
  public static let maxSignatureCount = 100

  /// The text that is signed, its final newline included.
  ///
  /// Not to be shown or used before `verify`.
  public let text: String

  /// The signatures, in the order of their lines.
  public private(set) var signatures: [Signature]

  /// Gathers a text and its signatures; throws ``NoteError/textNotTerminated`` or
  /// ``NoteError/controlCharacter(_:)``.
  public init(text: String, signatures: [Signature]) throws(NoteError) {
    try Self.checkCharacters(text.utf8)
    guard text.utf8.last == UInt8(ascii: "\n") else { throw .textNotTerminated }
    self.text = text
    self.signatures = signatures
  }

  /// Reads a note: its text, then a blank line, then its signatures, at least one.
  ///
  /// Throws ``NoteError/notUTF8``, ``NoteError/controlCharacter(_:)``, ``NoteError/noSignature``,
  /// ``NoteError/malformedSignatureLine(_:)`` or ``NoteError/tooManySignatures(_:)``.
  public init(parsing bytes: some Collection<UInt8>) throws(NoteError) {
    guard let note = String(validating: bytes, as: UTF8.self) else { throw .notUTF8 }
    try Self.checkCharacters(note.utf8)

    // The text may hold blank lines too: the last one is the border.
    let lines = ProofText.lines(note)
    guard lines.last == "", let border = lines.dropLast().lastIndex(of: ""), border > 0 else {
      throw .noSignature
    }
    let signatureLines = lines[(border + 1)...].dropLast()
    guard !signatureLines.isEmpty else { throw .noSignature }
    guard signatureLines.count <= Self.maxSignatureCount else {
      throw .tooManySignatures(signatureLines.count)
    }
    text = lines[..<border].joined(separator: "\n") + "\n"
    signatures = []
    for (offset, line) in signatureLines.enumerated() {
      guard let signature = Signature(line: line) else {
        throw .malformedSignatureLine(border + offset + 2)
      }
      signatures.append(signature)
    }
  }

  /// The whole note: `SignedNote(parsing: note.description.utf8) == note`.
  public var description: String {
    text + "\n" + signatures.map(\.line).joined()
  }

  /// The same note with one more signature, at the end, unless that very line is there already.
  public func adding(_ signature: Signature) -> SignedNote {
    guard !signatures.contains(signature) else { return self }
    var note = self
    note.signatures.append(signature)
    return note
  }

  private static func checkCharacters(_ text: String.UTF8View) throws(NoteError) {
    for byte in text where byte < 0x20 && byte != UInt8(ascii: "\n") {
      throw .controlCharacter(byte)
    }
  }
}

extension SignedNote: CustomStringConvertible {}

extension SignedNote.Signature {
  fileprivate init?(line: String) {
    let parts = line.utf8.split(
      separator: UInt8(ascii: " "), maxSplits: 2, omittingEmptySubsequences: false
    ).map { String(decoding: $0, as: UTF8.self) }
    guard parts.count == 3, parts[0] == "\u{2014}", VerifierKey.isValid(name: parts[1]),
      let bytes = Base64.decode(parts[2]), bytes.count > 4
    else { return nil }
    self.init(
      name: parts[1], keyID: bytes.prefix(4).reduce(0) { $0 << 8 | UInt32($1) },
      bytes: Array(bytes.dropFirst(4)))
  }
}

/// Why a note was refused.
public enum NoteError: Error, Hashable, Sendable {
  /// The bytes are not UTF-8.
  case notUTF8
  /// The note holds this control character; only the newline is allowed.
  case controlCharacter(UInt8)
  /// The text to sign does not end with a newline.
  case textNotTerminated
  /// No blank line, or no terminated signature line after it.
  case noSignature
  /// The line of this number, from 1, is not a signature.
  case malformedSignatureLine(Int)
  /// More signatures than are read.
  case tooManySignatures(Int)
  /// Two of the keys given have this name and the same identifier.
  case ambiguousKey(name: String)
  /// The signature that bears this trusted name is false: the note was altered.
  case falseSignature(name: String)
  /// Nobody trusted signed; the names are those found.
  case noTrustedSignature(names: [String])
}
