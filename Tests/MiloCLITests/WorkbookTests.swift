import Foundation
import MiloCore
import MiloTestTools
import Testing

@testable import milo

/// A workbook as the programs of others read it.
@Suite struct `A workbook` {
  private let folder = smallYear()

  /// Writes an answer as a workbook beside its other forms.
  private func write(_ words: String...) throws -> String {
    let file = folder.root + "/classeur.xlsx"
    let run = folder.run(words + ["--xlsx", file])
    #expect(run.code == .succes && run.out.isEmpty, "\(run.err)")
    #expect(run.err == "milo : classeur écrit dans « \(file) »\n")
    _ = folder.file("reponse.json", folder.run(words + ["--format", "json"]).out)
    _ = folder.file("reponse.csv", folder.run(words + ["--format", "csv"]).out)
    _ = folder.file("reponse.html", folder.run(words + ["--html", "-"]).out)
    return file
  }

  private func run(_ tool: Tool, _ words: [String], _ more: [String: String] = [:]) throws -> String
  {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: try #require(tool.path))
    process.arguments = words
    process.environment = ProcessInfo.processInfo.environment.merging(more) { $1 }
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = pipe
    try process.run()
    let data = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return String(decoding: data, as: UTF8.self)
  }

  private static let script = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("classeur.py").path

  /// What the reader in Python finds wrong, then how many figures it compared.
  private func control(_ file: String, _ sheets: String = "") throws -> [String] {
    let answers = ["json", "csv", "html"].map { folder.root + "/reponse." + $0 }
    let said = try run(.python, [Self.script, file] + answers + [sheets])
    return said.split(separator: "\n").map(String.init)
  }

  @Test(requires(.openpyxl))
  func `holds every figure of the report, typed, exact, in its format`() throws {
    let said = try control(try write("rapport", "--annee", "2022"))
    #expect(said.dropLast() == [])
    #expect((said.last.flatMap { Int($0) } ?? 0) > 120, "\(said)")
  }

  @Test(requires(.openpyxl))
  func `holds every figure of the statistics, with the decimals asked for`() throws {
    let said = try control(
      try write("stats", "--annee", "2022", "--evolution", "--decimales", "2"))
    #expect(said.dropLast() == [])
    #expect((said.last.flatMap { Int($0) } ?? 0) > 1000, "\(said)")
  }

  @Test(requires(.openpyxl, .libreoffice))
  func `shows the same figures in a spreadsheet`() throws {
    let file = try write("rapport", "--annee", "2022")
    let sheets = folder.root + "/feuilles"
    // Token 9 asks for cells as they are shown, the last one for every sheet.
    _ = try run(
      .libreoffice,
      [
        "-env:UserInstallation=file://\(folder.root)/profil", "--headless", "--convert-to",
        "csv:Text - txt - csv (StarCalc):44,34,76,1,,1033,false,false,true,false,false,-1",
        "--outdir", sheets, file,
      ], ["LC_ALL": "C.UTF-8"])
    let said = try control(file, sheets)
    #expect(said.dropLast() == [])
    #expect((said.last.flatMap { Int($0) } ?? 0) > 240, "\(said)")
  }

  @Test(requires(.openpyxl))
  func `says where its figures come from, and leads to its sheets`() throws {
    let file = try write("rapport", "--annee", "2022", "--vu-au", "2022-02-15")
    let said = try run(
      .python,
      [
        "-c",
        """
        import sys, openpyxl
        book = openpyxl.load_workbook(sys.argv[1])
        first = book.worksheets[0]
        print(first.title, book.properties.title, sep="|")
        for line in first.iter_rows(values_only=True):
            print("|".join(str(cell) for cell in line[:2] if cell is not None))
        for cell in first["A"]:
            if cell.hyperlink:
                sheet, place = cell.hyperlink.location.rsplit("!", 1)
                print(place, sheet.strip("'").replace("''", "'") == cell.value in book.sheetnames)
        """, file,
      ]
    ).split(separator: "\n").map(String.init)
    #expect(said.first == "Provenance|Rapport d’activité 2022")
    #expect(said.contains("Structure|/structures/besancon"))
    #expect(said.contains("Période|du 1er janvier 2022 au 31 décembre 2022"))
    #expect(said.contains("Vu au|15 février 2022"))
    #expect(said.contains("Journal|7\u{202F}lignes") || said.contains("Journal|7 lignes"))
    #expect(said.contains { $0.hasPrefix("Racine de Merkle|") })
    #expect(said.contains("Calculé par|\(Milo.logiciel)"))
    #expect(said.contains("Notes") && said.contains { $0.hasPrefix("L’essentiel|Chiffres clés") })
    #expect(said.filter { $0.hasPrefix("A1 ") }.count > 5 && !said.contains("A1 False"))
  }

  @Test(requires(.openpyxl), arguments: ["=1+1", "+33", "-1", "@x", "007", "_x0041_", " a"])
  func `takes no text for a formula or a number`(text: String) throws {
    let report = Report(
      titre: text, structure: text, taille: 1,
      tables: [
        ReportTable(
          id: "t", titre: "T", colonnes: [Colonne(id: "a", libelle: text, unite: .texte)],
          lignes: [Ligne(id: "l", libelle: text, valeurs: [.texte(text)])])
      ])
    let file = folder.file("t.xlsx", try XLSXFrontEnd().bytes(of: report))
    let said = try run(
      .python,
      [
        "-c",
        """
        import sys, openpyxl
        book = openpyxl.load_workbook(sys.argv[1])
        line = list(book.worksheets[1].iter_rows())[2]
        print(*[f"{cell.data_type}{cell.value}" for cell in line[:2]], line[0].quotePrefix, sep="|")
        """, file,
      ])
    let written = text.replacing("_x0041_", with: "_x005F_x0041_")
    let isQuoted = "=+-@".contains(text.prefix(1))
    #expect(said == "s\(written)|s\(written)|\(isQuoted ? "True" : "False")\n")
  }

  @Test(requires(.openpyxl))
  func `makes one sheet of a list, its header in sight`() throws {
    let list = folder.root + "/lister.xlsx"
    #expect(folder.run("lister", "--xlsx", list).code == .succes)
    let said = try run(
      .python,
      [
        "-c",
        """
        import sys, openpyxl
        book = openpyxl.load_workbook(sys.argv[1])
        sheet = book.worksheets[1]
        print(len(book.worksheets), sheet.title, sheet.max_row, sheet.freeze_panes, sheet.print_title_rows)
        """, list,
      ])
    #expect(said == "2 Événements 12 B3 $1:$2\n")
  }

  @Test(requires(.openpyxl))
  func `holds days as days, amounts as euros, and the line of a total in bold`() throws {
    let colonnes = [
      Colonne(id: "le", libelle: "le", unite: .texte),
      Colonne(id: "du", libelle: "dû", unite: .centimes), Colonne(id: "vide", libelle: "vide"),
    ]
    let lignes = [
      Ligne(id: "a", libelle: "", valeurs: [.texte("2022-02-28"), .entier(-123_450), nil]),
      Ligne(id: "total", libelle: "", valeurs: [.texte(""), .entier(5), .sansObjet]),
    ]
    let report = Report(
      titre: "T", structure: "s", taille: 1,
      tables: [
        ReportTable(
          id: "t", titre: "Aides", colonnes: colonnes, lignes: lignes, disposition: .lignes, cles: 2
        )
      ])
    let said = try run(
      .python,
      [
        "-c",
        """
        import sys, openpyxl
        sheet = openpyxl.load_workbook(sys.argv[1])["Aides"]
        for line in list(sheet.iter_rows())[2:]:
            print(*[f"{cell.value} {cell.number_format} {cell.font.b}" for cell in line[:3]], sep="|")
        print(sheet.freeze_panes)
        """, folder.file("jours.xlsx", try XLSXFrontEnd().bytes(of: report)),
      ])
    let euros = "#,##0.00\"\u{202F}€\""
    #expect(
      said == """
        2022-02-28 00:00:00 dd/mm/yyyy False|-1234.5 \(euros) False|None General False
        None General False|0.05 \(euros) True|None General False
        C3

        """)
  }

  @Test func `is one file of several asked for together, or of none`() {
    let (page, book) = (folder.root + "/f.html", folder.root + "/f.xlsx")
    let both = folder.run("rapport", "--annee", "2022", "--html", page, "--xlsx", book)
    #expect(
      both.err == "milo : page écrite dans « \(page) »\nmilo : classeur écrit dans « \(book) »\n")
    #expect(folder.run("rapport", "--annee", "2022", "--xlsx", book).code == .refus)
    #expect(
      folder.run("rapport", "--annee", "2022", "--xlsx", "-", "--html", "-").err.contains(
        "les options --html et --xlsx ne vont pas ensemble"))
    #expect(folder.run("stats", "--annee", "2022", "--xlsx", "f", "--format", "csv").code == .usage)
    #expect(folder.run("rapport", "--verifier", "f", "--xlsx", "g").code == .usage)
  }
}
