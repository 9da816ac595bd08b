import Testing

@testable import MiloEvents

@Suite struct `A pass over a journal` {
  /// The lines of a journal whose lengths vary a lot, in segments of that size.
  private func store(segmentSize: Int) throws -> MemoryStore {
    var maker = EventMaker(seed: 12)
    let store = MemoryStore()
    let writer = try store.openWriter(.test(segmentSize: segmentSize))
    defer { writer.close() }
    for round in 0..<300 {
      maker.isWild = round.isMultiple(of: 2)
      var event = maker.event(of: Catalogue.declarations[round % Catalogue.declarations.count])
      if round % 97 == 50 { event.data["x_long"] = .string(String(repeating: "z", count: 30_000)) }
      try writer.append([event.line])
    }
    return store
  }

  private func read(
    _ store: MemoryStore, workers: Int, chunkSize: Int
  ) throws -> (faits: [ReadFait], lines: [Int], hashes: [Digest]) {
    var options = JournalScan.Options()
    options.workers = workers
    options.chunkSize = chunkSize
    options.hashing = true
    let scan = try JournalScan.read(store.snapshot(), options)
    var (faits, lines) = ([ReadFait](), [Int]())
    for chunk in scan.chunks {
      for fait in chunk.block.faits {
        lines.append(chunk.firstLine + Int(fait.line))
        faits.append(
          ReadFait(
            fait, words: chunk.block.words, texts: scan.texts[chunk.worker],
            sources: scan.sources[chunk.worker]))
      }
    }
    #expect(scan.lineCount == 300)
    return (faits, lines, scan.chunks.flatMap(\.leafHashes))
  }

  @Test(arguments: [1 << 30, 20_000, 4000], [7, 64, 501, 4096, 1 << 20])
  func `gives the same events wherever the bytes are cut`(segmentSize: Int, chunkSize: Int) throws {
    let store = try store(segmentSize: segmentSize)
    let expected = try store.lines().map { line in
      try #require(Reading.general(Array(line.utf8)))
    }
    let hashes = try store.lines().map { MerkleTree.leafHash(Array($0.utf8)) }
    for workers in [1, 2, 5] {
      let read = try read(store, workers: workers, chunkSize: chunkSize)
      #expect(read.faits == expected)
      #expect(read.lines == Array(0..<300))
      #expect(read.hashes == hashes)
    }
  }

  @Test(arguments: [7, 300, 1 << 20])
  func `finds each line by its index`(chunkSize: Int) throws {
    let store = try store(segmentSize: 20_000)
    let snapshot = try store.snapshot()
    var options = JournalScan.Options()
    options.chunkSize = chunkSize
    let locator = LineLocator(try JournalScan.read(snapshot, options), of: snapshot)
    let lines = try store.lines()
    for index in stride(from: 0, to: 300, by: chunkSize == 7 ? 29 : 1) {
      let place = try #require(try locator.place(of: index))
      #expect(String(decoding: place.line, as: UTF8.self) == lines[index])
      let segment = try #require(snapshot.segments.firstIndex { $0.name == place.segment })
      let bytes = try snapshot.bytes(ofSegment: segment)
      #expect(Array(bytes[place.offset...].prefix(place.line.count)) == place.line)
      #expect(place.offset == 0 || bytes[place.offset - 1] == newline)
    }
    #expect(try locator.place(of: 300) == nil)
    #expect(try locator.place(of: -1) == nil)
  }

  @Test func `gives the events of the lines, one after the other`() throws {
    let store = try store(segmentSize: 20_000)
    var lines = JournalLines(try store.snapshot())
    for (index, text) in try store.lines().enumerated() {
      let next = try #require(try lines.next())
      #expect(next.index == index)
      #expect(String(decoding: next.line, as: UTF8.self) == text)
      #expect(next.event.line == text)
    }
    #expect(try lines.next() == nil)
  }

  @Test(arguments: [7, 100, 1 << 20])
  func `stops at the first invalid line, with its index, segment and byte`(chunkSize: Int) throws {
    var bytes = buffer(try store(segmentSize: 1 << 30).lines())
    let ends = bytes.indices.filter { bytes[$0] == newline }
    bytes[ends[122] + 1] = UInt8(ascii: "[")  // the first byte of line 123
    bytes[ends[200] + 3] = UInt8(ascii: "\\")
    var options = JournalScan.Options()
    options.chunkSize = chunkSize
    let snapshot = try MemoryStore(bytes).snapshot()
    let error = #expect(throws: JournalError.self) { try JournalScan.read(snapshot, options) }
    guard case .line(let fault)? = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(fault.index == 123)
    #expect(fault.segment == "00000000000000000000.jsonl")
    #expect(fault.offset == ends[122] + 1)
    options.reportsAllFaults = true
    let scan = try JournalScan.read(snapshot, options)
    #expect(scan.chunks.flatMap(\.faults).map(\.index) == [123, 201])
    #expect(scan.lineCount == 300)
  }

  @Test func `reports a line longer than any buffer`() throws {
    let long = String(repeating: "x", count: 300_000)
    for chunkSize in [100, 1 << 20] {
      var options = JournalScan.Options()
      options.reportsAllFaults = true
      options.chunkSize = chunkSize
      let snapshot = try MemoryStore(buffer(["{}", long, "{}"])).snapshot()
      let faults = try JournalScan.read(snapshot, options).chunks.flatMap(\.faults)
      #expect(faults.map(\.index) == [0, 1, 2])
      #expect(faults.map(\.offset) == [0, 3, 300_004])
      #expect(faults.map(\.fault.rule) == [.enveloppe, .longueur, .enveloppe])
    }
  }
}
