import MiloCore
import MiloEvents
import MiloTestKit
import Testing

@Suite struct `A youth who goes from one structure to another` {
  private static let year = Periode(annee: 2022)
  private static let commune = CleCommune([UInt8](repeating: 7, count: CleCommune.taille))

  /// Seen in the north in February, a woman of a district; gone to the south in June, and seen there.
  private static func nord(
    _ jeune: String = "J1", vers: Code = "sud", vu: String = "2022-02-03"
  ) throws -> Scenario {
    var profil = Profil()
    (profil.sexe, profil.qpv) = (.valeur(.F), .valeur(true))
    return try Scenario(structure: "nord")
      .given(profil, sujet: jeune, le: vu)
      .given(Entretien(conseiller: "c"), sujet: jeune, le: vu)
      .given(DispositifEntree(dispositif: "PACEA"), sujet: jeune, le: "2022-02-10")
      .given(Mutation(sens: .depart, structure: vers), sujet: jeune, le: "2022-06-01")
  }

  private static func sud(_ jeune: String = "J1", de: Code = "nord") throws -> Scenario {
    var profil = Profil()
    (profil.sexe, profil.qpv) = (.valeur(.F), .valeur(false))
    return try Scenario(structure: "sud")
      .given(Mutation(sens: .arrivee, structure: de), sujet: jeune, le: "2022-06-02")
      .given(profil, sujet: jeune, le: "2022-06-02")
      .given(Entretien(conseiller: "d"), sujet: jeune, le: "2022-06-20")
      .given(DispositifEntree(dispositif: "CEJ"), sujet: jeune, le: "2022-07-01")
  }

  private static func partiel(
    _ scenario: Scenario, _ cle: CleCommune?, evolution: Bool = false
  ) throws -> Partiel {
    var options = Statistiques.Options()
    options.evolution = evolution
    return try Partiel(Lecture(scenario.journal()), year, options, cle: cle)
  }

  private static func reunies(
    _ scenarios: [Scenario], _ secret: CleCommune? = commune
  ) throws -> StatistiquesReunies {
    // Through files, as they travel.
    let partiels = try scenarios.map {
      try Partiel(jsonLines: partiel($0, secret).jsonLines)
    }
    var all = try #require(partiels.first)
    try all.joindre(Array(partiels.dropFirst()))
    return try StatistiquesReunies(Partiel(jsonLines: all.jsonLines))
  }

  @Test func `counts once in the whole, as the structure of the last event knows it`() throws {
    for scenarios in [[try Self.nord(), try Self.sud()], [try Self.sud(), try Self.nord()]] {
      let reunies = try Self.reunies(scenarios)
      let tables = reunies.tables
      for ligne in ["contact", "accompagnes", "entretien", "primos"] {
        #expect(try tables.cells("synthese", ligne).hasPrefix("1 "), "\(ligne)")
      }
      #expect(try tables.cells("synthese", "entretiens").hasPrefix("2 "))
      #expect(try tables.cells("profil.contact", "effectif").hasPrefix("1 "))
      #expect(try tables.cells("profil.contact", "qpv").hasPrefix("0 "))
      // The first interview was in the north, and so was the district then.
      #expect(try tables.cells("profil.primos", "qpv").hasPrefix("1 "))
      #expect(try tables.cells("profil.entres.PACEA", "effectif").hasPrefix("1 "))
      #expect(try tables.cells("profil.entres.CEJ", "effectif").hasPrefix("1 "))
      #expect(
        reunies.remarques.contains(
          "1 personne passée d’une structure à l’autre compte une fois dans l’ensemble."))
      for place in reunies.structures.indices {
        #expect(try reunies.tables(of: place).cells("synthese", "contact").hasPrefix("1 "))
      }
    }
  }

  @Test func `is no primo of the whole when the first interview was years ago elsewhere`() throws {
    let tables = try Self.reunies([Self.nord(vu: "2020-02-03"), Self.sud()]).tables
    #expect(try tables.cells("synthese", "contact").hasPrefix("1 "))
    #expect(try tables.cells("synthese", "primos").hasPrefix("0 "))
    #expect(try tables.cells("profil.primos", "effectif").hasPrefix("0 "))
  }

  @Test func `counts twice without the key, and the notes say so`() throws {
    let reunies = try Self.reunies([Self.nord(), Self.sud()], nil)
    #expect(try reunies.tables.cells("synthese", "contact").hasPrefix("2 "))
    #expect(reunies.remarques.contains { $0.contains("ce jeune peut compter dans les deux") })
  }

  @Test(arguments: [
    ("J1", "J2", "sud", "nord"), ("J1", "J1", "ouest", "nord"), ("J1", "J1", "sud", "ouest"),
  ])
  func `is somebody else under another name, or when one journal names another structure`(
    here: String, there: String, vers: String, de: String
  ) throws {
    let tables = try Self.reunies([
      Self.nord(here, vers: Code(vers)), Self.sud(there, de: Code(de)),
    ]).tables
    #expect(try tables.cells("synthese", "contact").hasPrefix("2 "))
  }

  @Test func `is known by the code that the structure gives itself`() throws {
    let named = try Self.sud(de: "ML25").given(
      IdentiteStructure(code: "ML39", libelle: "Sud"), sujet: "ML39", le: "2022-12-01")
    let other = try Self.nord(vers: "ML39").given(
      IdentiteStructure(code: "ML25", libelle: "Nord"), sujet: "ML25", le: "2022-12-01")
    #expect(try Self.reunies([named, other]).tables.cells("synthese", "contact").hasPrefix("1 "))
  }

  @Test func `is named by nothing that another key, or nobody, can make`() throws {
    let partiel = try Self.partiel(Self.nord("DOSSIER-1"), Self.commune)
    let text = String(decoding: partiel.jsonLines, as: UTF8.self)
    #expect(partiel.sontPersonnels && text.contains("donnees_personnelles"))
    #expect(!text.contains("DOSSIER-1"))
    #expect(text.contains("\"personne\":"))
    let without = String(
      decoding: try Self.partiel(Self.nord("DOSSIER-1"), nil).jsonLines, as: UTF8.self)
    #expect(!without.contains("personne"))
  }
}
