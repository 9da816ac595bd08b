import MiloEvents
import Testing

@Suite struct `A checkpoint` {
  @Test func `is the published one`() throws {
    let text = """
      example.com/behind-the-sofa
      20852163
      CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=

      """
    let checkpoint = try Checkpoint(parsing: text)
    #expect(checkpoint.origin == "example.com/behind-the-sofa")
    #expect(checkpoint.head.size == 20_852_163)
    #expect(checkpoint.extensions.isEmpty)
    #expect(checkpoint.text == text)
  }

  @Test func `keeps its extension lines`() throws {
    let checkpoint = try Checkpoint(origin: "a", head: .empty, extensions: ["b", "c d"])
    #expect(checkpoint.text == "a\n0\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\nb\nc d\n")
    #expect(try Checkpoint(parsing: checkpoint.text) == checkpoint)
  }

  @Test func `names the line that is wrong`() {
    let root = "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU="
    func expect(_ line: Int, _ text: String) {
      #expect(throws: CheckpointError.malformed(line: line), "\(text)") {
        try Checkpoint(parsing: text)
      }
    }
    expect(1, "")
    expect(3, "a\n0\n")
    expect(3, "a\n0\n" + root)
    expect(1, "\n0\n\(root)\n")
    for size in ["", "00", "01", "-1", "+1", " 1", "1 ", "1e3", "99999999999999999999", "é"] {
      expect(2, "a\n\(size)\n\(root)\n")
    }
    for bad in [
      "", "AAAA", root.dropLast() + "", root + "=", "47DE\(root.dropFirst(4).dropLast(2))V=",
    ] {
      expect(3, "a\n0\n\(bad)\n")
    }
    expect(4, "a\n0\n\(root)\n\n")
  }

  @Test func `is signed only by the key of its origin`() throws {
    let key = try SigningKey(name: "milo.example/a", privateKey: Ed25519.PrivateKey())
    let own = try Checkpoint(origin: "milo.example/a", head: .empty)
    let signed = try own.signed(by: key)
    let read = try SignedCheckpoint(verifying: signed.description.utf8, logs: [key.verifierKey])
    #expect(read.checkpoint == own && read.log == key.verifierKey && read.cosignatures.isEmpty)

    let foreign = try Checkpoint(origin: "milo.example/b", head: .empty)
    let mismatch = CheckpointError.originMismatch(
      found: "milo.example/b", expected: "milo.example/a")
    #expect(throws: mismatch) { try foreign.signed(by: key) }
    let forced = try SignedNote(text: foreign.text, signatures: [key.sign(foreign.text)])
    #expect(throws: mismatch) {
      try SignedCheckpoint(verifying: forced.description.utf8, logs: [key.verifierKey])
    }
  }

  @Test func `is not vouched for by a witness alone`() throws {
    let log = try SigningKey(name: "log", privateKey: Ed25519.PrivateKey())
    let witness = try SigningKey(name: "temoin", privateKey: Ed25519.PrivateKey())
    let text = try Checkpoint(origin: "log", head: .empty).text
    let note = try SignedNote(text: text, signatures: [witness.cosign(text, time: 1)])
    #expect(throws: CheckpointError.notSignedByLog(name: "log")) {
      try SignedCheckpoint(
        verifying: note.description.utf8, logs: [log.verifierKey], witnesses: [witness.witnessKey])
    }
  }
}

@Suite struct `Three sealed events` {
  private let hashes = SealedExample.lines.map { MerkleTree.leafHash(Array($0.utf8)) }

  @Test func `have the known hashes, roots and tiles`() throws {
    #expect(
      hashes == [
        hex("dc587e8c30a1997c1d3f6fd22a3b3d3062c9ede403bee09ae5c846f983d4fd0d"),
        hex("bb0e78f5361a950a5a6743622d37a3c6d72085f996524de65d05d50240c4101b"),
        hex("2b1d3a18dff1b443249d50b0153154b04ee04a3176afd76083813e8ad574d10a"),
      ])
    let tree = StoredHashes(leafHashes: hashes)
    #expect(
      try tree.root(size: 2)
        == hex("09bba65e4d96d57a37f047774258dfd77d1d09ab52c20b7b5d266e9c07fd9a9c"))
    #expect(
      try tree.root(size: 3)
        == hex("44f87a26ceb292ea0e28c6defea4d65b39e4952fb3ebf70c5db8e911f91416df"))
    let bundle = try EntryBundle.encode(SealedExample.lines.map(\.utf8))
    #expect(bundle.count == 1225)
    #expect(
      SHA256.hash(bundle)
        == hex("c557e017bae3a85c382357d12b9efab2e24219b9014c03a0b14e6e2ac61e4b4c"))
    let files = try TileEdge.files(appending: hashes, to: 0, reading: tree)
    #expect(files.map(\.path) == ["tile/0/000.p/3"])
    #expect(
      SHA256.hash(files[0].bytes)
        == hex("74deb6a73c808d5616672a36dec7cbc139581dcc46d763d495dd729731f18457"))
    let proof = try ConsistencyProof(from: 2, to: 3, reading: tree)
    #expect(
      proof.path.map { Base64.encode($0.bytes) } == ["Kx06GN/xtEMknVCwFTFUsE7gSjF2r9dgg4E+itV00Qo="]
    )
  }

  @Test func `have the known proof bundle`() throws {
    let key = try SigningKey(skey: SealedExample.skey)
    #expect(key.privateKey.seed == bytes(hex: SealedExample.seed))
    #expect(key.verifierKey.vkey == SealedExample.vkey)
    let tree = StoredHashes(leafHashes: hashes)
    let head = TreeHead(size: 3, root: try tree.root(size: 3))
    let note = try Checkpoint(origin: key.name, head: head).signed(by: key)
    let bundle = ProofBundle(
      proof: try InclusionProof(index: 1, size: 3, from: tree), checkpoint: note)
    #if !canImport(CryptoKit)
      #expect(bundle.text == SealedExample.bundle)
    #endif
    let policy = TrustPolicy(logs: [key.verifierKey])
    for text in [bundle.text, SealedExample.bundle] {
      let read = try ProofBundle(parsing: text.utf8)
      #expect(try read.verify(leafHash: hashes[1], policy: policy).checkpoint.head == head)
      #expect(throws: ProofBundleError.self) {
        try read.verify(leafHash: hashes[0], policy: policy)
      }
    }
  }
}

@Suite struct `A proof bundle` {
  @Test func `is the golden text when its path is empty`() throws {
    let text = "c2sp.org/tlog-proof@v1\nindex 0\n\ncheckpoint\n"
    let bundle = try ProofBundle(parsing: text.utf8)
    #expect(bundle.path.isEmpty && bundle.index == 0 && bundle.extra == nil)
    #expect(bundle.signedCheckpoint == "checkpoint\n")
    #expect(bundle.text == text)
  }

  @Test func `keeps its free bytes`() throws {
    let text = "c2sp.org/tlog-proof@v1\nextra AQI=\nindex 7\n\nc\n"
    let bundle = try ProofBundle(parsing: text.utf8)
    #expect(bundle.extra == [1, 2])
    #expect(bundle.text == text)
  }

  @Test(arguments: [
    (1, "c2sp.org/tlog-proof@v2\nindex 0\n\nc\n"), (1, ""), (2, "c2sp.org/tlog-proof@v1\n\nc\n"),
    (2, "c2sp.org/tlog-proof@v1"), (2, "c2sp.org/tlog-proof@v1\nindex notanumber\n\nc\n"),
    (2, "c2sp.org/tlog-proof@v1\nindex -5\n\nc\n"), (2, "c2sp.org/tlog-proof@v1\nindex 05\n\nc\n"),
    (2, "c2sp.org/tlog-proof@v1\nextra A\nindex 0\n\nc\n"),
    (3, "c2sp.org/tlog-proof@v1\nindex 0\n!!!\n\nc\n"),
    (3, "c2sp.org/tlog-proof@v1\nindex 0\nAAAA\n\nc\n"), (3, "c2sp.org/tlog-proof@v1\nindex 0"),
  ])
  func `names the line that is wrong`(line: Int, text: String) {
    #expect(throws: ProofBundleError.malformed(line: line)) { try ProofBundle(parsing: text.utf8) }
  }

  @Test func `does not survive the change of any byte`() throws {
    let policy = TrustPolicy(logs: [try VerifierKey(vkey: SealedExample.vkey)])
    let leaf = MerkleTree.leafHash(Array(SealedExample.lines[1].utf8))
    let bytes = Array(SealedExample.bundle.utf8)
    for position in bytes.indices {
      var other = bytes
      other[position] ^= 1
      #expect(throws: ProofBundleError.self, "byte \(position)") {
        try ProofBundle(parsing: other).verify(leafHash: leaf, policy: policy)
      }
    }
  }
}
