import Testing

@testable import milo

@Suite struct `Words that are no UTF-8` {
  @Test func `are refused as values, and opened as paths`() throws {
    let words = ["stats", "--annee", "\u{10FFFD}\u{10FFFD}x"]
    var console = testConsole()
    #expect(Milo.program.run(words, on: &console) == .usage)
    #expect(console.err.text.contains("UTF-8"))
    let folder = FolderJournal()
    folder.run("importer", "-", input: line("e1") + "\n")
    let named = "\u{10FFFD}" + folder.path + "\u{10FFFD}tel que tapé"
    #expect(folder.run("lister", "--journal", named).code == .succes)
    #expect(folder.run("lister", "--journal", "\u{10FFFD}\u{10FFFD}absent").code == .usage)
    #expect(folder.run("lister", "--sujet", named).code == .usage)
    #expect(folder.run("jeune", named).err.contains("« tel que tapé »"))
  }
}
