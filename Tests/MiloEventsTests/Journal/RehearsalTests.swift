import Testing

@testable import MiloEvents

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

@Suite struct `A rehearsal` {
  /// A journal on disk whose last line was cut, as a crash leaves it.
  private static func torn() throws -> (TemporaryFolder, Journal) {
    let folder = TemporaryFolder()
    let identity = JournalIdentity(
      origin: "milo.example/besancon", source: "/structures/besancon")
    folder.write("journal.json", String(decoding: identity.json, as: UTF8.self))
    let journal = try Journal(path: folder.path)
    let writer = try journal.writer(HandClock("2022-03-14T10:00:00.000Z"))
    try writer.append([contact("e1"), entree("e2")])
    writer.close()
    let name = "00000000000000000000.jsonl"
    folder.write(name, (folder.read(name) ?? "") + #"{"specversion":"1.0","id":"#)
    return (folder, journal)
  }

  private static func rehearsal(_ journal: Journal) throws -> JournalRehearsal {
    try JournalRehearsal(
      journal, .init { RecordedTime("2022-03-15T10:00:00.000Z") ?? .init(milliseconds: 0) })
  }

  private static func line(_ event: Event) -> [UInt8] { EventWriter.line(of: event) }

  @Test func `changes nothing on the disk, a torn tail included, and needs no lock`() throws {
    let (folder, journal) = try Self.torn()
    func state() -> [String] { folder.names().map { "\($0) \(folder.read($0) ?? "")" } }
    let before = state()
    // Somebody writes meanwhile, as far as the lock says.
    let lock = try OpenFile(folder.path + "/.verrou", .read, on: SystemFileSystem())
    #expect(try lock.tryLock())
    let rehearsal = try Self.rehearsal(journal)
    let new = [
      Self.line(contact("e3")), Self.line(contact("e1")), Self.line(sortie("e4", of: "e2")),
    ]
    for _ in 1...2 {
      #expect(try rehearsal.rehearse(new, file: "f").count == 2, "no rehearsal knows of another")
    }
    #expect(state() == before)
    #expect(try journal.snapshot().tail?.kind == .unterminated)
  }

  @Test func `refuses what an append would refuse`() throws {
    let (folder, journal) = try Self.torn()
    let rehearsal = try Self.rehearsal(journal)
    let other = event("e1", "contact", ["canal": "mel"])
    let found = faults {
      _ = try rehearsal.rehearse([Self.line(other), Self.line(sortie("e9", of: "e8"))], file: "f")
    }
    #expect(found.map(\.index) == [0, 1])
    folder.write("seul.jsonl", "")
    let bare = try Journal(path: folder.path + "/seul.jsonl")
    #expect {
      try Self.rehearsal(bare)
    } throws: {
      if case JournalError.store(.readOnlyStore) = $0 { true } else { false }
    }
  }
}

@Suite struct `A journal being made` {
  private static let identity = JournalIdentity(origin: "milo.example/j", source: "/structures/j")

  @Test func `is made by trying again after a cut at any call, with any part of it on the disk`()
    throws
  {
    var cuts = 0
    while true {
      cuts += 1
      let disk = TestDisk(folder: "/srv")
      disk.crash(atCall: cuts)
      if (try? Journal.create(at: "/srv/j", Self.identity, on: disk)) != nil { break }
      var generator = SeededGenerator(seed: UInt64(cuts))
      for _ in 0..<12 {
        let image = disk.afterPowerCut { Bool.random(using: &generator) }
        do {
          try Journal.create(at: "/srv/j", Self.identity, on: image)
        } catch JournalError.exists {
          // Whole already: there is nothing to try again.
        }
        let kept = image.afterPowerCut { false }
        #expect(kept.bytes("/srv/j/journal.json") == Self.identity.json, "cut at call \(cuts)")
      }
    }
    #expect(cuts > 5)
  }

  @Test func `takes the place of an empty identity, and of no other`() throws {
    let folder = TemporaryFolder()
    for left in ["", "\0\0\0"] {
      folder.write("journal.json", left)
      try Journal.create(at: folder.path, Self.identity)
      #expect(try Journal(path: folder.path).identity == Self.identity)
    }
    #expect {
      try Journal.create(at: folder.path, Self.identity)
    } throws: {
      if case JournalError.exists = $0 { true } else { false }
    }
    // Lines without an identity belong to somebody.
    folder.write("journal.json", "")
    folder.write("00000000000000000000.jsonl", "{}\n")
    #expect(throws: JournalError.self) { try Journal.create(at: folder.path, Self.identity) }
  }
}
