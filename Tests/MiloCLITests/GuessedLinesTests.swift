import Foundation
import MiloEvents
import Testing

@testable import milo

/// Somebody who has an evidence file and knows what lines are made of tries likely ones, and hashes them.
@Suite struct `A line that an evidence file shows by its hash` {
  private func stored(_ scene: SceneDossier) -> [String] {
    scene.folder.segment.split(separator: "\n").map(String.init)
  }

  private func leaf(_ line: String) -> String {
    Base64.encode(MerkleTree.leafHash(Array(line.utf8)).bytes)
  }

  @Test func `cannot be guessed, even by who knows all that it says`() throws {
    let scene = try SceneDossier()
    let page = try text(of: scene.dossier())
    let lines = stored(scene)
    let shown = lines.filter { page.contains(leaf($0)) }
    #expect(shown.count >= 5)
    for line in shown {
      #expect(!page.contains(leaf(withoutAlea(line))))
      let alea = try #require(EventReader.event(in: Array(line.utf8)).alea)
      #expect(!page.contains(alea))
    }
  }

  @Test func `is told of when it can be, its neighbour in the proof included`() throws {
    let scene = try SceneDossier()
    let sealed = scene.run(["dossier", "--annee", "2022", "--cle", scene.key, "-o", "-"])
    #expect(sealed.err.isEmpty)
    // The same journal as a writer without random bytes would have left it.
    let old = FolderJournal()
    let lot = old.file(
      "lot.jsonl",
      line("n1", type: "entretien", data: #"{"conseiller":"c07"}"#) + "\n" + line("n2") + "\n")
    #expect(old.run("importer", lot).code == .succes)
    old.damage("00000000000000000000.jsonl") { bytes in
      bytes = Array(withoutAlea(String(decoding: bytes, as: UTF8.self)).utf8)
    }
    let key = old.root + "/cle"
    #expect(old.run("cle", "nouvelle", "--nom", "milo.example/besancon", key).code == .succes)
    #expect(old.run("sceller", "--cle", key).code == .succes)
    let words = ["--annee", "2022", "--cellule", "synthese/primos/valeur", "--cle", key]
    let hashed = old.run(["dossier", "-o", old.root + "/a.html"] + words)
    #expect(hashed.code == .succes)
    #expect(hashed.err.contains("2 lignes dont ce dossier porte l’empreinte peuvent être devinées"))
    let whole = old.run(["dossier", "--originales", "-o", old.root + "/b.html"] + words)
    #expect(whole.err.contains("1 ligne dont ce dossier porte l’empreinte peut être devinée"))
  }
}
