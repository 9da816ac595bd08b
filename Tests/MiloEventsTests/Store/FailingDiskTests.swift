import Testing

@testable import MiloEvents

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// The nth call fails, for every n.
@Suite struct `A failing disk` {
  static let segmentSize = 30
  static let before = ["first line", "second line"]
  static let appends: [[String]] = [
    ["one"], ["one", "two"], ["one line too long for it"], (0..<12).map { "batch \($0)" },
  ]

  static func store(_ disk: TestDisk) -> FileStore { FileStore(folder: "/j", system: disk) }

  static func isPoisoned(_ error: any Error) -> Bool {
    if case StoreError.poisoned = error { true } else { false }
  }

  @Test(arguments: appends, [ENOSPC, EIO, EROFS, EACCES])
  func `stops the writer at the first failure, and loses nothing`(
    _ lines: [String], _ code: Int32
  ) throws {
    for lasting in [false, true] {
      var call = 0
      var isOver = false
      while !isOver {
        call += 1
        let disk = TestDisk(folder: "/j")
        let writer = try Self.store(disk).openWriter(.test(segmentSize: Self.segmentSize))
        try writer.append(Self.before)
        let callsBefore = disk.calls.count
        disk.fail(atCall: call, code, lasting: lasting)
        var acknowledged = Self.before
        do throws(StoreError) {
          try writer.append(lines)
          acknowledged += lines
          isOver = disk.calls.count - callsBefore < call
        } catch {
          switch (error, code) {
          case (.diskFull, ENOSPC), (.system, EIO), (.readOnlyFolder, EROFS),
            (.permissionDenied, EACCES):
            break
          default: Issue.record("call \(call): \(error)")
          }
          #expect { try writer.append(["more"]) } throws: { Self.isPoisoned($0) }
          #expect { try writer.append(["a", "b"]) } throws: { Self.isPoisoned($0) }
        }
        disk.repair()
        writer.close()

        // Readers and the next writer see the acknowledged lines: those of the failed append were
        // taken back, or condemned when the disk refused even that.
        var expected = [acknowledged]
        if lasting, acknowledged == Self.before { expected.append(acknowledged + lines) }
        let seen = try Self.store(disk).lines()
        #expect(expected.contains(seen), "call \(call)")
        let reopened = try Self.store(disk).openWriter(.test(segmentSize: Self.segmentSize))
        try reopened.append(["last"])
        #expect(try Self.store(disk).lines() == seen + ["last"], "call \(call)")
        #expect(reopened.setAside == nil || lasting)

        // What a failed sync has forgotten is not under the lines acknowledged since.
        if !lasting {
          let image = disk.afterPowerCut { false }
          #expect(try Self.store(image).lines() == acknowledged + ["last"], "call \(call)")
        }
      }
      #expect(call > 2)
    }
  }

  @Test func `bytes that can be neither saved nor removed are condemned`() throws {
    for lines in [["one"], ["one", "two"]] {
      let disk = TestDisk(folder: "/j")
      let writer = try Self.store(disk).openWriter(.test())
      try writer.append(Self.before)
      // The sync of the segment fails, so does the truncation; then the disk recovers.
      let sync = lines.count == 1 ? 2 : 4
      disk.fail(atCalls: sync...sync + 1, EIO)
      #expect(throws: StoreError.self) { try writer.append(lines) }
      disk.repair()
      writer.close()
      let store = Self.store(disk)
      #expect(try store.lines() == Self.before)
      #expect(try store.snapshot().tail?.kind == .pendingBatch)
      let next = try store.openWriter(.test())
      #expect(next.setAside?.byteCount == buffer(lines).count)
      try next.append(["last"])
      #expect(try Self.store(disk.afterPowerCut { false }).lines() == Self.before + ["last"])
    }
  }

  @Test func `can be opened again after any failure of an opening`() throws {
    var call = 0
    while true {
      call += 1
      let disk = TestDisk(folder: "/j")
      disk.tamper("/j/00000000000000000000.jsonl", Array("a\nb".utf8))
      disk.fail(atCall: call, ENOSPC)
      if (try? Self.store(disk).openWriter(.test())) != nil { break }
      #expect(disk.openDescriptors == 0)
      disk.repair()
      #expect(try Self.store(disk).lines() == ["a"])
      let writer = try Self.store(disk).openWriter(.test())
      try writer.append(["c"])
      #expect(try Self.store(disk).lines() == ["a", "c"])
    }
    #expect(call > 10)
  }

  @Test func `may take one byte at a time`() throws {
    let disk = TestDisk(folder: "/j")
    disk.writeOneByteAtATime()
    let writer = try Self.store(disk).openWriter(.test(segmentSize: Self.segmentSize))
    try writer.append(Self.before)
    try writer.append(["third"])
    #expect(try Self.store(disk).lines() == Self.before + ["third"])
  }

  @Test func `gives back every file it opened`() throws {
    let disk = TestDisk(folder: "/j")
    do {
      let writer = try Self.store(disk).openWriter(.test(segmentSize: Self.segmentSize))
      try writer.append(Self.before)
      _ = try Self.store(disk).lines()
      #expect(disk.openDescriptors > 0)
    }
    #expect(disk.openDescriptors == 0)
  }
}
