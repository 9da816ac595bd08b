import MiloEvents
import Synchronization

/// The journal as it was known on other days: what a figure that says its own day needs.
final class VuesDuJournal: Sendable {
  private let lire: @Sendable (LocalDate) -> Histoires?
  private let connues = Mutex<[LocalDate: Histoires]>([:])

  init(_ lire: @escaping @Sendable (LocalDate) -> Histoires?) {
    self.lire = lire
  }

  /// The histories as known at the end of a day, read once.
  ///
  /// - Complexity: the first question about a day reads the journal.
  func histoires(au jour: LocalDate) -> Histoires? {
    if let known = connues.withLock({ $0[jour] }) { return known }
    let read = lire(jour)
    connues.withLock { $0[jour] = read }
    return read
  }
}
