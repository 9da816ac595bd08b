import Testing

@testable import MiloEvents

@Suite struct `Lines that a sieve turns away` {
  /// Lines as our writer makes them, and as others do: other orders, escapes, offsets, kinds of nobody.
  private static let lines: [String] = (0..<200).map { number in
    let subject = number % 5 == 0 ? #"J\u0031"# : "J\(number % 4)"
    let day = 1 + number % 28
    let time = "2022-03-\(day < 10 ? "0" : "")\(day)T09:00:00\(number % 3 == 0 ? "Z" : "+01:00")"
    let type = ["contact", "accueil", "x-essai"][number % 3]
    let data = ["{\"canal\":\"sms\"}", "{\"x_y\":1,\"site\":\"s\"}", "{}"][number % 3]
    let head = #"{"specversion":"1.0","id":"e\#(number)","source":"/s","#
    let rest = #""time":"\#(time)","recordedtime":"2022-04-14T12:00:00.000Z","data":\#(data)}"#
    return number % 7 == 0
      ? head + #""subject":"\#(subject)","type":"fr.milo.\#(type).v1","# + rest
      : head + #""type":"fr.milo.\#(type).v1","subject":"\#(subject)","# + rest
  }

  private func read(
    _ lines: [String], _ sieve: JournalLines.Sieve?
  ) throws -> [(index: Int, event: Event)] {
    var reader = JournalLines(try MemoryStore(buffer(lines)).snapshot(), sieve: sieve)
    var found: [(Int, Event)] = []
    while let next = try reader.next() { found.append((next.index, next.event)) }
    return found
  }

  @Test func `are none of those that are wanted`() throws {
    let all = try read(Self.lines, nil)
    #expect(all.count == Self.lines.count)
    var turnedAway = 0
    for subject in ["J0", "J1", "J2", "J3", "nobody"] {
      let sifted = try read(Self.lines) { _, fait, texts in
        texts.number(of: subject) == fait.subject
      }
      turnedAway += all.count - sifted.count
      let wanted = all.filter { $0.event.subject == subject }.map(\.index)
      #expect(sifted.filter { $0.event.subject == subject }.map(\.index) == wanted)
    }
    #expect(turnedAway > 100)
    let hash = ByteHash.process.hash("e31")
    let sifted = try read(Self.lines) { _, fait, _ in fait.idHash == hash }
    #expect(sifted.contains { $0.event.id == "e31" && $0.index == 31 })
  }

  @Test func `are checked all the same`() {
    var lines = Self.lines
    lines[100] = String(lines[100].dropLast())
    #expect(throws: JournalError.self) { try read(lines) { _, _, _ in false } }
  }
}
