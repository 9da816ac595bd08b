import Testing

@testable import MiloEvents

@Suite struct `Appending again what is there` {
  private static let now = RecordedTime(milliseconds: 1_647_259_200_000)

  private func contact(_ number: Int, _ canal: String = "sms") -> Event {
    Event(
      id: "e\(number)", source: "/structures/besancon", type: "fr.milo.contact.v1", subject: "J1",
      time: "2022-03-14T09:30:00+01:00", data: ["canal": .string(canal)])
  }

  private func journal(_ count: Int) throws -> (Journal, JournalWriter) {
    let identity = JournalIdentity(origin: "milo.example/b", source: "/structures/besancon")
    let journal = Journal(identity: identity, store: MemoryStore())
    let writer = try JournalWriter(journal, .init(clock: { Self.now }))
    try writer.append((0..<count).map { contact($0) })
    return (journal, writer)
  }

  @Test func `says where each event is, whatever their order and however they are written`() throws
  {
    let (_, writer) = try journal(300)
    let lines = (0..<300).reversed().map { number -> [UInt8] in
      let line = EventWriter.line(of: contact(number))
      // Every third line is written as others write JSON.
      guard number.isMultiple(of: 3) else { return line }
      return Array(String(decoding: line, as: UTF8.self).replacing(",\"", with: " , \"").utf8)
    }
    let appended = try writer.append(lines: lines, file: "f")
    #expect(appended.filter(\.wasThere).count == 300)
    #expect(appended.map(\.index) == Array((0..<300).reversed()))
    #expect(writer.count == 300)
  }

  @Test func `refuses the one that says something else, and writes none`() throws {
    let (_, writer) = try journal(50)
    let events = (0..<60).map { contact($0, $0 == 17 ? "mel" : "sms") }
    do throws(JournalError) {
      try writer.append(events)
      Issue.record("the append was accepted")
    } catch {
      guard case .refused(let faults) = error else {
        Issue.record(error)
        return
      }
      #expect(faults.map(\.index) == [17])
      #expect(faults.first?.fault.field == "id")
    }
    #expect(writer.count == 50)
  }

  @Test func `knows an event that the same append had before`() throws {
    let (_, writer) = try journal(10)
    let appended = try writer.append([contact(3), contact(10), contact(10), contact(3)])
    #expect(appended.map(\.wasThere) == [true, false, true, true])
    #expect(appended.map(\.index) == [3, 10, 10, 3])
  }
}
