import MiloEvents
import Testing

@testable import MiloCore

@Suite struct `Tables of support` {
  @Test func `collective actions tell sessions, participations and youths`() throws {
    var carnet = Carnet()
    for youth in ["A", "B"] {
      carnet.ecrire(
        "atelier", youth, "2022-03-01",
        ["intitule": "CV", "session": "s1", "serie": "cv", "themes": ["emploi", "logement"]])
    }
    carnet.ecrire(
      "atelier", "A", "2022-04-01",
      ["intitule": "CV", "session": "s2", "serie": "cv", "presence": "present"])
    carnet.ecrire(
      "atelier", "C", "2022-04-01", ["intitule": "CV", "session": "s2", "presence": "excuse"])
    carnet.ecrire(
      "information_collective", "A", "2022-05-01",
      [
        "intitule": "forum", "session": "s1", "genre": "forum", "partenaire": "CCI",
        "dispositif": "CEJ", "themes": ["emploi"],
      ])
    carnet.ecrire("information_collective", "B", "2022-05-02", ["intitule": "sans session"])
    let tables = try carnet.tables(2022, "collectif")
    let collectif = try #require(tables["collectif"])
    #expect(collectif["atelier"] == "2 3 2")
    #expect(collectif["information_collective"] == "1 2 2")
    #expect(collectif["genre.forum"] == "1 1 1")
    #expect(collectif["genre.information"] == "0 0 0")
    #expect(collectif["theme.emploi"] == "1 3 2")
    #expect(collectif["theme.logement"] == "1 2 2")
    #expect(collectif["serie.cv"] == "2 3 2")
    #expect(collectif["partenaire.CCI"] == "1 1 1")
    #expect(collectif["dispositif.CEJ"] == "1 1 1")
    #expect(tables["collectif.sessions"] == ["s1": "3 2", "s2": "1 1"])
  }

  @Test func `an appointment belongs to its first event and has its last state`() throws {
    var carnet = Carnet()
    func data(_ statut: String, of first: String? = nil, objet: String? = nil) -> JSONObject {
      var data: JSONObject = ["quand": "2022-12-20T10:00:00+01:00", "statut": .string(statut)]
      if let first { data["rendez_vous"] = .string(first) }
      if let objet { data["objet"] = .string(objet) }
      return data
    }
    let first = carnet.ecrire("rendez_vous", "A", "2022-12-01", data("propose", objet: "bilan"))
    let moved = carnet.ecrire("rendez_vous", "A", "2022-12-10", data("reporte", of: first))
    carnet.ecrire("rendez_vous", "A", "2022-12-20", data("present", of: moved))
    carnet.ecrire("rendez_vous", "A", "2023-01-20", data("absent", of: moved))
    // The reference names an appointment of another youth: this state stands by itself.
    carnet.ecrire("rendez_vous", "B", "2022-12-20", data("excuse", of: first))
    carnet.ecrire("rendez_vous", "A", "2022-11-01", data("propose", objet: "bilan"))
    let tables = try carnet.tables(2022, "rendez_vous")["rendez_vous"]
    #expect(tables == ["bilan": "2 1 0 100.0 1", "total": "3 1 1 50.0 2"])
    #expect(try carnet.tables(2023, "rendez_vous")["rendez_vous"] == ["total": "0 0 0 - 0"])
  }

  @Test func `specialities tell new youths by speciality and by motive`() throws {
    var carnet = Carnet()
    func data(_ specialite: String, _ motif: JSONValue? = nil) -> JSONObject {
      var data: JSONObject = ["conseiller": "C1", "specialite": .string(specialite)]
      if let motif { data["motif_specialite"] = motif }
      return data
    }
    let secret: JSONValue = [
      "chiffre": "v1", "n": "AAAAAAAAAAAAAAAA", "c": "AAAAAAAAAAAAAAAAAAAAAA==",
    ]
    carnet.ecrire("entretien", "A", "2021-06-01", data("justice", "amende"))
    carnet.ecrire("entretien", "A", "2022-06-01", data("justice", "amende"))
    carnet.ecrire("entretien", "A", "2022-07-01", data("justice", "peine"))
    carnet.ecrire("entretien", "B", "2022-07-01", data("justice", "peine"))
    carnet.ecrire("entretien", "B", "2022-08-01", data("justice"))
    carnet.ecrire("entretien", "B", "2022-09-01", data("logement", secret))
    let table = try #require(try carnet.tables(2022, "specialites")["specialites"])
    #expect(table["justice"] == "4 2 1")
    #expect(table["justice.motif.amende"] == "1 1 0")
    #expect(table["justice.motif.peine"] == "2 2 2")
    #expect(table["logement"] == "1 1 1")
    #expect(table["logement.motif.non_renseigne"] == "1 1 1")
    #expect(table["psychologue"] == "0 0 0")
    #expect(table.count == 6 + 3)
  }
}
