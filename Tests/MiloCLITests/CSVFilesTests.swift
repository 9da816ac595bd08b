import Foundation
import Testing

@testable import milo

/// Files as spreadsheets and other programs write them.
@Suite struct `CSV files that hands and programs write` {
  private static let examples = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("Examples/Imports").path
  private static let accueil =
    #"{"evenements":[{"type":"accueil","sujet":"jeune","le":"date","champs":{"site":"site"}}]}"#

  private func importing(_ csv: [UInt8], _ json: String = accueil) -> (
    FolderJournal, FolderJournal.Run
  ) {
    let folder = FolderJournal()
    let run = folder.run(
      "importer", folder.file("f.csv", csv), "--modele", folder.file("m.json", json),
      at: 1_700_000_000_000)
    return (folder, run)
  }

  private func importing(_ csv: String, _ json: String = accueil) -> (
    FolderJournal, FolderJournal.Run
  ) {
    importing(Array(csv.utf8), json)
  }

  private func cell(_ folder: FolderJournal, _ table: String, _ ligne: String) -> String? {
    folder.run("stats", "--annee", "2022", "--table", table, "--format", "csv").lines
      .first { $0.hasPrefix("\(table),\(ligne),") }
      .map { $0.split(separator: ",", omittingEmptySubsequences: false)[3] }.map(String.init)
  }

  /// Six rows: three interviews (45, 90 and 30 minutes), two messages, one workshop; three youths.
  @Test func `brings a spreadsheet in French to the figures that its rows say`() {
    let folder = FolderJournal()
    let (csv, json) = ("\(Self.examples)/tableur.csv", "\(Self.examples)/tableur.json")
    let run = folder.run("importer", csv, "--modele", json, at: 1_700_000_000_000)
    #expect(
      run.err
        == "1 ligne passée : TOTAL 6 4,75 (ligne 9).\n12 événements ajoutés, 0 déjà présent.\n")
    #expect(cell(folder, "evenements.contact", "entretien") == "3")
    #expect(cell(folder, "evenements.contact", "contact") == "2")
    #expect(cell(folder, "evenements.contact", "atelier") == "1")
    #expect(cell(folder, "synthese", "primos") == "3")
    for words in [
      #""time":"2022-01-03T09:30:00+01:00","recordedtime":"2023-11-14T22:13:20.000Z","data":{"conseiller":"c07","duree_min":45}"#,
      #""time":"2022-01-05T12:00:00+01:00","recordedtime":"2023-11-14T22:13:20.000Z","data":{"conseiller":"c12","duree_min":90}"#,
      #""commune":"01025""#, #""duree_min":120"#,
    ] {
      #expect(withoutAlea(folder.segment).contains(words), "\(words)")
    }
  }

  @Test(arguments: [
    ("id;jeune;date;site\nx1;J1;2022-03-01;s\nx2;J1\n", "ligne 3 : trouvé 2 cellules, attendu 4"),
    (
      "jeune;date;site\nJ1;2022-03-01;s\nTOTAL;;\n",
      "ligne 3, colonne « date » : trouvé une cellule vide"
    ),
    ("jeune;date;site\nJ1;2022-03-01;s\nTOTAL;;\n", "« passer »"),
    ("jeune;date;date;site\nJ1;2022-03-01;x;s\n", "« #2 » ou « #3 »"),
    (
      "jeune;date;site\n1,87128E+14;2022-03-01;s\n",
      "notation scientifique : l’identifiant est perdu"
    ),
    ("jeune;date;site\n=1+1;2022-03-01;s\n", "une formule"),
    ("jeune;date;site\nJ1;2022-03-01;12.0\n", "colonne « site »"),
  ])
  func `refuses what has lost something, with its row and column`(csv: String, words: String) {
    let (folder, run) = importing(csv)
    #expect(run.code == .refus)
    #expect(run.err.contains(words), "\(run.err)")
    #expect(folder.segment.isEmpty)
  }

  @Test func `refuses one byte of another encoding with its row`() {
    let (_, run) = importing(
      Array("jeune;date;site\nBesançon;2022-03-01;s\nJ".utf8) + [0xE9]
        + Array(";2022-03-01;s\n".utf8))
    #expect(run.code == .refus && run.err.contains("ligne 3 : trouvé l’octet 0xE9"))
  }

  @Test func `refuses a file in UTF-8 where the mapping says Windows-1252`() {
    let json =
      #"{"encodage":"windows-1252","evenements":[{"type":"accueil","sujet":"jeune","le":"date","champs":{"site":"site"}}]}"#
    let (_, run) = importing("jeune;date;site\nHélène;2022-03-01;s\n", json)
    #expect(run.code == .refus && run.err.contains("pour un fichier écrit en UTF-8"))
  }

  @Test func `makes one subject of an identifier and its invisible characters`() {
    let (folder, run) = importing(
      "jeune;date;site\nJ3;2022-03-01;s\nJ3\u{200B};2022-03-02;s\n\u{FEFF}J4;2022-03-01;s\nJ4\u{A0};2022-03-02;s\n"
    )
    #expect(run.code == .succes)
    let lines = folder.segment.split(separator: "\n")
    #expect(lines.count { $0.contains(#""subject":"J3","#) } == 2)
    #expect(lines.count { $0.contains(#""subject":"J4","#) } == 2)
  }

  @Test func `takes a column without name, or with the name of another, by its place`() {
    let json =
      ##"{"evenements":[{"type":"accueil","sujet":"#1","le":"#3","champs":{"site":"#4"}}]}"##
    let (folder, run) = importing(";x;date;date\nJ1;;2022-03-01;s\n", json)
    #expect(run.code == .succes)
    #expect(folder.segment.contains(#""data":{"site":"s"}"#))
  }

  @Test func `tells the rows that give nothing, by what they say`() {
    let json =
      #"{"evenements":[{"type":"accueil","si":[{"colonne":"acte","parmi":["Accueil"]}],"sujet":"jeune","le":"date","champs":{"site":"site"}}]}"#
    let (_, run) = importing(
      "jeune;date;site;acte\nJ1;2022-03-01;s;Accueil\nJ1;2022-03-02;s;Atelier\nJ2;2022-03-02;s;Atelier\nJ2;2022-03-02;s;\n",
      json)
    #expect(
      run.err
        == "3 lignes n’ont rien donné : Atelier ×2, (vide) ×1.\n1 événement ajouté, 0 déjà présent.\n"
    )
  }

  @Test
  func `tells an hour that a change of time repeats, and writes instants in the journal's zone`() {
    let (folder, run) = importing(
      "jeune;date;site\nJ1;2022-10-30 02:30;s\nJ2;2022-12-31T23:30:00Z;s\n")
    #expect(run.err.hasPrefix("ligne 2, colonne « date » : « 2022-10-30 02:30 » : le changement"))
    #expect(folder.segment.contains(#""subject":"J2","time":"2023-01-01T00:30:00+01:00""#))
  }

  @Test func `says the line and column where a mapping stops being JSON`() {
    let (_, run) = importing("jeune;date;site\n", "{\n \"evenements\": [,]}")
    #expect(run.code == .refus && run.err.contains("m.json : ligne 2, colonne 17 : trouvé « , »"))
  }

  @Test func `refuses a folder, a pipe and what never ends`() throws {
    let folder = FolderJournal()
    let json = folder.file("m.json", Self.accueil)
    let pipe = folder.root + "/tube"
    #expect(mkfifo(pipe, 0o600) == 0)
    for path in [folder.root, pipe, "/dev/zero"] {
      #expect(folder.run("importer", path, "--modele", json).code == .refus, "\(path)")
      #expect(folder.run("importer", path).code == .refus, "\(path)")
    }
  }
}
