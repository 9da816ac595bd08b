import Testing

@testable import MiloEvents

@Suite struct `A verification` {
  /// A line as a journal holds it, recorded at that hour of 14 March 2022.
  private func line(_ event: Event, hour: Int = 10) -> String {
    var event = event
    event.recordedTime = RecordedTime("2022-03-14T\(hour < 10 ? "0" : "")\(hour):00:00.000Z")
    return event.line
  }

  private func constats(_ lines: [String]) throws -> [Constat] {
    try Verification(SampleJournal(lines).journal).constats
  }

  /// The one finding of a journal whose third line is at fault.
  private func expect(
    _ code: Constat.Code, at index: Int = 2, in lines: [String], saying words: String...,
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let constats = try constats(lines)
    #expect(constats.map(\.code) == [code], "\(constats)", sourceLocation: sourceLocation)
    guard let constat = constats.first else { return }
    #expect(constat.index == index, sourceLocation: sourceLocation)
    #expect(constat.segment == "00000000000000000000.jsonl", sourceLocation: sourceLocation)
    let offset = lines[..<index].reduce(0) { $0 + $1.utf8.count + 1 }
    #expect(constat.octet == offset, sourceLocation: sourceLocation)
    for word in words {
      #expect(constat.message.contains(word), "\(constat.message)", sourceLocation: sourceLocation)
    }
  }

  private var good: [String] { [line(contact("e1")), line(entree("e2"))] }

  @Test func `finds nothing in a journal that was written by the rules`() throws {
    let verification = try Verification(SampleJournal(good).journal, hashing: true)
    #expect(verification.constats.isEmpty)
    #expect(verification.taille == 2)
    #expect(
      verification.racine
        == MerkleTree.root(ofLeafHashes: good.map { MerkleTree.leafHash(Array($0.utf8)) }))
    #expect(try constats([]).isEmpty)
  }

  @Test func `finds what is not JSON`() throws {
    try expect(.json, in: good + ["{\"a\":}"], saying: "octet 5", "une valeur JSON")
    try expect(.json, in: good + [""], saying: "la fin de la ligne")
    try expect(.json, in: good + [line(contact("e3")) + "\r"], saying: "CRLF")
  }

  @Test func `finds a line too long`() throws {
    let long = String(repeating: "x", count: 65_536)
    try expect(.longueur, in: good + [long] + [line(contact("e3"))], saying: "65536", "65535")
  }

  @Test func `finds a wrong envelope`() throws {
    let wrong = line(contact("e3")).replacing("2022-03-14T09:30", with: "2022-02-30T09:30")
    try expect(.enveloppe, in: good + [wrong], saying: "« time »", "2022-02-30")
    try expect(.enveloppe, in: good + [contact("e3").line], saying: "recordedtime", "manque")
  }

  @Test func `finds a wrong field`() throws {
    let wrong = line(contact("e3")).replacing("sms", with: "smss")
    try expect(.schema, in: good + [wrong], saying: "data.canal", "« smss »", "« sms »")
  }

  @Test func `finds a time of recording that goes back`() throws {
    let lines = good + [line(contact("e3"), hour: 9), line(contact("e4"))]
    try expect(.ordre, in: lines, saying: "09:00:00.000Z", "10:00:00.000Z")
  }

  @Test func `finds an id that stands twice`() throws {
    try expect(.doublon, in: good + [line(contact("e1"))], saying: "à la ligne 0")
  }

  @Test func `finds a reference that cannot be`() throws {
    try expect(.reference, in: good + [line(sortie("s1", of: "e9"))], saying: "« e9 »")
    try expect(.reference, in: good + [line(sortie("s1", of: "e1"))], saying: "événement contact")
    let twice = [line(sortie("s1", of: "e2")), line(sortie("s2", of: "e2"))]
    try expect(.reference, at: 3, in: good + twice, saying: "déjà close à la ligne 2")
    try expect(
      .reference, in: good + [line(fusion("f1", keeping: "J1", absorbing: "J1"))],
      saying: "lui-même")
    let cancelled = [line(annulation("a1", of: "e1")), line(annulation("a2", of: "e1"))]
    try expect(.reference, at: 3, in: good + cancelled, saying: "déjà annulée")
    try expect(
      .reference, in: good + [line(rectification("r1", of: "e1", ["canal": "x"]))],
      saying: "data.data.canal")
  }

  @Test func `finds a type outside the catalogue, ours alone`() throws {
    var later = contact("e3")
    later.type = "fr.milo.contact.v2"
    try expect(.type_inconnu, in: good + [line(later)], saying: "« fr.milo.contact.v2 »")
    let other = line(event("x1", "org.exemple.v1", [:]))
    #expect(try constats(good + [other]).isEmpty)
  }

  @Test func `finds a dispositif outside its dates, known or declared`() throws {
    var early = entree("e3", "CEJ")
    early.time = "2022-02-28T09:30:00+01:00"
    try expect(.dispositif_hors_dates, in: good + [line(early)], saying: "à partir du 2022-03-01")
    try expect(
      .dispositif_hors_dates, in: good + [line(entree("e3", "GJ"))], saying: "jusqu’au 2022-02-28")
    let definition = event(
      "d1", "dispositif.definition",
      ["code": "GJ", "libelle": "l", "niveau": "local", "du": "2022-01-01", "au": "2022-12-31"])
    #expect(try constats(good + [line(definition), line(entree("e3", "GJ"))]).isEmpty)
  }

  @Test func `finds bytes after the last line`() throws {
    let whole = buffer(good)
    for (rest, kind) in [(Array("{\"a\"".utf8), "4 octets"), ([0, 0, 0] as [UInt8], "3 octets")] {
      let journal = Journal(
        identity: SampleJournal().journal.identity, store: MemoryStore(whole + rest))
      let verification = try Verification(journal)
      #expect(verification.taille == 2)
      let constat = try #require(verification.constats.first)
      #expect(verification.constats.count == 1)
      #expect(constat.code == .queue)
      #expect((constat.index, constat.octet) == (nil, whole.count))
      #expect(constat.message.contains(kind))
    }
  }

  @Test func `finds a missing segment, a foreign one, and goes on`() throws {
    let folder = TemporaryFolder()
    let lines = (0..<6).map { line(contact("e\($0)")) }
    func segment(_ first: Int, _ range: Range<Int>) {
      folder.write(
        SegmentName(firstLine: first).text, lines[range].map { $0 + "\n" }.joined())
    }
    segment(0, 0..<2)
    segment(4, 4..<6)
    folder.write("notes.jsonl", "x\n")
    let journal = Journal(identity: SampleJournal().journal.identity, store: folder.store)
    let verification = try Verification(journal)
    #expect(verification.taille == 4)
    #expect(verification.constats.map(\.code) == [.segment, .segment])
    #expect(verification.constats[0].index == 2)
    #expect(verification.constats[0].segment == SegmentName(firstLine: 4).text)
    #expect(verification.constats[1].segment == "notes.jsonl")
    #expect(throws: JournalError.self) { try journal.scan() }
    folder.remove("notes.jsonl")
    segment(2, 2..<4)
    #expect(try Verification(journal).constats.isEmpty)
  }

  @Test func `gives offsets in the segment, whatever the segment`() throws {
    let folder = TemporaryFolder()
    folder.write(SegmentName(firstLine: 0).text, good[0] + "\n")
    folder.write(SegmentName(firstLine: 1).text, good[1] + "\n" + good[0] + "\n[]\n")
    let journal = Journal(identity: SampleJournal().journal.identity, store: folder.store)
    let constats = try Verification(journal).constats
    #expect(constats.map(\.code) == [.doublon, .enveloppe])
    #expect(constats.map(\.index) == [2, 3])
    #expect(constats.allSatisfy { $0.segment == SegmentName(firstLine: 1).text })
    let first = good[1].utf8.count + 1
    #expect(constats.map(\.octet) == [first, first + good[0].utf8.count + 1])
  }

  @Test func `reports all that is wrong, in the order of the lines`() throws {
    let lines = [
      "[]", line(contact("e1")), "{", line(contact("e1"), hour: 9), line(sortie("s1", of: "e9")),
      line(entree("g1", "GJ")),
    ]
    let constats = try constats(lines)
    #expect(constats.map(\.index) == [0, 2, 3, 3, 4, 5])
    #expect(
      constats.map(\.code)
        == [.enveloppe, .json, .ordre, .doublon, .reference, .dispositif_hors_dates])
    #expect(constats[3].message.contains("à la ligne 1"), "lines keep their index")
  }
}
