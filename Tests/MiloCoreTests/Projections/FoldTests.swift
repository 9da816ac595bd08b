import MiloEvents
import Testing

@testable import MiloCore

@Suite struct `A fold over the youths` {
  /// Six hundred youths, some merged, with corrections, of 2021 and recorded over the following year.
  private static let sample: SampleHistory = {
    var sample = SampleHistory()
    var random = SplitMix(seed: 7)
    let levels = Niveau.allCases.map(\.rawValue)
    for round in 0..<2400 {
      let youth = "J\(random.below(600))"
      let (month, day) = (1 + random.below(12), 1 + random.below(28))
      let date = "2021-\(month < 10 ? "0" : "")\(month)-\(day < 10 ? "0" : "")\(day)"
      let days = Int64(19_000 + round / 6)
      let recorded = RecordedTime(milliseconds: days * 86_400_000 + 43_200_000).description
      let id = "e\(round)"
      switch random.below(10) {
      case 0, 1, 2: sample.entretien(id, youth, on: date, recorded: recorded)
      case 3:
        sample.add(
          id, "profil", ["niveau": .string(levels[random.below(levels.count)]), "sexe": "F"], youth,
          on: date, recorded: recorded)
      case 4:
        let code = ["CEJ", "PACEA", "X\(random.below(9))"][random.below(3)]
        sample.add(
          id, "dispositif.entree", ["dispositif": .string(code)], youth, on: date,
          recorded: recorded)
      case 5:
        sample.add(id, "emploi.entree", ["contrat": "CDD"], youth, on: date, recorded: recorded)
      case 6 where round > 5: sample.annule("e\(random.below(round))", recorded: recorded)
      case 7 where round.isMultiple(of: 5):
        sample.fusionne("J\(random.below(600))", youth, recorded: recorded)
      case 8 where round > 5:
        sample.rectifie(
          "e0", ["conseiller": .string("c\(random.below(5))")], subject: youth, recorded: recorded)
      default: sample.add(id, "contact", ["canal": "sms"], youth, on: date, recorded: recorded)
      }
    }
    return sample
  }()

  private func histoires(
    _ journal: Journal, workers: Int, chunkSize: Int, before limit: RecordedTime? = nil
  ) throws -> Histoires {
    var options = JournalScan.Options()
    options.workers = workers
    options.chunkSize = chunkSize
    let fuseau = try #require(FuseauHoraire("Europe/Paris"))
    return Histoires(try journal.scan(options), before: limit, fuseau: fuseau)
  }

  private func tables(_ histoires: Histoires) throws -> [ReportTable] {
    var options = Statistiques.Options()
    options.evolution = true
    return try Statistiques(histoires, Periode(annee: 2021), options).tables
  }

  @Test func `gives the same lines to the same youths on one core or seven`() throws {
    let journal = Self.sample.journal()
    let expected = try histoires(journal, workers: 1, chunkSize: 1 << 20)
      .fold(LinesByYouth(), workers: 1).resultat
    #expect(expected.count > 300)
    for workers in 1...7 {
      let histoires = try histoires(journal, workers: workers, chunkSize: 9000 / workers)
      #expect(histoires.fold(LinesByYouth(), workers: workers).resultat == expected)
    }
  }

  @Test func `gives the same report wherever the bytes and the youths are cut`() throws {
    let journal = Self.sample.journal()
    let expected = try tables(histoires(journal, workers: 1, chunkSize: 1 << 20))
    #expect(expected.count > 20)
    for workers in 2...7 {
      let chunkSize = [1 << 20, 700, 5000, 100_000, 33_333, 12_345][workers - 2]
      #expect(try tables(histoires(journal, workers: workers, chunkSize: chunkSize)) == expected)
    }
  }

  /// The values of a fold, by period, table, line and measure; open lines by their key, since their
  /// places depend on the order of meeting.
  private func values(_ fold: ComptesParPeriode) -> [String: Int] {
    var values: [String: Int] = [:]
    for (period, comptes) in fold.resultat.enumerated() {
      for (tableau, compteur) in zip(comptes.tableaux, comptes.compteurs) {
        var names = (0..<compteur.lignesFermees).map { "\($0)" }
        names += Array(repeating: "", count: compteur.ouvertes.count)
        for (key, place) in compteur.ouvertes { names[place] = "\(key)" }
        for (line, name) in names.enumerated() {
          for measure in 0..<compteur.mesures {
            let cell = "\(period) \(tableau.declaration.id) \(name) \(measure)"
            values[cell] = Int(compteur.valeur(line, measure))
          }
        }
      }
    }
    return values
  }

  @Test func `merges in any order and from any split, and from nothing`() throws {
    let histoires = try histoires(Self.sample.journal(), workers: 2, chunkSize: 50_000)
    let contexte = try Contexte(histoires, Periode(annee: 2021), [], asksAttributes: true)
    let empty = ComptesParPeriode([
      Comptes(contexte, TablesNationales.tous(contexte), explains: false)
    ])
    func part(_ range: Range<Int>) -> ComptesParPeriode {
      var partial = empty
      histoires.apply(range, to: &partial)
      return partial
    }
    let count = histoires.placeCount
    let whole = part(0..<count)
    let expected = values(whole)
    #expect(expected.values.reduce(0, +) > 1000)
    var random = SplitMix(seed: 8)
    for _ in 0..<6 {
      let cuts = ([0, count] + (0..<5).map { _ in random.below(count + 1) }).sorted()
      let parts = zip(cuts, cuts.dropFirst()).map { part($0..<$1) }
      var (forward, backward, paired) = (empty, empty, empty)
      for part in parts { forward.merge(part) }
      for part in parts.reversed() { backward.merge(part) }
      for pair in stride(from: 0, to: parts.count, by: 2) {
        var left = parts[pair]
        if pair + 1 < parts.count { left.merge(parts[pair + 1]) }
        left.merge(empty)
        paired.merge(left)
      }
      #expect(values(forward) == expected)
      #expect(values(backward) == expected)
      #expect(values(paired) == expected)
    }
    for workers in 1...7 {
      #expect(values(histoires.fold(empty, workers: workers)) == expected)
    }
  }

  @Test func `as of a day equals that of the journal as it was that day`() throws {
    let sample = Self.sample
    let fuseau = try #require(FuseauHoraire("Europe/Paris"))
    for day in stride(from: Int32(19_000), through: 19_420, by: 60) {
      let end = fuseau.end(of: LocalDate(day: day))
      let size = try sample.lines.count { line in
        try #require(EventReader.event(in: line).recordedTime) < end
      }
      let asOf = try histoires(sample.journal(), workers: 2, chunkSize: 20_000, before: end)
      let truncated = try histoires(sample.journal(prefix: size), workers: 1, chunkSize: 1 << 20)
      let lines = truncated.fold(LinesByYouth()).resultat
      #expect(asOf.fold(LinesByYouth()).resultat == lines)
      #expect(try tables(asOf) == tables(truncated))
    }
  }

  @Test func `of an empty journal is empty`() throws {
    let histoires = try histoires(SampleHistory().journal(), workers: 3, chunkSize: 100)
    #expect(histoires.fold(LinesByYouth()).resultat == [:])
    #expect(try !tables(histoires).isEmpty)
  }
}

/// A repeatable sequence of random numbers (SplitMix64).
struct SplitMix {
  private var state: UInt64

  init(seed: UInt64) {
    state = seed
  }

  /// A number from 0 to `bound` less one.
  mutating func below(_ bound: Int) -> Int {
    state &+= 0x9e37_79b9_7f4a_7c15
    var value = state
    value = (value ^ (value >> 30)) &* 0xbf58_476d_1ce4_e5b9
    value = (value ^ (value >> 27)) &* 0x94d0_49bb_1331_11eb
    return Int((value ^ (value >> 31)) % UInt64(bound))
  }
}
