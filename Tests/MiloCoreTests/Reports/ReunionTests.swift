import Foundation
import MiloCore
import MiloEvents
import Testing

/// The answer of one structure: some cells, then a flat list.
private func reponse(
  _ source: String, contacts: Int, jeunes: [String], titre: String = "Titre", notes: [String] = []
) -> Report {
  let cellules = ReportTable(
    id: "synthese", titre: "Synthèse", colonnes: [Colonne(id: "valeur", libelle: "Valeur")],
    lignes: [Ligne(id: "contacts", libelle: "Contacts", valeurs: [.entier(contacts)])])
  let liste = ReportTable(
    id: "jeunes", titre: "Jeunes",
    colonnes: [Colonne(id: "jeune", libelle: "jeune", unite: .texte)],
    lignes: jeunes.map { Ligne(id: $0, libelle: $0, valeurs: [.texte($0)]) },
    disposition: .lignes)
  return Report(
    titre: titre, structure: source, taille: contacts,
    racine: String(repeating: "\(contacts)", count: 4), tables: [cellules, liste], notes: notes)
}

@Suite struct `A report on several structures` {
  private let reunis = Report(
    reunissant: [
      reponse(
        "/structures/besancon", contacts: 3, jeunes: ["J1", "J2"], notes: ["Commune.", "Une."]),
      reponse("/structures/lons", contacts: 5, jeunes: ["J1"], notes: ["Commune."]),
    ], titre: "Titre")

  @Test func `begins each record of CSV with its structure, and has each list once`() {
    #expect(
      CSVFrontEnd().text(of: reunis) == """
        structure,table,ligne,colonne,valeur,unite
        /structures/besancon,synthese,contacts,valeur,3,nombre
        /structures/lons,synthese,contacts,valeur,5,nombre

        structure,jeune
        /structures/besancon,J1
        /structures/besancon,J2
        /structures/lons,J1

        """)
  }

  @Test func `leaves the column empty for a table of no structure`() {
    var report = reunis
    report.tables[1].structure = nil
    #expect(CSVFrontEnd().text(of: report).contains("\n,J1\n,J2\n/structures/lons,J1\n"))
  }

  @Test func `keeps lists of different columns apart`() {
    var report = reunis
    report.tables[3].colonnes[0].id = "id"
    let csv = CSVFrontEnd().text(of: report)
    #expect(csv.contains("\n\nstructure,jeune\n") && csv.contains("\n\nstructure,id\n"))
  }

  @Test func `says in JSON the lines of each journal, and whose each line is`() throws {
    let json = JSONFrontEnd().text(of: reunis)
    let object = try #require(
      try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
    let structures = try #require(object["structures"] as? [[String: Any]])
    let sources = ["/structures/besancon", "/structures/lons"]
    #expect(structures.map { $0["structure"] as? String } == sources)
    #expect(structures.map { $0["taille"] as? Int } == [3, 5])
    #expect(object["taille"] as? Int == 8)
    #expect(object["empreinte"] as? String == reunis.provenance?.structures.empreinte)
    let tables = try #require(object["tables"] as? [[String: Any]])
    #expect(tables.map { $0["structure"] as? String } == sources.flatMap { [$0, $0] })
    for table in tables {
      let lignes = try #require(table["lignes"] as? [[String: Any]])
      for ligne in lignes {
        #expect(ligne["structure"] as? String == table["structure"] as? String)
      }
    }
  }

  @Test func `puts the tables of each under its name`() {
    let text = TextFrontEnd(largeur: 120).text(of: reunis)
    #expect(text.contains("\nbesancon\n════════\nJournal de 3 lignes, racine 3333.\n"))
    #expect(text.contains("2 journaux de 8 lignes, empreinte "))
    let markdown = MarkdownFrontEnd().text(of: reunis)
    #expect(markdown.contains("\n## lons\n"))
    let page = HTMLFrontEnd().text(of: reunis)
    #expect(page.contains("<a href=\"#structure-2\">lons</a>"))
    #expect(page.contains("data-structure=\"/structures/lons\""))
    #expect(page.contains("<dt>Empreinte des journaux</dt>"))
  }

  @Test func `says a note once when it is everybody's, and whose it is otherwise`() {
    #expect(reunis.notes == ["Commune.", "besancon : Une."])
  }

  @Test func `gives the title of each answer where they differ`() {
    let report = Report(
      reunissant: [
        reponse("/structures/besancon", contacts: 3, jeunes: [], titre: "primos = 3"),
        reponse("/structures/lons", contacts: 5, jeunes: [], titre: "primos = 5"),
      ], titre: "primos")
    #expect(report.titre == "primos")
    #expect(report.blocs.map(\.chapitre?.titre).last == "lons : primos = 5")
  }

  @Test func `says how many structures they are where they are many, and each in the foot`() {
    let many = Report(
      reunissant: (1...11).map { reponse("/structures/s\($0)", contacts: $0, jeunes: []) },
      titre: "Titre")
    #expect(many.structure == "11 structures")
    #expect(many.provenance?.structures.count == 11)
    let page = HTMLFrontEnd().text(of: many)
    #expect(page.contains("<dt>Structures</dt><dd>11 structures</dd>"))
    #expect(page.contains("<dt>Journal de s7</dt><dd>7 lignes, racine 7777</dd>"))
  }

  @Test func `names by their whole sources two structures that end alike`() {
    let noms = StructureComptee.noms(["/jura/centre", "/doubs/centre", "/doubs/nord"])
    #expect(
      noms == [
        "/jura/centre": "/jura/centre", "/doubs/centre": "/doubs/centre", "/doubs/nord": "nord",
      ])
  }
}

@Suite struct `The digest of several journals` {
  private let structures = [
    StructureComptee(source: "/structures/lons", nom: "lons", taille: 5, racine: "00ff"),
    StructureComptee(source: "/structures/besancon", nom: "besancon", taille: 3, racine: "aa"),
  ]

  @Test func `is that of a text that anyone can write`() {
    let text = "/structures/besancon 3 aa\n/structures/lons 5 00ff\n"
    #expect(structures.empreinte == SHA256.hash(Array(text.utf8)).description)
    #expect(structures.reversed().empreinte == structures.empreinte)
  }

  @Test func `is not there where a root was not computed`() {
    var unknown = structures
    unknown[0].racine = nil
    #expect(unknown.empreinte == nil)
    #expect([StructureComptee]().empreinte == nil)
  }
}
