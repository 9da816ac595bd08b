import Foundation
import MiloTestTools
import Testing

@testable import milo

@Suite struct `An export of several journals` {
  private func text(_ path: String) -> String {
    String(decoding: FileManager.default.contents(atPath: path) ?? Data(), as: UTF8.self)
  }

  private func export(_ region: Region, _ name: String, _ journals: [String]? = nil) -> String {
    let path = region.beside(name)
    let run = region.run(["exporter", "csv", "-o", path, "--annee", "2022"], journals)
    #expect(run.code == .succes, "\(run.err)")
    return path
  }

  @Test(arguments: ["cellules", "evenements", "jeunes"])
  func `has the rows of each, after its source, in order`(table: String) {
    let region = Region()
    let whole = text(export(region, "ensemble") + "/\(table).csv").split(separator: "\n")
    var expected: [String] = []
    for nom in region.noms {
      let rows = text(export(region, nom, [region.journal(nom)]) + "/\(table).csv")
        .split(separator: "\n")
      if expected.isEmpty { expected.append("structure,\(rows[0])") }
      expected += rows.dropFirst().map { "/structures/\(nom),\($0)" }
    }
    #expect(whole.map(String.init) == expected)
  }

  @Test func `names its rows by their structure, and states the lines of each`() throws {
    let region = Region()
    let bytes = Data(text(export(region, "ensemble") + "/datapackage.json").utf8)
    let package = try #require(try JSONSerialization.jsonObject(with: bytes) as? [String: Any])
    let structures = try #require(package["structures"] as? [[String: Any]])
    #expect(structures.map { $0["nom"] as? String } == region.noms)
    #expect((package["empreinte"] as? String)?.count == 64)
    let resources = try #require(package["resources"] as? [[String: Any]])
    let schemas = resources.compactMap { $0["schema"] as? [String: Any] }
    #expect(
      schemas.map { $0["primaryKey"] as? [String] } == [
        ["structure", "table", "ligne", "colonne"], ["structure", "index"], ["structure", "jeune"],
      ])
  }

  @Test func `is one base, whose views have a row for each structure`() throws {
    let region = Region()
    let path = region.beside("region.db")
    let run = region.run(["exporter", "sqlite", "-o", path, "--annee", "2022"])
    #expect(run.code == .succes, "\(run.err)")
    let program = """
      import sqlite3, sys
      base = sqlite3.connect(sys.argv[1])
      for question in (
          "SELECT structure, valeur FROM synthese WHERE ligne = 'contact'",
          "SELECT structure, valeur FROM sql_populations WHERE ligne = 'contact'",
          "PRAGMA foreign_key_check",
          "SELECT count(*) FROM provenance WHERE structure = 'ensemble'"):
          print(base.execute(question).fetchall())
      """
    let process = Process()
    process.executableURL = URL(fileURLWithPath: try #require(Tool.python.path))
    process.arguments = ["-c", program, path]
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    let answers = String(
      decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    let contacts =
      "[('/structures/besancon', 2), ('/structures/dole', 4), ('/structures/lons', 2)]"
    #expect(answers == "\(contacts)\n\(contacts)\n[]\n[(1,)]\n")
  }

  @Test func `gives the lines of each, which say their source`() {
    let region = Region()
    let words = ["exporter", "jsonl", "-o", "-", "--type", "entretien"]
    let expected = region.noms.flatMap { region.run(words, [region.journal($0)]).lines }
    #expect(region.run(words).lines == expected && expected.count == 4)
  }

  @Test(arguments: ["csv", "sqlite", "jsonl"])
  func `leaves a damaged journal out with --continuer, and is not written without`(
    forme: String
  ) throws {
    let region = Region()
    try region.damage("dole")
    let path = region.beside("export")
    let words = ["exporter", forme, "-o", path, "--annee", "2022"]
    let stopped = region.run(words)
    #expect(stopped.code == .journalEndommage)
    #expect(stopped.err.contains("« \(region.journal("dole")) »"))
    #expect(!FileManager.default.fileExists(atPath: path))
    let run = region.run(words + ["--continuer"])
    #expect(run.code == .journalEndommage)
    #expect(FileManager.default.fileExists(atPath: path))
    if forme == "csv" {
      let whole = text(path + "/jeunes.csv")
      #expect(whole.contains("/structures/lons,") && !whole.contains("/structures/dole,"))
    }
  }
}
