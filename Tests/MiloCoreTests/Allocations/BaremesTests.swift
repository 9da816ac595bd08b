import MiloEvents
import Testing

@testable import MiloCore

@Suite struct BaremesTests {
  @Test func `an amount holds until the month before the next one, the last one twelve months`() {
    let scales = Baremes()
    #expect(scales.palier(.cejNonImposable, mois("2024-03"))?.centimes == 52_800)
    #expect(scales.palier(.cejMineur, mois("2026-03"))?.centimes == 22_468)
    #expect(scales.palier(.cejMineur, mois("2026-04")) == nil)
    #expect(scales.palier(.cejMineur, mois("2022-02")) == nil)
    #expect(scales.palier(.smic, mois("2025-12"))?.centimes == 180_180)
    #expect(scales.palier(.forfaitPACEA, mois("2017-03"))?.centimes == 47_095)
    #expect(scales.palier(.forfaitPACEA, mois("2016-12")) == nil)
  }

  @Test func `every amount names its source and the amounts come in order`() {
    for grandeur in Grandeur.allCases {
      let steps = BaremesLivres.paliers(grandeur)
      #expect(!steps.isEmpty && steps.allSatisfy { !$0.source.isEmpty && $0.centimes > 0 })
      #expect(zip(steps, steps.dropFirst()).allSatisfy { $0.du < $1.du })
    }
  }

  @Test func `a declared scale opens a month, and the last declared for a month holds`() throws {
    var journal = EcritureDroits()
    journal.adulte()
    let declared = [("2026-04-10", "2026-04-01", 1), ("2026-04-11", "2026-04-15", 57_000)]
    for (day, du, amount) in declared {
      journal.fait(
        "bareme", "essai", day, inscrit: "2026-04-11",
        [
          "aide": "CEJ", "du": .string(du),
          "valeurs": [
            "adulte_non_imposable": .integer(amount), "adulte_premiere_tranche": 34_000,
            "mineur": 22_500,
          ], "source": "instruction",
        ])
    }
    journal.ressources("2026-03", inscrit: "2026-04-12")
    journal.fait(
      "dispositif.entree", "J1", "2026-04-02", inscrit: "2026-04-12",
      ["dispositif": "CEJ", "fin_prevue": "2026-04-30"])
    #expect(try journal.droits(vuAu: "2026-05-01") == ["CEJ 2026-04 57000/0 a_verser"])
  }
}
