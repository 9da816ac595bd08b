import Foundation
import Testing

@testable import MiloEvents

@Suite struct `A witness's register` {
  private struct Scene {
    let folder: SealedFolder
    let key: SigningKey
    let register: WitnessRegister

    init() throws {
      folder = try SealedFolder()
      key = try SigningKey(name: "temoin.example/t1", privateKey: Ed25519.PrivateKey())
      // Inside the journal's folder only so that it goes with it.
      register = WitnessRegister(folder.path + "/.vus")
      try folder.append(0..<300)
      try folder.seal()
    }

    func cosign(log: VerifierKey? = nil, at seconds: Int64 = 1_700_000_100) throws -> SignedNote {
      try register.cosign(
        folder.bytes("checkpoint"), key: key, log: log, tilesOf: folder.path,
        now: RecordedTime(milliseconds: seconds * 1000))
    }
  }

  @Test func `cosigns what extends the last one seen; the journal keeps the signature`() throws {
    let scene = try Scene()
    let folder = scene.folder
    let first = try scene.cosign(log: folder.key.verifierKey)
    #expect(try folder.journal().addCosignatures(of: Array(first.description.utf8)) == 1)
    #expect(try folder.journal().addCosignatures(of: Array(first.description.utf8)) == 0)
    #expect(try folder.seal().wasThere)

    let text = """
      log \(folder.key.verifierKey.vkey)
      witness t1 \(scene.key.witnessKey.vkey)
      quorum t1

      """
    var options = Controle.Options()
    options.politique = try TrustPolicy(parsing: text.utf8)
    #expect(try Controle(folder.journal(), options).constats == [])

    try folder.append(300..<777)
    try folder.seal()
    // The new head is not cosigned yet, the archived one still is.
    let found = try Controle(folder.journal(), options).constats
    #expect(found.map(\.segment) == ["checkpoint"])
    let second = try scene.cosign(at: 1_700_000_200)
    _ = try folder.journal().addCosignatures(of: Array(second.description.utf8))
    #expect(try Controle(folder.journal(), options).constats == [])
  }

  @Test func `asked for late, is asked nothing for the heads before the first it cosigned`() throws
  {
    let scene = try Scene()
    let folder = scene.folder
    try folder.append(300..<600)
    try folder.seal()
    let note = try scene.cosign(log: folder.key.verifierKey)
    // The answer alone, as a witness gives it over HTTP.
    let own = try SignedNote(parsing: folder.bytes("checkpoint"))
    let answer = note.signatures.filter { !own.signatures.contains($0) }.map(\.line).joined()
    #expect(try folder.journal().addCosignatures(of: Array(answer.utf8)) == 1)
    var options = Controle.Options()
    let text = """
      log \(folder.key.verifierKey.vkey)
      witness t1 \(scene.key.witnessKey.vkey)
      quorum t1

      """
    options.politique = try TrustPolicy(parsing: text.utf8)
    // The head of 300 lines bears no cosignature, and never will.
    #expect(try Controle(folder.journal(), options).constats == [])
    // Those sealed since must.
    try folder.append(600..<700)
    try folder.seal()
    try folder.append(700..<800)
    try folder.seal()
    _ = try folder.journal().addCosignatures(
      of: Array(try scene.cosign(at: 1_700_000_300).description.utf8))
    #expect(
      try Controle(folder.journal(), options).constats.map(\.segment)
        == ["sceaux/00000000000000000700.checkpoint"])
    // An earlier head of another tree is found, policy or not.
    let other = try SealedFolder(key: folder.key)
    try other.append(5..<105)
    try other.seal()
    options.anciens = [("autre", try other.bytes("checkpoint"))]
    #expect(
      try Controle(folder.journal(), options).constats.map(\.code).contains(.coherence))
  }

  @Test func `refuses an unknown log, another key, its own key, a clock that went back`() throws {
    let scene = try Scene()
    func refusal(_ body: () throws -> SignedNote) -> String? {
      #expect(throws: RegisterError.self) { try body() }.map { "\($0)" }
    }
    #expect(refusal { try scene.cosign() }?.contains("donnez la clé publique") == true)
    let log = scene.folder.key.verifierKey
    _ = try scene.cosign(log: log)
    let other = try SigningKey(name: log.name, privateKey: Ed25519.PrivateKey())
    let change = refusal { try scene.cosign(log: other.verifierKey) }
    #expect(change?.contains("n’est pas celle") == true)
    #expect(refusal { try scene.cosign(at: 1_700_000_099) }?.contains("horloge") == true)
    _ = try scene.cosign(at: 1_700_000_100)
    let own = WitnessRegister(scene.folder.path + "/.autres")
    #expect(throws: RegisterError.self) {
      try own.cosign(
        scene.folder.bytes("checkpoint"), key: scene.folder.key, log: log,
        tilesOf: scene.folder.path, now: SealedFolder.now)
    }
  }

  @Test func `refuses a tree that shrank or another tree, and an altered memory`() throws {
    let scene = try Scene()
    let log = scene.folder.key.verifierKey
    _ = try scene.cosign(log: log)
    for size in [200, 300, 400] {
      let other = try SealedFolder(key: scene.folder.key)
      try other.append(1..<size + 1)
      try other.seal()
      let error = #expect(throws: RegisterError.self) {
        try scene.register.cosign(
          other.bytes("checkpoint"), key: scene.key, log: nil, tilesOf: other.path,
          now: RecordedTime(milliseconds: 1_700_000_200_000))
      }
      switch error {
      case .witness(.head(.rollback)): #expect(size == 200)
      case .witness(.head(.fork)): #expect(size == 300)
      case .witness(.head(.inconsistent)): #expect(size == 400)
      default: Issue.record("\(String(describing: error))")
      }
    }
    let files = try FileManager.default.contentsOfDirectory(atPath: scene.register.path)
    let name = try #require(files.first { $0.hasSuffix(".temoin") })
    let good = try scene.folder.bytes(".vus/" + name)
    for place in good.indices {
      var bad = good
      bad[place] ^= 1
      try scene.folder.write(bad, ".vus/" + name)
      guard (try? scene.cosign(at: 1_700_000_300)) == nil else {
        Issue.record("byte \(place)")
        return
      }
    }
    try scene.folder.write(good, ".vus/" + name)
    _ = try scene.cosign(at: 1_700_000_300)
  }
}
