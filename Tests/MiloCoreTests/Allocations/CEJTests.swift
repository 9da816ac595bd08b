import MiloEvents
import Testing

@testable import MiloCore

@Suite struct CEJTests {
  @Test(arguments: [("2022-02", "2022-03", 50_000), ("2022-06", "2022-07", 52_000)])
  func `without income the whole amount of the scale is due`(
    _ before: String, _ month: String, _ amount: Int
  ) throws {
    var journal = EcritureDroits()
    journal.adulte()
    _ = journal.cej("\(month)-01", "\(month)-28")
    journal.ressources(before)
    #expect(try journal.droits() == ["CEJ \(month) \(amount)/0 a_verser"])
  }

  @Test(arguments: [(0, 60_000, 34_733), (0, 30_000, 50_000), (0, 130_000, 0), (60_000, 0, 0)])
  func `resources reduce 500 euros by the published slope`(
    _ deducted: Int, _ partial: Int, _ amount: Int
  ) {
    let due = CEJ.montant(
      forfait: 50_000, smic: 160_312, deductibles: deducted, partielles: partial)
    #expect(due.arrondi == amount)
  }

  @Test(arguments: [("non_imposable", "20000/0 a_verser"), ("imposable", "0/0 sans_droit")])
  func `a birth after the month is no age: the amount is not known`(
    categorie: String, born: String
  ) throws {
    var journal = EcritureDroits()
    journal.fait("foyer_fiscal", "J1", "2013-01-01", ["categorie": .string(categorie)])
    journal.fait("profil", "J1", "2022-05-20", ["date_naissance": "2022-05-15"])
    _ = journal.cej("2022-04-01", "2022-05-31")
    for month in ["2022-03", "2022-04"] { journal.ressources(month) }
    #expect(try journal.droits() == ["CEJ 2022-04 0/0 incomplet", "CEJ 2022-05 \(born)"])
  }

  @Test func `a contract signed on 31 March gives the whole of March`() throws {
    var journal = EcritureDroits()
    journal.adulte()
    _ = journal.cej("2022-03-31", "2022-03-31")
    journal.ressources("2022-02")
    #expect(try journal.droits() == ["CEJ 2022-03 50000/0 a_verser"])
  }

  @Test(arguments: [("2022-04-30", "2022-05"), ("2022-05-01", "2022-06")])
  func `a sanction of rank 1 takes a quarter of the month that begins after it`(
    _ notified: String, _ month: String
  ) throws {
    var journal = EcritureDroits()
    journal.adulte()
    let entree = journal.cej("2022-03-10", "2022-06-30")
    for month in ["2022-02", "2022-03", "2022-04", "2022-05"] { journal.ressources(month) }
    journal.fait(
      "sanction", "J1", notified,
      ["entree": .string(entree), "rang": 1, "notifiee_le": .string(notified)])
    let droits = try journal.lecture().droits()
    #expect(droits.count == 4)
    for droit in droits { #expect(droit.du == ("\(droit.mois)" == month ? 37_500 : 50_000)) }
  }

  @Test func `a sanction that takes effect from 2025 on has no known rule`() throws {
    var journal = EcritureDroits()
    journal.adulte()
    let entree = journal.cej("2024-12-10", "2025-02-28")
    journal.fait(
      "sanction", "J1", "2024-12-31",
      ["entree": .string(entree), "rang": 2, "notifiee_le": "2024-12-31"])
    for month in ["2024-11", "2024-12", "2025-01"] { journal.ressources(month) }
    #expect(
      try journal.droits() == [
        "CEJ 2024-12 55229/0 a_verser", "CEJ 2025-01 ?/0 regle_inconnue",
        "CEJ 2025-02 55229/0 a_verser",
      ])
  }

  @Test func `a sanction of rank 3 goes on until the end of its own stay`() throws {
    var journal = EcritureDroits()
    journal.adulte()
    let entree = journal.cej("2024-10-10", "2024-12-31")
    _ = journal.cej("2025-01-05", "2025-01-31")
    for month in ["2024-09", "2024-10", "2024-11", "2024-12"] { journal.ressources(month) }
    journal.fait(
      "sanction", "J1", "2024-10-31",
      ["entree": .string(entree), "rang": 3, "notifiee_le": "2024-10-31"])
    #expect(
      try journal.lecture().droits().map(\.etat) == [.aVerser, .sansDroit, .sansDroit, .aVerser])
  }

  @Test func `age counts on the last day of the month, a household from its day on`() throws {
    var journal = EcritureDroits()
    journal.fait("profil", "J1", "2022-01-01", ["date_naissance": "2004-04-30"])
    journal.fait("foyer_fiscal", "J1", "2022-03-31", ["categorie": "premiere_tranche"])
    journal.fait("foyer_fiscal", "J1", "2022-05-31", ["categorie": "imposable"])
    _ = journal.cej("2022-02-01", "2022-05-31")
    for month in ["2022-02", "2022-03", "2022-04"] { journal.ressources(month) }
    #expect(
      try journal.droits() == [
        "CEJ 2022-02 ?/0 bareme_inconnu", "CEJ 2022-03 20000/0 a_verser",
        "CEJ 2022-04 30000/0 a_verser", "CEJ 2022-05 0/0 sans_droit",
      ])
  }

  @Test func `each state is said of the month that deserves it`() throws {
    var journal = EcritureDroits()
    journal.adulte()
    let entree = JSONValue.string(journal.cej("2022-03-10", "2022-10-31"))
    for month in ["2022-02", "2022-03", "2022-04", "2022-05", "2022-06", "2022-07"] {
      journal.ressources(month)
    }
    journal.fait(
      "dispositif.suspension", "J1", "2022-04-01",
      ["entree": entree, "du": "2022-04-01", "au": "2022-04-30", "motif": "x"])
    journal.fait(
      "dispositif.suspension", "J1", "2022-05-01",
      ["entree": entree, "du": "2022-05-02", "au": "2022-05-31", "motif": "x"])
    for (month, day) in [("2022-06", "2022-10-01"), ("2022-07", "2022-10-31")] {
      journal.fait(
        "justificatifs", "J1", day, ["mois": .string(month), "complet_le": .string(day)])
    }
    let paid = journal.verse("CEJ", "2022-03", 60_000)
    journal.verse("CEJ", "2022-05", 100)
    journal.verse("CEJ", "2022-08", 52_000)
    journal.verse("CEJ", "2023-08", 1)
    journal.fait(
      "aide.remboursement", "J1", "2022-06-05",
      ["versement": .string(paid), "montant_centimes": 5_000])
    #expect(
      try journal.droits() == [
        "CEJ 2022-03 50000/55000 trop_percu", "CEJ 2022-04 0/0 suspendu",
        "CEJ 2022-05 50000/100 partiel", "CEJ 2022-06 0/0 forclos",
        "CEJ 2022-07 52000/0 a_verser", "CEJ 2022-08 52000/52000 verse",
        "CEJ 2022-09 0/0 incomplet", "CEJ 2022-10 0/0 incomplet", "CEJ 2023-08 0/1 trop_percu",
      ])
  }

  @Test func `a service civique suspends the months that it covers whole`() throws {
    var journal = EcritureDroits()
    journal.adulte()
    _ = journal.cej("2022-03-10", "2022-05-31")
    for month in ["2022-02", "2022-03", "2022-04"] { journal.ressources(month) }
    journal.fait(
      "volontariat.entree", "J1", "2022-03-31",
      ["genre": "service_civique", "fin_prevue": "2022-05-30"])
    #expect(try journal.lecture().droits().map(\.etat) == [.aVerser, .suspendu, .aVerser])
  }

  @Test func `evidence may come until the last day of the third month after`() {
    #expect(!CEJ.isForclos(mois("2022-11"), completLe: jour("2023-02-28")))
    #expect(CEJ.isForclos(mois("2022-11"), completLe: jour("2023-03-01")))
    #expect(CEJ.moisEffet(notifieeLe: jour("2022-12-31")) == mois("2023-01"))
  }

  @Test func `the steps lead from the scale to the amount due`() throws {
    var journal = EcritureDroits()
    journal.adulte()
    _ = journal.cej("2022-03-01", "2022-03-31")
    journal.ressources("2022-02", 0, 60_000)
    var options = Droits.Options()
    options.isDetaille = true
    let droit = try #require(try journal.lecture().droits(options).first)
    let amounts = droit.etapes.compactMap(\.montant)
    // F, F − D, what 600 € take away, the rounded amount, what remains to be paid.
    let reduction = Fraction(30_000 * 50_000 * 10, sur: 8 * 160_312 - 300_000)
    #expect(amounts == [50_000, 50_000, reduction, 34_733, 34_733])
    #expect(droit.etapes.allSatisfy { !$0.source.isEmpty && !$0.formule.isEmpty })
    #expect(
      droit.etapes.contains { $0.source.contains("D5131-23") }
        && droit.etapes.contains { $0.source.contains("décret 2022-199") })
  }
}
