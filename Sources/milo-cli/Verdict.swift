import MiloCore
import MiloEvents

/// What the verification of one journal found.
struct Verdict: Sendable {
  /// The journal.
  let journal: Journal
  /// How many lines it has, and their root when it was computed.
  let controle: Controle
  /// All that was found, that of the library and of the program.
  var constats: [Constat]

  /// How the run ends.
  var code: ExitCode { constats.isEmpty ? .succes : .constats }

  /// The verdict in words, for a journal among several.
  var words: String {
    constats.isEmpty ? "rien à signaler" : compte(constats.count, "constat", "constats")
  }

  /// The lines that say what was found.
  var lines: [String] {
    constats.map { constat in
      let line = constat.index.map { "ligne \($0)" } ?? "journal"
      let place = [constat.segment, constat.octet.map { "octet \($0)" }].compactMap { $0 }
        .joined(separator: ", ")
      return "\(constat.code.rawValue): \(line) (\(place)) : \(constat.message)"
    }
  }

  /// The root of the lines, in hexadecimal.
  private var racine: String { "\(controle.racine ?? MerkleTree.emptyRoot)" }

  /// The journal as a set counts it.
  var structure: StructureComptee {
    StructureComptee(
      source: journal.identity.source, nom: journal.identity.nom, taille: controle.taille,
      racine: racine)
  }

  /// The same for programs.
  var json: JSONObject {
    [
      "taille": .integer(controle.taille), "racine": .string(racine),
      "constats": .array(
        constats.map { constat in
          [
            "code": .string(constat.code.rawValue),
            "index": constat.index.map(JSONValue.integer) ?? .null,
            "segment": constat.segment.map(JSONValue.string) ?? .null,
            "octet": constat.octet.map(JSONValue.integer) ?? .null,
            "message": .string(constat.message),
          ]
        }),
    ]
  }
}
