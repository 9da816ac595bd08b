import Foundation
import MiloTestTools
import Testing

@testable import milo

@Suite struct `The fields of a kind` {
  @Test func `are said by the help of ajouter, once the kind is typed`() {
    let folder = FolderJournal()
    let help = folder.run("ajouter", "contact", "--aide")
    #expect(help.code == .succes)
    #expect(
      help.out.contains(
        """
        Champs de contact :
          canal  Par quel moyen. Requis : sms | mel | telephone | courrier | visite | partenaire |
                 mediation.
          sens   Reçu par la structure, ou émis par elle. Au besoin : entrant | sortant.
        """))
    #expect(!folder.run("ajouter", "--aide").out.contains("Champs de"))
  }

  @Test func `are proposed with their meaning to the shells that show one`() {
    let folder = FolderJournal()
    #expect(
      folder.run("proposer", "--sens", "champs", "--", "ajouter", "contact", "").lines == [
        "canal=\tPar quel moyen.", "sens=\tReçu par la structure, ou émis par elle.",
      ])
    #expect(
      folder.run("proposer", "--sens", "champs", "--", "ajouter", "contact", "sens=").lines
        == ["sens=entrant", "sens=sortant"])
    #expect(
      folder.run("proposer", "--sens", "types", "--", "accu").lines
        == ["accueil\tUn jeune se présente à la structure."])
    #expect(
      folder.run("proposer", "--sens", "tables", "--", "syn").lines == ["synthese\tSynthèse"])
  }

  /// Runs a script of a shell where `milo` is the one built beside the tests.
  private func run(_ shell: Tool, _ script: String) throws -> String {
    let process = Process()
    let pipe = Pipe()
    process.executableURL = URL(fileURLWithPath: try #require(shell.path))
    process.arguments = ["-c", script]
    let folder = (try #require(Tool.builtMilo.path) as NSString).deletingLastPathComponent
    var environment = Tool.withoutDefaults
    environment["PATH"] = folder + ":" + (environment["PATH"] ?? "")
    process.environment = environment
    process.standardOutput = pipe
    process.standardError = FileHandle.nullDevice
    try process.run()
    let output = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return String(decoding: output, as: UTF8.self)
  }

  @Test(requires(.fish, .builtMilo))
  func `are described by fish`() throws {
    let script =
      Milo.program.completion(for: .fish) + "\ncomplete -C'milo ajouter contact can'"
    #expect(try run(.fish, script) == "canal=\tPar quel moyen.\n")
  }

  @Test(requires(.zsh, .builtMilo))
  func `are described by zsh`() throws {
    // Outside of a completion, what zsh would describe is written out.
    let script = """
      _describe() { print -rl -- "$@" "${(@P)4}" }
      compdef() { }
      \(Milo.program.completion(for: .zsh))
      words=(ajouter contact can) CURRENT=3
      _milo_mots champs
      words=(ajouter contact sens=s) CURRENT=3
      _milo_mots champs
      """
    #expect(
      try run(.zsh, script) == """
        -t
        champs
        champs
        mots
        -S

        canal=:Par quel moyen.
        -t
        champs
        champs
        mots
        -S

        sens=sortant

        """)
  }
}
