import Foundation
import MiloReconstitutions
import MiloTestTools
import Testing

/// The published reports, rebuilt by `milo` and compared by `milo`, as a reader does.
@Suite struct `A published report` {
  private func run(_ arguments: [String]) throws -> (status: Int32, output: String) {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: try #require(Tool.milo.path))
    process.arguments = arguments
    let output = Pipe()
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    try process.run()
    let data = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return (process.terminationStatus, String(decoding: data, as: UTF8.self))
  }

  @Test(requires(.milo), arguments: Exemple.tous.map(\.nom))
  func `agrees with its rebuilt journal on every reproducible figure`(nom: String) throws {
    let exemple = try #require(Exemple.tous.first { $0.nom == nom })
    let path = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString).path
    defer { try? FileManager.default.removeItem(atPath: path) }
    #expect(try run(["exemple", nom, path]).status == 0)
    #expect(try run(["verifier", "--journal", path]) == (0, ""))
    let compared = try run(["exemple", nom, path, "--comparer"])
    let suite = nom == "besancon-2024"
    let figures = exemple.cibles.toutes.count {
      $0.statut == .reproductible && ($0.suite ?? false) == suite
    }
    #expect(figures > 0)
    #expect(
      compared.output.hasSuffix(
        "\(figures) des \(figures) chiffres publiés reproductibles concordent avec le journal.\n"))
    #expect(compared.status == 0)
  }
}
