import Foundation
import Testing

/// The page of the rules, held against the code that cites it and the tests that it names.
@Suite struct `The rules` {
  private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  private static func files(in folder: String) throws -> [String] {
    try FileManager.default.subpathsOfDirectory(atPath: root.path + "/" + folder)
      .filter { $0.hasSuffix(".swift") }
  }

  private func page() throws -> String {
    try String(contentsOfFile: Self.root.path + "/docs/regles.md", encoding: .utf8)
  }

  @Test func `that comments cite are written down`() throws {
    let written = Set(try page().matches(of: #/\*\*(0\d(\.\d+)*)/#).map { String($0.1) })
    #expect(written.count > 50)
    for file in try Self.files(in: "Sources") {
      let text = try String(contentsOfFile: "\(Self.root.path)/Sources/\(file)", encoding: .utf8)
      for line in text.split(separator: "\n") {
        guard let comment = line.firstRange(of: "//") else { continue }
        for match in line[comment.upperBound...].matches(of: #/\b0[1-8](\.\d+)+\b/#) {
          #expect(written.contains(String(match.0)), "\(file) : \(match.0)")
        }
      }
    }
  }

  @Test func `each name tests that exist`() throws {
    let names = Set(
      try Self.files(in: "Tests").map { file in
        String(file.split(separator: "/").last?.dropLast(".swift".count) ?? "")
      } + ["parité"])
    let rules = try page().split(separator: "\n- ").dropFirst()
    for rule in rules {
      let text = rule.split(separator: "\n## ")[0]
      let tests = text.matches(of: #/\[([^\]]*(?:Tests|parité)[^\]]*)\]/#).last
      let named = try #require(tests, "aucun essai : \(text)").1
        .split { ", \n".contains($0) }.map(String.init)
      for name in named { #expect(names.contains(name), "\(name)") }
    }
  }
}
