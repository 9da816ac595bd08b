import MiloEvents
import Synchronization

/// A bar that shows how far a long work has come: on a terminal only, and after one second.
///
/// Any thread may report progress. The bar writes past the buffer of `console.err`, and erases itself.
final class ProgressBar: Sendable {
  private struct State {
    var isVisible = false
    var label = ""
    var percent = -1
    var err: Output
  }

  private let elapsed: @Sendable () -> Duration
  private let start: Duration
  private let state: Mutex<State>

  /// Prepares a bar; nothing shows before one second.
  init(on console: Console) {
    elapsed = console.clocks.elapsed
    start = console.clocks.elapsed()
    state = Mutex(State(err: console.err))
  }

  /// Says that `done` steps of a work are behind; draws when the percentage has changed.
  func advance(_ travail: Progress.Travail, to done: Int, of total: Int) {
    let label =
      switch travail {
      case .lecture: "Lecture"
      case .ajout: "Vérification"
      }
    state.withLock { state in
      let percent = min(100, done * 100 / max(1, total))
      // Another work begins again; a thread that comes after the end of one does not bring it back.
      if label != state.label, done * 2 <= total { (state.label, state.percent) = (label, -1) }
      if done >= total, label == state.label {
        state.label = ""
        return erase(&state)
      }
      guard state.err.isTerminal, label == state.label, percent > state.percent,
        state.isVisible || elapsed() - start >= .seconds(1)
      else { return }
      state.isVisible = true
      state.percent = percent
      let filled = percent * 30 / 100
      let bar = String(repeating: "█", count: filled) + String(repeating: "░", count: 30 - filled)
      state.err.write("\r\(label) \(bar) \(percent) %")
      state.err.flush()
    }
  }

  /// Erases the bar, if it ever showed.
  func finish() {
    state.withLock { erase(&$0) }
  }

  /// What is written next stands where the bar was.
  private func erase(_ state: inout State) {
    guard state.isVisible else { return }
    state.isVisible = false
    state.err.write("\r\u{1B}[K")
    state.err.flush()
  }
}
