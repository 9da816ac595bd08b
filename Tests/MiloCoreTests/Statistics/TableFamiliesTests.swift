import MiloEvents
import Testing

@testable import MiloCore

@Suite struct `Families of tables` {
  @Test func `have a table for each code and group with a line in dispositifs`() throws {
    var carnet = Carnet()
    carnet.ecrire(
      "dispositif.groupe", "s", "2020-01-01",
      ["code": "LOCAUX", "libelle": "Dispositifs locaux", "membres": ["ARDENT", "CEP"]])
    carnet.ecrire("dispositif.entree", "A", "2022-05-01", ["dispositif": "PACEA"])
    carnet.ecrire("dispositif.entree", "A", "2022-05-01", ["dispositif": "ARDENT"])
    carnet.ecrire("dispositif.entree", "A", "2023-05-01", ["dispositif": "CEP"])
    for family in ["modalites", "sorties", "partenaires", "profil.entres", "profil.suivis"] {
      let ids = try carnet.statistiques(tables: [family]).tables.map(\.id)
      #expect(ids == ["ARDENT", "PACEA", "CEJ_PACEA", "LOCAUX"].map { "\(family).\($0)" })
    }
    #expect(
      try carnet.statistiques(tables: ["sorties.LOCAUX"]).tables.map(\.titre)
        == ["Sorties : Dispositifs locaux"])
  }

  @Test func `are known by name even where no table of theirs exists`() throws {
    #expect(try Carnet().statistiques(tables: ["sorties"]).tables.isEmpty)
    #expect(try Carnet().statistiques(tables: ["modalites.CEJ"]).tables.isEmpty)
    #expect(throws: StatistiquesError.table("sorties.CEK", nearest: "sorties.CEJ")) {
      try Carnet().statistiques(tables: ["sorties.CEK"])
    }
    #expect(throws: StatistiquesError.table("profil.entre", nearest: "profil.entres")) {
      try Carnet().statistiques(tables: ["profil.entre"])
    }
  }

  @Test func `follow the filters, which may leave a code without a line`() throws {
    var carnet = Carnet()
    carnet.ecrire("profil", "A", "2022-01-01", ["sexe": "F"])
    carnet.ecrire("dispositif.entree", "A", "2022-05-01", ["dispositif": "PPAE"])
    carnet.ecrire("dispositif.entree", "B", "2022-05-01", ["dispositif": "CEP"])
    let tables = try carnet.tables(2022, "modalites", filtres: ["sexe=F"])
    #expect(Array(tables.keys) == ["modalites.PPAE"])
  }

  @Test func `give 0, and no share, for a table that was missing one year before`() throws {
    var carnet = Carnet()
    let entry = carnet.ecrire("dispositif.entree", "A", "2022-05-01", ["dispositif": "CEP"])
    // The exit is dated in 2021, before its entry: 2021 has the exit, but no line for the CEP.
    carnet.ecrire(
      "dispositif.sortie", "A", "2021-06-01", ["entree": .string(entry), "motif": "abandon"])
    #expect(try carnet.tables(2021, "sorties").isEmpty)
    let table = try #require(
      try carnet.tables(2022, "sorties", evolution: true)["sorties.CEP"])
    #expect(table["total"] == "0 0 - 0 0 - - - - . . .")
    #expect(table["duree_moyenne"] == ". . . . . . . . . - - -")
  }

  @Test func `compare with the table of the year before`() throws {
    var carnet = Carnet()
    for (youth, date) in [("A", "2021-05-01"), ("B", "2022-05-01"), ("C", "2022-05-01")] {
      carnet.ecrire(
        "dispositif.entree", youth, date, ["dispositif": "CEP", "modalite": .string(youth)])
    }
    let table = try #require(
      try carnet.tables(2022, "modalites", evolution: true)["modalites.CEP"])
    #expect(table["total"] == "2 1 100.0 2 1 100.0 3 1 200.0")
    #expect(table["A"] == "0 1 -100.0 0 1 -100.0 1 1 0.0")
    #expect(table["B"] == "1 0 - 1 0 - 1 0 -")
  }

  @Test func `explain each figure by contributions that add up to it`() throws {
    var carnet = Carnet()
    for youth in ["A", "B", "C"] {
      carnet.ecrire("profil", youth, "2022-01-01", ["sexe": "F", "freins": ["emploi"]])
      for date in ["2022-02-01", "2022-03-01"] {
        let entry = carnet.ecrire(
          "dispositif.entree", youth, date,
          ["dispositif": "CEJ", "modalite": "m", "partenaire": "p", "conseiller": "c"])
        carnet.ecrire(
          "dispositif.sortie", youth, date, ["entree": .string(entry), "motif": "abandon"])
        carnet.ecrire("dispositif.entree", youth, date, ["dispositif": "PARRAINAGE"])
        carnet.ecrire("reperage", youth, date, ["source": "autre"])
        carnet.ecrire("remobilisation", youth, date, ["vers": "suivi"])
        carnet.ecrire(
          "entretien", youth, date,
          ["conseiller": "c", "specialite": "justice", "motif_specialite": "m"])
        carnet.ecrire(
          "atelier", youth, date,
          ["intitule": "i", "session": "s", "serie": "x", "themes": ["emploi"]])
        carnet.ecrire(
          "rendez_vous", youth, date,
          ["quand": "2022-04-01T10:00:00+02:00", "objet": "bilan", "statut": "present"])
      }
    }
    let counted = try carnet.statistiques(explains: true).comptees.courant
    let families = ["modalites.CEJ", "sorties.CEJ_GJ", "partenaires.CEJ", "profil.entres.CEJ"]
    let others = [
      "profil.suivis.CEJ", "profil.reperes", "profil.rendez_vous.bilan", "collectif",
      "collectif.sessions", "rendez_vous", "specialites", "parrainage",
    ]
    for table in families + others {
      let compteur = try #require(counted.tables[table]?.compteur)
      let contributions = try #require(compteur.contributions)
      #expect(!contributions.isEmpty, "\(table)")
      var sums = [Int](repeating: 0, count: compteur.valeurs.count)
      var things: [Int: Set<UInt64>] = [:]
      for contribution in contributions {
        sums[contribution.cellule] += contribution.montant
        if compteur.distincts[contribution.cellule] != nil {
          things[contribution.cellule, default: []].insert(contribution.chose)
        }
      }
      for (cell, seen) in things { sums[cell] = seen.count }
      #expect(sums.map { Int128($0) } == compteur.valeurs, "\(table)")
    }
    // Each line of a family's table stands at a place of its own.
    #expect(
      counted.place("total", table: "modalites.CEJ")
        != counted.place("total", table: "modalites.CEJ_GJ"))
  }
}
