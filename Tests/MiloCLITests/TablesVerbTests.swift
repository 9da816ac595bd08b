import Testing

@testable import milo

@Suite struct `The tables of the statistics` {
  @Test func `are listed, with or without a journal`() {
    var console = testConsole(environment: [:])
    #expect(Milo.program.run(["tables", "--format", "csv"], on: &console) == .succes)
    #expect(console.out.text.contains("\nsynthese,Synthèse,\"valeur, valeur_n_1, evolution\"\n"))
    let folder = FolderJournal()
    let run = folder.run("tables", "synthese", "--format", "csv")
    #expect(run.out.contains("synthese,primos,premiers entretiens (primos)"))
    #expect(run.out.contains("synthese,valeur,"))
    #expect(folder.run("tables", "synthèse").code == .usage)
    #expect(
      folder.run("stats", "--annee", "2022", "--table", "x").err.contains("« milo tables »"))
  }

  @Test func `are proposed to the shells, as are fields, filters, types and codes`() {
    let folder = FolderJournal()
    folder.run(
      "ajouter", "site", "--sujet", "s", "--le", "2022-01-01", "code=siege", "libelle=S",
      "zone=siege")
    #expect(folder.run("proposer", "tables", "--", "stats", "--table", "syn").lines == ["synthese"])
    #expect(folder.run("proposer", "filtres", "--", "stats", "sex").lines == ["sexe="])
    #expect(folder.run("proposer", "sites", "--", "").lines == ["siege"])
    #expect(
      folder.run("proposer", "champs", "--", "ajouter", "accueil", "").lines.contains("site="))
    #expect(
      folder.run("proposer", "champs", "--", "ajouter", "accueil", "site=").lines == ["site=siege"])
    #expect(
      folder.run("proposer", "champs", "--", "ajouter", "accueil", "site", "=", "s").lines
        == ["siege"])
    #expect(
      folder.run("proposer", "cellules", "--", "expliquer", "synthese/primos/v").lines
        == ["synthese/primos/valeur", "synthese/primos/valeur_n_1"])
  }

  @Test func `proposes no word that a shell would run`() {
    let folder = FolderJournal()
    folder.run(
      "importer", "-", input: line("e1", subject: "$(rm)") + "\n" + line("e2", subject: "J2") + "\n"
    )
    #expect(folder.run("proposer", "sujets", "--", "jeune", "").lines == ["J2"])
  }
}
