import MiloEvents
import Testing

@testable import MiloCore

@Suite struct `The state of the label` {
  /// Two criteria, three pieces of evidence, two actions, and a year with one primo.
  private var scene: PetitJournal {
    var journal = PetitJournal()
    journal.add("critere", "s", "2021-01-05", #"{"code":"ORI","libelle":"Orienter"}"#)
    journal.add("critere", "s", "2021-01-05", #"{"code":"ACC","libelle":"Accueil","axe":"a"}"#)
    journal.add("entretien", "J1", "2022-03-14", #"{"conseiller":"c1"}"#)
    journal.add(
      "preuve", "s", "2022-04-01",
      #"{"critere":"ACC","libelle":"Primos","indicateur":"synthese/primos/valeur"}"#)
    journal.add(
      "preuve", "s", "2022-05-01",
      #"{"critere":"ACC","libelle":"Part","indicateur":"satisfaction.x/accueil/part_4"}"#)
    journal.add(
      "amelioration", "s", "2022-05-01",
      #"{"code":"A1","critere":"ACC","libelle":"Afficher","etat":"prevue","echeance":"2022-06-30"}"#
    )
    return journal
  }

  private func label(_ journal: PetitJournal, _ date: String) throws -> Label {
    let date = try #require(LocalDate(date))
    return Label(try Lecture(journal.journal), au: date, annee: 2022)
  }

  @Test func `lists criteria by axis, with what is missing`() throws {
    let label = try label(scene, "2022-12-31")
    #expect(label.bilans.map(\.critere.code.text) == ["ACC", "ORI"])
    #expect(
      label.bilans.map(\.manques) == [
        ["indicateur satisfaction.x/accueil/part_4 introuvable", "action A1 en retard"],
        ["aucune preuve"],
      ])
    #expect(label.bilans[0].ageEnJours(au: label.date) == 244)
  }

  @Test func `gives the figures of the year and of the one before`() throws {
    let label = try label(scene, "2022-12-31")
    let primos = try #require(label.indicateurs["synthese/primos/valeur"])
    #expect(primos.valeur == .entier(1))
    #expect(primos.valeurPrecedente == .entier(0))
    #expect(label.indicateurs["satisfaction.x/accueil/part_4"]?.existe == false)
  }

  @Test func `finds evidence old after a year`() throws {
    let fresh = try label(scene, "2023-05-01")
    #expect(!fresh.bilans[0].manques.contains("aucune preuve de moins d’un an"))
    let old = try label(scene, "2023-05-02")
    #expect(old.bilans[0].manques.first == "aucune preuve de moins d’un an")
  }

  @Test func `takes the last state of an action, and leaves out what is later`() throws {
    var journal = scene
    journal.add(
      "amelioration", "s", "2022-06-01",
      #"{"code":"A1","critere":"ACC","libelle":"Afficher","etat":"realisee"}"#)
    #expect(try label(journal, "2022-12-31").bilans[0].manques.count == 1)
    #expect(try label(journal, "2022-05-31").ameliorations[0].donnees.etat == .prevue)
    #expect(try label(journal, "2020-12-31").bilans.isEmpty)
  }

  @Test func `follows rectifications and cancellations`() throws {
    var journal = scene
    let id = journal.add("critere", "s", "2021-01-05", #"{"code":"X","libelle":"Trop"}"#)
    journal.add("annulation", "", "2021-01-06", #"{"evenement":"\#(id)","motif":"m"}"#)
    journal.add(
      "rectification", "", "2021-01-06",
      #"{"evenement":"e0","motif":"m","data":{"code":"ORI","libelle":"Orienter vers","axe":"b"}}"#)
    let criteres = try label(journal, "2022-12-31").bilans.map(\.critere)
    #expect(criteres.map(\.libelle.text) == ["Accueil", "Orienter vers"])
  }

  @Test func `says which criteria nobody entered`() throws {
    var journal = scene
    journal.add("preuve", "s", "2022-04-01", #"{"critere":"AUTRE","libelle":"x"}"#)
    #expect(try label(journal, "2022-12-31").criteresInconnus == ["AUTRE"])
  }

  @Test func `dates the follow-up and the renewal from the audit`() throws {
    let audit = try #require(LocalDate("2024-02-29"))
    #expect(
      Label.echeances(auditInitial: audit).map { "\($0.date)" } == [
        "2024-02-29", "2026-02-28", "2028-02-29",
      ])
  }
}
