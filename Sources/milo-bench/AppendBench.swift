import MiloEvents
import MiloReconstitutions

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// Append rates: one by one, by batches of a thousand, and as an import of lines.
struct AppendBench {
  let folder: String
  private let lines: [[UInt8]]

  init(folder: String) {
    self.folder = folder
    var lines: [[UInt8]] = []
    StructureSynthetique(numero: 1, annees: 2016...2025, evenements: 300_000, graine: 42)
      .lignes { batch, _ in
        lines += batch.split(separator: 0x0A).map(Array.init)
      }
    self.lines = lines
  }

  /// The lines as an import brings them: without recorded time, which the journal sets.
  private var imported: [[UInt8]] {
    let key = Array(#","recordedtime":""#.utf8)
    return lines.map { line in
      guard
        let start = (0..<(line.count - key.count)).first(where: { line[$0...].starts(with: key) })
      else { return line }
      return Array(line[..<start]) + Array(line[(start + key.count + 25)...])
    }
  }

  func run() throws {
    let imported = imported
    try measure("ajout ligne à ligne", imported, batch: 1, count: 2000)
    try measure("ajout par lots de 1 000", imported, batch: 1000, count: imported.count)
  }

  private func measure(
    _ name: String, _ lines: [[UInt8]], batch: Int, count: Int
  ) throws {
    var best = Duration.seconds(1000)
    for attempt in 0..<3 {
      let path = "\(folder)/ajout-\(getpid())-\(batch)-\(attempt)"
      try Journal.create(at: path, JournalIdentity(origin: "bench", source: "/structures/bench"))
      let now = RecordedTime(milliseconds: 1_893_456_000_000)
      let writer = try JournalWriter(Journal(path: path), .init { now })
      let elapsed = try ContinuousClock().measure {
        for start in stride(from: 0, to: count, by: batch) {
          try writer.append(lines: Array(lines[start..<min(start + batch, count)]), file: "")
        }
      }
      best = min(best, elapsed)
      writer.close()
    }
    let rate = Int(Double(count) / best.inSeconds)
    print("\(name) : \(rate) événements/s (\(count) en \(best))")
  }
}

extension Duration {
  /// The duration in seconds, for rates that people read.
  var inSeconds: Double {
    Double(components.seconds) + Double(components.attoseconds) / 1e18
  }
}
