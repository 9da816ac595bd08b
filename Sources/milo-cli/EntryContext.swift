import MiloCore
import MiloEvents

/// What entering by hand reads of a journal: its lines as they are now, and what time it is there.
struct EntryContext {
  /// The journal written to.
  let journal: Journal
  /// All its lines, as they are now.
  let lecture: Lecture
  /// The zone of its days.
  let fuseau: FuseauHoraire
  /// The present moment.
  let now: RecordedTime

  /// Reads the journal that the options name; its cache is read, not completed.
  init(_ arguments: Arguments, _ console: Console) throws(Failure) {
    let journal = try arguments.ouvrir(console)
    self.journal = journal
    now = console.now()
    let cache = console.readCache(of: journal)
    lecture = try journalling { () throws(JournalError) in try Lecture(journal, cache: cache) }
    fuseau = try journalling { () throws(JournalError) in
      try FuseauHoraire(of: journal.identity)
    }
  }

  /// The day it is where the journal is kept.
  var today: LocalDate { fuseau.date(at: now) }

  /// Says events in words, by what the journal calls its codes.
  var dit: EvenementDit { EvenementDit(lecture, au: today) }
}
