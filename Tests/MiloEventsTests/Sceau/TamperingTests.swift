import Foundation
import Testing

@testable import MiloEvents

/// What somebody does to a sealed journal is found, and where.
@Suite struct `Tampering with a sealed journal` {
  /// Nine lines in three segments, sealed at six and at nine lines, with entry bundles.
  private func sealed() throws -> SealedFolder {
    let folder = try SealedFolder()
    try folder.append(0..<6, segmentSize: 900)
    try folder.seal(entryBundles: true)
    try folder.append(6..<9, segmentSize: 900)
    try folder.seal(entryBundles: true)
    return folder
  }

  /// The findings, or the error in their place.
  private func outcome(_ folder: SealedFolder, believing: Bool = true) throws -> [String] {
    do {
      return try folder.verify(believing: believing).map {
        "\($0.code.rawValue) \($0.index.map(String.init) ?? "") \($0.segment ?? "") \($0.message)"
      }
    } catch {
      return ["\(error)"]
    }
  }

  private func files(_ folder: SealedFolder) throws -> [String] {
    let names = try FileManager.default.subpathsOfDirectory(atPath: folder.path)
    return names.filter { name in
      var isFolder: ObjCBool = false
      _ = FileManager.default.fileExists(
        atPath: folder.path + "/" + name, isDirectory: &isFolder)
      return !isFolder.boolValue && !name.split(separator: "/").contains { $0.hasPrefix(".") }
    }.sorted()
  }

  @Test func `one bit of any byte of any file is found, and its file named`() throws {
    let folder = try sealed()
    #expect(try outcome(folder) == [])
    let files = try files(folder)
    #expect(files.count == 11)
    for file in files {
      let good = try folder.bytes(file)
      for place in good.indices {
        var bad = good
        bad[place] ^= 1
        try folder.write(bad, file)
        let found = try outcome(folder)
        guard found.contains(where: { $0.contains(file) }) else {
          Issue.record("\(file), byte \(place): \(found)")
          return
        }
      }
      try folder.write(good, file)
    }
    #expect(try outcome(folder) == [])
  }

  @Test func `without any key every byte but those of signatures is found`() throws {
    let folder = try sealed()
    for file in try files(folder) {
      let good = try folder.bytes(file)
      let isNote = file.hasSuffix("checkpoint") || file.hasSuffix(".note")
      let note = String(decoding: good, as: UTF8.self)
      let end = good.count - (isNote ? note.signatureLength : 0)
      for place in 0..<end {
        var bad = good
        bad[place] ^= 1
        try folder.write(bad, file)
        guard try !outcome(folder, believing: false).isEmpty else {
          Issue.record("\(file), byte \(place)")
          return
        }
      }
      try folder.write(good, file)
    }
  }

  @Test func `one letter of any segment's name is found`() throws {
    let folder = try sealed()
    for segment in try folder.segments {
      for place in segment.utf8.indices {
        var bytes = Array(segment.utf8)
        bytes[segment.utf8.distance(from: segment.utf8.startIndex, to: place)] ^= 1
        let other = String(decoding: bytes, as: UTF8.self)
        guard !other.contains("/"), try !folder.segments.contains(other) else { continue }
        try folder.move(segment, to: other)
        #expect(try !outcome(folder).isEmpty, "\(other)")
        try folder.move(other, to: segment)
      }
    }
    #expect(try outcome(folder) == [])
  }

  @Test func `last lines removed are missed, and counted`() throws {
    let folder = try SealedFolder()
    try folder.append(0..<5)
    try folder.seal()
    let text = (0..<3).map { SealedFolder.line($0) + "\n" }.joined()
    try folder.write(Array(text.utf8), folder.segments[0])
    let found = try folder.verify()
    #expect(found.map(\.code) == [.taille])
    #expect(found.first?.index == 3)
    #expect(found.first?.message.contains("il en manque 2") == true)
  }

  @Test func `two lines swapped are both named`() throws {
    let folder = try SealedFolder()
    try folder.append(0..<6)
    try folder.seal()
    let order = [0, 4, 2, 3, 1, 5]
    let text = order.map { SealedFolder.line($0) + "\n" }.joined()
    try folder.write(Array(text.utf8), folder.segments[0])
    let found = try folder.verify().filter { $0.code == .racine }
    #expect(found.map(\.index) == [1, 4])
    #expect(found.first?.octet == SealedFolder.line(0).utf8.count + 1)
  }

  @Test func `a line changed accuses that line, not the tiles and bundles that were sealed`() throws
  {
    let folder = try sealed()
    let segment = try folder.segments[1]
    var bytes = try folder.bytes(segment)
    bytes[40] ^= 1
    try folder.write(bytes, segment)
    let found = try folder.verify().filter { $0.code != .coherence }
    #expect(Set(found.map(\.segment)) == [segment])
    #expect(found.map(\.index) == [3])
  }

  @Test func `a segment replaced or removed is found`() throws {
    let folder = try sealed()
    let segments = try folder.segments
    #expect(segments.count >= 3)
    let middle = segments[1]
    let good = try folder.bytes(middle)
    try folder.write(try folder.bytes(segments[0]), middle)
    #expect(try outcome(folder).contains { $0.hasPrefix("racine") && $0.contains(middle) })
    try folder.remove(middle)
    #expect(try !outcome(folder).isEmpty)
    try folder.write(good, middle)
    #expect(try outcome(folder) == [])
  }

  @Test func `a journal rewritten and sealed again does not extend the checkpoint kept`() throws {
    let folder = try SealedFolder()
    try folder.append(0..<4)
    try folder.seal()
    let kept = try folder.bytes("checkpoint")
    let other = try SealedFolder(key: folder.key)
    try other.append(0..<3)
    try other.seal()
    #expect(try other.verify(depuis: kept).map(\.code) == [.coherence])
    try other.append(5..<9)
    try other.seal()
    #expect(try other.verify() == [])
    let found = try other.verify(depuis: kept)
    #expect(found.map(\.code) == [.coherence])
    #expect(found.first?.segment == "ancien")
  }

  @Test func `a checkpoint taken away is missed`() throws {
    let folder = try sealed()
    try folder.remove("checkpoint")
    #expect(try folder.verify(believing: false).map(\.code).contains(.signature))
    let never = try SealedFolder()
    #expect(try never.verify(believing: false) == [])
    #expect(try never.verify().map(\.code) == [.signature])
  }

  @Test func `another key's signature is not believed`() throws {
    let folder = try sealed()
    var options = Controle.Options()
    let stranger = try SigningKey(name: SealedFolder.origin, privateKey: Ed25519.PrivateKey())
    options.politique = TrustPolicy(logs: [stranger.verifierKey])
    let found = try Controle(folder.journal(), options).constats
    #expect(Set(found.map(\.code)) == [.signature])
    #expect(found.contains { $0.segment == "checkpoint" })
  }
}

@Suite struct `What a believed seal covers` {
  @Test func `is hashed and not decoded, unless asked or when lines follow`() throws {
    let folder = try SealedFolder()
    try folder.append(0..<5)
    try folder.seal()
    #expect(try folder.control().dispensees == 5)
    #expect(try folder.control(believing: false).dispensees == 0)
    #expect(try folder.control(complet: true).dispensees == 0)
    try folder.append(5..<6)
    #expect(try folder.control().dispensees == 0)
    #expect(try folder.control().taille == 6)
  }
}

extension String {
  /// The bytes of the last line: where a note's only signature stands, name included.
  fileprivate var signatureLength: Int {
    utf8.count
      - utf8.dropLast().lastIndex(of: UInt8(ascii: "\n")).map {
        utf8.distance(from: utf8.startIndex, to: $0) + 1
      }.unsafelyUnwrapped
  }
}
