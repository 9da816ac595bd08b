import Foundation
import Testing

@testable import milo

@Suite struct `A page` {
  @Test(arguments: [
    ["stats", "--annee", "2022", "--table", "synthese"], ["jeune", "J1"],
    ["portefeuille", "--au", "2022-12-31"], ["objectifs", "--annee", "2022"], ["lister"],
    ["conservation"], ["corrections"], ["tables"],
  ])
  func `is written to a file by --html, and never over another unasked`(words: [String]) {
    let folder = FolderJournal()
    folder.run("importer", "-", input: line("e1") + "\n")
    let file = folder.root + "/page.html"
    for (more, code) in [([], ExitCode.succes), ([], .refus), (["--remplacer"], .succes)] {
      var console = testConsole(environment: ["MILO_JOURNAL": folder.path])
      #expect(Milo.program.run(words + ["--html", file] + more, on: &console) == code)
      #expect(console.out.text.isEmpty)
    }
    let text = folder.root + "/texte.md"
    let written = folder.run(words + ["--md", text])
    #expect(written.code == .succes && written.out.isEmpty)
    #expect(written.err.hasSuffix("milo : texte Markdown écrit dans « \(text) »\n"))
    let shown = folder.run(words + ["--format", "md"]).out
    #expect(
      String(decoding: FileManager.default.contents(atPath: text) ?? Data(), as: UTF8.self) == shown
    )
    let page = String(decoding: FileManager.default.contents(atPath: file) ?? Data(), as: UTF8.self)
    #expect(page.hasPrefix("<!DOCTYPE html>"))
  }
}
