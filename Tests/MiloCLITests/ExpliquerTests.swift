import Testing

@testable import milo

@Suite struct `What expliquer shows` {
  private let folder: FolderJournal = {
    let folder = FolderJournal()
    let lines = [
      line("p1", type: "profil", data: #"{"sexe":"F"}"#),
      line("e1", type: "entretien", data: #"{"conseiller":"c7"}"#),
      line("e2", type: "entretien", subject: "J2", data: #"{"conseiller":"c7"}"#),
    ]
    folder.run("importer", "-", input: lines.joined(separator: "\n") + "\n")
    return folder
  }()

  @Test func `of a share is one table, whose rows say their side`() {
    let cellule = "synthese/primos_femmes_part/valeur"
    let run = folder.run("expliquer", cellule, "--annee", "2022", "--format", "csv")
    let rows = run.lines.map { $0.split(separator: ",", omittingEmptySubsequences: false) }
    #expect(rows.first?.prefix(4).joined(separator: ",") == "role,jeune,compte,index")
    #expect(
      rows.dropFirst().map { $0.prefix(4).joined(separator: ",") }
        == ["numerateur,J1,0,0", "numerateur,J1,1,1", "denominateur,J1,1,1", "denominateur,J2,1,2"])
    let text = folder.run("expliquer", cellule, "--annee", "2022").out
    #expect(text.contains("numérateur : 1 · dénominateur : 2"))
    #expect(text.contains("dénominateur") && !text.contains("denominateur"))
  }

  @Test func `of a monthly right is each step of its computation`() {
    folder.run(
      "ajouter", "dispositif.entree", "--sujet", "J1", "--le", "2022-03-15", "dispositif=CEJ")
    let run = folder.run("expliquer", "J1/CEJ/2022-03")
    #expect(run.code == .succes, "\(run.err)")
    #expect(run.out.contains("Calcul pas à pas"))
    let none = folder.run("expliquer", "J1/CEJ/2021-03")
    #expect(none.code == .usage && none.err.contains("milo allocations --jeune J1"))
    #expect(folder.run("expliquer", "J9/CEJ/2022-03").code == .usage)
  }
}
