import Foundation
import MiloTestTools
import Testing

@testable import milo

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// What readers and rehearsals leave behind: nothing.
@Suite struct `A journal that is only read` {
  private let folder = FolderJournal()

  /// All that stands in the folder: names, bytes, modes, moments of the last change.
  private func state() throws -> [String] {
    try FileManager.default.subpathsOfDirectory(atPath: folder.path).sorted().map { name in
      var info = stat()
      #expect(lstat(folder.path + "/" + name, &info) == 0)
      let bytes = FileManager.default.contents(atPath: folder.path + "/" + name) ?? Data()
      #if canImport(Darwin)
        let changed = info.st_ctimespec
      #else
        let changed = info.st_ctim
      #endif
      return "\(name) \(info.st_mode) \(changed.tv_sec) \(changed.tv_nsec) \(bytes.hashValue)"
    }
  }

  @Test func `is left as it is by readers and rehearsals, a torn tail included`() throws {
    folder.run("importer", "-", input: line("e1") + "\n" + line("e2") + "\n")
    folder.damage("00000000000000000000.jsonl") { $0 += Array("{\"specversion\"".utf8) }
    let csv = folder.file("a.csv", "n;date\nA-1;27/03/2022\n")
    let modele = folder.file("m.json", "{}")
    let before = try state()
    let coffre = folder.root + "/coffre"
    #expect(folder.run("cle", "coffre", coffre).code == .succes)
    let keys = try FileManager.default.subpathsOfDirectory(atPath: coffre)
    let essai = folder.run(
      "ajouter", "contact", "--sujet", "J1", "--le", "2022-03-14", "canal=sms", "--essai")
    #expect(essai.code == .succes)
    #expect(
      folder.run(
        "ajouter", "referent", "--sujet", "J1", "--le", "2022-03-14", "conseiller=c1", "motif=m",
        "--essai", "--coffre", coffre
      ).code == .succes)
    #expect(folder.run("importer", "-", "--essai", input: line("e3") + "\n").code == .succes)
    folder.run("importer", csv, "--modele", modele, "--essai")
    for words in [
      ["stats", "--annee", "2022"], ["lister"], ["voir", "e1"], ["verifier"], ["tardifs"],
      ["portefeuille", "--au", "2022-03-31"],
      ["expliquer", "synthese/contact/valeur", "--annee", "2022"],
    ] {
      var console = testConsole(
        environment: ["MILO_JOURNAL": folder.path, "MILO_CACHE": folder.root + "/caches"])
      _ = Milo.program.run(words, on: &console)
    }
    #expect(try state() == before)
    #expect(fileExists(folder.root + "/caches"))
    #expect(try FileManager.default.subpathsOfDirectory(atPath: coffre) == keys)
    // A real writer sets the tail aside, and says so.
    let added = folder.run("importer", "-", input: line("e3") + "\n")
    #expect(added.err.contains("mis de côté"))
  }

  @Test(requires(.builtMilo, .unprivileged))
  func `is enough as a folder that nobody may write in`() throws {
    folder.run("importer", "-", input: line("e1") + "\n")
    try FileManager.default.removeItem(atPath: folder.path + "/.verrou")
    for (path, mode) in [
      ("/00000000000000000000.jsonl", 0o444), ("/journal.json", 0o444), ("/.lot", 0o444),
      ("", 0o555),
    ] {
      #expect(chmod(folder.path + path, mode_t(mode)) == 0)
    }
    defer { chmod(folder.path, 0o755) }
    let before = try state()
    #expect(
      try runUnprivileged("importer", folder.file("e2.jsonl", line("e2") + "\n"), "--essai") == 0)
    #expect(try runUnprivileged("verifier") == 0)
    // Whoever really appends is stopped by the permissions: they do bind.
    #expect(try runUnprivileged("importer", folder.file("e2.jsonl", line("e2") + "\n")) == 3)
    #expect(try state() == before)
  }

  /// Runs the program in a process of somebody whom permissions bind, and gives its exit code.
  private func runUnprivileged(_ words: String...) throws -> Int32 {
    let (milo, tool) = (try #require(Tool.builtMilo.path), try #require(Tool.unprivileged.path))
    // Whoever may read nothing of the folder where it was built can still run a copy.
    let copy = folder.root + "/milo"
    if !FileManager.default.fileExists(atPath: copy) {
      try FileManager.default.copyItem(atPath: milo, toPath: copy)
      #expect(chmod(copy, 0o755) == 0)
    }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: tool)
    process.arguments = Tool.asUnprivileged + [copy] + words
    process.environment = ["MILO_JOURNAL": folder.path, "LC_ALL": "C.UTF-8"]
    process.currentDirectoryURL = URL(fileURLWithPath: folder.root)
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    return process.terminationStatus
  }
}

@Suite struct `A retry` {
  @Test func `with the size it decided on finds its event`() {
    let folder = FolderJournal()
    func add() -> FolderJournal.Run {
      folder.run(
        "ajouter", "contact", "--sujet", "J1", "--le", "2022-03-14", "canal=sms", "--id", "e1",
        "--taille-attendue", "0")
    }
    #expect(add().code == .succes)
    folder.run("importer", "-", input: line("e2") + "\n")
    let again = add()
    #expect(again.code == .succes)
    #expect(again.out == "0\n")
    #expect(again.err == "Déjà au journal : rien n’a été écrit.\n")
  }

  @Test func `of a key that was cut short works, and never takes the place of a key`() throws {
    let folder = FolderJournal()
    let path = folder.root + "/j.cle"
    func make() -> FolderJournal.Run {
      folder.run("cle", "nouvelle", "--nom", "milo.example/besancon", path)
    }
    _ = folder.file("j.cle", "")
    _ = folder.file("j.cle.nouveau", "PRIVATE+KEY+moit")
    let made = make()
    #expect(made.code == .succes)
    #expect(made.out == folder.run("cle", "publique", path).out)
    #expect(!FileManager.default.fileExists(atPath: path + ".nouveau"))
    let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
    #expect(mode == 0o600)
    let before = FileManager.default.contents(atPath: path)
    #expect(make().code == .refus)
    #expect(FileManager.default.contents(atPath: path) == before)
    for other in ["tube", "dossier", "lien"] {
      let place = folder.root + "/" + other
      switch other {
      case "tube": mkfifo(place, 0o600)
      case "dossier": mkdir(place, 0o700)
      default: symlink(folder.root + "/ailleurs", place)
      }
      #expect(folder.run("cle", "nouvelle", "--nom", "milo.example/x", place).code == .refus)
    }
    #expect(!FileManager.default.fileExists(atPath: folder.root + "/ailleurs"))
  }
}

@Suite struct `A journal followed` {
  /// Follows for at most ten seconds, while something happens to the journal.
  private func follow(
    _ folder: FolderJournal, _ change: @escaping @Sendable () -> Void
  ) -> FolderJournal.Run {
    folder.run("importer", "-", input: line("e1") + "\n" + line("e2") + "\n")
    let thread = Thread {
      usleep(300_000)
      change()
    }
    thread.start()
    var console = testConsole(environment: ["MILO_JOURNAL": folder.path])
    console.clocks = .system
    let code = Milo.program.run(["suivre", "--depuis", "0", "--pendant", "3"], on: &console)
    return FolderJournal.Run(code: code, out: console.out.text, err: console.err.text)
  }

  @Test func `is told to have shrunk`() {
    let folder = FolderJournal()
    let run = follow(folder) {
      folder.damage("00000000000000000000.jsonl") { $0.removeSubrange(($0.count / 2)...) }
    }
    #expect(run.code == .journalEndommage)
    #expect(run.err.contains("n’est plus le journal suivi"))
  }

  @Test func `is told to be another one, longer though it is`() {
    let folder = FolderJournal()
    let run = follow(folder) {
      folder.damage("00000000000000000000.jsonl") { bytes in
        let text = String(decoding: bytes, as: UTF8.self)
        bytes = Array(
          (text.replacing("\"e1\"", with: "\"e7\"") + text.replacing("\"e", with: "\"f")).utf8)
      }
    }
    #expect(run.code == .journalEndommage)
  }

  @Test func `is told to be gone`() {
    let folder = FolderJournal()
    let run = follow(folder) {
      try? FileManager.default.moveItem(atPath: folder.path, toPath: folder.path + ".ailleurs")
    }
    #expect(run.code == .journalEndommage)
  }

  @Test func `goes on when lines are appended, by copy or by hand`() {
    let folder = FolderJournal()
    let run = follow(folder) { folder.run("importer", "-", input: line("e3") + "\n") }
    #expect(run.code == .succes)
    #expect(run.out.contains("\n2 2022-03-14"))
  }
}
