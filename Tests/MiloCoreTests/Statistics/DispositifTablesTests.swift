import MiloEvents
import Testing

@testable import MiloCore

@Suite struct `Tables of one dispositif` {
  /// A left the CEJ after 31 days and came back; B left the day it is said to have left before
  /// entering; C has been in the GJ since the year before and left it.
  let carnet: Carnet = {
    var carnet = Carnet()
    let first = carnet.ecrire(
      "dispositif.entree", "A", "2022-01-10",
      ["dispositif": "CEJ", "modalite": "intensif", "partenaire": "PJJ"])
    carnet.ecrire(
      "dispositif.sortie", "A", "2022-02-10", ["entree": .string(first), "motif": "formation"])
    carnet.ecrire("dispositif.entree", "A", "2022-12-31", ["dispositif": "CEJ", "volet": "jr"])
    let second = carnet.ecrire("dispositif.entree", "B", "2022-06-10", ["dispositif": "CEJ"])
    carnet.ecrire(
      "dispositif.sortie", "B", "2022-06-01", ["entree": .string(second), "motif": "abandon"])
    let third = carnet.ecrire(
      "dispositif.entree", "C", "2021-11-30", ["dispositif": "GJ", "modalite": "intensif"])
    carnet.ecrire(
      "dispositif.sortie", "C", "2022-01-01",
      ["entree": .string(third), "motif": "emploi_durable"])
    carnet.ecrire(
      "partenaire", "PJJ", "2020-01-01", ["code": "PJJ", "libelle": "Protection judiciaire"])
    return carnet
  }()

  @Test func `modalities count entries, youths and those followed`() throws {
    let tables = try carnet.tables(2022, "modalites")
    #expect(
      tables["modalites.CEJ"]
        == ["intensif": "1 1 1", "volet.jr": "1 1 1", "total": "3 2 2"])
    #expect(
      tables["modalites.GJ"] == ["intensif": "0 0 1", "volet.jr": "0 0 0", "total": "0 0 1"])
    #expect(
      tables["modalites.CEJ_GJ"]
        == ["intensif": "1 1 2", "volet.jr": "1 1 1", "total": "3 2 3"])
  }

  @Test func `exits count by reason, with the mean of 31 and 0 days rounded half up`() throws {
    let tables = try carnet.tables(2022, "sorties")
    let cej = try #require(tables["sorties.CEJ"])
    #expect(cej.count == 19)
    #expect(cej["formation"] == "1 1 50.0 .")
    #expect(cej["abandon"] == "1 1 50.0 .")
    #expect(cej["echeance"] == "0 0 0.0 .")
    #expect(cej["positives"] == "1 1 50.0 .")
    #expect(cej["total"] == "2 2 100.0 .")
    #expect(cej["duree_moyenne"] == ". . . 16")
    #expect(tables["sorties.GJ"]?["duree_moyenne"] == ". . . 32")
    #expect(tables["sorties.CEJ_GJ"]?["positives"] == "2 2 66.7 .")
    #expect(tables["sorties.CEJ_GJ"]?["duree_moyenne"] == ". . . 21")
  }

  @Test func `partners share out all entries, those without a partner included`() throws {
    let tables = try carnet.tables(2022, "partenaires")
    #expect(tables["partenaires.CEJ"] == ["PJJ": "1 1 33.3", "total": "3 2 100.0"])
    #expect(tables["partenaires.GJ"] == ["total": "0 0 -"])
    let shown = try carnet.statistiques(tables: ["partenaires.CEJ"]).tables
    #expect(shown.map(\.id) == ["partenaires.CEJ"])
    #expect(shown.first?.lignes.map(\.libelle) == ["Protection judiciaire", "total"])
  }

  @Test func `sponsorship tells youths, sponsors and durations`() throws {
    var carnet = Carnet()
    carnet.ecrire("conseiller", "s", "2021-01-01", ["code": "P1", "role": "parrain"])
    carnet.ecrire("conseiller", "s", "2021-01-01", ["code": "P2", "role": "cisp"])
    carnet.ecrire("conseiller", "s", "2022-03-01", ["code": "P1", "role": "parrain"])
    carnet.ecrire("conseiller", "s", "2022-03-01", ["code": "P2", "role": "parrain"])
    let old = carnet.ecrire("dispositif.entree", "A", "2021-12-22", ["dispositif": "PARRAINAGE"])
    carnet.ecrire(
      "dispositif.sortie", "A", "2022-01-01", ["entree": .string(old), "motif": "abandon"])
    for (youth, sponsor) in [("B", "P1"), ("C", "P1"), ("D", "P2")] {
      carnet.ecrire(
        "dispositif.entree", youth, "2022-04-01",
        ["dispositif": "PARRAINAGE", "conseiller": .string(sponsor)])
    }
    let again = carnet.ecrire(
      "dispositif.entree", "B", "2022-05-01",
      ["dispositif": "PARRAINAGE", "conseiller": "P1"])
    carnet.ecrire(
      "dispositif.sortie", "B", "2022-05-02", ["entree": .string(again), "motif": "emploi_court"])
    #expect(
      try carnet.tables(2022, "parrainage")["parrainage"] == [
        "entrees": "4", "jeunes": "3", "parrains": "2", "sorties": "2", "positives": "1",
        "abandons": "1", "en_cours": "3", "nouveaux_parrains": "1", "suivis": "4",
        "jeunes_par_parrain": "2.0", "duree_moyenne": "6",
      ])
    let empty = try Carnet().tables(2022, "parrainage")["parrainage"]
    #expect(empty?["jeunes_par_parrain"] == "-")
    #expect(empty?["duree_moyenne"] == "-")
  }
}
