import Testing

@testable import MiloEvents

@Suite struct `A line` {
  /// A valid line whose attributes may be changed or taken out.
  private func line(_ changes: KeyValuePairs<String, JSONValue?>) -> [UInt8] {
    var object: JSONObject = [
      "specversion": "1.0", "id": "e1", "source": "/structures/besancon",
      "type": "fr.milo.contact.v1", "subject": "J1", "time": "2022-03-14T09:30:00+01:00",
      "recordedtime": "2022-03-14T10:00:00.000Z", "data": ["canal": "sms"],
    ]
    for (name, value) in changes { object[name] = value }
    return JSONWriter.bytes(of: .object(object))
  }

  static let wrongAttributes: [(name: String, value: JSONValue?, field: String, found: String)] = [
    ("specversion", nil, "specversion", "l’attribut manque"),
    ("specversion", "1.1", "specversion", "« 1.1 »"), ("specversion", 1, "specversion", "1"),
    ("id", nil, "id", "l’attribut manque"), ("id", "", "id", "\"\""), ("id", 3, "id", "3"),
    ("source", nil, "source", "l’attribut manque"), ("source", "a b", "source", "« a b »"),
    ("source", "/%zz", "source", "« /%zz »"), ("source", "/é", "source", "« /é »"),
    ("type", nil, "type", "l’attribut manque"), ("type", "contact", "type", "« contact »"),
    ("type", "fr..contact", "type", "« fr..contact »"),
    ("type", "fr.milo.con tact.v1", "type", "« fr.milo.con tact.v1 »"),
    ("subject", nil, "subject", "l’attribut manque"), ("subject", "", "subject", "\"\""),
    ("subject", "a\u{1}b", "subject", "« a\u{1}b »"),
    ("subject", .null, "subject", "l’attribut manque"),
    ("time", nil, "time", "l’attribut manque"),
    ("time", "2022-02-30T09:30:00+01:00", "time", "« 2022-02-30T09:30:00+01:00 »"),
    ("time", "2022-03-14", "time", "« 2022-03-14 »"),
    ("time", "2022-03-15T11:00:00.001+01:00", "time", "plus de 24 h après"),
    ("recordedtime", "2022-03-14T10:00:00Z", "recordedtime", "« 2022-03-14T10:00:00Z »"),
    ("recordedtime", "2022-03-14T10:00:00.000+00:00", "recordedtime", "+00:00"),
    ("data", nil, "data", "l’attribut manque"), ("data", [], "data", "[]"),
    ("data", .null, "data", "l’attribut manque"),
    ("datacontenttype", "json", "datacontenttype", "« json »"),
    ("datacontenttype", "application/+json", "datacontenttype", "« application/+json »"),
    ("datacontenttype", "a b/json", "datacontenttype", "« a b/json »"),
    ("dataschema", "/schemas/a", "dataschema", "« /schemas/a »"),
    ("dataschema", "1a:b", "dataschema", "« 1a:b »"), ("dataschema", "a:", "dataschema", "« a: »"),
    ("authid", "", "authid", "\"\""), ("correlationid", 1, "correlationid", "1"),
    ("datacontenttype", "text/xml", "datacontenttype", "« text/xml »"),
    ("Zone", "a", "Zone", "un attribut inconnu"), ("une_zone", "a", "une_zone", "inconnu"),
    ("zone", .number("1.5"), "zone", "1.5"), ("zone", 2_147_483_648, "zone", "2147483648"),
    ("zone", [:], "zone", "{}"), ("élan", .null, "élan", "inconnu"),
  ]

  @Test(arguments: wrongAttributes.indices)
  func `is refused for the attribute that is wrong`(place: Int) throws {
    let (name, value, field, found) = Self.wrongAttributes[place]
    let error = #expect(throws: FieldError.self) {
      try EventReader.event(in: line([name: value]))
    }
    #expect(error?.field == field)
    #expect(error?.found.contains(found) == true, "\(error?.found ?? "")")
    #expect(error?.rule == .enveloppe)
  }

  @Test func `has the attributes that are not null`() throws {
    let nulls: KeyValuePairs<String, JSONValue?> = [
      "authid": .null, "correlationid": .null, "zone": .null, "datacontenttype": .null,
      "dataschema": .null,
    ]
    #expect(try EventReader.event(in: line(nulls)) == EventReader.event(in: line([:])))
    let fusion = try EventReader.event(
      in: line([
        "type": "fr.milo.annulation.v1", "subject": .null,
        "data": ["evenement": "e", "motif": "m"],
      ]))
    #expect(fusion.subject == nil)
  }

  @Test(arguments: [
    ("datacontenttype", "application/json; charset=utf-8"), ("datacontenttype", "Application/JSON"),
    ("datacontenttype", "application/json;charset=UTF-8"), ("datacontenttype", "text/json"),
    ("datacontenttype", "application/vnd.milo+json"), ("dataschema", "https://exemple.fr/s#a"),
    ("dataschema", "urn:x"), ("abcdefghijklmnopqrstuvwxyz0123456789", "a"),
    ("time", "2022-03-14t09:30:00+01:00"), ("time", "2022-03-14T08:30:00z"),
    ("time", "2022-03-14t08:30:00.5z"),
  ])
  func `may be written as other programs write CloudEvents`(name: String, value: String) throws {
    let event = try EventReader.event(in: line([name: .string(value)]))
    #expect(event.line.contains("\"\(name)\":\"\(value)\""), "kept as it is")
    #expect(Moment(event.time)?.instant == Moment(event.time.uppercased())?.instant)
  }

  @Test func `proposes the attribute that was meant`() {
    let error = #expect(throws: FieldError.self) {
      try EventReader.event(in: line(["Subject": "J"]))
    }
    #expect(error?.nearest == "subject")
  }

  @Test func `may have its attributes in any order, and white space`() throws {
    let event = try EventReader.event(in: line([:]))
    let text = """
      \t{ "data" : { "canal" : "sms" } , "time":"2022-03-14T09:30:00+01:00","subject":"J1", \
      "type":"fr.milo.contact.v1","recordedtime":"2022-03-14T10:00:00.000Z", "id":"e1", \
      "source" : "/structures/besancon","specversion":"1.0"}\u{20}
      """
    #expect(try EventReader.event(in: Array(text.utf8)) == event)
  }

  @Test func `ends with a line feed alone`() {
    let error = #expect(throws: FieldError.self) { try EventReader.event(in: line([:]) + [0x0D]) }
    #expect(error?.rule == .json)
    #expect(error?.offset == line([:]).count)
    #expect(error?.found.contains("CRLF") == true)
  }

  @Test func `is at most 65 535 bytes`() throws {
    let data = {
      JSONValue.object(["canal": "sms", "x_": .string(String(repeating: "a", count: $0))])
    }
    let rest = EventReader.longestLine - line(["data": data(0)]).count
    #expect(line(["data": data(rest)]).count == 65_535)
    #expect(throws: Never.self) { try EventReader.event(in: line(["data": data(rest)])) }
    let error = #expect(throws: FieldError.self) {
      try EventReader.event(in: line(["data": data(rest + 1)]))
    }
    #expect(error?.rule == .longueur)
    #expect(error?.found == "une ligne de 65536 octets")
  }

  @Test func `outside the catalogue is kept whatever its data`() throws {
    for type in ["org.exemple.visite.v1", "fr.milo.contact.v2", "fr.milo.inconnu.v1"] {
      let event = try EventReader.event(
        in: line(["type": .string(type), "data": ["n": 1], "subject": nil]))
      #expect(event.declaration == nil)
      #expect(event.data == ["n": 1])
    }
  }

  @Test func `keeps the attributes that CloudEvents allows, in name order before data`() throws {
    let event = try EventReader.event(
      in: line([
        "zone": true, "dataschema": "urn:x", "b2": -5, "datacontenttype": "application/json",
      ]))
    let written = """
      {"specversion":"1.0","id":"e1","source":"/structures/besancon","type":"fr.milo.contact.v1",\
      "subject":"J1","time":"2022-03-14T09:30:00+01:00","recordedtime":"2022-03-14T10:00:00.000Z",\
      "b2":-5,"datacontenttype":"application/json","dataschema":"urn:x","zone":true,\
      "data":{"canal":"sms"}}
      """
    #expect(event.line == written)
    var unordered = event
    unordered.extensions.reverse()
    #expect(unordered.line == written)
  }

  @Test func `is written with its fields in catalogue order, then the others as given`() throws {
    let event = try EventReader.event(
      in: line([
        "type": "fr.milo.entretien.v1", "authid": "c07", "authtype": "user", "correlationid": "f1",
        "data": [
          "x_b": 1, "propositions": [["nature": "n", "theme": "emploi"]], "duree_min": 45,
          "x_a": "é/\n", "conseiller": "c07",
        ],
      ]))
    #expect(
      event.line == """
        {"specversion":"1.0","id":"e1","source":"/structures/besancon",\
        "type":"fr.milo.entretien.v1","subject":"J1","time":"2022-03-14T09:30:00+01:00",\
        "recordedtime":"2022-03-14T10:00:00.000Z","authtype":"user","authid":"c07",\
        "correlationid":"f1","data":{"conseiller":"c07","duree_min":45,\
        "propositions":[{"theme":"emploi","nature":"n"}],"x_b":1,"x_a":"é/\\n"}}
        """)
  }

  @Test func `comes back the same after being written, whatever its kind`() throws {
    var maker = EventMaker(seed: 10)
    maker.isWild = true
    for declaration in Catalogue.declarations {
      for _ in 0..<20 {
        let event = maker.event(of: declaration)
        let read = try EventReader.event(in: EventWriter.line(of: event))
        #expect(read == event)
        #expect(EventWriter.line(of: read) == EventWriter.line(of: event))
      }
    }
  }
}

@Suite struct `The same content` {
  private func event(_ data: JSONObject) -> Event {
    Event(
      id: "e", source: "/s", type: "fr.milo.emploi.entree.v1", subject: "J1",
      time: "2022-03-14T09:30:00+01:00", data: data)
  }

  @Test func `is said in any order, at any time of recording, with any final zero`() {
    let one = event(["contrat": "CDD", "heures_hebdo": 35, "x_n": ["a": 1, "b": 2]])
    var two = event(["x_n": ["b": 2, "a": 1], "heures_hebdo": .number("35.0"), "contrat": "CDD"])
    two.recordedTime = RecordedTime(milliseconds: 5)
    #expect(one.saysTheSame(as: two))
    #expect(two.saysTheSame(as: one))
  }

  @Test func `is not said by another attribute, value, list order or spelling`() {
    let one = event(["contrat": "CDD", "x_n": [1, 2], "x_t": "\u{E9}"])
    for change in [
      ["x_n": [2, 1]], ["x_n": [1, .number("2.5")]], ["contrat": "CDI"], ["x_t": "e\u{301}"],
      ["x_z": nil],
    ] as [[String: JSONValue]] {
      var two = one
      for (name, value) in change { two.data[name] = value }
      #expect(!one.saysTheSame(as: two), "\(change)")
    }
    var other = one
    other.subject = "J2"
    #expect(!one.saysTheSame(as: other))
    other = one
    other.time = "2022-03-14T08:30:00Z"
    #expect(!one.saysTheSame(as: other), "the same instant, written otherwise")
    other = one
    other.authID = "c1"
    #expect(!one.saysTheSame(as: other))
  }
}

@Suite struct `A new identifier` {
  @Test func `is a UUID of version 7 that sorts by time`() {
    var generator = SeededGenerator(seed: 11)
    var last = ""
    for second in 0..<200 {
      let time = RecordedTime(milliseconds: 1_647_246_600_000 + Int64(second))
      let id = UUIDv7.make(at: time, using: &generator)
      #expect(
        id.wholeMatch(of: /[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}/)
          != nil)
      #expect(id > last)
      last = id
    }
  }
}
