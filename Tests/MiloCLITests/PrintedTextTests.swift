import Foundation
import MiloCore
import Testing

@testable import milo

@Suite struct `What is printed` {
  @Test func `is one line for one finding, and nothing that a terminal obeys`() {
    let folder = FolderJournal()
    let hostile = "J\u{1B}[31m\u{202E}\nfausse ligne"
    let run = folder.run("jeune", hostile)
    #expect(run.err.split(separator: "\n").count == 1)
    #expect(run.err.contains(#"J\u001B[31m\u202E\nfausse ligne"#))
    let misuse = folder.run("stats", "--annee", "2022\r\u{1B}]0;x\u{7}")
    #expect(misuse.err.unicodeScalars.allSatisfy { $0 == "\n" || $0.value >= 0x20 })
    #expect(misuse.err.split(separator: "\n").count == 3)
  }

  @Test(arguments: [
    "\u{1B}[2J", "a\u{9B}31m", "\u{7F}", "\u{200B}", "\u{202E}", "\u{2066}", "\u{FEFF}", "\u{2028}",
    "\u{E0041}", "\u{AD}", "a\tb\rc",
  ])
  func `shows every character of control or format`(text: String) {
    let shown = text.harmless
    #expect(shown.contains("\\"))
    #expect(
      shown.unicodeScalars.allSatisfy { scalar in
        switch scalar.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator: false
        default: true
        }
      })
    // Inside a text of JSON, the value is the same.
    let decoded = try? JSONDecoder().decode([String].self, from: Data("[\"\(shown)\"]".utf8))
    #expect(decoded == [text])
  }

  @Test func `keeps the bytes of data, but on a terminal`() {
    var plain = Output()
    plain.write("é\u{9B}".utf8)
    #expect(plain.text == "é\u{9B}")
    var terminal = Output(isTerminal: true)
    terminal.write("é\u{9B}\n".utf8)
    #expect(terminal.text == "é\\u009B\n")
  }
}
