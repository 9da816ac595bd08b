import Testing

@testable import MiloEvents

@Suite struct `An event appended twice` {
  @Test func `is already there, in whatever order its attributes come`() throws {
    let sample = SampleJournal()
    let writer = try sample.writer()
    let first = event("e1", "accueil", ["site": "a", "motif": "inscription"])
    try writer.append([contact("e0"), first])
    sample.clock.set("2022-03-15T10:00:00.000Z")
    let again = """
      {"data":{"motif":"inscription","site":"a"},"time":"2022-03-14T09:30:00+01:00",\
      "subject":"J1","type":"fr.milo.accueil.v1","source":"/structures/besancon","id":"e1",\
      "specversion":"1.0"}
      """
    let expected = [JournalWriter.Appended(index: 1, id: "e1", wasThere: true)]
    let asLine = [JournalWriter.Appended(index: 1, id: nil, wasThere: true)]
    #expect(try writer.append(lines: [Array(again.utf8)], file: "f") == asLine)
    #expect(try writer.append([first]) == expected)
    #expect(
      try writer.append([first, contact("e2"), first]).map(\.wasThere) == [true, false, true])
    #expect(try sample.lines.count == 3)
    writer.close()
    #expect(try sample.writer().append([first]) == expected, "by another writer too")
  }

  @Test func `is written once when it stands twice in one append`() throws {
    let sample = SampleJournal()
    let appended = try sample.writer().append([contact("e1"), contact("e2"), contact("e1")])
    #expect(appended.map(\.index) == [0, 1, 0])
    #expect(appended.map(\.wasThere) == [false, false, true])
    #expect(try sample.lines.count == 2)
  }

  @Test func `is refused with another content, and nothing of its batch is written`() throws {
    let sample = SampleJournal()
    let writer = try sample.writer()
    try writer.append([contact("e1")])
    let other = event("e1", "contact", ["canal": "mel"])
    let found = faults { try writer.append([contact("e2"), other]) }
    #expect(found.map(\.index) == [1])
    #expect(found.first?.fault.field == "id")
    #expect(found.first?.fault.found == "« e1 », déjà à la ligne 0 avec un autre contenu")
    #expect(try sample.lines.count == 1)
    #expect(
      faults { try writer.append([contact("e3"), event("e3", "contact", ["canal": "mel"])]) }.count
        == 1)
    #expect(try sample.lines.count == 1)
  }

  @Test func `is another event under another source`() throws {
    let sample = SampleJournal()
    let other = event("e1", "contact", ["canal": "mel"], source: "/structures/autre")
    #expect(try sample.writer().append([contact("e1"), other]).map(\.index) == [0, 1])
  }
}

@Suite struct `An append that says what it decided on` {
  @Test func `finds its lines when it is told again, whatever was appended since`() throws {
    let sample = SampleJournal()
    let writer = try sample.writer()
    var expectation = JournalWriter.Expectation()
    expectation.size = 0
    expectation.subject = ("J1", 0)
    let events = [contact("e1"), entree("e2")]
    try writer.append(events, expecting: expectation)
    try writer.append([contact("e3")])
    let again = try writer.append(events, expecting: expectation)
    #expect(again.map(\.index) == [0, 1])
    #expect(again.map(\.wasThere) == [true, true])
    // With one more event, or another content, it is another decision.
    for other in [events + [contact("e4")], [event("e1", "contact", ["canal": "mel"])]] {
      #expect {
        try writer.append(other, expecting: expectation)
      } throws: {
        if case JournalError.conflict = $0 { true } else { false }
      }
    }
    expectation.size = 9
    #expect {
      try writer.append(events, expecting: expectation)
    } throws: {
      if case JournalError.conflict = $0 { true } else { false }
    }
    #expect(try sample.lines.count == 3)
    #expect(try writer.append([contact("e4")]).map(\.index) == [3], "nothing of them is left")
  }

  @Test func `is a conflict at another size, and writes nothing`() throws {
    let sample = SampleJournal()
    let writer = try sample.writer()
    var expectation = JournalWriter.Expectation()
    expectation.size = 0
    try writer.append([contact("e1")], expecting: expectation)
    let error = #expect(throws: JournalError.self) {
      try writer.append([contact("e2")], expecting: expectation)
    }
    guard case .conflict(let conflict)? = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect((conflict.subject, conflict.expected, conflict.found) == (nil, 0, 1))
    #expect(try sample.lines.count == 1)
    expectation.size = 1
    try writer.append([contact("e2")], expecting: expectation)
    #expect(try sample.lines.count == 2)
  }

  @Test func `is a conflict at another version of the subject`() throws {
    let sample = SampleJournal()
    let writer = try sample.writer()
    try writer.append([contact("e1"), contact("e2", subject: "J2"), contact("e3")])
    #expect(writer.version(ofSubject: "J1") == 2)
    #expect(writer.version(ofSubject: "J9") == 0)
    for (subject, version, isRight) in [
      ("J1", 2, true), ("J1", 2, false), ("J2", 0, false), ("J9", 0, true), ("J9", 0, false),
    ] {
      var expectation = JournalWriter.Expectation()
      expectation.subject = (subject, version)
      let before = try sample.lines.count
      let append = {
        _ = try writer.append([contact("v\(before)", subject: subject)], expecting: expectation)
      }
      guard !isRight else {
        try append()
        #expect(try sample.lines.count == before + 1)
        continue
      }
      let error = #expect(throws: JournalError.self) { try append() }
      guard case .conflict(let conflict)? = error else {
        Issue.record("\(String(describing: error))")
        return
      }
      #expect(conflict.subject == subject)
      #expect(try sample.lines.count == before)
    }
  }
}
