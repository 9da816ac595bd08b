import Foundation
import MiloEvents
import MiloTestTools
import Testing

@testable import milo

@Suite struct `milo horodater` {
  /// A journal of three lines, sealed.
  private struct Scene {
    let folder = FolderJournal()
    let vkey: String
    var request: String { folder.root + "/tete.tsq" }
    private let key: String

    init() {
      key = folder.root + "/besancon.cle"
      let made = folder.run("cle", "nouvelle", "--nom", "milo.example/besancon", key)
      vkey = made.lines.first ?? ""
      add("e0", "e1", "e2")
      seal()
    }

    func add(_ ids: String..., at clock: Int64 = 1_647_259_200_000) {
      let lines = ids.map { line($0) + "\n" }.joined()
      #expect(folder.run(["importer", "-"], input: lines, at: clock).code == .succes)
    }

    func seal(at clock: Int64 = 1_647_259_200_000) {
      #expect(folder.run("sceller", "--cle", key, at: clock).code == .succes)
    }
  }

  @Test func `writes a request for the last head, and says why it cannot`() throws {
    let scene = Scene()
    let asked = scene.folder.run("horodater", "--demande", scene.request)
    #expect(asked == .init(code: .succes, out: "", err: "Demande pour la tête de 3 lignes.\n"))
    let bytes = try #require(FileManager.default.contents(atPath: scene.request))
    #expect(bytes.count == 69 && bytes.prefix(2) == Data([0x30, 0x43]))
    // Nothing is written over, unless asked for; each request has its own number.
    let again = scene.folder.run("horodater", "--demande", scene.request)
    #expect(again.code == .refus && again.err.contains("existe déjà"))
    #expect(
      scene.folder.run("horodater", "--demande", scene.request, "--remplacer").code == .succes)
    #expect(FileManager.default.contents(atPath: scene.request) != bytes)
    let inside = scene.folder.run("horodater", "--demande", scene.folder.path + "/tete.tsq")
    #expect(inside.code == .refus)

    let never = FolderJournal().run("horodater", "--demande", "-")
    #expect(never.code == .refus && never.err.contains("le journal n’est pas scellé"))
    for words in [
      [], ["--reponse", "r"], ["--autorite", "a"], ["--demande", "d", "--autorite", "a"],
      ["--reponse", "r", "--autorite", "a", "--remplacer"],
    ] {
      #expect(scene.folder.run(["horodater"] + words).code == .usage)
    }
  }

  #if canImport(CryptoKit)
    @Test func `says that this system reads no answer`() {
      let scene = Scene()
      let file = scene.folder.file("a.pem", "rien")
      let run = scene.folder.run("horodater", "--reponse", file, "--autorite", file)
      #expect(run.code == .refus && run.err.contains("libcrypto (OpenSSL) lui manque"))
    }
  #else
    @Test(requires(.openssl))
    func `stores the answer, which dates the lines for whoever trusts its authority`() throws {
      let scene = Scene()
      let authority = try TestAuthority()
      let trusted = scene.folder.file("autorite.pem", try authority.root)
      scene.folder.run("horodater", "--demande", scene.request)
      let asked = try #require(FileManager.default.contents(atPath: scene.request))
      let answer = scene.folder.file("tete.tsr", try authority.answer(Array(asked)))
      func store() -> FolderJournal.Run {
        scene.folder.run(
          "horodater", "--reponse", answer, "--demande", scene.request, "--autorite", trusted)
      }
      let stored = store()
      #expect(stored.code == .succes && stored.out.isEmpty)
      #expect(stored.err.hasPrefix("Horodaté : la tête de 3 lignes, à 20"))
      #expect(stored.err.hasSuffix("par « Horloge d’essai ».\n"))
      #expect(store().err == "Jeton déjà là : rien n’a été ajouté.\n")

      // What is known of it depends on what the reader knows.
      func column(_ words: String...) -> String? {
        let run = scene.folder.run(["sceaux", "--format", "csv"] + words)
        #expect(run.code == .succes)
        return run.lines.dropFirst().first.map {
          String($0.split(separator: ",", omittingEmptySubsequences: false)[8])
        }
      }
      #expect(column()?.hasPrefix("Horloge d’essai (non vérifié) le 20") == true)
      #expect(column("--autorite", trusted)?.hasPrefix("Horloge d’essai le 20") == true)
      let resume = scene.folder.run("verifier", "--resume").out
      #expect(resume.contains("Horodaté : 1 jeton, le dernier du "))
      #expect(resume.contains("des jetons d’horodatage (--autorite)"))
      #expect(!resume.contains("la structure seule"))
      let sure = scene.folder.run(
        "verifier", "--resume", "--autorite", trusted, "--cle-publique", scene.vkey)
      #expect(sure.code == .succes && !sure.out.contains("des jetons"))

      // A line of 2022 after a head dated today.
      scene.add("e3")
      scene.seal()
      #expect(scene.folder.run("verifier").code == .succes)
      let words = ["verifier", "--autorite", trusted]
      let found = scene.folder.run(words)
      #expect(found.code == .constats && found.lines.count == 1)
      #expect(found.out.hasPrefix("horodatage: ligne 3 (00000000000000000000.jsonl, octet "))
      #expect(found.out.contains("elle est antidatée"))
      let json = scene.folder.run(words + ["--format", "json"])
      #expect(json.out.contains(#""code":"horodatage","index":3"#))
      #expect(scene.folder.run(words + ["--tolerance", "-1"]).code == .usage)
      // It never prevents going on.
      scene.add("e4")
      scene.seal()
    }

    @Test(requires(.openssl))
    func `refuses a wrong answer, and leaves the journal as it was`() throws {
      let scene = Scene()
      let authority = try TestAuthority()
      let trusted = scene.folder.file("autorite.pem", try authority.root)
      scene.folder.run("horodater", "--demande", scene.request)
      let asked = Array(try #require(FileManager.default.contents(atPath: scene.request)))
      let answer = scene.folder.file("tete.tsr", try authority.answer(asked))
      let stranger = scene.folder.file("autre.pem", try TestAuthority(named: "Autre").root)
      scene.folder.run("horodater", "--demande", scene.request, "--remplacer")
      let long = scene.folder.file("long", [UInt8](repeating: 0x30, count: 3 << 20))
      let before = scene.folder.bytes
      for (words, reason) in [
        (["--reponse", answer, "--autorite", stranger], "de l’autorité donnée"),
        (["--reponse", answer, "--autorite", answer], "ne contient pas de certificats lisibles"),
        (["--reponse", trusted, "--autorite", trusted], "n’est pas la réponse d’une autorité"),
        (["--reponse", long, "--autorite", trusted], "le fichier dépasse un mébioctet"),
        (["--reponse", answer, "--autorite", long], "ne contient pas de certificats lisibles"),
        (
          ["--reponse", answer, "--autorite", trusted, "--demande", scene.request],
          "répond à une autre demande"
        ),
        (["--reponse", scene.folder.root, "--autorite", trusted], "ne peut être lu"),
      ] {
        let run = scene.folder.run(["horodater"] + words)
        #expect(run.code == .refus && run.out.isEmpty, "\(words)")
        #expect(run.err.contains(reason), "\(run.err)")
        #expect(scene.folder.bytes == before)
      }
    }
  #endif

  @Test func `is followed by a finding for lines of the future`() {
    let scene = Scene()
    scene.add("e3", at: 1_647_259_200_000 + 600_000)
    #expect(scene.folder.run("verifier").code == .succes)
    scene.add("e4", at: 1_647_259_200_000 + 600_001)
    for words in [["verifier"], ["verifier", "--cle-publique", scene.vkey]] {
      let found = scene.folder.run(words)
      #expect(found.code == .constats && found.lines.count == 1)
      #expect(found.out.hasPrefix("horodatage: ligne 4 "))
      #expect(found.out.contains("dans le futur"))
    }
    // The seal is that of a machine whose clock is right.
    scene.seal(at: 1_647_259_200_000 + 700_000)
    #expect(scene.folder.run("verifier", "--cle-publique", scene.vkey).lines.count == 1)
  }
}
