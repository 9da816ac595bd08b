import Testing

@testable import MiloCore

@Suite struct `A report as a page` {
  private let page = HTMLFrontEnd(logiciel: "milo 9").text(of: sampleReport)

  @Test func `names each cell and keeps its value for machines`() {
    // Each figure leads to what it is.
    let link = "<a href=\"#t1-source\" tabindex=\"-1\">"
    #expect(
      page.contains(
        #"data-cellule="synthese/contact/valeur" data-valeur="1281">\#(link)1\#(nnbsp)281<"#))
    #expect(
      page.contains(
        #"data-cellule="synthese/part_accompagnes/evolution" data-valeur="">\#(link)–<"#))
    #expect(page.contains(#"<div id="t1-source">"#))
    #expect(!page.contains("synthese/duree_moyenne/evolution"))
  }

  @Test func `compares on a card only what the table compares`() {
    let ligne = Ligne(id: "CEJ", libelle: "CEJ", valeurs: [.entier(7), .entier(5), .entier(3)])
    func cards(isCompared: Bool) -> String {
      let colonnes = [
        Colonne(id: "entrees", libelle: "entrées"), Colonne(id: "jeunes", libelle: "jeunes"),
        Colonne(id: "part", libelle: "part", isVariation: isCompared),
      ]
      let table = ReportTable(
        id: "dispositifs", titre: "D", colonnes: colonnes, lignes: [ligne], figure: .chiffres)
      return HTMLFrontEnd().text(of: Report(titre: "R", provenance: nil, tables: [table]))
    }
    #expect(cards(isCompared: true).contains("class=\"avant\""))
    #expect(!cards(isCompared: false).contains("class=\"avant\""))
    #expect(cards(isCompared: false).contains("data-cellule=\"dispositifs/CEJ/entrees\""))
  }

  @Test func `lets no text become markup`() {
    var hostile = sampleReport
    hostile.titre = "</title><script>alert(1)</script>"
    hostile.tables[0].definition = "\"}</style><b onclick='x'>&"
    hostile.structure = "</script><script>"
    let text = HTMLFrontEnd().text(of: hostile)
    #expect(text.matches(of: /<script/).count == 1)
    #expect(text.matches(of: /<\/(title|style|script)>/).count == 3)
    #expect(!text.contains("<b "))
  }

  @Test func `says what a share is computed from`() {
    var shares = sampleReport
    shares.tables[0].lignes[1].quotients = [0: Quotient(numerateur: 4, denominateur: 5)]
    #expect(HTMLFrontEnd().text(of: shares).contains(#"<span class="sur">4 sur 5</span>"#))
  }

  @Test func `shows a list of records without naming cells`() {
    let text = HTMLFrontEnd().text(of: report(allocations))
    #expect(text.contains("<td class=\"n\">520,00\(nnbsp)€</td>"))
    #expect(!text.contains("data-cellule=\""))
  }
}

@Suite struct `A table on paper` {
  private func table(columns: Int, _ text: String = "") -> ReportTable {
    ReportTable(
      id: "t", titre: "T",
      colonnes: (0..<columns).map {
        Colonne(id: "c\($0)", libelle: "quinze lettres.", unite: text.isEmpty ? .nombre : .texte)
      },
      lignes: [
        Ligne(
          id: "l", libelle: "L",
          valeurs: .init(repeating: text.isEmpty ? .entier(123_456) : .texte(text), count: columns))
      ], disposition: .lignes)
  }

  @Test func `has smaller letters as it has more columns, and no others`() {
    #expect(PaperWidth(table(columns: 7)).size == nil)
    #expect(PaperWidth(table(columns: 12)).size == "6.6pt")
    #expect(PaperWidth(table(columns: 200)).size == "4.5pt")
    let page = HTMLFrontEnd().text(of: report(table(columns: 12)))
    #expect(page.contains("; --papier: 6.6pt\">"))
  }

  @Test func `divides no word but a long one, after a sign or so many letters`() {
    #expect(
      HTMLText.breakable("un mot & un autre, encore un autre")
        == "un mot &amp; un autre, encore un autre")
    #expect(
      HTMLText.breakable(#"{"conseiller":"c07","duree_min":45}"#)
        == "{<wbr>&quot;conseiller&quot;:&quot;c07&quot;,<wbr>&quot;duree_min&quot;:45}")
    #expect(
      HTMLText.breakable(String(repeating: "x", count: 30))
        == String(repeating: "x", count: 24) + "<wbr>xxxxxx")
    #expect(PaperWidth(table(columns: 3, String(repeating: "x", count: 900))).characters == 78)
  }
}

@Suite struct `A drawing` {
  private func table(_ figure: Figure, _ values: Int...) -> ReportTable {
    ReportTable(
      id: "t", titre: "T",
      colonnes: [Colonne(id: "n", libelle: "n"), Colonne(id: "m", libelle: "m")],
      lignes: values.enumerated().map { place, value in
        Ligne(id: "l\(place)", libelle: "L\(place)", valeurs: [.entier(value), .entier(value)])
      } + [Ligne(id: "total", libelle: "Total", valeurs: [.entier(999), .entier(999)])],
      figure: figure)
  }

  private func widths(_ table: ReportTable, _ style: String) -> [Int] {
    let text = Drawing(table)?.svg(id: "t1") ?? ""
    return text.matches(of: /<rect class="(\w+)"[^>]* width="(\d+)"/)
      .filter { $0.1.hasPrefix(style) }.compactMap { Int($0.2) }
  }

  @Test func `makes the longest bar as wide as the frame, and leaves zeros and totals out`() {
    #expect(widths(table(.barres("n"), 50, 0, 100), "s1") == [180, 360])
  }

  @Test func `cuts a whole into parts that fill it, two apart`() {
    #expect(widths(table(.parts("n"), 1, 2, 1), "s").filter { $0 != 12 } == [88, 178, 90])
  }

  @Test func `sets two columns face to face on one scale`() {
    #expect(widths(table(.pyramide("n", "m"), 10, 5), "s1") == [46, 91])
  }

  @Test func `draws a line through every moment`() throws {
    let text = try #require(Drawing(table(.courbes(["n"]), 0, 50, 100))).svg(id: "t1")
    #expect(text.contains("points=\"36,196 137,106 238,16\""))
  }

  @Test func `says in words what it shows, and is absent when there is nothing`() {
    let text = Drawing(table(.barres("n"), 7))?.svg(id: "t1") ?? ""
    #expect(text.contains("<desc id=\"t1-texte\">L0 7. Chaque chiffre est dans le tableau.</desc>"))
    for nothing in [table(.barres("n"), 0, 0), table(.barres("absente"), 1)] {
      #expect(Drawing(nothing)?.svg(id: "t1") == nil)
    }
  }
}

@Suite struct `A line through the years` {
  @Test func `has no point where nothing was recorded`() {
    let table = ReportTable(
      id: "t", titre: "T", colonnes: [Colonne(id: "n", libelle: "n")],
      lignes: [
        Ligne(id: "2021", libelle: "2021", valeurs: [nil]),
        Ligne(id: "2022", libelle: "2022", valeurs: [.entier(0)]),
        Ligne(id: "2023", libelle: "2023", valeurs: [.entier(4)]),
      ], figure: .courbes(["n"]))
    let page = HTMLFrontEnd().text(
      of: Report(titre: "", structure: "/s", taille: 1, tables: [table]))
    #expect(page.split(separator: "<circle").count == 3)
  }
}
