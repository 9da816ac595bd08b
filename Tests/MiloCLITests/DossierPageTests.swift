import Foundation
import MiloTestTools
import Testing

@testable import milo

@Suite(requires(.chromium), .serialized)
struct `The page of an evidence file, in a browser` {
  /// What the page says to a reader who typed a key: the verdict and each point, with its class.
  private func verdict(_ page: String, _ scene: SceneDossier, key: String? = nil) throws -> String {
    let browser = try #require(Chromium.installed)
    let file = scene.folder.file("essai.html", page)
    return try browser.verdict(of: file, key: key ?? scene.vkey)
  }

  @Test func `verifies itself`() throws {
    let scene = try SceneDossier()
    let page = try text(
      of: scene.dossier(["--cellule", "profil.primos/sexe.F/part", "--critere", "ACC"]))
    let said = try verdict(page, scene)
    #expect(said.contains(">Rien ne contredit ce dossier ; 2 chiffres déclarés.<"))
    #expect(said.contains("Le journal a signé ce sceau"))
    #expect(!said.contains("mauvais"))
  }

  @Test func `says what fails after each alteration`() throws {
    let scene = try SceneDossier()
    let page = try text(
      of: scene.dossier(["--cellule", "synthese/entretiens/valeur", "--originales"]))
    // What is altered, into what, and what the page must then say.
    let alterations = [
      ("<p class=\"valeur\">2</p>", "<p class=\"valeur\">3</p>", "la section « chiffres »"),
      (#""montant":1"#, #""montant":2"#, "les lignes font"),
      (#"\"duree_min\":45"#, #"\"duree_min\":46"#, "Ligne 1 : l’empreinte ne mène pas à la racine"),
      ("const same =", "const  same =", "le script"),
      ("max-width:52rem", "max-width:53rem", "la tête"),
      (#"besancon\n6\n"#, #"besancon\n5\n"#, "la signature est fausse"),
      ("<main>", "<main >x", "ce qui entoure les sections"),
      ("\"page\":\"", "\"page\":\"0", "ce qui entoure les sections"),
      ("</body></html>", "<p>9 999</p></body></html>", "ce qui entoure les sections"),
      ("</body></html>", "</body></html>x", "ce qui entoure les sections"),
      (
        "</body></html>", "</body></html><style>.valeur{font-size:0}</style>",
        "ce qui entoure les sections"
      ),
      ("{\"format\":2", "{\"format\" 2", "Les données se lisent"),
    ]
    for (found, altered, expected) in alterations {
      #expect(page.contains(found), "\(found)")
      let place = try #require(page.range(of: found))
      let said = try verdict(page.replacingCharacters(in: place, with: altered), scene)
      #expect(said.contains("mauvais"), "\(found)")
      #expect(said.contains(expected), "\(found) : \(said)")
    }
  }

  @Test func `verifies nothing without a key, and says so`() throws {
    let scene = try SceneDossier()
    let path = scene.folder.root + "/sans.html"
    #expect(
      scene.run(["dossier", "--annee", "2022", "--critere", "ACC", "-o", path]).code == .succes)
    let said = try verdict(try text(of: path), scene, key: "")
    #expect(said.contains("Auteur non vérifié : aucune clé publique n’est donnée"))
    #expect(
      said.contains(
        "Rien ne contredit ce dossier ; auteur ou page non vérifiés, 1 chiffre déclaré."))
  }
}
