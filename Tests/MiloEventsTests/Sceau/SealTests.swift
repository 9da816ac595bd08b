import Foundation
import Testing

@testable import MiloEvents

@Suite struct `Sealing a journal` {
  @Test(arguments: [0, 1, 255, 256, 257, 700])
  func `writes a checkpoint, tiles and nothing to find`(size: Int) throws {
    let folder = try SealedFolder()
    if size > 0 { try folder.append(0..<size) }
    let seal = try folder.seal()

    let leaves = (0..<size).map { MerkleTree.leafHash(Array(SealedFolder.line($0).utf8)) }
    #expect(seal.checkpoint.head.root == MerkleTree.root(ofLeafHashes: leaves))
    let signed = try folder.policy.verify(folder.bytes("checkpoint"))
    #expect(signed.checkpoint == seal.checkpoint)
    let old = StoredHashes()
    for file in try TileEdge.files(appending: leaves, to: 0, reading: old) {
      #expect(try folder.bytes(file.path) == file.bytes)
    }
    #expect(try folder.verify() == [])
    #expect(try folder.verify(believing: false) == [])
    #expect(try folder.verify(complet: true) == [])
  }

  @Test func `twice changes nothing and keeps cosignatures`() throws {
    let folder = try SealedFolder()
    try folder.append(0..<3)
    try folder.seal()
    let before = try folder.bytes("checkpoint")
    let again = try folder.seal()
    #expect(again.wasThere)
    #expect(again.writtenTileCount == 0)
    #expect(try folder.bytes("checkpoint") == before)
  }

  @Test func `after more lines keeps the former head, which stays provable`() throws {
    let folder = try SealedFolder()
    try folder.append(0..<300)
    try folder.seal()
    let old = try folder.bytes("checkpoint")
    try folder.append(300..<613)
    #expect(try folder.verify() == [])
    try folder.seal()
    #expect(try folder.bytes("sceaux/00000000000000000300.checkpoint") == old)
    #expect(try folder.verify(depuis: old) == [])
  }

  @Test func `with lines writes bundles that give them back`() throws {
    let folder = try SealedFolder()
    try folder.append(0..<300)
    try folder.seal(entryBundles: true)
    let full = try EntryBundle.decode(folder.bytes("tile/entries/000"))
    let rest = try EntryBundle.decode(folder.bytes("tile/entries/001.p/44"))
    let lines = (full + rest).map { String(decoding: $0, as: UTF8.self) }
    #expect(lines == (0..<300).map(SealedFolder.line))
    #expect(try folder.verify() == [])
  }

  @Test func `refuses a tree that shrank`() throws {
    let folder = try SealedFolder()
    try folder.append(0..<3)
    try folder.seal()
    let name = try folder.segments[0]
    let text = (0..<2).map { SealedFolder.line($0) + "\n" }.joined()
    try folder.write(Array(text.utf8), name)
    let error = #expect(throws: SealError.self) { try folder.seal() }
    guard case .head(.rollback(signed: 3, found: 2)) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
  }

  @Test(arguments: [3, 5]) func `refuses another tree`(size: Int) throws {
    let folder = try SealedFolder()
    try folder.append(0..<3)
    try folder.seal()
    let name = try folder.segments[0]
    let text = (0..<size).map { SealedFolder.line($0 == 1 ? 100 : $0) + "\n" }.joined()
      .replacing("00:01:40.000Z", with: "00:00:01.000Z")
    try folder.write(Array(text.utf8), name)
    let error = #expect(throws: SealError.self) { try folder.seal() }
    switch error {
    case .head(.fork): #expect(size == 3)
    case .head(.inconsistent): #expect(size == 5)
    default: Issue.record("\(String(describing: error))")
    }
  }

  @Test func `refuses a key of another name`() throws {
    let folder = try SealedFolder(
      key: SigningKey(name: "milo.example/autre", privateKey: Ed25519.PrivateKey()))
    try folder.append(0..<1)
    let error = #expect(throws: SealError.self) { try folder.seal() }
    guard case .wrongKey("milo.example/autre", SealedFolder.origin) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
  }

  @Test func `refuses a checkpoint of another journal, or one it did not sign`() throws {
    let folder = try SealedFolder()
    try folder.append(0..<1)
    let head = TreeHead(size: 1, root: MerkleTree.emptyRoot)
    let other = try SigningKey(name: "milo.example/autre", privateKey: Ed25519.PrivateKey())
    let foreign = try Checkpoint(origin: other.name, head: head).signed(by: other)
    try folder.write(Array(foreign.description.utf8), "checkpoint")
    let first = #expect(throws: SealError.self) { try folder.seal() }
    guard case .otherJournal("milo.example/autre", SealedFolder.origin) = first else {
      Issue.record("\(String(describing: first))")
      return
    }
    let stranger = try SigningKey(name: SealedFolder.origin, privateKey: Ed25519.PrivateKey())
    let forged = try Checkpoint(origin: stranger.name, head: head).signed(by: stranger)
    try folder.write(Array(forged.description.utf8), "checkpoint")
    let second = #expect(throws: SealError.self) { try folder.seal() }
    guard case .checkpoint(.note(.noTrustedSignature)) = second else {
      Issue.record("\(String(describing: second))")
      return
    }
  }

  @Test func `accepts a new key when the former one is named`() throws {
    let folder = try SealedFolder()
    try folder.append(0..<1)
    try folder.seal()
    let new = try SigningKey(name: SealedFolder.origin, privateKey: Ed25519.PrivateKey())
    #expect(throws: SealError.self) { try folder.journal().seal(with: new, now: SealedFolder.now) }
    let seal = try folder.journal().seal(
      with: new, formerKeys: [folder.key.verifierKey], now: SealedFolder.now)
    #expect(!seal.wasThere)
    let policy = TrustPolicy(logs: [new.verifierKey])
    #expect(try policy.verify(folder.bytes("checkpoint")).checkpoint.head.size == 1)
  }

  @Test func `tells of a line dated after the clock, and seals it: it cannot change`() throws {
    let folder = try SealedFolder()
    try folder.append(0..<2)
    let seal = try folder.seal(now: RecordedTime(milliseconds: 1_640_995_200_999))
    #expect(seal.lineAhead == RecordedTime(milliseconds: 1_640_995_201_000))
    #expect(seal.checkpoint.head.size == 2)
    #expect(try folder.seal(now: RecordedTime(milliseconds: 1_640_995_201_000)).lineAhead == nil)
  }

  @Test func `refuses damage that the seal would hide`() throws {
    let folder = try SealedFolder()
    try folder.append(0..<2)
    try folder.append(0..<1)
    let error = #expect(throws: SealError.self) { try folder.seal() }
    guard case .damaged(_, let first) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(first.index == 2)
    #expect(!FileManager.default.fileExists(atPath: folder.path + "/checkpoint"))
  }

  @Test func `binds journal.json`() throws {
    let folder = try SealedFolder()
    try folder.append(0..<1)
    try folder.seal()
    let other = JournalIdentity(origin: SealedFolder.origin, source: "/structures/autre")
    try folder.write(other.json, "journal.json")
    #expect(try folder.verify().map(\.segment) == ["journal.json"])
    let error = #expect(throws: SealError.self) { try folder.seal() }
    guard case .identityChanged = error else {
      Issue.record("\(String(describing: error))")
      return
    }
  }

  @Test func `writes altered tiles anew`() throws {
    let folder = try SealedFolder()
    try folder.append(0..<300)
    try folder.seal()
    let good = try folder.bytes("tile/0/000")
    try folder.write(Array(good.reversed()), "tile/0/000")
    try folder.remove("tile/1/000.p/1")
    #expect(try folder.verify().map(\.code) == [.tuile, .tuile])
    #expect(try folder.seal().writtenTileCount == 2)
    #expect(try folder.bytes("tile/0/000") == good)
    #expect(try folder.verify() == [])
  }
}

@Suite struct `A proof of a line` {
  @Test func `holds for every line of a sealed journal, and for no other line`() throws {
    let folder = try SealedFolder()
    try folder.append(0..<270)
    try folder.seal()
    try folder.append(270..<280)
    for index in [0, 1, 128, 255, 256, 269] {
      let bundle = try folder.journal().proof(ofLine: index, withLine: true)
      #expect(try ProofBundle(parsing: bundle.text.utf8) == bundle)
      #expect(bundle.extra == Array(SealedFolder.line(index).utf8))
      let leaf = MerkleTree.leafHash(try #require(bundle.extra))
      #expect(try bundle.verify(leafHash: leaf, policy: folder.policy).checkpoint.head.size == 270)
      #expect(throws: ProofBundleError.self) {
        try bundle.verify(leafHash: MerkleTree.leafHash([1]), policy: folder.policy)
      }
    }
    let error = #expect(throws: InclusionError.self) { try folder.journal().proof(ofLine: 270) }
    guard case .proof(.indexOutsideTree(index: 270, size: 270)) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
  }

  @Test func `is not made from a journal that is not the one sealed`() throws {
    let folder = try SealedFolder()
    try folder.append(0..<4)
    #expect(throws: InclusionError.self) { try folder.journal().proof(ofLine: 0) }
    try folder.seal()
    var bytes = try folder.bytes(folder.segments[0])
    bytes[10] ^= 1
    try folder.write(bytes, folder.segments[0])
    #expect(throws: InclusionError.self) { try folder.journal().proof(ofLine: 3) }
  }
}
