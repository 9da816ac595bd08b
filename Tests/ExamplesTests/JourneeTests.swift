import MiloCore
import MiloEvents
import MiloTestKit
import Testing

@testable import milo_exemple_journee

@Suite struct `A counsellor's day` {
  @Test func `shows the interview just noted, the appointment and what is due`() throws {
    var entree = DispositifEntree(dispositif: "CEJ")
    entree.finPrevue = LocalDate("2022-12-01")
    var profil = Profil()
    profil.dateNaissance = try .valeur(#require(LocalDate("2003-05-12")))
    var rendezVous = RendezVous(quand: "2022-06-20T10:00:00+02:00", statut: .propose)
    rendezVous.objet = "bilan"
    let month = try #require(Mois("2022-05"))
    let journal = try Scenario()
      .given(Referent(conseiller: .valeur("c07")), le: "2022-03-10")
      .given(profil, le: "2022-03-10")
      .given(FoyerFiscal(categorie: .non_imposable), le: "2022-03-10")
      .given(entree, le: "2022-03-15")
      .given(
        Ressources(mois: month, deductiblesCentimes: 0, partiellesCentimes: 0), le: "2022-06-02"
      )
      .given(rendezVous, le: "2022-06-03")
      .journal()
    let date = try #require(LocalDate("2022-06-10"))
    let journee = Journee(conseiller: "c07", date: date)
    let before = try journee.lignes(journal)
    #expect(before.count == 1)
    #expect(before[0].contains("sans_entretien_30"))
    let noon = RecordedTime(milliseconds: (Int64(date.day) * 24 + 12) * 3_600_000)
    try journee.noter(
      Entretien(conseiller: "c07"), avec: "J1", a: "09:00:00+02:00", dans: journal, clock: { noon })
    let after = try journee.lignes(journal)
    #expect(after[0].hasPrefix("J1 (CEJ) · rendez-vous le 2022-06-20T10:00:00+02:00"))
    #expect(after[0].contains("CEJ 2022-06 : 50000 centimes à verser"))
    #expect(!after[0].contains("sans_entretien_30"))
  }
}
