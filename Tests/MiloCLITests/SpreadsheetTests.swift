import Foundation
import MiloCore
import Testing

@testable import milo

@Suite struct `A spreadsheet` {
  private let folder = FolderJournal()

  @Test(arguments: ["=1+1", "+1", "-1", "@x", "\u{FF1D}1"])
  func `never runs a text, and gets numbers as numbers`(text: String) {
    let report = Report(
      titre: "t", structure: "s", taille: 1,
      tables: [
        ReportTable(
          id: "t", titre: "t",
          colonnes: [
            Colonne(id: "a", libelle: "a", unite: .texte), Colonne(id: "b", libelle: "b"),
          ],
          lignes: [Ligne(id: "l", libelle: "l", valeurs: [.texte(text), .entier(-4)])],
          disposition: .lignes)
      ])
    #expect(CSVFrontEnd(tableur: true).text(of: report) == "a,b\n'\(text),-4\n")
    #expect(CSVFrontEnd().text(of: report) == "a,b\n\(text),-4\n")
  }

  @Test func `is told of in the description of an export`() {
    let lines = [line("=x"), line("e2", subject: "+33")]
    folder.run("importer", "-", input: lines.joined(separator: "\n") + "\n")
    func export(_ name: String, _ more: String...) -> (events: String, package: String) {
      var console = testConsole(environment: ["MILO_JOURNAL": folder.path])
      let out = folder.root + "/" + name
      #expect(
        Milo.program.run(["exporter", "csv", "-o", out, "--annee", "2022"] + more, on: &console)
          == .succes)
      func text(_ file: String) -> String {
        String(
          decoding: FileManager.default.contents(atPath: out + "/" + file) ?? Data(),
          as: UTF8.self)
      }
      return (text("evenements.csv"), text("datapackage.json"))
    }
    let plain = export("brut")
    #expect(plain.events.contains("\n0,=x,") && plain.package.contains(#""neutralise": false"#))
    let safe = export("tableur", "--tableur")
    #expect(safe.events.contains("\n0,'=x,") && safe.events.contains(",'+33,'+33,"))
    #expect(safe.package.contains(#""neutralise": true"#))
  }
}
