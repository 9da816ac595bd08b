import MiloEvents
import Testing

@testable import MiloCore

@Suite struct `A mapping` {
  private static let zone = FuseauHoraire("Europe/Paris")

  private func valeur(_ json: String) throws -> Modele.Valeur {
    let text = #"{"evenements":[{"type":"profil","le":"D","champs":{"sexe":\#(json)}}]}"#
    return try Modele(json: Array(text.utf8)).gabarits[0].champs[0].valeur
  }

  /// Cells, the type of the field, and the value they write.
  @Test(arguments: [
    (#""C""#, " F ", FieldType.choix(["F", "M"]), "F" as JSONValue),
    (#"{"colonne":"C","valeurs":{"Féminin":"F"}}"#, "Féminin", .choix(["F"]), "F"),
    (#""C""#, "Oui", .booleen, true), (#""C""#, "non", .booleen, false),
    (#""C""#, "1 200", .entier(0...9999), 1200),
    (#"{"colonne":"C","unite":"euros"}"#, "1\u{202F}234,5 €", .entier(0...999_999), 123_450),
    (#"{"colonne":"C","unite":"heures"}"#, "1h30", .entier(0...999), 90),
    (#"{"colonne":"C","unite":"heures"}"#, "0:45", .entier(0...999), 45),
    (#"{"colonne":"C","unite":"heures"}"#, "1,5", .entier(0...999), 90),
    (#""C""#, "17,50", .nombre, .number("17.5")), (#""C""#, "35,0", .nombre, 35),
    (#""C""#, "29/02/2024", .date, "2024-02-29"),
    (#""C""#, "01/03/2022", .mois, "2022-03"), (#""C""#, "2022-03", .mois, "2022-03"),
    (#"{"colonne":"C","format":"MM/AAAA"}"#, "03/2022", .mois, "2022-03"),
    (#""C""#, "14/07/2022 09:05", .moment, "2022-07-14T09:05:00+02:00"),
    (#""C""#, "2022-01-14", .moment, "2022-01-14T12:00:00+01:00"),
    (#""C""#, "2022-01-14T08:00:00Z", .moment, "2022-01-14T08:00:00Z"),
    (
      #"{"colonne":"C","separateur":"/","valeurs":{"Emploi":"emploi","Santé":"sante"}}"#,
      "Emploi / Santé", .liste(.choix(["emploi", "sante"])), .array(["emploi", "sante"])
    ),
    (#"{"colonne":"C","prefixe":"J"}"#, "12", .jeune, "J12"),
    (#"{"colonne":"C","defaut":"M"}"#, "  ", .choix(["F", "M"]), "M"),
  ])
  func `translates a cell`(
    json: String, cellule: String, type: FieldType, expected: JSONValue
  ) throws {
    let zone = try #require(Self.zone)
    #expect(try valeur(json).traduire(cellule, type, zone) == expected)
  }

  @Test(arguments: [
    (#""C""#, "peut-être", FieldType.booleen, "Oui ou Non"),
    (#""C""#, "30/02/2022", .date, "JJ/MM/AAAA"), (#""C""#, "douze", .entier(0...99), "entier"),
    (#""C""#, "1,234", .nombre, "deux décimales"),
    (#"{"colonne":"C","valeurs":{"Féminin":"F"}}"#, "Feminin", .choix(["F"]), "« Féminin »"),
  ])
  func `says what a cell should hold`(
    json: String, cellule: String, type: FieldType, words: String
  ) throws {
    let zone = try #require(Self.zone)
    let valeur = try valeur(json)
    #expect { try valeur.traduire(cellule, type, zone) } throws: {
      ($0 as? CelluleError)?.expected.contains(words) == true
    }
  }

  @Test func `leaves the field out for an empty cell and an empty translation`() throws {
    let zone = try #require(Self.zone)
    let valeur = try valeur(#"{"colonne":"C","valeurs":{"Inconnu":""}}"#)
    #expect(try valeur.traduire("", .choix(["F"]), zone) == nil)
    #expect(try valeur.traduire("Inconnu", .choix(["F"]), zone) == nil)
  }

  @Test(arguments: [
    (#"{"evenements":[{"type":"entretient","le":"D"}]}"#, "evenements[0].type", "entretien"),
    (
      #"{"evenements":[{"type":"profil","le":"D","champs":{"sex":"S"}}]}"#,
      "evenements[0].champs.sex", "sexe"
    ),
    (#"{"evenement":[]}"#, "evenement", "evenements"),
    (#"{"evenements":[{"type":"profil"}]}"#, "evenements[0].le", nil),
    (#"{"evenements":[]}"#, "evenements", nil), (#"{"#, "", nil),
    (#"{"encodage":"utf8","evenements":[]}"#, "encodage", "utf-8"),
    (#"{"dates":"jour","evenements":[{"type":"profil","le":"D"}]}"#, "dates", nil),
    (
      #"{"evenements":[{"type":"profil","le":{"colonne":"D","constante":"E"}}]}"#,
      "evenements[0].le", nil
    ),
  ])
  func `says where it is wrong`(json: String, chemin: String, nearest: String?) {
    #expect { try Modele(json: Array(json.utf8)) } throws: {
      let error = $0 as? ModeleError
      return error?.chemin == chemin && error?.nearest == nearest
    }
  }

  @Test func `takes local hours on both sides of the change of clocks`() throws {
    let zone = try #require(Self.zone)
    let day = try #require(LocalDate("2022-03-27"))
    #expect(zone.time(day, seconds: 5400) == "2022-03-27T01:30:00+01:00")
    #expect(zone.time(day, seconds: 10_800) == "2022-03-27T03:00:00+02:00")
    let autumn = try #require(LocalDate("2022-10-30"))
    #expect(zone.time(autumn, seconds: 9000) == "2022-10-30T02:30:00+01:00")
    #expect(zone.time(autumn, seconds: 3600) == "2022-10-30T01:00:00+02:00")
  }
}
