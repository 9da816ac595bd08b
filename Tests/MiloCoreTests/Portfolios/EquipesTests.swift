import MiloEvents
import Testing

@testable import MiloCore

@Suite struct EquipesTests {
  private func journal() -> EcritureDroits {
    var journal = EcritureDroits()
    for (code, etp, contract) in [("A", 100, "cdi"), ("B", 50, "cdd"), ("D", 100, "cdi")] {
      journal.fait(
        "conseiller", code, "2022-01-01",
        [
          "code": .string(code), "role": "cisp", "equipe": "NORD",
          "etp": .number(etp == 50 ? "0.5" : "1.0"), "contrat": .string(contract),
        ])
    }
    for youth in ["J1", "J2", "J3"] {
      journal.fait("referent", youth, "2022-01-03", ["conseiller": "A"])
    }
    journal.fait("referent", "J4", "2022-01-03", ["conseiller": "B"])
    journal.fait("referent", "J3", "2022-01-04", ["conseiller": "B", "role": "parrain"])
    journal.fait("dispositif.entree", "J1", "2022-02-01", ["dispositif": "CEJ"])
    journal.fait("dispositif.entree", "J2", "2022-02-01", ["dispositif": "PPAE"])
    journal.fait("entretien", "J1", "2022-02-20", ["conseiller": "A"])
    journal.fait("entretien", "J2", "2022-02-25", ["conseiller": "A"])
    journal.fait(
      "absence", "A", "2022-02-26", ["conseiller": "A", "du": "2022-02-28", "au": "2022-03-05"])
    journal.fait("referent", "J2", "2022-03-10", ["conseiller": "B"])
    journal.fait("mutation", "J3", "2022-03-15", ["sens": "depart", "structure": "x"])
    return journal
  }

  @Test func `each counsellor and team is counted, a youth followed twice once`() throws {
    let histoires = try journal().lecture().histoires
    let date = jour("2022-03-01")
    let rows = histoires.fold(Portefeuilles(histoires, au: date)).resultat
    let equipes = Equipes(rows, histoires, au: date, poids: ["CEJ": 300, "PPAE": 50])
    #expect(equipes.conseillers.map(\.code) == ["A", "B", "D"])
    #expect(equipes.conseillers.map(\.jeunes) == [3, 2, 0])
    #expect(equipes.conseillers.map(\.referent) == [3, 1, 0])
    #expect(equipes.conseillers.map(\.charge) == [350, 0, 0])
    let team = try #require(equipes.equipes.first)
    #expect((team.code, team.jeunes, team.etpCentiemes) == ("NORD", 4, 250))
    // Nine days for J1, four for J2.
    #expect(team.joursMoyens == ExactDecimal(mantisse: 65, echelle: 1))
    #expect(team.jeunesParETP == ExactDecimal(mantisse: 16, echelle: 1))
    #expect(team.chargeParETP == ExactDecimal(mantisse: 14, echelle: 1))
    #expect(equipes.conseillers[0].dispositifs == ["CEJ": 1, "PPAE": 1])
    #expect(equipes.orphelins == 0)
  }

  @Test func `an absence without a replacement leaves its youths uncovered`() throws {
    let histoires = try journal().lecture().histoires
    let date = jour("2022-03-01")
    let rows = histoires.fold(Portefeuilles(histoires, au: date)).resultat
    let absences = Equipes(rows, histoires, au: date).absences
    #expect(absences.map(\.conseiller) == ["A"])
    #expect(absences.map(\.jeunes) == [3] && absences.map(\.decouverts) == [3])
    let later = jour("2022-03-06")
    let after = histoires.fold(Portefeuilles(histoires, au: later)).resultat
    #expect(Equipes(after, histoires, au: later).absences.isEmpty)
  }

  @Test func `sizes are those of the portfolios at each month's end`() throws {
    let histoires = try journal().lecture().histoires
    let sizes = histoires.fold(HistoriqueEffectifs(histoires, au: jour("2022-04-15"))).resultat
    #expect(
      sizes.map { "\($0.conseiller) \($0.mois) \($0.jeunes)" } == [
        "A 2022-01 3", "A 2022-02 3", "A 2022-03 1", "B 2022-01 2", "B 2022-02 2", "B 2022-03 2",
      ])
    for size in sizes {
      let rows = histoires.fold(Portefeuilles(histoires, au: size.mois.lastDay)).resultat
      #expect(rows.count { $0.suivi.conseiller == size.conseiller } == size.jeunes)
    }
  }

  @Test func `transfers between two dates name their events`() throws {
    let histoires = try journal().lecture().histoires
    let transferts = histoires.fold(
      Transferts(histoires, du: jour("2022-02-28"), au: jour("2022-03-31"))
    ).resultat
    #expect(
      transferts.map { "\($0.jeune) \($0.de ?? "–") \($0.vers ?? "–")" } == ["J2 A B", "J3 A –"])
    #expect(transferts.map { $0.evenements.map(\.nom) } == [["referent"], ["mutation"]])
  }
}
