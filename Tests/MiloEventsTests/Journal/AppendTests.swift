import Testing

@testable import MiloEvents

@Suite struct `An append` {
  @Test func `writes the line of each event, with the time of its recording`() throws {
    let sample = SampleJournal()
    let writer = try sample.writer()
    let appended = try writer.append([contact("e1"), contact("e2", subject: "J2")])
    #expect(appended.map(\.index) == [0, 1])
    #expect(appended.allSatisfy { !$0.wasThere })
    #expect(try writer.append([contact("e3")]).map(\.index) == [2])
    #expect(writer.count == 3)
    #expect(
      try sample.lines[0] == """
        {"specversion":"1.0","id":"e1","source":"/structures/besancon",\
        "type":"fr.milo.contact.v1","subject":"J1","time":"2022-03-14T09:30:00+01:00",\
        "recordedtime":"2022-03-14T10:00:00.000Z","data":{"canal":"sms"}}
        """)
    #expect(try Verification(sample.journal).constats.isEmpty)
  }

  @Test func `of lines writes the same as that of events`() throws {
    var maker = EventMaker(seed: 20)
    let kinds = Catalogue.declarations.filter { declaration in
      declaration.fields.allSatisfy { !$0.type.namesEvents }
    }
    let (one, two) = (SampleJournal(), SampleJournal())
    one.clock.set("2199-12-31T23:59:59.999Z")
    two.clock.set("2199-12-31T23:59:59.999Z")
    var events: [Event] = []
    for round in 0..<200 {
      maker.isWild = round.isMultiple(of: 2)
      var event = maker.event(of: maker.pick(kinds))
      event.recordedTime = nil
      if ![Fusion.nom, Reprise.nom].contains(event.declaration?.nom) { events.append(event) }
    }
    try one.writer().append(events)
    try two.writer().append(lines: events.map { EventWriter.line(of: $0) }, file: "f")
    #expect(try one.lines == two.lines)
    #expect(try one.lines.count == events.count)
    // The dates drawn know nothing of those of the dispositifs.
    let constats = try Verification(one.journal).constats
    #expect(constats.allSatisfy { $0.code == .dispositif_hors_dates }, "\(constats)")
  }

  @Test func `gives an id and the source of the journal to an event that has none`() throws {
    let sample = SampleJournal()
    var event = contact("")
    event.source = ""
    try sample.writer().append([event, event])
    let written = try sample.lines.map { try EventReader.event(in: Array($0.utf8)) }
    #expect(written.map(\.source) == ["/structures/besancon", "/structures/besancon"])
    #expect(written.allSatisfy { $0.id.utf8.count == 36 })
    #expect(written[0].id != written[1].id)
  }

  @Test func `rewrites a line in the order of the format`() throws {
    let sample = SampleJournal()
    let text = """
      { "data": {"sens":"entrant","canal":"sms"}, "subject":"J1", "type":"fr.milo.contact.v1", \
      "time":"2022-03-14T09:30:00+01:00", "source":"/s", "id":"e1", "specversion":"1.0" }
      """
    try sample.writer().append(lines: [Array(text.utf8)], file: "f")
    #expect(
      try sample.lines == [
        """
        {"specversion":"1.0","id":"e1","source":"/s","type":"fr.milo.contact.v1","subject":"J1",\
        "time":"2022-03-14T09:30:00+01:00","recordedtime":"2022-03-14T10:00:00.000Z",\
        "data":{"canal":"sms","sens":"entrant"}}
        """
      ])
  }

  @Test func `is not fooled by a time inside the data`() throws {
    let sample = SampleJournal()
    let text = """
      {"data":{"evenement":"e1","time":"2022-03-01T09:30:00+01:00","motif":"m","data":{"canal":"mel"}},\
      "specversion":"1.0","id":"r1","source":"/structures/besancon",\
      "type":"fr.milo.rectification.v1","time":"2022-03-14T09:30:00+01:00"}
      """
    let writer = try sample.writer()
    try writer.append([contact("e1")])
    try writer.append(lines: [Array(text.utf8)], file: "f")
    let event = try EventReader.event(in: Array(try #require(sample.lines.last).utf8))
    #expect(event.time == "2022-03-14T09:30:00+01:00")
    #expect(event.recordedTime == sample.clock.now)
    #expect(event.data["time"] == "2022-03-01T09:30:00+01:00")
  }

  @Test func `is refused whole, each fault with its number, and writes nothing`() throws {
    let sample = SampleJournal()
    let writer = try sample.writer()
    try writer.append([contact("e1")])
    let before = try sample.lines
    let found = faults {
      try writer.append(
        [
          contact("e2"), event("e3", "contact", ["canal": "pigeon"]), contact("e4"),
          event("e5", "entretien", [:]), sortie("e6", of: "e2"),
        ])
    }
    #expect(found.map(\.index) == [1, 3, 4])
    #expect(found.map(\.fault.field) == ["data.canal", "data.conseiller", "data.entree"])
    #expect(try sample.lines == before)
    #expect(writer.count == 1)
    #expect(writer.version(ofSubject: "J1") == 1)
    #expect(try writer.append([contact("e2")]) == [.init(index: 1, id: "e2", wasThere: false)])
    #expect(try sample.lines.count == 2)
  }

  @Test func `of nothing does nothing`() throws {
    let sample = SampleJournal()
    #expect(try sample.writer().append([]).isEmpty)
    #expect(try sample.lines.isEmpty)
  }

  @Test func `may be rehearsed, which changes nothing`() throws {
    let sample = SampleJournal()
    let writer = try sample.writer()
    try writer.append([contact("e0")])
    let line = EventWriter.line(of: contact("e1"))
    let made = try writer.rehearse([line], file: "f")
    #expect(made.count == 1)
    #expect(try sample.lines.count == 1)
    #expect(writer.count == 1)
    #expect(try writer.append(lines: [line], file: "f") == [.init(index: 1, wasThere: false)])
    #expect(try sample.lines.last.map { Array($0.utf8) } == Alea.removed(from: made[0]))
    #expect(try writer.rehearse([line], file: "f").isEmpty, "it is there already")
  }

  @Test(arguments: ["fr.milo.contat.v1", "fr.milo.contact.v2", "fr.milo.contact"])
  func `knows the names in fr milo`(type: String) throws {
    let sample = SampleJournal()
    var wrong = contact("e1")
    wrong.type = type
    let found = faults { try sample.writer().append([wrong]) }
    #expect(found.first?.fault.field == "type")
    #expect(found.first?.fault.nearest == "fr.milo.contact.v1")
  }

  @Test func `accepts any data under another name`() throws {
    let sample = SampleJournal()
    try sample.writer().append([
      event("e1", "org.exemple.visite.v3", ["n": [1, nil]], subject: nil)
    ])
    #expect(try sample.lines.count == 1)
  }

  @Test func `refuses a line too long, what the journal adds included`() throws {
    let sample = SampleJournal()
    let writer = try sample.writer()
    var long = contact("e1")
    long.data["x_"] = ""
    let recorded = #","recordedtime":"2022-03-14T10:00:00.000Z""#.utf8.count
    let alea = #","alea":"0123456789012345678901""#.utf8.count
    let room = EventReader.longestLine - recorded - alea - EventWriter.line(of: long).count
    long.data["x_"] = .string(String(repeating: "a", count: room + 1))
    for found in [
      faults { try writer.append([long]) },
      faults { try writer.append(lines: [EventWriter.line(of: long)], file: "f") },
    ] {
      #expect(found.first?.fault.rule == .longueur)
    }
    long.data["x_"] = .string(String(repeating: "a", count: room))
    try writer.append(lines: [EventWriter.line(of: long)], file: "f")
    #expect(try sample.store.lines()[0].utf8.count == 65_535)
  }

  @Test func `reads the lines already there when a writer opens`() throws {
    let sample = SampleJournal()
    do {
      let writer = try sample.writer()
      try writer.append([entree("e1"), sortie("s1", of: "e1")])
      writer.close()
      #expect(throws: JournalError.self) { try writer.append([contact("late")]) }
    }
    let writer = try sample.writer()
    #expect(writer.count == 2)
    #expect(writer.version(ofSubject: "J1") == 2)
    #expect(faults { try writer.append([sortie("s2", of: "e1")]) }.count == 1)
  }

  @Test func `needs the lock, which one writer holds`() throws {
    let sample = SampleJournal()
    let writer = try sample.writer()
    let error = #expect(throws: JournalError.self) { try sample.writer() }
    guard case .store(.locked)? = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    writer.close()
    _ = try sample.writer()
  }

  @Test func `refuses a journal that is damaged`() throws {
    let sample = SampleJournal([#"{"specversion":"1.0"}"#])
    let error = #expect(throws: JournalError.self) { try sample.writer() }
    guard case .line(let fault)? = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(fault.index == 0)
  }
}

extension FieldType {
  /// Whether a value names events, which must be there.
  fileprivate var namesEvents: Bool {
    switch self {
    case .reference: true
    case .liste(let element): element.namesEvents
    default: false
    }
  }
}
