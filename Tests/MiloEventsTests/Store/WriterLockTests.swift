import Testing

@testable import MiloEvents

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// What an operator or a synchronising tool does to the lock, the folder and the small files of a
/// journal while somebody writes.
@Suite struct `A writer whose surroundings change` {
  static let first = "00000000000000000000.jsonl"

  @Test func `stays the only one when the lock file is removed, and makes it again`() throws {
    let folder = TemporaryFolder()
    let writer = try folder.store.openWriter(.test())
    try writer.append(["a"])
    folder.remove(".verrou")
    #expect(throws: StoreError.self) { try folder.store.openWriter(.test()) }
    try writer.append(["b"])
    #expect(folder.read(".verrou")?.hasPrefix("pid=\(getpid()) ") == true)
    // Replaced, as a tool does that brings back an older copy.
    folder.write(".verrou", "pid=1 hote=ailleurs depuis=hier\n")
    try writer.append(["c"])
    #expect(folder.read(".verrou")?.hasPrefix("pid=\(getpid()) ") == true)
    writer.close()
    try folder.store.openWriter(.test()).append(["d"])
    #expect(try folder.store.lines() == ["a", "b", "c", "d"])
  }

  @Test func `stops where only the file can be locked, when another has it`() throws {
    let disk = TestDisk(folder: "/j")
    disk.lockNoFolder()
    let store = FileStore(folder: "/j", system: disk)
    let writer = try store.openWriter(.test())
    try writer.append(["a"])
    disk.tamper("/j/.verrou", nil)
    let other = try store.openWriter(.test())
    #expect {
      try writer.append(["b"])
    } throws: {
      if case StoreError.locked = $0 { true } else { false }
    }
    try other.append(["c"])
    other.close()
    #expect(try store.lines() == ["a", "c"])
  }

  /// How long the storm lasts, when that was asked: `make stress` lasts a minute.
  static let stormSeconds = getenv("MILO_STORM_SECONDS").flatMap { Double(String(cString: $0)) }

  @Test func `loses no line of many writers while the lock file is removed again and again`()
    async throws
  {
    let folder = TemporaryFolder()
    let store = folder.store
    let deadline = ContinuousClock.now + .seconds(Self.stormSeconds ?? 2)
    let expected = try await withThrowingTaskGroup(of: [String].self) { group in
      group.addTask {
        while !Task.isCancelled {
          folder.remove(".verrou")
          if Bool.random() { folder.remove(".lot") }
          try? await Task.sleep(for: .milliseconds(2))
        }
        return []
      }
      for task in 0..<4 {
        group.addTask {
          var number = 0
          var acknowledged: [String] = []
          while ContinuousClock.now < deadline || acknowledged.count < 10 {
            guard let writer = try? store.openWriter(.test(segmentSize: 4000)) else {
              try await Task.sleep(for: .milliseconds(1))
              continue
            }
            for count in [1, 3, 1] {
              let lines = (0..<count).map { "\(task) \(number) \($0)" }
              number += 1
              // An append that is refused writes nothing.
              if (try? writer.append(lines)) != nil { acknowledged += lines }
            }
            writer.close()
            await Task.yield()
          }
          return acknowledged
        }
      }
      var expected: [String] = []
      for _ in 0..<4 { expected += try await group.next() ?? [] }
      group.cancelAll()
      return expected
    }
    let lines = try store.lines()
    #expect(lines.count == expected.count)
    #expect(Set(lines) == Set(expected))
    #expect(folder.names(".rebut") == [])
    if let seconds = Self.stormSeconds {
      print("Tempête de \(seconds) s : \(expected.count) lignes acquittées, \(lines.count) relues.")
    }
  }

  @Test func `writes nothing once its folder was moved or replaced, and goes on when it is back`()
    throws
  {
    let folder = TemporaryFolder()
    let aside = folder.path + ".ailleurs"
    let writer = try folder.store.openWriter(.test(segmentSize: 4))
    try writer.append(["a", "b"])
    #expect(rename(folder.path, aside) == 0)
    #expect(throws: StoreError.folderReplaced(path: folder.path)) { try writer.append(["c"]) }
    #expect(mkdir(folder.path, 0o755) == 0)
    folder.write("journal.json", "{}")
    folder.write(Self.first, "x\n")
    #expect(throws: StoreError.folderReplaced(path: folder.path)) {
      try writer.append(["c", "d", "e"])
    }
    #expect(folder.names() == [Self.first, "journal.json"])
    for name in folder.names() { folder.remove(name) }
    #expect(rmdir(folder.path) == 0)
    #expect(rename(aside, folder.path) == 0)
    try writer.append(["c"])
    #expect(try folder.store.lines() == ["a", "b", "c"])
  }

  @Test func `refuses to go on beside a segment that another has begun`() throws {
    let folder = TemporaryFolder()
    let writer = try folder.store.openWriter(.test())
    try writer.append(["a", "b"])
    folder.write("00000000000000000002.jsonl", "x\n")
    #expect(
      throws: StoreError.foreignSegment(
        path: folder.path + "/00000000000000000002.jsonl", linesBefore: 2)
    ) { try writer.append(["c"]) }
    #expect(folder.read(Self.first) == "a\nb\n")
  }

  @Test func `makes the record of batches again before it needs it`() throws {
    let disk = TestDisk(folder: "/j")
    let store = FileStore(folder: "/j", system: disk)
    let writer = try store.openWriter(.test())
    try writer.append(["a", "b"])
    disk.tamper("/j/.lot", nil)
    // The power goes while the batch is written: without the record, one line of it would be seen.
    disk.crash(atCall: 6)
    #expect(throws: StoreError.self) { try writer.append(["c", "d"]) }
    for survives in [true, false] {
      let lines = try FileStore(
        folder: "/j", system: disk.afterPowerCut { survives }
      ).lines()
      #expect(lines == ["a", "b"] || lines == ["a", "b", "c", "d"])
    }
  }

  @Test func `tells a second writer of the same program that it has one already`() throws {
    let folder = TemporaryFolder()
    let writer = try folder.store.openWriter(.test())
    #expect {
      try folder.store.openWriter(.test())
    } throws: {
      "\($0)".hasPrefix("Ce programme a déjà un écrivain ouvert sur ce journal depuis 2023-04-06")
    }
    writer.close()
    _ = try folder.store.openWriter(.test())
  }

  @Test func `never follows a link put in the place of its own files`() throws {
    for name in [".verrou", ".lot"] {
      let folder = TemporaryFolder()
      folder.write(Self.first, "a\n")
      folder.remove(name)
      #expect(symlink(folder.path + "/" + Self.first, folder.path + "/" + name) == 0)
      #expect(
        throws: StoreError.notAFile(path: folder.path + "/" + name, found: .link)
      ) { try folder.store.openWriter(.test()) }
      #expect(folder.read(Self.first) == "a\n")
    }
  }
}
