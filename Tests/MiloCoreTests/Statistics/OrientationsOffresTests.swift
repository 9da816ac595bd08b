import Testing

@testable import MiloCore

@Suite struct OrientationsTests {
  @Test func `issues count in their own year, under the destination of their orientation`() throws {
    var journal = PetitJournal()
    let old = journal.add(
      "orientation", "A", "2021-12-01", #"{"vers":"CLLAJ","menage":"isole"}"#)
    let new = journal.add(
      "orientation", "A", "2022-02-01", #"{"vers":"CLLAJ","contrat_menage":"CDI"}"#)
    journal.add("orientation", "B", "2022-03-01", #"{"vers":"SIAO"}"#)
    journal.add(
      "orientation.issue", "A", "2022-04-01",
      #"{"orientation":"\#(old)","issue":"admis","genre":"foyer"}"#)
    journal.add(
      "orientation.issue", "A", "2022-05-01",
      #"{"orientation":"\#(old)","issue":"abandon","genre":"foyer"}"#)
    journal.add(
      "orientation.issue", "A", "2023-01-05", #"{"orientation":"\#(new)","issue":"refus"}"#)
    let tables = try journal.tables("orientations")
    // Columns: orientations, jeunes, admis, recrute, refus, sans_suite, abandon.
    #expect(
      try tables.nonZero("orientations") == [
        "CLLAJ 1 1 1 0 0 0 1",
        "SIAO 1 1 0 0 0 0 0",
        "total 2 2 1 0 0 0 1",
        "CLLAJ.contrat.CDI 1 1 0 0 0 0 0",
        "CLLAJ.genre.foyer 1 1 1 0 0 0 1",
        "CLLAJ.menage.isole 0 0 1 0 0 0 1",
      ])
  }

  @Test func `an issue whose orientation is cancelled counts nowhere but in quality`() throws {
    var journal = PetitJournal()
    let orientation = journal.add("orientation", "A", "2022-02-01", #"{"vers":"PAS"}"#)
    journal.add(
      "orientation.issue", "A", "2022-04-01", #"{"orientation":"\#(orientation)","issue":"admis"}"#)
    journal.add("annulation", "", "2022-04-02", #"{"evenement":"\#(orientation)","motif":"x"}"#)
    let tables = try journal.tables("orientations", "qualite")
    #expect(try tables.nonZero("orientations") == [])
    #expect(
      try tables.nonZero("qualite") == ["annulations 1", "references_rompues 1"])
  }
}

@Suite struct OffresTests {
  @Test func `an offer is its last event of the year, and an unknown one is only in the total`()
    throws
  {
    var journal = PetitJournal()
    journal.add(
      "offre", "O1", "2022-01-10",
      #"{"employeur":"E1","secteur":"BTP","contrat":"CDI","postes":5}"#)
    journal.add(
      "offre", "O1", "2022-02-10",
      #"{"employeur":"E1","secteur":"COMMERCE","contrat":"CDI","postes":2}"#)
    journal.add(
      "offre", "O2", "2022-02-11",
      #"{"employeur":"E1","secteur":"COMMERCE","contrat":"CDD","postes":1}"#)
    journal.add(
      "offre", "O3", "2021-12-31",
      #"{"employeur":"E2","secteur":"BTP","contrat":"CDD","postes":1}"#)
    let first = journal.add("mise_en_relation", "A", "2022-03-01", #"{"offre":"O1"}"#)
    journal.add("mise_en_relation", "A", "2022-03-02", #"{"offre":"O2"}"#)
    let second = journal.add("mise_en_relation", "B", "2022-03-02", #"{"offre":"O1"}"#)
    let third = journal.add("mise_en_relation", "B", "2022-03-03", #"{"offre":"O3"}"#)
    for (mise, jeune, rest) in [
      (first, "A", #""issue":"recrute","contrat":"CDD""#),
      (second, "B", #""issue":"recrute""#),
      (third, "B", #""issue":"recrute","contrat":"CDI""#),
    ] {
      journal.add(
        "mise_en_relation.issue", jeune, "2022-04-01", #"{"mise_en_relation":"\#(mise)",\#(rest)}"#)
    }
    let tables = try journal.tables("offres")
    // Columns: offres, postes, employeurs, mises_en_relation, jeunes, recrutements, taux,
    // candidatures_par_offre, recrutements_cdd_part.
    #expect(
      try tables.nonZero("offres") == [
        "COMMERCE 2 3 1 3 2 2 50.0 1.5 50.0", "total 2 3 1 4 2 3 50.0 2.0 33.3",
      ])
  }

  @Test func `without any offer the rates are null`() throws {
    var journal = PetitJournal()
    journal.add("mise_en_relation", "A", "2022-03-01", #"{"offre":"O1"}"#)
    #expect(try journal.tables("offres").cells("offres", "total") == "0 0 0 1 1 0 – – –")
  }

  @Test func `filters leave offers alone and restrict the youths referred`() throws {
    var journal = PetitJournal()
    journal.add(
      "offre", "O1", "2022-01-10",
      #"{"employeur":"E1","secteur":"BTP","contrat":"CDI","postes":5}"#)
    journal.add("profil", "A", "2022-01-01", #"{"sexe":"F"}"#)
    journal.add("mise_en_relation", "A", "2022-03-01", #"{"offre":"O1"}"#)
    journal.add("mise_en_relation", "B", "2022-03-01", #"{"offre":"O1"}"#)
    #expect(
      try journal.tables("offres", filtres: ["sexe=F"]).cells("offres", "BTP")
        == "1 5 1 1 1 0 0.0 1.0 –")
  }
}
