import MiloTestKit
import Testing

@testable import MiloEvents

/// What holds for every store that can be written.
@Suite struct `A line store` {
  /// A store that holds some bytes, and whatever must live as long as it.
  struct Kind: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let make: @Sendable (String) -> (any LineStore, keep: AnyObject?)
  }

  static let kinds = [
    Kind(testDescription: "in memory") { (MemoryStore(Array($0.utf8)), nil) },
    Kind(testDescription: "on the test disk") { text in
      let disk = TestDisk(folder: "/j")
      if !text.isEmpty { disk.tamper("/j/\(SegmentName(firstLine: 0).text)", Array(text.utf8)) }
      return (FileStore(folder: "/j", system: disk), nil)
    },
    Kind(testDescription: "in a folder") { text in
      let folder = TemporaryFolder()
      if !text.isEmpty { folder.write(SegmentName(firstLine: 0).text, text) }
      return (folder.store, folder)
    },
  ]

  @Test(arguments: kinds, StorePromise.allCases)
  func `keeps what every store promises`(_ kind: Kind, _ promise: StorePromise) throws {
    var kept: [AnyObject?] = []
    try promise.check {
      let (store, keep) = kind.make("")
      kept.append(keep)
      return store
    }
    withExtendedLifetime(kept) {}
  }

  @Test(arguments: kinds) func `rolls over line by line`(_ kind: Kind) throws {
    let (store, keep) = kind.make("")
    let writer = try store.openWriter(.test(segmentSize: 10))
    try writer.append(["123", "456", "789", "a line too long", "b"])
    try writer.append(["cdefghi"])
    try writer.append(["x"])
    let snapshot = try store.snapshot()
    #expect(snapshot.segments.map(\.firstLine) == [0, 2, 3, 4, 6])
    #expect(snapshot.segments.map(\.byteCount) == [8, 4, 16, 10, 2])
    #expect(snapshot.segments[1].name == "00000000000000000002.jsonl")
    #expect(snapshot.byteCount == 40)
    #expect(try snapshot.lineCount() == 7)
    #expect(try snapshot.lineCount(counted: 4) == 7)
    #expect(
      try snapshot.lines() == ["123", "456", "789", "a line too long", "b", "cdefghi", "x"])
    withExtendedLifetime(keep) {}
  }

  @Test(arguments: kinds) func `gives snapshots that do not move`(_ kind: Kind) throws {
    let (store, keep) = kind.make("")
    let writer = try store.openWriter(.test())
    try writer.append(["a"])
    let snapshot = try store.snapshot()
    try writer.append(["b"])
    #expect(try snapshot.lines() == ["a"])
    var bytes = [UInt8](repeating: 0, count: 8)
    let count = try bytes.withUnsafeMutableBytes { try snapshot.read(segment: 0, at: 1, into: $0) }
    #expect(count == 1)
    #expect(bytes[0] == newline)
    withExtendedLifetime(keep) {}
  }

  @Test(
    arguments: kinds, [("a\nb", TailKind.unterminated, 1), ("a\n\0\0\0", .zeros, 3)])
  func `ignores a tail, and sets it aside when it is written`(
    _ kind: Kind, _ tail: (text: String, kind: TailKind, count: Int)
  ) throws {
    let (store, keep) = kind.make(tail.text)
    let snapshot = try store.snapshot()
    #expect(try snapshot.lines() == ["a"])
    #expect(snapshot.tail?.kind == tail.kind)
    #expect(snapshot.tail?.offset == 2)
    #expect(snapshot.tail?.byteCount == tail.count)
    let writer = try store.openWriter(.test())
    #expect(writer.setAside?.kind == tail.kind)
    #expect(writer.setAside?.firstLine == 1)
    #expect(writer.setAside?.byteCount == tail.count)
    try writer.append(["c"])
    #expect(try store.lines() == ["a", "c"])
    #expect(try store.snapshot().tail == nil)
    withExtendedLifetime(keep) {}
  }

  @Test(
    arguments: kinds,
    [
      (buffer(["a", "b"]), 1, UnusableLines.count(expected: 1, found: 2)),
      (Array("a\nb".utf8), 2, .unterminated),
      (Array("a\0\n".utf8), 1, .zeroByte(offset: 1)),
      ([], 1, .count(expected: 1, found: 0)),
    ])
  func `refuses what is not lines, and remains usable`(
    _ kind: Kind, _ fault: (bytes: [UInt8], count: Int, reason: UnusableLines)
  ) throws {
    let (store, keep) = kind.make("")
    let writer = try store.openWriter(.test())
    #expect(throws: StoreError.unusableLines(fault.reason)) {
      try writer.append(fault.bytes, count: fault.count)
    }
    #expect(try writer.append(["a"]) == 0..<1)
    withExtendedLifetime(keep) {}
  }
}
