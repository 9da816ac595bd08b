import Testing

@testable import MiloCore
@testable import MiloEvents

@Suite struct `A live result` {
  private let store = MemoryStore()
  private let journal: Journal
  private let periode = Periode(annee: 2021)

  init() {
    let identity = JournalIdentity(origin: "o", source: "/s", fuseau: "Europe/Paris")
    journal = Journal(identity: identity, store: store)
  }

  private func append(_ lines: some Collection<[UInt8]>) throws {
    let writer = try store.openWriter(WriterOptions { "2023-04-06T10:15:00.000Z" })
    defer { writer.close() }
    for line in lines { try writer.append(line + [newline], count: 1) }
  }

  private func rows(_ lignes: [LignePortefeuille]) -> [String] {
    lignes.map { ligne in
      "\(ligne.suivi) \(ligne.fiche) \(ligne.alertes) \(String(describing: ligne.detail))"
    }
  }

  @Test(arguments: 1...8)
  func `is that of a full replay, wherever the journal was cut`(seed: Int) throws {
    var random = SplitMix(seed: UInt64(seed))
    let lines = WildJournal.lines(seed: UInt64(seed), count: 500, hasFusions: seed % 4 == 0)
    var rest = lines[...]
    try append(rest.prefix(150))
    rest = rest.dropFirst(150)
    let date = try #require(LocalDate("2021-11-15"))
    var options = Statistiques.Options()
    options.evolution = true
    if seed % 2 == 0 { options.filtres = [FiltreDemande("sexe", ["F"])] }
    var lecture = try Lecture(journal)
    var tables = try StatistiquesVivantes(lecture, periode, options)
    let portefeuille: @Sendable (Histoires) -> Portefeuilles = {
      Portefeuilles($0, au: date, isDetaille: true)
    }
    let droits: @Sendable (Histoires) -> Droits = { Droits($0, moisVue: date.mois) }
    var portefeuilles = Vivant(lecture, portefeuille)
    var mois = Vivant(lecture, droits)
    while !rest.isEmpty {
      let count = 1 + random.below(25)
      try append(rest.prefix(count))
      rest = rest.dropFirst(count)
      lecture = try lecture.actualisee()
      // A result may miss some of the readings.
      if random.below(4) == 0 { continue }
      try tables.actualiser(lecture)
      portefeuilles.actualiser(lecture)
      mois.actualiser(lecture)
      let replay = try Lecture(journal).histoires
      let expected = try Statistiques(replay, periode, options).tables
      #expect(tables.statistiques.tables == expected)
      #expect(rows(portefeuilles.resultat) == rows(replay.fold(portefeuille(replay)).resultat))
      #expect(mois.resultat == replay.fold(droits(replay)).resultat)
    }
  }

  @Test func `takes readings that follow the same one for what they are`() throws {
    var sample = SampleHistory()
    for youth in 0..<9 { sample.entretien("e\(youth)", "J\(youth)", on: "2021-01-03") }
    try append(sample.lines)
    let first = try Lecture(journal)
    let date = try #require(LocalDate("2021-02-01"))
    let portefeuille: @Sendable (Histoires) -> Portefeuilles = { Portefeuilles($0, au: date) }
    var vivant = Vivant(first, portefeuille)
    var readings: [Lecture] = [first]
    for (rank, youth) in ["J1", "J2", "J1"].enumerated() {
      sample.add(
        "r\(rank)", "referent", ["conseiller": .string("c\(rank)")], youth, on: "2021-01-03")
      try append(sample.lines.suffix(1))
      // Always from the first one, never from the one before.
      readings.append(try first.actualisee())
    }
    for rank in [1, 3, 2, 0, 2, 1, 3] {
      vivant.actualiser(readings[rank])
      let histoires = readings[rank].histoires
      #expect(rows(vivant.resultat) == rows(histoires.fold(portefeuille(histoires)).resultat))
    }
  }

  @Test func `folds only the blocks where something came`() throws {
    /// Counts youths, and tells how many times it was applied.
    struct Comptage: Projection {
      final class Applications: @unchecked Sendable { var count = 0 }
      let applications: Applications
      var resultat = 0
      mutating func apply(_ histoire: Histoire) {
        applications.count += 1
        resultat += histoire.faits.count
      }
      mutating func merge(_ other: Comptage) { resultat += other.resultat }
    }
    var sample = SampleHistory()
    for youth in 0..<2000 { sample.entretien("e\(youth)", "J\(youth)", on: "2022-01-03") }
    try append(sample.lines)
    var lecture = try Lecture(journal)
    let applications = Comptage.Applications()
    var vivant = Vivant(lecture) { _ in Comptage(applications: applications) }
    #expect(vivant.resultat == 2000)
    sample.entretien("n1", "J7", on: "2022-01-03")
    sample.entretien("n2", "J2000", on: "2022-01-03")
    try append(sample.lines.suffix(2))
    applications.count = 0
    lecture = try lecture.actualisee()
    vivant.actualiser(lecture)
    #expect(vivant.resultat == 2002)
    #expect(applications.count <= 64)
  }
}
