import MiloEvents
import Synchronization

/// A bar that shows how far a long work has come: on a terminal only, and after one second.
///
/// Any thread may report progress. The bar writes past the buffer of `console.err`, and erases itself.
final class ProgressBar: Sendable {
  private struct State {
    var isVisible = false
    var percent = -1
    var err: Output
  }

  private let label: String
  private let elapsed: @Sendable () -> Duration
  private let start: Duration
  private let state: Mutex<State>

  /// Prepares a bar; nothing shows before one second.
  init(_ label: String, on console: Console) {
    self.label = label
    elapsed = console.clocks.elapsed
    start = console.clocks.elapsed()
    state = Mutex(State(err: console.err))
  }

  /// What tells the bar how far the work has come.
  var progression: Progression { { self.advance(to: $0, of: $1) } }

  /// Says that `done` steps are behind; draws when the percentage has changed.
  func advance(to done: Int, of total: Int) {
    state.withLock { state in
      let percent = min(100, done * 100 / max(1, total))
      guard state.err.isTerminal, percent > state.percent,
        state.isVisible || elapsed() - start >= .seconds(1)
      else { return }
      state.isVisible = true
      state.percent = percent
      let filled = percent * 30 / 100
      let bar = String(repeating: "█", count: filled) + String(repeating: "░", count: 30 - filled)
      state.err.write(styled: "\r\(label) \(bar) \(percent) %")
      state.err.flush()
    }
  }

  /// Erases the bar, if it ever showed.
  func finish() {
    state.withLock { state in
      guard state.isVisible else { return }
      state.isVisible = false
      // What is written next stands where the bar was.
      state.err.write(styled: "\r\u{1B}[K")
      state.err.flush()
    }
  }
}
