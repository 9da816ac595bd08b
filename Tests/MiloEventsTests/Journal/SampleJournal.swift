import Synchronization
import Testing

@testable import MiloEvents

/// A clock that a test sets by hand.
final class HandClock: Sendable {
  private let time: Mutex<RecordedTime>

  init(_ text: String) {
    time = Mutex(RecordedTime(text) ?? RecordedTime(milliseconds: 0))
  }

  var now: RecordedTime { time.withLock { $0 } }

  func set(_ text: String) {
    time.withLock { $0 = RecordedTime(text) ?? $0 }
  }
}

/// A journal in memory, and the clock of its writers.
struct SampleJournal {
  let store: MemoryStore
  let clock = HandClock("2022-03-14T10:00:00.000Z")

  init(_ lines: [String] = []) {
    store = MemoryStore(buffer(lines))
  }

  var journal: Journal {
    Journal(
      identity: JournalIdentity(origin: "milo.example/besancon", source: "/structures/besancon"),
      store: store)
  }

  func writer(reprise: TakeOver? = nil) throws(JournalError) -> JournalWriter {
    try journal.writer(clock, reprise: reprise)
  }

  /// The lines in the journal, as text, without what is drawn at random.
  var lines: [String] {
    get throws {
      try store.lines().map {
        String(decoding: Alea.removed(from: Array($0.utf8)), as: UTF8.self)
      }
    }
  }
}

extension Journal {
  func writer(_ clock: HandClock, reprise: TakeOver? = nil) throws(JournalError) -> JournalWriter {
    var options = JournalWriter.Options { clock.now }
    options.reprise = reprise
    options.lockWait = .milliseconds(60)
    return try JournalWriter(self, options)
  }
}

/// An event of the catalogue, of J1 on 14 March 2022 unless told otherwise.
func event(
  _ id: String, _ nom: String, _ data: JSONObject, subject: String? = "J1",
  time: String = "2022-03-14T09:30:00+01:00", source: String = "/structures/besancon"
) -> Event {
  Event(
    id: id, source: source, type: nom.hasPrefix("org.") ? nom : "fr.milo.\(nom).v1",
    subject: subject, time: time, data: data)
}

func contact(_ id: String, subject: String = "J1") -> Event {
  event(id, "contact", ["canal": "sms"], subject: subject)
}

func entree(_ id: String, _ code: String = "CEJ", subject: String = "J1") -> Event {
  event(id, "dispositif.entree", ["dispositif": .string(code)], subject: subject)
}

func sortie(_ id: String, of entree: String, subject: String = "J1") -> Event {
  event(id, "dispositif.sortie", ["entree": .string(entree), "motif": "autre"], subject: subject)
}

func annulation(_ id: String, of target: String) -> Event {
  event(id, "annulation", ["evenement": .string(target), "motif": "saisie"], subject: nil)
}

func rectification(_ id: String, of target: String, _ data: JSONValue, time: String? = nil) -> Event
{
  var fields: JSONObject = ["evenement": .string(target), "motif": "saisie", "data": data]
  if let time { fields["time"] = .string(time) }
  return event(id, "rectification", fields, subject: nil)
}

func fusion(_ id: String, keeping kept: String, absorbing absorbed: String) -> Event {
  event(id, "fusion", ["absorbe": .string(absorbed)], subject: kept)
}

/// The faults of an append that must be refused.
func faults(
  sourceLocation: SourceLocation = #_sourceLocation, of append: () throws -> Void
) -> [LineFault] {
  do {
    try append()
    Issue.record("nothing was refused", sourceLocation: sourceLocation)
  } catch JournalError.refused(let faults) {
    return faults
  } catch {
    Issue.record("another error: \(error)", sourceLocation: sourceLocation)
  }
  return []
}
