import Testing

@testable import milo

@Suite struct `An import of codes never met` {
  @Test func `is told, and refused when that is asked`() {
    let folder = FolderJournal()
    folder.run(
      "ajouter", "site", "--sujet", "s", "--le", "2022-01-01", "code=siege", "libelle=S",
      "zone=siege")
    let file = folder.file(
      "lot.jsonl", line("e1", type: "accueil", data: #"{"site":"sige"}"#) + "\n")
    let before = folder.bytes
    let refused = folder.run("importer", file, "--strict")
    #expect(refused.code == .refus && refused.err.contains("« siege »"))
    #expect(folder.bytes == before)
    let told = folder.run("importer", file)
    #expect(told.code == .succes && told.err.contains("site=sige"))
    #expect(!folder.run("importer", file, "--strict").err.contains("site=sige"))
  }
}
