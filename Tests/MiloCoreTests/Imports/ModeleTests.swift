import Testing

@testable import MiloCore
@testable import MiloEvents

@Suite struct `A mapping` {
  private static let zone = FuseauHoraire("Europe/Paris")

  /// A value of a mapping for a field of that type; amounts and durations by their names.
  private func valeur(_ json: String, _ type: FieldType) throws -> Modele.Valeur {
    let name = json.contains("euros") ? "montant_centimes" : "duree_min"
    let field = FieldDeclaration(name: name, type: type, required: false, nullable: false)
    let value = try JSONText.value(of: Array(json.utf8))
    return try Modele.Valeur(value, "v", .champ(field), FormatDate.usuels, [])
  }

  /// Cells, the type of the field, and the value they write.
  @Test(arguments: [
    (#""C""#, " F ", FieldType.choix(["F", "M"]), "F" as JSONValue?),
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
    (#""C""#, "2022-01-14T08:00:00Z", .moment, "2022-01-14T09:00:00+01:00"),
    (#""C""#, "2022-12-31T23:30:00Z", .moment, "2023-01-01T00:30:00+01:00"),
    (#""C""#, "2022-07-01T10:00:00.250-04:00", .moment, "2022-07-01T16:00:00.250+02:00"),
    (#""C""#, "2022-10-30T00:30:00Z", .moment, "2022-10-30T02:30:00+02:00"),
    (#""C""#, "2022-10-30T01:30:00Z", .moment, "2022-10-30T02:30:00+01:00"),
    (#""C""#, "5/3/2022", .date, "2022-03-05"), (#""C""#, "5/3/22", .date, "2022-03-05"),
    (#""C""#, "12/4/98", .date, "1998-04-12"), (#""C""#, "5 mars 2022", .date, "2022-03-05"),
    (#""C""#, "1 août 2022", .date, "2022-08-01"),
    (#""C""#, "05/03/2022 9:00", .moment, "2022-03-05T09:00:00+01:00"),
    (#""C""#, "5/3/2022 9h30", .moment, "2022-03-05T09:30:00+01:00"),
    (#""C""#, "2022-05-16 00:00:00.0", .moment, "2022-05-16T00:00:00+02:00"),
    (#""C""#, "2022-05-16 08:01:02.120", .moment, "2022-05-16T08:01:02.12+02:00"),
    (
      #"{"colonne":"C","format":"JJ/MM/AAAA à HH:mm"}"#, "05/03/2022 à 09:10", .moment,
      "2022-03-05T09:10:00+01:00"
    ),
    (
      #"{"colonne":"C","format":"日 AAAA é MM\u0301JJ"}"#, "日 2022 é 03\u{301}05", .date,
      "2022-03-05"
    ),
    (#"{"colonne":"C","format":"excel"}"#, "31182", .date, "1985-05-15"),
    (#"{"colonne":"C","format":"excel"}"#, "44635,395833333", .moment, "2022-03-15T09:30:00+01:00"),
    (#"{"colonne":"C","format":"excel"}"#, "44635.9999999", .moment, "2022-03-16T00:00:00+01:00"),
    (#"{"colonne":"C","unite":"heures"}"#, "00:45:00", .entier(0...999), 45),
    (#"{"colonne":"C","unite":"heures"}"#, "2,0", .entier(0...999), 120),
    (#""C""#, "45,0", .entier(0...999), 45),
    (#"{"colonne":"C","vides":["NULL","-"]}"#, "NULL", .date, nil),
    (#"{"colonne":"C","vides":["NULL","-"]}"#, " - ", .entier(0...9), nil),
    (#"{"colonne":"C","completer":5}"#, "1025", .insee, "01025"),
    (#"{"colonne":"C","completer":5}"#, "25056", .insee, "25056"),
    (#"{"colonne":"C","completer":5}"#, "2A004", .insee, "2A004"),
    (#""C""#, "J3\u{200B}", .jeune, "J3"), (#""C""#, "\u{FEFF}J4\u{A0}", .jeune, "J4"),
    (#""C""#, "=\"00123\"", .jeune, "00123"),
    (
      #"{"colonne":"C","valeurs":{"Siège de Besançon":"siege"}}"#, "Siège\u{A0}de Besançon", .code,
      "siege"
    ),
    (
      #"{"colonne":"C","separateur":"/","valeurs":{"Emploi":"emploi","Santé":"sante"}}"#,
      "Emploi / Santé", .liste(.choix(["emploi", "sante"])), .array(["emploi", "sante"])
    ),
    (#"{"colonne":"C","prefixe":"J"}"#, "12", .jeune, "J12"),
    (#"{"colonne":"C","defaut":"M"}"#, "  ", .choix(["F", "M"]), "M"),
  ])
  func `translates a cell`(
    json: String, cellule: String, type: FieldType, expected: JSONValue?
  ) throws {
    let zone = try #require(Self.zone)
    #expect(try valeur(json, type).traduire(cellule, type, zone) == expected)
  }

  @Test(arguments: [
    (#""C""#, "peut-être", FieldType.booleen, "Oui ou Non"),
    (#""C""#, "30/02/2022", .date, "14/03/2022"), (#""C""#, "douze", .entier(0...99), "entier"),
    (#""C""#, "1,234", .nombre, "deux décimales"),
    (#"{"colonne":"C","valeurs":{"Féminin":"F"}}"#, "Feminin", .choix(["F"]), "« Féminin »"),
    (#""C""#, "1,87128E+14", .jeune, "format texte"), (#""C""#, "1.8E14", .code, "format texte"),
    (#""C""#, "=1+1", .jeune, "le texte"), (#""C""#, "12.0", .code, "format texte"),
    (#""C""#, "#N/A", .reference([]), "l’identifiant"), (#""C""#, "1025", .insee, "completer"),
    (#"{"colonne":"C","completer":5}"#, "2A4", .insee, "5 caractères"),
    (#"{"colonne":"C","format":"excel"}"#, "60", .date, "excel"),
  ])
  func `says what a cell should hold`(
    json: String, cellule: String, type: FieldType, words: String
  ) throws {
    let zone = try #require(Self.zone)
    let valeur = try valeur(json, type)
    #expect { try valeur.traduire(cellule, type, zone) } throws: {
      ($0 as? CelluleError)?.expected.contains(words) == true
    }
  }

  @Test func `leaves the field out for an empty cell and an empty translation`() throws {
    let zone = try #require(Self.zone)
    let valeur = try valeur(#"{"colonne":"C","valeurs":{"Inconnu":""}}"#, .choix(["F"]))
    #expect(try valeur.traduire("", .choix(["F"]), zone) == nil)
    #expect(try valeur.traduire("Inconnu", .choix(["F"]), zone) == nil)
  }

  private static func event(_ keys: String, _ file: String = "") -> String {
    #"{"evenements":[{"type":"profil","sujet":"S","le":"D",\#(keys)}]\#(file)}"#
  }

  @Test(arguments: [
    (#"{"evenements":[{"type":"entretient","le":"D"}]}"#, "evenements[0].type", "entretien"),
    (event(#""champs":{"sex":"S"}"#), "evenements[0].champs.sex", "sexe"),
    (#"{"evenement":[]}"#, "evenement", "evenements"),
    (#"{"evenements":[{"type":"profil"}]}"#, "evenements[0].le", nil),
    (#"{"evenements":[{"type":"profil","le":"D"}]}"#, "evenements[0].sujet", nil),
    (
      #"{"evenements":[{"type":"contact","le":"D","sujet":"S"}]}"#, "evenements[0].champs.canal",
      nil
    ),
    (#"{"evenements":[]}"#, "evenements", nil),
    (#"{"encodage":"utf8","evenements":[]}"#, "encodage", "utf-8"),
    (event(#""champs":{}"#, #","dates":"jour""#), "dates", nil),
    (event(#""auteur":{"colonne":"D","constante":"E"}"#), "evenements[0].auteur", nil),
    ("{\n  \"évé\": [1,]\n}", "ligne 2, colonne 13", nil),
    ("{", "ligne 1, colonne 2", nil),
  ])
  func `says where it is wrong`(json: String, chemin: String, nearest: String?) {
    #expect { try Modele(json: Array(json.utf8)) } throws: {
      let error = $0 as? FormeError
      return error?.chemin == chemin && error?.nearest == nearest
    }
  }

  @Test(arguments: [
    (event(#""champs":{"commune":{"constante":"25056","prefixe":"0"}}"#), "champs.commune.prefixe"),
    (event(#""champs":{"commune":{"constante":"25056","vides":["-"]}}"#), "champs.commune.vides"),
    (event(#""champs":{"commune":{"constante":"25056","defaut":"-"}}"#), "champs.commune.defaut"),
    (event(#""champs":{"commune":{"colonne":"C","unite":"heures"}}"#), "champs.commune.unite"),
    (
      event(#""champs":{"commune":{"colonne":"C","format":"JJ/MM/AAAA"}}"#), "champs.commune.format"
    ),
    (event(#""champs":{"commune":{"colonne":"C","separateur":"/"}}"#), "champs.commune.separateur"),
    (event(#""champs":{"commune":{"colonne":"C","heure":"H"}}"#), "champs.commune.heure"),
    (event(#""champs":{"commune":{"colonne":"C","valeurs":{}}}"#), "champs.commune.valeurs"),
    (event(#""champs":{"enfants":{"colonne":"C","completer":5}}"#), "champs.enfants.completer"),
    (event(#""champs":{"enfants":{"colonne":"C","unite":"euros"}}"#), "champs.enfants.unite"),
    (
      event(#""champs":{"date_naissance":{"colonne":"C","heure":"H"}}"#),
      "champs.date_naissance.heure"
    ),
    (event(#""champs":{"qpv":{"colonne":"C","prefixe":"x"}}"#), "champs.qpv.prefixe"),
    (event(#""champs":{"sexe":{"evenement":"accueil"}}"#), "champs.sexe.evenement"),
    (event(#""auteur":{"evenement":"accueil"}"#), "auteur.evenement"),
    (event(#""si":[{"colonne":"C"}]"#), "si[0]"),
    (event(#""si":[{"colonne":"C","parmi":["a"],"sauf":["a"]}]"#), "si[0]"),
    (event(#""si":[{"colonne":"C","remplie":false,"parmi":["a"]}]"#), "si[0]"),
    (event(#""si":[{"colonne":"C","parmi":[]}]"#), "si[0]"),
    (event(#""si":[{"colonne":"C","parmi":["a"]},{"colonne":"C","parmi":["b"]}]"#), "si[1]"),
    (event(#""si":[{"colonne":"C","remplie":true},{"colonne":"C","remplie":false}]"#), "si[1]"),
    (event(#""si_change":"rectifier""#), "si_change"),
    (event(#""absent":"ignorer""#), "absent"),
  ])
  func `refuses a key that has no effect where it stands`(json: String, chemin: String) {
    #expect { try Modele(json: Array(json.utf8)) } throws: {
      ($0 as? FormeError)?.chemin == "evenements[0].\(chemin)"
    }
  }

  @Test(arguments: [
    (#","si_change":"rectifier""#, "si_change"), (#","absent":"ignorer""#, "absent"),
    (#","motif":"m""#, "motif"), (#","ignorees":["S"]"#, "ignorees"),
    (#","vide":["NULL"]"#, "vide"), (#","avant_entete":-1"#, "avant_entete"),
  ])
  func `refuses a key of the file that has no effect on its events`(file: String, chemin: String) {
    let json = Self.event(#""champs":{"sexe":"C"}"#, file)
    #expect { try Modele(json: Array(json.utf8)) } throws: {
      ($0 as? FormeError)?.chemin == chemin
    }
  }

  @Test func `refuses formats of dates that no column uses`() {
    let json =
      #"{"dates":"JJ/MM/AAAA","evenements":[{"type":"profil","sujet":"S","le":{"colonne":"D","format":"AAAA-MM-JJ"},"champs":{"sexe":"C"}}]}"#
    #expect { try Modele(json: Array(json.utf8)) } throws: {
      ($0 as? FormeError)?.chemin == "dates"
    }
  }

  @Test func `refuses an event of the row that the field may not name`() {
    let json =
      #"{"evenements":[{"type":"accueil","sujet":"S","le":"D","champs":{"site":"C"}},{"type":"dispositif.sortie","sujet":"S","le":"D","champs":{"entree":{"evenement":"accueil"},"motif":{"constante":"abandon"}}}]}"#
    #expect { try Modele(json: Array(json.utf8)) } throws: {
      ($0 as? FormeError)?.chemin == "evenements[1].champs.entree.evenement"
    }
  }

  @Test(arguments: [
    (
      event(#""champs":{"sexe":{"colonne":"C","valeurs":{"X":"?"}}}"#),
      "evenements[0].champs.sexe.valeurs.X"
    ),
    (#"{"evenements":[{"type":"?","le":"D"}]}"#, "evenements[0].type"),
  ])
  func `refuses what a sketch left to say, with its place`(json: String, chemin: String) {
    #expect { try Modele(json: Array(json.utf8)) } throws: {
      ($0 as? FormeError)?.chemin == chemin
    }
  }

  @Test func `lets a question mark be a word for nothing`() throws {
    _ = try Modele(json: Array(Self.event(#""champs":{"sexe":"C"}"#, #","vides":["?"]"#).utf8))
  }

  @Test func `tells the hours that a change of time repeats or skips`() throws {
    let zone = try #require(Self.zone)
    let autumn = try #require(LocalDate("2022-10-30"))
    let spring = try #require(LocalDate("2022-03-27"))
    #expect(zone.horloge(autumn, seconds: 9000) == .deuxFois)
    #expect(zone.horloge(autumn, seconds: 10_800) == .uneFois)
    #expect(zone.horloge(spring, seconds: 9000) == .jamais)
    #expect(zone.horloge(spring, seconds: 10_800) == .uneFois)
    #expect(zone.horloge(spring, seconds: 3600) == .uneFois)
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
