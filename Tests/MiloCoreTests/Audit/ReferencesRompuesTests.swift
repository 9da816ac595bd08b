import MiloEvents
import Testing

@testable import MiloCore

@Suite struct `Replaying the projections` {
  @Test func `finds the events that complete a cancelled one, and where they stand`() throws {
    var journal = PetitJournal()
    let entree = journal.add("dispositif.entree", "J1", "2022-01-10", #"{"dispositif":"PACEA"}"#)
    journal.add(
      "dispositif.sortie", "J1", "2022-05-10", #"{"entree":"\#(entree)","motif":"abandon"}"#)
    #expect(try Lecture(journal.journal).constats.isEmpty)
    journal.add("annulation", "", "2022-06-01", #"{"evenement":"\#(entree)","motif":"m"}"#)
    let lecture = try Lecture(journal.journal)
    let constats = lecture.constats
    #expect(constats.map(\.code) == [.reference_rompue])
    #expect(constats.map(\.index) == [1])
    #expect(constats[0].octet == (try lecture.lines.place(of: 1))?.offset)
    // As known before the cancellation, nothing was broken.
    #expect(try Lecture(journal.journal, vuAu: LocalDate("2022-05-31")).constats.isEmpty)
  }

  @Test func `finds references to another youth until their files are merged`() throws {
    var journal = PetitJournal()
    let entree = journal.add("dispositif.entree", "J1", "2022-01-10", #"{"dispositif":"PACEA"}"#)
    journal.add(
      "dispositif.sortie", "J2", "2022-05-10", #"{"entree":"\#(entree)","motif":"abandon"}"#)
    #expect(try Lecture(journal.journal).constats.map(\.index) == [1])
    journal.add("fusion", "J1", "2022-06-01", #"{"absorbe":"J2"}"#)
    #expect(try Lecture(journal.journal).constats.isEmpty)
  }
}
