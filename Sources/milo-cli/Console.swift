import MiloCore

/// All that a command sees of the world: its streams, the environment, the clocks.
struct Console: Sendable {
  /// Data.
  var out: Output
  /// Messages.
  var err: Output
  /// What is piped in.
  var input: Input
  /// Reads a variable of the environment.
  var environment: @Sendable (String) -> String?
  /// What time it is.
  var clocks: Clocks

  /// The console of the process.
  static var process: Console {
    Console(
      out: Output(.output), err: Output(.error), input: Input(.input),
      environment: environmentVariable, clocks: .system)
  }

  /// Whether data may carry colours: on a terminal, unless NO_COLOR says no.
  var usesColours: Bool {
    let refusal = environment("NO_COLOR") ?? ""
    return out.isTerminal && refusal.isEmpty && environment("TERM") != "dumb"
  }

  /// The width of tables: that of the terminal, else COLUMNS, else 100.
  var width: Int {
    out.columns ?? environment("COLUMNS").flatMap { Int($0) } ?? 100
  }

  /// The width of help, never so wide that the eye gets lost.
  var helpWidth: Int {
    min(max(width, 40), 100)
  }

  /// The bytes of a file, or of the standard input for `-`.
  mutating func contents(of path: String) throws(Failure) -> [UInt8] {
    do throws(SystemError) {
      if path == "-" { return try input.readAll() }
      return try withFile(path) { descriptor throws(SystemError) in
        var bytes: [UInt8] = []
        while true {
          let more = try readSome(1 << 16, from: descriptor)
          if more.isEmpty { return bytes }
          bytes += more
        }
      }
    } catch {
      throw Failure(code: .refus, message: "« \(path) » ne peut être lu : \(error)")
    }
  }

  /// Writes a text to a file, whole or not at all; `-` is the standard output.
  mutating func write(
    _ text: String, to path: String, replacing: Bool
  ) throws(Failure) {
    if path == "-" {
      out.write(text)
      return
    }
    try checkDestination(path, replacing: replacing)
    do throws(SystemError) {
      try replaceFile(path, Array(text.utf8))
    } catch {
      throw Failure(code: .refus, message: "« \(path) » ne peut être écrit : \(error)")
    }
  }

  /// Writes a report to the standard output, as the options ask.
  mutating func show(_ report: Report, _ display: DisplayOptions) {
    display.frontEnd(for: self).render(report, to: &out)
  }
}

/// What time it is, on the wall and since some moment.
struct Clocks: Sendable {
  /// The time of day, for dates.
  var millisecondsSince1970: @Sendable () -> Int64
  /// A time that only goes forward, for durations.
  var elapsed: @Sendable () -> Duration
}
