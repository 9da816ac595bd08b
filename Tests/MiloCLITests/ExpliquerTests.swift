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
    // The cell in words, and each line by its index in every block.
    #expect(text.contains("Synthèse, ") && text.contains(" : 50,0\u{202F}%"), "\(text)")
    #expect(text.contains("9 h 30") && !text.contains("2022-03-14"), "\(text)")
    let narrow = folder.run("expliquer", cellule, "--annee", "2022", "--largeur", "60")
    let headings = narrow.lines.filter { $0.contains("  ") && $0.hasPrefix("index") }
    #expect(headings.count > 1 && narrow.lines.count { $0.hasPrefix("    2 ") } == headings.count)
  }

  @Test func `of a monthly right is each step of its computation`() {
    folder.run(
      "ajouter", "dispositif.entree", "--sujet", "J1", "--le", "2022-03-15", "dispositif=CEJ")
    let run = folder.run("expliquer", "J1/CEJ/2022-03")
    #expect(run.code == .succes, "\(run.err)")
    #expect(run.out.contains("Calcul pas à pas"))
    #expect(run.out.contains("mars 2022") && run.out.contains("incomplet"), "\(run.out)")
    let none = folder.run("expliquer", "J1/CEJ/2021-03")
    #expect(none.code == .usage && none.err.contains("milo allocations --jeune J1"))
    #expect(folder.run("expliquer", "J9/CEJ/2022-03").code == .usage)
  }
}

@Suite struct `Rights that people read` {
  private let folder: FolderJournal = {
    let folder = FolderJournal()
    folder.run(
      "ajouter", "profil", "--sujet", "J1", "--le", "2022-03-01", "date_naissance=2000-01-01")
    folder.run(
      "ajouter", "foyer_fiscal", "--sujet", "J1", "--le", "2022-03-01", "categorie=premiere_tranche"
    )
    folder.run(
      "ajouter", "dispositif.entree", "--sujet", "J1", "--le", "2022-03-05", "dispositif=CEJ")
    return folder
  }()

  @Test func `are in words, where programs read codes`() {
    let text = folder.run("allocations", "--detail", "--largeur", "300").out
    #expect(text.contains("mars 2022"), "\(text)")
    for code in ["2022-03", "a_verser", "premiere_tranche", "sans_droit"] {
      #expect(!text.contains(code), "\(code) : \(text)")
    }
    let csv = folder.run("allocations", "--format", "csv").out
    #expect(csv.contains("J1,CEJ,2022-03,"), "\(csv)")
    let json = folder.run("allocations", "--detail", "--format", "json").out
    #expect(json.contains("2022-03") && !json.contains("mars 2022"))
  }
}

@Suite struct `Corrections that people read` {
  @Test func `say what changed, in words, where programs read both states whole`() {
    let folder = FolderJournal()
    folder.run(
      "ajouter", "entretien", "--sujet", "J1", "--le", "2022-03-10 9h", "conseiller=c07",
      "duree_min=45", "motif_specialite=intime")
    folder.run("corriger", "@0", "duree_min=50", "--le", "2022-03-11 9h", "--motif", "erreur")
    folder.run("ajouter", "contact", "--sujet", "J1", "--le", "2022-03-10 10h", "canal=mel")
    folder.run("annuler", "@2", "--motif", "doublon")
    let text = folder.run("corrections", "--largeur", "300").out
    let rows = text.split(separator: "\n").filter {
      $0.contains("  rectification") || $0.contains("  annulation")
    }
    #expect(rows.count == 2, "\(text)")
    #expect(rows[0].contains("durée 45\u{202F}min, date 10 mars 2022 à 9 h"), "\(text)")
    #expect(rows[0].contains("durée 50\u{202F}min, date 11 mars 2022 à 9 h"), "\(text)")
    #expect(!rows[0].contains("c07") && rows[1].contains("moyen du contact « Mél »"), "\(text)")
    #expect(!text.contains("erreur") && !text.contains("doublon"))
    #expect(folder.run("corrections", "--motifs").out.contains("doublon"))
    let csv = folder.run("corrections", "--format", "csv").out
    #expect(csv.contains(#""{""conseiller"":""c07"",""duree_min"":45"#), "\(csv)")
  }
}
