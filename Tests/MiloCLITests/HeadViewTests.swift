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

    init() throws {
      key = folder.root + "/cle"
      head = folder.root + "/recu.checkpoint"
      #expect(folder.run("cle", "nouvelle", "--nom", "milo.example/besancon", key).code == .succes)
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
      (other.file("faux", "tête"), .journalEndommage), (other.root + "/absent", .refus),
    ] {
      let run = other.run("stats", "--annee", "2022", "--vu-a-la-tete", head)
      #expect(run.code == code, "\(head): \(run.err)")
      #expect(run.out.isEmpty)
    }
  }
}
