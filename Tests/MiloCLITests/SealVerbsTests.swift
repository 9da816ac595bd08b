import Foundation
import MiloEvents
import Testing

@testable import milo

@Suite struct `The verbs of the seal` {
  /// A journal of three lines, its key and its published key.
  private struct Scene {
    let folder = FolderJournal()
    let key: String
    let vkey: String

    init() {
      let lines = (0..<3).map { line("e\($0)") + "\n" }.joined()
      #expect(folder.run("importer", folder.file("lot.jsonl", lines)).code == .succes)
      key = folder.root + "/besancon.cle"
      let made = folder.run("cle", "nouvelle", "--nom", "milo.example/besancon", key)
      #expect(made.code == .succes)
      vkey = made.lines.first ?? ""
    }

    func seal() {
      #expect(folder.run("sceller", "--cle", key).code == .succes)
    }
  }

  @Test func `make a private file outside the journal, and show its public key`() throws {
    let scene = Scene()
    let attributes = try FileManager.default.attributesOfItem(atPath: scene.key)
    #expect(attributes[.posixPermissions] as? Int == 0o600)
    #expect(scene.folder.run("cle", "publique", scene.key).lines == [scene.vkey])
    #expect(try VerifierKey(vkey: scene.vkey).name == "milo.example/besancon")

    let again = scene.folder.run("cle", "nouvelle", "--nom", "milo.example/besancon", scene.key)
    #expect(again.code == .refus)
    #expect(again.err.contains("existe déjà"))
    let inside = scene.folder.path + "/x.cle"
    let refused = scene.folder.run("cle", "nouvelle", "--nom", "x", inside)
    #expect(refused.code == .refus)
    #expect(refused.err.contains("serait dans le journal"))
    #expect(!FileManager.default.fileExists(atPath: inside))
  }

  @Test func `seal, verify, and say nothing when all is well`() {
    let scene = Scene()
    let sealed = scene.folder.run("sceller", "--cle", scene.key, "--lignes")
    #expect(sealed.code == .succes)
    #expect(sealed.err.hasPrefix("Scellé : 3 lignes, racine "))
    #expect(scene.folder.run("sceller", "--cle", scene.key).err.hasPrefix("Déjà scellé"))
    for words in [[], ["--cle-publique", scene.vkey], ["--complet"]] {
      #expect(scene.folder.run(["verifier"] + words) == .init(code: .succes, out: "", err: ""))
    }
    scene.folder.damage("tile/0/000.p/3") { $0[40] ^= 1 }
    let found = scene.folder.run("verifier", "--cle-publique", scene.vkey)
    #expect(found.code == .constats)
    #expect(found.out.hasPrefix("tuile: journal (tile/0/000.p/3, octet 40) : "))
  }

  @Test func `tell what the key remembers, and of a clock behind the last line`() throws {
    let scene = Scene()
    let early = scene.folder.run("sceller", "--cle", scene.key, at: 1_600_000_000_000)
    #expect(early.code == .succes)
    #expect(early.err.contains("ou bien cette horloge retarde, ou bien la ligne fut écrite"))
    try FileManager.default.removeItem(atPath: scene.key + ".tetes")
    let again = scene.folder.run("sceller", "--cle", scene.key)
    #expect(again.err.contains("« \(scene.key).tetes » manquait ; il est refait"))
    let second = FolderJournal()
    let lot = second.file("lot.jsonl", line("e9") + "\n")
    #expect(second.run("importer", lot).code == .succes)
    let forked = second.run("sceller", "--cle", scene.key)
    #expect(forked.code == .journalEndommage)
    #expect(forked.err.contains("cette clé a déjà signé une autre suite pour cette origine"))
    #expect(forked.err.contains("faites une nouvelle clé"))
  }

  @Test func `refuse with the code and the words of each reason`() {
    let scene = Scene()
    let run = scene.folder.run("sceller")
    #expect(run.code == .usage)
    #expect(scene.folder.run("sceller", "--cle", scene.folder.root + "/non").code == .refus)
    let other = scene.folder.root + "/autre.cle"
    scene.folder.run("cle", "nouvelle", "--nom", "autre", other)
    let wrong = scene.folder.run("sceller", "--cle", other)
    #expect(wrong.code == .refus)
    #expect(wrong.err.contains("« autre »"))
    scene.seal()
    scene.folder.damage("00000000000000000000.jsonl") { bytes in
      bytes = Array(bytes[...(bytes.dropLast().lastIndex(of: 10) ?? 0)])
    }
    let shrunk = scene.folder.run("sceller", "--cle", scene.key)
    #expect(shrunk.code == .journalEndommage)
    #expect(shrunk.err.contains("des lignes ont été retirées"))
  }

  @Test func `prove a line, and refuse another one`() {
    let scene = Scene()
    #expect(scene.folder.run("preuve", "0").code == .refus)
    scene.seal()
    let proof = scene.folder.file("p", scene.folder.run("preuve", "1").out)
    let held = scene.folder.run("preuve", "--verifier", proof, "--cle-publique", scene.vkey)
    #expect(held.code == .succes)
    #expect(held.out.contains("La ligne 1 est dans le journal « milo.example/besancon »"))
    let other = scene.folder.file("l", line("e9"))
    let refused = scene.folder.run(
      "preuve", "--verifier", proof, "--cle-publique", scene.vkey, "--ligne", other)
    #expect(refused.code == .constats)
    #expect(scene.folder.run("preuve", "3").code == .refus)
  }

  @Test func `let a witness cosign, and keep what it signed`() {
    let scene = Scene()
    scene.seal()
    let key = scene.folder.root + "/t.cle"
    let witness = scene.folder.run("cle", "nouvelle", "--temoin", "--nom", "t.example", key)
    let (state, head) = (scene.folder.root + "/vus", scene.folder.path + "/checkpoint")
    #expect(scene.folder.run("temoin", "--cle", key, "--etat", state, head).code == .refus)
    let signed = scene.folder.run(
      "temoin", "--cle", key, "--etat", state, "--cle-publique", scene.vkey, head)
    #expect(signed.code == .succes)
    let note = scene.folder.file("cosigne", signed.out)
    #expect(scene.folder.run("sceller", "--cosigne", note).code == .succes)
    let policy = scene.folder.file(
      "politique", "log \(scene.vkey)\nwitness t \(witness.lines.first ?? "")\nquorum t\n")
    #expect(scene.folder.run("verifier", "--politique", policy).code == .succes)
    #expect(scene.folder.run("temoin", "--cle", key, "--etat", state, head).code == .succes)
  }

  @Test func `are listed with what no head covers, and summed up in a few lines`() throws {
    let scene = Scene()
    let never = scene.folder.run("verifier", "--resume")
    #expect(
      never.lines == [
        "Jamais scellé : rien n’empêche de récrire ses 3 lignes sans que cela se voie."
      ])
    #expect(FolderJournal().run("verifier", "--resume").lines == ["Jamais scellé, et vide."])
    scene.seal()
    scene.folder.run("importer", scene.folder.file("plus.jsonl", line("e8") + "\n"))
    scene.seal()
    scene.folder.run("importer", scene.folder.file("reste.jsonl", line("e9") + "\n"))
    let rows = scene.folder.run(
      "sceaux", "--cle-publique", scene.vkey, "--format", "csv"
    ).lines.map { $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init) }
    #expect(
      rows.dropFirst().map { $0[0] } == [
        "sceaux/00000000000000000003.checkpoint", "checkpoint", "non scellé",
      ])
    #expect(rows.dropFirst().map { $0[2] } == ["3", "1", "1"])
    #expect(rows.dropFirst().map { $0[5] } == ["tient", "tient", "non couvert"])
    #expect(rows[1][6] == "milo.example/besancon")
    let resume = scene.folder.run("verifier", "--resume", "--cle-publique", scene.vkey)
    #expect(resume.code == .succes)
    #expect(resume.lines.count <= 10)
    #expect(resume.out.contains("4 lignes, 2 têtes signées"))
    #expect(resume.out.contains("Aucun témoin"))
    #expect(resume.out.contains("Non scellé : 1 ligne"))
    #expect(resume.out.contains("(--projections)") && !resume.out.contains("des signatures"))
    let unknown = scene.folder.run("sceaux")
    #expect(unknown.out.contains("non vérifiée"))
    // A head of other lines, and a signature that somebody altered.
    let head = scene.folder.path + "/checkpoint"
    let note = try text(of: head)
    let size = note.split(separator: "\n")[1]
    try note.replacing("\n\(size)\n", with: "\n2\n").write(
      toFile: head, atomically: true, encoding: .utf8)
    let broken = scene.folder.run("sceaux", "--cle-publique", scene.vkey)
    #expect(broken.code == .constats)
    #expect(broken.out.contains("ne tient pas") && broken.out.contains("(fausse)"))
  }

  @Test func `are asked over the network by a request that holds the head and its proof`() throws {
    let scene = Scene()
    scene.seal()
    let head = scene.folder.path + "/checkpoint"
    let asked = scene.folder.run("temoin", "--demande", head)
    #expect(asked.code == .succes)
    #expect(asked.out == "old 0\n\n" + (try text(of: head)))
    // The whole tree extends what it is made of.
    let same = scene.folder.run("temoin", "--demande", "--depuis", "1", head)
    #expect(same.out.hasPrefix("old 1\n"))
    let beyond = scene.folder.run("temoin", "--demande", "--depuis", "999", head)
    #expect(beyond.code == .usage)
    #expect(beyond.err.contains("--depuis 999 dépasse ce sceau, qui couvre 3 lignes"))
    let garbage = scene.folder.run("sceller", "--cosigne", scene.folder.file("g", "rien"))
    #expect(garbage.code == .refus)
    #expect(garbage.err.contains("la réponse du témoin ne se lit pas"))
    #expect(scene.folder.run("temoin", "--demande", "--cle", "x", head).code == .usage)
    #expect(scene.folder.run("temoin", "--depuis", "3", head).code == .usage)
    #expect(scene.folder.run("temoin", head).code == .usage)
  }
}
