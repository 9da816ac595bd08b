import Foundation
import MiloTestTools
import Testing

/// The guides, held against the program: every command in them is run, every output shown is compared,
/// every piece of Swift is one of the examples'.
///
/// A `sh` block is run and must succeed. In a `console` block a line that begins with `$ ` is run and what
/// it prints must be the lines below it; « … » stands for any text, alone on a line for any lines. A `text`
/// block under a comment `<!-- $ … -->` is what that command prints.
@Suite struct `The documentation` {
  private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  static let documents: [String] = {
    let docs = (try? FileManager.default.contentsOfDirectory(atPath: root.path + "/docs")) ?? []
    return ["README.md"] + docs.filter { $0.hasSuffix(".md") }.sorted().map { "docs/" + $0 }
  }()

  /// A fenced block: its language and its lines.
  private struct Block {
    var language: String
    var lines: [String]
  }

  private func blocks(of document: String) throws -> [Block] {
    let text = try String(contentsOfFile: Self.root.path + "/" + document, encoding: .utf8)
    var blocks: [Block] = []
    var open: Block?
    var hidden: String?
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("```") {
        if let block = open {
          blocks.append(block)
          open = nil
        } else {
          open = Block(language: String(line.dropFirst(3)), lines: [])
          if let command = hidden { open = Block(language: "console", lines: [command]) }
          hidden = nil
        }
      } else if line.hasPrefix("<!-- $ "), open == nil {
        hidden = String(line.dropFirst(5).dropLast(4))
      } else {
        open?.lines.append(String(line))
      }
    }
    return blocks
  }

  /// A command with the output that must follow; nil where any output will do.
  private struct Step {
    var command: String
    var expected: [String]?
  }

  private func steps(_ blocks: [Block]) -> [Step] {
    blocks.flatMap { block -> [Step] in
      switch block.language {
      // What make does is what continuous integration does.
      case "sh" where block.lines.first?.hasPrefix("make ") == true: []
      case "sh": [Step(command: block.lines.joined(separator: "\n"), expected: nil)]
      case "console":
        block.lines.reduce(into: []) { steps, line in
          if line.hasPrefix("$ ") {
            steps.append(Step(command: String(line.dropFirst(2)), expected: []))
          } else if !steps.isEmpty {
            steps[steps.count - 1].expected?.append(line)
          }
        }
      default: []
      }
    }
  }

  @Test(requires(.milo), arguments: documents)
  func `shows commands that work, and what they print`(document: String) throws {
    let steps = steps(try blocks(of: document))
    guard !steps.isEmpty else { return }
    let folder = NSTemporaryDirectory() + "milo-guide-\(UUID())"
    try FileManager.default.createDirectory(
      atPath: folder + "/bin", withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try FileManager.default.createSymbolicLink(
      atPath: folder + "/bin/milo", withDestinationPath: try #require(Tool.milo.path))
    try FileManager.default.createSymbolicLink(
      atPath: folder + "/Examples", withDestinationPath: Self.root.path + "/Examples")
    if steps.contains(where: { $0.command.contains(".build/demo") }) {
      // What `make demo` makes.
      _ = try run("mkdir .build && milo exemple besancon-2022 .build/demo", in: folder)
    }
    // One shell for the whole document, so that a variable set in a block holds in the next.
    let marker = "== \(UUID()) =="
    let script = steps.map { step in
      step.expected == nil
        ? "set -e\n\(step.command)\nset +e\necho '\(marker)'"
        : "{ \(step.command)\n} 2>&1\necho '\(marker)'"
    }.joined(separator: "\n")
    let (output, problems) = try run(script, in: folder)
    let parts = output.components(separatedBy: marker + "\n")
    try #require(
      parts.count == steps.count + 1,
      "\(steps[min(parts.count, steps.count) - 1].command) : \(problems)")
    for (step, part) in zip(steps, parts) {
      guard let expected = step.expected else { continue }
      let found = part.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        .dropLast()
      #expect(
        matches(Array(found), trimmed(expected)),
        "\(step.command)\n\(found.joined(separator: "\n"))")
    }
  }

  private func trimmed(_ lines: [String]) -> [String] {
    var lines = lines
    while lines.last?.isEmpty == true { lines.removeLast() }
    return lines
  }

  /// Whether lines are those expected.
  private func matches(_ found: [String], _ expected: [String]) -> Bool {
    guard let first = expected.first else { return trimmed(found).isEmpty }
    if first == "…" {
      return (0...found.count).contains {
        matches(Array(found.dropFirst($0)), Array(expected.dropFirst()))
      }
    }
    guard let line = found.first else { return false }
    let pieces = first.components(separatedBy: "…")
    let isSame =
      pieces.count == 1
      ? line == first
      : line.hasPrefix(pieces[0]) && line.hasSuffix(pieces[pieces.count - 1])
        && inOrder(pieces, line)
    return isSame && matches(Array(found.dropFirst()), Array(expected.dropFirst()))
  }

  private func inOrder(_ pieces: [String], _ line: String) -> Bool {
    var rest = Substring(line)
    for piece in pieces where !piece.isEmpty {
      guard let range = rest.range(of: piece) else { return false }
      rest = rest[range.upperBound...]
    }
    return true
  }

  private func run(_ script: String, in folder: String) throws -> (String, String) {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.arguments = ["-c", script]
    process.currentDirectoryURL = URL(fileURLWithPath: folder)
    var environment = ProcessInfo.processInfo.environment
    environment["PATH"] = folder + "/bin:" + (environment["PATH"] ?? "")
    environment["COLUMNS"] = "100"
    for name in ["MILO_JOURNAL", "MILO_COFFRE", "XDG_CONFIG_HOME"] { environment[name] = nil }
    // What a guide configures is of the guide, and nobody's home is looked at.
    environment["HOME"] = folder
    process.environment = environment
    let output = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    let errors = output.appendingPathExtension("err")
    for file in [output, errors] {
      try Data().write(to: file)
    }
    defer {
      try? FileManager.default.removeItem(at: output)
      try? FileManager.default.removeItem(at: errors)
    }
    process.standardOutput = try FileHandle(forWritingTo: output)
    process.standardError = try FileHandle(forWritingTo: errors)
    try process.run()
    process.waitUntilExit()
    return (
      try String(contentsOf: output, encoding: .utf8),
      try String(contentsOf: errors, encoding: .utf8)
    )
  }

  @Test(arguments: documents)
  func `shows Swift that the examples hold, line for line`(document: String) throws {
    let examples = try FileManager.default.subpathsOfDirectory(atPath: Self.root.path + "/Examples")
      .filter { $0.hasSuffix(".swift") }
      .map { try String(contentsOfFile: Self.root.path + "/Examples/" + $0, encoding: .utf8) }
    for block in try blocks(of: document) where block.language == "swift" {
      // How to depend on the package is for the package of somebody else.
      guard block.lines.first?.hasPrefix(".package(") == false else { continue }
      let code = block.lines.joined(separator: "\n")
      #expect(examples.contains { $0.contains(code) }, "\(code)")
    }
  }

  @Test func `says the day of a counsellor in few and short commands`() throws {
    let day = try #require(
      blocks(of: "docs/une-journee.md").first {
        $0.lines.first?.hasPrefix("milo ajouter accueil") == true
      })
    #expect(day.lines.allSatisfy { $0.hasPrefix("milo ") })
    #expect(day.lines.count <= 9)
    #expect(day.lines.reduce(0) { $0 + $1.count } <= 700)
    let verbs = day.lines.map {
      $0.split(separator: " ").dropFirst().prefix(2).joined(separator: " ")
    }
    #expect(
      Set(verbs)
        == [
          "ajouter accueil", "ajouter entretien", "ajouter rendez_vous", "ajouter atelier",
          "ajouter dispositif.entree", "ajouter dispositif.sortie", "ajouter aide.demande",
          "corriger @3",
        ])
    #expect(day.lines.contains { $0.contains("statut=absent") })
  }

  @Test func `links to files that exist`() throws {
    for document in Self.documents + ["CONTRIBUTING.md", "CHANGELOG.md"] {
      let text = try String(contentsOfFile: Self.root.path + "/" + document, encoding: .utf8)
      let base = URL(fileURLWithPath: Self.root.path + "/" + document).deletingLastPathComponent()
      for match in text.matches(of: #/\]\(([^)#:]+)(#[^)]*)?\)/#) {
        let target = base.appendingPathComponent(String(match.1)).path
        #expect(FileManager.default.fileExists(atPath: target), "\(document) : \(match.1)")
      }
    }
  }

  @Test func `follows an event in the tutorial as the example does`() throws {
    let program = try String(
      contentsOfFile: Self.root.path + "/Examples/SuivreUnEvenement/main.swift", encoding: .utf8)
    let resources = Self.root.path + "/Sources/MiloCore/MiloCore.docc/Resources"
    let steps = try FileManager.default.contentsOfDirectory(atPath: resources)
      .filter { $0.hasSuffix(".swift") }.sorted()
      .map { try String(contentsOfFile: resources + "/" + $0, encoding: .utf8) }
    #expect(steps.count == 6)
    for step in steps { #expect(program.hasPrefix(step)) }
    #expect(steps.last == program)
  }
}
