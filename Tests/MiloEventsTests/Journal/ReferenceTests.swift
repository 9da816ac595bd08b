import MiloTestTools
import Testing

@testable import MiloEvents

@Suite struct `What an event names` {
  /// Appends all but the last, which must be refused for that field.
  private func expectRefusal(
    of events: [Event], field: String, found: String,
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let sample = SampleJournal()
    let writer = try sample.writer()
    for event in events.dropLast() { try writer.append([event]) }
    let before = try sample.lines
    // Alone, and in one batch with what it names.
    let last = Array(events.suffix(1))
    let alone = faults(sourceLocation: sourceLocation) { try writer.append(last) }
    let together = faults(sourceLocation: sourceLocation) {
      try SampleJournal().writer().append(events)
    }
    #expect(alone.first?.fault.field == field, sourceLocation: sourceLocation)
    #expect(
      alone.first?.fault.found.contains(found) == true, "\(String(describing: alone.first?.fault))",
      sourceLocation: sourceLocation)
    #expect(together.first?.fault == alone.first?.fault, sourceLocation: sourceLocation)
    #expect(together.first?.index == events.count - 1, sourceLocation: sourceLocation)
    #expect(try sample.lines == before, sourceLocation: sourceLocation)
  }

  private func expectSuccess(
    of events: [Event], sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let (one, two) = (SampleJournal(), SampleJournal())
    let writer = try one.writer()
    for event in events { try writer.append([event]) }
    try two.writer().append(events)
    #expect(try one.lines == two.lines, sourceLocation: sourceLocation)
    let constats = try Verification(one.journal).constats
    #expect(constats.isEmpty, "\(constats)", sourceLocation: sourceLocation)
  }

  @Test func `must be an earlier line`() throws {
    try expectRefusal(
      of: [contact("e1"), sortie("s1", of: "e9")], field: "data.entree",
      found: "« e9 », qu’aucune ligne antérieure ne porte")
    try expectRefusal(
      of: [event("s1", "dispositif.sortie", ["entree": "s1", "motif": "autre"])],
      field: "data.entree", found: "« s1 »")
    try expectRefusal(
      of: [event("d1", "aide.decision", ["aide": "FAJ", "accordee": true, "demande": "d0"])],
      field: "data.demande", found: "« d0 »")
    try expectRefusal(
      of: [
        contact("e1"),
        event("p1", "preuve", ["critere": "c", "libelle": "l", "evenements": ["e1", "e2"]]),
      ], field: "data.evenements", found: "« e2 »")
  }

  /// A state of an appointment, of another one when it is named.
  private func rendezVous(_ id: String, of other: String? = nil) -> Event {
    event(id, "rendez_vous", Self.etat(of: other))
  }

  private static func etat(of other: String?) -> JSONObject {
    var data: JSONObject = ["statut": "present", "quand": "2022-03-14T09:00:00+01:00"]
    if let other { data["rendez_vous"] = .string(other) }
    return data
  }

  private func change(_ id: String, of target: String, to other: String?) -> Event {
    rectification(id, of: target, .object(Self.etat(of: other)))
  }

  @Test func `never leads back to the event that names it`() throws {
    try expectRefusal(
      of: [rendezVous("a"), rendezVous("b", of: "a"), change("r1", of: "a", to: "b")],
      field: "data.data.rendez_vous", found: "« b » (ligne 1), qui dépend lui-même de la ligne 0")
    try expectRefusal(
      of: [
        rendezVous("a"), rendezVous("b", of: "a"), rendezVous("c", of: "b"),
        change("r1", of: "a", to: "c"),
      ], field: "data.data.rendez_vous", found: "« c » (ligne 2)")
    // A circle that a former rectification prepares.
    try expectRefusal(
      of: [
        rendezVous("a"), rendezVous("b"), change("r1", of: "b", to: "a"),
        change("r2", of: "a", to: "b"),
      ], field: "data.data.rendez_vous", found: "« b » (ligne 1)")
    try expectSuccess(of: [
      rendezVous("a"), rendezVous("b", of: "a"), rendezVous("c"), change("r1", of: "b", to: "c"),
      change("r2", of: "a", to: "c"), change("r3", of: "b", to: nil),
      change("r4", of: "c", to: "b"),
    ])
  }

  @Test func `in a circle is found, and prevents no seal`() throws {
    var events = [
      rendezVous("a"), rendezVous("b", of: "a"), change("r1", of: "a", to: "b"),
      rendezVous("c", of: "b"),
    ]
    for place in events.indices {
      events[place].recordedTime = RecordedTime(milliseconds: 1_647_252_000_000)
    }
    let constats = try Verification(SampleJournal(events.map(\.line)).journal).constats
    #expect(constats.map(\.code) == [.cycle])
    #expect(constats.map(\.index) == [2])
    let folder = try SealedFolder()
    let writer = try folder.journal().store.openWriter(.test())
    try writer.append(Array(events.map { $0.line + "\n" }.joined().utf8), count: events.count)
    writer.close()
    #expect(try folder.seal().checkpoint.head.size == 4)
  }

  @Test func `must be of the expected kind`() throws {
    try expectRefusal(
      of: [contact("e1"), sortie("s1", of: "e1")], field: "data.entree",
      found: "« e1 » (ligne 0), qui est un événement contact")
    try expectRefusal(
      of: [entree("e1"), event("f1", "situation.fin", ["entree": "e1"])], field: "data.entree",
      found: "un événement dispositif.entree")
    try expectRefusal(
      of: [
        event("x1", "org.exemple.v1", [:]),
        event("f1", "situation.fin", ["entree": "x1"]),
      ], field: "data.entree", found: "un événement hors catalogue")
  }

  static let situations: [(nom: String, data: JSONObject)] = [
    ("emploi.entree", ["contrat": "CDI"]), ("formation.entree", ["genre": "autre"]),
    ("immersion.entree", ["genre": "pmsmp", "fin_prevue": "2022-04-01"]),
    ("volontariat.entree", ["genre": "autre"]), ("scolarite.entree", ["genre": "initiale"]),
  ]

  @Test(arguments: situations.indices)
  func `is one of the five entries for an end`(place: Int) throws {
    let (nom, data) = Self.situations[place]
    try expectSuccess(of: [event("e1", nom, data), event("f1", "situation.fin", ["entree": "e1"])])
    try expectRefusal(
      of: [
        event("e1", nom, data), event("f1", "situation.fin", ["entree": "e1"]),
        event("f2", "situation.fin", ["entree": "e1"]),
      ], field: "data.entree", found: "l’entrée de la ligne 0, déjà close à la ligne 1")
  }

  @Test func `may be cancelled, or of another subject, whatever the dates`() throws {
    try expectSuccess(of: [entree("e1"), annulation("a1", of: "e1"), sortie("s1", of: "e1")])
    try expectSuccess(of: [entree("e1"), sortie("s1", of: "e1", subject: "J2")])
    var early = sortie("s1", of: "e1")
    early.time = "2022-03-01T09:00:00+01:00"
    try expectSuccess(of: [entree("e1"), early])
  }

  @Test func `is looked for in the own source first, then must be unique`() throws {
    let other = event("e1", "contact", ["canal": "sms"], source: "/b")
    try expectSuccess(of: [other, entree("e1"), sortie("s1", of: "e1")])
    var far = sortie("s1", of: "e1")
    far.source = "/c"
    try expectRefusal(of: [other, entree("e1"), far], field: "data.entree", found: "« e1 »")
    try expectSuccess(of: [entree("e1"), far])
  }

  @Test func `has one exit, unless the other is cancelled or moved`() throws {
    let events = [entree("e1"), entree("e2", "PACEA"), sortie("s1", of: "e1")]
    try expectRefusal(
      of: events + [sortie("s2", of: "e1", subject: "J2")], field: "data.entree",
      found: "déjà close à la ligne 2")
    try expectSuccess(of: events + [annulation("a1", of: "s1"), sortie("s2", of: "e1")])
    let moved = rectification("r1", of: "s1", ["entree": "e2", "motif": "autre"])
    try expectSuccess(of: events + [moved, sortie("s2", of: "e1")])
    try expectRefusal(
      of: events + [moved, sortie("s2", of: "e2")], field: "data.entree",
      found: "l’entrée de la ligne 1, déjà close à la ligne 2")
    try expectRefusal(
      of: events + [sortie("s2", of: "e2"), moved], field: "data.data.entree",
      found: "déjà close à la ligne 3")
    let same = rectification("r1", of: "s1", ["entree": "e1", "motif": "abandon"])
    try expectSuccess(of: events + [same])
  }
}

@Suite struct `A correction` {
  private func append(_ events: [Event]) throws { try SampleJournal().writer().append(events) }

  private func fault(_ events: [Event]) -> FieldError? {
    let found = faults { try append(events) }
    #expect(found.map(\.index) == [events.count - 1])
    return found.first?.fault
  }

  @Test func `names an earlier line`() {
    #expect(fault([annulation("a1", of: "e1")])?.field == "data.evenement")
    #expect(fault([rectification("r1", of: "e1", ["canal": "mel"])])?.field == "data.evenement")
  }

  @Test func `is not corrected itself`() {
    let cancelled = [contact("e1"), annulation("a1", of: "e1")]
    let rectified = [contact("e1"), rectification("r1", of: "e1", ["canal": "mel"])]
    for (events, target) in [(cancelled, "a1"), (rectified, "r1")] {
      #expect(
        fault(events + [annulation("x", of: target)])?.expected
          == "un événement ordinaire ou une fusion")
      #expect(
        fault(events + [rectification("x", of: target, [:])])?.expected == "un événement ordinaire")
    }
  }

  @Test func `is refused when its target is cancelled`() {
    let cancelled = [contact("e1"), annulation("a1", of: "e1")]
    #expect(fault(cancelled + [annulation("a2", of: "e1")])?.found == "la ligne 0, déjà annulée")
    #expect(
      fault(cancelled + [rectification("r1", of: "e1", ["canal": "mel"])])?.found
        == "la ligne 0, déjà annulée")
  }

  @Test func `may rectify several times, then cancel`() throws {
    try append([
      contact("e1"), rectification("r1", of: "e1", ["canal": "mel"]),
      rectification("r2", of: "e1", ["canal": "sms"]), annulation("a1", of: "e1"),
    ])
  }

  @Test func `gives data that are valid for the kind of its target`() {
    let wrong: [(JSONValue, String, String)] = [
      (["canal": "pigeon"], "data.data.canal", "« pigeon »"),
      ([:], "data.data.canal", "rien"), (["canal": "sms", "y": 1], "data.data.y", "inconnu"),
    ]
    for (data, field, found) in wrong {
      let error = fault([contact("e1"), rectification("r1", of: "e1", data)])
      #expect(error?.field == field)
      #expect(error?.found.contains(found) == true)
    }
    let events = [entree("e1"), contact("c1"), sortie("s1", of: "e1")]
    for target in ["c1", "e9", "s1"] {
      let data: JSONValue = ["entree": .string(target), "motif": "autre"]
      let error = fault(events + [rectification("r1", of: "s1", data)])
      #expect(error?.field == "data.data.entree")
    }
    let proof = event("p1", "preuve", ["critere": "c", "libelle": "l"])
    let listing: JSONValue = ["critere": "c", "libelle": "l", "evenements": ["e9"]]
    #expect(
      fault([proof, rectification("r1", of: "p1", listing)])?.field == "data.data.evenements")
  }

  @Test func `may name a line outside the catalogue`() throws {
    let other = event("x1", "org.exemple.v1", ["n": 1], subject: nil)
    try append([other, annulation("a1", of: "x1")])
    try append([other, rectification("r1", of: "x1", ["n": 2])])
  }

  @Test func `may cancel a fusion, not rectify it`() throws {
    let merged = [contact("e1"), fusion("f1", keeping: "J1", absorbing: "J2")]
    try append(merged + [annulation("a1", of: "f1")])
    let error = fault(merged + [rectification("r1", of: "f1", ["absorbe": "J3"])])
    #expect(error?.found.contains("fusion") == true)
  }
}

@Suite struct `A fusion` {
  private func fault(_ events: [Event]) -> FieldError? {
    let found = faults { try SampleJournal().writer().append(events) }
    #expect(found.map(\.index) == [events.count - 1])
    return found.first?.fault
  }

  @Test func `of a file with itself is refused`() {
    #expect(
      fault([fusion("f1", keeping: "J1", absorbing: "J1")])?.found.contains("lui-même") == true)
  }

  @Test func `of a file already absorbed is refused`() {
    let first = fusion("f1", keeping: "J1", absorbing: "J2")
    let error = fault([first, fusion("f2", keeping: "J3", absorbing: "J2")])
    #expect(error?.found == "« J2 », déjà absorbé par « J1 »")
  }

  @Test func `that closes a cycle is refused, however long`() {
    let chain = [
      fusion("f1", keeping: "J2", absorbing: "J1"), fusion("f2", keeping: "J3", absorbing: "J2"),
      fusion("f3", keeping: "J4", absorbing: "J3"),
    ]
    for length in 1...3 {
      let last = "J\(length + 1)"
      let error = fault(Array(chain.prefix(length)) + [fusion("f", keeping: "J1", absorbing: last)])
      #expect(error?.found.contains("a lui-même absorbé « J1 »") == true)
    }
  }

  @Test func `that was cancelled leaves both files free`() throws {
    let sample = SampleJournal()
    try sample.writer().append([
      fusion("f1", keeping: "J1", absorbing: "J2"), annulation("a1", of: "f1"),
      fusion("f2", keeping: "J2", absorbing: "J1"),
    ])
    #expect(try sample.lines.count == 3)
  }

  @Test func `leaves the absorbed id open to new events`() throws {
    try SampleJournal().writer().append([
      fusion("f1", keeping: "J1", absorbing: "J2"), contact("e1", subject: "J2"),
    ])
  }

  @Test(.endsInTheEnd)
  func `in a circle, which only a journal written by others can hold, still ends`() throws {
    let lines = [
      fusion("f1", keeping: "J2", absorbing: "J1"), fusion("f2", keeping: "J1", absorbing: "J2"),
    ].map { event in
      var event = event
      event.recordedTime = RecordedTime(milliseconds: 1_700_000_000_000)
      return String(decoding: EventWriter.line(of: event), as: UTF8.self)
    }
    let index = JournalIndex(try SampleJournal(lines).journal.scan())
    #expect(index.kept(insteadOf: "J1") == "J2")
    #expect(index.kept(insteadOf: "J2") == nil)
  }
}
