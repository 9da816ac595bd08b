import MiloEvents
import Testing

@testable import MiloCore

@Suite struct `Profiles of more populations` {
  /// A turns 18 on 1 July 2022 and moves from level V to IV in September.
  let carnet: Carnet = {
    var carnet = Carnet()
    carnet.ecrire(
      "profil", "A", "2022-01-01",
      ["sexe": "F", "date_naissance": "2004-07-01", "niveau": "V_diplome"])
    carnet.ecrire("profil", "A", "2022-09-01", ["niveau": "IV_diplome", "hebergement": "famille"])
    carnet.ecrire("dispositif.entree", "A", "2022-03-01", ["dispositif": "CEJ"])
    carnet.ecrire("dispositif.entree", "A", "2022-10-01", ["dispositif": "CEJ"])
    carnet.ecrire("dispositif.entree", "B", "2021-10-01", ["dispositif": "CEJ"])
    carnet.ecrire("reperage", "A", "2022-02-01", ["source": "autre"])
    carnet.ecrire("reperage", "A", "2022-08-01", ["source": "autre"])
    carnet.ecrire("remobilisation", "A", "2022-08-01", ["vers": "suivi"])
    carnet.ecrire(
      "rendez_vous", "A", "2022-10-01",
      ["quand": "2022-10-20T10:00:00+02:00", "objet": "bilan", "statut": "propose"])
    return carnet
  }()

  @Test func `entrants are described at their first entry of the period`() throws {
    let table = try #require(try carnet.tables(2022, "profil.entres")["profil.entres.CEJ"])
    #expect(table["effectif"] == "1 100.0")
    #expect(table["mineurs"] == "1 100.0")
    #expect(table["niveau.V_diplome"] == "1 100.0")
    // The housing, first known in September, is taken from there.
    #expect(table["hebergement_familial"] == "1 100.0")
    #expect(table["suivis"] == nil)
  }

  @Test func `those followed are described at the end of the period`() throws {
    let table = try #require(try carnet.tables(2022, "profil.suivis")["profil.suivis.CEJ"])
    #expect(table["effectif"] == "2 100.0")
    #expect(table["mineurs"] == "0 0.0")
    #expect(table["niveau.IV_diplome"] == "1 50.0")
    #expect(table["sexe.non_renseigne"] == "1 50.0")
  }

  @Test func `a dispositif that nobody entered has an empty profile of entrants`() throws {
    let table = try #require(try carnet.tables(2023, "profil")["profil.entres.CEJ"])
    #expect(table["effectif"] == "0 -")
    #expect(try carnet.tables(2020, "profil")["profil.entres.CEJ"] == nil)
  }

  @Test func `outreach describes youths at the first event of its kind`() throws {
    let tables = try carnet.tables(2022, "profil")
    #expect(tables["profil.reperes"]?["mineurs"] == "1 100.0")
    #expect(tables["profil.remobilises"]?["mineurs"] == "0 0.0")
    #expect(tables["profil.reperes"]?["effectif"] == "1 100.0")
    #expect(try carnet.tables(2021, "profil")["profil.reperes"]?["effectif"] == "0 -")
  }

  @Test func `appointments describe youths at the first offer of an object`() throws {
    let tables = try carnet.tables(2022, "profil")
    #expect(tables["profil.rendez_vous.bilan"]?["niveau.IV_diplome"] == "1 100.0")
    #expect(try carnet.tables(2021, "profil")["profil.rendez_vous.bilan"] == nil)
  }
}
