import Testing

@testable import MiloCore

@Suite struct `A cell of a sheet` {
  @Test(arguments: [
    (4389, 0, Unite.nombre, "4389", "#,##0"), (446, 1, .pourcent, "0.446", "#,##0.0\"~\"%"),
    (100, 0, .pourcent, "1.00", "#,##0\"~\"%"), (-5, 1, .pourcent, "-0.005", "#,##0.0\"~\"%"),
    (123_450, 0, .centimes, "1234.50", "#,##0.00\"~€\""),
    (225_050, 2, .centimes, "22.5050", "#,##0.0000\"~€\""),
    (250, 2, .etp, "2.5", "#,##0.0"), (300, 2, .etp, "3", "#,##0"),
    (45, 0, .jours, "45", "#,##0\"~j\""), (90, 0, .minutes, "90", "#,##0\"~min\""),
    (150, 2, .heures, "1.5", "#,##0.0\"~h\""), (18, 0, .ans, "18", "#,##0\"~ans\""),
    (19, 1, .points, "1.9", "#,##0.0\"~point\""), (20, 1, .points, "2.0", "#,##0.0\"~points\""),
  ])
  func `holds the number that people read, with its unit and its decimals`(
    mantisse: Int, echelle: Int, unite: Unite, number: String, format: String
  ) {
    let cell = SheetCell(
      ExactDecimal(mantisse: mantisse, echelle: echelle), unite: unite, isVariation: false,
      texte: "")
    guard case .nombre(let found, let shown) = cell else {
      Issue.record("\(cell)")
      return
    }
    #expect(found.description == number)
    #expect(shown.replacing(nnbsp, with: "~") == format)
  }

  @Test func `shows a change with its sign`() {
    let cell = SheetCell(
      ExactDecimal(mantisse: 76, echelle: 0), unite: .nombre, isVariation: true, texte: "")
    #expect(
      cell
        == .nombre(ExactDecimal(mantisse: 76, echelle: 0), format: "+#,##0;-#,##0;#,##0"))
  }

  @Test func `holds the words of a number that a spreadsheet would round`() {
    func cell(_ number: Int) -> SheetCell {
      SheetCell(
        ExactDecimal(mantisse: number, echelle: 0), unite: .nombre, isVariation: false,
        texte: "mots")
    }
    #expect(cell(1_234_567_890_123_456) == .texte("mots"))
    #expect(cell(123_456_789_012_345) != .texte("mots"))
  }

  @Test(arguments: [
    ("1900-03-01", "61"), ("2022-01-01", "44562"), ("2024-02-29", "45351"), ("1900-02-28", nil),
    ("2022-02-30", nil), ("2022-03", nil), ("hier", nil),
  ])
  func `numbers a day as spreadsheets do`(day: String, serial: String?) {
    guard case .nombre(let number, let format)? = SheetCell(day: day) else {
      #expect(serial == nil)
      return
    }
    #expect(number.description == serial)
    #expect(format == "dd/mm/yyyy")
  }

  @Test func `is empty where nothing is known or can be computed`() {
    var table = synthese
    table.lignes[1].nonRenseignes = [0: NonRenseigne(attribut: "sexe", effectif: 3)]
    #expect(table.cell(table.lignes[1], 0, jours: []) == .vide)
    #expect(table.cell(table.lignes[1], 1, jours: []) == .vide)
    #expect(table.cell(table.lignes[2], 2, jours: []) == .vide)
  }

  @Test func `is a day only where the whole column holds days`() {
    func table(_ second: String) -> ReportTable {
      ReportTable(
        id: "t", titre: "T", colonnes: [Colonne(id: "d", libelle: "d", unite: .texte)],
        lignes: ["2022-01-01", second].map {
          Ligne(id: $0, libelle: "", valeurs: [.texte($0)])
        }, disposition: .lignes)
    }
    #expect(table("").colonnesDeJours == [0])
    #expect(table("J2").colonnesDeJours == [])
    #expect(table("J2").cell(table("J2").lignes[0], 0, jours: []) == .texte("2022-01-01"))
  }
}

@Suite struct `The name of a sheet` {
  @Test func `is one that spreadsheets take, and taken once`() {
    var names = SheetNames()
    let titles = [
      "Aides [/] : * ? \\", "'Aides'", "AIDES", "aides", "", "Historique",
      "Territoire (lieu d’accueil), jeunes en contact",
      "Territoire (lieu d’accueil), jeunes accompagnés",
      "Territoire (lieu d’accueil), jeunes bien accompagnés",
      "Territoire (lieu d’accueil), jeunes très bien accompagnés", "Un mot\nsur deux lignes",
      String(repeating: "x", count: 40), String(repeating: "😀", count: 16),
    ]
    #expect(
      titles.map { names.name(for: $0) } == [
        "Aides", "Aides (2)", "AIDES (3)", "aides (4)", "Feuille", "Historique (2)",
        "Territoire (lieu d’accueil)…", "Territoire (lie…nes accompagnés",
        "Territoire (lie…ien accompagnés", "Territoire (lieu… (2)", "Un mot sur deux lignes",
        String(repeating: "x", count: 30) + "…", String(repeating: "😀", count: 15) + "…",
      ])
  }
}

@Suite struct `A report as a workbook` {
  @Test func `has the same bytes each time`() throws {
    let frontEnd = XLSXFrontEnd(logiciel: "milo 9")
    #expect(try frontEnd.bytes(of: sampleReport) == frontEnd.bytes(of: sampleReport))
    #expect(try frontEnd.bytes(of: sampleReport).starts(with: [0x50, 0x4B, 3, 4]))
  }

  @Test func `lets no text become markup, nor more than a cell holds`() {
    #expect(XMLText.cell("<a href=\"x\">&\u{1B}\n") == "&lt;a href=&quot;x&quot;&gt;&amp;\\u001B ")
    #expect(XMLText.cell("\u{FFFE}") == "\u{FFFD}")
    #expect(XMLText.cell("_x0041_ _x41_") == "_x005F_x0041_ _x41_")
    let long = XMLText.cell(String(repeating: "é", count: 40_000))
    #expect(long.utf16.count == 32_767 && long.hasSuffix("é…"))
  }
}
