import MiloCore
import MiloEvents

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// What an application that stays live pays for each new line: the reading that follows, a counsellor's
/// portfolio, all tables of a year.
struct LiveBench {
  /// A journal that the measure may append to.
  let path: String

  private static let appends = 200

  func run() throws {
    let journal = try Journal(path: path)
    var times: [String: [Duration]] = [:]
    func timed<T>(_ name: String, _ body: () throws -> T) rethrows -> T {
      var result: T?
      times[name, default: []].append(try ContinuousClock().measure { result = try body() })
      guard let result else { preconditionFailure("une mesure rend ce qu’elle mesure") }
      return result
    }
    var lecture = try timed("lecture entière") { try Lecture(journal) }
    let day = lecture.jourDeVue ?? LocalDate(day: 0)
    let conseillers = lecture.histoires.codesConseillers
    let conseiller = conseillers[conseillers.count / 2]
    let projection: @Sendable (Histoires) -> Portefeuilles = {
      Portefeuilles($0, au: day, conseiller: conseiller)
    }
    var portefeuille = timed("portefeuille d’un conseiller, tout replié") {
      Vivant(lecture, projection)
    }
    var tables = try timed("toutes les tables, tout replié") {
      try StatistiquesVivantes(lecture, Periode(annee: day.year))
    }
    print("mémoire privée, tables et portefeuille compris : \(privateMebibytes) Mio")
    let jeunes = lecture.histoires.jeunes.prefix(5000).map(\.identifiant)
    let last = lecture.histoires.dernierEnregistrement ?? RecordedTime(milliseconds: 0)
    let writer = try JournalWriter(journal, .init { last })
    defer { writer.close() }
    for number in 0..<Self.appends {
      let jeune = jeunes[number * 7919 % jeunes.count]
      try writer.append([
        try Event(
          id: "bench-\(number)", source: journal.identity.source, subject: jeune,
          time: "\(day)T09:30:00+01:00", Entretien(conseiller: Code(conseiller)))
      ])
      lecture = try timed("lecture qui suit une ligne") { try lecture.actualisee() }
      timed("portefeuille, mis à jour") { portefeuille.actualiser(lecture) }
      _ = timed("portefeuille, lignes rendues") { portefeuille.resultat }
      try timed("toutes les tables, mises à jour") { try tables.actualiser(lecture) }
    }
    for (name, all) in times.sorted(by: { $0.key < $1.key }) {
      let sorted = all.sorted()
      func microseconds(_ duration: Duration) -> Int { Int(duration.inSeconds * 1_000_000) }
      print(
        "\(name) : \(microseconds(sorted[sorted.count / 2])) µs en médiane, "
          + "\(microseconds(sorted[sorted.count - 1])) µs au plus")
    }
  }

  /// What the process alone holds, where the system says it.
  private var privateMebibytes: Int {
    guard let file = fopen("/proc/self/smaps_rollup", "r") else { return 0 }
    defer { fclose(file) }
    var line = [CChar](repeating: 0, count: 256)
    var kibibytes = 0
    while fgets(&line, Int32(line.count), file) != nil {
      let text = String(
        decoding: line.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
      guard text.hasPrefix("Private_") else { continue }
      kibibytes += text.split(separator: " ").compactMap { Int($0) }.first ?? 0
    }
    return kibibytes / 1024
  }
}
