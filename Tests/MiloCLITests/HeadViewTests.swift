import Foundation
import Testing

@testable import milo

/// An auditor kept a signed head: questions are asked of the journal as it was at that head.
@Suite struct `A journal as of a signed head` {
  /// A journal sealed twice, and the first head, kept elsewhere.
  private struct Scene {
    let folder = FolderJournal()
    let head: String
    let key: String
    let vkey: String

    init() throws {
      key = folder.root + "/cle"
      head = folder.root + "/recu.checkpoint"
      let made = folder.run("cle", "nouvelle", "--nom", "milo.example/besancon", key)
      vkey = folder.file("vkey", made.out)
      append("n1", "J1")
      try FileManager.default.copyItem(atPath: folder.path + "/checkpoint", toPath: head)
      append("n2", "J2")
    }

    private func append(_ id: String, _ jeune: String) {
      let lot = folder.file(
        "\(id).jsonl",
        line(id, type: "entretien", subject: jeune, data: #"{"conseiller":"c07"}"#) + "\n")
      #expect(folder.run("importer", lot).code == .succes)
      #expect(folder.run("sceller", "--cle", key).code == .succes)
    }

    func primos(_ words: String...) -> String? {
      let run = folder.run(
        ["stats", "--annee", "2022", "--table", "synthese", "--format", "csv"] + words)
      return run.lines.first { $0.hasPrefix("synthese,primos,valeur,") }
    }
  }

  @Test func `answers with the lines of then, whatever came since`() throws {
    let scene = try Scene()
    #expect(scene.primos() == "synthese,primos,valeur,2,nombre")
    #expect(scene.primos("--vu-a-la-tete", scene.head) == "synthese,primos,valeur,1,nombre")
    // The whole journal stays what it is, its cache included.
    #expect(scene.primos() == "synthese,primos,valeur,2,nombre")
    #expect(
      scene.folder.run("lister", "--format", "csv", "--vu-a-la-tete", scene.head).lines.count == 2)
    let shown = scene.folder.run("stats", "--annee", "2022", "--vu-a-la-tete", scene.head)
    #expect(shown.out.contains("Journal de 1 ligne, racine "))
  }

  @Test func `is compared with the present one, by lines and not by dates`() throws {
    let scene = try Scene()
    let lot = scene.folder.file(
      "lot.jsonl",
      [
        line("a1", type: "annulation", subject: nil, data: #"{"evenement":"n1","motif":"essai"}"#),
        line(
          "r1", type: "rectification", subject: nil,
          data: #"{"evenement":"n2","motif":"essai","data":{"conseiller":"c08"}}"#),
        line("x1", type: "contact"),
      ].map { $0 + "\n" }.joined())
    #expect(scene.folder.run("importer", lot).code == .succes)
    let run = scene.folder.run("depuis", scene.head, "--table", "synthese", "--detail")
    #expect(run.code == .succes, "\(run.err)")
    for words in [
      "Depuis la tête de 1 ligne", "Événements ajoutés", "annulation", "rectification", "entretien",
      "Corrections de lignes que la tête couvrait", "contact/valeur",
    ] {
      #expect(run.out.contains(words), "\(words): \(run.out)")
    }
    let machine = scene.folder.run(
      "depuis", scene.head, "--table", "synthese", "--format", "json")
    // The cancellation touches a line that the head covers; the rectification, a line that came since.
    #expect(machine.out.contains(#""cible":0"#))
    #expect(!machine.out.contains(#""cible":1"#))
    #expect(
      machine.out.contains(
        #""id":"contact","libelle":"contact","valeurs":{"type":"contact","evenements":1,"premiere":4,"derniere":4}"#
      ))
    let same = scene.folder.run("depuis", scene.folder.path + "/checkpoint", "--table", "offres")
    #expect(same.out.contains("Aucune cellule n’a changé."))
  }

  @Test func `is proven to have grown into the present one, without the journal`() throws {
    let scene = try Scene()
    let vkey = try text(of: scene.vkey).trimmingCharacters(in: .whitespacesAndNewlines)
    let proof = scene.folder.run("preuve", "--coherence", "1")
    #expect(proof.code == .succes, "\(proof.err)")
    #expect(proof.out.hasPrefix("old 1\n"))
    let file = scene.folder.file("croissance", proof.out)
    let elsewhere = FolderJournal(isInitialized: false)
    func verify(_ file: String, since head: String) -> FolderJournal.Run {
      elsewhere.run("preuve", "--verifier", file, "--depuis", head, "--cle-publique", vkey)
    }
    let held = verify(file, since: scene.head)
    #expect(held.code == .succes, "\(held.out)")
    #expect(
      held.out
        == "Le journal « milo.example/besancon », scellé à 2 lignes, prolonge la tête gardée de 1 ligne.\n"
    )
    #expect(verify(file, since: scene.folder.path + "/checkpoint").code == .constats)
    let altered = proof.out.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
      .map { $0 == 1 ? String(repeating: "A", count: 43) + "=" : String($1) }
    let wrong = scene.folder.file("faux", altered.joined(separator: "\n"))
    #expect(verify(wrong, since: scene.head).out.hasPrefix("La preuve ne tient pas"))
    #expect(
      elsewhere.run("preuve", "--verifier", file, "--cle-publique", vkey).err.contains("--depuis"))
    for broken in ["old", "old 1", "old 01\n\nx", "old 1\nxyz\n\nx", "old 1\n"] {
      let file = scene.folder.file("casse", broken)
      #expect(verify(file, since: scene.head).code == .refus, "\(broken)")
    }
    #expect(scene.folder.run("preuve", "--coherence", "3").code == .refus)
    #expect(
      verify(
        scene.folder.file("meme", scene.folder.run("preuve", "--coherence", "2").out),
        since: scene.folder.path + "/checkpoint"
      ).code == .succes)
  }

  @Test func `is refused when its lines are not those that were signed`() throws {
    let scene = try Scene()
    scene.folder.damage("00000000000000000000.jsonl") { bytes in
      bytes = Array(String(decoding: bytes, as: UTF8.self).replacing("J1", with: "J9").utf8)
    }
    let run = scene.folder.run("stats", "--annee", "2022", "--vu-a-la-tete", scene.head)
    #expect(run.code == .journalEndommage)
    #expect(run.out.isEmpty)
  }

  @Test func `is refused for the head of another journal, a longer one, and what is no head`()
    throws
  {
    let scene = try Scene()
    let other = FolderJournal()
    let lot = other.file("lot.jsonl", line("e1") + "\n")
    #expect(other.run("importer", lot).code == .succes)
    for (head, code) in [
      (scene.folder.path + "/checkpoint", ExitCode.journalEndommage),
      (other.file("faux", "tête"), .refus), (other.root + "/absent", .refus),
    ] {
      for words in [["stats", "--annee", "2022", "--vu-a-la-tete", head], ["depuis", head]] {
        let run = other.run(words)
        #expect(run.code == code, "\(head): \(run.err)")
        #expect(run.out.isEmpty)
        #expect(code != .refus || run.err.contains("« \(head) »"))
      }
    }
  }

  @Test func `that covers no line is compared over the year of the journal`() throws {
    let folder = FolderJournal()
    let key = folder.root + "/cle"
    #expect(folder.run("cle", "nouvelle", "--nom", "milo.example/besancon", key).code == .succes)
    #expect(folder.run("sceller", "--cle", key).code == .succes)
    let head = folder.root + "/vide.checkpoint"
    try FileManager.default.copyItem(atPath: folder.path + "/checkpoint", toPath: head)
    #expect(folder.run("depuis", head).out.contains("du 1er janvier 2022 au 31 décembre 2022"))
    #expect(folder.run("importer", "-", input: line("e1") + "\n").code == .succes)
    #expect(folder.run("depuis", head).out.contains("du 1er janvier 2022 au 31 décembre 2022"))
  }
}
