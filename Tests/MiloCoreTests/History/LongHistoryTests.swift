import MiloEvents
import MiloTestTools
import Testing

@testable import MiloCore

/// A journal may be about one youth only, by a mistake of whoever exports it: what a youth of thirty
/// events is asked must be answered of a youth of thousands.
@Suite struct `A long history` {
  private static let tables = [
    "dispositifs", "modalites.CEJ", "sorties.CEJ", "profil.entres.CEJ", "rendez_vous", "situations",
    "qualite", "profil.accompagnes",
  ]

  /// Facts that complete one another, not always in the order of their dates, then as many more as
  /// asked, which no table above counts.
  private func journal(padding: Int) -> PetitJournal {
    var journal = PetitJournal()
    journal.add("profil", "A", "2022-01-02", #"{"sexe":"F","permis_b":true}"#)
    journal.add("entretien", "A", "2022-01-03", #"{"conseiller":"C"}"#)
    var rendezVous: [String] = []
    for day in ["2022-02-01", "2022-02-20", "2022-02-10"] {
      let before = rendezVous.last.map { #","rendez_vous":"\#($0)""# } ?? ""
      rendezVous.append(
        journal.add(
          "rendez_vous", "A", day,
          #"{"quand":"2022-03-01T10:00:00+01:00","statut":"present"\#(before)}"#,
          recorded: "2022-02-20T12:00:00.000Z"))
    }
    for exits in [["2022-03-10"], ["2022-04-01", "2022-03-20"], []] {
      let entree = journal.add(
        "dispositif.entree", "A", "2022-03-15", #"{"dispositif":"CEJ"}"#,
        recorded: "2022-04-20T12:00:00.000Z")
      for day in exits {
        journal.add(
          "dispositif.sortie", "A", day, #"{"entree":"\#(entree)","motif":"abandon"}"#,
          recorded: "2022-04-20T12:00:00.000Z")
      }
    }
    let emploi = journal.add(
      "emploi.entree", "A", "2022-05-01", #"{"contrat":"interim"}"#)
    for day in ["2022-06-01", "2022-07-01"] {
      journal.add(
        "situation.fin", "A", day, #"{"entree":"\#(emploi)","motif":"fin_normale"}"#)
    }
    journal.add("profil", "A", "2022-08-01", #"{"sexe":"M","niveau":"VI_Vbis"}"#)
    for _ in 0..<padding {
      journal.add("demarche", "A", "2022-09-01", #"{"minutes":30,"nature":"emploi"}"#)
      journal.add("profil", "A", "2022-09-01", #"{"permis_b":true}"#)
    }
    return journal
  }

  @Test func `counts as a short one`() throws {
    func tables(padding: Int) throws -> [ReportTable] {
      var options = Statistiques.Options()
      options.tables = Self.tables
      return try Statistiques(
        journal(padding: padding).histoires(), Periode(annee: 2022), options
      ).tables
    }
    let (short, long) = try (tables(padding: 0), tables(padding: PlacesParId.peu))
    for table in Self.tables {
      #expect(try short.nonZero(table) == long.nonZero(table))
    }
    #expect(try short.cells("rendez_vous", "total") == "1 1 0 100.0 1")
  }

  @Test(arguments: 1...12) func `gives each attribute as a short one does`(seed: UInt64) throws {
    var random = Hasard(seed: seed)
    var journal = PetitJournal()
    for _ in 0..<(AttributsDates.peu / 2) {
      // Offsets half a day apart: the order of the instants is not always that of the dates.
      let day = Int.random(in: 10...28, using: &random)
      let offset = Bool.random(using: &random) ? "-11:00" : "+12:00"
      let niveau = ["null", #""VI_Vbis""#, #""V_diplome""#].randomElement(using: &random) ?? "null"
      journal.add(
        "profil", "A", "2022-01-\(day)T10:00:00\(offset)", #"{"niveau":\#(niveau)}"#,
        recorded: "2022-02-01T12:00:00.000Z")
    }
    let short = try dossier(journal)
    for _ in 0..<AttributsDates.peu {
      journal.add("profil", "A", "2022-02-02", #"{"permis_b":true}"#)
    }
    let long = try dossier(journal)
    let niveau = Champ(Profil.self, "niveau")
    let first = try #require(LocalDate("2022-01-08"))
    for days in 0...24 {
      for limit in [days, 12, 24] {
        let (date, limit) = (first + days, first + limit)
        #expect(
          short.attribut(niveau, at: date, until: limit)
            == long.attribut(niveau, at: date, until: limit))
      }
    }
  }

  private func dossier(_ journal: PetitJournal) throws -> Dossier {
    let histoires = try journal.histoires()
    var dossier = Dossier(histoires)
    dossier.load(try #require(histoires.jeunes.first))
    return dossier
  }

  @Test(.endsInTheEnd) func `is counted, explained and shown`() throws {
    var journal = PetitJournal()
    let step = 300
    var last = ""
    journal.add("profil", "A", "2022-01-02", #"{"sexe":"F","date_naissance":"2003-05-01"}"#)
    for place in 0..<step {
      let month = 1 + place * 12 / step
      let day = "2022-\(month < 10 ? "0" : "")\(month)-\(10 + place % 19)"
      let entree = journal.add(
        "dispositif.entree", "A", day, #"{"dispositif":"D\#(place)","operation":"OP"}"#,
        recorded: "2022-12-31T12:00:00.000Z")
      journal.add(
        "dispositif.sortie", "A", day, #"{"entree":"\#(entree)","motif":"abandon"}"#,
        recorded: "2022-12-31T12:00:00.000Z")
      let before = last.isEmpty ? "" : #","rendez_vous":"\#(last)""#
      last = journal.add(
        "rendez_vous", "A", day,
        #"{"quand":"2022-03-01T10:00:00+01:00","statut":"reporte"\#(before)}"#,
        recorded: "2022-12-31T12:00:00.000Z")
      let entretien = journal.add(
        "entretien", "A", day, #"{"conseiller":"C"}"#, recorded: "2022-12-31T12:00:00.000Z")
      journal.add(
        "rectification", "", day,
        #"{"evenement":"\#(entretien)","motif":"m","data":{"conseiller":"D","operation":"OP"}}"#,
        recorded: "2022-12-31T12:00:00.000Z")
      journal.add(
        "emploi.entree", "A", day, #"{"contrat":"interim"}"#, recorded: "2022-12-31T12:00:00.000Z")
      journal.add(
        "profil", "A", day, #"{"permis_b":\#(place % 2 == 0)}"#,
        recorded: "2022-12-31T12:00:00.000Z")
    }
    let (before, after) = (
      try Lecture(journal.journal, vuAu: LocalDate("2022-06-30")), try Lecture(journal.journal)
    )
    let year = Periode(annee: 2022)
    let ecart = try Ecart(before, after, year, Statistiques.Options())
    let entrees = ecart.changements.filter { $0.cellule.hasPrefix("dispositifs/D") }
    #expect(entrees.count { $0.cellule.hasSuffix("/entrees") } == step)
    for entree in entrees where entree.cellule.hasSuffix("/entrees") {
      #expect(entree.parties.first?.parts.map(\.lignes.count) == [1])
    }
    #expect(
      try journal.tables("qualite", filtres: ["operation=OP"]).cells("qualite", "rectifications")
        == "\(step)")
    let jeune = try #require(after.histoires.jeune("A"))
    let vie = try #require(VieDuJeune(after.histoires, jeune, au: year.fin))
    #expect(vie.dispositifs.count == step)
    #expect(vie.situations.count == step)
    #expect(vie.rendezVous.count == 1)
  }
}

/// Numbers that are the same at each run.
private struct Hasard: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 }

  mutating func next() -> UInt64 {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return state ^ (state >> 29)
  }
}
