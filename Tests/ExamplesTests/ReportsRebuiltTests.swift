import Foundation
import MiloReconstitutions
import MiloTestTools
import Testing

/// The published reports, rebuilt by `milo`, compared by `milo` and composed into pages, as a reader does.
@Suite struct `A published report` {
  private func run(
    _ tool: Tool, _ arguments: [String]
  ) throws -> (status: Int32, output: String) {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: try #require(tool.path))
    process.arguments = arguments
    process.environment = Tool.withoutDefaults
    let output = Pipe()
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    try process.run()
    let data = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return (process.terminationStatus, String(decoding: data, as: UTF8.self))
  }

  private func milo(_ arguments: String...) throws -> (status: Int32, output: String) {
    try run(.milo, arguments)
  }

  private static let counter = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().appendingPathComponent("Reference/Pages/pages.py").path

  @Test(requires(.milo, .python), arguments: `A shipped composition`.noms)
  func `agrees with its rebuilt journal, and its figures stand on the page composed for it`(
    nom: String
  ) throws {
    let exemple = try #require(Exemple.tous.first { $0.nom == nom })
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("\(UUID())").path
    try FileManager.default.createDirectory(
      atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let path = "\(folder)/\(nom)"
    #expect(try milo("exemple", nom, path).status == 0)
    #expect(try milo("verifier", "--journal", path) == (0, ""))
    let compared = try milo("exemple", nom, path, "--comparer")
    let figures = exemple.cibles.toutes.count {
      $0.statut == .reproductible && ($0.suite ?? false) == (nom == "besancon-2024")
    }
    #expect(figures > 0)
    #expect(
      compared.output.hasSuffix(
        "\(figures) des \(figures) chiffres publiés reproductibles concordent avec le journal.\n"))
    #expect(compared.status == 0)

    if nom == "besancon-2022" { try checkFileActive(path) }

    let counted = try run(
      .python, [Self.counter, Tool.milo.path ?? "milo", "--exemple", nom, "--dossier", folder])
    #expect(counted.status == 0, "\(counted.output)")
    #expect(counted.output.hasPrefix("\(nom) : "))
    let composition = `A shipped composition`.dossier.appendingPathComponent("\(nom).json").path
    let held = try milo(
      "rapport", "--journal", path, "--verifier", "\(path).html", "--composition", composition)
    #expect(held.status == 0 && held.output.contains("octet pour octet"), "\(held.output)")
  }

  /// A portfolio holds who is followed now: no more youths than were accompanied in two years, none past
  /// the age, and less than a third of them without news.
  private func checkFileActive(_ path: String) throws {
    let rows = try milo(
      "portefeuille", "--journal", path, "--au", "2022-12-15", "--format", "csv"
    ).output.split(separator: "\n").dropFirst().map {
      $0.split(separator: ",", omittingEmptySubsequences: false)
    }
    let actifs = rows.filter { $0.last == "actif" }
    let jeunes = Set(actifs.map { $0[1] })
    #expect((2000...5668).contains(jeunes.count))
    #expect(!actifs.contains { $0[10].contains("hors_age") })
    let sansNouvelles = actifs.filter {
      $0[10].contains("sans_entretien_") || $0[10].contains("sans_contact_365")
    }
    #expect(Set(sansNouvelles.map { $0[1] }).count * 100 < jeunes.count * 30)
  }
}
