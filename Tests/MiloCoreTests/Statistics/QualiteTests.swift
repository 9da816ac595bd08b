import Testing

@testable import MiloCore

@Suite struct QualiteTests {
  @Test func `a line is late on the thirty-first day, in the days of the journal`() throws {
    var journal = PetitJournal()
    // 23 h in UTC on 31 January is already 1 February in Paris.
    journal.add(
      "entretien", "A", "2022-01-01", #"{"conseiller":"C"}"#, recorded: "2022-01-31T22:59:59.999Z")
    journal.add(
      "entretien", "A", "2022-01-01", #"{"conseiller":"C"}"#, recorded: "2022-01-31T23:00:00.000Z")
    journal.add(
      "commune", "s", "2022-01-01", #"{"insee":"25056","libelle":"B"}"#,
      recorded: "2022-03-01T12:00:00.000Z")
    journal.add(
      "entretien", "A", "2021-12-31", #"{"conseiller":"C"}"#, recorded: "2022-03-01T12:00:00.000Z")
    #expect(
      try journal.tables("qualite").cells("qualite", "saisies_tardives_30j") == "2")
  }

  @Test func `every correction of an event of the year counts, at the date it was moved to`() throws
  {
    var journal = PetitJournal()
    let moved = journal.add("entretien", "A", "2021-06-01", #"{"conseiller":"C"}"#)
    let cancelled = journal.add("contact", "B", "2022-06-01", #"{"canal":"sms"}"#)
    let other = journal.add("contact", "B", "2021-06-01", #"{"canal":"sms"}"#)
    let data = #""motif":"x","data":{"conseiller":"C"}"#
    journal.add("rectification", "", "2022-06-02", #"{"evenement":"\#(moved)",\#(data)}"#)
    journal.add(
      "rectification", "", "2022-06-02",
      #"{"evenement":"\#(moved)","time":"2022-06-01T10:00:00+02:00",\#(data)}"#)
    journal.add("annulation", "", "2022-06-02", #"{"evenement":"\#(cancelled)","motif":"x"}"#)
    journal.add("annulation", "", "2022-06-02", #"{"evenement":"\#(other)","motif":"x"}"#)
    let tables = try journal.tables("qualite")
    #expect(try tables.cells("qualite", "rectifications") == "2")
    #expect(try tables.cells("qualite", "annulations") == "1")
  }

  @Test func `a correction follows the filters of the event it corrects, cancelled or not`() throws
  {
    var journal = PetitJournal()
    journal.add("profil", "A", "2021-01-01", #"{"sexe":"F"}"#)
    journal.add("profil", "B", "2021-01-01", #"{"sexe":"M"}"#)
    for jeune in ["A", "B", "B"] {
      let id = journal.add(
        "atelier", jeune, "2022-06-01", #"{"intitule":"x","operation":"OP_\#(jeune)"}"#)
      journal.add("annulation", "", "2022-06-02", #"{"evenement":"\#(id)","motif":"x"}"#)
    }
    func annulations(_ filtre: String) throws -> String {
      try journal.tables("qualite", filtres: [filtre]).cells("qualite", "annulations")
    }
    #expect(try annulations("sexe=F") == "1")
    #expect(try annulations("sexe=M") == "2")
    #expect(try annulations("operation=OP_A") == "1")
    #expect(try annulations("operation=OP_C") == "0")
  }

  @Test func `gaps of the file and odd ages are those of youths accompanied`() throws {
    var journal = PetitJournal()
    journal.add("entretien", "A", "2022-01-01", #"{"conseiller":"C"}"#)
    journal.add(
      "profil", "A", "2022-01-01",
      #"{"sexe":"F","date_naissance":"1996-12-31","commune":"25056","niveau":"VI_Vbis"}"#)
    journal.add("profil", "A", "2022-02-01", #"{"niveau":null}"#)
    journal.add("entretien", "B", "2022-01-01", #"{"conseiller":"C"}"#)
    journal.add("contact", "C", "2022-01-01", #"{"canal":"sms"}"#)
    #expect(
      try journal.tables("qualite").nonZero("qualite") == [
        "non_renseigne.sexe 1", "non_renseigne.date_naissance 1", "non_renseigne.niveau 2",
        "non_renseigne.commune 1", "age_hors_16_25 1",
      ])
  }

  @Test(arguments: [
    // Entry and exit of the first stay, entry of the second one, and whether a day is shared.
    ("2022-01-01", "2022-03-01", "2022-03-01", false),
    ("2022-01-01", "2022-03-02", "2022-03-01", true),
    ("2021-01-01", "2022-01-01", "2021-06-01", false),
    ("2021-01-01", "2022-01-02", "2021-06-01", true),
    ("2022-03-01", "2022-02-01", "2022-03-01", true),
  ])
  func `stays overlap when they share a day of the period, days of exit excluded`(
    start: String, end: String, second: String, shares: Bool
  ) throws {
    var journal = PetitJournal()
    let entree = journal.add("dispositif.entree", "A", start, #"{"dispositif":"CEJ"}"#)
    journal.add("dispositif.entree", "A", second, #"{"dispositif":"CEJ"}"#)
    journal.add("dispositif.entree", "A", second, #"{"dispositif":"PACEA"}"#)
    journal.add(
      "dispositif.sortie", "A", end, #"{"entree":"\#(entree)","motif":"echeance"}"#)
    let tables = try journal.tables("qualite")
    #expect(try tables.cells("qualite", "chevauchement_dispositif") == (shares ? "1" : "0"))
    #expect(try tables.cells("qualite", "entree_apres_sortie") == (end < start ? "1" : "0"))
  }

  @Test func `lines outside the catalogue are counted even when cancelled`() throws {
    var journal = PetitJournal()
    let id = journal.add("org.exemple.note", "A", "2022-01-01", #"{"libre":1}"#)
    journal.add("org.exemple.note", "A", "2021-01-01", #"{"libre":1}"#)
    journal.add("annulation", "", "2022-01-02", #"{"evenement":"\#(id)","motif":"x"}"#)
    #expect(
      try journal.tables("qualite").nonZero("qualite") == ["annulations 1", "type_inconnu 1"])
  }

  @Test func `a broken reference counts for a youth of whom nothing else does`() throws {
    var journal = PetitJournal()
    let entree = journal.add("dispositif.entree", "A", "2021-01-01", #"{"dispositif":"CEJ"}"#)
    journal.add(
      "dispositif.sortie", "B", "2022-05-01", #"{"entree":"\#(entree)","motif":"abandon"}"#,
      recorded: "2022-12-01T12:00:00.000Z")
    #expect(try journal.tables("qualite").nonZero("qualite") == ["references_rompues 1"])
  }
}
