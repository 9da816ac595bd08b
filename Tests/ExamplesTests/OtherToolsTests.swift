import Foundation
import MiloEvents
import MiloReconstitutions
import MiloTestTools
import Testing

/// A journal read by the tools of others: what is promised of the format, held against them.
///
/// The tools are those of `scripts/test-tools`; where they are missing the tests say so.
@Suite struct `Other people's tools` {
  /// A synthetic journal with every kind of event.
  private func journal() throws -> (path: String, types: [String: Int], count: Int) {
    let path = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString).path
    let structure = StructureSynthetique(
      numero: 1, annees: 2021...2023, evenements: 5000, graine: 7)
    try Journal.create(at: path, structure.identite)
    let journal = try Journal(path: path)
    try journal.fill(clock: { "2026-01-01T00:00:00.000Z" }) { try structure.lignes($0) }
    var types: [String: Int] = [:]
    var lines = JournalLines(try journal.snapshot())
    while let next = try lines.next() { types[next.event.type, default: 0] += 1 }
    return (path, types, types.values.reduce(0, +))
  }

  private func run(_ tool: String, on path: String) throws -> Data {
    let script = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().appendingPathComponent("Outils/clients.py").path
    let process = Process()
    process.executableURL = URL(fileURLWithPath: try #require(Tool.python.path))
    process.arguments = [script, tool, path]
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    let data = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
    return data
  }

  @Test(requires(.cloudevents))
  func `include a CloudEvents SDK, which accepts every line`() throws {
    let (path, _, count) = try journal()
    defer { try? FileManager.default.removeItem(atPath: path) }
    let data = try run("cloudevents", on: path)
    #expect(try JSONDecoder().decode([String: Int].self, from: data) == ["lignes": count])
  }

  @Test(requires(.duckdb))
  func `include DuckDB, which counts the same events by type`() throws {
    let (path, types, _) = try journal()
    defer { try? FileManager.default.removeItem(atPath: path) }
    let data = try run("duckdb", on: path)
    #expect(try JSONDecoder().decode([String: [String: Int]].self, from: data) == ["types": types])
  }
}
