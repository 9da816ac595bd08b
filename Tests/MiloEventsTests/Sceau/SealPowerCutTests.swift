import Testing

@testable import MiloEvents

/// Every crash point of two sealings, with several states of the disk after each.
@Suite struct `After a power cut during sealing` {
  static let folder = "/j"

  private static func journal(_ disk: TestDisk) -> Journal {
    Journal(
      identity: JournalIdentity(origin: SealedFolder.origin, source: "/structures/essai"),
      store: FileStore(folder: folder, system: disk))
  }

  private static func append(_ range: Range<Int>, to disk: TestDisk) throws {
    let writer = try FileStore(folder: folder, system: disk).openWriter(.test())
    defer { writer.close() }
    try writer.append(range.map(SealedFolder.line))
  }

  private static func constats(_ disk: TestDisk, _ key: SigningKey) throws -> [Constat] {
    var options = Controle.Options()
    options.politique = TrustPolicy(logs: [key.verifierKey])
    return try Controle(journal(disk), options).constats
  }

  @Test func `the seal is the former one or the new one, and sealing again completes it`() throws {
    let key = try SigningKey(name: SealedFolder.origin, privateKey: Ed25519.PrivateKey())
    for isSecond in [false, true] {
      var sizes: Set<Int> = []
      var call = 0
      var isOver = false
      while !isOver {
        call += 1
        let disk = TestDisk(folder: Self.folder)
        try Self.append(0..<5, to: disk)
        if isSecond {
          _ = try Self.journal(disk).seal(with: key, now: SealedFolder.now)
          try Self.append(5..<260, to: disk)
        }
        disk.crash(atCall: call)
        isOver = (try? Self.journal(disk).seal(with: key, now: SealedFolder.now)) != nil
        for image in PowerCutImages.of(disk, seed: call) {
          let bytes = image.bytes(Self.folder + "/checkpoint")
          let size = try bytes.map { try Checkpoint(unverified: $0).head.size } ?? 0
          sizes.insert(size)
          if isOver { #expect(size == (isSecond ? 260 : 5), "acknowledged") }
          let found = try Self.constats(image, key)
          #expect(found.allSatisfy { size == 0 && $0.segment == "checkpoint" }, "call \(call)")
          _ = try Self.journal(image).seal(with: key, now: SealedFolder.now)
          let rest = try Self.constats(image, key)
          #expect(rest == [], "call \(call): \(rest)")
        }
      }
      #expect(sizes == (isSecond ? [5, 260] : [0, 5]))
    }
  }
}

/// What a disk may hold after the cut: nothing unsynced, everything, or any part.
private enum PowerCutImages {
  static func of(_ disk: TestDisk, seed: Int) -> [TestDisk] {
    var generator = SeededGenerator(seed: UInt64(seed))
    let parts = (0..<6).map { _ in disk.afterPowerCut { Bool.random(using: &generator) } }
    return [disk.afterPowerCut { false }, disk.afterPowerCut { true }] + parts
  }
}
