import MiloCore
import MiloEvents
import MiloTestKit
import Testing

@Suite struct `Partial results` {
  private static let year = Periode(annee: 2022)

  private static func journal(_ nom: String) throws -> Journal {
    var scenario = Scenario(structure: nom)
    for number in 0..<7 {
      let jeune = "DOSSIER-\(nom)-\(number)"
      var profil = Profil()
      profil.sexe = .valeur(number.isMultiple(of: 2) ? .F : .M)
      scenario = try scenario.given(profil, sujet: jeune, le: "2022-03-01")
      scenario = try scenario.given(
        Entretien(conseiller: Code("c\(number)")), sujet: jeune, le: "2022-03-02")
      scenario = try scenario.given(
        DispositifEntree(dispositif: Code("LOCAL_\(nom.uppercased())")), sujet: jeune,
        le: "2022-04-0\(number + 1)")
    }
    return try scenario.journal()
  }

  private static func partial(
    _ nom: String, _ options: Statistiques.Options = .init(), periode: Periode = year
  ) throws -> Partiel {
    try Partiel(Lecture(journal(nom), hashing: true), periode, options)
  }

  private static func text(_ partiel: Partiel) throws -> String {
    let reunies = try StatistiquesReunies(partiel)
    return CSVFrontEnd().text(of: reunies.report(pourProgrammes: .lesDeux))
  }

  @Test func `written and read again are the same, byte for byte`() throws {
    var options = Statistiques.Options()
    options.evolution = true
    options.filtres = [FiltreDemande("sexe", ["F"])]
    let partial = try Self.partial("nord", options)
    let read = try Partiel(jsonLines: partial.jsonLines)
    #expect(read.jsonLines == partial.jsonLines)
    #expect(read.question == partial.question)
    #expect(try Self.text(read) == Self.text(partial))
  }

  @Test func `join in any order and any grouping`() throws {
    let all = try ["est", "nord", "ouest", "sud"].map { try Self.partial($0) }
    var wanted = all[0]
    try wanted.joindre(Array(all[1...]))
    for order in [[3, 2, 1, 0], [1, 3, 0, 2]] {
      var left = all[order[0]]
      try left.joindre([all[order[1]]])
      var right = try Partiel(jsonLines: all[order[2]].jsonLines)
      try right.joindre([all[order[3]]])
      var both = try Partiel(jsonLines: right.jsonLines)
      try both.joindre([left])
      #expect(both.jsonLines == wanted.jsonLines)
      #expect(try Self.text(both) == Self.text(wanted))
    }
    #expect(wanted.structures.map(\.nom) == ["est", "nord", "ouest", "sud"])
  }

  @Test func `hold no identifier of a youth, and no counsellor`() throws {
    let text = String(decoding: try Self.partial("nord").jsonLines, as: UTF8.self)
    #expect(!text.contains("DOSSIER"))
    #expect(!text.contains("\"c3\""))
    #expect(text.contains("LOCAL_NORD"))
  }

  @Test func `of one structure twice, or of two questions, do not join, and it is said why`() throws
  {
    let nord = try Self.partial("nord")
    var options = Statistiques.Options()
    options.tables = ["synthese"]
    for (other, words) in [
      (nord, "de la même structure « /structures/nord »"),
      (try Self.partial("sud", periode: Periode(annee: 2021)), "la période : trouvé du 2021-01-01"),
      (try Self.partial("sud", options), "les tables demandées : trouvé « synthese »"),
    ] {
      var joined = nord
      let error = #expect(throws: PartielError.self) { try joined.joindre([other]) }
      let said = error?.description ?? ""
      #expect(said.contains(words) || said.contains("la même origine"), "\(said)")
      #expect(joined.jsonLines == nord.jsonLines)
    }
  }

  @Test func `cut or changed anywhere are refused`() throws {
    var options = Statistiques.Options()
    options.tables = ["synthese"]
    let bytes = try Self.partial("nord", options).jsonLines
    for end in stride(from: 0, to: bytes.count, by: 7) {
      #expect(throws: PartielError.self) { try Partiel(jsonLines: Array(bytes[..<end])) }
    }
    for place in bytes.indices {
      var changed = bytes
      changed[place] ^= 1
      #expect(throws: PartielError.self, "byte \(place)") { try Partiel(jsonLines: changed) }
    }
  }

  @Test func `made by somebody else never stop the program`() throws {
    let lines = String(decoding: try Self.partial("nord").jsonLines, as: UTF8.self)
      .split(separator: "\n").dropLast().map(String.init)
    var random = SystemRandomNumberGenerator()
    let others = [
      "null", "-1", "[]", "{}", "\"\"", "true", "9007199254740991", "[[0,1]]", "[[99,1,1]]",
      "\"170141183460469231731687303715884105727\"",
      "[\"-170141183460469231731687303715884105728\"]",
    ]
    for _ in 0..<400 {
      var forged = lines
      let place = forged.indices.randomElement(using: &random) ?? 0
      let parts = forged[place].split(separator: ":", omittingEmptySubsequences: false)
      let cut = Int.random(in: 0..<parts.count, using: &random)
      let rest = parts[cut].drop { $0 != "," && $0 != "}" }
      var changed = parts.map(String.init)
      changed[cut] = (others.randomElement(using: &random) ?? "") + rest
      forged[place] = changed.joined(separator: ":")
      var bytes = Array((forged.joined(separator: "\n") + "\n").utf8)
      let end = #"{"lignes":\#(forged.count),"sha256":"\#(SHA256.hash(bytes))"}"#
      bytes += Array((end + "\n").utf8)
      // Whatever is read may be joined and shown.
      if let read = try? Partiel(jsonLines: bytes) { _ = try? Self.text(read) }
    }
  }
}
