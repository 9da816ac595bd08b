@testable import MiloEvents

/// A line of a journal: the quick reader never says anything else than the general one, and a line that is
/// read is written and read again the same.
func lireLigne(_ octets: [UInt8]) {
  let line = octets.prefix { $0 != 0x0A }
  let ligne = Array(line.prefix(EventReader.longestLine + 1))
  if let fast = Reading.fast(ligne) {
    loi(fast == Reading.general(ligne), "les deux lecteurs d’une ligne s’accordent")
  }
  guard let event = try? EventReader.event(in: ligne) else { return }
  let written = EventWriter.line(of: event)
  guard written.count <= EventReader.longestLine else { return }
  guard let again = try? EventReader.event(in: written) else {
    return loi(false, "une ligne lue s’écrit et se relit")
  }
  loi(EventWriter.line(of: again) == written, "une ligne écrite se relit la même")
}

/// A JSON text: a value that is read is written, and read again the same.
func lireJSON(_ octets: [UInt8]) {
  guard let value = try? octets.withUnsafeBufferPointer({ try JSONParser.parse($0) }) else {
    return
  }
  let written = JSONWriter.bytes(of: value)
  guard let again = try? written.withUnsafeBufferPointer({ try JSONParser.parse($0) }) else {
    return loi(false, "une valeur lue s’écrit et se relit")
  }
  loi(JSONWriter.bytes(of: again) == written, "une valeur écrite se relit la même")
}

/// A signed note, and the checkpoint it may hold: what is read writes the same bytes.
func lireNote(_ octets: [UInt8]) {
  if let note = try? SignedNote(parsing: octets) {
    loi(Array(note.description.utf8) == octets, "une note lue s’écrit à l’octet près")
    _ = try? Checkpoint(parsing: note.text)
  }
  let text = String(decoding: octets, as: UTF8.self)
  _ = try? Checkpoint(parsing: text)
  _ = try? VerifierKey(vkey: text)
  _ = try? SigningKey(skey: text)
  _ = try? EntryBundle.decode(octets)
  if let tile = Tile(path: text) { loi(tile.path == text, "le nom d’une tuile est le sien") }
}

/// A policy of trust.
func lirePolitique(_ octets: [UInt8]) {
  _ = try? TrustPolicy(parsing: octets)
}

/// A proof of a line, verified as far as its own hashes allow.
func lirePreuve(_ octets: [UInt8]) {
  guard let bundle = try? ProofBundle(parsing: octets) else { return }
  loi((try? ProofBundle(parsing: bundle.text.utf8)) == bundle, "une preuve écrite se relit la même")
  let note = try? SignedNote(parsing: bundle.signedCheckpoint.utf8)
  guard let head = note.flatMap({ try? Checkpoint(parsing: $0.text).head }) else { return }
  let leaf = MerkleTree.leafHash(bundle.extra ?? [])
  let proof = InclusionProof(index: bundle.index, size: head.size, path: bundle.path)
  _ = try? proof.verify(leafHash: leaf, root: head.root)
  let consistency = ConsistencyProof(oldSize: bundle.index, newSize: head.size, path: bundle.path)
  _ = try? consistency.verify(oldRoot: leaf, newRoot: head.root)
}

/// The answer of a time-stamping authority, its certificates, or a request: what holds under the authority of
/// the seeds dates what was asked of it.
func lireJeton(_ octets: [UInt8]) {
  if let token = try? TimestampToken(response: octets) {
    loi(token.bytes == octets, "un jeton garde ses octets")
    if let autorite, (try? token.verify(under: autorite)) != nil {
      loi(token.imprint == horodatee, "un jeton vérifié date ce qui fut demandé")
    }
    try? token.checkAnswers(demande)
  }
  _ = try? TimestampAuthority(pem: octets)
}

/// The root of the authority that answered the seeds.
private let autorite = try? TimestampAuthority(
  pem: Array(
    """
    -----BEGIN CERTIFICATE-----
    MIIBWDCB/qADAgECAhQFUTpMK1lhevwgWe0vuXvtWuup9TAKBggqhkjOPQQDAjAR
    MQ8wDQYDVQQDDAZSYWNpbmUwIBcNMjYxMTI5MTcxMjQwWhgPMjEyNjExMDUxNzEy
    NDBaMBExDzANBgNVBAMMBlJhY2luZTBZMBMGByqGSM49AgEGCCqGSM49AwEHA0IA
    BMkM+OjWL11QSccUVAQwkUe06EhHpBjYfxybusOUczXSL6UmERbNB0DIV2BjYnMj
    pJsXZiUk8/Rxd0e1l9ZVLtujMjAwMA8GA1UdEwEB/wQFMAMBAf8wHQYDVR0OBBYE
    FA8RZnCcmGwjsPwTRMoqJELpPRSPMAoGCCqGSM49BAMCA0kAMEYCIQCmc3/9vl7G
    jH/Ta/N+PE4FmqeJnjkWxe97TrviRguTBAIhANhzMiopdPFsQ6aG5oxKVM/gC5QZ
    SWV3Z/edkQkjkOST
    -----END CERTIFICATE-----

    """.utf8))

/// A request of our own, for its nonce.
private let demande = TimestampRequest(of: "").bytes

/// What that authority dated: the text of a head.
private let horodatee = SHA256.hash(
  Array("milo.example/essai\n1\nAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n".utf8))
