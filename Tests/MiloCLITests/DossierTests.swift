import Foundation
import MiloCore
import MiloEvents
import Testing

@testable import milo

@Suite struct `An evidence file` {
  @Test func `holds its figures, and verifies`() throws {
    let scene = try SceneDossier()
    let path = scene.dossier([
      "--cellule", "synthese/entretiens/valeur", "--cellule", "profil.primos/sexe.F/part",
      "--critere", "ACC",
    ])
    let run = scene.verify(path)
    #expect(run.code == .reserves)
    #expect(
      run.lines == [
        "tient : la page est celle que donnent ses données, à l’octet près",
        "tient : « milo.example/besancon » a signé son journal à 6 lignes",
        "tient : le journal a signé cette page",
        "tient : le sceau prolonge les 6 lignes comptées",
        "tient : 4 lignes sont sous le sceau, à leur place",
        "déclaré : synthese/entretiens/valeur = 2\(declare)",
        "déclaré : profil.primos/sexe.F/part = 0.0\(declare)",
        "déclaré : synthese/primos/valeur = 2\(declare)",
        "Rien ne contredit ce dossier ; 3 chiffres déclarés.",
      ])
    #expect(scene.verify(path, "--accepter-declare").code == .succes)
    let unknown = scene.run(["verifier-dossier", path, "--accepter-declare"])
    #expect(unknown.code == .reserves)
    #expect(unknown.out.contains("intègre, auteur non vérifié"))
  }

  /// What is said of a figure whose lines are hashes.
  private let declare =
    ", sur ce que le dossier dit de 2 lignes montrées par leur empreinte"

  @Test func `is counted again from the lines that it carries whole`() throws {
    let scene = try SceneDossier()
    let path = scene.dossier([
      "--originales", "--cellule", "synthese/entretiens/valeur", "--cellule",
      "profil.primos/sexe.F/part", "--critere", "ACC",
    ])
    let run = scene.verify(path)
    #expect(run.code == .succes)
    #expect(
      run.lines.suffix(4) == [
        "recompté : synthese/entretiens/valeur = 2", "recompté : profil.primos/sexe.F/part = 0.0",
        "recompté : synthese/primos/valeur = 2",
        "Tout est vérifié, et chaque chiffre est recompté.",
      ])
  }

  @Test func `has no free text and no identifier of the journal unless asked`() throws {
    let scene = try SceneDossier()
    let secrets = ["JEUNE-", "conseiller-07", "secret", "intime", "evenement-"]
    let page = try text(of: scene.dossier())
    for secret in secrets { #expect(!page.contains(secret), "\(secret)") }
    let asked = try text(of: scene.dossier(["--originales", "--critere", "ACC"]))
    #expect(asked.contains(#"\"subject\":\"JEUNE-OMEGA\""#))
    #expect(scene.verify(scene.dossier(["--originales"])).code == .succes)
  }

  @Test func `says when its evidence was recorded, and what the command line finds of it`() throws {
    let scene = try SceneDossier()
    let page = try text(of: scene.dossier(["--critere", "ACC"]))
    #expect(page.contains("<th>enregistrée</th>"))
    #expect(page.contains(#""enregistree":"2022-03-14""#))
    let documents = scene.folder.root + "/documents"
    try FileManager.default.createDirectory(atPath: documents, withIntermediateDirectories: true)
    try "autre".write(toFile: documents + "/charte.pdf", atomically: true, encoding: .utf8)
    let label = scene.run(["label", "--au", "2022-12-31", "--documents", documents])
    #expect(label.code == .constats)
    #expect(label.out.contains("manque") && label.out.contains("charte.pdf"))
    #expect(
      scene.run(["label", "--au", "2022-12-31", "--documents", documents + "/rien"]).code == .refus)
  }

  @Test func `leaves a line nothing but its hash when it is withheld`() throws {
    let scene = try SceneDossier()
    let words = ["--originales", "--cellule", "synthese/entretiens/valeur"]
    #expect(try text(of: scene.dossier(words)).contains("duree_min"))
    let path = scene.dossier(words + ["--retenir", "1"])
    let page = try text(of: path)
    #expect(!page.contains("duree_min"))
    #expect(page.contains("1 ligne par une empreinte et rien d’autre"))
    #expect(scene.verify(path).code == .reserves)
  }

  @Test func `fails for every byte changed, and says where`() throws {
    let scene = try SceneDossier()
    let path = scene.dossier()
    let bytes = Array(try Data(contentsOf: URL(fileURLWithPath: path)))
    let trusted = TrustPolicy(logs: [try VerifierKey(vkey: scene.vkey)])
    // Many bytes of the data and of the seal, some of the rest.
    let text = String(decoding: bytes, as: UTF8.self)
    let data = try #require(text.utf8.firstRange(of: Array(#"id="donnees">"#.utf8)))
    let start = text.utf8.distance(from: text.utf8.startIndex, to: data.upperBound)
    let script = try #require(text.utf8.firstRange(of: Array("\n<script>\n".utf8)))
    let end = text.utf8.distance(from: text.utf8.startIndex, to: script.lowerBound)
    let places =
      Array(stride(from: start, to: end, by: 17)) + stride(from: 0, to: start, by: 211)
      + stride(from: end, to: bytes.count, by: 401)
    for place in places {
      var altered = bytes
      altered[place] ^= 1
      let controle = ControleDossier(altered, politique: trusted)
      #expect(controle.verdict == .neTientPas, "octet \(place)")
      let finding = controle.points.first { $0.etat == .neTientPas }
      #expect(finding?.message.isEmpty == false)
    }
    for cut in [bytes.dropLast(), bytes + [10]] {
      let controle = ControleDossier(Array(cut), politique: trusted)
      #expect(controle.verdict == .neTientPas)
    }
  }

  @Test func `is found false where a text was altered together with its digests`() throws {
    let scene = try SceneDossier()
    let path = scene.dossier(["--cellule", "synthese/entretiens/valeur"])
    let page = try text(of: path).replacing(
      "<p class=\"valeur\">2</p>", with: "<p class=\"valeur\">9</p>")
    let forged = scene.folder.file("faux.html", page)
    let run = scene.verify(forged)
    #expect(run.code == .constats)
    #expect(run.out.contains("dans la partie « chiffres »"))
  }

  @Test func `never takes the place of something else`() throws {
    let scene = try SceneDossier()
    let before = scene.folder.bytes
    let words = [
      "dossier", "--annee", "2022", "--cle", scene.key, "--critere", "ACC", "--sans-cache",
      "--remplacer",
    ]
    for target in ["journal.json", "00000000000000000000.jsonl", "nouveau.html"] {
      let run = scene.run(words + ["-o", scene.folder.path + "/" + target])
      #expect(run.code == .refus)
      #expect(run.err.contains("un journal ou un coffre"))
    }
    let key = try text(of: scene.key)
    let run = scene.run(words.dropLast() + ["-o", scene.key])
    #expect(run.code == .refus)
    #expect(run.err.contains("existe déjà"))
    #expect(try text(of: scene.key) == key)
    #expect(scene.folder.bytes == before)
  }

  @Test func `is refused under another key`() throws {
    let scene = try SceneDossier()
    let path = scene.dossier()
    let other = scene.folder.run("cle", "nouvelle", "--nom", "autre", scene.folder.root + "/o.cle")
    let run = scene.run(["verifier-dossier", path, "--cle-publique", other.lines.first ?? ""])
    #expect(run.code == .constats)
    #expect(run.out.contains("la signature du journal ne tient pas"))
  }

  @Test func `gives the proof of a line, which stands alone`() throws {
    let scene = try SceneDossier()
    let path = scene.dossier(["--originales"])
    let proof = scene.run(["verifier-dossier", path, "--cle-publique", scene.vkey, "--preuve", "1"])
    #expect(proof.code == .succes)
    let file = scene.folder.file("ligne.tlog-proof", proof.out)
    #expect(
      scene.run(["preuve", "--verifier", file, "--cle-publique", scene.vkey]).code == .succes)
    #expect(scene.run(["verifier-dossier", path, "--preuve", "99"]).code == .refus)
  }

  @Test func `says why it cannot be written`() throws {
    let scene = try SceneDossier()
    func refusal(_ words: String...) -> FolderJournal.Run {
      scene.run(["dossier", "--annee", "2022", "-o", "-"] + words)
    }
    #expect(refusal("--critere", "ACX").err.contains("vouliez-vous dire « ACC »"))
    #expect(refusal("--cellule", "synthese/primoz/valeur").code == .usage)
    #expect(refusal("--cellule", "primos").err.contains("table/ligne/colonne"))
    let withheld = refusal("--critere", "ACC", "--originales", "--retenir", "99")
    #expect(withheld.err.contains("la ligne 99, à retenir"))
    scene.folder.run("importer", scene.folder.file("plus.jsonl", line("e9") + "\n"))
    let late = refusal("--critere", "ACC")
    #expect(late.code == .refus)
    #expect(late.err.contains("7 lignes, 6 sont scellées"))
    let bare = FolderJournal()
    bare.run("importer", bare.file("l.jsonl", line("e1") + "\n"))
    let unsealed = bare.run(
      "dossier", "--annee", "2022", "--cellule", "synthese/contact/valeur", "-o", "-")
    #expect(unsealed.code == .refus)
    #expect(unsealed.err.contains("n’est pas scellé"))
    let key = bare.root + "/c.cle"
    bare.run("cle", "nouvelle", "--nom", "milo.example/besancon", key)
    bare.run("sceller", "--cle", key)
    let empty = bare.run("dossier", "--annee", "2022", "-o", "-")
    #expect(empty.code == .usage)
    #expect(empty.err.contains("rien à prouver"))
    #expect(scene.verify(scene.folder.file("x.html", "<p>bonjour</p>")).code == .refus)
  }

  @Test func `shows the labels of evidence, which are free text, when that is asked`() throws {
    let scene = try SceneDossier()
    let path = scene.dossier(["--critere", "ACC"])
    #expect(try text(of: path).contains("preuve de la ligne 5"))
    #expect(try !text(of: path).contains("Primos"))
    #expect(scene.verify(path, "--accepter-declare").code == .succes)
    let asked = scene.dossier(["--critere", "ACC", "--texte"])
    #expect(try text(of: asked).contains("<td>Primos</td>"))
    #expect(scene.verify(asked, "--accepter-declare").code == .succes)
  }
}
