import Testing

@testable import MiloEvents

@Suite struct `The random bytes of a line` {
  private func aleas(_ sample: SampleJournal) throws -> [String?] {
    try sample.store.lines().map { try EventReader.event(in: Array($0.utf8)).alea }
  }

  @Test func `are drawn for each id that the journal did not draw`() throws {
    let sample = SampleJournal()
    let writer = try sample.writer()
    try writer.append([contact("e1"), contact("")])
    try writer.append(
      lines: [
        EventWriter.line(of: contact("e2")),
        Array(#"{"data":{"canal":"sms"}, "#.utf8)
          + EventWriter.line(of: contact("e3")).dropFirst().prefix {
            $0 != UInt8(ascii: "T")
          } + Array(#"T09:30:00+01:00"}"#.utf8),
      ], file: "f")
    let aleas = try aleas(sample)
    #expect(aleas[1] == nil)
    let drawn = aleas.compactMap(\.self)
    #expect(drawn.count == 3)
    #expect(Set(drawn).count == 3)
    for alea in drawn {
      #expect(alea.utf8.count == 22)
      #expect(alea.utf8.allSatisfy { codeByte($0) && $0 != UInt8(ascii: ".") })
    }
    #expect(try Verification(sample.journal).constats.isEmpty)
  }

  @Test func `write sixteen bytes in base64url`() {
    var words: [UInt64] = [0x0001_0203_0405_0607, 0xFBFF_0A0B_0C0D_0E0F]
    // base64.urlsafe_b64encode(bytes.fromhex("0001020304050607fbff0a0b0c0d0e0f")), by Python
    let written = Alea.make { words.removeFirst() }
    #expect(String(decoding: written, as: UTF8.self) == "AAECAwQFBgf7_woLDA0ODw")
  }

  @Test func `are no part of what an event says`() throws {
    let sample = SampleJournal()
    let writer = try sample.writer()
    try writer.append([contact("e1")])
    #expect(try writer.append([contact("e1")]) == [.init(index: 0, id: "e1", wasThere: true)])
    let line = EventWriter.line(of: contact("e1"))
    #expect(try writer.append(lines: [line], file: "f") == [.init(index: 0, wasThere: true)])
    let exported = Array(try sample.store.lines()[0].utf8)
    #expect(try writer.append(lines: [exported], file: "f") == [.init(index: 0, wasThere: true)])
    var other = contact("e1")
    other.alea = "another"
    #expect(try writer.append([other]) == [.init(index: 0, id: "e1", wasThere: true)])
    other.data["canal"] = "mel"
    #expect(faults { try writer.append([other]) }.map(\.fault.field) == ["id"])
    #expect(writer.count == 1)
  }

  @Test func `are the journal's to draw, outside a take-over`() throws {
    let sample = SampleJournal()
    let writer = try sample.writer()
    var given = contact("e1")
    given.alea = "AAECAwQFBgf7_woLDA0ODw"
    for found in [
      faults { try writer.append([given]) },
      faults { try writer.append(lines: [EventWriter.line(of: given)], file: "f") },
    ] {
      #expect(found.map(\.fault.field) == ["alea"])
    }
    #expect(writer.count == 0)
  }

  @Test func `stay as they are in a take-over, and complete its lines of guessable ids`() throws {
    let (sample, copy) = (SampleJournal(), SampleJournal())
    let writer = try sample.writer()
    try writer.append([contact("e1"), contact("")])
    let lines = try sample.store.lines()
    let bare = Array(
      try #require(sample.lines.first).replacing("\"e1\"", with: "\"e3\"").utf8)
    try copy.writer(reprise: .invented).append(
      lines: lines.map { Array($0.utf8) } + [bare], file: "f")
    #expect(Array(try copy.store.lines().prefix(2)) == lines)
    #expect(try aleas(copy)[2] != nil)
  }
}
