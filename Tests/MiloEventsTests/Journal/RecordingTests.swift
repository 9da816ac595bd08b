import Testing

@testable import MiloEvents

@Suite struct `The time of recording` {
  private func recorded(_ sample: SampleJournal) throws -> [String] {
    try sample.lines.map { line in
      try EventReader.event(in: Array(line.utf8)).recordedTime?.description ?? ""
    }
  }

  @Test func `never goes back, even when the clock does`() throws {
    let sample = SampleJournal()
    let writer = try sample.writer()
    for (id, time) in [("e1", "10:00:00.000"), ("e2", "09:50:00.000"), ("e3", "10:00:00.001")] {
      sample.clock.set("2022-03-14T\(time)Z")
      try writer.append([contact(id)])
    }
    writer.close()
    sample.clock.set("2022-03-14T09:59:00.000Z")
    try sample.writer().append([contact("e4")])
    #expect(
      try recorded(sample) == [
        "2022-03-14T10:00:00.000Z", "2022-03-14T10:00:00.000Z", "2022-03-14T10:00:00.001Z",
        "2022-03-14T10:00:00.001Z",
      ])
  }

  @Test func `is the journal's to set`() throws {
    let sample = SampleJournal()
    var given = contact("e1")
    given.recordedTime = RecordedTime("2022-03-14T09:00:00.000Z")
    let writer = try sample.writer()
    for found in [
      faults { try writer.append([given]) },
      faults { try writer.append(lines: [EventWriter.line(of: given)], file: "f") },
    ] {
      #expect(found.first?.fault.field == "recordedtime")
    }
    #expect(try sample.lines.isEmpty)
  }

  @Test func `is at most twenty-four hours before what happened`() throws {
    let sample = SampleJournal()
    let writer = try sample.writer()
    try writer.append([event("e1", "contact", ["canal": "sms"], time: "2022-03-15T11:00:00+01:00")])
    let found = faults {
      try writer.append(
        [event("e2", "contact", ["canal": "sms"], time: "2022-03-15T11:00:00.001+01:00")])
    }
    #expect(found.first?.fault.field == "time")
    #expect(found.first?.fault.found.contains("plus de 24 h") == true)
    let moved = faults {
      try writer.append(
        [rectification("r1", of: "e1", ["canal": "mel"], time: "2022-03-15T11:00:00.001+01:00")])
    }
    #expect(moved.first?.fault.field == "data.time")
    #expect(try sample.lines.count == 1)
  }

  @Test func `is kept by a take-over into an empty journal`() throws {
    let sample = SampleJournal()
    var events = [contact("e1"), contact("e2"), annulation("a1", of: "e1")]
    let times = [
      "2022-03-14T10:00:00.000Z", "2022-03-14T10:00:00.000Z", "2023-01-01T00:00:00.000Z",
    ]
    for place in events.indices { events[place].recordedTime = RecordedTime(times[place]) }
    let lines = events.map { EventWriter.line(of: $0) }
    let writer = try sample.writer(reprise: .invented)
    try writer.append(lines: lines, file: "f")
    #expect(try recorded(sample) == times)
    #expect(try sample.lines.map { Array($0.utf8) } == lines)
    let found = faults { try writer.append(lines: lines, file: "f") }
    #expect(found.first?.fault.found == "une reprise dans un journal de 3 lignes")
  }

  @Test func `must be there, and in order, in a take-over`() throws {
    let sample = SampleJournal()
    let writer = try sample.writer(reprise: .invented)
    var (first, second) = (contact("e1"), contact("e2"))
    #expect(faults { try writer.append([first]) }.first?.fault.field == "recordedtime")
    first.recordedTime = RecordedTime("2022-03-14T10:00:00.000Z")
    second.recordedTime = RecordedTime("2022-03-14T09:59:59.999Z")
    let found = faults { try writer.append([first, second]) }
    #expect(found.map(\.index) == [1])
    #expect(found.first?.fault.expected.contains("2022-03-14T10:00:00.000Z") == true)
    #expect(try sample.lines.isEmpty)
    try writer.append([first])
    #expect(try sample.lines.count == 1)
  }
}
