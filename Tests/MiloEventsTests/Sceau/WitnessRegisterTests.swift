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

    /// Cosigns, by default when line 300 is recorded.
    func cosign(log: VerifierKey? = nil, at line: Int = 300) throws -> SignedNote {
      try register.cosign(
        folder.bytes("checkpoint"), key: key, log: log, tilesOf: folder.path,
        now: SealedFolder.recorded(line))
    }

    /// Believes the journal's key and this witness.
    func politique() throws -> TrustPolicy {
      try TrustPolicy(
        parsing: """
          log \(folder.key.verifierKey.vkey)
          witness t1 \(key.witnessKey.vkey)
          quorum t1

          """.utf8)
    }
  }

  @Test func `cosigns what extends the last one seen; the journal keeps the signature`() throws {
    let scene = try Scene()
    let folder = scene.folder
    let first = try scene.cosign(log: folder.key.verifierKey)
    #expect(try folder.journal().addCosignatures(of: Array(first.description.utf8)) == 1)
    #expect(try folder.journal().addCosignatures(of: Array(first.description.utf8)) == 0)
    #expect(try folder.seal().wasThere)

    var options = Controle.Options()
    options.politique = try scene.politique()
    #expect(try Controle(folder.journal(), options).constats == [])

    try folder.append(300..<777)
    try folder.seal()
    // The new head is not cosigned yet, the archived one still is.
    let found = try Controle(folder.journal(), options).constats
    #expect(found.map(\.segment) == ["checkpoint"])
    let second = try scene.cosign(at: 777)
    _ = try folder.journal().addCosignatures(of: Array(second.description.utf8))
    #expect(try Controle(folder.journal(), options).constats == [])
  }

  @Test func `asked for late, is asked nothing for the heads before the first it cosigned`() throws
  {
    let scene = try Scene()
    let folder = scene.folder
    try folder.append(300..<600)
    try folder.seal()
    let note = try scene.cosign(log: folder.key.verifierKey, at: 600)
    // The answer alone, as a witness gives it over HTTP.
    let own = try SignedNote(parsing: folder.bytes("checkpoint"))
    let answer = note.signatures.filter { !own.signatures.contains($0) }.map(\.line).joined()
    #expect(try folder.journal().addCosignatures(of: Array(answer.utf8)) == 1)
    var options = Controle.Options()
    options.politique = try scene.politique()
    // The head of 300 lines bears no cosignature, and never will.
    #expect(try Controle(folder.journal(), options).constats == [])
    // Those sealed since must.
    try folder.append(600..<700)
    try folder.seal()
    try folder.append(700..<800)
    try folder.seal()
    _ = try folder.journal().addCosignatures(
      of: Array(try scene.cosign(at: 800).description.utf8))
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

  @Test func `dates the lines around the heads it saw, within a tolerance`() throws {
    let scene = try Scene()
    let folder = scene.folder
    try folder.append(300..<600)
    try folder.seal()
    // Seen an hour after the last line: what is recorded in that hour, from now on, is back-dated.
    let seen = 599 + 3600
    let note = try scene.cosign(log: folder.key.verifierKey, at: seen)
    _ = try folder.journal().addCosignatures(of: Array(note.description.utf8))
    try folder.append(600..<610)
    try folder.append(seen - 600..<seen - 500)
    var options = Controle.Options()
    options.politique = try scene.politique()
    let found = try Controle(folder.journal(), options).constats
    #expect(found.map(\.code) == [.horodatage])
    #expect(found.first?.index == 600 && found.first?.segment?.hasSuffix(".jsonl") == true)
    #expect(
      found.first?.message
        == "les lignes 600 à 609 sont enregistrées de \(SealedFolder.recorded(600)) à "
        + "\(SealedFolder.recorded(609)), avant que la tête de 600 lignes qui ne les contient pas ait été "
        + "vue par le témoin « temoin.example/t1 », à \(SealedFolder.recorded(seen)) : elles sont antidatées, "
        + "ou ont été ajoutées entre la signature de cette tête et ce moment")
    options.tolerance = 60
    #expect(try Controle(folder.journal(), options).constats == [])
    options.tolerance = 10
    // Sealing goes on, and what the new seal covers is looked at again.
    try folder.seal()
    let sealed = try Controle(folder.journal(), options)
    #expect(sealed.constats.filter { $0.code == .horodatage } == found)
    // Nobody who gives no key of the witness can say so.
    options.politique = folder.policy
    let unknown = try Controle(folder.journal(), options)
    #expect(unknown.constats == [] && unknown.dispensees == 710)
  }

  @Test func `finds lines of a clock ahead, and of the future`() throws {
    let scene = try Scene()
    let folder = scene.folder
    // Line 300 says an hour after the witness saw it.
    try folder.append(3900..<3901)
    try folder.seal()
    let note = try scene.cosign(log: folder.key.verifierKey)
    _ = try folder.journal().addCosignatures(of: Array(note.description.utf8))
    var options = Controle.Options()
    options.politique = try scene.politique()
    let found = try Controle(folder.journal(), options).constats
    #expect(found.map(\.code) == [.horodatage] && found.map(\.index) == [300])
    #expect(found.first?.message.contains("l’horloge qui l’a écrite avançait") == true)

    // Without any witness, the machine's clock: sealed and believed or not.
    options.politique = folder.policy
    options.now = SealedFolder.recorded(3900 - 601)
    for politique in [folder.policy, nil] {
      options.politique = politique
      let found = try Controle(folder.journal(), options).constats
      #expect(found.map(\.code) == [.horodatage] && found.map(\.index) == [300])
      #expect(found.first?.message.contains("dans le futur") == true)
    }
    options.now = SealedFolder.recorded(3900 - 600)
    #expect(try Controle(folder.journal(), options).constats == [])
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
    #expect(refusal { try scene.cosign(at: 299) }?.contains("horloge") == true)
    _ = try scene.cosign(at: 300)
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
          now: SealedFolder.recorded(400))
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
      guard (try? scene.cosign(at: 301)) == nil else {
        Issue.record("byte \(place)")
        return
      }
    }
    try scene.folder.write(good, ".vus/" + name)
    _ = try scene.cosign(at: 301)
  }
}
