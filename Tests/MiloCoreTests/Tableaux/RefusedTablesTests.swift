import MiloEvents
import Testing

@testable import MiloCore

@Suite struct `A declaration that is wrong` {
  /// The fault of a declaration, after its id and words.
  private func faute(_ suite: String) throws -> FormeError {
    let json = #"{"id":"essai","titre":"Essai","definition":"Essai.",\#(suite)}"#
    do throws(FormeError) {
      try Tableau.verifier(try Tableau.tables(json: Array(json.utf8)))
    } catch {
      return error
    }
    return try #require(nil as FormeError?, "accepted: \(json)")
  }

  @Test(arguments: [
    (
      #""compte":"emploi.entre","colonnes":[{"id":"n","mesure":"lignes"}]"#, "compte",
      "emploi.entree"
    ),
    (
      #""compte":"entretien","ou":{"conseillers":"c1"},"colonnes":[{"id":"n","mesure":"lignes"}]"#,
      "ou.conseillers", "conseiller"
    ),
    (
      #""compte":"emploi.entree","ou":{"contrat":"CDX"},"colonnes":[{"id":"n","mesure":"lignes"}]"#,
      "ou.contrat", "CDI"
    ),
    (
      #""compte":"entretien","lignes":[{"par":"duree_min"}],"colonnes":[{"id":"n","mesure":"lignes"}]"#,
      "lignes[0].classes", ""
    ),
    (
      #""compte":"entretien","colonnes":[{"id":"n","mesure":{"somme":"themes"}}]"#,
      "colonnes[0].mesure.somme", ""
    ),
    (
      #""compte":"entretien","colonnes":[{"id":"n","mesure":"lignes"},{"id":"m","mesure":{"somme":"duree_min"}},{"id":"p","part":"n","sur":"m"}]"#,
      "colonnes[2].sur", ""
    ),
    (
      #""compte":"entretien","colonnes":[{"id":"n","mesure":"lignes"},{"id":"p","part":"n","sur":"syntese/primos/valeur"}]"#,
      "colonnes[1].sur", "synthese/primos/valeur"
    ),
    (
      #""compte":"entretien","colonnes":[{"id":"n","mesure":"lignes"},{"id":"p","part":"n","sur":"n"},{"id":"q","part":"p","sur":"n"}]"#,
      "colonnes[2].part", ""
    ),
    (
      #""compte":"offre","jeunes":"contact","colonnes":[{"id":"n","mesure":"lignes"}]"#, "jeunes",
      ""
    ),
    (
      #""compte":"sejours","lignes":[{"par":"jeune.commune","puis":{"par":"fin_prevue"}}],"colonnes":[{"id":"n","mesure":"lignes"}]"#,
      "lignes[0].puis.par", ""
    ),
  ])
  func `is refused with its path and the nearest name`(
    suite: String, chemin: String, proche: String
  ) throws {
    let faute = try faute(suite)
    #expect(faute.chemin == chemin, "\(faute)")
    if !proche.isEmpty { #expect(faute.nearest == proche, "\(faute)") }
  }

  @Test func `may not take the name of a national table, nor of one known`() throws {
    let tableau = Tableau(
      id: "emploi.secteurs", titre: "t", definition: "d", compte: "emploi.entree",
      colonnes: [.init("n", .lignes)])
    #expect(throws: FormeError.self) { try Tableau.verifier([tableau]) }
    var other = tableau
    other.id = "contrats"
    try Tableau.verifier([other])
    #expect(throws: FormeError.self) { try Tableau.verifier([other], apres: [other]) }
  }

  @Test func `names every national table among those it may not take`() throws {
    let vide = try #require(Contexte.vide)
    for table in TablesNationales.tous(vide) {
      let first = String(table.declaration.id.prefix { $0 != "." })
      #expect(Tableau.nomsReserves.contains(first), "\(table.declaration.id)")
    }
  }

  @Test func `is refused at append, with what names it`() throws {
    let journal = Journal(
      identity: JournalIdentity(origin: "essai", source: "/s"), store: MemoryStore())
    var options = JournalWriter.Options { RecordedTime(milliseconds: 1_647_259_200_000) }
    options.refuserDeclarationsImpossibles(journal)
    let writer = try JournalWriter(journal, options)
    defer { writer.close() }
    func line(_ id: String, _ type: String, _ data: String) -> [UInt8] {
      Array(
        #"{"specversion":"1.0","id":"\#(id)","source":"/s","type":"fr.milo.\#(type).v1","subject":"s","time":"2022-03-14T10:00:00+01:00","data":\#(data)}"#
          .utf8)
    }
    let good =
      #"{"code":"t","declaration":{"id":"t","titre":"T","definition":"T.","compte":"entretien","colonnes":[{"id":"n","mesure":"lignes"}]}}"#
    #expect(throws: JournalError.self) {
      try writer.append(
        lines: [line("a", "tableau", good.replacing("entretien", with: "entretient"))], file: "")
    }
    #expect(throws: JournalError.self) {
      try writer.append(
        lines: [line("b", "objectif", #"{"indicateur":"t/total/n","annee":2022,"cible":3}"#)],
        file: "")
    }
    try writer.append(lines: [line("c", "tableau", good)], file: "")
    try writer.append(
      lines: [
        line("d", "objectif", #"{"indicateur":"t/total/n?au=2022-06-30","annee":2022,"cible":3}"#)
      ], file: "")
    #expect(throws: JournalError.self) {
      try writer.append(
        lines: [line("e", "objectif", #"{"indicateur":"t/total/m","annee":2022,"cible":3}"#)],
        file: "")
    }
  }
}

@Suite struct `A cell with its circumstances` {
  @Test(arguments: [
    "synthese/primos/valeur", "synthese/primos/valeur?commune=94003|94004",
    "a/b/c?sexe=F&du=2022-03-01&au=2023-02-28&vu-au=2023-04-06",
  ])
  func `is written as it is read`(text: String) throws {
    #expect(try Cellule(lue: text).description == text)
  }

  @Test(arguments: [
    "a/b", "a/b/c?", "a/b/c?x", "a/b/c?du=hier", "a/b/c?du=2022-02-01&au=2022-01-01",
    "a/b/c?couleur=bleu", "a/b/c?du=2022-01-01&du=2022-01-02",
  ])
  func `is refused when they say nothing that can be`(text: String) {
    #expect(throws: FormeError.self) { try Cellule(lue: text) }
  }

  @Test func `is a target of its own period, its own filters, its own day`() throws {
    var journal = uneAnnee()
    for (place, suite) in [
      "?du=2022-01-01&au=2022-03-31", "?sexe=M", "?vu-au=2022-03-01", "?annee=2021",
    ].enumerated() {
      journal.add(
        "objectif", "s", "2022-01-0\(place + 1)",
        #"{"indicateur":"synthese/entretiens/valeur\#(suite)","annee":2022,"cible":10}"#)
    }
    let tables = try journal.tables("objectifs")
    let id = "synthese:entretiens:valeur_"
    #expect(try tables.cells("objectifs", id + "du_2022-01-01_au_2022-03-31") == "10 2 20.0")
    #expect(try tables.cells("objectifs", id + "sexe_M") == "10 1 10.0")
    #expect(try tables.cells("objectifs", id + "vu-au_2022-03-01") == "10 2 20.0")
    #expect(try tables.cells("objectifs", id + "annee_2021") == "10 – –")
  }
}
