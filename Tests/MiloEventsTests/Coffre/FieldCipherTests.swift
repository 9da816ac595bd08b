import Testing

@testable import MiloEvents

@Suite struct `Encrypting fields` {
  private let key = [UInt8](repeating: 7, count: 32)

  private func event(_ id: String = "e1") -> Event {
    Event(
      id: id, source: "/s", type: "fr.milo.referent.v1", subject: "J1",
      time: "2022-03-14T10:00:00+01:00", data: ["conseiller": "c1", "motif": "mot"])
  }

  @Test func `opens what it sealed, whatever the words`() throws {
    let words = ["", "été", "\"\\\n\u{1}", String(repeating: "œ", count: 2000), "😀", "null"]
    for word in words {
      let sealed = try FieldCipher.seal(.string(word), key: key, event(), "data.motif")
      #expect(isEncryptedValue(sealed))
      #expect(FieldCipher.open(sealed, key: key, event(), "data.motif") == .string(word))
    }
  }

  @Test func `gives the same bytes for the same value of the same field of the same event`() throws
  {
    let one = try FieldCipher.seal("mot", key: key, event(), "data.motif")
    #expect(try FieldCipher.seal("mot", key: key, event(), "data.motif") == one)
    #expect(try FieldCipher.seal("mot", key: key, event("e2"), "data.motif") != one)
    #expect(try FieldCipher.seal("mots", key: key, event(), "data.motif") != one)
  }

  @Test func `gives codes of all lengths the same length`() throws {
    let lengths = try ["a", "addiction", String(repeating: "x", count: 60)].map { code in
      let sealed = try FieldCipher.seal(.string(code), key: key, event(), "data.motif")
      return JSONWriter.bytes(of: sealed).count
    }
    #expect(Set(lengths).count == 1)
  }

  @Test func `opens nothing that was moved, altered, or sealed under another key`() throws {
    let sealed = try FieldCipher.seal("mot", key: key, event(), "data.motif")
    #expect(FieldCipher.open(sealed, key: key, event("e2"), "data.motif") == nil)
    #expect(FieldCipher.open(sealed, key: key, event(), "data.data.motif") == nil)
    let other = [UInt8](repeating: 8, count: 32)
    #expect(FieldCipher.open(sealed, key: other, event(), "data.motif") == nil)
    guard case .object(var object) = sealed, let text = object["c"]?.string,
      var bytes = Base64.decode(text)
    else { return #expect(Bool(false)) }
    for place in bytes.indices {
      bytes[place] ^= 1
      object["c"] = .string(Base64.encode(bytes))
      #expect(FieldCipher.open(.object(object), key: key, event(), "data.motif") == nil)
      bytes[place] ^= 1
    }
  }
}

@Suite struct `Appending with a coffre` {
  private let coffre = MemoryKeyStore()

  private func writer(_ store: MemoryStore, coffre: (any KeyStore)?) throws -> JournalWriter {
    var options = JournalWriter.Options { RecordedTime(milliseconds: 1_700_000_000_000) }
    options.coffre = coffre
    return try JournalWriter(
      Journal(identity: JournalIdentity(origin: "essai", source: "/s"), store: store), options)
  }

  private func line(_ id: String, _ nom: String, _ subject: String?, _ data: String) -> [UInt8] {
    let about = subject.map { #""subject":"\#($0)","# } ?? ""
    return Array(
      (#"{"specversion":"1.0","id":"\#(id)","source":"/s","type":"fr.milo.\#(nom).v1",\#(about)"#
        + #""time":"2022-03-14T10:00:00+01:00","data":\#(data)}"#).utf8)
  }

  private func written(_ store: MemoryStore) throws -> [Event] {
    var lines = JournalLines(
      try Journal(identity: JournalIdentity(origin: "essai", source: "/s"), store: store).snapshot()
    )
    var events: [Event] = []
    while let next = try lines.next() { events.append(next.event) }
    return events
  }

  @Test func `hides free texts and motives of youths, and nothing else`() throws {
    let store = MemoryStore([])
    let writer = try writer(store, coffre: coffre)
    try writer.append(
      lines: [
        line("a", "referent", "J1", #"{"conseiller":"c1","motif":"secret"}"#),
        line(
          "b", "entretien", "J1",
          #"{"conseiller":"c1","specialite":"justice","motif_specialite":"m"}"#),
        line(
          "c", "bareme", "s",
          #"{"aide":"PACEA","du":"2022-01-01","valeurs":{"forfait":1},"source":"décret"}"#),
        line(
          "d", "rectification", nil,
          #"{"evenement":"a","motif":"pourquoi","data":{"conseiller":"c2","motif":"autre"}}"#),
        line(
          "e", "dispositif.suspension", "J1", #"{"entree":"x","du":"2022-01-01","motif":"code"}"#),
      ].dropLast(), file: "")
    let events = try written(store)
    #expect(events.map(FieldCipher.hasEncryptedField) == [true, true, false, true])
    #expect(events[0].data["conseiller"] == "c1")
    let cipher = FieldCipher(coffre)
    let shown = try cipher.reveal(events[3], jeune: "J1", else: "?")
    #expect(shown.data["motif"] == "pourquoi")
    #expect(shown.data["data"] == ["conseiller": "c2", "motif": "autre"])
    #expect(try cipher.reveal(events[1], jeune: "J1", else: "?").data["motif_specialite"] == "m")
    #expect(try cipher.reveal(events[1], jeune: "J2", else: "?").data["motif_specialite"] == "?")
  }

  @Test func `records an intimate text only encrypted, in an event or in its rectification`() throws
  {
    let notes = #"{"conseiller":"c1","commentaire":"Dort chez un ami"}"#
    let plain = try writer(MemoryStore([]), coffre: nil)
    #expect(try refusal(plain, line("a", "entretien", "J1", notes)) == "data.commentaire")
    let plan = #"{"objectif":"Permis","theme":"mobilite","etat":"prevu"}"#
    #expect(try refusal(plain, line("p", "plan", "J1", plan)) == "data.objectif")
    let store = MemoryStore([])
    let writer = try writer(store, coffre: coffre)
    try writer.append(lines: [line("a", "entretien", "J1", notes)], file: "")
    let corrected = #"{"evenement":"a","motif":"oubli","data":\#(notes)}"#
    try writer.append(lines: [line("b", "rectification", nil, corrected)], file: "")
    writer.close()
    let events = try written(store)
    let shown = try FieldCipher(coffre).reveal(events[0], jeune: "J1", else: "?")
    #expect(shown.data["commentaire"] == "Dort chez un ami")
    #expect(events[0].data["commentaire"].map(FieldCipher.isEncrypted) == true)
    // What is encrypted already needs no coffre; a correction in clear does.
    let again = try self.writer(store, coffre: nil)
    var copy = events[0]
    copy.id = "c"
    (copy.recordedTime, copy.alea) = (nil, nil)
    try again.append([copy])
    #expect(
      try refusal(again, line("d", "rectification", nil, corrected)) == "data.data.commentaire")
  }

  /// The field of the only refusal of a line.
  private func refusal(_ writer: JournalWriter, _ line: [UInt8]) throws -> String? {
    do {
      try writer.append(lines: [line], file: "")
      return nil
    } catch .refused(let faults) {
      return faults.count == 1 ? faults[0].fault.field : nil
    }
  }

  @Test func `is idempotent, even once the key is destroyed`() throws {
    let store = MemoryStore([])
    let secret = line("a", "referent", "J1", #"{"conseiller":"c1","motif":"secret"}"#)
    let writer = try writer(store, coffre: coffre)
    try writer.append(lines: [secret], file: "")
    #expect(try writer.append(lines: [secret], file: "").map(\.wasThere) == [true])
    #expect(throws: JournalError.self) {
      try writer.append(
        lines: [line("a", "referent", "J1", #"{"conseiller":"c1","motif":"autre"}"#)], file: "")
    }
    #expect(try coffre.destroyKey(of: "J1"))
    #expect(try writer.append(lines: [secret], file: "").map(\.wasThere) == [true])
    // Recognised without a key: none was made for somebody erased.
    #expect(try coffre.key(of: "J1") == nil)
    #expect(try written(store).count == 1)
  }

  @Test func `checks fields in clear before it hides them`() throws {
    let store = MemoryStore([])
    let writer = try writer(store, coffre: coffre)
    let long = String(repeating: "x", count: 2001)
    for (data, nom) in [
      (#"{"conseiller":"c1","motif":"\#(long)"}"#, "referent"),
      (#"{"conseiller":"c1","motif_specialite":"a b"}"#, "entretien"),
    ] {
      #expect(throws: JournalError.self) {
        try writer.append(lines: [line("a", nom, "J1", data)], file: "")
      }
    }
    #expect(try written(store).isEmpty)
    #expect(try coffre.key(of: "J1") == nil)
  }

  @Test func `leaves no key behind when it is rehearsed`() throws {
    let writer = try writer(MemoryStore([]), coffre: coffre)
    let lines = try writer.rehearse(
      [line("a", "referent", "J1", #"{"conseiller":"c1","motif":"secret"}"#)], file: "")
    #expect(!String(decoding: lines[0], as: UTF8.self).contains("secret"))
    #expect(try coffre.key(of: "J1") == nil)
  }

  @Test func `refuses all when the coffre gives no key, and writes nothing`() throws {
    struct Broken: KeyStore {
      func key(of jeune: String) throws(KeyStoreError) -> [UInt8]? { nil }
      func makeKey(of jeune: String) throws(KeyStoreError) -> [UInt8] {
        throw .system(path: "/c", reason: "plus de place")
      }
      func destroyKey(of jeune: String) throws(KeyStoreError) -> Bool { false }
    }
    let store = MemoryStore([])
    let writer = try writer(store, coffre: Broken())
    let error = #expect(throws: JournalError.self) {
      try writer.append(
        lines: [
          line("a", "contact", "J1", #"{"canal":"sms"}"#),
          line("b", "referent", "J1", #"{"conseiller":"c1","motif":"secret"}"#),
        ], file: "")
    }
    #expect(error.map { "\($0)" } == "coffre « /c » : plus de place")
    #expect(try written(store).isEmpty)
    // What needs no key is still welcome.
    try writer.append(lines: [line("a", "contact", "J1", #"{"canal":"sms"}"#)], file: "")
    #expect(try written(store).count == 1)
  }
}
