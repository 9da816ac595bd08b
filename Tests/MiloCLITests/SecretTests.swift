import Foundation
import Testing

@testable import milo

/// Thirty youths of one town and two of another, most of them women, seen in 2022.
private func journal() -> FolderJournal {
  let folder = FolderJournal()
  let lines = (0..<32).flatMap { rang in
    let sexe = rang % 10 == 0 ? "M" : "F"
    let niveau = rang % 15 == 1 ? "VI_Vbis" : "V_diplome"
    return [
      line(
        "p\(rang)", type: "profil", subject: "J\(rang)",
        data:
          #"{"sexe":"\#(sexe)","niveau":"\#(niveau)","commune":"\#(rang < 30 ? 25056 : 25057)"}"#),
      line("e\(rang)", type: "entretien", subject: "J\(rang)", data: #"{"conseiller":"c07"}"#),
    ]
  }
  #expect(folder.run("importer", "-", input: lines.joined(separator: "\n") + "\n").code == .succes)
  return folder
}

@Suite struct `Figures that leave the house` {
  private static let folder = journal()

  private func cells(_ arguments: String...) -> [String: String] {
    let run = Self.folder.run(arguments + ["--annee", "2022", "--format", "csv"])
    #expect(run.code == .succes, "\(run.err)")
    let rows = run.out.split(separator: "\n").map {
      $0.split(separator: ",", omittingEmptySubsequences: false)
    }
    return Dictionary(
      rows.map { ($0[..<3].joined(separator: "/"), String($0[3])) },
      uniquingKeysWith: { first, _ in first })
  }

  @Test func `hide small counts, what is computed from them, and what would tell them`() {
    let cells = cells("stats", "--table", "profil.accompagnes", "--public")
    #expect(cells["profil.accompagnes/effectif/jeunes"] == "32")
    // Four men: the count of women would tell it.
    #expect(cells["profil.accompagnes/sexe.M/jeunes"] == "secret")
    #expect(cells["profil.accompagnes/sexe.M/part"] == "secret")
    #expect(cells["profil.accompagnes/sexe.F/jeunes"] == "secret")
    #expect(cells["profil.accompagnes/sexe.non_renseigne/jeunes"] == "0")
  }

  @Test func `hide as many as N asks for`() {
    let four = cells("stats", "--table", "profil.accompagnes", "--secret", "4")
    #expect(four["profil.accompagnes/sexe.M/jeunes"] == "4")
    let ten = cells("stats", "--table", "profil.accompagnes", "--public", "--secret", "10")
    #expect(ten["profil.accompagnes/sexe.M/jeunes"] == "secret")
    let run = Self.folder.run("stats", "--annee", "2022", "--secret", "1")
    #expect(run.code == .usage && run.err.contains("un nombre entier de 2 à 1000"))
  }

  @Test func `say how many cells are hidden, and that outputs are not protected from each other`() {
    let run = Self.folder.run(
      "stats", "--annee", "2022", "--public", "--table", "profil.accompagnes")
    #expect(run.out.contains("Secret statistique :"))
    #expect(run.out.contains("Plusieurs sorties rapprochées ne sont pas protégées."))
    #expect(!Self.folder.run("stats", "--annee", "2022").out.contains("secret"))
  }

  @Test func `are the cells only, in an export`() throws {
    let out = Self.folder.root + "/export"
    let run = Self.folder.run("exporter", "csv", "-o", out, "--annee", "2022", "--public")
    #expect(run.code == .succes, "\(run.err)")
    #expect(run.err.contains("2 fichiers écrits"))
    let names = try FileManager.default.contentsOfDirectory(atPath: out).sorted()
    #expect(names == ["cellules.csv", "datapackage.json"])
    let package = try String(contentsOfFile: out + "/datapackage.json", encoding: .utf8)
    #expect(package.contains("Secret statistique"))
    let cells = try String(contentsOfFile: out + "/cellules.csv", encoding: .utf8)
    #expect(cells.contains("profil.accompagnes,sexe.M,jeunes,secret,nombre"))
    let base = Self.folder.root + "/export.db"
    #expect(
      Self.folder.run("exporter", "sqlite", "-o", base, "--annee", "2022", "--public").code
        == .succes)
  }

  @Test(arguments: [
    (["jsonl"], "ne va pas avec"), (["csv", "--profil", "audit"], "profil"),
    (["csv", "--avec-texte", "commentaire"], "avec-texte"),
  ])
  func `are refused with what names people`(_ asked: [String], _ said: String) {
    let run = Self.folder.run(
      ["exporter"] + asked + ["-o", "x", "--annee", "2022", "--public"])
    #expect(run.code == .usage && run.err.contains(said))
  }

  @Test func `make a page that is computed again as it was made`() {
    let page = Self.folder.root + "/page.html"
    let made = Self.folder.run("rapport", "--annee", "2022", "--public", "--html", page)
    #expect(made.code == .succes, "\(made.err)")
    let found = Self.folder.run("rapport", "--verifier", page)
    #expect(found.code == .succes, "\(found.out)\(found.err)")
    #expect(found.out.contains("rapport conforme"))
    // The output of stats says it too.
    let json = Self.folder.run("stats", "--annee", "2022", "--public", "--format", "json").out
    let file = Self.folder.file("stats.json", json)
    #expect(Self.folder.run("rapport", "--verifier", file).code == .succes)
  }

  @Test func `stay inside when nobody asked, and the page says so`() {
    let page = Self.folder.run("rapport", "--annee", "2022", "--html", "-").out
    #expect(page.contains("usage interne"))
    #expect(
      !Self.folder.run("rapport", "--annee", "2022", "--public", "--html", "-").out
        .contains("usage interne"))
  }
}
