import MiloEvents
import Testing

@testable import MiloCore

@Suite struct DetailTests {
  private func journal() -> EcritureDroits {
    var journal = EcritureDroits()
    journal.adulte()
    journal.fait("referent", "J1", "2022-03-01", ["conseiller": "A"])
    let entree = journal.cej("2022-08-01", "2022-11-30")
    journal.fait(
      "dispositif.prolongation", "J1", "2022-09-01",
      ["entree": .string(entree), "fin_prevue": "2023-01-31", "motif": "secret"])
    journal.ressources("2022-08")
    journal.verse("CEJ", "2022-09", 52_000)
    journal.fait("entretien", "J1", "2022-08-29", ["conseiller": "A", "duree_min": 45])
    journal.fait("contact", "J1", "2022-09-06", ["canal": "sms"])
    journal.fait("atelier", "J1", "2022-09-07", ["intitule": "x", "presence": "absent"])
    let proposed = journal.fait(
      "rendez_vous", "J1", "2022-09-07",
      ["quand": "2022-09-20T09:00:00+02:00", "objet": "bilan", "statut": "propose"])
    journal.fait(
      "rendez_vous", "J1", "2022-09-08",
      [
        "quand": "2022-09-27T09:00:00+02:00", "statut": "reporte",
        "rendez_vous": .string(proposed),
      ])
    return journal
  }

  @Test func `a detailed row shows events, weeks, allocation and appointment`() throws {
    let histoires = try journal().lecture().histoires
    let rows = histoires.fold(
      Portefeuilles(histoires, au: jour("2022-09-20"), isDetaille: true)
    ).resultat
    let detail = try #require(rows.first?.detail)
    #expect(detail.derniers == [jour("2022-08-29"), nil, nil, jour("2022-09-06"), nil])
    // Weeks of 22 and 29 August, 5 and 12 September.
    #expect(detail.minutesQuatreSemaines == [0, 45, 0, 0])
    #expect(detail.allocation?.du == 52_000 && detail.allocation?.verse == 52_000)
    #expect(detail.prochainRendezVous == "2022-09-27T09:00:00+02:00")
    #expect(rows.first?.fiche.dispositifs.first?.finPrevue == jour("2023-01-31"))
  }

  @Test func `a youth's life shows everything but free text`() throws {
    let lecture = try journal().lecture()
    let number = try #require(lecture.histoires.jeune("J1"))
    let vie = try #require(VieDuJeune(lecture.histoires, number, au: jour("2022-09-20")))
    #expect(vie.profil.map(\.valeur) == ["2000-06-15"])
    #expect(vie.suivis.map(\.conseiller) == ["A"])
    #expect(vie.dispositifs.map(\.finPrevue) == [jour("2023-01-31")])
    #expect(vie.rendezVous.map(\.statut) == ["reporte"])
    #expect(vie.rendezVous.map(\.objet) == ["bilan"])
    #expect(
      vie.chronologie.map(\.nom) == [
        "profil", "foyer_fiscal", "referent", "dispositif.entree", "ressources", "entretien",
        "dispositif.prolongation", "contact", "atelier", "rendez_vous", "rendez_vous",
        "aide.versement",
      ])
    let text = TextFrontEnd().text(of: lecture.report("J1", vie.tables))
    #expect(text.contains("canal=sms") && !text.contains("secret"))
    #expect(VieDuJeune(lecture.histoires, number, au: jour("2012-01-01")) == nil)
  }
}
