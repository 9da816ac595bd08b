import Foundation
import Testing

@testable import milo

@Suite(.enabled(if: ProcessInfo.processInfo.environment["MILO_TEST_CACHE"] == nil))
struct `The cache of a journal` {
  private let folder = FolderJournal()

  init() {
    folder.run(
      "importer", "-",
      input: (1...9).map { Self.line("e\($0)") + "\n" }.joined())
  }

  private static func line(_ id: String) -> String {
    #"{"specversion":"1.0","id":"\#(id)","source":"/structures/besancon","#
      + #""type":"fr.milo.contact.v1","subject":"J1","time":"2022-03-14T09:00:00+01:00","#
      + #""data":{"canal":"sms"}}"#
  }

  private var kept: [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: folder.path + "/.cache")) ?? []).sorted()
  }

  private func run(_ words: [String], cache: String) -> FolderJournal.Run {
    var console = testConsole(environment: ["MILO_JOURNAL": folder.path, "MILO_CACHE": cache])
    let code = Milo.program.run(words, on: &console)
    return FolderJournal.Run(code: code, out: console.out.text, err: console.err.text)
  }

  private let question = ["stats", "--annee", "2022", "--table", "synthese"]

  @Test func `is made by the first question, for its owner only, and changes no answer`() throws {
    #expect(kept.isEmpty)
    let first = folder.run(question)
    #expect(kept.count == 4)
    #expect(folder.run(question) == first)
    #expect(folder.run(question + ["--sans-cache"]) == first)
    for name in kept {
      let path = folder.path + "/.cache/" + name
      let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions]
      #expect(mode as? Int == 0o600)
    }
    #expect(folder.run("verifier") == FolderJournal.Run(code: .succes, out: "", err: ""))
  }

  @Test func `is neither read nor written where it is not wanted`() {
    #expect(folder.run(question + ["--sans-cache"]).code == .succes)
    #expect(run(question, cache: "non").code == .succes)
    #expect(kept.isEmpty)
    #expect(run(["cache"], cache: "non").code == .refus)
    #expect(run(question, cache: folder.root + "/ailleurs").code == .succes)
    #expect(kept.isEmpty)
    #expect(fileExists(folder.root + "/ailleurs"))
  }

  @Test func `of a bare file is only where the environment says`() throws {
    let bare = folder.root + "/seul.jsonl"
    try FileManager.default.copyItem(
      atPath: folder.path + "/00000000000000000000.jsonl", toPath: bare)
    let before = try FileManager.default.contentsOfDirectory(atPath: folder.root).sorted()
    #expect(folder.run(question + ["--journal", bare]).code == .succes)
    #expect(folder.run("cache", "--journal", bare).code == .refus)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.root).sorted() == before)
    let elsewhere = folder.root + "/caches"
    #expect(run(question + ["--journal", bare], cache: elsewhere).code == .succes)
    let shown = run(["cache", "--journal", bare], cache: elsewhere)
    #expect(shown.out.contains("à jour"))
  }

  @Test func `is told, emptied and made again by its verb`() {
    #expect(folder.run("cache").out.contains("vide"))
    #expect(folder.run("cache", "--refaire").out.contains("à jour"))
    #expect(kept.count == 4)
    #expect(folder.run("cache", "--vider").out.contains("vide"))
    #expect(kept.isEmpty)
    #expect(folder.run("cache", "--vider", "--refaire").code == .usage)
  }

  @Test func `of another version is made again, and is no finding`() throws {
    let answer = folder.run(question)
    let name = try #require(kept.first { $0.hasSuffix(".faits") })
    let url = URL(fileURLWithPath: folder.path + "/.cache/" + name)
    var bytes = try Data(contentsOf: url)
    bytes[8] ^= 1
    try bytes.write(to: url)
    #expect(folder.run("verifier").code == .succes)
    #expect(folder.run(question) == answer)
    #expect(folder.run("cache").out.contains("à jour"))
  }

  @Test func `that says otherwise than the lines is a finding`() throws {
    _ = folder.run(question)
    let name = try #require(kept.first { $0.hasSuffix(".faits") })
    let url = URL(fileURLWithPath: folder.path + "/.cache/" + name)
    var bytes = try Data(contentsOf: url)
    bytes[bytes.count - 9] ^= 1
    try bytes.write(to: url)
    let answer = folder.run(question + ["--sans-cache"])
    let found = folder.run("verifier")
    #expect(found.code == .constats)
    #expect(found.out.hasPrefix("cache: journal (00000000000000000000.jsonl"))
    #expect(folder.run(question) == answer)
    #expect(folder.run("verifier", "--projections").code == .succes)
  }
}
