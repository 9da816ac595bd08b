import MiloEvents
import Testing

@testable import MiloCore

@Suite struct FinancesTests {
  /// The accounts of a small structure: budget and accounts of 2022, accounts of 2021.
  static let journal: PetitJournal = {
    var journal = PetitJournal()
    func poste(
      _ exercice: Int, _ etat: String, _ nature: String, _ poste: String, _ euros: Int,
      _ more: String = ""
    ) {
      journal.add(
        "poste_comptable", "s", "2023-06-01",
        #"{"exercice":\#(exercice),"etat":"\#(etat)","nature":"\#(nature)","poste":"\#(poste)","#
          + #""libelle":"Poste \#(poste)","montant_centimes":\#(euros * 100)\#(more)}"#)
    }
    poste(2022, "realise", "produit", "74", 900, #","financeur":"etat""#)
    poste(2022, "realise", "produit", "74", 100, #","financeur":"region""#)
    poste(2022, "realise", "charge", "64", 700, #","action":"garantie""#)
    poste(2022, "realise", "charge", "60", -20)
    poste(2022, "budget", "produit", "74", 1100, #","financeur":"etat""#)
    poste(2021, "realise", "produit", "74", 800, #","financeur":"etat""#)
    poste(2022, "realise", "passif", "10", 50)
    poste(2022, "realise", "produit", "7", 1000, #","total":true"#)
    poste(2022, "realise", "charge", "charges", 681, #","total":true"#)
    poste(2022, "realise", "produit", "resultat", 318, #","total":true"#)
    return journal
  }()

  @Test func `an exercise is recounted account by account, whenever it was closed`() throws {
    let tables = try Self.journal.tables("finances")
    #expect(tables.map(\.id) == ["finances.2022"])
    #expect(try tables.cells("finances.2022", "produits") == "110000 100000 -10000 80000 25.0")
    #expect(try tables.cells("finances.2022", "charges") == "0 68000 68000 0 –")
    #expect(try tables.cells("finances.2022", "resultat") == "110000 32000 -78000 80000 -60.0")
    #expect(
      try tables.lines("finances.2022") == [
        "produits", "charges", "resultat", "action.garantie", "charge.60", "charge.64",
        "financeur.etat", "financeur.region", "passif.10", "produit.74",
      ])
    #expect(try tables.cells("finances.2022", "financeur.etat") == "110000 90000 -20000 80000 12.5")
  }

  @Test func `what the exercise does not have is not zero`() throws {
    let tables = try Self.journal.tables("finances", annee: 2021)
    #expect(try tables.cells("finances.2021", "produits") == "– 80000 – – –")
  }

  @Test func `a printed total is compared, never added`() throws {
    let found = TotauxImprimes(try Lecture(Self.journal.journal), exercice: 2022).differences
    #expect(found.map(\.libelle) == ["Poste charges", "Poste resultat"])
    #expect(found.map(\.recompte) == [68_000, 32_000])
    #expect(found.map(\.imprime) == [68_100, 31_800])
    #expect("\(found[1])".contains("320,00\u{202F}€ recomptés, 318,00\u{202F}€ imprimés"))
  }
}

@Suite struct DonneesTests {
  private func donnee(
    _ journal: inout PetitJournal, _ valeur: String, _ du: String, _ au: String, _ more: String = ""
  ) {
    journal.add(
      "donnee", "s", "2024-01-01",
      #"{"code":"neet","libelle":"NEET","valeur":\#(valeur),"unite":"nombre","#
        + #""du":"\#(du)","au":"\#(au)","source":"INSEE"\#(more)}"#)
  }

  @Test func `the figure of the same days holds, else one around them, else the latest ended`()
    throws
  {
    var journal = PetitJournal()
    donnee(&journal, "10", "2022-07-01", "2023-06-30")
    donnee(&journal, "11", "2021-07-01", "2022-06-30")
    #expect(try journal.tables("donnees").cells("donnees", "neet") == "10")
    donnee(&journal, "12", "2020-01-01", "2024-12-31")
    #expect(try journal.tables("donnees").cells("donnees", "neet") == "12")
    donnee(&journal, "0", "2022-01-01", "2022-12-31")
    donnee(&journal, "99", "2019-01-01", "2019-12-31")
    #expect(try journal.tables("donnees").cells("donnees", "neet") == "0", "shown though it is 0")
    #expect(try journal.tables("donnees", annee: 2018).lines("donnees").isEmpty)
  }

  @Test func `a territory has its line, and its figure may be what a share is over`() throws {
    var journal = PetitJournal()
    journal.add("commune", "s", "2022-01-01", #"{"insee":"25056","libelle":"Besançon"}"#)
    donnee(
      &journal, "40", "2022-01-01", "2022-12-31", #","axe":"commune","territoire":"25056""#)
    donnee(&journal, "2.5", "2022-01-01", "2022-12-31")
    for jeune in ["A", "B"] { journal.add("contact", jeune, "2022-03-01", #"{"canal":"sms"}"#) }
    let tables = try journal.tables("donnees")
    #expect(try tables.lines("donnees") == ["neet", "neet.25056"])
    #expect(tables[0].lignes.map(\.libelle) == ["NEET", "NEET, Besançon"])
    #expect(try tables.cells("donnees", "neet") == "2.5")
    let declaration = try JSONText.value(
      of: Array(
        #"{"id":"couverture","titre":"Couverture","definition":"Jeunes en contact parmi les NEET.","compte":"contact","colonnes":[{"id":"jeunes","mesure":"jeunes"},{"id":"part","part":"jeunes","sur":"donnees/neet.25056/valeur"}]}"#
          .utf8))
    let lecture = try Lecture(journal.journal, tableaux: [Tableau(declaration)])
    var options = Statistiques.Options()
    options.tables = ["couverture"]
    let found = try Statistiques(lecture.histoires, Periode(annee: 2022), options).tables
    #expect(try found.cells("couverture", "total") == "2 5.0")
  }
}

@Suite struct VieDeLaStructureTests {
  @Test func `agreements are those in force, each in the state of its last event`() throws {
    var journal = PetitJournal()
    for (day, data) in [
      (
        "2021-01-01",
        #"{"code":"a","libelle":"A","financeur":"etat","du":"2021-01-01","au":"2021-12-31","montant_centimes":1}"#
      ),
      (
        "2021-02-01",
        #"{"code":"b","libelle":"B","financeur":"etat","du":"2021-06-01","au":"2022-01-01","montant_centimes":100}"#
      ),
      (
        "2022-02-01",
        #"{"code":"b","libelle":"B","financeur":"etat","du":"2021-06-01","au":"2022-01-01","montant_centimes":150}"#
      ),
      (
        "2022-03-01",
        #"{"code":"c","libelle":"C","financeur":"region","du":"2022-12-31","au":"2025-12-31","action":"garantie"}"#
      ),
      (
        "2023-03-01",
        #"{"code":"d","libelle":"D","financeur":"region","du":"2022-01-01","au":"2022-12-31"}"#
      ),
    ] {
      journal.add("convention", "s", day, data)
    }
    #expect(
      try journal.tables("conventions").nonZero("conventions") == [
        "total 2 150", "action.garantie 1 0", "financeur.etat 1 150", "financeur.region 1 0",
      ])
  }

  @Test func `meetings have the rate of those whose members are known`() throws {
    var journal = PetitJournal()
    journal.add("instance", "s", "2022-03-01", #"{"genre":"ca","membres":10,"presents":7}"#)
    journal.add("instance", "s", "2022-06-01", #"{"genre":"ca","presents":3}"#)
    journal.add(
      "instance", "s", "2022-06-02",
      #"{"genre":"ag","membres":40,"presents":20,"decisions":[{"libelle":"Comptes : approuvés, à l’unanimité"}]}"#
    )
    journal.add("instance", "s", "2023-06-02", #"{"genre":"ag"}"#)
    let tables = try journal.tables("gouvernance")
    #expect(try tables.cells("gouvernance", "ca") == "2 10 70.0")
    #expect(try tables.cells("gouvernance", "ag") == "1 20 50.0")
    #expect(try tables.cells("gouvernance", "bureau") == "0 0 –")
    #expect(try tables.cells("gouvernance", "total") == "3 30 54.0")
  }

  @Test func `events count who came, one by one unknown`() throws {
    var journal = PetitJournal()
    journal.add(
      "manifestation", "s", "2022-03-01",
      #"{"genre":"forum","libelle":"Forum","participants":120,"jeunes":80,"professionnels":40}"#)
    journal.add(
      "manifestation", "s", "2022-04-01", #"{"genre":"visite","libelle":"Usine","jeunes":5}"#)
    #expect(
      try journal.tables("manifestations").nonZero("manifestations") == [
        "forum 1 120 80 40", "visite 1 0 5 0", "total 2 120 85 40",
      ])
  }

  @Test func `an action counts in what it is part of, at every degree`() throws {
    var journal = PetitJournal()
    for data in [
      #"{"code":"O1","libelle":"Orientation","etat":"engagee"}"#,
      #"{"code":"A1","libelle":"Axe","etat":"engagee","parent":"O1"}"#,
      #"{"code":"T1","libelle":"Tâche","etat":"prevue","parent":"A1","budget_centimes":500}"#,
      #"{"code":"T1","libelle":"Tâche","etat":"realisee","parent":"A1","budget_centimes":700}"#,
      #"{"code":"T2","libelle":"Tâche","etat":"prevue","parent":"A1"}"#,
    ] {
      journal.add("amelioration", "s", "2022-01-01", data)
    }
    #expect(
      try journal.tables("ameliorations").nonZero("ameliorations") == [
        "prevue 1 0 0.0 0", "engagee 2 0 0.0 0", "realisee 1 1 100.0 700",
        "abandonnee 0 0 – 0", "total 4 1 25.0 700",
        "action.A1 2 1 50.0 700", "action.O1 3 1 33.3 700",
      ])
    let feuille = FeuilleDeRoute(
      try Lecture(journal.journal), au: try #require(LocalDate("2022-12-31")))
    #expect(feuille.etapes.map(\.action.donnees.code.text) == ["O1", "A1", "T1", "T2"])
    #expect(feuille.etapes.map(\.profondeur) == [0, 1, 2, 2])
  }

  @Test func `actions that are part of each other in a circle are all shown, and end`() throws {
    var journal = PetitJournal()
    for (code, parent) in [("A", "B"), ("B", "A")] {
      journal.add(
        "amelioration", "s", "2022-01-01",
        #"{"code":"\#(code)","libelle":"l","etat":"prevue","parent":"\#(parent)"}"#)
    }
    let tables = try journal.tables("ameliorations")
    #expect(try tables.cells("ameliorations", "action.A") == "1 0 0.0 0")
    let feuille = FeuilleDeRoute(
      try Lecture(journal.journal), au: try #require(LocalDate("2022-12-31")))
    #expect(feuille.etapes.count == 2)
  }

  @Test func `whoever works for two teams counts in each and once in all, a partner's staff apart`()
    throws
  {
    var journal = PetitJournal()
    for data in [
      #"{"code":"C1","role":"cisp","etp":1,"equipe":"X","missions":[{"equipe":"nord","etp":0.6},{"equipe":"sud","etp":0.3}]}"#,
      #"{"code":"C2","role":"cisp","etp":0.5,"equipe":"nord","missions":[]}"#,
      #"{"code":"C3","role":"cisp","etp":0.2,"equipe":"nord","hors_structure":true}"#,
    ] {
      journal.add("conseiller", "s", "2022-01-01", data)
    }
    #expect(
      try journal.tables("equipe").nonZero("equipe") == [
        "cisp 2 1.5", "total 2 1.5", "equipe.nord 2 1.1", "equipe.sud 1 0.3", "partenaires 1 0.2",
      ])
  }

  @Test func `what ends is gone from the day after, and a commune follows the one it joined`()
    throws
  {
    var journal = PetitJournal()
    for data in [
      #"{"insee":"25001","libelle":"Ancienne","epci":"VIEIL","jusqu_au":"2021-12-31","vers":"25002"}"#,
      #"{"insee":"25002","libelle":"Nouvelle","epci":"GBM","zrr":true}"#,
      #"{"insee":"25003","libelle":"Encore","epci":"GBM","jusqu_au":"2022-12-31"}"#,
    ] {
      journal.add("commune", "s", "2021-01-01", data)
    }
    journal.add(
      "quartier", "s", "2021-01-01",
      #"{"code":"Q1","libelle":"Centre","qpv":true,"commune":"25001"}"#)
    journal.add(
      "quartier", "s", "2021-01-01",
      #"{"code":"Q2","libelle":"Gare","qpv":true,"commune":"25002"}"#)
    journal.add("quartier", "s", "2021-01-01", #"{"code":"Q3","libelle":"Port"}"#)
    journal.add(
      "quartier", "s", "2021-01-01",
      #"{"code":"Q4","libelle":"Fini","qpv":true,"jusqu_au":"2022-06-30"}"#)
    journal.add(
      "site", "s", "2021-01-01",
      #"{"code":"S1","libelle":"Clos","zone":"siege","genre":"siege","jusqu_au":"2022-12-30"}"#)
    journal.add(
      "partenaire", "s", "2021-01-01", #"{"code":"P1","libelle":"P","jusqu_au":"2022-01-01"}"#)
    journal.add("profil", "A", "2022-01-01", #"{"commune":"25001"}"#)
    journal.add("entretien", "A", "2022-03-01", #"{"conseiller":"C1"}"#)
    let tables = try journal.tables(
      "territoire_couvert", "implantation", "synthese", "territoire.accompagnes")
    #expect(
      try tables.nonZero("territoire_couvert") == [
        "communes 2", "communes_zrr 1", "epci 1", "quartiers_qpv 2", "quartiers 3",
        "communes_qpv 1", "epci.GBM 2",
      ])
    #expect(try tables.nonZero("implantation").isEmpty)
    #expect(try tables.cells("synthese", "partenaires").hasPrefix("0"))
    #expect(try tables.lines("territoire.accompagnes.epci").first == "GBM")
    #expect(try tables.lines("territoire.accompagnes.commune").first == "25001")
  }

  @Test func `an objective counts the days that it says`() throws {
    var journal = PetitJournal()
    for more in [#""#, #","du":"2022-06-01","au":"2023-02-28""#, #","au":"2022-05-31""#] {
      journal.add(
        "objectif", "s", "2022-01-02",
        #"{"indicateur":"synthese/entretiens/valeur","annee":2022,"cible":10\#(more)}"#)
    }
    for day in ["2022-03-01", "2022-07-01", "2023-01-10", "2023-03-01"] {
      journal.add("entretien", "A", day, #"{"conseiller":"C1"}"#)
    }
    #expect(
      try journal.tables("objectifs").nonZero("objectifs") == [
        "synthese:entretiens:valeur 10 2 20.0",
        "synthese:entretiens:valeur_du_2022-01-01_au_2022-05-31 10 1 10.0",
        "synthese:entretiens:valeur_du_2022-06-01_au_2023-02-28 10 2 20.0",
      ])
  }
}
