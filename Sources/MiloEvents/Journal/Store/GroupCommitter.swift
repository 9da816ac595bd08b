import Synchronization

/// Lets the threads of one process share the wait for the disk.
///
/// Each caller stages its lines, which settles their order, then commits them. Whoever commits
/// first writes all that is staged as one batch; those who come meanwhile wait, and find their
/// lines written or write the next batch. There is no timer: a group is what arrived while the
/// previous one went to the disk.
public final class GroupCommitter: Sendable {
  private let writer: any LineWriter
  private let queue: Mutex<Queue>
  /// Held by whoever writes.
  private let baton = Mutex(())

  private struct Queue {
    var bytes: [UInt8] = []
    var tickets: [Ticket] = []
    var nextLine: Int
    var failure: StoreError?
  }

  /// Lines that are staged: their place is known, and holds once they are committed.
  public final class Ticket: Sendable {
    /// The indexes of the lines.
    public let range: Range<Int>
    fileprivate let outcome = Mutex<Result<Void, StoreError>?>(nil)

    fileprivate init(range: Range<Int>) {
      self.range = range
    }
  }

  /// Makes a committer; from then on, nothing else may append with this writer.
  public init(_ writer: any LineWriter) {
    self.writer = writer
    queue = Mutex(Queue(nextLine: writer.lineCount))
  }

  /// Gives lines their place, without writing them; does not wait.
  ///
  /// - Throws: `unusableLines`, or the error of the first commit that failed: the places given
  ///   since are void, and another committer must be made.
  public func stage(_ lines: [UInt8], count: Int) throws(StoreError) -> Ticket {
    try checkLines(lines, count: count)
    return try queue.withLock { (queue) throws(StoreError) in
      if let failure = queue.failure { throw failure }
      let ticket = Ticket(range: queue.nextLine..<queue.nextLine + count)
      queue.nextLine += count
      queue.bytes += lines
      queue.tickets.append(ticket)
      return ticket
    }
  }

  /// Returns once the lines of a ticket are safe from a power cut.
  @discardableResult
  public func commit(_ ticket: Ticket) throws(StoreError) -> Range<Int> {
    baton.withLock { _ in
      if ticket.outcome.withLock({ $0 == nil }) { writeStaged() }
    }
    try ticket.outcome.withLock { (outcome) throws(StoreError) in try outcome?.get() }
    return ticket.range
  }

  private func writeStaged() {
    let (bytes, tickets, failure) = queue.withLock { queue in
      defer {
        queue.bytes = []
        queue.tickets = []
      }
      return (queue.bytes, queue.tickets, queue.failure)
    }
    var outcome: Result<Void, StoreError> = .success(())
    do throws(StoreError) {
      if let failure { throw failure }
      try writer.append(bytes, count: tickets.reduce(0) { $0 + $1.range.count })
    } catch {
      outcome = .failure(error)
      queue.withLock { $0.failure = error }
    }
    for ticket in tickets { ticket.outcome.withLock { $0 = outcome } }
  }
}
