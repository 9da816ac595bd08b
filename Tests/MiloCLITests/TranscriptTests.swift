import Foundation
import Testing

@testable import milo

/// What people read on a terminal, kept whole: a change of words or of layout is seen in the diff.
@Suite struct `What people read` {
  /// A small structure: three youths, two counsellors, a correction that came late.
  private static let folder: FolderJournal = {
    let folder = FolderJournal()
    var next = 0
    func add(_ kind: String, _ sujet: String, _ le: String, _ champs: String...) {
      let run = folder.run(
        ["ajouter", kind, "--sujet", sujet, "--le", le, "--id", "evenement-\(next)"] + champs)
      #expect(run.code == .succes, "\(run.err)")
      next += 1
    }
    add(
      "conseiller", "besancon", "2021-01-04 9h", "code=c07", "role=cisp", "equipe=nord",
      "libelle=Anne D.")
    add("conseiller", "besancon", "2021-01-04 9h", "code=c08", "role=cisp", "equipe=nord")
    add("site", "besancon", "2021-01-04 9h", "code=siege", "libelle=Siège", "zone=siege")
    add("accueil", "J000123", "2022-01-10 9h", "site=siege", "origine=entourage")
    add(
      "profil", "J000123", "2022-01-10 9h05", "sexe=F", "date_naissance=2004-05-12",
      "niveau=V_diplome", "freins=mobilite,logement")
    add("referent", "J000123", "2022-01-10 9h10", "conseiller=c07")
    add(
      "entretien", "J000123", "2022-01-10 9h30", "conseiller=c07", "duree_min=45",
      "themes=emploi,logement")
    add(
      "dispositif.entree", "J000123", "2022-01-12 10h", "dispositif=PACEA",
      "fin_prevue=2023-01-31")
    add("referent", "J000124", "2021-06-01 9h", "conseiller=c07")
    add("entretien", "J000124", "2021-06-01 9h", "conseiller=c07")
    add("profil", "J000125", "2022-02-01 9h", "date_naissance=2005-09-01", "sexe=M")
    add("entretien", "J000125", "2022-02-01 9h", "conseiller=c08")
    add(
      "rendez_vous", "J000123", "2022-03-10 9h", "quand=2022-03-15 9h", "objet=suivi",
      "statut=propose", "conseiller=c07", "site=siege", "duree_min=45")
    add(
      "rendez_vous", "J000124", "2022-03-10 9h", "quand=2022-03-15 9h30", "statut=propose",
      "conseiller=c07")
    return folder
  }()

  @Test(
    arguments: [
      ("portefeuille", ["portefeuille"]), ("un-conseiller", ["portefeuille", "c07"]),
      ("jeune", ["jeune", "J000123"]), ("agenda", ["agenda"]),
      ("lister", ["lister", "--sujet", "J000123"]),
      ("expliquer", ["expliquer", "synthese/primos/valeur", "--annee", "2022"]),
    ], [80, 120])
  func `is kept, and is never wider than the terminal`(
    question: (name: String, words: [String]), largeur: Int
  ) throws {
    let run = Self.folder.run(question.words + ["--largeur", "\(largeur)"])
    #expect(run.code == .succes, "\(run.err)")
    // The root is of lines with random bytes of their own.
    let text = run.out.replacing(/[0-9a-f]{64}/, with: "…")
    for line in text.split(separator: "\n") { #expect(line.count <= largeur, "\(line)") }
    try expectSnapshot(text, named: "terminal/\(question.name)-\(largeur).txt")
  }
}
