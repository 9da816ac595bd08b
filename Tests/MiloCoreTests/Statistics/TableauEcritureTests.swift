import MiloEvents
import Testing

@testable import MiloCore

@Suite struct `A declaration written back` {
  @Test(arguments: 0..<400)
  func `is read back the same`(graine: Int) throws {
    var tirage = TirageDeTableau(graine: UInt64(graine))
    let tableau = tirage.tableau()
    #expect(try Tableau(tableau.json) == tableau)
    let bytes = JSONWriter.bytes(of: .array([tableau.json, tableau.json]))
    #expect(try Tableau.tables(json: bytes) == [tableau, tableau])
  }

  @Test func `keeps the order of the form, and leaves out what goes without saying`() throws {
    let text = """
      {"id":"contrats","titre":"Contrats","definition":"Entrées en emploi.","compte":"emploi.entree",\
      "ou":{"contrat":["CDI","CDD"],"fin_prevue":{"min":"2022-01-01"},"parmi":[{"secteur":null},{"marchand":true}]},\
      "attributs":"fin","jeunes":"accompagnes",\
      "ayant":[{"compte":"sejours","ou":{"dispositif":{"non":"CEJ"}},"moment":"sortie","entre":[-30,0]}],\
      "sans":[{"compte":"atelier"}],\
      "lignes":[{"par":"secteur","prefixe":"s.","vides":false,"puis":{"par":"jeune.age","classes":[18,26]}},\
      {"id":"total","libelle":"Ensemble"}],\
      "colonnes":[{"id":"entrees","mesure":"lignes"},{"id":"employeurs","mesure":{"distinct":"employeur"}},\
      {"id":"part","libelle":"Part","part":"entrees","sur":{"ligne":"total"}},\
      {"id":"par_employeur","rapport":"entrees","sur":"employeurs","decimales":2},\
      {"id":"jeunes","mesure":"jeunes","unite":"nombre","par":"jeune.sexe"}],"agents":true}
      """
    let tableau = try Tableau.tables(json: Array(text.utf8))[0]
    #expect(String(decoding: JSONWriter.bytes(of: tableau.json), as: UTF8.self) == text)
    let keys = Array(try Self.keys(Tableau.schema, "anyOf", "0", "properties"))
    #expect(tableau.json.objet.members.map(\.name) == keys.filter { tableau.json.objet[$0] != nil })
  }

  @Test func `says as JSON can what a value says otherwise`() throws {
    func read(_ ou: Tableau.Conditions) throws -> JSONValue {
      let tableau = Tableau(
        id: "t", titre: "T", definition: "T.", compte: "entretien", ou: ou,
        colonnes: [Tableau.Colonne("n", .lignes)])
      let again = try Tableau(tableau.json)
      try Tableau.verifier([again])
      return again.json.objet["ou"] ?? .null
    }
    // A field asked twice, beside a choice.
    let twice = Tableau.Conditions(
      [.init("site", "A"), .init("site", .non("B")), .init("modalite", "visio")],
      parmi: [["duree_min": 30], ["duree_min": nil]])
    #expect(
      try read(twice) == [
        "site": "A",
        "parmi": [
          [
            "site": ["non": "B"], "modalite": "visio",
            "parmi": [["duree_min": 30], ["duree_min": nil]],
          ]
        ],
      ])
    #expect(
      try read(["site": .uneDe(["A", .uneDe(["B", nil])])]) == ["site": ["A", "B", nil]])
    #expect(
      try read(["duree_min": .entre(min: nil, max: nil)]) == ["duree_min": ["non": nil]])
  }

  /// The names of an object inside a value.
  private static func keys(_ value: JSONValue, _ path: String...) throws -> [String] {
    var value = value
    for name in path {
      if case .array(let elements) = value {
        value = elements[try #require(Int(name))]
      } else {
        value = try #require(value.objet[name])
      }
    }
    return value.objet.members.map(\.name)
  }
}

/// Declarations drawn at random, right in their form if not in their sense.
struct TirageDeTableau {
  private var state: UInt64

  init(graine: UInt64) { state = graine &* 0x9E37_79B9_7F4A_7C15 &+ 1 }

  private mutating func sous(_ bound: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int(state >> 33) % bound
  }

  private mutating func parfois<T>(_ value: T) -> T? { sous(3) == 0 ? value : nil }
  private mutating func un<T>(_ values: [T]) -> T { values[sous(values.count)] }
  private mutating func liste<T>(_ most: Int, _ make: (inout Self) -> T) -> [T] {
    (0..<sous(most + 1)).map { _ in make(&self) }
  }
  private mutating func nom() -> String { un(["entrees", "a", "n.o-1", "é ’\"\\", "contrat"]) }
  private mutating func champ() -> String {
    un(["contrat", "jeune.age", "date.mois", "duree_min", "themes", "entree.contrat"])
  }

  mutating func tableau() -> Tableau {
    Tableau(
      id: nom(), titre: nom(), definition: nom(), compte: un(Source.noms), ou: conditions(2),
      moment: parfois(un(Tableau.Moment.allCases)), attributsALaFin: sous(4) == 0,
      jeunes: parfois(un(Tableau.Jeunes.allCases)), ayant: liste(2) { $0.lien() },
      sans: liste(1) { $0.lien() }, lignes: liste(3) { $0.ligne() },
      colonnes: liste(4) { $0.colonne() }, agents: sous(4) == 0)
  }

  private mutating func scalaire() -> Tableau.Scalaire {
    un([.texte(nom()), .entier(sous(900) - 100), .booleen(sous(2) == 0)])
  }

  private mutating func critere(_ depth: Int) -> Tableau.Critere {
    switch sous(depth > 0 ? 6 : 3) {
    case 0: return .absent
    case 1: return .entre(min: scalaire(), max: parfois(scalaire()))
    case 2: return .vaut(scalaire())
    case 3: return .non(critere(depth - 1))
    default:
      // JSON has neither an empty list nor a list in a list here.
      var choix: [Tableau.Critere] = [.vaut(scalaire())]
      choix += liste(2) { $0.critere(0) }
      return .uneDe(choix)
    }
  }

  private mutating func conditions(_ depth: Int) -> Tableau.Conditions {
    var names: Set<String> = []
    let clauses = liste(3) { Tableau.Conditions.Clause($0.champ(), $0.critere(2)) }
      .filter { names.insert($0.champ).inserted }
    return Tableau.Conditions(
      clauses, parmi: depth > 0 ? liste(2) { $0.conditions(depth - 1) } : [])
  }

  private mutating func lien() -> Tableau.Lien {
    let debut = sous(400) - 200
    return Tableau.Lien(
      un(Source.noms), ou: conditions(1), moment: parfois(un(Tableau.Moment.allCases)),
      entre: parfois(debut...(debut + sous(90))))
  }

  private mutating func ligne() -> Tableau.Ligne {
    sous(2) == 0
      ? .fixe(id: nom(), libelle: parfois(nom()), ou: conditions(1)) : .famille(famille(2))
  }

  private mutating func famille(_ depth: Int) -> Tableau.Famille {
    Tableau.Famille(
      champ(), prefixe: un(["", "p."]), classes: un([[], [16, 18, 26]]), vides: sous(2) == 0,
      puis: depth > 0 && sous(2) == 0 ? [famille(depth - 1)] : [])
  }

  private mutating func cible() -> Tableau.Cible {
    un([
      .colonne("entrees"), .ligne(nom(), colonne: parfois("entrees")), .cellule("a/b/c"),
    ])
  }

  private mutating func colonne() -> Tableau.Colonne {
    let calcul: Tableau.Calcul = un([
      .lignes, .jeunes, .distinct(champ()), .somme(champ()), .minimum(champ()), .maximum(champ()),
      .moyenne(champ()), .mediane(champ()), .part(nom(), sur: cible()),
      .rapport(nom(), sur: cible()),
    ])
    return Tableau.Colonne(
      nom(), libelle: parfois(nom()), calcul, unite: parfois(un(Tableau.unites)),
      ou: conditions(1), par: parfois(champ()), classes: un([[], [3]]),
      ayant: liste(1) { $0.lien() }, sans: liste(1) { $0.lien() }, decimales: parfois(sous(3)))
  }
}
