import MiloEvents

/// A structure among those that a report counts together: whose journal, and which of its lines.
public struct StructureComptee: Hashable, Sendable {
  /// The structure as its journal names it: what machine formats write in the column `structure`.
  public var source: String
  /// The structure as people read it: the end of its source, or all of it where two end alike.
  public var nom: String
  /// The number of lines of its journal that the figures come from.
  public var taille: Int
  /// The root over these lines, in hexadecimal; nil when it was not computed.
  public var racine: String?

  /// Names a structure, and the lines of its journal.
  public init(source: String, nom: String, taille: Int, racine: String? = nil) {
    self.source = source
    self.nom = nom
    self.taille = taille
    self.racine = racine
  }
}

extension StructureComptee {
  /// What stands in the place of a source, in machine formats, for all the structures together.
  public static let ensemble = "ensemble"

  /// Whether a source comes before another where structures are shown: by their bytes.
  public static func precede(_ source: String, _ other: String) -> Bool {
    source.utf8.lexicographicallyPrecedes(other.utf8)
  }

  /// The name of each source as people read it: its end, or all of it where two of them end alike.
  public static func noms(_ sources: [String]) -> [String: String] {
    let identities = sources.map { JournalIdentity(origin: "", source: $0) }
    var alike: [String: Int] = [:]
    for identity in identities { alike[identity.nom, default: 0] += 1 }
    return Dictionary(
      identities.map { ($0.source, alike[$0.nom] == 1 ? $0.nom : $0.source) },
      uniquingKeysWith: { first, _ in first })
  }

  /// The lines that the figures come from: « 1 234 lignes, racine 00ff… ».
  var lignes: String {
    FrenchText.lignes(taille) + (racine.map { ", racine \($0)" } ?? "")
  }

  /// Reads what a page says of a structure; nil for anything else.
  init?(_ json: JSONValue) {
    guard let source = json.objet["structure"]?.string, let nom = json.objet["nom"]?.string,
      let taille = json.objet["taille"]?.integer, taille >= 0
    else { return nil }
    self.init(source: source, nom: nom, taille: taille, racine: json.objet["racine"]?.string)
  }

  /// The same for programs, in the report's JSON and in the data of its page.
  var json: JSONValue {
    [
      "structure": .string(source), "nom": .string(nom), "taille": .integer(taille),
      "racine": racine.map(JSONValue.string) ?? .null,
    ]
  }
}

extension Collection where Element == StructureComptee {
  /// One digest over the lines of all these journals, in hexadecimal; nil without any, or where a root was
  /// not computed.
  ///
  /// It is the SHA-256 of a text in UTF-8, a line for each structure, in the order of the bytes of their
  /// sources: the source, a space, the number of lines in decimal, a space, the root in lowercase
  /// hexadecimal, a line feed.
  public var empreinte: String? {
    guard !isEmpty else { return nil }
    var text = ""
    for structure in sorted(by: { StructureComptee.precede($0.source, $1.source) }) {
      guard let racine = structure.racine else { return nil }
      text += "\(structure.source) \(structure.taille) \(racine)\n"
    }
    return SHA256.hash(Array(text.utf8)).description
  }
}
