import Testing

@testable import MiloEvents

@Suite struct `Lines by their indexes` {
  /// A journal of lines of many lengths, over several chunks and segments.
  private func locator() throws -> (LineLocator, [[UInt8]]) {
    let lines = (0..<400).map { number in
      Array("\(number) \(String(repeating: "x", count: number * 37 % 211))".utf8)
    }
    let disk = TestDisk(folder: "/j")
    let store = FileStore(folder: "/j", system: disk)
    let writer = try store.openWriter(
      .test(segmentSize: 9_000))
    for line in lines { try writer.append(line + [0x0A], count: 1) }
    writer.close()
    var options = JournalScan.Options()
    options.decoding = false
    options.chunkSize = 1_000
    let snapshot = try store.snapshot()
    #expect(snapshot.segments.count > 2)
    return (LineLocator(try JournalScan.read(snapshot, options), of: snapshot), lines)
  }

  @Test(arguments: [1, 2, 3, 7, 50, 399])
  func `are those that each is found by`(step: Int) throws {
    let (locator, lines) = try locator()
    let indexes = Array(stride(from: step - 1, to: 400, by: step))
    #expect(try locator.lines(of: indexes) == indexes.map { lines[$0] })
    for index in indexes { #expect(try locator.place(of: index)?.line == lines[index]) }
  }

  @Test func `may be none`() throws {
    #expect(try locator().0.lines(of: []).isEmpty)
  }
}

@Suite struct `Two lines that say the same` {
  private func line(_ recorded: String, _ canal: String = "sms") -> [UInt8] {
    Array(
      #"{"specversion":"1.0","id":"e1","source":"/s","type":"fr.milo.contact.v1","subject":"J1","time":"2022-03-14T10:00:00+01:00","recordedtime":"\#(recorded)","data":{"canal":"\#(canal)"}}"#
        .utf8)
  }

  @Test func `may have been recorded at other times`() {
    let one = line("2022-03-14T12:00:00.000Z")
    #expect(RecordedSplice.isSame(one, as: one))
    #expect(RecordedSplice.isSame(one, as: line("2023-11-30T23:59:59.999Z")))
    #expect(RecordedSplice.isSame(one, as: line("2022-03-14T12:00:00.001Z")))
  }

  @Test func `have no other difference`() {
    let one = line("2022-03-14T12:00:00.000Z")
    #expect(!RecordedSplice.isSame(one, as: line("2022-03-14T12:00:00.000Z", "mel")))
    #expect(!RecordedSplice.isSame(one, as: line("2023-03-14T12:00:00.000Z", "mel")))
    #expect(!RecordedSplice.isSame(one, as: Array(one.dropLast())))
    var other = one
    other[60] ^= 1
    #expect(!RecordedSplice.isSame(one, as: other))
  }
}
