import Synchronization

/// Shows page by page, on a terminal, what does not fit on its screen.
///
/// What is written is kept until it is longer than the screen; only then does the pager start. Leaving
/// it before the end is no error.
final class Pager: Sendable {
  private struct State {
    var pending: [UInt8] = []
    var rows = 1
    var column = 0
    var process: PagerProcess?
    var hasStarted = false
  }

  private let command: String
  private let rows: Int
  private let columns: Int
  private let state = Mutex(State())

  /// A pager for a screen.
  init(_ command: String, rows: Int, columns: Int) {
    self.command = command
    self.rows = rows
    self.columns = max(1, columns)
  }

  /// The pager that the environment asks for: MILO_PAGER, else PAGER, else `less`; nil when it wants none,
  /// or when there is no such program.
  static func command(_ environment: (String) -> String?) -> String? {
    if environment("TERM") == "dumb" { return nil }
    let command = environment("MILO_PAGER") ?? environment("PAGER") ?? "less"
    let program = command.split(separator: " ").first.map(String.init) ?? "cat"
    guard program != "cat" else { return nil }
    return programPath(program, environment) == nil ? nil : command
  }

  /// An output that goes through the pager.
  func output(like other: Output) -> Output {
    Output(
      isTerminal: true, columns: other.columns, limit: 0, drain: { self.add($0) },
      end: { self.finish() })
  }

  private func add(_ bytes: [UInt8]) -> SystemError? {
    state.withLock { state in
      state.pending += bytes
      if !state.hasStarted {
        for byte in bytes {
          state.column = byte == 0x0A ? 0 : state.column + 1
          if byte == 0x0A || state.column.isMultiple(of: columns) { state.rows += 1 }
        }
        guard state.rows > rows else { return nil }
        state.hasStarted = true
        state.process = PagerProcess(command)
      }
      return state.pending.count > 1 << 15 ? Self.hand(&state) : nil
    }
  }

  private static func hand(_ state: inout State) -> SystemError? {
    let bytes = state.pending
    state.pending.removeAll(keepingCapacity: true)
    return writeAll(bytes, to: state.process?.input ?? StandardStream.output.rawValue)
  }

  /// Hands over what is left, and waits until the pager is left.
  private func finish() -> SystemError? {
    state.withLock { state in
      let problem = Self.hand(&state)
      state.process?.wait()
      state.process = nil
      return problem
    }
  }
}

/// Where a program stands that is named as in a shell; nil when there is none.
func programPath(_ name: String, _ environment: (String) -> String?) -> String? {
  let folders = (environment("PATH") ?? "/usr/bin:/bin").split(separator: ":")
  let places = name.contains("/") ? [name] : folders.map { "\($0)/\(name)" }
  return places.first(where: isExecutable)
}
