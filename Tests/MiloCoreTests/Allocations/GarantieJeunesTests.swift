import MiloEvents
import Testing

@testable import MiloCore

@Suite struct GarantieJeunesTests {
  @Test(arguments: [(0, 49_750), (55_000, 36_570), (90_100, 18_065), (150_000, 0)])
  func `resources reduce the lump sum of May 2021`(_ income: Int, _ amount: Int) {
    let due = GarantieJeunes.montant(
      forfait: 49_750, smic: 155_458, ressources: income, jours: 31, joursDuMois: 31)
    #expect(due.arrondi == amount)
  }

  @Test func `the month is prorated by its days, both ends included`() throws {
    var journal = EcritureDroits()
    let entree = journal.fait("dispositif.entree", "J1", "2021-05-02", ["dispositif": "GJ"])
    journal.ressources("2021-05", 30_000, 25_000)
    journal.fait(
      "dispositif.sortie", "J1", "2021-06-10", ["entree": .string(entree), "motif": "abandon"])
    // 365.70 € × 30/31 = 353.90 €; 497.50 € × 10/30 = 165.83 €, nothing being declared for June.
    #expect(
      try journal.droits() == ["GJ 2021-05 35390/0 a_verser", "GJ 2021-06 16583/0 a_verser"])
  }

  @Test func `two stays that share a day count it once`() throws {
    var journal = EcritureDroits()
    for (from, to) in [("2021-04-01", "2021-04-15"), ("2021-04-15", "2021-04-30")] {
      journal.fait(
        "dispositif.entree", "J1", from, ["dispositif": "GJ", "fin_prevue": .string(to)])
    }
    #expect(try journal.droits() == ["GJ 2021-04 49750/0 a_verser"])
  }
}
