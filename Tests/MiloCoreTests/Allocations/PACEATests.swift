import MiloEvents
import Testing

@testable import MiloCore

@Suite struct PACEATests {
  private func open(_ day: String) -> EcritureDroits {
    var journal = EcritureDroits()
    journal.fait("dispositif.entree", "J1", day, ["dispositif": "PACEA"])
    return journal
  }

  @Test(arguments: [(30_100, "0/20000 trop_percu"), (30_000, "20000/20000 verse")])
  func `301 euros of other income leave nothing of January 2021`(
    _ income: Int, _ expected: String
  ) throws {
    var journal = open("2020-12-01")
    journal.ressources("2021-01", 0, income)
    journal.verse("PACEA", "2021-01", 20_000)
    #expect(try journal.droits() == ["PACEA 2021-01 \(expected)"])
  }

  @Test func `four full months of 2020 stop at three lump sums`() throws {
    var journal = open("2019-12-01")
    for month in ["2020-04", "2020-05", "2020-06", "2020-07"] {
      journal.verse("PACEA", month, 49_701)
    }
    #expect(
      try journal.lecture().droits().map(\.du) == [49_701, 49_701, 49_701, 0])
  }

  @Test func `from 2021 on the cap is six lump sums over twelve months`() throws {
    var journal = open("2020-10-01")
    let months = [
      "2020-11", "2020-12", "2021-01", "2021-02", "2021-03", "2021-05", "2021-06", "2021-11",
    ]
    for month in months { journal.verse("PACEA", month, 49_750) }
    // June: 6 × 497.50 less five months at 497.01 and one at 497.50. November 2020 is out by then.
    #expect(
      try journal.lecture().droits().map(\.du)
        == [49_701, 49_701, 49_701, 49_701, 49_701, 49_750, 245, 49_701])
  }

  @Test func `a PACEA ends after 24 months, and a CEJ closes it`() throws {
    var journal = open("2020-05-31")
    _ = journal.cej("2022-04-30", "2022-04-30")
    for month in ["2022-04", "2022-05", "2022-06"] { journal.verse("PACEA", month, 100) }
    let droits = try journal.lecture().droits().filter { $0.allocation == .PACEA }
    #expect(droits.map(\.du) == [0, 100, 0])
  }

  @Test func `the payments of Sud Meusien in 2022 add up`() throws {
    var journal = EcritureDroits()
    for (aide, euros) in [("GJ", 344_651), ("CEJ", 472_741), ("PACEA", 97_205), ("PACEA", 2_733)] {
      journal.verse(.string(aide), "2022-06", euros * 100)
    }
    #expect(try journal.lecture().droits().reduce(0) { $0 + $1.verse } == 91_733_000)
  }
}
