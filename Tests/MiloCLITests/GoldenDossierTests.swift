import Foundation
import Testing

@testable import MiloCore
@testable import milo

/// Evidence files of every version that was ever written: a label lasts four years, and so must they.
@Suite struct `An evidence file of a former version` {
  private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("Dossiers")

  private func run(_ name: String, key: String = "besancon") throws -> FolderJournal.Run {
    let key = try text(of: Self.folder.path + "/\(key).vkey")
    var console = testConsole()
    let code = Milo.program.run(
      [
        "verifier-dossier", Self.folder.path + "/" + name, "--cle-publique",
        key.trimmingCharacters(in: .whitespacesAndNewlines), "--accepter-declare",
      ], on: &console)
    return FolderJournal.Run(code: code, out: console.out.text, err: console.err.text)
  }

  @Test(arguments: ["format-1.milo.html", "format-1-originales.milo.html"])
  func `keeps its figures, and is not taken for what this version shows`(name: String) throws {
    let run = try run(name)
    #expect(run.code == .reserves)
    #expect(run.out.contains("affichage d’une autre version"))
    #expect(run.out.contains("synthese/primos/valeur = 2"))
    #expect(run.out.contains("tient : le journal a signé cette page"))
    #expect(!run.out.contains("NE TIENT PAS"))
  }

  @Test(
    arguments: [
      ("affichage-2.milo.html", "besancon"), ("affichage-2-originales.milo.html", "besancon"),
      ("affichage-3-reprise.milo.html", "reprise"),
    ])
  func `is what this version writes, as long as it shows the same`(
    name: String, key: String
  ) throws {
    let run = try run(name, key: key)
    #expect(run.out.contains("la page est celle que donnent ses données"))
    #expect(run.code == .succes, "\(run.out)")
    #expect(run.out.contains("synthese/primos/valeur = 2"))
    #expect(run.out.contains("tient : le journal a signé cette page"))
  }
}
