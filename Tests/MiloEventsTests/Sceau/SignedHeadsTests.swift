import Foundation
import Testing

@testable import MiloEvents

/// What stands in the journal's folder is in the hands of whoever holds it; what the key remembers is not.
@Suite struct `A key that remembers what it signed` {
  /// A journal and its key, in a folder apart.
  private struct Scene {
    let folder: SealedFolder
    let keys: URL
    var memory: String { keys.appending(path: "essai.cle.tetes").path(percentEncoded: false) }

    init(key: SigningKey? = nil, keys: URL? = nil) throws {
      folder = try SealedFolder(key: key)
      self.keys =
        keys
        ?? FileManager.default.temporaryDirectory.appending(path: "milo-cles-\(UUID())")
      try FileManager.default.createDirectory(at: self.keys, withIntermediateDirectories: true)
    }

    @discardableResult
    func seal() throws -> Seal {
      let key = keys.appending(path: "essai.cle").path(percentEncoded: false)
      return try folder.journal().seal(
        with: folder.key, heads: SignedHeads(besideKey: key), now: SealedFolder.now)
    }

    func removeSeals() throws {
      for name in ["checkpoint", "sceaux", "tile", "journal.json.note"] {
        let place = folder.url.appending(path: name)
        if FileManager.default.fileExists(atPath: place.path(percentEncoded: false)) {
          try FileManager.default.removeItem(at: place)
        }
      }
    }
  }

  private func edit(_ scene: Scene, line: Int) throws {
    let name = "00000000000000000000.jsonl"
    let text = String(decoding: try scene.folder.bytes(name), as: UTF8.self)
    try scene.folder.write(
      Array(text.replacing("\"n\":\(line)}", with: "\"n\":\(line + 9000)}").utf8), name)
  }

  private func isRefused(_ scene: Scene) -> Bool {
    let error = #expect(throws: SealError.self) { try scene.seal() }
    if case .keyed = error { return true }
    return false
  }

  @Test func `seals again what grew, and keeps the head beside the key`() throws {
    let scene = try Scene()
    try scene.folder.append(0..<30)
    #expect(try !scene.seal().remadeHeads)
    try scene.folder.append(30..<60)
    try scene.seal()
    let kept = try [UInt8](Data(contentsOf: URL(filePath: scene.memory)))
    #expect(kept == (try scene.folder.bytes("checkpoint")))
    #expect(try scene.seal().wasThere)
  }

  @Test func `does not sign an edited line once the seals are removed`() throws {
    let scene = try Scene()
    try scene.folder.append(0..<30)
    try scene.seal()
    try scene.removeSeals()
    try edit(scene, line: 3)
    #expect(isRefused(scene))
    #expect(throws: (any Error).self) { try scene.folder.bytes("checkpoint") }
  }

  @Test func `does not sign another end once an old seal is put back`() throws {
    let scene = try Scene()
    try scene.folder.append(0..<30)
    try scene.seal()
    let old = try scene.folder.bytes("checkpoint")
    try scene.folder.append(30..<60)
    try scene.seal()
    try scene.removeSeals()
    try scene.folder.write(old, "checkpoint")
    try edit(scene, line: 45)
    #expect(isRefused(scene))
  }

  @Test func `does not sign a second journal of the same origin, nor a shorter one`() throws {
    let scene = try Scene()
    try scene.folder.append(0..<30)
    try scene.seal()
    let second = try Scene(key: scene.folder.key, keys: scene.keys)
    try second.folder.append(1000..<1040)
    #expect(isRefused(second))
    let restored = try Scene(key: scene.folder.key, keys: scene.keys)
    try restored.folder.append(0..<20)
    #expect(isRefused(restored))
    let copy = try Scene(key: scene.folder.key, keys: scene.keys)
    try copy.folder.append(0..<40)
    try copy.seal()
  }

  @Test func `makes its memory again from the heads of the folder, and says so`() throws {
    let scene = try Scene()
    try scene.folder.append(0..<30)
    try scene.seal()
    try scene.folder.append(30..<60)
    try scene.seal()
    try FileManager.default.removeItem(atPath: scene.memory)
    // The last head is gone too; the one before it still stands in sceaux/.
    try scene.folder.remove("checkpoint")
    #expect(try scene.seal().remadeHeads)
    try FileManager.default.removeItem(atPath: scene.memory)
    try scene.folder.remove("checkpoint")
    try edit(scene, line: 3)
    #expect(isRefused(scene))
  }

  @Test func `does not believe a memory that it did not sign`() throws {
    let scene = try Scene()
    try scene.folder.append(0..<30)
    try scene.seal()
    let other = try SealedFolder()
    try other.append(0..<10)
    try other.seal()
    for bytes in [try other.bytes("checkpoint"), [], Array("tête".utf8)] {
      try Data(bytes).write(to: URL(filePath: scene.memory))
      let error = #expect(throws: SealError.self) { try scene.seal() }
      guard case .heads(scene.memory)? = error else {
        Issue.record("\(String(describing: error))")
        continue
      }
    }
  }

  @Test func `signs nothing where it cannot remember`() throws {
    let scene = try Scene()
    try scene.folder.append(0..<30)
    let path = scene.keys.path(percentEncoded: false)
    try FileManager.default.removeItem(at: scene.keys)
    #expect(throws: SealError.self) { try scene.seal() }
    #expect(!FileManager.default.fileExists(atPath: path))
    #expect(throws: (any Error).self) { try scene.folder.bytes("checkpoint") }
  }
}
