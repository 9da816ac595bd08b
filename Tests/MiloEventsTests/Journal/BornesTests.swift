import Testing

@testable import MiloEvents

/// What an append refuses where a reader accepts more (08.7.5).
@Suite struct `A value out of bounds` {
  struct Case: Sendable, CustomTestStringConvertible {
    var kind: String
    var data: String
    var field: String
    var found: String
    var testDescription: String { "\(kind) \(data.prefix(60))" }
  }

  static let cases: [Case] = [
    .init(
      kind: "aide.versement", data: #"{"aide":"FAJ","montant_centimes":1000000000001}"#,
      field: "data.montant_centimes", found: "1000000000001"),
    .init(
      kind: "aide.versement", data: #"{"aide":"FAJ","montant_centimes":9007199254740991}"#,
      field: "data.montant_centimes", found: "9007199254740991"),
    .init(
      kind: "ressources",
      data:
        #"{"mois":"2022-03","deductibles_centimes":0,"partielles_centimes":9007199254740991}"#,
      field: "data.partielles_centimes", found: "9007199254740991"),
    .init(
      kind: "bareme",
      data: #"{"aide":"CAP","du":"2022-01-01","valeurs":{"m":1000000000001},"source":"s"}"#,
      field: "data.valeurs.m", found: "1000000000001"),
    .init(
      kind: "entretien", data: #"{"conseiller":"c07","duree_min":1441}"#, field: "data.duree_min",
      found: "1441"),
    .init(
      kind: "rendez_vous",
      data: #"{"quand":"2022-03-20T10:00:00+01:00","statut":"propose","duree_min":1441}"#,
      field: "data.duree_min", found: "1441"),
    .init(
      kind: "entretien", data: #"{"conseiller":"c07","commentaire":"Dort chez un ami"}"#,
      field: "data.commentaire", found: "un texte en clair"),
    .init(
      kind: "plan", data: #"{"objectif":"Permis","theme":"mobilite","etat":"prevu"}"#,
      field: "data.objectif", found: "un texte en clair"),
    .init(
      kind: "demarche", data: #"{"minutes":1441,"nature":"emploi"}"#, field: "data.minutes",
      found: "1441"),
    .init(
      kind: "formation.entree", data: #"{"genre":"mlds","heures":10001}"#, field: "data.heures",
      found: "10001"),
    .init(
      kind: "profil", data: #"{"date_naissance":"2022-03-15"}"#, field: "data.date_naissance",
      found: "« 2022-03-15 »"),
    .init(
      kind: "profil", data: #"{"date_naissance":"1902-03-13"}"#, field: "data.date_naissance",
      found: "« 1902-03-13 »"),
    .init(
      kind: "site", data: #"{"code":"a","libelle":"Sie\u200bge","zone":"siege"}"#,
      field: "data.libelle", found: "U+200B"),
    .init(
      kind: "site", data: #"{"code":"a","libelle":"Siege ","zone":"siege"}"#,
      field: "data.libelle", found: "U+0020) à la fin"),
    .init(
      kind: "site", data: #"{"code":"a","libelle":"\u00a0Siege","zone":"siege"}"#,
      field: "data.libelle", found: "U+00A0) au début"),
    .init(
      kind: "fusion", data: #"{"absorbe":"J\ufeff2"}"#, field: "data.absorbe", found: "U+FEFF"),
    .init(
      kind: "referent", data: #"{"conseiller":"c07","motif":"a\u001b[31mb"}"#, field: "data.motif",
      found: "U+001B"),
    .init(
      kind: "atelier", data: #"{"intitule":"a\u0085b"}"#, field: "data.intitule", found: "U+0085"),
    .init(
      kind: "contact", data: #"{"canal":"sms","x_note":{"a":["b\u007f"]}}"#,
      field: "data.x_note.a.[0]", found: "U+007F"),
    .init(
      kind: "site", data: #"{"code":"a","libelle":"b","zone":"siege","x_note":"\u0007"}"#,
      field: "data.x_note", found: "U+0007"),
    .init(
      kind: "structure", data: #"{"code":"a","libelle":"b","adresse":"2 rue\u0000"}"#,
      field: "data.adresse", found: "U+0000"),
    .init(
      kind: "donnee",
      data: #"{"code":"a","libelle":"b","valeur":1,"unite":"nombre","du":"2022-01-02","#
        + #""au":"2022-01-01","source":"INSEE"}"#,
      field: "data.au", found: "« 2022-01-01 », avant « du »"),
    .init(
      kind: "convention",
      data: #"{"code":"a","libelle":"b","financeur":"f","du":"2022-01-02","au":"2021-12-31"}"#,
      field: "data.au", found: "avant « du »"),
    .init(
      kind: "absence", data: #"{"conseiller":"c","du":"2022-01-02","au":"2022-01-01"}"#,
      field: "data.au", found: "avant « du »"),
    .init(
      kind: "audit", data: #"{"genre":"suivi","du":"2022-01-02","au":"2022-01-01"}"#,
      field: "data.au", found: "avant « du »"),
    .init(
      kind: "conseiller",
      data: #"{"code":"a","role":"cisp","etp":0.8,"missions":[{"equipe":"nord","etp":0.5},"#
        + #"{"equipe":"sud","etp":0.31}]}"#,
      field: "data.missions", found: "0.81 ETP en tout"),
    .init(
      kind: "conseiller",
      data: #"{"code":"a","role":"cisp","missions":[{"equipe":"nord","etp":0.5}]}"#,
      field: "data.missions", found: "0.5 ETP en tout"),
    .init(
      kind: "libelle", data: #"{"champ":"atelier.series","code":"TRE","libelle":"b"}"#,
      field: "data.champ", found: "« atelier.series »"),
    .init(
      kind: "convention",
      data: #"{"code":"a","libelle":"b","financeur":"f","du":"2022-01-02","au":"2022-01-02","#
        + #""montant_centimes":1000000000001}"#,
      field: "data.montant_centimes", found: "1000000000001"),
  ]

  static let within: [(kind: String, data: String)] = [
    ("aide.versement", #"{"aide":"FAJ","montant_centimes":1000000000000}"#),
    ("entretien", #"{"conseiller":"c07","duree_min":1440}"#),
    ("formation.entree", #"{"genre":"mlds","heures":10000}"#),
    ("profil", #"{"date_naissance":"2022-03-14"}"#),
    ("profil", #"{"date_naissance":"1902-03-14"}"#), ("profil", #"{"date_naissance":null}"#),
    ("site", #"{"code":"a","libelle":"Siège : l’accueil, 日本 👩‍👩‍👧 ","zone":"siege"}"#),
    ("referent", #"{"conseiller":"c07","motif":" deux\nlignes\r\n👩‍👩‍👧 "}"#),
    ("structure", #"{"code":"a","libelle":"b","adresse":"2 rue de la Gare\n25000 Besançon"}"#),
    (
      "donnee",
      #"{"code":"a","libelle":"b","valeur":-0.1234,"unite":"pourcent","du":"2022-01-01","#
        + #""au":"2022-01-01","source":"INSEE"}"#
    ),
    (
      "conseiller",
      #"{"code":"a","role":"cisp","etp":0.8,"missions":[{"equipe":"nord","etp":0.5},"#
        + #"{"equipe":"sud","etp":0.3}]}"#
    ),
    ("libelle", #"{"champ":"entretien.propositions.nature","code":"cv","libelle":"b"}"#),
    ("enveloppe", #"{"aide":"FAJ","annee":9007199254740991,"montant_centimes":0}"#),
  ]

  private func appended(_ kind: String, _ data: String) throws -> Event {
    guard case .object(let object) = try json(data) else { throw CancellationError() }
    return event("n1", kind, object, subject: "J1")
  }

  @Test(arguments: cases)
  func `is refused at append as a value and as a line, with its field`(bad: Case) throws {
    let event = try appended(bad.kind, bad.data)
    #expect(throws: Never.self, "readers go on reading it") {
      try EventReader.event(in: EventWriter.line(of: event))
    }
    let sample = SampleJournal()
    let writer = try sample.writer()
    for isLine in [false, true] {
      let found = faults {
        if isLine {
          try writer.append(lines: [Array(event.line.utf8)], file: "f")
        } else {
          try writer.append([event])
        }
      }
      let fault = try #require(found.first).fault
      #expect(fault.field == bad.field)
      #expect(fault.found.contains(bad.found), "\(fault.found)")
      #expect(!fault.found.unicodeScalars.contains { $0.value < 0x20 || $0.value == 0x7F })
    }
    #expect(try sample.lines.isEmpty)
  }

  @Test(arguments: within.indices)
  func `is not what stands at the edge`(place: Int) throws {
    let (kind, data) = Self.within[place]
    if kind == "site" {
      // A joiner inside an emoji is a format character: labels do without, free text keeps it.
      #expect(throws: (any Error).self) {
        try SampleJournal().writer().append([appended(kind, data)])
      }
      return
    }
    let event = try appended(kind, data)
    #expect(throws: Never.self) { try SampleJournal().writer().append([event]) }
  }

  @Test(arguments: cases)
  func `that was recorded before is read, verified as a bound, sealed over, and said twice`(
    bad: Case
  )
    throws
  {
    var old = try appended(bad.kind, bad.data)
    old.recordedTime = RecordedTime("2022-03-14T10:00:00.000Z")
    let sample = SampleJournal([old.line])
    let constats = try Verification(sample.journal).constats
    #expect(constats.map(\.code) == [.borne], "\(constats)")
    #expect(constats.first?.index == 0)
    #expect(try sample.journal.scan().lineCount == 1)
    var again = old
    again.recordedTime = nil
    #expect(try sample.writer().append([again]).first?.wasThere == true)
  }

  @Test(arguments: cases.filter { $0.kind != "fusion" })
  func `is refused in a rectification, by the date of the event rectified`(bad: Case) throws {
    let data = try json(bad.data)
    let right = try #require(Self.repaired[bad.kind])
    let sample = SampleJournal()
    let writer = try sample.writer()
    try writer.append([appended(bad.kind, right)])
    let fault = try #require(
      faults { try writer.append([rectification("r1", of: "n1", data)]) }.first
    ).fault
    #expect(fault.field == bad.field.replacing("data.", with: "data.data.", maxReplacements: 1))
    #expect(fault.found.contains(bad.found))
  }

  private static let repaired = [
    "structure": #"{"code":"a","libelle":"b"}"#,
    "donnee":
      #"{"code":"a","libelle":"b","valeur":1,"unite":"nombre","du":"2022-01-01","au":"2022-01-01","source":"s"}"#,
    "convention":
      #"{"code":"a","libelle":"b","financeur":"f","du":"2022-01-01","au":"2022-01-01"}"#,
    "absence": #"{"conseiller":"c","du":"2022-01-01","au":"2022-01-01"}"#,
    "audit": #"{"genre":"suivi","du":"2022-01-01","au":"2022-01-01"}"#,
    "conseiller": #"{"code":"a","role":"cisp"}"#,
    "libelle": #"{"champ":"atelier.serie","code":"TRE","libelle":"b"}"#,
    "aide.versement": #"{"aide":"FAJ","montant_centimes":1}"#,
    "ressources": #"{"mois":"2022-03","deductibles_centimes":0,"partielles_centimes":0}"#,
    "bareme": #"{"aide":"CAP","du":"2022-01-01","valeurs":{"m":1},"source":"s"}"#,
    "entretien": #"{"conseiller":"c07"}"#, "demarche": #"{"minutes":1,"nature":"emploi"}"#,
    "formation.entree": #"{"genre":"mlds"}"#, "profil": #"{"sexe":"F"}"#,
    "site": #"{"code":"a","libelle":"Siège","zone":"siege"}"#,
    "referent": #"{"conseiller":"c07"}"#, "atelier": #"{"intitule":"a"}"#,
    "contact": #"{"canal":"sms"}"#,
    "rendez_vous": #"{"quand":"2022-03-20T10:00:00+01:00","statut":"propose"}"#,
    "plan":
      #"{"objectif":{"chiffre":"v1","n":"AAEC","c":"3q2+7w=="},"theme":"mobilite","etat":"prevu"}"#,
  ]

  @Test func `in a rectification recorded before is found as a bound`() throws {
    var lines = [contact("e1"), rectification("r1", of: "e1", ["canal": "sms", "x_n": "a\u{1B}"])]
    for place in lines.indices {
      lines[place].recordedTime = RecordedTime("2022-03-14T10:00:00.000Z")
    }
    let constats = try Verification(SampleJournal(lines.map(\.line)).journal).constats
    #expect(constats.map(\.code) == [.borne])
    #expect(constats.first?.message.contains("data.data.x_n") == true)
  }

  @Test(arguments: ["", " ", "\u{A0}\n"])
  func `is a correction that does not say why`(motif: String) throws {
    let sample = SampleJournal()
    let writer = try sample.writer()
    try writer.append([contact("e1")])
    var cancelled = annulation("a1", of: "e1")
    var corrected = rectification("r1", of: "e1", ["canal": "mel"])
    (cancelled.data["motif"], corrected.data["motif"]) = (.string(motif), .string(motif))
    for event in [cancelled, corrected] {
      #expect(faults { try writer.append([event]) }.first?.fault.field == "data.motif")
    }
  }

  @Test(arguments: [
    "J3\u{200B}", "\u{FEFF}J4", "J5\u{A0}", " J6", "J7 ", "J\u{AD}8", "J9\u{2060}", "J\u{7F}",
    "J\u{9B}1",
    "J\u{E0041}",
  ])
  func `is an identifier with something that nobody sees`(name: String) throws {
    let sample = SampleJournal()
    let writer = try sample.writer()
    #expect(
      faults { try writer.append([contact("e1", subject: name)]) }.first?.fault.field == "subject")
    #expect(faults { try writer.append([contact(name)]) }.first?.fault.field == "id")
    var signed = contact("e2")
    signed.authID = "a\u{1B}"
    #expect(faults { try writer.append([signed]) }.first?.fault.field == "authid")
    signed.authID = nil
    signed.extensions = [.init("zone", "a\u{7F}")]
    #expect(faults { try writer.append([signed]) }.first?.fault.field == "zone")
  }

  @Test func `does not keep a youth recorded under such a name from being merged or erased`() throws
  {
    let name = "J3\u{200B}"
    var old = contact("e1", subject: name)
    old.recordedTime = RecordedTime("2022-03-14T10:00:00.000Z")
    let writer = try SampleJournal([old.line]).writer()
    try writer.append([fusion("f1", keeping: "J3", absorbing: name)])
    try writer.append([
      event("x1", "effacement", ["motif": "demande", "base": "demande"], subject: name)
    ])
    #expect(!faults { try writer.append([contact("e2", subject: name)]) }.isEmpty)
  }
}

@Suite struct `What a journal can hold` {
  @Test func `has no time beyond 2199: a clock that says so is refused`() throws {
    let sample = SampleJournal()
    for milliseconds in [Int64.max, Int64.min, 7_258_118_400_000, 9_300_000_000_000_000] {
      var options = JournalWriter.Options { RecordedTime(milliseconds: milliseconds) }
      options.lockWait = .milliseconds(60)
      let writer = try JournalWriter(sample.journal, options)
      defer { writer.close() }
      let fault = faults { try writer.append([contact("e1")]) }.first?.fault
      #expect(fault?.field == "recordedtime")
    }
  }

  @Test func `holds two spellings of one letter apart`() throws {
    let sample = SampleJournal()
    let writer = try sample.writer()
    let spellings = ["José", "Jose\u{301}"]
    let composed = spellings[0].unicodeScalars.count == 4 ? spellings[0] : "Jos\u{E9}"
    try writer.append([contact("e1", subject: composed), contact("e2", subject: spellings[1])])
    #expect(writer.version(ofSubject: composed) == 1)
    #expect(writer.version(ofSubject: spellings[1]) == 1)
    try writer.append([fusion("f1", keeping: composed, absorbing: spellings[1])])
    let twice = try json("{\"\u{E9}\":1,\"e\u{301}\":2}")
    guard case .object(let object) = twice else { return }
    #expect(object["\u{E9}"] == 1)
    #expect(object["e\u{301}"] == 2)
    #expect(throws: (any Error).self) { try json("{\"\u{E9}\":1,\"\u{E9}\":2}") }
  }

  @Test func `has 65 536 sources at most, and never mistakes one for another`() throws {
    var lines: [String] = []
    for number in 0..<65_536 {
      var event = event("e1", "contact", ["canal": "sms"], source: "/s/\(number)")
      event.recordedTime = RecordedTime("2022-03-14T10:00:00.000Z")
      lines.append(event.line)
    }
    let sample = SampleJournal(lines)
    let writer = try sample.writer()
    let more = event("e1", "contact", ["canal": "sms"], source: "/s/de-trop")
    let fault = faults { try writer.append([more]) }.first?.fault
    #expect(fault?.field == "source")
    #expect(fault?.expected.contains("65536") == true)
    let known = event("e2", "contact", ["canal": "sms"], source: "/s/65535")
    #expect(try writer.append([known]).first?.wasThere == false)
    // A journal that others wrote may have more: the same id under each is no duplicate.
    var beyond = more
    beyond.recordedTime = RecordedTime("2022-03-14T10:00:00.000Z")
    let constats = try Verification(SampleJournal(lines + [beyond.line]).journal).constats
    #expect(constats.isEmpty, "\(constats.first?.message ?? "")")
  }
}

@Suite struct `A group of dispositifs` {
  private func groupe(_ id: String, _ code: String) -> Event {
    event(
      id, "dispositif.groupe",
      ["code": .string(code), "libelle": "Groupe", "membres": ["GJ", "PACEA"]], subject: "besancon")
  }
  private func definition(_ id: String, _ code: String) -> Event {
    event(
      id, "dispositif.definition",
      ["code": .string(code), "libelle": "D", "niveau": "local"], subject: "besancon")
  }

  @Test func `has no code that a dispositif has, national, defined or entered`() throws {
    let writer = try SampleJournal().writer()
    try writer.append([entree("e1", "PLIE"), definition("d1", "GARANTIE")])
    for code in ["CEJ", "PLIE", "GARANTIE"] {
      let fault = faults { try writer.append([groupe("g\(code)", code)]) }.first?.fault
      #expect(fault?.field == "data.code")
      #expect(fault?.found == "« \(code) », qui est déjà un dispositif")
    }
    try writer.append([groupe("g1", "PARCOURS"), groupe("g2", "CEJ_GJ")])
    try writer.append([annulation("a1", of: "e1"), groupe("g3", "PLIE")])
  }

  @Test func `keeps its code from dispositifs, in one batch too`() throws {
    let writer = try SampleJournal().writer()
    try writer.append([groupe("g1", "PARCOURS")])
    for event in [entree("e1", "PARCOURS"), definition("d1", "PARCOURS"), entree("e2", "CEJ_GJ")] {
      let fault = faults { try writer.append([event]) }.first?.fault
      #expect(fault?.found.contains("qui est un groupe de dispositifs") == true)
    }
    #expect(!faults { try writer.append([groupe("g2", "P2"), entree("e3", "P2")]) }.isEmpty)
    let scan = try SampleJournal([]).writer()
    #expect(!faults { try scan.append([entree("e3", "P2"), groupe("g2", "P2")]) }.isEmpty)
  }

  @Test func `has no code that a rectification gave to a dispositif, nor the other way round`()
    throws
  {
    let groupData: JSONValue = ["code": "PLIE", "libelle": "G", "membres": ["GJ"]]
    let definitionData: JSONValue = ["code": "PARCOURS", "libelle": "D", "niveau": "local"]
    let sample = SampleJournal()
    let writer = try sample.writer()
    try writer.append([
      entree("e1", "PLIE"), definition("d1", "GARANTIE"), groupe("g1", "PARCOURS"),
    ])
    let refused = [
      rectification("r1", of: "g1", groupData), rectification("r2", of: "d1", definitionData),
      rectification("r3", of: "e1", ["dispositif": "PARCOURS"]),
      rectification("r4", of: "e1", ["dispositif": "CEJ_GJ"]),
    ]
    for event in refused {
      let fault = faults { try writer.append([event]) }.first?.fault
      let field = event.id < "r3" ? "data.data.code" : "data.data.dispositif"
      #expect(fault?.field == field)
      #expect(
        fault?.expected
          == (event.id == "r1" ? "un code qu’aucun dispositif ne porte" : "le code d’un dispositif")
      )
    }
    // The code that a rectification takes away is free, the one that it gives is not.
    try writer.append([rectification("r5", of: "e1", ["dispositif": "EPIDE"])])
    try writer.append([rectification("r6", of: "g1", groupData)])
    for writer in [writer, try SampleJournal(sample.lines).writer()] {
      #expect(!faults { try writer.append([entree("e2", "PLIE")]) }.isEmpty)
      #expect(!faults { try writer.append([groupe("g2", "EPIDE")]) }.isEmpty)
      try writer.append([definition("d2", "PARCOURS")])
    }
  }
}

@Suite struct `A type of one's own` {
  private struct Chose: EventData {
    static let nom = "chose"
    static let resume = "Une chose à soi."
    var poids: Int
  }

  private struct Visite: EventData {
    static let nom = "visite"
    static let typeComplet = "org.exemple.visite.v1"
    static let resume = "Une visite."
    var dureeMin: Int
  }

  private struct Usurpe: EventData {
    static let nom = "contact"
    static let resume = "Un autre contact."
    var poids: Int
  }

  @Test func `does not take a name of the catalogue's`() {
    func event(_ data: some EventData) throws -> Event {
      try Event(id: "e1", source: "/s", subject: "J1", time: "2022-03-14T09:30:00+01:00", data)
    }
    #expect(throws: FieldError.self) { try event(Chose(poids: 1)) }
    #expect(throws: FieldError.self) { try event(Usurpe(poids: 1)) }
  }

  @Test func `is written under its own name, and read back`() throws {
    let event = try Event(
      id: "e1", source: "/structures/besancon", subject: "J1", time: "2022-03-14T09:30:00+01:00",
      Visite(dureeMin: 5))
    #expect(event.type == "org.exemple.visite.v1")
    #expect(try event.donnees(as: Visite.self) == Visite(dureeMin: 5))
    #expect(throws: Never.self) { try SampleJournal().writer().append([event]) }
  }

  @Test func `has no field for a projection, nor has a misspelt one of the catalogue`() throws {
    for name in ["conseillier", "", "é"] {
      let error = #expect(throws: FieldError.self) {
        let name: String = name
        _ = try Champ(Entretien.self, name)
      }
      #expect(error?.nearest == (name == "conseillier" ? "conseiller" : nil))
    }
    let poids: String = "poids"
    #expect(throws: FieldError.self) { try Champ(Chose.self, poids) }
    let conseiller: String = "conseiller"
    #expect(try Champ(Entretien.self, conseiller).ordinal == 0)
  }
}
