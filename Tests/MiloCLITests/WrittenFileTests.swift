import Foundation
import Testing

@testable import milo

@Suite struct `A file that is written` {
  private let folder = FolderJournal()

  private func export(_ path: String, _ options: String...) -> FolderJournal.Run {
    var console = testConsole(environment: ["MILO_JOURNAL": folder.path])
    let code = Milo.program.run(
      ["exporter", "jsonl", "-o", path, "--remplacer"] + options, on: &console)
    return .init(code: code, out: console.out.text, err: console.err.text)
  }

  private var strays: [String] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.root)) ?? []
    return names.filter { $0.contains("partiel") }
  }

  @Test func `never takes the place of a pipe, a device or a folder`() throws {
    let pipe = folder.root + "/tube"
    #expect(mkfifo(pipe, 0o600) == 0)
    let link = folder.root + "/lien"
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: "/dev/null")
    for path in [pipe, "/dev/null", link, folder.root] {
      let run = export(path)
      #expect(run.code == .refus, "\(path)")
      #expect(run.err.contains("« \(path) » est "), "\(run.err)")
    }
    #expect(try fileStatus("/dev/null")?.kind == .device)
    #expect(try fileStatus(pipe)?.kind == .pipe)
    #expect(strays.isEmpty)
  }

  @Test func `stands where a link leads, with the permissions of the one before`() throws {
    let file = folder.file("vrai", "ancien")
    #expect(chmod(file, 0o640) == 0)
    let link = folder.root + "/lien"
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: "vrai")
    folder.run("importer", "-", input: line("e1") + "\n")
    #expect(export(link).code == .succes)
    #expect(try fileStatus(link, followsLinks: false)?.kind == .link)
    #expect(try fileStatus(file)?.mode == 0o640)
    let text = String(decoding: FileManager.default.contents(atPath: file) ?? Data(), as: UTF8.self)
    #expect(text == folder.segment)
    #expect(strays.isEmpty)
  }

  @Test func `may be made through a link that leads nowhere yet, but never into a journal`() throws
  {
    let (link, inside) = (folder.root + "/lien", folder.root + "/dedans")
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: "nouveau")
    try FileManager.default.createSymbolicLink(
      atPath: inside, withDestinationPath: "besancon/nouveau")
    #expect(export(link).code == .succes)
    #expect(fileExists(folder.root + "/nouveau"))
    #expect(export(inside).code == .refus)
    #expect(!fileExists(folder.path + "/nouveau"))
  }

  @Test func `is left as it was when the new one fails`() throws {
    let out = folder.root + "/export"
    #expect(folder.run("exporter", "csv", "-o", out, "--annee", "2022").code == .succes)
    let before = try FileManager.default.contentsOfDirectory(atPath: out).sorted()
    try FileManager.default.createSymbolicLink(
      atPath: out + "/notes.txt", withDestinationPath: "/dev/null")
    let run = folder.run("exporter", "csv", "-o", out, "--annee", "2022", "--remplacer")
    #expect(run.code == .refus && run.err.contains("« notes.txt »"))
    let after = try FileManager.default.contentsOfDirectory(atPath: out).sorted()
    #expect(after == (before + ["notes.txt"]).sorted())
    unlink(out + "/notes.txt")
    #expect(chmod(out, 0o750) == 0)
    #expect(
      folder.run("exporter", "csv", "-o", out, "--annee", "2022", "--remplacer").code == .succes)
    #expect(try fileStatus(out)?.mode == 0o750)
    #expect(strays.isEmpty)
  }

  @Test func `is a base that nothing left beside it would change`() {
    let out = folder.root + "/2022.db"
    let stray = folder.file("2022.db-wal", "ancien")
    #expect(folder.run("exporter", "sqlite", "-o", out, "--annee", "2022").code == .refus)
    #expect(
      folder.run("exporter", "sqlite", "-o", out, "--annee", "2022", "--remplacer").code == .succes)
    #expect(!fileExists(stray))
  }
}
