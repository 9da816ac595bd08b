import MiloEvents
import Testing

@testable import MiloCore

/// What stands behind a cell.
@Suite struct `A cell explained` {
  private func explication(
    _ journal: PetitJournal, _ cellule: String, _ filtres: [String] = []
  ) throws -> Explication {
    try Explication(
      try #require(Cellule(cellule)), journal.histoires(), Periode(annee: 2022),
      filtres: filtres.map { try FiltreDemande($0) })
  }

  /// The lines of each side, with what they count.
  private func lignes(_ explication: Explication) -> [String: [String]] {
    Dictionary(
      uniqueKeysWithValues: explication.parties.map { partie in
        (
          partie.role.code,
          partie.contributions.map { "\($0.jeune ?? $0.chose ?? "") \($0.index) \($0.montant)" }
        )
      })
  }

  @Test func `as a share names the file that puts a youth in its numerator`() throws {
    var journal = PetitJournal()
    journal.add("profil", "A", "2022-01-02", #"{"sexe":"F"}"#)
    journal.add("entretien", "A", "2022-02-01", #"{"conseiller":"C"}"#)
    journal.add("profil", "B", "2022-01-02", #"{"sexe":"M"}"#)
    journal.add("entretien", "B", "2022-02-01", #"{"conseiller":"C"}"#)
    let part = try explication(journal, "synthese/primos_femmes_part/valeur")
    #expect(part.valeur == "50.0")
    #expect(
      lignes(part) == ["numerateur": ["A 0 0", "A 1 1"], "denominateur": ["A 1 1", "B 3 1"]])
    #expect(part.parties.map { "\($0.role)" } == ["numérateur", "dénominateur"])
  }

  @Test func `names the line in force of two that say the same`() throws {
    var journal = PetitJournal()
    journal.add("profil", "A", "2022-01-02", #"{"sexe":"F"}"#)
    journal.add("profil", "A", "2022-01-10", #"{"sexe":"F","permis_b":true}"#)
    journal.add("entretien", "A", "2022-02-01", #"{"conseiller":"C"}"#)
    journal.add("profil", "A", "2022-05-01", #"{"sexe":"F"}"#)
    let part = try explication(journal, "synthese/primos_femmes_part/valeur")
    #expect(lignes(part)["numerateur"] == ["A 1 0", "A 2 1"])
  }

  @Test func `names the first line set later when none was set before`() throws {
    var journal = PetitJournal()
    journal.add("entretien", "A", "2022-02-01", #"{"conseiller":"C"}"#)
    for day in ["2022-05-01", "2022-06-01", "2022-07-01"] {
      journal.add("profil", "A", day, #"{"sexe":"F"}"#)
    }
    let part = try explication(journal, "synthese/primos_femmes_part/valeur")
    #expect(lignes(part)["numerateur"] == ["A 0 1", "A 1 0"])
  }

  @Test func `names the file that makes a filter keep a youth`() throws {
    var journal = PetitJournal()
    journal.add("profil", "A", "2022-01-02", #"{"sexe":"F"}"#)
    journal.add("entretien", "A", "2022-02-01", #"{"conseiller":"C"}"#)
    #expect(try lignes(explication(journal, "synthese/primos/valeur"))["compte"] == ["A 1 1"])
    #expect(
      try lignes(explication(journal, "synthese/primos/valeur", ["sexe=F"]))["compte"]
        == ["A 0 0", "A 1 1"])
  }

  @Test func `that a target names is explained in the place of what is achieved of it`() throws {
    var journal = PetitJournal()
    journal.add(
      "objectif", "s", "2022-01-01",
      #"{"indicateur":"synthese/contact/valeur","annee":2022,"cible":2}"#)
    journal.add("entretien", "A", "2022-02-01", #"{"conseiller":"C"}"#)
    let realise = try explication(journal, "objectifs/synthese:contact:valeur/realise")
    #expect(realise.valeur == "1")
    #expect(lignes(realise) == ["compte": ["A 1 1"]])
    #expect(realise.notes == ["Réalisé : la cellule « synthese/contact/valeur »."])
    let taux = try explication(journal, "objectifs/synthese:contact:valeur/taux")
    #expect(lignes(taux) == ["compte": ["A 1 1"], "cible": [" 0 200"]])
  }

  @Test func `that a target names with its own circumstances is explained in these`() throws {
    var journal = PetitJournal()
    journal.add("profil", "A", "2021-01-02", #"{"sexe":"F"}"#)
    journal.add("entretien", "A", "2021-02-01", #"{"conseiller":"C"}"#)
    journal.add("entretien", "B", "2021-02-01", #"{"conseiller":"C"}"#)
    journal.add(
      "objectif", "s", "2022-01-01",
      #"{"indicateur":"synthese/contact/valeur?sexe=F&du=2021-01-01&au=2021-12-31","annee":2022,"cible":2}"#
    )
    let id = "synthese:contact:valeur_sexe_F_du_2021-01-01_au_2021-12-31"
    #expect(
      try lignes(explication(journal, "objectifs/\(id)/realise"))
        == ["compte": ["A 0 0", "A 1 1"]])
  }

  @Test func `that a target names and that does not exist is said to`() throws {
    var journal = PetitJournal()
    journal.add("entretien", "A", "2022-02-01", #"{"conseiller":"C"}"#)
    journal.add(
      "objectif", "s", "2022-01-01",
      #"{"indicateur":"synthese/contacts/valeur","annee":2022,"cible":2}"#)
    let realise = try explication(journal, "objectifs/synthese:contacts:valeur/realise")
    #expect(realise.parties.isEmpty)
    #expect(realise.notes.count == 1 && realise.notes[0].contains("ne peut être expliquée"))
  }

  @Test func `is none where the line has nothing under the column`() throws {
    #expect(throws: ExplicationError.sansCellule("territoire_couvert/communes/communes")) {
      try explication(PetitJournal(), "territoire_couvert/communes/communes")
    }
  }
}
