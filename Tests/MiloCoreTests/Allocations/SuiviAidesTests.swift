import MiloEvents
import Testing

@testable import MiloCore

@Suite struct SuiviAidesTests {
  private func journal() -> EcritureDroits {
    var journal = EcritureDroits()
    journal.fait(
      "enveloppe", "essai", "2022-01-01",
      ["aide": "FAJ", "annee": 2022, "montant_centimes": 100_000])
    for (jeune, asked, decided, granted) in [
      ("J1", "2022-03-01", "2022-03-11", true), ("J2", "2022-03-01", "2022-03-04", true),
      ("J3", "2022-03-01", "2022-03-08", false),
    ] {
      let request = journal.fait(
        "aide.demande", jeune, asked, ["aide": "FAJ", "montant_centimes": 20_000])
      let decision = journal.fait(
        "aide.decision", jeune, decided,
        [
          "demande": .string(request), "aide": "FAJ", "accordee": .bool(granted),
          "montant_centimes": 15_000, "unites": 2, "motif": "hors_critere",
        ])
      guard granted else { continue }
      journal.fait(
        "aide.versement", jeune, "2022-04-10",
        ["aide": "FAJ", "montant_centimes": 15_000, "decision": .string(decision)])
    }
    journal.fait("aide.demande", "J4", "2022-05-01", ["aide": "FAJ"])
    return journal
  }

  @Test func `requests, decisions, payments, delays and refusals are followed`() throws {
    let suivi = try journal().lecture(vuAu: "2026-03-31").suiviAides(annee: 2022)
    let compte = try #require(suivi.comptes.values.first)
    #expect(suivi.comptes.count == 1)
    #expect((compte.demandes, compte.enAttente, compte.accords, compte.unites) == (4, 1, 2, 4))
    #expect(compte.refus.values.reduce(0, +) == 1)
    #expect(mediane(compte.delaisDecision) == .entier(7))
    #expect(compte.delaisVersement == [40, 40])
    let envelope = try #require(suivi.enveloppes.first)
    #expect((envelope.accorde, envelope.verse, envelope.reste) == (30_000, 30_000, 70_000))
    #expect(envelope.moyenne == 15_000)
  }

  @Test func `the envelope runs out at the pace of the last three whole months`() throws {
    func month(_ envelope: Int, _ day: String, _ paid: [String: Int128]) throws -> Mois? {
      let suivi = SuiviAides(
        try journal().lecture().histoires, annee: 2022, jourVue: jour(day))
      return suivi.epuisement(
        envelope, Dictionary(uniqueKeysWithValues: paid.map { (mois($0.key), $0.value) }))
    }
    let steady: [String: Int128] = ["2022-01": 100, "2022-02": 100, "2022-03": 100]
    // 100 a month and 900 in all: the ninth month of the year ends it.
    #expect(try month(900, "2022-03-31", steady) == mois("2022-09"))
    #expect(try month(901, "2022-03-31", steady) == mois("2022-10"))
    #expect(try month(1_300, "2022-03-31", steady) == nil)
    #expect(try month(250, "2022-03-31", steady) == mois("2022-03"))
    #expect(try month(900, "2022-03-31", [:]) == nil)
    // A month that is not over does not slow the pace down.
    #expect(try month(900, "2022-04-02", steady) == mois("2022-09"))
  }

  @Test func `a PACEA decision beyond the rules is listed with what they admit`() throws {
    var journal = EcritureDroits()
    journal.fait("dispositif.entree", "J1", "2021-01-04", ["dispositif": "PACEA"])
    for (day, amount) in [("2021-02-01", 49_701), ("2021-03-01", 60_000)] {
      journal.fait(
        "aide.decision", "J1", day,
        ["aide": "PACEA", "accordee": true, "montant_centimes": .integer(amount)])
    }
    let listed = try journal.lecture().suiviAides(annee: 2021).decisionsHorsRegle
    #expect(listed.map { "\($0.mois) \($0.accorde) \($0.admis ?? -1)" } == ["2021-03 60000 49701"])
    #expect(listed.allSatisfy { !$0.etapes.isEmpty })
  }

  @Test func `the median of an even number of delays may fall between two days`() {
    #expect(mediane([]) == nil)
    #expect(mediane([3, 1, 2]) == .entier(2))
    #expect(mediane([1, 2]) == .decimal(ExactDecimal(mantisse: 15, echelle: 1)))
    #expect(mediane([1, 3]) == .entier(2))
  }
}
