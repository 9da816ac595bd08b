import Testing

@testable import MiloEvents

/// Every crash point of a workload, with many states of the disk after each.
@Suite struct `After a power cut` {
  static let folder = "/j"
  static let segmentSize = 4000

  /// Lines longer than a sector, of various lengths, so that appends begin and end anywhere.
  static func line(_ number: Int) -> String {
    "line \(number) " + String(repeating: "x", count: 300 + number * 157 % 900)
  }

  /// Single lines and batches, within a segment and over several.
  static let workload: [[String]] = {
    var next = 0
    return [3, 1, 1, 9, 1, 1, 2, 1, 1, 1, 4, 2].map { count in
      defer { next += count }
      return (next..<next + count).map(line)
    }
  }()

  /// Runs the workload until the power goes; gives the lines acknowledged, and those in doubt.
  static func run(on disk: TestDisk) -> (acknowledged: [String], inDoubt: [String]) {
    var acknowledged: [String] = []
    guard
      let writer = try? FileStore(folder: folder, system: disk).openWriter(
        .test(segmentSize: segmentSize))
    else { return ([], []) }
    for lines in workload {
      do {
        try writer.append(lines)
        acknowledged += lines
      } catch {
        return (acknowledged, lines)
      }
    }
    return (acknowledged, [])
  }

  static let callCount: Int = {
    let disk = TestDisk(folder: folder)
    _ = run(on: disk)
    return disk.calls.count
  }()

  /// What the disk may hold after the cut: nothing unsynced, everything, or any part.
  static func images(of disk: TestDisk, seed: Int, count: Int) -> [TestDisk] {
    var generator = SeededGenerator(seed: UInt64(seed))
    let parts = (0..<count).map { _ in
      disk.afterPowerCut { Bool.random(using: &generator) }
    }
    return [disk.afterPowerCut { false }, disk.afterPowerCut { true }] + parts
  }

  @Test func `acknowledged lines are there, and an append is whole or absent`() throws {
    #expect(Self.callCount > 40)
    var kinds: Set<TailKind> = []
    var outcomes: Set<Bool> = []
    for call in 1...Self.callCount {
      let disk = TestDisk(folder: Self.folder)
      disk.crash(atCall: call)
      let (acknowledged, inDoubt) = Self.run(on: disk)
      for image in Self.images(of: disk, seed: call, count: 40) {
        let store = FileStore(folder: Self.folder, system: image)
        let seen = try store.snapshot()
        let lines = try seen.lines()
        let isWhole = lines == acknowledged + inDoubt
        #expect(lines == acknowledged || isWhole, "crash at call \(call)")
        if !inDoubt.isEmpty { outcomes.insert(isWhole) }

        let writer = try store.openWriter(.test(segmentSize: Self.segmentSize))
        #expect(try store.lines() == lines, "opening changes no line")
        #expect(writer.lineCount == lines.count)
        #expect(writer.setAside?.kind == seen.tail?.kind)
        #expect(writer.setAside?.byteCount == seen.tail?.byteCount)
        if let setAside = writer.setAside {
          kinds.insert(setAside.kind)
          let kept = image.afterPowerCut { false }.bytes(setAside.path)
          #expect(kept?.count == setAside.byteCount)
        }
        try writer.append(["after", "the cut"])
        writer.close()
        let again = try store.openWriter(.test(segmentSize: Self.segmentSize))
        #expect(again.setAside == nil)
        #expect(try store.lines() == lines + ["after", "the cut"])
      }
    }
    // The sweep has met every kind of tail, and both outcomes.
    #expect(kinds == [.unterminated, .zeros, .pendingBatch])
    #expect(outcomes == [true, false])
  }

  @Test func `a second cut, during the opening, changes no line`() throws {
    for call in stride(from: 1, through: Self.callCount, by: 3) {
      let disk = TestDisk(folder: Self.folder)
      disk.crash(atCall: call)
      _ = Self.run(on: disk)
      for image in Self.images(of: disk, seed: call, count: 2) {
        let seen = try FileStore(folder: Self.folder, system: image).snapshot()
        let lines = try seen.lines()
        let tail = Self.bytes(of: seen.tail, on: image)
        var second = 1
        while true {
          let copy = image.afterPowerCut { true }
          copy.crash(atCall: second)
          let opened = try? FileStore(folder: Self.folder, system: copy).openWriter(
            .test(segmentSize: Self.segmentSize))
          if opened != nil { break }
          for last in Self.images(of: copy, seed: second, count: 3) {
            let store = FileStore(folder: Self.folder, system: last)
            #expect(try store.lines() == lines, "crash at call \(call), then \(second)")
            let writer = try store.openWriter(.test(segmentSize: Self.segmentSize))
            try writer.append(["after"])
            #expect(try store.lines() == lines + ["after"])
            let setAside = last.paths(in: Self.folder + "/.rebut").map { last.bytes($0) }
            #expect(tail.isEmpty || setAside.contains(tail), "crash at call \(call), \(second)")
          }
          second += 1
        }
        #expect(second > 1)
      }
    }
  }

  /// All that follows the committed lines.
  static func bytes(of tail: TailRemark?, on disk: TestDisk) -> [UInt8] {
    guard let tail else { return [] }
    let paths = disk.paths(in: folder).filter { $0.hasSuffix(".jsonl") && $0 >= tail.path }
    return Array(paths.flatMap { disk.bytes($0) ?? [] }.dropFirst(tail.offset))
  }

  /// With a segment a line, no later sync of the segment saves the lines before; with one segment
  /// for all, no later sync of the folder saves its name.
  @Test(arguments: [1, 1 << 20])
  func `what a killed process wrote is saved before anything is built on it`(
    _ segmentSize: Int
  ) throws {
    for call in 1...Self.callCount {
      let disk = TestDisk(folder: Self.folder)
      disk.crash(atCall: call)
      let (acknowledged, inDoubt) = Self.run(on: disk)
      disk.forgetCrash()
      let store = FileStore(folder: Self.folder, system: disk)
      let seen = try store.lines()
      #expect(seen == acknowledged || seen == acknowledged + inDoubt)
      let writer = try store.openWriter(.test(segmentSize: segmentSize))
      try writer.append(["after"])
      let image = disk.afterPowerCut { false }
      #expect(
        try FileStore(folder: Self.folder, system: image).lines() == seen + ["after"],
        "killed at call \(call)")
    }
  }

  @Test func `the bytes set aside are those that were in the segment, exactly`() throws {
    let disk = TestDisk(folder: Self.folder)
    let writer = try FileStore(folder: Self.folder, system: disk).openWriter(.test())
    try writer.append(["a"])
    disk.crash(atCall: 3)  // after the record: write, sync, write
    #expect(throws: StoreError.self) { try writer.append(["b", "c"]) }
    let image = disk.afterPowerCut { true }
    let segment = "/j/00000000000000000000.jsonl"
    // All of the batch reached the disk: it counts. With one byte changed, it does not.
    #expect(try FileStore(folder: "/j", system: image).lines() == ["a", "b", "c"])
    image.tamper(segment, Array("a\nb\nX\n".utf8))
    let store = FileStore(folder: "/j", system: image)
    #expect(
      try store.snapshot().tail
        == TailRemark(kind: .pendingBatch, path: segment, offset: 2, byteCount: 4))
    let setAside = try #require(try store.openWriter(.test()).setAside)
    #expect(
      setAside.path == "/j/.rebut/2023-04-06T101500.000Z-00000000000000000001.jsonl")
    #expect(image.bytes(setAside.path) == Array("b\nX\n".utf8))
    #expect(image.bytes(segment) == Array("a\n".utf8))
  }

  @Test func `an old record does not hide the lines written since`() throws {
    let disk = TestDisk(folder: Self.folder)
    let writer = try FileStore(folder: Self.folder, system: disk).openWriter(.test())
    try writer.append(["a", "b"])
    try writer.append(["c"])
    // The closing of the record never reached the disk, and the batch has rotted since.
    let image = disk.afterPowerCut { false }
    image.tamper("/j/00000000000000000000.jsonl", Array("a\nX\nc\n".utf8))
    let store = FileStore(folder: Self.folder, system: image)
    #expect(BatchRecord(image.bytes("/j/.lot") ?? [])?.state == .open)
    #expect(try store.openWriter(.test()).setAside == nil)
    #expect(try store.lines() == ["a", "X", "c"])
  }
}
