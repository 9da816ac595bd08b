import MiloCore

/// All that a command sees of the world: its streams, the environment, the clocks.
struct Console: Sendable {
  /// Data.
  var out: Output
  /// Messages.
  var err: Output
  /// What is piped in.
  var input: Input
  /// Draws random bits.
  var random: @Sendable () -> UInt64 = {
    var generator = SystemRandomNumberGenerator()
    return generator.next()
  }
  /// Reads a variable of the environment.
  var environment: @Sendable (String) -> String?
  /// What time it is.
  var clocks: Clocks
  /// What whoever types need not say at each command.
  var configuration = Configuration()
  /// Shows data page by page where they do not fit on the screen; nil where nobody reads.
  var pager: Pager?
  /// What the command has done for good, told when its output is lost: « 1 événement est écrit ».
  var accomplished: String?

  /// The console of the process.
  static var process: Console {
    var console = Console(
      out: Output(.output), err: Output(.error), input: Input(.input),
      environment: environmentVariable, clocks: .system)
    if console.out.isTerminal, let rows = StandardStream.output.rows,
      let command = Pager.command(console.environment)
    {
      console.pager = Pager(command, rows: rows, columns: console.out.columns ?? 80)
    }
    return console
  }

  /// Whether data may carry colours: on a terminal, unless NO_COLOR says no.
  var usesColours: Bool {
    let refusal = environment("NO_COLOR") ?? ""
    return out.isTerminal && refusal.isEmpty && environment("TERM") != "dumb"
  }

  /// The width of tables: that of the terminal, else COLUMNS, else 100.
  ///
  /// Where nothing could be laid out, the width is not believed.
  var width: Int {
    let told = [out.columns, environment("COLUMNS").flatMap { Int($0) }]
    return told.compactMap { $0 }.first { SharedOptions.widths.contains($0) } ?? 100
  }

  /// The width of help, never so wide that the eye gets lost.
  var helpWidth: Int {
    min(max(width, 40), 100)
  }

  /// The bytes of a file, or of the standard input for `-`.
  ///
  /// - Parameter limit: the most that whoever asks will take; what is longer is cut a little beyond it.
  mutating func contents(of path: String, upTo limit: Int = .max) throws(Failure) -> [UInt8] {
    do throws(SystemError) {
      if path == "-" { return try input.readAll(upTo: limit) }
      return try withFile(path) { descriptor throws(SystemError) in
        var bytes: [UInt8] = []
        while bytes.count <= limit {
          let more = try readSome(1 << 16, from: descriptor)
          if more.isEmpty { break }
          bytes += more
        }
        return bytes
      }
    } catch {
      throw Failure(code: .refus, message: "« \(path) » ne peut être lu : \(error)")
    }
  }

  /// Writes a text to a file, whole or not at all; `-` is the standard output.
  mutating func write(
    _ text: String, to path: String, replacing: Bool
  ) throws(Failure) {
    try write(Array(text.utf8), to: path, replacing: replacing)
  }

  /// Writes bytes to a file, whole or not at all; `-` is the standard output.
  mutating func write(
    _ bytes: [UInt8], to path: String, replacing: Bool
  ) throws(Failure) {
    if path == "-" {
      out.write(bytes)
      return
    }
    let destination = try Destination(path, replacing: replacing)
    do throws(Failure) {
      _ = try writing(path) { () throws(SystemError) in
        var file = try NewFile(destination.aside, mode: 0o644, like: destination.replaced)
        file.write(bytes)
        return try file.close()
      }
      try destination.commit()
    } catch {
      destination.discard()
      throw error
    }
  }

  /// Asks whoever is at the terminal; false unless the answer is yes.
  mutating func confirms(_ question: String) -> Bool {
    err.write("\(question.harmless) [oui/non] ")
    err.flush()
    let answer = (try? input.readLine()) ?? nil
    return ["oui", "o"].contains((answer ?? "").lowercased().filter { !$0.isWhitespace })
  }

  /// Says a message: one line on the error stream, whatever it is made of.
  mutating func say(_ message: String) {
    err.write(line: message)
  }

  /// Writes a report to the standard output, or to the files that the options name.
  mutating func show(_ report: Report, _ display: DisplayOptions) throws(Failure) {
    if !display.files.isEmpty {
      // Nothing is written unless every form can be made.
      var contents: [[UInt8]] = []
      for (form, path) in display.files {
        contents.append(try form.bytes(of: report, to: path, self))
      }
      for ((form, path), bytes) in zip(display.files, contents) {
        try write(bytes, to: path, replacing: display.replaces)
        if path != "-" { say(form.told(of: path)) }
      }
      return
    }
    let isForPeople = display.format == .table || display.format == .md
    var stream = ReportStream(output: out, isStyled: isForPeople)
    display.frontEnd(for: self).render(report, to: &stream)
    out = stream.output
  }
}

/// What time it is, on the wall and since some moment.
struct Clocks: Sendable {
  /// The time of day, for dates.
  var millisecondsSince1970: @Sendable () -> Int64
  /// A time that only goes forward, for durations.
  var elapsed: @Sendable () -> Duration
}
