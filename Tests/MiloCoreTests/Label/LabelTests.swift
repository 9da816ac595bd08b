import MiloEvents
import Testing

@testable import MiloCore

@Suite struct `The state of the label` {
  /// Two criteria, three pieces of evidence, two actions, and a year with one primo.
  private var scene: PetitJournal {
    var journal = PetitJournal()
    journal.add("critere", "s", "2021-01-05", #"{"code":"ORI","libelle":"Orienter"}"#)
    journal.add("critere", "s", "2021-01-05", #"{"code":"ACC","libelle":"Accueil","axe":"a"}"#)
    journal.add("entretien", "J1", "2022-03-14", #"{"conseiller":"c1"}"#)
    journal.add(
      "preuve", "s", "2022-04-01",
      #"{"critere":"ACC","libelle":"Primos","indicateur":"synthese/primos/valeur"}"#)
    journal.add(
      "preuve", "s", "2022-05-01",
      #"{"critere":"ACC","libelle":"Part","indicateur":"satisfaction.x/accueil/part_4"}"#)
    journal.add(
      "amelioration", "s", "2022-05-01",
      #"{"code":"A1","critere":"ACC","libelle":"Afficher","etat":"prevue","echeance":"2022-06-30"}"#
    )
    return journal
  }

  private func label(_ journal: PetitJournal, _ date: String) throws -> Label {
    let date = try #require(LocalDate(date))
    return Label(try Lecture(journal.journal), au: date, annee: 2022)
  }

  @Test func `lists criteria by axis, with what is missing`() throws {
    let label = try label(scene, "2022-12-31")
    #expect(label.bilans.map(\.critere.code.text) == ["ACC", "ORI"])
    #expect(
      label.bilans.map(\.manques) == [
        ["indicateur satisfaction.x/accueil/part_4 introuvable", "action A1 en retard"],
        ["aucune preuve"],
      ])
    #expect(label.bilans[0].ageEnJours(au: label.date) == 244)
  }

  @Test func `gives the figures of the year and of the one before`() throws {
    let label = try label(scene, "2022-12-31")
    let primos = try #require(label.indicateurs["synthese/primos/valeur"])
    #expect(primos.valeur == .entier(1))
    #expect(primos.valeurPrecedente == .entier(0))
    #expect(label.indicateurs["satisfaction.x/accueil/part_4"]?.existe == false)
  }

  @Test func `finds evidence old after a year`() throws {
    let fresh = try label(scene, "2023-05-01")
    #expect(!fresh.bilans[0].manques.contains("aucune preuve de moins d’un an"))
    let old = try label(scene, "2023-05-02")
    #expect(old.bilans[0].manques.first == "aucune preuve de moins d’un an")
  }

  @Test func `calls late what was recorded long after its date`() throws {
    var sample = SampleHistory()
    sample.add("k1", "critere", ["code": "ACC", "libelle": "Accueil"], "s", on: "2020-01-05")
    let evidence: JSONObject = ["critere": "ACC", "libelle": "Charte"]
    sample.add(
      "p1", "preuve", evidence, "s", on: "2022-03-01", recorded: "2022-03-31T12:00:00.000Z")
    sample.add(
      "p2", "preuve", evidence, "s", on: "2022-03-01", recorded: "2022-04-01T12:00:00.000Z")
    let lecture = try sample.lecture()
    let date = try #require(LocalDate("2022-12-31"))
    let label = Label(lecture, au: date, annee: 2022)
    #expect(label.bilans[0].preuves.map(\.isTardive) == [false, true])
    #expect(label.bilans[0].manques == [])
    let table = try #require(label.tables().first { $0.id == "label.preuves" })
    let places = ["enregistree", "tardive"].map { id in table.colonnes.firstIndex { $0.id == id } }
    #expect(
      table.lignes.map { ligne in places.map { $0.map { ligne.valeur($0) } } } == [
        [.texte("2022-03-31"), .texte("")], [.texte("2022-04-01"), .texte("oui")],
      ])
    // Nothing but what was entered for the audit.
    sample.annule("p1", recorded: "2022-04-02T12:00:00.000Z")
    let late = Label(try sample.lecture(), au: date, annee: 2022)
    #expect(late.bilans[0].manques == ["aucune preuve de moins d’un an qui ne soit tardive"])
  }

  @Test func `finds its documents among files by what their bytes hash to`() throws {
    var journal = PetitJournal()
    journal.add("critere", "s", "2021-01-05", #"{"code":"ACC","libelle":"Accueil"}"#)
    let (charte, livret) = (SHA256.hash(Array("charte".utf8)), SHA256.hash(Array("livret".utf8)))
    for (nom, digest) in [("Charte", charte), ("Livret", livret)] {
      journal.add(
        "preuve", "s", "2022-04-01",
        #"{"critere":"ACC","libelle":"\#(nom)","sha256":"\#(digest)"}"#)
    }
    let label = try label(journal, "2022-12-31")
    let altered = SHA256.hash(Array("livret modifié".utf8))
    let found = DocumentsDuLabel(
      label, fichiers: ["a.pdf": charte, "livret.pdf": altered])
    #expect(found.documents.map(\.fichier) == ["a.pdf", nil])
    #expect(found.autres == ["livret.pdf"])
    #expect(found.manque)
    #expect(
      found.table().lignes.map { $0.valeur(2) } == [
        .texte("présent"), .texte("manque"), .texte("qu’aucune preuve ne nomme"),
      ])
    #expect(!DocumentsDuLabel(label, fichiers: ["a": charte, "b": livret]).manque)
  }

  @Test func `takes the last state of an action, and leaves out what is later`() throws {
    var journal = scene
    journal.add(
      "amelioration", "s", "2022-06-01",
      #"{"code":"A1","critere":"ACC","libelle":"Afficher","etat":"realisee"}"#)
    #expect(try label(journal, "2022-12-31").bilans[0].manques.count == 1)
    #expect(try label(journal, "2022-05-31").ameliorations[0].donnees.etat == .prevue)
    #expect(try label(journal, "2020-12-31").bilans.isEmpty)
  }

  @Test func `follows rectifications and cancellations`() throws {
    var journal = scene
    let id = journal.add("critere", "s", "2021-01-05", #"{"code":"X","libelle":"Trop"}"#)
    journal.add("annulation", "", "2021-01-06", #"{"evenement":"\#(id)","motif":"m"}"#)
    journal.add(
      "rectification", "", "2021-01-06",
      #"{"evenement":"e0","motif":"m","data":{"code":"ORI","libelle":"Orienter vers","axe":"b"}}"#)
    let criteres = try label(journal, "2022-12-31").bilans.map(\.critere)
    #expect(criteres.map(\.libelle.text) == ["Accueil", "Orienter vers"])
  }

  @Test func `says which criteria nobody entered`() throws {
    var journal = scene
    journal.add("preuve", "s", "2022-04-01", #"{"critere":"AUTRE","libelle":"x"}"#)
    #expect(try label(journal, "2022-12-31").criteresInconnus == ["AUTRE"])
  }

  /// Evidence of 2023 and of 2024 on the primos of 2022, one of whom was recorded after the first one.
  private var reassembled: SampleHistory {
    var sample = SampleHistory()
    sample.entretien("e1", "J1", on: "2022-03-14")
    sample.add("k1", "critere", ["code": "ACC", "libelle": "Accueil"], "s", on: "2023-01-05")
    sample.add(
      "p1", "preuve",
      ["critere": "ACC", "libelle": "Primos", "indicateur": "synthese/primos/valeur"], "s",
      on: "2023-04-01")
    sample.entretien("e2", "J2", on: "2022-11-05", recorded: "2023-05-01T12:00:00.000Z")
    sample.add("k2", "critere", ["code": "ACC", "libelle": "Accueillir"], "s", on: "2024-01-05")
    sample.add(
      "p2", "preuve",
      [
        "critere": "ACC", "libelle": "Primos vus en 2023",
        "indicateur": "synthese/primos/valeur?vu-au=2023-04-06",
      ], "s", on: "2024-01-10")
    return sample
  }

  /// The label as its command makes it: criteria known on a day, figures seen on another one.
  private func label(criteresAu: String?, vuAu: String? = nil) throws -> Label {
    let journal = reassembled.journal()
    let criteres = try criteresAu.map { try Lecture(journal, vuAu: LocalDate($0)) }
    let lecture = try Lecture(
      journal, vuAu: vuAu.flatMap { LocalDate($0) }, tableaux: criteres?.tableaux ?? [])
    return Label(
      lecture, criteres: criteres, au: try #require(LocalDate("2024-12-31")), annee: 2022)
  }

  @Test func `takes criteria and evidence as they were known on a day, whatever the figures' own`()
    throws
  {
    let then = try label(criteresAu: "2023-04-06")
    #expect(then.bilans.map(\.critere.libelle.text) == ["Accueil"])
    #expect(then.bilans[0].preuves.map(\.donnees.libelle.text) == ["Primos"])
    // The figures are today's, unless the view or the evidence says otherwise.
    #expect(then.indicateurs["synthese/primos/valeur"]?.valeur == .entier(2))
    let seen = try label(criteresAu: "2024-02-01", vuAu: "2023-04-06")
    #expect(seen.bilans.map(\.critere.libelle.text) == ["Accueillir"])
    #expect(seen.bilans[0].preuves.count == 2)
    #expect(seen.indicateurs["synthese/primos/valeur"]?.valeur == .entier(1))
    let own = try label(criteresAu: "2024-02-01")
    #expect(own.indicateurs["synthese/primos/valeur"]?.valeur == .entier(2))
    #expect(own.indicateurs["synthese/primos/valeur?vu-au=2023-04-06"]?.valeur == .entier(1))
    #expect(try label(criteresAu: nil, vuAu: "2023-04-06").bilans[0].preuves.count == 1)
  }

  @Test func `counts with the tables declared by then, and knows no other`() throws {
    var sample = SampleHistory()
    func declare(_ id: String, _ kind: String, _ recorded: String) {
      sample.add(
        id, "tableau",
        [
          "code": "actes",
          "declaration": [
            "id": "actes", "titre": "t", "definition": "d", "compte": .string(kind),
            "colonnes": [["id": "n", "mesure": "lignes"]],
          ],
        ], "s", on: "2022-12-01", recorded: recorded)
    }
    sample.entretien("e1", on: "2022-03-14")
    sample.add("k1", "critere", ["code": "ACC", "libelle": "Accueil"], "s", on: "2022-12-01")
    sample.add(
      "p1", "preuve", ["critere": "ACC", "libelle": "x", "indicateur": "actes/total/n"], "s",
      on: "2022-12-01")
    // Declared after the evidence, then as another thing, then withdrawn.
    declare("t1", "entretien", "2023-01-05T12:00:00.000Z")
    declare("t2", "contact", "2023-06-01T12:00:00.000Z")
    sample.add(
      "t3", "tableau", ["code": "actes", "declaration": [:]], "s", on: "2022-12-01",
      recorded: "2023-09-01T12:00:00.000Z")
    let journal = sample.journal()
    func figure(_ jour: String) throws -> Label.Indicateur? {
      let criteres = try Lecture(journal, vuAu: LocalDate(jour))
      let lecture = try Lecture(
        journal, vuAu: LocalDate("2023-08-01"), tableaux: criteres.tableaux)
      return Label(
        lecture, criteres: criteres, au: try #require(LocalDate(jour)), annee: 2022
      ).indicateurs["actes/total/n"]
    }
    #expect(try figure("2022-12-31")?.existe == false)
    #expect(try figure("2023-01-31")?.valeur == .entier(1))
    #expect(try figure("2023-06-30")?.valeur == .entier(0))
    #expect(try figure("2023-12-31")?.existe == false)
  }

  @Test func `keeps the words of evidence unless asked for them`() throws {
    let label = try label(criteresAu: nil)
    func shown(_ texte: Bool) -> String {
      let report = Report(
        titre: "t", provenance: nil,
        tables: label.tables(texte: texte)
          + [DocumentsDuLabel(label, fichiers: [:]).table(texte: texte)])
      return JSONFrontEnd().text(of: report) + CSVFrontEnd().text(of: report)
    }
    #expect(!shown(false).contains("Primos vus") && shown(true).contains("Primos vus"))
    #expect(shown(false).contains("Accueillir"))
  }

  @Test func `dates the follow-up and the renewal from the audit`() throws {
    let audit = try #require(LocalDate("2024-02-29"))
    #expect(
      Label.echeances(auditInitial: audit).map { "\($0.date)" } == [
        "2024-02-29", "2026-02-28", "2028-02-29",
      ])
  }
}
