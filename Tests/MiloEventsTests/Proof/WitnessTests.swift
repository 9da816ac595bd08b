import MiloEvents
import Testing

@Suite struct `A witness` {
  private let tree = StoredHashes(leafHashes: leafHashes(120))
  private let log: SigningKey
  private let witness: Witness

  init() throws {
    log = try SigningKey(
      name: "example.com/audit", privateKey: .init(seed: bytes(hex: SealedExample.seed)))
    let key = try SigningKey(
      name: "witness.example.com/w1", privateKey: .init(seed: bytes(hex: SealedExample.witnessSeed))
    )
    witness = Witness(key: key, log: log.verifierKey)
  }

  private func head(_ size: Int) throws -> TreeHead {
    TreeHead(size: size, root: try tree.root(size: size))
  }

  private func sealed(_ head: TreeHead) throws -> String {
    try Checkpoint(origin: log.name, head: head).signed(by: log).description
  }

  @Test func `makes the known cosignature`() throws {
    #expect(log.verifierKey.vkey == SealedExample.auditVkey)
    #expect(witness.key.witnessKey.vkey == SealedExample.witnessVkey)
    let answer = try witness.cosign(
      sealed(head(100)).utf8, last: nil, proof: nil, time: 1_679_315_147)
    #expect(answer.head == (try head(100)))
    #if !canImport(CryptoKit)
      #expect(answer.note.description == SealedExample.cosigned)
    #endif
    for text in [answer.note.description, SealedExample.cosigned] {
      let signed = try SignedCheckpoint(
        verifying: text.utf8, logs: [log.verifierKey], witnesses: [witness.key.witnessKey])
      #expect(signed.cosignatures.map(\.key.name) == ["witness.example.com/w1"])
      #expect(signed.cosignatures.first?.time == 1_679_315_147)
    }
    #expect(
      SHA256.hash(Array(SealedExample.cosigned.utf8))
        == hex("380b4165af86986011c919b41b3723cedf14cd491c7b688a3a60de8343281d92"))
  }

  @Test func `is not believed once its time is changed`() throws {
    let text = try Checkpoint(origin: log.name, head: head(100)).text
    let signature = try witness.key.cosign(text, time: 5)
    let forged = SignedNote.Signature(
      name: signature.name, keyID: signature.keyID,
      bytes: [0, 0, 0, 0, 0, 0, 0, 6] + signature.bytes.dropFirst(8))
    let note = try SignedNote(text: text, signatures: [log.sign(text), forged])
    #expect(throws: CheckpointError.note(.falseSignature(name: signature.name))) {
      try SignedCheckpoint(
        verifying: note.description.utf8, logs: [log.verifierKey],
        witnesses: [witness.key.witnessKey])
    }
  }

  @Test func `signs only a tree that extends the last one seen`() throws {
    func cosign(_ new: TreeHead, _ last: TreeHead?, _ proof: ConsistencyProof?) throws {
      _ = try witness.cosign(sealed(new).utf8, last: last, proof: proof, time: 1)
    }
    let (small, large) = (try head(100), try head(120))
    let proof = try ConsistencyProof(from: 100, to: 120, reading: tree)
    try cosign(large, small, proof)
    try cosign(large, large, nil)
    try cosign(small, .empty, nil)
    try cosign(.empty, nil, nil)

    #expect(throws: WitnessError.head(.rollback(signed: 120, found: 100))) {
      try cosign(small, large, nil)
    }
    let forked = TreeHead(size: 100, root: Digest())
    #expect(
      throws: WitnessError.head(.fork(size: 100, signed: small.root, found: forked.root))
    ) {
      try cosign(forked, small, nil)
    }
    #expect(throws: WitnessError.head(.proofMissing(old: 100, new: 120))) {
      try cosign(large, small, nil)
    }
    let otherProof = try ConsistencyProof(from: 99, to: 120, reading: tree)
    #expect(throws: WitnessError.head(.proofMissing(old: 100, new: 120))) {
      try cosign(large, small, otherProof)
    }
    let rewritten = TreeHead(size: 120, root: Digest())
    #expect(
      throws: WitnessError.head(
        .inconsistent(.rootMismatch(size: 120, expected: Digest(), computed: large.root)))
    ) {
      try cosign(rewritten, small, proof)
    }
    let impossible = TreeHead(size: 0, root: Digest())
    #expect(throws: WitnessError.self) { try cosign(impossible, nil, nil) }
  }

  @Test func `signs nothing that the log did not sign`() throws {
    let stranger = try SigningKey(name: log.name, privateKey: Ed25519.PrivateKey())
    let note = try Checkpoint(origin: log.name, head: head(3)).signed(by: stranger)
    #expect(
      throws: WitnessError.checkpoint(.note(.noTrustedSignature(names: ["example.com/audit"])))
    ) {
      try witness.cosign(note.description.utf8, last: nil, proof: nil, time: 1)
    }
  }
}
