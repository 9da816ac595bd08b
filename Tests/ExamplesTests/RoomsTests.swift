import Foundation
import Testing

/// The rooms of the house: the table of `docs/architecture.md` names them from the lowest to the highest,
/// and none knows one above it.
@Suite struct `The rooms` {
  private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  /// The folders of the table, in its order.
  private func listed() throws -> [String] {
    let page = try String(
      contentsOfFile: Self.root.path + "/docs/architecture.md", encoding: .utf8)
    let chapter = try #require(page.split(separator: "\n## Les pièces\n").last)
    return chapter.split(separator: "\n## ")[0].split(separator: "\n")
      .compactMap { $0.firstMatch(of: #/^\| `([^`]+)` \|/#).map { String($0.1) } }
  }

  @Test func `are all in the table, and look down only`() throws {
    var rooms = Rooms(try listed())
    #expect(rooms.names.count > 25)
    for name in rooms.names {
      #expect(
        FileManager.default.fileExists(atPath: "\(Self.root.path)/Sources/\(name)"), "\(name)")
    }
    let files = try FileManager.default.subpathsOfDirectory(atPath: Self.root.path + "/Sources")
      .filter { $0.hasSuffix(".swift") && !$0.contains(".docc/") }
    for file in files {
      let text = try String(contentsOfFile: "\(Self.root.path)/Sources/\(file)", encoding: .utf8)
      let isInARoom = rooms.add(file, text)
      #expect(isInARoom, "\(file)")
    }
    #expect(rooms.looksUp == [])
  }

  @Test(arguments: [
    ("a type of the higher room", "struct Low { var high: High }", ["High"]),
    ("a function of the higher room", "func low() { rise(\"\\(1)\") }", ["rise"]),
    ("a member that the higher room gives to others", "let low = 3.risen", ["risen"]),
    ("a type in what a text interpolates", "let low = \"a \\(High.self) b\"", ["High"]),
    ("words of a comment and of a text", "// High\nlet low = \"High rise(\\\"risen\\\")\"", []),
    (
      "a type of its own by that name", "enum Low { enum High {} ; static let high = High.self }",
      []
    ),
    (
      "a member that it declares too",
      "struct Low { var risen: Int } ; let two = Low(risen: 1).risen", []
    ),
  ])
  func `are caught when they look up`(_ what: String, _ low: String, _ names: [String]) {
    var rooms = Rooms(["A", "B"])
    let high =
      "struct High {}\nfunc rise(_ text: String) {}\nextension Int { var risen: Int { self } }"
    let taken = [("A/Low.swift", low), ("B/High.swift", high), ("C/Other.swift", "")].map {
      path, text in
      rooms.add(path, text)
    }
    #expect(taken == [true, true, false])
    #expect(rooms.looksUp == names.map { "A/Low.swift : \($0), de B" }, "\(what)")
  }

  @Test func `let a higher room name a lower one`() {
    var rooms = Rooms(["A", "B"])
    _ = rooms.add("A/Low.swift", "struct Low {}")
    _ = rooms.add("B/High.swift", "struct High { var low: Low }")
    #expect(rooms.looksUp == [])
  }
}
