import Foundation
import Testing

@testable import milo

@Suite struct `A long answer on a terminal` {
  @Test func `goes through the pager, a short one does not`() throws {
    let folder = FolderJournal()
    let file = folder.root + "/vu"
    let pager = Pager("cat > '\(file)'", rows: 5, columns: 80)
    var output = pager.output(like: Output(isTerminal: true, columns: 80))
    for number in 0..<20 { output.write("ligne \(number)\n") }
    output.finish()
    let seen = String(decoding: FileManager.default.contents(atPath: file) ?? Data(), as: UTF8.self)
    #expect(seen.split(separator: "\n").count == 20 && seen.hasPrefix("ligne 0\n"))
    #expect(output.problem == nil)
  }

  @Test func `may be left before its end`() {
    signal(SIGPIPE, SIG_IGN)
    let pager = Pager("true", rows: 1, columns: 80)
    var output = pager.output(like: Output(isTerminal: true, columns: 80))
    for _ in 0..<200_000 { output.write("ligne\n") }
    output.finish()
    #expect(output.problem == nil || output.isReaderGone)
  }

  @Test func `goes through the one that the environment names`() {
    func command(_ environment: [String: String]) -> String? {
      Pager.command { environment[$0] }
    }
    #expect(command(["PAGER": "sh -x", "PATH": "/bin:/usr/bin"]) == "sh -x")
    #expect(command(["PAGER": "sh", "MILO_PAGER": "cat", "PATH": "/bin"]) == nil)
    #expect(command(["PAGER": "sh", "MILO_PAGER": "", "PATH": "/bin"]) == nil)
    #expect(command(["PAGER": "programme-absent", "PATH": "/bin"]) == nil)
    #expect(command(["PAGER": "/bin/sh", "TERM": "dumb"]) == nil)
  }
}

@Suite struct `Widths that cannot be believed` {
  @Test(arguments: ["0", "-3", "39", "x", "", "99999999999999999999"])
  func `give way to the default`(columns: String) {
    #expect(testConsole(environment: ["COLUMNS": columns]).width == 100)
  }

  @Test func `are those under 40 columns only`() {
    #expect(testConsole(environment: ["COLUMNS": "40"]).width == 40)
    var console = testConsole(environment: ["COLUMNS": "72"])
    console.out = Output(isTerminal: true, columns: 0)
    #expect(console.width == 72)
  }
}
