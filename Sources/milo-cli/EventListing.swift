import MiloCore
import MiloEvents

/// The list of events as it is written: by parts, so that the first ones show while the others are read.
struct EventListing {
  private let display: DisplayOptions
  /// The words of people; nil for programs.
  private let words: EventWords?
  private let provenance: Provenance
  /// What is told after the last events.
  var notes: [String] = []
  private var lignes: [Ligne] = []
  private var hasBegun = false

  /// How many events go together: the columns of a table fit those of its part.
  private static let part = 200

  /// A list in the form asked for.
  ///
  /// - Parameter words: how to tell the lines to people.
  init(_ display: DisplayOptions, _ provenance: Provenance, words: EventWords?) {
    self.display = display
    self.words = words
    self.provenance = provenance
  }

  /// Whether the list is that of the lines themselves.
  var isLines: Bool { display.format == .json && display.files.isEmpty }

  /// Adds an event.
  mutating func add(_ index: Int, _ event: Event, _ console: inout Console) throws(Failure) {
    lignes.append(words?.ligne(index, event) ?? EventLines.ligne(index, event))
    // A page and a file are written whole.
    guard lignes.count == Self.part, display.files.isEmpty, display.format != .html else { return }
    try write(&console)
    console.out.flush()
  }

  /// Writes what is left.
  mutating func finish(_ console: inout Console) throws(Failure) {
    guard !isLines, !hasBegun || !lignes.isEmpty || !notes.isEmpty else { return }
    try write(&console, notes)
  }

  private mutating func write(
    _ console: inout Console, _ notes: [String] = []
  ) throws(Failure) {
    let report = Report(
      titre: "Événements", provenance: provenance,
      tables: [words == nil ? EventLines.table(lignes) : EventWords.table(lignes)], notes: notes)
    lignes.removeAll(keepingCapacity: true)
    defer { hasBegun = true }
    guard hasBegun else { return try console.show(report, display) }
    // The parts that follow have neither title nor heading, but in a table, whose columns may move.
    let text = display.frontEnd(for: console).text(of: report)
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    let isTable: (Substring) -> Bool = { $0.hasPrefix("|") }
    let rest =
      switch display.format {
      case .csv: lines.dropFirst()
      case .md: lines.drop { !isTable($0) }.dropFirst(2)
      case .table, .json, .html: lines.dropFirst().drop { !$0.contains("Événements") }
      }
    let shown = rest.joined(separator: "\n")
    if display.format == .csv {
      console.out.write(shown.utf8)
    } else {
      console.out.write(styled: shown)
    }
  }
}
