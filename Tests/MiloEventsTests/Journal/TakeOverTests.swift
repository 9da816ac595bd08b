import Testing

@testable import MiloEvents

@Suite struct `A take-over of lines recorded elsewhere` {
  private static let takeOver = TakeOver(motif: Texte("ancien logiciel")) { time in
    // An hour ahead of UTC, as in winter.
    String("\(RecordedTime(milliseconds: time.milliseconds + 3_600_000))".prefix(19)) + "+01:00"
  }

  private func lines(_ times: [String]) -> [[UInt8]] {
    times.enumerated().map { place, time in
      var event = event(
        "e\(place)", "contact", ["canal": "sms"], time: "2022-01-01T09:00:00+01:00")
      event.recordedTime = RecordedTime(time)
      return EventWriter.line(of: event)
    }
  }

  private let times = ["2022-01-01T23:30:00.000Z", "2022-02-01T10:00:00.000Z"]

  @Test func `is told by the journal, after the lines and in one append`() throws {
    let sample = SampleJournal()
    let writer = try sample.writer(reprise: Self.takeOver)
    let appended = try writer.append(lines: lines(times), file: "f")
    #expect(appended.map(\.index) == [0, 1])
    let told = try EventReader.event(in: Array(sample.store.lines()[2].utf8))
    #expect(told.subject == "besancon")
    #expect(told.recordedTime == sample.clock.now)
    #expect(told.time == "2022-03-14T11:00:00+01:00")
    #expect(
      try told.donnees(as: Reprise.self)
        == Reprise(
          lignes: 2, du: #require(LocalDate("2022-01-02")), au: #require(LocalDate("2022-02-01")),
          motif: Texte("ancien logiciel"), horloge: Horodatage("2022-03-14T11:00:00+01:00")))
    #expect(try sample.journal.scan().lastReprise == 2)
    #expect(try Verification(sample.journal).constats.isEmpty)
  }

  @Test func `of a journal that was itself taken over keeps what that one told`() throws {
    let (sample, copy) = (SampleJournal(), SampleJournal())
    try sample.writer(reprise: Self.takeOver).append(lines: lines(times), file: "f")
    let lines = try sample.store.lines()
    try copy.writer(reprise: Self.takeOver).append(
      lines: lines.map { Array($0.utf8) }, file: "f")
    #expect(Array(try copy.store.lines().prefix(3)) == lines)
    #expect(try copy.journal.scan().lastReprise == 3)
  }

  @Test func `cannot be taken back, nor told by anybody`() throws {
    let sample = SampleJournal()
    try sample.writer(reprise: Self.takeOver).append(lines: lines(times), file: "f")
    let told = try EventReader.event(in: Array(sample.store.lines()[2].utf8))
    let writer = try sample.writer()
    for wrong in [
      annulation("a1", of: told.id), rectification("r1", of: told.id, .object(told.data)),
    ] {
      let found = faults { try writer.append([wrong]) }
      #expect(found.map(\.fault.field) == ["data.evenement"])
      #expect(found.first?.fault.found == "la ligne 2, qui est un événement reprise")
    }
    var other = told
    (other.id, other.recordedTime) = ("r2", nil)
    #expect(faults { try writer.append([other]) }.map(\.fault.field) == ["type"])
    #expect(writer.count == 3)
  }

  @Test func `of times ahead of the clock is refused, unless the clock is said to be wrong`() throws
  {
    let sample = SampleJournal()
    let ahead = lines(["2022-03-14T10:10:00.001Z"])
    do {
      let writer = try sample.writer(reprise: Self.takeOver)
      let error = #expect(throws: JournalError.self) { try writer.append(lines: ahead, file: "f") }
      guard case .clock(let last, let now) = error else {
        Issue.record("\(String(describing: error))")
        return
      }
      #expect(last == RecordedTime("2022-03-14T10:10:00.001Z"))
      #expect(now == sample.clock.now)
      #expect(try sample.lines.isEmpty)
      writer.close()
    }
    var options = JournalWriter.Options { sample.clock.now }
    (options.reprise, options.malgreLHorloge) = (Self.takeOver, true)
    try JournalWriter(sample.journal, options).append(lines: ahead, file: "f")
    #expect(try sample.store.lines().count == 2)
  }
}

@Suite struct `A clock behind the last line` {
  private func journal() throws -> SampleJournal {
    let sample = SampleJournal()
    let writer = try sample.writer()
    try writer.append([contact("e1")])
    writer.close()
    return sample
  }

  @Test func `is clamped to it within ten minutes`() throws {
    let sample = try journal()
    sample.clock.set("2022-03-14T09:50:00.000Z")
    try sample.writer().append([contact("e2")])
    let recorded = try sample.lines.map { try EventReader.event(in: Array($0.utf8)).recordedTime }
    #expect(recorded[1] == recorded[0])
  }

  @Test func `is refused beyond, with how far it is`() throws {
    let sample = try journal()
    sample.clock.set("2022-03-14T09:49:59.999Z")
    let writer = try sample.writer()
    let error = #expect(throws: JournalError.self) { try writer.append([contact("e2")]) }
    #expect(
      error?.description.hasPrefix(
        "la dernière ligne du journal est datée du 2022-03-14T10:00:00.000Z, 10 min après")
        == true)
    #expect(writer.count == 1)
    sample.clock.set("2020-03-14T09:00:00.000Z")
    let far = #expect(throws: JournalError.self) { try writer.append([contact("e2")]) }
    #expect(far?.description.contains("730 j 1 h après") == true)
    writer.close()
    var options = JournalWriter.Options { sample.clock.now }
    options.malgreLHorloge = true
    let forced = try JournalWriter(sample.journal, options)
    try forced.append([contact("e2")])
    #expect(try sample.lines.count == 2)
    #expect(try forced.append([contact("e2")]).first?.wasThere == true)
  }
}
