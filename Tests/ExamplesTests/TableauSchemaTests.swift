import MiloCore
import MiloEvents
import MiloTestTools
import Testing

/// The JSON Schema of declarations, judged by an implementation of the standard that owes us nothing.
@Suite struct `The schema of declared tables` {
  static let fausses: [(String, JSONValue)] = [
    ("sans titre", ["id": "t", "definition": "d", "compte": "entretien", "colonnes": []]),
    ("une clé inconnue", ["couleur": "rouge"]),
    ("un moment inconnu", ["moment": "milieu"]),
    ("des colonnes qui ne sont pas une liste", ["colonnes": ["id": "n", "mesure": "lignes"]]),
    ("une mesure inconnue", ["colonnes": [["id": "n", "mesure": "nombre"]]]),
    ("une mesure de deux champs", ["colonnes": [["id": "n", "mesure": ["total": "heures"]]]]),
    ("trop de décimales", ["colonnes": [["id": "n", "mesure": "lignes", "decimales": 3]]]),
    ("une ligne sans nom", ["lignes": [["libelle": "Total"]]]),
    ("des classes négatives", ["lignes": [["par": "jeune.age", "classes": [-1]]]]),
    ("une liste de valeurs vide", ["ou": ["contrat": []]]),
    ("une condition qui n’est ni valeur ni bornes", ["ou": ["contrat": ["plus": 3]]]),
    ("un lien sans compte", ["ayant": [["entre": [0, 180]]]]),
  ]

  @Test(requires(.jsonschema))
  func `takes the examples and the starters, and refuses what is wrong`() throws {
    let base: JSONObject = [
      "id": "t", "titre": "T", "definition": "D.", "compte": "entretien",
      "colonnes": [["id": "n", "mesure": "lignes"]],
    ]
    var cases: [(nom: String, value: JSONValue, isRight: Bool)] = [("base", .object(base), true)]
    for fichier in TableauxDExemple.fichiers {
      cases.append((fichier, try TableauxDExemple.json(fichier), true))
    }
    for compte in Tableau.comptes {
      cases.append((compte, try #require(Tableau.ebauche(compte)).json, true))
    }
    for (nom, changes) in Self.fausses {
      var table = changes["titre"] == nil && nom == "sans titre" ? JSONObject() : base
      guard case .object(let object) = changes else { continue }
      for member in object.members { table[member.name] = member.value }
      cases.append((nom, .object(table), false))
      #expect(throws: FormeError.self, "\(nom)") { try Tableau(.object(table)) }
    }
    let answers = try JugeDeSchema.accepte(cases.map(\.value), Tableau.schema)
    for (answer, tested) in zip(answers, cases) {
      #expect(answer == tested.isRight, "\(tested.nom)")
    }
  }
}
