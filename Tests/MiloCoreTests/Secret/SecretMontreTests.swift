import Foundation
import MiloEvents
import Testing

@testable import MiloCore

private let cachee = Report(
  titre: "Activité 2022",
  provenance: {
    var provenance = Provenance(
      structure: "/s", periode: .init(debut: "2022-01-01", fin: "2022-12-31"), taille: 9,
      racine: "00")
    provenance.secret = 5
    return provenance
  }(),
  tables: [
    {
      var table = ReportTable(
        id: "t", titre: "Table",
        colonnes: [
          Colonne(id: "n", libelle: "jeunes"), Colonne(id: "p", libelle: "part", unite: .pourcent),
        ],
        lignes: [
          Ligne(id: "a", libelle: "A", valeurs: [.secret, .secret]),
          Ligne(id: "b", libelle: "B", valeurs: [.entier(12), nil]),
          Ligne(id: "c", libelle: "C", valeurs: [.entier(0), .secret]),
        ])
      table.figure = .barres("n")
      return table
    }()
  ])

@Suite struct `A hidden cell` {
  @Test func `is the word secret in CSV, null with a list of names in JSON`() throws {
    #expect(
      CSVFrontEnd().text(of: cachee)
        == """
        table,ligne,colonne,valeur,unite
        t,a,n,secret,nombre
        t,a,p,secret,%
        t,b,n,12,nombre
        t,b,p,,%
        t,c,n,0,nombre
        t,c,p,secret,%

        """)
    let json = JSONFrontEnd(style: .compact).text(of: cachee)
    #expect(json.contains(#""valeurs":{"n":null,"p":null}"#))
    #expect(json.contains(#""secrets":["a/n","a/p","c/p"]"#))
    #expect(json.contains(#""secret":5"#))
  }

  @Test func `is the word secret for people, and no bar`() throws {
    #expect(MarkdownFrontEnd().text(of: cachee).contains("| A | secret | secret |"))
    #expect(TextFrontEnd().text(of: cachee).contains("secret"))
    let page = HTMLFrontEnd(logiciel: "milo").text(of: cachee)
    #expect(page.contains(#"data-cellule="t/a/n" data-valeur="secret">"#))
    #expect(page.contains("les comptes de moins de 5 jeunes sont cachés"))
    let start = try #require(page.range(of: "<svg")?.lowerBound)
    let drawing = page[start...].components(separatedBy: "</svg>")[0]
    #expect(drawing.contains(">B<") && !drawing.contains(">A<"))
  }

  @Test func `is a text in a workbook, where a figure is a number`() {
    let table = cachee.tables[0]
    #expect(table.cell(table.lignes[0], 0, jours: []) == .texte("secret"))
    #expect(table.cell(table.lignes[1], 0, jours: []) != .texte("secret"))
  }

  @Test func `leaves no trace of what it is over`() throws {
    // Given a share of nobody over two youths,
    let journal = uneAnnee()
    var options = Statistiques.Options()
    (options.tables, options.secret) = (["profil.accompagnes"], 5)
    let table = try #require(
      try Statistiques(journal.histoires(), Periode(annee: 2022), options).tables.first)
    let ligne = try #require(table.lignes.first { $0.id == "sexe.non_renseigne" })
    // then 0 is shown, and nothing says that they are two.
    #expect(ligne.valeur(0) == .entier(0))
    #expect(ligne.quotients.isEmpty && ligne.nonRenseignes.isEmpty)
    #expect(table.lignes.first { $0.id == "effectif" }?.valeur(0) == .secret)
  }
}

@Suite struct `A page of small counts` {
  @Test func `says at its foot how many it shows, unless it hides them`() throws {
    let lecture = try Lecture(uneAnnee().journal)
    let clear = lecture.report(try RapportAnnuel(lecture.histoires, Periode(annee: 2022)))
    #expect(clear.usageInterne?.contains("comptes sont de moins de 5 jeunes") == true)
    #expect(HTMLFrontEnd(logiciel: nil).text(of: clear).contains("usage interne"))
    #expect(MarkdownFrontEnd().text(of: clear).contains("Usage interne"))
    let hidden = lecture.report(
      try RapportAnnuel(lecture.histoires, Periode(annee: 2022), secret: 5))
    #expect(hidden.usageInterne == nil)
    #expect(hidden.notes.contains { $0.hasPrefix("Secret statistique") })
    // No table shows a count of youths from 1 to 4, in cells or in sentences.
    #expect(hidden.tables.allSatisfy { $0.lignes.allSatisfy(\.petitsEffectifs.isEmpty) })
  }
}
