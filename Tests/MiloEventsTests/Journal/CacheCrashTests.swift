import Testing

@testable import MiloEvents

/// Every crash point of the making of a cache, with many states of the disk after each.
@Suite struct `A cache whose making was cut short` {
  private static let lines = (0..<30).map { number in
    #"{"specversion":"1.0","id":"e\#(number)","source":"/s","type":"fr.milo.contact.v1","#
      + #""subject":"J\#(number % 7)","time":"2022-03-14T09:00:00+01:00","#
      + #""recordedtime":"2022-03-14T12:00:00.000Z","data":{"canal":"sms"}}"#
  }

  private static func store(on disk: TestDisk) -> FileStore {
    FileStore(folder: "/j", system: disk)
  }

  /// A journal of three segments; the last one has grown since the cache was made.
  private static func disk() throws -> TestDisk {
    let disk = TestDisk(folder: "/j")
    for (place, part) in [lines.prefix(18), lines.dropFirst(18)].enumerated() {
      let writer = try store(on: disk).openWriter(.test(segmentSize: 2500))
      for line in part { try writer.append([line]) }
      writer.close()
      if place == 0 { try read(on: disk) }
    }
    return disk
  }

  private static func folder(on disk: TestDisk) -> CacheFolder {
    var folder = CacheFolder(path: "/j/.cache", on: disk)
    folder.smallestPart = 1
    return folder
  }

  /// Reads all lines with the cache, and keeps what was read; gives the ids' hashes, by line.
  @discardableResult
  private static func read(on disk: TestDisk) throws -> [String] {
    let folder = folder(on: disk)
    let cached = try CachedScan(
      store(on: disk).snapshot(), folder, keeps: true, JournalScan.Options())
    cached.keep(kinds: [:])
    cached.keepUnion { $0.map { UInt8($0.blocks.count) } }
    #expect(cached.contradicted == [])
    if let union = cached.union {
      #expect(union.bytes == cached.parts.map { UInt8($0.blocks.count) })
    }
    return cached.scan.chunks.flatMap { chunk -> [String] in
      var (faits, words) = (chunk.block.faits, chunk.block.words)
      if let kept = chunk.kept {
        faits = Array(repeating: .empty, count: kept.block.count)
        words = Array(repeating: 0, count: kept.block.wordCount)
        let isRead = faits.withUnsafeMutableBufferPointer { faits in
          words.withUnsafeMutableBufferPointer { kept.part.read(kept.block, into: faits, $0) }
        }
        guard isRead else { return ["torn"] }
      }
      return faits.map { fait in
        "\(chunk.firstLine + Int(fait.line)) \(cached.scan.texts[chunk.worker].text(fait.subject))"
      }
    }
  }

  private static let expected = lines.indices.map { "\($0) J\($0 % 7)" }

  @Test func `gives every line, or says that it is torn`() throws {
    let whole = try Self.disk()
    let before = whole.calls.count
    #expect(try Self.read(on: whole) == Self.expected)
    let calls = whole.calls.count - before
    #expect(calls > 6)
    for call in 1...calls {
      let disk = try Self.disk()
      disk.crash(atCall: call)
      _ = try? Self.read(on: disk)
      var generator = SeededGenerator(seed: UInt64(call))
      let images =
        [disk.afterPowerCut { false }, disk.afterPowerCut { true }]
        + (0..<20).map { _ in disk.afterPowerCut { Bool.random(using: &generator) } }
      for image in images {
        let read = try Self.read(on: image)
        #expect(read == Self.expected || read.contains("torn"))
      }
    }
  }

  @Test func `on a disk that refuses to write, is no reason to fail`() throws {
    let before = try Self.disk().calls.count
    let whole = try Self.disk()
    _ = try Self.read(on: whole)
    for call in 1...(whole.calls.count - before) {
      let disk = try Self.disk()
      disk.fail(atCall: call, 28, lasting: true)
      #expect(try Self.read(on: disk) == Self.expected)
      disk.repair()
      #expect(try Self.read(on: disk) == Self.expected)
      #expect(
        try CacheCheck(
          Journal(
            identity: JournalIdentity(origin: "o", source: "/s"), store: Self.store(on: disk)),
          Self.folder(on: disk), isComplete: true
        ).constats == [])
    }
  }
}
