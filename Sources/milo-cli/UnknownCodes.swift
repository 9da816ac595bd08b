import MiloCore
import MiloEvents

extension Console {
  /// Says which codes of events a journal does not know; refuses them when `isStrict`.
  mutating func tellUnknownCodes(
    _ events: some Sequence<Event>, in journal: Journal, isStrict: Bool
  ) throws(Failure) {
    let lecture = try journalling { () throws(JournalError) in try Lecture(journal) }
    var known = CodesConnus(lecture)
    var told: [String] = []
    for event in events {
      for unknown in known.inconnus(event) { told.append("\(unknown)") }
    }
    if isStrict, !told.isEmpty { throw Failure(code: .refus, lines: told) }
    for line in told { say("milo : \(line)") }
  }

  /// The same of lines to import; what is no event is left to whoever reads them.
  mutating func tellUnknownCodes(
    ofLines lines: [[UInt8]], in journal: Journal, isStrict: Bool
  ) throws(Failure) {
    try tellUnknownCodes(
      lines.lazy.compactMap { try? EventReader.event(in: $0) }, in: journal, isStrict: isStrict)
  }
}
