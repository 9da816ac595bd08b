import Testing

@testable import MiloEvents

/// The record of the last batch may be a stale one, brought back with a backup, or a forged one.
@Suite struct `A record that is not of this journal` {
  private static let lines = (0..<9).map { "line \($0)" }
  private static let sealed = 6

  /// Nine lines in three segments, of which six are under a signed head.
  private static func disk(sealed: Int = sealed) throws -> TestDisk {
    let disk = TestDisk(folder: "/j")
    let writer = try store(disk).openWriter(.test(segmentSize: 21))
    for start in [0, 3, 6] { try writer.append(Array(lines[start..<start + 3])) }
    writer.close()
    if sealed > 0 { disk.tamper("/j/checkpoint", try head(sealed)) }
    return disk
  }

  /// A signed head; its signature is not looked at here.
  private static func head(_ size: Int) throws -> [UInt8] {
    let head = TreeHead(size: size, root: MerkleTree.emptyRoot)
    let text = try Checkpoint(origin: "milo.example/j", head: head).text
    return Array((text + "\n— milo.example/j AAAAAAAAAAAAAAAA\n").utf8)
  }

  private static func store(_ disk: TestDisk) -> FileStore { FileStore(folder: "/j", system: disk) }

  private static func isDamage(_ error: any Error) -> Bool {
    switch error {
    case StoreError.recordAltered, StoreError.sealedLinesMissing, StoreError.segmentAltered,
      StoreError.segmentMissing, StoreError.foreignSegment:
      true
    default: false
    }
  }

  @Test func `never stops a program, and never takes a sealed line away`() throws {
    var generator = SeededGenerator(seed: 49)
    let numbers = [0, 1, 2, 3, 6, 7, 8, 9, 14, 21, 63, 100, 1 << 40, (1 << 60) - 1]
    var outcomes = [0, 0]
    for _ in 0..<1500 {
      func number() -> Int { numbers.randomElement(using: &generator) ?? 0 }
      let record = BatchRecord(
        state: [.open, .closed, .condemned].randomElement(using: &generator) ?? .open,
        generation: number(),
        start: LinePosition(segment: number(), offset: number(), line: number()),
        lineCount: number(), byteCount: number(),
        digest: Bool.random(using: &generator) ? Fingerprint.hex(of: []) : "-")
      let disk = try Self.disk()
      disk.tamper("/j/.lot", record.bytes)
      let before = disk.paths(in: "/j").filter { $0.hasSuffix(".jsonl") }.map { disk.bytes($0) }
      let store = Self.store(disk)
      do {
        let seen = try store.lines()
        #expect(seen.starts(with: Self.lines[..<Self.sealed]), "\(record)")
      } catch {
        #expect(Self.isDamage(error), "\(record): \(error)")
      }
      do {
        let writer = try store.openWriter(.test())
        try writer.append(["after"])
        let seen = try store.lines()
        #expect(seen.starts(with: Self.lines[..<Self.sealed]), "\(record)")
        #expect(seen.last == "after")
        outcomes[0] += 1
      } catch {
        #expect(Self.isDamage(error), "\(record): \(error)")
        let after = disk.paths(in: "/j").filter { $0.hasSuffix(".jsonl") }.map { disk.bytes($0) }
        #expect(before == after, "nothing is written or moved: \(record)")
        outcomes[1] += 1
      }
    }
    #expect(outcomes.allSatisfy { $0 > 50 }, "both outcomes were met: \(outcomes)")
  }

  @Test func `with numbers that no sum of two fits is no record`() {
    let record = BatchRecord(
      state: .open, generation: .max, start: LinePosition(segment: 0, offset: .max, line: .max),
      lineCount: .max, byteCount: .max, digest: "-")
    #expect(BatchRecord(record.bytes) == nil)
  }

  @Test func `made of any bytes never stops a program`() throws {
    var generator = SeededGenerator(seed: 50)
    let record = BatchRecord(
      state: .open, generation: 2, start: LinePosition(segment: 6, offset: 0, line: 6),
      lineCount: 3, byteCount: 21, digest: Fingerprint.hex(of: []))
    for _ in 0..<500 {
      var bytes = record.bytes
      for _ in 0..<Int.random(in: 1...4, using: &generator) {
        bytes[Int.random(in: bytes.indices, using: &generator)] = .random(
          in: 0...255, using: &generator)
      }
      if Bool.random(using: &generator) {
        bytes.removeLast(Int.random(in: 0...256, using: &generator))
      }
      let disk = try Self.disk()
      disk.tamper("/j/.lot", bytes)
      #expect(try Self.store(disk).lines().starts(with: Self.lines[..<Self.sealed]))
    }
  }

  @Test func `says that more lines precede it than there are, and is not believed`() throws {
    let disk = try Self.disk()
    // The start of the third line, said to be the seventh: the sealed lines would look safe.
    let record = BatchRecord(
      state: .open, generation: 9, start: LinePosition(segment: 0, offset: 14, line: 7),
      lineCount: 40, byteCount: 400, digest: "-")
    disk.tamper("/j/.lot", record.bytes)
    let expected = StoreError.recordAltered(path: "/j/.lot")
    #expect(throws: expected) { try Self.store(disk).lines() }
    #expect(throws: expected) { try Self.store(disk).openWriter(.test()) }
  }

  @Test func `a sealed line whose end was cut is not set aside`() throws {
    let disk = try Self.disk(sealed: 9)
    let last = "/j/00000000000000000006.jsonl"
    let cut = Array((disk.bytes(last) ?? []).dropLast(2))
    disk.tamper(last, cut)
    #expect(throws: StoreError.sealedLinesMissing(path: "/j", sealed: 9, found: 8)) {
      try Self.store(disk).openWriter(.test())
    }
    #expect(disk.bytes(last) == cut)
    #expect(disk.paths(in: "/j/.rebut") == [])
    // A head signed before, kept in its archive, counts as much.
    disk.tamper("/j/checkpoint", nil)
    try disk.makeFolder("/j/sceaux")
    let archive = "/j/sceaux/00000000000000000009.checkpoint"
    disk.tamper(archive, try Self.head(9))
    #expect(throws: StoreError.sealedLinesMissing(path: "/j", sealed: 9, found: 8)) {
      try Self.store(disk).openWriter(.test())
    }
    disk.tamper(archive, nil)
    #expect(try Self.store(disk).openWriter(.test()).setAside?.byteCount == 5)
  }

  @Test func `a torn line after the sealed ones is set aside as ever`() throws {
    let disk = try Self.disk(sealed: 8)
    let last = "/j/00000000000000000006.jsonl"
    disk.tamper(last, Array((disk.bytes(last) ?? []).dropLast(2)))
    let writer = try Self.store(disk).openWriter(.test())
    #expect(writer.setAside?.byteCount == 5)
    #expect(writer.lineCount == 8)
  }
}
