import Foundation
import MiloTestTools
import Testing

@testable import milo

/// What people read of the program and its verbs; `make snapshots` records it again.
@Suite struct `What is generated from the declarations` {
  private static let verbs = Milo.commands.map { $0.name }

  @Test func `is the help of the program`() throws {
    try expectSnapshot(Milo.program.help(width: 80), named: "aide/milo.txt")
  }

  @Test(arguments: verbs)
  func `is the help of each verb`(verb: String) throws {
    let help = Milo.program.help(for: try Milo.program.command(named: verb), width: 80)
    try expectSnapshot(help, named: "aide/\(verb).txt")
  }

  @Test(arguments: verbs)
  func `folds the help of each verb to the width`(verb: String) throws {
    let command = try Milo.program.command(named: verb)
    for width in [80, 50] {
      let help = Milo.program.help(for: command, width: width)
      let usage = "Usage : \(Milo.program.usage(of: command))"
      // A word that is longer than its column stands alone on its line.
      for line in help.split(separator: "\n") where line != usage && !line.contains("$ ") {
        let words = line.split(separator: " ").count
        #expect(line.count <= width || words == 1, "\(verb), \(width) : \(line)")
      }
    }
  }

  @Test(arguments: verbs)
  func `has no run of spaces inside a sentence`(verb: String) throws {
    let command = try Milo.program.command(named: verb)
    let texts =
      [command.abstract, command.discussion] + command.examples.map(\.purpose)
      + command.allOptions.map(\.help) + command.arguments.map(\.help)
    for text in texts {
      for line in text.split(separator: "\n") {
        let inside = line.drop { $0 == " " }
        #expect(inside.firstMatch(of: #/[\p{L},;:’»] {2,}[\p{L}«]/#) == nil, "\(verb) : \(line)")
      }
    }
  }

  @Test func `is kept for the verbs that exist, and no other`() throws {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("Snapshots/aide")
    let kept = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    #expect(Set(kept) == Set((Self.verbs + ["milo"]).map { $0 + ".txt" }))
  }

  @Test func `is the manual`() throws {
    try expectSnapshot(Milo.program.manual, named: "milo.1")
  }

  @Test(arguments: Shell.allCases)
  func `is the completion of each shell`(shell: Shell) throws {
    try expectSnapshot(Milo.program.completion(for: shell), named: "completion.\(shell)")
  }
}

@Suite struct `The verbs about the tool itself` {
  private func run(_ words: String...) -> String {
    var console = testConsole()
    #expect(Milo.program.run(words, on: &console) == .succes)
    return console.out.text
  }

  @Test func `show the same help as the option`() {
    #expect(run("aide") == run("--aide"))
    #expect(run("aide", "completion") == run("completion", "--aide"))
  }

  @Test func `write scripts and manual that know every verb`() {
    let texts = Shell.allCases.map { run("completion", $0.rawValue) } + [run("manuel")]
    for text in texts {
      // A manual writes hyphens so that they can be copied.
      let plain = text.replacing("\\-", with: "-")
      for command in Milo.commands { #expect(plain.contains(command.name)) }
    }
  }

  @Test func `declare each verb and each option once`() {
    let verbs = Milo.commands.map { $0.name }
    #expect(Set(verbs).count == verbs.count)
    for command in Milo.commands {
      let names = command.allOptions.map(\.name)
      let letters = command.allOptions.compactMap(\.short)
      #expect(Set(names).count == names.count && Set(letters).count == letters.count)
      #expect(command.abstract.hasSuffix("."))
      let before = command.arguments.dropLast().map(\.arity)
      #expect(!before.contains(.many) && !before.contains(.any))
      // After one that may be left out, so may the others: which is which is never a guess.
      let arities = command.arguments.map(\.arity)
      #expect(arities.drop { $0 != .optional }.allSatisfy { $0 == .optional || $0 == .any })
    }
  }

  @Test func `give examples that are well written`() throws {
    for command in Milo.commands {
      for example in command.examples where example.line.hasPrefix("milo ") {
        let isShell: (Character) -> Bool = { "|>".contains($0) }
        let typed: [String] = example.line.prefix { !isShell($0) }
          .matches(of: #/"[^"]*"|\S+/#).map { String($0.output).replacing("\"", with: "") }
        let words: [String] = Array(typed[2...])
        _ = try Arguments.parse(words, for: Milo.program.command(named: typed[1]))
      }
    }
  }
}

@Suite(requires(.bash))
struct `The completion of bash` {
  static let cases: [(words: [String], proposals: [String])] = [
    (["com"], ["compter"]),
    ([""], ["compter", "allouer", "--aide", "--version"]),
    (["compter", "--an"], ["--annee"]),
    (["compter", "--table", ""], ["synthese", "emploi", "aides"]),
    (["compter", "-t", "e"], ["emploi"]),
    (["compter", "--format", "=", "j"], ["json"]),
    (["compter", "--format", "="], ["table", "json", "csv", "md", "html"]),
    (["compter", "--annee", ""], []),
    (["allouer", "J"], []),
  ]

  @Test(arguments: cases)
  func `proposes what may follow`(words: [String], proposals: [String]) throws {
    let quoted = (["milo"] + words).map(\.shellQuoted).joined(separator: " ")
    let script = """
      \(sample.completion(for: .bash))
      COMP_WORDS=(\(quoted)) COMP_CWORD=\(words.count)
      _milo
      printf '%s\\n' "${COMPREPLY[@]}"
      """
    let process = Process()
    let pipe = Pipe()
    process.executableURL = URL(fileURLWithPath: try #require(Tool.bash.path))
    process.arguments = ["--norc", "-c", script]
    process.standardOutput = pipe
    try process.run()
    let output = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    let lines = String(decoding: output, as: UTF8.self).split(separator: "\n").map(String.init)
    #expect(lines == proposals)
  }
}

@Suite struct `The completions of zsh and fish` {
  /// What a shell prints when it runs a script.
  private static func run(_ shell: Tool, _ script: String) throws -> String {
    let process = Process()
    let pipe = Pipe()
    process.executableURL = URL(fileURLWithPath: try #require(shell.path))
    process.arguments = ["-c", script]
    process.standardOutput = pipe
    process.standardError = FileHandle.nullDevice
    try process.run()
    let output = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return String(decoding: output, as: UTF8.self)
  }

  @Test(
    requires(.fish),
    arguments: [
      ("milo effac", ["effacer"]), ("milo stats --form", ["--format"]),
      ("milo stats --format j", ["json"]),
    ])
  func `fish proposes what may follow`(typed: String, proposals: [String]) throws {
    let script = Milo.program.completion(for: .fish) + "\ncomplete -C'\(typed)'"
    let lines = try Self.run(.fish, script).split(separator: "\n")
    #expect(lines.map { String($0.prefix { $0 != "\t" }) } == proposals)
  }

  @Test(requires(.zsh))
  func `zsh loads the function for milo`() throws {
    let script = """
      autoload -U compinit; compinit -u -D
      \(Milo.program.completion(for: .zsh))
      compdef _milo milo
      print -r -- $_comps[milo] $+functions[_milo]
      """
    #expect(try Self.run(.zsh, script) == "_milo 1\n")
  }
}
