import MiloEvents
import Testing

@testable import MiloCore

@Suite struct `A composition` {
  private func composition(_ text: String) throws -> Composition {
    let composition = try Composition(json: Array(text.utf8))
    try composition.verifier()
    return composition
  }

  private func page(_ blocs: String) -> String {
    #"{"chapitres":[{"id":"a","titre":"A","blocs":[\#(blocs)]}]}"#
  }

  @Test func `is shipped by the library, names only what exists, and reads back as it is written`()
    throws
  {
    let nationale = Composition.nationale
    try nationale.verifier()
    let read = try Composition(nationale.json)
    #expect(read == nationale)
    #expect(read.sha256 == nationale.sha256)
    #expect(nationale.chapitres.count == 15)
  }

  @Test func `says everything of a block in JSON and back`() throws {
    let text = page(
      #"""
      {"table":"profil.primos","titre":"T","lignes":{"prefixe":"age."},"dont":["age.16_17"],
      "colonnes":["jeunes",{"id":"part","libelle":"en %"}],"figure":"barres-groupees","dessine":["jeunes"],
      "tout":"effectif","triee":"jeunes","structures":true,"cote_a_cote":[{"libelle":"femmes","filtre":{"sexe":"F"}},
      {"libelle":"2021","du":"2021-01-01","au":"2021-12-31"}],"decimales":0,"evolution":true,
      "du":"2022-03-01","au":"2022-12-31","vu_au":"2023-04-06","filtre":{"commune":["94003","94037"]}},
      {"citation":"Oui.","auteur":"La présidente"},{"image":"a.png","alternative":"Une image","legende":"L"},
      {"texte":"{synthese/primos/valeur} **primos**"},{"tables_declarees":true}
      """#)
    let composition = try composition(text)
    #expect(try Composition(composition.json) == composition)
    guard case .table(let bloc) = composition.chapitres[0].blocs[0] else {
      Issue.record("the first block is no table")
      return
    }
    #expect(bloc.lignes == .prefixe("age."))
    #expect(bloc.coteACote.map(\.libelle) == ["femmes", "2021"])
    #expect(bloc.circonstances.filtres == [FiltreDemande("commune", ["94003", "94037"])])
    #expect(bloc.decimales == 0 && bloc.evolution && bloc.structures)
    #expect(composition.images == ["a.png"])
  }

  @Test(arguments: ["operation=JO2024", "regroupement=NORD"])
  func `may filter by what only a journal declares`(filtre: String) throws {
    let asked = try composition(page(#"{"texte":"{emploi/total/entrees?\#(filtre)}"}"#))
    #expect(asked.chapitres[0].blocs.count == 1)
  }

  @Test func `names lines in words of its own, beside those that keep the table's`() throws {
    let composition = try composition(
      page(
        #"{"table":"emploi","lignes":[{"id":"contrat.CDD","libelle":"contrats courts"},"total"]}"#))
    #expect(try Composition(composition.json) == composition)
    guard case .table(let bloc) = composition.chapitres[0].blocs[0] else {
      Issue.record("the first block is no table")
      return
    }
    #expect(bloc.lignes == .parmi(["contrat.CDD", "total"]))
    let table = ReportTable(
      id: "emploi", titre: "Emploi", colonnes: [Colonne(id: "jeunes", libelle: "jeunes")],
      lignes: [
        Ligne(id: "total", libelle: "total", valeurs: [.entier(3)]),
        Ligne(id: "contrat.CDD", libelle: "CDD", valeurs: [.entier(2)]),
      ])
    #expect(
      bloc.cut(table, named: .init(), nil).lignes.map(\.libelle) == ["contrats courts", "Total"])
  }

  @Test(arguments: [
    (#"{"table":"profil.primo"}"#, "blocs[0].table", "profil.primos"),
    (#"{"table":"profil.primos","lignes":["sexe.X"]}"#, "blocs[0].lignes[0]", "sexe.F"),
    (#"{"table":"profil.primos","lignes":[{"id":"sexe.X"}]}"#, "blocs[0].lignes[0]", "sexe.F"),
    (#"{"table":"profil.primos","lignes":[{"nom":"sexe.F"}]}"#, "blocs[0].lignes[0].nom", nil),
    (#"{"table":"profil.primos","colonnes":["jeune"]}"#, "blocs[0].colonnes[0]", "jeunes"),
    (#"{"table":"profil.primos","figure":"barre"}"#, "blocs[0].figure", "barres"),
    (
      #"{"table":"profil.primos","colonnes":["jeunes"],"figure":"barres","dessine":["part"]}"#,
      "blocs[0].dessine[0]", nil
    ),
    (
      #"{"table":"profil.primos","colonnes":["jeunes"],"figure":"pyramide"}"#, "blocs[0].figure",
      nil
    ),
    (
      #"{"table":"profil.primos","filtre":{"comune":"94003"}}"#, "blocs[0].filtre.comune", "commune"
    ),
    (#"{"table":"profil.primos","filtre":{"sexe":"X"}}"#, "blocs[0].filtre.sexe", nil),
    (#"{"table":"profil.primos","du":"2022-13-01"}"#, "blocs[0].du", nil),
    (#"{"table":"profil.primos","du":"2022-03-01","au":"2022-02-01"}"#, "blocs[0].au", nil),
    (#"{"table":"equipe","filtre":{"sexe":"F"}}"#, "blocs[0].table", nil),
    (#"{"table":"equipe","filtre":{"sexe":"F"},"sans_filtre":true}"#, "blocs[0].filtre", nil),
    (#"{"texte":"{synthese/primo/valeur}"}"#, "blocs[0].texte", "synthese/primos/valeur"),
    (#"{"texte":"{synthese}"}"#, "blocs[0].texte", nil),
    (#"{"texte":"<script>alert(1)</script>"}"#, "blocs[0].texte", nil),
    (#"{"texte":"[ici](javascript:alert(1))"}"#, "blocs[0].texte", nil),
    (#"{"texte":"**fort"}"#, "blocs[0].texte", nil),
    (#"{"texte":"de {libelle}"}"#, "blocs[0].texte", nil),
    (#"{"image":"a.png","alternative":" "}"#, "blocs[0].alternative", nil),
    (#"{"image":"a.png"}"#, "blocs[0].alternative", nil),
    (#"{"tabel":"profil.primos"}"#, "blocs[0]", "table"),
    (#"{"table":"profil.primos","texte":"a"}"#, "blocs[0]", nil),
    (#"{"table":"profil.primos","decimales":3}"#, "blocs[0].decimales", nil),
    (#"{"table":"profil.primos","structures":"oui"}"#, "blocs[0].structures", nil),
    (#"{"tables_declarees":false}"#, "blocs[0].tables_declarees", nil),
  ])
  func `that names what cannot exist is refused with its path and the nearest name`(
    _ bloc: String, _ chemin: String, _ proche: String?
  ) {
    let error = #expect(throws: FormeError.self) { try composition(page(bloc)) }
    #expect(error?.chemin == "chapitres[0].\(chemin)")
    if let proche { #expect(error?.nearest == proche) }
  }

  @Test(arguments: [
    (#"{"chapitres":[]}"#, "chapitres"),
    (#"{"chapitres":[{"id":"A","titre":"A","blocs":[]}]}"#, "chapitres[0].id"),
    (
      #"{"chapitres":[{"id":"a","titre":"A","blocs":[]},{"id":"a","titre":"B","blocs":[]}]}"#,
      "chapitres[1].id"
    ),
    (#"{"chapitres":[{"id":"a","titre":"de {libelle}","blocs":[]}]}"#, "chapitres[0].titre"),
    (
      #"{"chapitres":[{"id":"a","titre":"A","pour_chaque":{"axe":"comune"},"blocs":[]}]}"#,
      "chapitres[0].pour_chaque.axe"
    ),
    (
      #"{"chapitres":[{"id":"a","titre":"A","pour_chaque":{"axe":"commune","valeurs":["Arcueil"]},"blocs":[]}]}"#,
      "chapitres[0].pour_chaque.valeurs[0].filtre.commune"
    ),
    (
      #"{"chapitres":[{"id":"a","titre":"A","pour_chaque":{"axe":"commune"},"blocs":[{"table":"qualite"},{"table":"equipe"}]}]}"#,
      "chapitres[0].blocs[1].table"
    ),
    (#"{"chapeau":"{x}","chapitres":[{"id":"a","titre":"A","blocs":[]}]}"#, "chapeau"),
  ])
  func `with a wrong chapter is refused with its path`(_ text: String, _ chemin: String) {
    let error = #expect(throws: FormeError.self) { try composition(text) }
    #expect(error?.chemin == chemin)
  }
}

@Suite struct `A text of a composition` {
  private func elements(_ source: String) throws -> [TexteCompose.Paragraphe] {
    try TexteCompose(source).paragraphes
  }

  @Test func `is paragraphs and lists, an empty line between paragraphs`() throws {
    let read = try elements("Un\ndeux\n\ntrois\n- a\n- b\nfin")
    #expect(
      read == [
        .phrases([.init(contenu: .mots("Un deux"))]), .phrases([.init(contenu: .mots("trois"))]),
        .liste([[.init(contenu: .mots("a"))], [.init(contenu: .mots("b"))]]),
        .phrases([.init(contenu: .mots("fin"))]),
      ])
  }

  @Test func `has bold, stressed and linked words, and figures named by their cells`() throws {
    let cellule = try #require(Cellule("synthese/primos/valeur?du=2022-03-01"))
    #expect(
      try elements("**a *b*** [c](#d) {synthese/primos/valeur?du=2022-03-01}{libelle}") == [
        .phrases([
          .init(contenu: .mots("a "), isFort: true),
          .init(contenu: .mots("b"), isFort: true, isAccentue: true),
          .init(contenu: .mots(" ")), .init(contenu: .mots("c"), adresse: "#d"),
          .init(contenu: .mots(" ")), .init(contenu: .cellule(cellule)),
          .init(contenu: .libelle),
        ])
      ])
  }

  @Test func `takes as they are a sign after a backslash, a lone asterisk and a less-than sign`()
    throws
  {
    #expect(
      try elements(#"\*a\* 2 * 3 < 4 \{x\}"#) == [
        .phrases([.init(contenu: .mots("*a* 2 * 3 < 4 {x}"))])
      ])
  }

  @Test(arguments: [
    "*a", "{a", "[a", "[a]", "[a](b)", "[a](javascript:b)", "[a](https://b c)", "<b>", "</b>",
    "<!-- -->",
    "{a/b}", "{a/b/c?x=1}",
  ])
  func `that cannot be read is refused`(_ source: String) {
    #expect(throws: FormeError.self) { try TexteCompose(source) }
  }

  @Test func `never traps, whatever the signs`() {
    var random = SystemRandomNumberGenerator()
    let signs = Array("*{}[]()\\<>-#/ \n\u{301}é😀a?=&|")
    for _ in 0..<2_000 {
      let text = String(
        (0..<Int.random(in: 0...24, using: &random)).map { _ in
          signs.randomElement(using: &random) ?? "a"
        })
      _ = try? TexteCompose(text)
    }
  }
}

@Suite struct `A picture of a report` {
  private let png: [UInt8] =
    [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52]

  private func svg(_ inside: String) -> [UInt8] {
    Array("<svg xmlns=\"http://www.w3.org/2000/svg\">\(inside)</svg>".utf8)
  }

  @Test func `is known by how its bytes begin`() throws {
    #expect(try ReportImage(octets: png + [0, 0, 0, 2, 0, 0, 0, 3]).format == .png)
    #expect(
      try ReportImage(
        octets: [0xFF, 0xD8, 0xFF, 0xE0, 0, 4, 0, 0, 0xFF, 0xC0, 0, 11, 8, 0, 2, 0, 3, 1]
      ).format == .jpeg)
    #expect(try ReportImage(octets: svg("<path d=\"M0 0\"/>")).format == .svg)
    #expect(
      try ReportImage(octets: svg("<use href=\"#a\"/><rect fill=\"url(#b)\"/>")).format == .svg)
  }

  @Test func `of too many points or bytes, or cut short, is refused`() {
    #expect(throws: FormeError.self) { try ReportImage(octets: png + [0, 1, 0, 0, 0, 0, 0, 3]) }
    #expect(throws: FormeError.self) { try ReportImage(octets: png + [0, 0, 0, 0, 0, 0, 0, 3]) }
    #expect(throws: FormeError.self) { try ReportImage(octets: png) }
    #expect(throws: FormeError.self) { try ReportImage(octets: [0xFF, 0xD8, 0xFF, 0xE0, 0, 0]) }
    #expect(throws: FormeError.self) {
      try ReportImage(octets: png + [UInt8](repeating: 0, count: ReportImage.most))
    }
    #expect(throws: FormeError.self) { try ReportImage(octets: Array("GIF89a".utf8)) }
    #expect(throws: FormeError.self) { try ReportImage(octets: []) }
  }

  @Test(arguments: [
    "<script>a</script>", "<SCRIPT/>", "<foreignObject/>", "<rect onload=\"a\"/>",
    "<rect/onclick = 'a'/>",
    "<image href=\"https://a\"/>", "<use xlink:href='//a#b'/>",
    "<rect style=\"fill:url(https://a)\"/>",
    "<style>@import 'a'</style>", "<a href=\"javascript:b\"/>", "<animate/>", "<!DOCTYPE a>",
  ])
  func `that would run or fetch something is refused`(_ inside: String) {
    #expect(throws: FormeError.self) { try ReportImage(octets: svg(inside)) }
  }
}
