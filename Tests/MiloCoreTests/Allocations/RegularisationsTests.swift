import MiloEvents
import Testing

@testable import MiloCore

@Suite struct RegularisationsTests {
  /// A CEJ whose resources, household and files become known little by little.
  private func journal() -> EcritureDroits {
    var journal = EcritureDroits()
    journal.fait(
      "profil", "J1", "2022-01-01", inscrit: "2022-01-01", ["date_naissance": "2000-06-15"])
    journal.fait(
      "foyer_fiscal", "J1", "2022-01-01", inscrit: "2022-01-01", ["categorie": "non_imposable"])
    journal.fait(
      "dispositif.entree", "J1", "2022-03-05", inscrit: "2022-03-05",
      ["dispositif": "CEJ", "fin_prevue": "2022-06-30"])
    journal.ressources("2022-02", inscrit: "2022-03-10")
    journal.ressources("2022-03", inscrit: "2022-04-10")
    journal.fait(
      "ressources", "J1", "2022-03-29", inscrit: "2022-05-20",
      ["mois": "2022-03", "deductibles_centimes": 0, "partielles_centimes": 60_000])
    journal.fait(
      "foyer_fiscal", "J1", "2022-03-01", inscrit: "2022-06-02", ["categorie": "premiere_tranche"])
    journal.ressources("2022-04", inscrit: "2022-06-10")
    journal.fait(
      "aide.versement", "J2", "2022-06-15", inscrit: "2022-06-15",
      ["aide": "CEJ", "mois": "2022-05", "montant_centimes": 30_000])
    journal.fait("fusion", "J1", "2022-06-20", inscrit: "2022-06-20", ["absorbe": "J2"])
    return journal
  }

  @Test func `what became known is paid or taken back month by month`() throws {
    let journal = journal()
    let changes = Regularisations(
      avant: try journal.lecture(vuAu: "2022-05-31"), apres: try journal.lecture())
    let rows = changes.lignes.map { "\($0.mois) \($0.montant) \($0.nature.rawValue)" }
    // First bracket: 300.00 € instead of 500.00 €; April with 600 € of pay: 347.33 € then 208.40 €.
    #expect(
      rows == ["2022-03 -20000 trop_percu", "2022-04 -13893 trop_percu", "2022-05 30000 rappel"])
  }

  @Test func `the regularisations add up to the difference of the dues`() throws {
    let journal = journal()
    let days = [
      "2022-02-28", "2022-03-31", "2022-04-30", "2022-05-31", "2022-06-05", "2022-06-18",
      "2022-07-31",
    ]
    let views = try days.map { try journal.lecture(vuAu: $0) }
    var nonZero = 0
    for (place, before) in views.enumerated() {
      for after in views[place...] {
        let changes = Regularisations(avant: before, apres: after)
        let due = { (view: Lecture) in view.droits().reduce(0) { $0 + ($1.du ?? 0) } }
        #expect(changes.lignes.reduce(0) { $0 + $1.montant } == due(after) - due(before))
        nonZero += changes.lignes.count
      }
    }
    #expect(nonZero > 20)
  }

  @Test func `a month that had not begun is new, not a back payment`() throws {
    let journal = journal()
    let changes = Regularisations(
      avant: try journal.lecture(vuAu: "2022-03-31"),
      apres: try journal.lecture(vuAu: "2022-04-30"))
    #expect(changes.lignes.map(\.nature) == [.nouveauMois])
  }
}
