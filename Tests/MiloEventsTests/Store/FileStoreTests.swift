import Testing

@testable import MiloEvents

@Suite struct `A store in a folder` {
  static let first = "00000000000000000000.jsonl"

  @Test func `needs journal.json`() throws {
    let folder = TemporaryFolder()
    folder.remove("journal.json")
    #expect(throws: StoreError.notAJournal(path: folder.path)) { try folder.store.snapshot() }
    #expect(throws: StoreError.notAJournal(path: folder.path)) {
      try folder.store.openWriter(.test())
    }
    #expect(folder.names() == [], "not even a lock file is left")
    let nowhere = FileStore(folder: folder.path + "/absent")
    #expect(throws: StoreError.notFound(path: nowhere.folder)) { try nowhere.snapshot() }
  }

  @Test func `holds plain lines in plain files`() throws {
    let folder = TemporaryFolder()
    let writer = try folder.store.openWriter(.test(segmentSize: 12))
    try writer.append(["{\"a\":1}", "{\"b\":2}"])
    #expect(folder.read(Self.first) == "{\"a\":1}\n")
    #expect(folder.read("00000000000000000001.jsonl") == "{\"b\":2}\n")
    #expect(
      folder.names()
        == [
          Self.first, "00000000000000000001.jsonl", "journal.json", ".lot", ".verrou",
        ].sorted())
    let record = try #require(BatchRecord(Array((folder.read(".lot") ?? "").utf8)))
    #expect(record.state == .closed)
    #expect(record.lineCount == 2)
  }

  @Test func `names the holder of the lock`() throws {
    let folder = TemporaryFolder()
    let writer = try folder.store.openWriter(.test())
    var found: StoreError?
    do throws(StoreError) {
      _ = try folder.store.openWriter(.test(lockWait: .milliseconds(50)))
    } catch {
      found = error
    }
    guard case .locked(let path, let holder?, .milliseconds(50)) = found else {
      Issue.record("\(String(describing: found))")
      return
    }
    #expect(path == folder.path + "/.verrou")
    #expect(holder.pid > 0)
    #expect(holder.since == "2023-04-06T10:15:00.000Z")
    writer.close()
    #expect(folder.read(".verrou") == "")
  }

  @Test(
    arguments: [
      ("a\nX\nb\n", Alteration.length(expected: 4, found: 6)),
      ("a\n", .length(expected: 4, found: 2)),
    ])
  func `notices a length changed behind its back`(_ text: String, _ change: Alteration) throws {
    let folder = TemporaryFolder()
    let writer = try folder.store.openWriter(.test())
    try writer.append(["a", "b"])
    let file = try OpenFile("\(folder.path)/\(Self.first)", .readWrite, on: SystemFileSystem())
    try file.setLength(0)
    try file.write(Array(text.utf8)[...], at: 0)
    let path = "\(folder.path)/\(Self.first)"
    #expect(throws: StoreError.segmentAltered(path: path, change)) { try writer.append(["c"]) }
    #expect(folder.read(Self.first) == text, "nothing is written")
  }

  @Test func `notices a segment replaced or removed`() throws {
    let folder = TemporaryFolder()
    let writer = try folder.store.openWriter(.test())
    try writer.append(["a", "b"])
    let path = "\(folder.path)/\(Self.first)"
    folder.remove(Self.first)
    #expect(throws: StoreError.segmentAltered(path: path, .removed)) { try writer.append(["c"]) }
    // The old file is still open here, so the new one cannot have its inode.
    folder.write(Self.first, "a\nb\n")
    #expect(throws: StoreError.segmentAltered(path: path, .replaced)) { try writer.append(["c"]) }
    #expect(folder.read(Self.first) == "a\nb\n")
  }

  @Test func `refuses to write when a segment is missing, foreign or misplaced`() throws {
    let folder = TemporaryFolder()
    let third = "00000000000000000002.jsonl"
    func path(_ name: String) -> String { "\(folder.path)/\(name)" }
    func opening() throws { _ = try folder.store.openWriter(.test()) }

    folder.write(third, "c\n")
    #expect(throws: StoreError.segmentMissing(path: path(Self.first), next: path(third))) {
      try opening()
    }
    folder.write(Self.first, "a\n")
    #expect(
      throws: StoreError.segmentMissing(
        path: path("00000000000000000001.jsonl"), next: path(third))
    ) { try opening() }
    folder.write(Self.first, "a\nb\nc\n")
    #expect(throws: StoreError.foreignSegment(path: path(third), linesBefore: 3)) {
      try opening()
    }
    folder.write(Self.first, "a\nb")
    #expect(throws: StoreError.segmentAltered(path: path(Self.first), .unterminated)) {
      try opening()
    }
    folder.write(Self.first, "a\nb\n")
    folder.write("copie.jsonl", "c\n")
    #expect(throws: StoreError.foreignSegment(path: path("copie.jsonl"), linesBefore: nil)) {
      try opening()
    }
    #expect(try folder.store.snapshot().foreignFiles == ["copie.jsonl"])
    #expect(try folder.store.lines() == ["a", "b", "c"], "it can still be read")
    folder.remove("copie.jsonl")
    try opening()
    #expect(folder.names(".rebut") == [])
  }

  @Test func `does not overwrite a segment that appeared meanwhile`() throws {
    let folder = TemporaryFolder()
    let writer = try folder.store.openWriter(.test(segmentSize: 4))
    try writer.append(["a", "b"])
    let next = "00000000000000000002.jsonl"
    folder.write(next, "x\n")
    #expect(
      throws: StoreError.foreignSegment(path: "\(folder.path)/\(next)", linesBefore: 2)
    ) { try writer.append(["c"]) }
    folder.remove(next)
    #expect(try writer.append(["c"]) == 2..<3)
  }

  @Test func `gives each tail its own file, with its exact bytes`() throws {
    let folder = TemporaryFolder()
    folder.write(Self.first, "a\n\u{1}tail")
    var aside = try #require(try folder.store.openWriter(.test()).setAside)
    #expect(aside.path.hasSuffix("/.rebut/2023-04-06T101500.000Z-00000000000000000001.jsonl"))
    folder.write(Self.first, "a\nother")
    aside = try #require(try folder.store.openWriter(.test()).setAside)
    #expect(aside.path.hasSuffix("-00000000000000000001-2.jsonl"))
    let names = folder.names(".rebut")
    #expect(names.count == 2)
    #expect(Set(names.map { folder.read(".rebut/\($0)") }) == ["\u{1}tail", "other"])
  }

  @Test func `takes a line with an unwritten sector for a torn one`() throws {
    let folder = TemporaryFolder()
    let line = String(repeating: "x", count: 1500)
    for hole in [0, 1] {
      // Sector `hole` of the second line was never written.
      let start = hole * 512 + (hole == 0 ? 2 : 0)
      var bytes = buffer(["a", line])
      for position in start..<(hole + 1) * 512 { bytes[position] = 0 }
      folder.write(Self.first, String(decoding: bytes, as: UTF8.self))
      let snapshot = try folder.store.snapshot()
      #expect(try snapshot.lines() == ["a"])
      #expect(snapshot.tail?.kind == .unterminated)
      #expect(snapshot.tail?.byteCount == 1501)
    }
    // A lone zero byte is damage for the verifier to find, and no torn line.
    folder.write(Self.first, "a\nb\0b\n")
    #expect(try folder.store.lines() == ["a", "b\0b"])
  }

  @Test func `is never read in the middle of a batch`() async throws {
    let folder = TemporaryFolder()
    let store = folder.store
    let writer = try store.openWriter(.test(segmentSize: 3000))
    let total = 150 * 21
    try await withThrowingTaskGroup(of: Int.self) { group in
      group.addTask {
        for batch in 0..<150 {
          try writer.append((0..<20).map { "\(batch) \($0)" })
          try writer.append(["\(batch) alone"])
        }
        return 0
      }
      group.addTask {
        var (seen, last) = (0, 0)
        while last < total, !Task.isCancelled {
          let acknowledged = writer.lineCount
          let lines = try store.lines()
          #expect(lines.count >= acknowledged, "what was acknowledged is seen")
          #expect(lines.count >= last, "lines do not vanish")
          #expect([0, 20].contains(lines.count % 21), "\(lines.count) lines")
          last = lines.count
          seen += 1
        }
        return seen
      }
      let counts = try await group.reduce(0, +)
      #expect(counts > 0)
    }
    #expect(try store.snapshot().lineCount() == total)
  }

  @Test func `a bare file is read and never written`() throws {
    let folder = TemporaryFolder()
    folder.write("un.jsonl", "a\nb\nc")
    let store = BareFileStore(path: folder.path + "/un.jsonl")
    let snapshot = try store.snapshot()
    #expect(try snapshot.lines() == ["a", "b"])
    #expect(snapshot.segments.map(\.name) == ["un.jsonl"])
    #expect(snapshot.tail?.kind == .unterminated)
    #expect(throws: StoreError.readOnlyStore(path: store.path)) {
      try store.openWriter(.test())
    }
    #expect(folder.read("un.jsonl") == "a\nb\nc")
    folder.write("vide.jsonl", "")
    #expect(try BareFileStore(path: folder.path + "/vide.jsonl").lines() == [])
  }
}
