import Foundation
import Testing

@testable import milo

@Suite struct `A yearly report of several journals` {
  private let words = ["rapport", "--annee", "2022"]

  private func page(_ region: Region, _ words: [String] = []) throws -> String {
    let file = region.beside("region.html")
    let run = region.run(self.words + ["--html", file, "--remplacer"] + words)
    #expect(run.code == .succes, "\(run.err)")
    return try String(contentsOfFile: file, encoding: .utf8)
  }

  private func cell(_ name: String, _ page: String) -> String? {
    page.firstRange(of: "data-cellule=\"\(name)\" data-valeur=\"").map { found in
      String(page[found.upperBound...].prefix { $0 != "\"" })
    }
  }

  @Test func `puts the structures beside the whole, with the figures of the statistics`() throws {
    let region = Region()
    let page = try page(region)
    #expect(page.contains("<h1>Rapport d’activité 2022</h1>"))
    #expect(page.contains("besancon, dole, lons"))
    #expect(page.contains("<dt>Empreinte des journaux</dt>"))
    let stats = region.run([
      "stats", "--annee", "2022", "--table", "synthese", "--format", "csv",
    ])
    for (structure, suffix) in [
      ("ensemble", ""), ("/structures/dole", "@dole"), ("/structures/lons", "@lons"),
    ] {
      let wanted = stats.lines.first { $0.hasPrefix("\(structure),synthese,accompagnes,valeur,") }
        .map { String($0.split(separator: ",")[4]) }
      #expect(wanted != nil && cell("synthese/accompagnes/valeur\(suffix)", page) == wanted)
    }
    for nom in region.noms { #expect(page.contains("<dt>Journal de \(nom)</dt>")) }
  }

  @Test func `is written in every form`() {
    let region = Region()
    for format in ["table", "csv", "json", "md", "html"] {
      let run = region.run(words + ["--format", format])
      #expect(run.code == .succes && !run.out.isEmpty, "\(format) : \(run.err)")
    }
    let book = region.beside("region.xlsx")
    let run = region.run(words + ["--xlsx", book, "--md", region.beside("region.md")])
    #expect(run.code == .succes, "\(run.err)")
  }

  @Test func `follows the composition of a file, and none that a journal declares`() throws {
    let region = Region()
    let file = region.beside("rapport.json")
    let modele = region.run(["rapport", "--modele"])
    #expect(modele.code == .succes && modele.out.contains("\"structures\": true"))
    try modele.out.replacing("Les structures", with: "Chacune")
      .write(toFile: file, atomically: true, encoding: .utf8)
    #expect(try page(region, ["--composition", file]).contains(">Chacune</h2>"))
    let alone = region.run(["rapport", "--modele"], [region.journal("dole")])
    #expect(!alone.out.contains("\"structures\""))
    let code = region.run(words + ["--composition", "rapport"])
    #expect(code.code != .succes && code.err.contains("rapport"))
  }

  @Test func `stops at a damaged journal, or goes on and says it`() throws {
    let region = Region()
    try region.damage("dole")
    let stopped = region.run(words)
    #expect(stopped.code == .journalEndommage && stopped.out.isEmpty)
    let going = region.run(words + ["--continuer"])
    #expect(going.code == .journalEndommage)
    #expect(going.out.contains("besancon, lons") && going.out.contains("- dole, laissée de côté"))
    #expect(going.err.contains("« \(region.journal("dole")) »"))
  }

  @Test func `is computed again to the byte, whatever the journals gained since`() throws {
    let region = Region()
    _ = try page(region)
    let control = ["rapport", "--verifier", region.beside("region.html")]
    let added = region.run(
      ["ajouter", "entretien", "--sujet", "J9", "--le", "2022-03-10", "conseiller=c1"],
      [region.journal("lons")])
    #expect(added.code == .succes, "\(added.err)")
    let held = region.run(control)
    #expect(held.code == .succes && held.out.contains("octet pour octet"), "\(held.out)\(held.err)")
    #expect(held.out.contains("des 3 journaux"))
  }

  @Test func `is found to differ where a figure was typed over, or a journal is missing`() throws {
    let region = Region()
    let page = try page(region)
    let forged = region.beside("forgee.html")
    let name = "synthese/accompagnes/valeur@dole"
    let value = try #require(cell(name, page))
    try page.replacing(
      "\(name)\" data-valeur=\"\(value)\"", with: "\(name)\" data-valeur=\"99\""
    ).write(toFile: forged, atomically: true, encoding: .utf8)
    let run = region.run(["rapport", "--verifier", forged])
    #expect(run.code == .constats && run.out.contains("\(name) : publié 99"), "\(run.out)")
    let fewer = region.run(
      ["rapport", "--verifier", region.beside("region.html")],
      ["dole", "lons"].map(region.journal))
    #expect(fewer.code == .constats)
    #expect(fewer.out.contains("le rapport compte « besancon », dont le journal n’est pas donné"))
    let one = region.run(
      ["rapport", "--verifier", region.beside("region.html")], [region.journal("dole")])
    #expect(one.code == .constats)
  }

  @Test func `in JSON, or of one structure, is not taken for the page of several`() throws {
    let region = Region()
    let json = region.run(["stats", "--annee", "2022", "--format", "json"])
    let file = region.beside("stats.json")
    try json.out.write(toFile: file, atomically: true, encoding: .utf8)
    let refused = region.run(["rapport", "--verifier", file])
    #expect(refused.code == .refus && refused.err.contains("plusieurs structures"))
    let single = region.beside("dole.html")
    #expect(region.run(words + ["--html", single], [region.journal("dole")]).code == .succes)
    let other = region.run(["rapport", "--verifier", single])
    #expect(other.code == .constats && other.out.contains("3 structures"), "\(other.out)")
  }
}
