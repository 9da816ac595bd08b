import MiloCore
import MiloEvents

extension Console {
  /// The codes that a journal declares or has met, as it is now.
  func knownCodes(of journal: Journal) throws(Failure) -> CodesConnus {
    let cache = readCache(of: journal)
    return CodesConnus(
      try journalling { () throws(JournalError) in try Lecture(journal, cache: cache) })
  }

  /// Says which codes of events a journal does not know; refuses them when `isStrict`.
  mutating func tellUnknownCodes(
    _ events: some Sequence<Event>, beside known: CodesConnus, isStrict: Bool
  ) throws(Failure) {
    var known = known
    var told: [String] = []
    for event in events {
      for unknown in known.inconnus(event) { told.append("\(unknown)") }
    }
    if isStrict, !told.isEmpty { throw Failure(code: .refus, lines: told) }
    for line in told { say("milo : \(line)") }
  }

  /// The same of lines to import; what is no event is left to whoever reads them.
  mutating func tellUnknownCodes(
    ofLines lines: [[UInt8]], beside known: CodesConnus, isStrict: Bool
  ) throws(Failure) {
    try tellUnknownCodes(
      lines.lazy.compactMap { try? EventReader.event(in: $0) }, beside: known, isStrict: isStrict)
  }
}
