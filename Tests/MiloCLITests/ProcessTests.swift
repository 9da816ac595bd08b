import Foundation
import MiloTestTools
import Testing

@testable import MiloEvents
@testable import milo

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// What a process is born with, or may not do.
@Suite struct `A process born poor` {
  private static let line = Array("{}\n".utf8)

  @Test func `without standard streams lets no message land in the journal`() async {
    await #expect(processExitsWith: .success) {
      let path = NSTemporaryDirectory() + "milo-flux-\(UUID())"
      try Journal.create(at: path, JournalIdentity(origin: "milo.example/j", source: "/j"))
      for descriptor in Int32(0)...2 { close(descriptor) }
      fillStandardDescriptors()
      let writer = try FileStore(folder: path).openWriter(
        WriterOptions(clock: { "2022-03-14T10:00:00.000Z" }))
      try writer.append(Self.line, count: 1)
      guard writeAll(Array("message".utf8), to: 1) != nil,
        writeAll(Array("message".utf8), to: 2) != nil,
        (try? readSome(10, from: 0)) == nil,
        try FileStore(folder: path).snapshot().bytes(ofSegment: 0) == Self.line
      else { exit(7) }
      try FileManager.default.removeItem(atPath: path)
    }
  }

  @Test func `with a limit on the length of files is told so, and loses nothing`() async {
    await #expect(processExitsWith: .success) {
      let path = NSTemporaryDirectory() + "milo-long-\(UUID())"
      try Journal.create(at: path, JournalIdentity(origin: "milo.example/j", source: "/j"))
      ignoreSignalsOfWrites()
      let store = FileStore(folder: path)
      let options = WriterOptions(clock: { "2022-03-14T10:00:00.000Z" })
      let writer = try store.openWriter(options)
      try writer.append(Self.line, count: 1)
      var limit = rlimit(rlim_cur: 4096, rlim_max: 4096)
      #if canImport(Darwin)
        guard setrlimit(RLIMIT_FSIZE, &limit) == 0 else { exit(7) }
      #else
        guard setrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &limit) == 0 else { exit(7) }
      #endif
      let long = [UInt8](repeating: UInt8(ascii: "x"), count: 5000) + [0x0A]
      do throws(StoreError) {
        try writer.append(long, count: 1)
        exit(8)
      } catch {
        guard "\(error)".contains("ce fichier serait plus long que le système ne le permet") else {
          exit(9)
        }
      }
      writer.close()
      guard try store.snapshot().bytes(ofSegment: 0) == Self.line else { exit(10) }
      try store.openWriter(options).append(Self.line, count: 1)
      guard try store.snapshot().lineCount() == 2 else { exit(11) }
      try FileManager.default.removeItem(atPath: path)
    }
  }
}

/// Files that a command is given by name.
@Suite struct `A file given to a command` {
  @Test(.endsInTheEnd, arguments: ["tube", "dossier", "zero"])
  func `that is none is refused at once`(_ kind: String) {
    let folder = FolderJournal()
    let path = folder.root + "/" + kind
    switch kind {
    case "tube": mkfifo(path, 0o600)
    case "dossier": mkdir(path, 0o700)
    default: symlink("/dev/zero", path)
    }
    for words in [
      ["importer", path], ["sceller", "--cle", path], ["cle", "publique", path],
      ["verifier", "--politique", path], ["verifier", "--depuis", path],
      ["verifier-dossier", path],
    ] {
      var console = testConsole(environment: ["MILO_JOURNAL": folder.path])
      let code = Milo.program.run(words, on: &console)
      #expect(code == .refus, "\(words)")
      #expect(console.err.text.contains("dossier") || console.err.text.contains("fichier"))
      #expect(!console.err.text.contains("Is a directory"))
    }
  }

  @Test func `in the place of a journal says so in French`() {
    let folder = FolderJournal()
    let file = folder.file("notes.txt", "x")
    var console = testConsole(environment: [:])
    let code = Milo.program.run(["stats", "--annee", "2022", "--journal", file], on: &console)
    #expect(code == .refus)
    #expect(console.err.text.contains("un élément du chemin est un fichier"))
    #expect(!console.err.text.contains("erreur 20"))
  }
}

/// SQLite applies what it finds beside a base to the base of that name.
@Suite struct `A base beside the rest of another` {
  @Test(arguments: ["-wal", "-shm", "-journal"])
  func `is refused, or takes its place without it`(_ companion: String) throws {
    let folder = FolderJournal()
    folder.run("importer", "-", input: line("e1") + "\n")
    let base = folder.root + "/x.db"
    _ = folder.file("x.db" + companion, "reste")
    func export(_ more: String...) -> ExitCode {
      var console = testConsole(environment: ["MILO_JOURNAL": folder.path])
      return Milo.program.run(
        ["exporter", "sqlite", "--annee", "2022", "-o", base] + more, on: &console)
    }
    #expect(export() == .refus)
    #expect(!FileManager.default.fileExists(atPath: base))
    #expect(export("--remplacer") == .succes)
    let left = try FileManager.default.contentsOfDirectory(atPath: folder.root)
    #expect(left.filter { $0.hasPrefix("x.db") } == ["x.db"])
  }
}
