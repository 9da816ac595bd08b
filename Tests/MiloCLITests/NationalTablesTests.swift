import Foundation
import MiloCore
import MiloEvents
import MiloTestTools
import Testing

@testable import milo

@Suite struct `The declaration of a national table` {
  /// Those that are declared.
  private static let said = Tableau.nationaux.filter { Tableau.national($0) != nil }

  /// A journal drawn at random, in a folder.
  private static func journal(_ folder: FolderJournal) throws -> String {
    let script = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent()
      .appendingPathComponent("Reference/Statistiques/journal_aleatoire.py").path
    let path = folder.file("aleatoire.txt", "") + ".d"
    let process = Process()
    process.executableURL = URL(fileURLWithPath: Tool.python.path ?? "python3")
    process.arguments = [script, "--graine", "11", "--jeunes", "60", "--annees", "2020-2022", path]
    process.standardOutput = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    return path
  }

  /// The cells of a table, line by line, without its name.
  private static func cells(_ csv: String) -> [String] {
    csv.split(separator: "\n").dropFirst().map { String($0.drop { $0 != "," }) }
  }

  @Test(requires(.python))
  func `counts the same cells under another name`() throws {
    let folder = FolderJournal()
    let journal = try Self.journal(folder)
    #expect(Self.said.count >= 7)
    for id in Self.said {
      var tableau = try #require(Tableau.national(id))
      tableau.id = "a_moi." + id.replacing(".", with: "_")
      let file = folder.file("t.json", EditableJSON.text(of: tableau.json))
      let stats = ["stats", "--journal", journal, "--format", "csv", "--evolution"]
      for question in [["--annee", "2022"], ["--annee", "2021", "--filtre", "sexe=F"]] {
        let national = folder.run(stats + question + ["--table", id])
        let own = folder.run(stats + question + ["--tableaux", file, "--table", tableau.id])
        #expect(national.code == .succes && own.code == .succes, "\(id)\(own.err)")
        let cells = Self.cells(national.out).filter { !$0.isEmpty }
        #expect(!cells.isEmpty && cells == Self.cells(own.out), "\(id)")
      }
    }
  }

  @Test func `is printed for somebody to change`() {
    let folder = FolderJournal()
    let run = folder.run("tableau", "--nationaux", "volontariat")
    #expect(
      run.out == """
        {
          "id": "volontariat",
          "titre": "Volontariats",
          "definition": "Volontariats commencés dans la période.",
          "compte": "volontariat.entree",
          "lignes": [{ "par": "genre" }, { "id": "total", "libelle": "total" }],
          "colonnes": [
            { "id": "entrees", "libelle": "entrées", "mesure": "lignes" },
            { "id": "jeunes", "libelle": "jeunes", "mesure": "jeunes" }
          ]
        }

        """)
  }

  @Test func `is not that of a table that a function counts`() {
    let folder = FolderJournal()
    let run = folder.run("tableau", "--nationaux", "synthese")
    #expect(run.code == .refus && run.out.isEmpty)
    #expect(run.err.contains("« synthese » est comptée par un calcul"))
  }

  @Test func `is of a table that exists`() {
    let folder = FolderJournal()
    let run = folder.run("tableau", "--nationaux", "emplois")
    #expect(run.code == .usage && run.err.contains("vouliez-vous dire « emploi »"))
    #expect(folder.run("tableau", "--nationaux", "emploi", "t.json").code == .usage)
    #expect(folder.run("tableau", "--nationaux", "emploi", "--expliquer").code == .usage)
    #expect(folder.run("tableau", "--nationaux", "emploi", "--modele", "offre").code == .usage)
  }
}
