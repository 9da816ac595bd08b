import MiloEvents
import Testing

@testable import MiloCore

/// The rows of all portfolios at a date, as the CSV writes them.
private func lignes(_ journal: EcritureDroits, _ au: String) throws -> [String] {
  let histoires = try journal.lecture().histoires
  let rows = histoires.fold(Portefeuilles(histoires, au: jour(au))).resultat
  let report = Report(
    titre: "", structure: "", taille: 0, tables: [TablesPortefeuilles.portefeuille(rows)])
  return CSVFrontEnd().text(of: report).split(separator: "\n").dropFirst().map(String.init)
}

@Suite struct PortefeuillesTests {
  @Test
  func `an orphan not met for long has no alert of follow-up, whoever follows otherwise does`()
    throws
  {
    var journal = EcritureDroits()
    journal.fait("entretien", "J1", "2022-01-03", ["conseiller": "A"])
    journal.fait("dispositif.entree", "J1", "2022-01-03", ["dispositif": "PACEA"])
    journal.fait("referent", "J1", "2022-01-03", ["conseiller": "B", "role": "parrain"])
    #expect(
      try lignes(journal, "2022-06-20") == [
        ",J1,,,,PACEA,recherche,2022-01-03,168,,sans_referent,actif",
        "B,J1,parrain,2022-01-03,,PACEA,recherche,2022-01-03,168,,sans_entretien_30+sans_referent,actif",
      ])
  }

  @Test func `a referent, a sponsor, an absence and an orphan each have their row`() throws {
    var journal = EcritureDroits()
    journal.fait("referent", "J1", "2022-01-03", ["conseiller": "A"])
    journal.fait("referent", "J1", "2022-02-03", ["conseiller": "A"])
    journal.fait(
      "referent", "J1", "2022-02-04",
      ["conseiller": "B", "role": "parrain", "jusqu_au": "2022-06-30"])
    journal.fait(
      "absence", "A", "2022-06-01",
      ["conseiller": "A", "du": "2022-06-10", "au": "2022-06-20", "remplacant": "C"])
    journal.fait("atelier", "J2", "2022-06-01", ["intitule": "x"])
    journal.fait("atelier", "J3", "2022-06-01", ["intitule": "x", "presence": "excuse"])
    journal.fait("mutation", "J2", "2022-07-01", ["sens": "depart", "structure": "x"])
    #expect(
      try lignes(journal, "2022-06-20") == [
        ",J2,,,,,recherche,,,,sans_referent,actif",
        "A,J1,referent,2022-01-03,,,recherche,,,,sans_entretien_90,actif",
        "B,J1,parrain,2022-02-04,,,recherche,,,,sans_entretien_90,actif",
        "C,J1,remplacant,2022-06-10,,,recherche,,,,,actif",
      ])
    #expect(
      try lignes(journal, "2022-07-01")
        == ["A,J1,referent,2022-01-03,,,recherche,,,,sans_entretien_90,actif"])
  }

  @Test func `minutes of the week add up interviews, workshops, steps and immersions`() throws {
    var journal = EcritureDroits()
    journal.fait("profil", "J1", "2022-03-01", ["date_naissance": "1996-10-09"])
    journal.fait("referent", "J1", "2022-03-01", ["conseiller": "A"])
    journal.fait(
      "dispositif.entree", "J1", "2022-08-01", ["dispositif": "CEJ", "fin_prevue": "2022-10-10"])
    journal.fait("entretien", "J1", "2022-09-05", ["conseiller": "A"])
    journal.fait("atelier", "J1", "2022-09-07", ["intitule": "x", "duree_min": 90])
    journal.fait("demarche", "J1", "2022-09-07", ["minutes": 15, "nature": "emploi"])
    journal.fait(
      "demarche", "J1", "2022-09-07", ["minutes": 15, "nature": "emploi", "validee": false])
    // 35 h over ten weekdays, of which five are in the week: 1 050 minutes.
    journal.fait(
      "immersion.entree", "J1", "2022-09-01",
      ["genre": "pmsmp", "heures": 35, "fin_prevue": "2022-09-14"])
    #expect(
      try lignes(journal, "2022-09-10") == [
        "A,J1,referent,2022-03-01,25,CEJ,immersion,2022-09-05,5,1215,cej_heures+fin_30+limite_age,actif"
      ])
    // On Sunday the week is complete, and holds its fifteen hours.
    #expect(try lignes(journal, "2022-09-11")[0].hasSuffix(",fin_30+limite_age,actif"))
  }

  @Test func `a training that ends early counts to its real end`() throws {
    var journal = EcritureDroits()
    journal.fait("referent", "J1", "2022-09-01", ["conseiller": "A"])
    journal.fait("dispositif.entree", "J1", "2022-09-01", ["dispositif": "CEJ"])
    let planned = journal.fait(
      "formation.entree", "J1", "2022-09-05",
      ["genre": "certifiante", "heures": 10, "fin_prevue": "2022-09-15"])
    let free = journal.fait("formation.entree", "J1", "2022-09-03", ["genre": "autre"])
    journal.fait("situation.fin", "J1", "2022-09-06", ["entree": .string(planned)])
    journal.fait("situation.fin", "J1", "2022-09-07", ["entree": .string(free)])
    // 600 × 2/9 = 133; then seven hours a day, Monday to Wednesday, and Monday to Tuesday.
    #expect(try lignes(journal, "2022-09-09")[0].contains(",recherche,,,1393,"))
    #expect(try lignes(journal, "2022-09-06")[0].contains(",,973,"))
  }

  @Test(arguments: [
    ("2022-02-28", "2022-03-01", "2022-01-03"), ("2022-02-28", "2022-03-02", "2022-03-02"),
  ])
  func `a run is broken when a whole day passes without anybody`(
    _ end: String, _ again: String, _ since: String
  ) throws {
    var journal = EcritureDroits()
    journal.fait("referent", "J1", "2022-01-03", ["conseiller": "A", "jusqu_au": .string(end)])
    journal.fait("referent", "J1", again, ["conseiller": "A"])
    #expect(try lignes(journal, "2022-04-01")[0].hasPrefix("A,J1,referent,\(since),"))
  }

  @Test func `an end is not given back to the counsellor before`() throws {
    var journal = EcritureDroits()
    journal.fait("referent", "J1", "2022-01-03", ["conseiller": "A"])
    journal.fait("referent", "J1", "2022-02-01", ["conseiller": "B", "jusqu_au": "2022-03-31"])
    #expect(try lignes(journal, "2022-03-31").count == 1)
    #expect(try lignes(journal, "2022-04-01").isEmpty)
  }

  @Test func `a right unpaid for more than two months and a long CEJ are alerts`() throws {
    var journal = EcritureDroits()
    journal.adulte()
    journal.fait("referent", "J1", "2022-03-01", ["conseiller": "A"])
    _ = journal.cej("2022-03-31", "2023-10-01")
    journal.ressources("2022-02")
    let alerts = "sans_entretien_30+cej_heures+cej_18_mois"
    #expect(try lignes(journal, "2022-05-31")[0].hasSuffix(",\(alerts),actif"))
    #expect(try lignes(journal, "2022-06-01")[0].hasSuffix(",\(alerts)+droit_non_verse,actif"))
  }

  @Test func `a minor followed by a sponsor alone is an orphan too`() throws {
    var journal = EcritureDroits()
    journal.fait("profil", "J1", "2022-01-01", ["date_naissance": "2006-01-01"])
    journal.fait("referent", "J1", "2022-01-03", ["conseiller": "B", "role": "parrain"])
    journal.fait("entretien", "J1", "2022-01-03", ["conseiller": "B"])
    #expect(
      try lignes(journal, "2023-01-02") == [
        ",J1,,,17,,recherche,2022-01-03,364,,sans_referent+mineur_obligation,actif",
        "B,J1,parrain,2022-01-03,17,,recherche,2022-01-03,364,,"
          + "sans_entretien_90+sans_referent+mineur_obligation,actif",
      ])
    #expect(try lignes(journal, "2023-01-03").count == 1)
  }

  @Test func `the portfolio of one counsellor holds the rows of the whole that are theirs`() throws
  {
    var journal = EcritureDroits()
    for (youth, who) in [("J1", "A"), ("J2", "B"), ("J3", "A")] {
      journal.fait("referent", youth, "2022-01-03", ["conseiller": .string(who)])
    }
    let histoires = try journal.lecture().histoires
    func jeunes(de conseiller: String) -> [String] {
      histoires.fold(
        Portefeuilles(histoires, au: jour("2022-02-01"), conseiller: conseiller)
      ).resultat.map(\.fiche.jeune)
    }
    #expect(jeunes(de: "A") == ["J1", "J3"])
    #expect(jeunes(de: "Z") == [])
    #expect(histoires.codesConseillers == ["A", "B"])
  }

  @Test func `weekdays between two dates are counted one by one`() {
    for start in (0..<9).map({ jour("2022-01-01") + $0 }) {
      for length in -1..<20 {
        let days = length < 0 ? [] : (0...length).map { start + $0 }
        #expect(joursOuvres(start, start + length) == days.count { $0.weekday < 6 })
      }
    }
  }
}
