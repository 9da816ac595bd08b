import Foundation
import MiloCore
import MiloEvents
import MiloReconstitutions
import MiloTestTools
import Testing

/// The compositions of `Examples/Reconstitutions`, without a journal; `ReportsRebuiltTests` makes their pages.
@Suite struct `A shipped composition` {
  static let dossier = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("Examples/Reconstitutions")

  static let noms = Exemple.tous.map(\.nom)

  private func octets(_ nom: String) throws -> [UInt8] {
    Array(try Data(contentsOf: Self.dossier.appendingPathComponent("\(nom).json")))
  }

  @Test(arguments: noms)
  func `names only what may exist, reads back as it is written, and is in French signs`(
    nom: String
  ) throws {
    let octets = try octets(nom)
    let composition = try Composition(json: octets)
    try composition.verifier()
    #expect(try Composition(composition.json) == composition)
    let texte = String(decoding: octets, as: UTF8.self)
    #expect(!texte.contains("'") && !texte.contains(" %") && !texte.contains(" ;"))
  }

  @Test func `goes with each rebuilt report, and no other`() throws {
    let fichiers = try FileManager.default.contentsOfDirectory(atPath: Self.dossier.path)
    #expect(Set(fichiers) == Set(Self.noms.map { "\($0).json" }))
  }

  static let fausses: [(String, JSONValue)] = [
    ("sans chapitres", ["titre": "T"]),
    ("une clé inconnue", ["chapitres": [], "couleur": "rouge"]),
    ("un chapitre sans titre", ["chapitres": [["id": "a", "blocs": []]]]),
    ("un bloc qui n’est rien", page(["tabel": "synthese"])),
    ("une figure inconnue", page(["table": "synthese", "figure": "camembert"])),
    ("une ligne sans nom", page(["table": "synthese", "lignes": [["libelle": "Primos"]]])),
    ("trop de décimales", page(["table": "synthese", "decimales": 3])),
    ("un côté sans nom", page(["table": "synthese", "cote_a_cote": [["du": "2022-01-01"]]])),
  ]

  private static func page(_ bloc: JSONValue) -> JSONValue {
    ["chapitres": [["id": "a", "titre": "A", "blocs": [bloc]]]]
  }

  @Test(requires(.jsonschema))
  func `is of the form of the schema, as the library's own, and what is wrong is not`() throws {
    var cases: [(nom: String, value: JSONValue, isRight: Bool)] = [
      ("nationale", Composition.nationale.json, true),
      ("régionale", Composition.regionale.json, true),
    ]
    for nom in Self.noms {
      let value = try JSONDecoder().decode(JSONValue.self, from: Data(try octets(nom)))
      cases.append((nom, value, true))
    }
    for (nom, value) in Self.fausses {
      cases.append((nom, value, false))
      #expect(throws: FormeError.self, "\(nom)") { try Composition(value) }
    }
    let answers = try JugeDeSchema.accepte(cases.map(\.value), Composition.schema)
    for (answer, tested) in zip(answers, cases) {
      #expect(answer == tested.isRight, "\(tested.nom)")
    }
  }
}
