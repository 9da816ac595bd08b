import Foundation
import Testing

@testable import MiloCore
@testable import MiloEvents

@Suite struct `A reading that follows another` {
  private let store = MemoryStore()
  private let journal: Journal

  init() {
    let identity = JournalIdentity(origin: "o", source: "/s", fuseau: "Europe/Paris")
    journal = Journal(identity: identity, store: store)
  }

  private func append(_ lines: some Collection<[UInt8]>) throws {
    let writer = try store.openWriter(WriterOptions { "2023-04-06T10:15:00.000Z" })
    defer { writer.close() }
    for line in lines { try writer.append(line + [newline], count: 1) }
  }

  private func isSame(_ found: Lecture, vuAu: LocalDate? = nil) throws -> Bool {
    let expected = try Lecture(journal, vuAu: vuAu, hashing: true)
    let difference = WildJournal.known(found).difference(from: WildJournal.known(expected))
    if !difference.isEmpty { Issue.record("\(difference)") }
    return difference.isEmpty
  }

  @Test(arguments: 1...12)
  func `knows what a whole reading knows, wherever the journal was cut`(seed: Int) throws {
    var random = SplitMix(seed: UInt64(seed))
    var rest = WildJournal.lines(seed: UInt64(seed), count: 500, hasFusions: seed % 3 == 0)[...]
    try append(rest.prefix(200))
    rest = rest.dropFirst(200)
    let first = try Lecture(journal, hashing: true)
    let before = WildJournal.known(first)
    var lecture = first
    var followed = 0
    while !rest.isEmpty {
      let count = 1 + random.below(9)
      try append(rest.prefix(count))
      rest = rest.dropFirst(count)
      let former = lecture
      lecture = try lecture.actualisee()
      if lecture.histoires.whole === former.histoires.whole { followed += 1 }
      #expect(try isSame(lecture))
    }
    #expect(followed > 5)
    // What was read first is as it was.
    #expect(WildJournal.known(first) == before)
  }

  @Test(arguments: 1...4)
  func `as of a day, sees no line recorded later`(seed: Int) throws {
    let lines = WildJournal.lines(seed: UInt64(seed), count: 300, hasFusions: false)
    let jour = LocalDate(day: 19_025)
    try append(lines.prefix(100))
    var lecture = try Lecture(journal, vuAu: jour, hashing: true)
    for start in stride(from: 100, to: 300, by: 20) {
      try append(lines[start..<start + 20])
      lecture = try lecture.actualisee()
      #expect(try isSame(lecture, vuAu: jour))
    }
    #expect(lecture.taille < 300)
  }

  @Test func `knows ids that stand under two sources`() throws {
    var sample = SampleHistory()
    sample.add("i1", "entretien", ["conseiller": "c1"], on: "2022-01-03")
    sample.add("d1", "dispositif.entree", ["dispositif": "X1"], on: "2022-01-04")
    try append(sample.lines)
    var lecture = try Lecture(journal, hashing: true)
    // An exit and a correction that name events of another source, then an id that both sources have.
    func foreign(_ id: String, _ nom: String, _ data: JSONObject, _ subject: String?) -> [UInt8] {
      EventWriter.line(
        of: Event(
          id: id, source: "/t", type: "fr.milo.\(nom).v1", subject: subject,
          time: "2022-02-01T09:00:00+01:00",
          recordedTime: RecordedTime(milliseconds: 1_700_000_000_000),
          data: data))
    }
    for line in [
      foreign("s1", "dispositif.sortie", ["entree": "d1", "motif": "autre"], "J1"),
      foreign("a1", "annulation", ["evenement": "i1", "motif": "m"], nil),
      foreign("d1", "contact", ["canal": "sms"], "J2"),
      foreign("i1", "contact", ["canal": "sms"], "J2"),
      foreign(
        "r1", "rectification", ["evenement": "d1", "motif": "m", "data": ["canal": "visite"]], nil),
    ] {
      try append([line])
      lecture = try lecture.actualisee()
      #expect(try isSame(lecture))
      var options = Statistiques.Options()
      options.evolution = true
      let periode = Periode(annee: 2022)
      #expect(
        try Statistiques(lecture.histoires, periode, options).tables
          == Statistiques(Lecture(journal).histoires, periode, options).tables)
    }
  }

  @Test func `makes one whole of what changed, once it is much`() throws {
    var sample = SampleHistory()
    for youth in 0..<40 { sample.entretien("e\(youth)", "J\(youth)", on: "2022-01-03") }
    try append(sample.lines)
    let first = try Lecture(journal, hashing: true)
    var lecture = first
    for youth in 40..<1500 { sample.entretien("e\(youth)", "J\(youth)", on: "2022-01-04") }
    sample.annule("e3", recorded: "2022-01-05T00:00:00.000Z")
    sample.entretien("f1", "J40", on: "2022-01-02")
    for end in [600, 1300, sample.lines.count - 1, sample.lines.count] {
      try append(sample.lines[lecture.taille..<end])
      lecture = try lecture.actualisee()
      #expect(try isSame(lecture))
    }
    #expect(lecture.histoires.whole !== first.histoires.whole)
    #expect(lecture.histoires.changed.count < Successor.few)
  }

  @Test func `is the same one when nothing was appended, and stays when a line is not valid`()
    throws
  {
    var sample = SampleHistory()
    sample.entretien("e1", on: "2022-01-03")
    try append(sample.lines)
    let lecture = try Lecture(journal)
    #expect(try lecture.actualisee().histoires === lecture.histoires)
    try append([Array("{}".utf8)])
    #expect(throws: JournalError.self) { try lecture.actualisee() }
    #expect(lecture.taille == 1)
  }

  @Test func `tells lines that are gone from files that were replaced`() throws {
    let path = NSTemporaryDirectory() + "milo-suite-\(UUID())"
    defer { try? FileManager.default.removeItem(atPath: path) }
    try Journal.create(at: path, journal.identity)
    let onDisk = try Journal(path: path)
    var sample = SampleHistory()
    for day in 1...9 { sample.entretien("e\(day)", on: "2022-01-0\(day)") }
    func write(_ count: Int) throws {
      let lines = sample.lines.prefix(count).flatMap { $0 + [newline] }
      try Data(lines).write(
        to: URL(fileURLWithPath: path + "/" + SegmentName(firstLine: 0).text), options: .atomic)
    }
    try write(4)
    let lecture = try Lecture(onDisk)
    try write(9)
    let next = try lecture.actualisee()
    #expect(next.taille == 9)
    #expect(next.histoires.whole !== lecture.histoires.whole)
    try write(3)
    #expect(throws: JournalError.self) { try next.actualisee() }
  }
}
