import MiloEvents

/// What a part of a JSON file that people write may hold: from this one declaration follow its checks
/// and its JSON Schema.
indirect enum FormeJSON: Sendable {
  case texte
  case unDe([String])
  case liste(FormeJSON)
  /// Any names, the values of one form.
  case dictionnaire(FormeJSON)
  case objet([Cle])
  /// A text, short for an object.
  case texteOu(FormeJSON)
  /// One value, or a list of them.
  case unOuListe(FormeJSON)
  case booleen
  case entier(ClosedRange<Int>)
  /// One of several forms, told apart by whoever reads it.
  case auChoix(attendu: String, [FormeJSON])
  /// What a definition of the schema describes, and whoever reads it checks.
  case defini(String, attendu: String)

  /// A name of an object.
  struct Cle: Sendable {
    var nom: String
    var forme: FormeJSON
    var isRequired = false
    /// What the value is for, in French.
    var aide: String
  }
}

/// What is wrong with a JSON file that people write, and where.
public struct FormeError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The place in the file, as `evenements[0].champs.sexe`.
  public var chemin: String
  /// What stands there, in French.
  public var found: String
  /// What should stand there, in French.
  public var expected: String
  /// The nearest valid name, when one is close.
  public var nearest: String?

  /// One French sentence.
  public var description: String {
    // A row of the file is a place; a key is a name.
    let isName = !chemin.hasPrefix("ligne ")
    let place = chemin.isEmpty ? "" : isName ? "« \(chemin) » : " : "\(chemin) : "
    let proposal = nearest.map { " (vouliez-vous dire « \($0) » ?)" } ?? ""
    return "\(place)trouvé \(found), attendu \(expected)\(proposal)"
  }
}

extension FormeJSON {
  /// The value that the bytes of a file write.
  ///
  /// - Throws: where they stop being JSON, by line and column.
  static func value(of bytes: [UInt8]) throws(FormeError) -> JSONValue {
    do throws(JSONText.Fault) {
      return try JSONText.value(of: bytes)
    } catch {
      let before = bytes.prefix(error.offset)
      let line = before.count { $0 == 0x0A } + 1
      let column = before.reversed().prefix { $0 != 0x0A }.count { $0 & 0xC0 != 0x80 } + 1
      throw FormeError(
        chemin: "ligne \(line), colonne \(column)", found: error.found, expected: error.expected)
    }
  }

  /// Checks a value, names unknown or missing included.
  func check(_ value: JSONValue, _ chemin: String) throws(FormeError) {
    func inside(_ name: String) -> String { chemin.isEmpty ? name : "\(chemin).\(name)" }
    switch (self, value) {
    case (.texte, .string), (.booleen, .bool), (.texteOu, .string): return
    case (.entier(let range), .integer(let number)) where range.contains(number): return
    case (.texteOu(let forme), _): try forme.check(value, chemin)
    case (.auChoix, _), (.defini, _): return
    case (.unOuListe(let forme), .array): try FormeJSON.liste(forme).check(value, chemin)
    case (.unOuListe(let forme), _): try forme.check(value, chemin)
    case (.unDe(let codes), .string(let text)):
      if codes.contains(text) { return }
      throw FormeError(
        chemin: chemin, found: "« \(text) »", expected: codes.joined(separator: " | "),
        nearest: nearest(to: text, among: codes))
    case (.liste(let forme), .array(let elements)):
      for (place, element) in elements.enumerated() {
        try forme.check(element, "\(chemin)[\(place)]")
      }
    case (.dictionnaire(let forme), .object(let object)):
      for member in object.members { try forme.check(member.value, inside(member.name)) }
    case (.objet(let cles), .object(let object)):
      for member in object.members {
        guard let cle = cles.first(where: { $0.nom == member.name }) else {
          throw FormeError(
            chemin: inside(member.name), found: "un nom inconnu",
            expected: cles.map(\.nom).joined(separator: ", "),
            nearest: nearest(to: member.name, among: cles.map(\.nom)))
        }
        try cle.forme.check(member.value, inside(member.name))
      }
      for cle in cles where cle.isRequired && object[cle.nom] == nil {
        throw FormeError(
          chemin: inside(cle.nom), found: "rien : la clé manque", expected: cle.forme.attendu)
      }
    default: throw FormeError(chemin: chemin, found: value.excerpt, expected: attendu)
    }
  }

  var attendu: String {
    switch self {
    case .texte: "un texte"
    case .booleen: "true | false"
    case .entier(let range): "un entier de \(range.lowerBound) à \(range.upperBound)"
    case .unDe(let codes): codes.joined(separator: " | ")
    case .liste: "une liste"
    case .dictionnaire: "un objet"
    case .objet(let cles): "un objet {\(cles.map(\.nom).joined(separator: ", "))}"
    case .unOuListe(let forme): "\(forme.attendu), ou une liste"
    case .texteOu(let forme): "un texte, ou \(forme.attendu)"
    case .auChoix(let attendu, _), .defini(_, let attendu): attendu
    }
  }

  /// The form as a JSON Schema (2020-12).
  var schema: JSONValue {
    switch self {
    case .texte: return ["type": "string"]
    case .booleen: return ["type": "boolean"]
    case .entier(let range):
      return [
        "type": "integer", "minimum": .integer(range.lowerBound),
        "maximum": .integer(range.upperBound),
      ]
    case .unDe(let codes): return ["enum": .array(codes.map { .string($0) })]
    case .liste(let forme): return ["type": "array", "items": forme.schema]
    case .dictionnaire(let forme):
      return ["type": "object", "additionalProperties": forme.schema]
    case .texteOu(let forme): return ["anyOf": [["type": "string"], forme.schema]]
    case .auChoix(_, let formes): return ["anyOf": .array(formes.map(\.schema))]
    case .defini(let nom, _): return ["$ref": .string("#/$defs/\(nom)")]
    case .unOuListe(let forme):
      return ["anyOf": [forme.schema, FormeJSON.liste(forme).schema]]
    case .objet(let cles):
      var properties = JSONObject()
      for cle in cles {
        guard case .object(var described) = cle.forme.schema else { continue }
        described["description"] = .string(cle.aide)
        properties[cle.nom] = .object(described)
      }
      return [
        "type": "object", "properties": .object(properties),
        "required": .array(cles.filter(\.isRequired).map { .string($0.nom) }),
        "additionalProperties": false,
      ]
    }
  }
}
