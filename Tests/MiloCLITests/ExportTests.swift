import Foundation
import Testing

@testable import milo

@Suite struct `Milo exporter` {
  /// Two youths, one cancelled interview, one rectified, one void reference, free text.
  private func journal() -> FolderJournal {
    let folder = FolderJournal()
    let lines = [
      line(
        "p1", type: "profil", time: "2022-01-03T09:00:00+01:00", data: #"{"sexe":"F","qpv":true}"#),
      line("e1", type: "entretien", data: #"{"conseiller":"c07"}"#),
      line("e2", type: "entretien", subject: "J2", data: #"{"conseiller":"c07"}"#),
      line("e3", type: "entretien", subject: "J2", data: #"{"conseiller":"c07"}"#),
      line(
        "a1", type: "atelier", subject: "J2",
        data: #"{"intitule":"Secret, dit-elle","presence":"absent"}"#),
      line("c1", data: #"{"canal":"sms"}"#),
      line(
        "x1", type: "annulation", subject: nil,
        data: #"{"evenement":"e3","motif":"doublon de Léa"}"#),
      line(
        "x2", type: "rectification", subject: nil,
        data: #"{"evenement":"c1","motif":"faute","data":{"canal":"mel"}}"#),
    ]
    #expect(
      folder.run("importer", "-", input: lines.joined(separator: "\n") + "\n").code == .succes)
    return folder
  }

  private func text(_ path: String) -> String {
    String(decoding: FileManager.default.contents(atPath: path) ?? Data(), as: UTF8.self)
  }

  /// Runs Python, which needs nothing but its own library.
  private func python(_ program: String, _ argument: String) throws -> String {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["python3", "-c", program, argument]
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    let data = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return String(decoding: data, as: UTF8.self)
  }

  @Test func `writes the cells of stats, the events without free text, the youths`() {
    let folder = journal()
    let out = folder.root + "/export"
    let run = folder.run("exporter", "csv", "-o", out, "--annee", "2022")
    #expect(run == .init(code: .succes, out: "", err: "4 fichiers écrits dans « \(out) ».\n"))
    #expect(
      text(out + "/cellules.csv") == folder.run("stats", "--annee", "2022", "--format", "csv").out)
    let events = text(out + "/evenements.csv")
    #expect(!events.contains("Secret") && !events.contains("Léa"))
    #expect(events.contains(#"5,c1,contact,J1,J1,2022-03-14T09:30:00+01:00,2022-03-14,"#))
    #expect(events.contains(#",1,"{""canal"":""mel""}""#))
    #expect(events.contains(#",0,"{""conseiller"":""c07""}""#))
    let youths = text(out + "/jeunes.csv").split(separator: "\n")
    #expect(youths.count == 3)
    #expect(youths[1].hasPrefix("J1,F,,") && youths[1].hasSuffix(",1,1,1,1"))
  }

  @Test func `never overwrites unless told`() {
    let folder = journal()
    let out = folder.root + "/2022.db"
    #expect(folder.run("exporter", "sqlite", "-o", out, "--annee", "2022").code == .succes)
    #expect(folder.run("exporter", "sqlite", "-o", out, "--annee", "2022").code == .refus)
    #expect(
      folder.run("exporter", "sqlite", "-o", out, "--annee", "2022", "--remplacer").code == .succes)
  }

  @Test func `makes views that give the cells of stats, and counts them again by SQL`() throws {
    let folder = journal()
    let out = folder.root + "/2022.db"
    folder.run("exporter", "sqlite", "-o", out, "--annee", "2022")
    let program = """
      import sqlite3, sys
      base = sqlite3.connect(sys.argv[1])
      print("table,ligne,colonne,valeur,unite")
      noms = [n for (n,) in base.execute('select "table" from cellules group by 1 order by min(rowid)')]
      vues = {n for (n,) in base.execute("select name from sqlite_master where type = 'view'")}
      for table in noms:
          vue = table.replace(".", "_")
          assert vue in vues or "table_" + vue in vues, table
          vue = vue if vue in vues else "table_" + vue
          lues = {}
          curseur = base.execute(f'select * from "{vue}"')
          colonnes = [c[0] for c in curseur.description][1:]
          for rangee in curseur:
              for colonne, valeur in zip(colonnes, rangee[1:]):
                  lues[rangee[0], colonne] = valeur
          for ligne, colonne, valeur, unite in base.execute(
              'select ligne, colonne, valeur, unite from cellules where "table" = ? order by rowid', [table]):
              lu = lues[ligne, colonne]
              ecrit = "" if lu is None else f"{lu:.1f}" if unite == "%" else str(lu)
              print(",".join([table, ligne, colonne, ecrit, unite]))
      populations = dict(base.execute("select * from sql_populations"))
      assert populations == {l: v for l, v in base.execute(
          "select ligne, valeur from synthese") if l in populations}, populations
      assert populations["entretien"] == 2
      for ligne, evenements, jeunes in base.execute("select * from sql_evenements_nature"):
          assert (evenements, jeunes) == base.execute(
              "select evenements, jeunes from evenements_contact where ligne = ?", [ligne]).fetchone()
      assert base.execute("pragma foreign_key_check").fetchall() == []
      """
    #expect(
      try python(program, out) == folder.run("stats", "--annee", "2022", "--format", "csv").out)
  }

  @Test func `gives lines as they are, or without their free text`() {
    let folder = journal()
    let plain = folder.run("exporter", "jsonl", "-o", "-", "--type", "contact")
    #expect(plain.lines.count == 1 && folder.segment.contains(plain.out))
    let without = folder.run("exporter", "jsonl", "-o", "-", "--type", "atelier")
    #expect(!without.out.contains("Secret"))
    #expect(without.err.contains("1 ligne est privée de son texte libre"))
    let with = folder.run(
      "exporter", "jsonl", "-o", "-", "--type", "atelier", "--avec-texte", "intitule")
    #expect(with.out.contains("Secret") && folder.segment.contains(with.out))
  }

  @Test(arguments: [
    ["exporter"], ["exporter", "csv"], ["exporter", "csv", "-o", "x"],
    ["exporter", "csv", "-o", "x", "--annee", "2022", "--type", "contact"],
    ["exporter", "jsonl", "-o", "-", "--filtre", "sexe=F"],
    ["exporter", "jsonl", "-o", "-", "--avec-texte", "canal"],
  ])
  func `refuses a command that makes no sense`(words: [String]) {
    var console = testConsole()
    #expect(Milo.program.run(words, on: &console) == .usage)
  }
}
