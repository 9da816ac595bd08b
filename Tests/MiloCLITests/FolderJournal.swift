import Foundation
import Testing

@testable import milo

/// A folder where the program runs: its journal, the files to import, what it says.
final class FolderJournal: Sendable {
  let root: String
  /// The folder of the journal.
  var path: String { root + "/besancon" }

  /// Makes a folder, with an empty journal unless told otherwise.
  init(isInitialized: Bool = true) {
    root = NSTemporaryDirectory() + "milo-cli-\(UUID())"
    do {
      try FileManager.default.createDirectory(atPath: root, withIntermediateDirectories: true)
    } catch {
      Issue.record("cannot make \(root): \(error)")
    }
    guard isInitialized else { return }
    let made = run(
      "initier", path, "--source", "/structures/besancon", "--origine", "milo.example/besancon")
    #expect(made.code == .succes)
  }

  deinit { try? FileManager.default.removeItem(atPath: root) }

  /// What a run of the program gave.
  struct Run: Equatable {
    var code: ExitCode
    var out: String
    var err: String
    /// The lines of data.
    var lines: [String] { out.split(separator: "\n").map(String.init) }
  }

  /// Runs the program on the journal, as it is 14 March 2022 at noon.
  @discardableResult
  func run(_ words: String..., input: String = "", at clock: Int64 = 1_647_259_200_000) -> Run {
    run(words, input: input, at: clock)
  }

  /// Runs the words of a list.
  func run(_ words: [String], input: String = "", at clock: Int64 = 1_647_259_200_000) -> Run {
    var console = testConsole(input: input, environment: ["MILO_JOURNAL": path])
    console.clocks = Clocks(millisecondsSince1970: { clock }, elapsed: { .zero })
    let code = Milo.program.run(words, on: &console)
    return Run(code: code, out: console.out.text, err: console.err.text)
  }

  /// Writes a file to import, and gives its path.
  func file(_ name: String, _ bytes: [UInt8]) -> String {
    let path = root + "/" + name
    write(bytes, to: path)
    return path
  }

  /// Writes a file to import, and gives its path.
  func file(_ name: String, _ text: String) -> String { file(name, Array(text.utf8)) }

  /// Writes into the folder of the journal behind its back.
  func damage(_ name: String, _ change: (inout [UInt8]) -> Void) {
    let file = path + "/" + name
    var bytes = Array(FileManager.default.contents(atPath: file) ?? Data())
    change(&bytes)
    write(bytes, to: file)
  }

  private func write(_ bytes: [UInt8], to path: String) {
    let isWritten = FileManager.default.createFile(atPath: path, contents: Data(bytes))
    #expect(isWritten)
  }

  /// The bytes of every file of the journal, but the lock and the batch record that writers keep.
  var bytes: [String: Data] {
    var bytes: [String: Data] = [:]
    let names = (try? FileManager.default.subpathsOfDirectory(atPath: path)) ?? []
    for name in names where name != ".verrou" && name != ".lot" {
      bytes[name] = FileManager.default.contents(atPath: path + "/" + name)
    }
    return bytes
  }

  /// The text of the first segment.
  var segment: String {
    String(decoding: bytes["00000000000000000000.jsonl"] ?? Data(), as: UTF8.self)
  }
}

/// Lines of a journal without what was drawn at random.
func withoutAlea(_ lines: String) -> String {
  lines.replacing(#/,"alea":"[^"]{22}"/#, with: "")
}

/// A line to import, with its own data, or without some attribute.
func line(
  _ id: String, type: String = "contact", subject: String? = "J1",
  time: String = "2022-03-14T09:30:00+01:00", data: String = #"{"canal":"sms"}"#
) -> String {
  let subject = subject.map { #""subject":"\#($0)","# } ?? ""
  return #"{"specversion":"1.0","id":"\#(id)","source":"/structures/besancon","#
    + #""type":"fr.milo.\#(type).v1",\#(subject)"time":"\#(time)","data":\#(data)}"#
}
