import Foundation
import MiloTestTools
import Testing

@testable import milo

/// What leaves the journal, read by the tools of others, and what never leaves it.
@Suite struct `What is exported` {
  private let folder = FolderJournal()

  private init() throws {
    let coffre = folder.root + "/coffre"
    folder.run("cle", "coffre", coffre)
    let lines = [
      line("p1", type: "profil", time: "2022-01-03T09:00:00+01:00", data: #"{"sexe":"F"}"#),
      line("e1", type: "entretien", data: #"{"conseiller":"c07"}"#),
      line(
        "e2", type: "entretien", subject: "J2",
        data: #"{"conseiller":"c07","specialite":"justice","motif_specialite":"dettes"}"#),
      line(
        "d1", type: "dispositif.entree", subject: "J2", data: #"{"dispositif":"PACEA"}"#),
      line(
        "d2", type: "dispositif.prolongation", subject: "J2",
        data: #"{"entree":"d1","fin_prevue":"2022-09-01","motif":"à la demande de Léa"}"#),
    ]
    let file = folder.file("lot.jsonl", lines.map { $0 + "\n" }.joined())
    #expect(folder.run("importer", file, "--coffre", coffre).code == .succes)
    let later = line(
      "x1", type: "rectification", subject: nil, time: "2022-03-14T10:00:00+01:00",
      data:
        #"{"evenement":"d2","motif":"faute","data":{"entree":"d1","fin_prevue":"2022-10-01","motif":"pour Léa"}}"#
    )
    #expect(
      folder.run("importer", "-", input: later + "\n", at: 1_650_000_000_000).code == .succes)
  }

  private func text(_ path: String) -> String {
    String(decoding: FileManager.default.contents(atPath: path) ?? Data(), as: UTF8.self)
  }

  private func run(_ program: String, _ arguments: String...) throws -> String {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: try #require(Tool.python.path))
    process.arguments = ["-c", program] + arguments
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    let data = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return String(decoding: data, as: UTF8.self)
  }

  @Test func `holds no free text and no ciphertext, in any form`() throws {
    let (csv, database) = (folder.root + "/csv", folder.root + "/x.db")
    #expect(folder.run("exporter", "csv", "-o", csv, "--annee", "2022").code == .succes)
    #expect(folder.run("exporter", "sqlite", "-o", database, "--annee", "2022").code == .succes)
    let lines = folder.run("exporter", "jsonl", "-o", "-")
    let bytes = try Data(contentsOf: URL(fileURLWithPath: database))
    for secret in ["Léa", "chiffre", "dettes", "faute"] {
      #expect(!text(csv + "/evenements.csv").contains(secret), "\(secret)")
      #expect(bytes.range(of: Data(secret.utf8)) == nil, "\(secret)")
      #expect(!lines.out.contains(secret), "\(secret)")
    }
    #expect(lines.lines.count == 6)
  }

  @Test func `holds no words of fields that the catalogue knows nothing of, unless named`() {
    let lines = [
      line("x8", data: #"{"canal":"sms","x_note":"Léa","x_rang":3}"#),
      line("x9", type: "contact", data: #"{"canal":"mel"}"#)
        .replacing("fr.milo.contact.v1", with: "org.exemple.note.v1")
        .replacing(#"{"canal":"mel"}"#, with: #"{"texte":"Léa","n":1}"#),
    ]
    folder.run("importer", "-", input: lines.map { $0 + "\n" }.joined(), at: 1_650_000_000_001)
    let out = folder.run("exporter", "jsonl", "-o", "-").out
    #expect(!out.contains("Léa"))
    #expect(out.contains(#""data":{"canal":"sms","x_rang":3}"#) && out.contains(#""data":{"n":1}"#))
    let named = folder.run("exporter", "jsonl", "-o", "-", "--avec-texte", "x_note").out
    #expect(named.contains(#""x_note":"Léa""#))
  }

  @Test func `is never written inside a journal, nor a folder on the standard output`() {
    let before = folder.bytes
    for (forme, target) in [("csv", "/export"), ("jsonl", "/00000000000000000000.jsonl")] {
      let run = folder.run(
        "exporter", forme, "-o", folder.path + target, "--annee", "2022", "--remplacer")
      #expect(run.code == .refus)
    }
    #expect(folder.bytes == before)
    #expect(folder.run("exporter", "csv", "-o", "-", "--annee", "2022").code == .usage)
  }

  @Test func `leaves nothing behind when it fails`() throws {
    folder.damage("00000000000000000000.jsonl") { $0[$0.count - 3] = UInt8(ascii: "?") }
    for (forme, name) in [("csv", "c"), ("sqlite", "s.db"), ("jsonl", "l.jsonl")] {
      let target = folder.root + "/" + name
      let run = folder.run("exporter", forme, "-o", target, "--annee", "2022")
      #expect(run.code == .journalEndommage)
    }
    let left = try FileManager.default.contentsOfDirectory(atPath: folder.root)
    #expect(Set(left) == ["besancon", "coffre", "lot.jsonl"])
  }

  @Test func `keeps the rest of the new data of a rectification`() {
    let csv = folder.root + "/csv"
    folder.run("exporter", "csv", "-o", csv, "--annee", "2022")
    #expect(text(csv + "/evenements.csv").contains("2022-10-01"))
    let lines = folder.run("exporter", "jsonl", "-o", "-", "--type", "rectification")
    #expect(lines.out.contains(#""data":{"entree":"d1","fin_prevue":"2022-10-01"}"#))
  }

  @Test func `stops at the day of the view`() {
    let all = folder.run("exporter", "jsonl", "-o", "-")
    let seen = folder.run("exporter", "jsonl", "-o", "-", "--vu-au", "2022-03-14")
    #expect(all.lines.count == 6 && seen.lines.count == 5)
    #expect(all.out.hasPrefix(seen.out))
    let csv = folder.root + "/csv"
    folder.run("exporter", "csv", "-o", csv, "--annee", "2022", "--vu-au", "2022-03-14")
    #expect(!text(csv + "/evenements.csv").contains("2022-10-01"))
  }

  @Test func `leaves out the youths that a filter leaves out, and their events`() {
    let csv = folder.root + "/csv"
    folder.run("exporter", "csv", "-o", csv, "--annee", "2022", "--filtre", "sexe=F")
    #expect(text(csv + "/jeunes.csv").split(separator: "\n").count == 2)
    #expect(!text(csv + "/evenements.csv").contains(",J2,"))
    let cells = folder.run(
      "stats", "--annee", "2022", "--filtre", "sexe=F", "--format", "csv")
    #expect(text(csv + "/cellules.csv") == cells.out)
  }

  @Test func `says so of an empty journal, and of a folder that cannot be written`() {
    let empty = FolderJournal()
    let csv = empty.root + "/csv"
    #expect(empty.run("exporter", "csv", "-o", csv, "--annee", "2022").code == .succes)
    #expect(text(csv + "/evenements.csv").split(separator: "\n").count == 1)
    #expect(text(csv + "/jeunes.csv").split(separator: "\n").count == 1)
    let refused = empty.run("exporter", "csv", "-o", "/proc/non/csv", "--annee", "2022")
    #expect(refused.code == .refus)
    #expect(refused.err.contains("/proc/non/csv"))
  }

  @Test(
    requires(.frictionless),
    arguments: [[], ["--profil", "audit"], ["--profil", "audit", "--precision", "jour"]])
  func `is a valid data package for Frictionless`(words: [String]) throws {
    let csv = folder.root + "/csv"
    #expect(
      folder.run(["exporter", "csv", "-o", csv, "--annee", "2022"] + words).code == .succes)
    let program = """
      import sys
      from frictionless import Package
      report = Package(sys.argv[1] + "/datapackage.json").validate()
      print(report.valid, len(report.tasks), report.flatten(["title", "message"]))
      """
    #expect(try run(program, csv) == "True 3 []\n")
    // A figure changed behind its back is found by its hash.
    var cells = text(csv + "/cellules.csv")
    cells = cells.replacing("synthese,primos,valeur,2", with: "synthese,primos,valeur,3")
    try cells.write(toFile: csv + "/cellules.csv", atomically: true, encoding: .utf8)
    #expect(try run(program, csv).hasPrefix("False"))
  }

  @Test(requires(.duckdb))
  func `is read by DuckDB, whose counts are those of the cells`() throws {
    let csv = folder.root + "/csv"
    folder.run("exporter", "csv", "-o", csv, "--annee", "2022")
    let program = """
      import sys, duckdb
      base = sys.argv[1]
      count = lambda query: int(duckdb.sql(query).fetchall()[0][0])
      print(count(f"select count(*) from '{base}/evenements.csv' where type = 'entretien' and compte = 1"),
            count(f"select valeur from '{base}/cellules.csv' where \\"table\\" = 'synthese' and ligne = 'entretiens' and colonne = 'valeur'"),
            count(f"select count(distinct jeune) from '{base}/jeunes.csv' where sexe = 'F'"))
      """
    #expect(try run(program, csv) == "2 2 1\n")
  }
}
