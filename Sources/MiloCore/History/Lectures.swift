public import MiloEvents

/// The readings of a journal that follow one another as it grows, whoever appends: this process or another.
///
/// ```swift
/// for try await lecture in premiere.suivantes() {
///   portefeuille.actualiser(lecture)
/// }
/// ```
///
/// Each iteration waits until the files have changed, then gives the journal as it is: a reading may hold
/// several appends, and none is left out. The loop ends when its task is cancelled.
public struct Lectures: AsyncSequence, Sendable {
  private let first: Lecture
  private let interval: Duration

  /// The readings that follow another one.
  ///
  /// - Parameter interval: how long to wait between two looks at the files.
  init(after first: Lecture, every interval: Duration) {
    self.first = first
    self.interval = interval
  }

  /// Begins to wait.
  public func makeAsyncIterator() -> Iterator {
    Iterator(lecture: first, interval: interval)
  }

  /// Waits for the readings, one after the other.
  public struct Iterator: AsyncIteratorProtocol {
    private var lecture: Lecture
    private let interval: Duration

    fileprivate init(lecture: Lecture, interval: Duration) {
      self.lecture = lecture
      self.interval = interval
    }

    /// The next reading; nil once the task is cancelled.
    ///
    /// - Throws: what ``Lecture/actualisee()`` throws; the journal may be waited for again afterwards.
    public mutating func next(
      isolation actor: isolated (any Actor)?
    ) async throws(JournalError) -> Lecture? {
      while !Task.isCancelled {
        let next = try lecture.actualisee()
        if next.histoires !== lecture.histoires {
          lecture = next
          return next
        }
        lecture = next
        try? await Task.sleep(for: interval)
      }
      return nil
    }
  }
}

extension Lecture {
  /// The readings that follow this one, each once something was appended, by this process or another.
  ///
  /// - Parameter interval: how long to wait between two looks at the files, which cost a tenth of a
  ///   millisecond each.
  public func suivantes(chaque interval: Duration = .milliseconds(100)) -> Lectures {
    Lectures(after: self, every: interval)
  }
}
