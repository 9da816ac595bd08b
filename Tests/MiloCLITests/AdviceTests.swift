import Testing

@testable import milo

/// The library says what is wrong; what to type is the program's to say.
@Suite struct `What to type` {
  private let folder = FolderJournal()

  @Test func `is told of a type that the catalogue lacks`() {
    let unknown = line("e1").replacing("fr.milo.contact.v1", with: "fr.milo.contacte.v1")
    let run = folder.run("importer", "-", input: unknown + "\n")
    #expect(run.code == .refus)
    #expect(
      run.err.contains(
        "(vouliez-vous dire « fr.milo.contact.v1 » ?) ; « milo catalogue » les donne tous"))
    let modele = folder.file("m.json", #"{"evenements":[{"type":"contacte","le":"n"}]}"#)
    let csv = folder.file("a.csv", "n\n1\n")
    let mapping = folder.run("importer", csv, "--modele", modele)
    #expect(mapping.err.contains("« milo catalogue » les donne tous"))
  }

  @Test func `is told of a time of recording, but in a take-over`() {
    let dated = line("e1").replacing(
      #","data""#, with: #","recordedtime":"2022-03-14T10:00:00.000Z","data""#)
    let run = folder.run("importer", "-", input: dated + "\n")
    #expect(run.err.contains("hors d’une reprise (« --reprise » garde celui des lignes)"))
    let again = folder.run("importer", "-", "--reprise", input: line("e2") + "\n")
    #expect(again.code == .refus && !again.err.contains("« --reprise »"))
  }

  @Test func `is told of an unknown table, whatever the question`() {
    for words in [
      ["stats", "--annee", "2022", "--table", "x"], ["expliquer", "x/y/z", "--annee", "2022"],
      ["rejouer", "--annee", "2022", "--pas", "mois", "--table", "x"], ["tables", "x"],
    ] {
      var console = testConsole(environment: ["MILO_JOURNAL": folder.path])
      folder.run("importer", "-", input: line("e1") + "\n")
      #expect(Milo.program.run(words, on: &console) == .usage, "\(words)")
      #expect(console.err.text.contains("« milo tables » donne la liste"), "\(words)")
    }
  }

  @Test(arguments: ["1850-03-14", "1850-03-14T09:30:00+01:00", "14/03/1850 9h30"])
  func `of a date is one of the years that a journal accepts`(le: String) {
    let run = folder.run("ajouter", "contact", "--sujet", "J1", "--le", le, "canal=sms")
    #expect(run.code == .refus)
    #expect(run.err.contains("une date de 1900 à 2199"), "\(run.err)")
  }

  @Test func `of a cell is one of the years that a journal accepts`() {
    let modele = folder.file(
      "m.json",
      #"{"evenements":[{"type":"contact","sujet":"jeune","le":"date","champs":{"canal":{"constante":"sms"}}}]}"#
    )
    let csv = folder.file("a.csv", "jeune;date\nJ1;14/03/1850\n")
    let run = folder.run("importer", csv, "--modele", modele)
    #expect(
      run.err.contains("trouvé « 14/03/1850 », attendu une date de 1900 à 2199"), "\(run.err)")
  }
}
