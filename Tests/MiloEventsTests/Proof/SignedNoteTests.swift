import MiloEvents
import Testing

@Suite struct `A signed note` {
  private let peter = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"
  private let enoch = "EnochRoot+af0cfe78+ATtqJ7zOtqQtYqOo0CpvDXNlMhV3HeJDpjrASKGLWdop"
  private let text = """
    If you think cryptography is the answer to your problem,
    then you don't know what your problem is.

    """
  private let peterLine =
    "— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZ"
    + "SNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n"
  private let enochLine =
    "— EnochRoot rwz+eBzmZa0SO3NbfRGzPCpDckykFXSdeX+MNtCOXm2/5n2tiOHp+vAF1aGr"
    + "Q5ovTG01oOTGwnWLox33WWd1RvMc+QQ=\n"

  private var note: String { text + "\n" + peterLine + enochLine }

  private func open(_ note: String, _ vkeys: String...) throws -> [String] {
    try SignedNote(parsing: note.utf8)
      .verify(with: vkeys.map { try VerifierKey(vkey: $0) }).map(\.key.name)
  }

  @Test func `is the example of the specification`() throws {
    let example = """
      This is an example message.

      — example.com/foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRK\
      uwHjG1Yu72IneyaQM=

      """
    let vkey = "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k"
    #expect(try open(example, vkey) == ["example.com/foo"])
    let note = try SignedNote(parsing: example.utf8)
    #expect(note.text == "This is an example message.\n")
    #expect(note.description == example)
  }

  @Test func `is verified with the keys that are known`() throws {
    #expect(try open(note, peter, enoch) == ["PeterNeumann", "EnochRoot"])
    #expect(try open(note, enoch) == ["EnochRoot"])
    // A second line of one key is not looked at.
    #expect(try open(note + peterLine, peter) == ["PeterNeumann"])
    #expect(throws: NoteError.noTrustedSignature(names: ["PeterNeumann", "EnochRoot"])) {
      try open(note)
    }
    #expect(throws: NoteError.ambiguousKey(name: "PeterNeumann")) { try open(note, peter, peter) }
    let altered = note.replacing("answer", with: "Answer")
    #expect(throws: NoteError.falseSignature(name: "PeterNeumann")) { try open(altered, peter) }
  }

  @Test func `is signed with the published keys`() throws {
    let skey = "PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz"
    let key = try SigningKey(skey: skey)
    #expect(key.skey == skey)
    #expect(key.verifierKey.vkey == peter)
    let seed = bytes(hex: "810a1402d5146c8d84f2443330f54080ebf98ee17d9c74f6252fc5d5c7283173")
    #expect(key.privateKey.seed == seed)
    let zero = try Ed25519.PrivateKey(seed: [UInt8](repeating: 0, count: 32))
    let other = try SigningKey(name: "EnochRoot", privateKey: zero)
    #expect(other.verifierKey.vkey == enoch)

    let signed = try SignedNote(text: text, signatures: [key.sign(text), other.sign(text)])
    #expect(try open(signed.description, peter, enoch).count == 2)
    #if !canImport(CryptoKit)
      #expect(signed.description == note)
    #endif
  }

  @Test func `may hold blank lines`() throws {
    let key = try SigningKey(name: "a", privateKey: Ed25519.PrivateKey())
    for text in ["\n", "\n\n\n", "a\n\nb\n", "a\n\n", "\n— a AAAAAAA=\n"] {
      let note = try SignedNote(text: text, signatures: [key.sign(text)])
      let read = try SignedNote(parsing: note.description.utf8)
      #expect(read.text == text)
      #expect(try read.verify(with: [key.verifierKey]).count == 1)
    }
  }

  @Test func `is refused when it has no signature, or a line that is none`() {
    func expect(_ error: NoteError, _ note: String) {
      #expect(throws: error) { try SignedNote(parsing: note.utf8) }
    }
    expect(.noSignature, text)
    expect(.noSignature, text + "\n")
    expect(.noSignature, String(note.dropLast()))
    expect(.noSignature, "")
    expect(.noSignature, "\n" + peterLine)
    expect(.controlCharacter(1), "\u{1}" + note)
    expect(.controlCharacter(13), note.replacing("\n", with: "\r\n"))
    expect(.malformedSignatureLine(4), text + "\n— Bad Name x08go/ZJkuBS\n")
    expect(.malformedSignatureLine(6), note + "Unexpected line.\n")
    expect(.malformedSignatureLine(4), text + "\n— a AAAAAA==\n")
    expect(.malformedSignatureLine(4), text + "\n- a AAAAAAA=\n")
    expect(.tooManySignatures(101), text + "\n" + String(repeating: peterLine, count: 101))
    #expect(throws: NoteError.notUTF8) { try SignedNote(parsing: [0xff] + Array(note.utf8)) }
    #expect(throws: NoteError.textNotTerminated) { try SignedNote(text: "a", signatures: []) }
  }

  @Test func `accepts a hundred signatures`() throws {
    let note = text + "\n" + String(repeating: peterLine, count: 100)
    #expect(try open(note, peter) == ["PeterNeumann"])
  }

  @Test func `does not survive the change of any byte`() throws {
    let key = try VerifierKey(vkey: peter)
    let bytes = Array((text + "\n" + peterLine).utf8)
    for position in bytes.indices {
      var other = bytes
      other[position] ^= 1
      #expect(throws: NoteError.self, "byte \(position)") {
        try SignedNote(parsing: other).verify(with: [key])
      }
    }
  }
}

@Suite struct `The text of a key` {
  private let peter = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"
  private let secret =
    "PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz"

  @Test func `does not survive the change of any byte`() {
    for (text, isPublic) in [(peter, true), (secret, false)] {
      let bytes = Array(text.utf8)
      for position in bytes.indices {
        for mask in [1, 0x20] as [UInt8] {
          var other = bytes
          other[position] ^= mask
          let changed = String(decoding: other, as: UTF8.self)
          #expect(throws: NoteKeyError.self, "\(changed)") {
            if isPublic {
              _ = try VerifierKey(vkey: changed)
            } else {
              _ = try SigningKey(skey: changed)
            }
          }
        }
      }
    }
  }

  @Test func `names what is wrong`() throws {
    func expect(_ error: NoteKeyError, _ vkey: String) {
      #expect(throws: error) { try VerifierKey(vkey: vkey) }
    }
    expect(.malformed, "PeterNeumann")
    expect(.malformed, peter + "\n")
    expect(.unsupportedAlgorithm(0x65), peter.replacing("+ARpc", with: "+ZRpc"))
    expect(
      .unsupportedAlgorithm(0x65),
      "PeterNeumann+173116ae+ZRpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW")
    expect(
      .keyIDMismatch(found: 0xc74f_20a4, expected: 0xc74f_20a3),
      peter.replacing("c74f20a3", with: "c74f20a4"))
    #expect(throws: NoteKeyError.self) {
      try VerifierKey(
        vkey: "PeterNeumann+cc469956+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TWBADKEY==")
    }
    expect(.wrongKeyLength(found: 1, expected: 32), "a+00000000+AQI=")
    expect(.invalidName("a b"), "a b" + peter.dropFirst("PeterNeumann".count))
    expect(.invalidName(""), String(peter.dropFirst("PeterNeumann".count)))
    #expect(throws: NoteKeyError.invalidName("a+b")) {
      try SigningKey(name: "a+b", privateKey: Ed25519.PrivateKey())
    }
  }

  @Test func `restores a new key, with or without its final newline`() throws {
    let key = try SigningKey(name: "milo.example/besançon", privateKey: Ed25519.PrivateKey())
    for text in [key.skey, key.skey + "\n"] {
      #expect(try SigningKey(skey: text).privateKey.seed == key.privateKey.seed)
    }
    #expect(try VerifierKey(vkey: key.verifierKey.vkey) == key.verifierKey)
    #expect(try VerifierKey(vkey: key.witnessKey.vkey) == key.witnessKey)
    #expect(key.verifierKey.keyID != key.witnessKey.keyID)
    #expect(!NoteKeyError.malformed.description.contains(key.skey))
  }
}
