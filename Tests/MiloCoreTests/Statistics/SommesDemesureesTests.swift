import MiloEvents
import Testing

@testable import MiloCore

/// Amounts as a line written by others may hold them: the largest integer of JSON, on many lines.
@Suite struct `Amounts beyond all measure` {
  static let largest = JSONValue.largestInteger
  /// More of the largest amounts than 64 bits can add up.
  static let count = 1025

  private static let journal: Journal = {
    var journal = PetitJournal()
    journal.add("profil", "J1", "2022-03-01", #"{"date_naissance":"2000-06-15"}"#)
    journal.add("foyer_fiscal", "J1", "2022-03-01", #"{"categorie":"non_imposable"}"#)
    journal.add("dispositif.entree", "J1", "2022-04-01", #"{"dispositif":"CEJ"}"#)
    journal.add("referent", "J1", "2022-04-01", #"{"conseiller":"c1"}"#)
    journal.add(
      "bareme", "besancon", "2022-01-01",
      #"{"aide":"SMIC","du":"2022-01-01","valeurs":{"brut_mensuel":37501},"source":"essai"}"#)
    for month in ["2022-03", "2022-04"] {
      journal.add(
        "ressources", "J1", "2022-05-01",
        #"{"mois":"\#(month)","deductibles_centimes":0,"partielles_centimes":\#(largest)}"#)
    }
    journal.add(
      "enveloppe", "besancon", "2022-01-01",
      #"{"aide":"CEJ","annee":2022,"montant_centimes":\#(largest)}"#)
    journal.add(
      "objectif", "besancon", "2022-01-01",
      #"{"indicateur":"aides/CEJ/montant","annee":2022,"cible":0.01}"#)
    journal.add(
      "formation.entree", "J1", "2022-05-02",
      #"{"genre":"certifiante","fin_prevue":"2022-05-06","heures":\#(largest)}"#)
    for _ in 0..<count {
      journal.add(
        "aide.versement", "J1", "2022-05-03",
        #"{"aide":"CEJ","montant_centimes":\#(largest),"mois":"2022-05"}"#)
      journal.add(
        "aide.decision", "J1", "2022-05-03",
        #"{"aide":"PACEA","accordee":true,"montant_centimes":\#(largest),"unites":\#(largest)}"#)
      journal.add("demarche", "J1", "2022-05-03", #"{"minutes":\#(largest),"nature":"emploi"}"#)
      journal.add(
        "sortie_terrain", "besancon", "2022-05-03",
        #"{"lieu":"gare","personnes":\#(largest),"jeunes":1}"#)
    }
    return journal.journal
  }()

  private static let total = "\(Int128(largest) * Int128(count))"

  @Test func `add up exactly in the tables, one year before and in change`() throws {
    let lecture = try Lecture(Self.journal)
    var options = Statistiques.Options()
    options.evolution = true
    options.decimales = 2
    for annee in [2022, 2023] {
      let tables = try Statistiques(lecture.histoires, Periode(annee: annee), options).tables
      let avant = annee == 2022 ? "" : "_n_1"
      func cell(_ table: String, _ ligne: String, _ colonne: String) throws -> String? {
        let table = try #require(tables.first { $0.id == table })
        let place = try #require(table.colonnes.firstIndex { $0.id == colonne + avant })
        return try #require(table.lignes.first { $0.id == ligne }).valeur(place)?
          .machine(table.colonnes[place].unite)
      }
      #expect(try cell("aides", "total", "montant") == Self.total)
      #expect(try cell("aides", "total", "unites") == Self.total)
      #expect(try cell("aides", "total", "moyenne") == Self.total)
      if annee == 2022 {
        #expect(try cell("aides", "CEJ", "consommation") == "102500.00")
      }
    }
  }

  @Test func `add up exactly in rights, envelopes and portfolios`() throws {
    let lecture = try Lecture(Self.journal)
    var options = Droits.Options()
    options.isDetaille = true
    let may = try #require(lecture.droits(options).first { "\($0.mois)" == "2022-05" })
    #expect("\(may.verse)" == Self.total)
    #expect(may.etat == .tropPercu)
    #expect(!TablesDroits.etapes([may]).lignes.isEmpty)
    let suivi = lecture.suiviAides(annee: 2022)
    let envelope = try #require(suivi.enveloppes.first { $0.aide == "CEJ" })
    #expect("\(envelope.verse)" == Self.total)
    #expect(envelope.reste.map { $0 < 0 } == true)
    #expect("\(suivi.decisionsHorsRegle.first?.accorde ?? 0)" == Self.total)
    #expect(!suivi.tables().isEmpty)
    let portefeuilles = lecture.histoires.fold(
      Portefeuilles(lecture.histoires, au: jour("2022-05-08")))
    #expect(portefeuilles.resultat.first?.fiche.minutesSemaine.map { $0 > Int128(Int.max) } == true)
  }

  @Test func `are explained and drawn`() throws {
    let histoires = try Lecture(Self.journal).histoires
    let cellule = try #require(Cellule("aides/total/montant"))
    let explication = try Explication(cellule, histoires, Periode(annee: 2022))
    #expect("\(explication.parties[0].valeur)" == Self.total)
    var options = Statistiques.Options()
    options.tables = ["aides"]
    let tables = try Statistiques(histoires, Periode(annee: 2022), options).tables
    for figure in [Figure.barres("montant"), .parts("montant"), .courbes(["montant"])] {
      var table = tables[0]
      table.figure = figure
      _ = Drawing(table)?.svg(id: "a")
    }
    var text = ""
    let report = Report(titre: "T", structure: "/s", taille: 1, tables: tables)
    TextFrontEnd().render(report, to: &text)
    #expect(text.contains("157,75"))
  }

  @Test func `leave sums and changes of an evidence page computable`() throws {
    let sums = [Int128(Self.largest), 1, Int128(-Self.largest), 1]
    for name in ["compte", "part", "moyenne", "rapport", "centiemes"] {
      for prefix in ["", "evolution."] {
        let calcul = try JSONText.decode(
          DossierDePreuve.Calcul.self, from: "\"\(prefix)\(name)\"")
        #expect(calcul.valeur(sums) != nil)
        #expect(calcul.valeur([]) == nil)
      }
    }
  }
}

@Suite struct `Division rounded half up` {
  @Test(arguments: [
    (5, 2, 3), (-5, 2, -2), (7, 3, 2), (-7, 3, -2), (1, 2, 1), (-1, 2, 0), (0, 9, 0),
    (Int.max, 1, Int.max), (Int.min, 1, Int.min), (Int.max, Int.max, 1), (Int.min, Int.max, -1),
    (Int.max, 2, 1 << 62), (Int.min, 2, -(1 << 62)),
  ])
  func `goes toward the top at the half, over the whole range`(
    dividend: Int, divisor: Int, quotient: Int
  ) {
    #expect(quotientArrondi(dividend, divisor) == quotient)
    #expect(quotientArrondi(Int128(dividend), Int128(divisor)) == Int128(quotient))
  }

  @Test func `goes away from zero for changes`() {
    #expect(quotientArrondiLoinDeZero(5, 2) == 3)
    #expect(quotientArrondiLoinDeZero(-5, 2) == -3)
    #expect(quotientArrondiLoinDeZero(5, -2) == -3)
  }
}
