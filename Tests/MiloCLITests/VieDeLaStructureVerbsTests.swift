import Testing

@testable import milo

@Suite struct `Milo finances and milo ameliorations` {
  private func folder() -> FolderJournal {
    let folder = FolderJournal()
    for (nature, poste, centimes, total) in [
      ("produit", "74", "182626100", "non"), ("charge", "64", "153679300", "non"),
      ("produit", "resultat", "28946600", "oui"),
    ] {
      let run = folder.run(
        "ajouter", "poste_comptable", "--sujet", "besancon", "exercice=2021", "etat=realise",
        "nature=\(nature)", "poste=\(poste)", "libelle=Résultat", "montant_centimes=\(centimes)",
        "total=\(total)")
      #expect(run.code == .succes, "\(run.err)")
    }
    return folder
  }

  @Test func `a printed result that differs is said`() {
    let run = folder().run("finances", "--exercice", "2021")
    #expect(run.code == .succes)
    #expect(
      run.out.replacing("\u{202F}", with: " ").contains(
        "289 468,00 € recomptés, 289 466,00 € imprimés"), "\(run.out)")
  }

  @Test func `a cell of the accounts is explained by its lines`() {
    let run = folder().run("expliquer", "finances.2021/resultat/realise", "--annee", "2021")
    #expect(run.code == .succes, "\(run.err)")
    #expect(run.out.contains("poste comptable"), "\(run.out)")
  }

  @Test func `an exercise without accounts is said`() {
    let run = folder().run("finances", "--exercice", "2019")
    #expect((run.out + run.err).contains("Aucun poste comptable n’est saisi pour l’exercice 2019"))
  }

  @Test func `the roadmap is a tree, and keeps its free text`() {
    let folder = FolderJournal()
    for fields in [
      ["code=O1", "libelle=Orientation", "etat=engagee"],
      ["code=A1", "libelle=Action", "etat=prevue", "parent=O1", "evaluation=Secret"],
    ] {
      #expect(
        folder.run(["ajouter", "amelioration", "--sujet", "besancon"] + fields).code == .succes)
    }
    let run = folder.run("ameliorations")
    #expect(run.out.contains("– Action"), "\(run.out)\(run.err)")
    #expect(!run.out.contains("Secret"))
    #expect(folder.run("ameliorations", "--texte").out.contains("Secret"))
  }

  @Test(arguments: [
    ("finances.2022/produits/realise", true), ("finances.2022/charge.64/ecart", true),
    ("finances.avril/produits/realise", false), ("finances.2022/produits/total", false),
    ("donnees/neet.25056/valeur", true), ("donnees/neet/effectif", false),
    ("equipe/equipe.nord/etp", true), ("gouvernance/ca/taux", true),
    ("gouvernance/comite/taux", false),
  ])
  func `an objective names a cell that may exist`(indicateur: String, isPossible: Bool) {
    let run = FolderJournal().run(
      "ajouter", "objectif", "--sujet", "besancon", "indicateur=\(indicateur)", "annee=2022",
      "cible=10")
    #expect((run.code == .succes) == isPossible, "\(run.err)")
  }
}
