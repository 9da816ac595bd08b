import MiloEvents

/// A mapping: how the columns of a CSV file become events of the catalogue.
///
/// Each row makes at most one event of each declared kind; a condition says when. The form of the
/// file is declared once, in `forme`; `schema` is its JSON Schema. A key that would have no effect where
/// it stands is refused: nothing of what a mapping says is left aside in silence.
public struct Modele: Sendable {
  /// What a row does whose id is in the journal with another content.
  public enum SiChange: String, CaseIterable, Hashable, Sendable {
    /// The import is refused.
    case refuser
    /// One rectification is written.
    case rectifier
    /// The row is told, and left aside.
    case ignorer
  }

  /// What a row does that names an event which the journal does not have.
  public enum SiAbsent: String, CaseIterable, Hashable, Sendable {
    /// The import is refused.
    case refuser
    /// The row is told, and left aside.
    case ignorer
  }

  /// A cell read and translated, or a constant.
  struct Valeur: Sendable {
    var colonne: String?
    var constante: String?
    /// The name of an event of the same row, whose id is meant.
    var evenement: String?
    var prefixe = ""
    var valeurs: [String: String] = [:]
    var defaut: String?
    var vides: Set<String> = []
    var completer: Int?
    var formats: [FormatDate]
    /// The column of the hour.
    var heure: String?
    var separateur: String?
    var unite: String?
  }

  /// When a row makes the event.
  struct Condition: Sendable {
    var colonne: String
    var isRemplie: Bool?
    var parmi: Set<String>?
    var sauf: Set<String>?
  }

  /// One event that a row may make.
  struct Gabarit: Sendable {
    /// Where it stands in the mapping file, for messages.
    var chemin: String
    var nom: String
    var declaration: EventDeclaration
    var conditions: [Condition]
    var sujet: Valeur?
    var le: Valeur
    var id: [Valeur]
    var auteur: Valeur?
    var champs: [(field: FieldDeclaration, valeur: Valeur)]
    var siChange: SiChange
    var absent: SiAbsent
    /// The fields that name events.
    var references: [String]
  }

  /// The encoding; guessed from the bytes when nil.
  public var encodage: Encodage?
  /// The byte between fields; guessed from the first line when nil.
  public var separateur: UInt8?
  /// How many lines stand above the header.
  public var avantEntete: Int
  /// What is done of an event that was imported, then cancelled, and that a file still has: written anew,
  /// left cancelled, or, when nil, told as something to settle.
  public var retablir: Bool?
  var vides: Set<String>
  var passer: [Condition]
  var ignorees: [String]
  var motif: String?
  var gabarits: [Gabarit]
  /// The columns of which conditions name values, and no condition the others: all that they name.
  private(set) var enumerees: [String: Set<String>] = [:]

  /// Reads a mapping file.
  ///
  /// - Throws: where the file is wrong, what stands there, what is expected.
  public init(json: [UInt8]) throws(FormeError) {
    let value = try FormeJSON.value(of: json)
    try Self.forme.check(value, "")
    try Self.checkComplete(value, "")
    let file = value.objet
    encodage = file["encodage"]?.string.flatMap(Encodage.init(rawValue:))
    separateur = file["separateur"]?.string.flatMap { Self.separateurs[$0] }
    avantEntete = file["avant_entete"]?.integer ?? 0
    if case .bool(let flag)? = file["retablir"] { retablir = flag }
    vides = Set((file["vides"]?.elements ?? []).compactMap(\.string).map(\.compared))
    ignorees = (file["ignorees"]?.elements ?? []).compactMap(\.string)
    motif = file["motif"]?.string
    passer = []
    for (place, condition) in (file["passer"]?.elements ?? []).enumerated() {
      passer.append(try Condition(condition.objet, "passer[\(place)]"))
    }
    let formats = try Self.formats(file["dates"], "dates") ?? FormatDate.usuels
    gabarits = []
    for (place, event) in (file["evenements"]?.elements ?? []).enumerated() {
      let gabarit = try Gabarit(
        event.objet, "evenements[\(place)]", file, formats, vides, before: gabarits)
      gabarits.append(gabarit)
    }
    guard !gabarits.isEmpty else {
      throw FormeError(
        chemin: "evenements", found: "une liste vide", expected: "au moins un événement")
    }
    try checkEffects(of: file)
    enumerees = enumerations
  }

  private var enumerations: [String: Set<String>] {
    let conditions = gabarits.flatMap(\.conditions)
    let open = Set(conditions.filter { $0.parmi == nil }.map(\.colonne))
    return conditions.reduce(into: [:]) { named, condition in
      guard let parmi = condition.parmi, !open.contains(condition.colonne) else { return }
      named[condition.colonne, default: []].formUnion(parmi)
    }
  }

  /// What a sketch leaves for somebody to say is said: no `?` is left, but among the words for nothing.
  private static func checkComplete(_ value: JSONValue, _ chemin: String) throws(FormeError) {
    switch value {
    case .string("?"):
      throw FormeError(
        chemin: chemin, found: "« ? », que l’ébauche laisse à dire",
        expected: "la valeur à sa place"
      )
    case .array(let elements):
      for (place, element) in elements.enumerated() {
        try checkComplete(element, "\(chemin)[\(place)]")
      }
    case .object(let object):
      for member in object.members where member.name != "vides" {
        let inside = chemin.isEmpty ? member.name : "\(chemin).\(member.name)"
        try checkComplete(member.value, inside)
      }
    default: return
    }
  }

  /// The names of the separators in mapping files.
  static let separateurs: [String: UInt8] = [
    ";": UInt8(ascii: ";"), ",": UInt8(ascii: ","), "tabulation": UInt8(ascii: "\t"),
    "|": UInt8(ascii: "|"),
  ]

  static func formats(
    _ value: JSONValue?, _ chemin: String
  ) throws(FormeError) -> [FormatDate]? {
    guard let value else { return nil }
    let texts = value.string.map { [$0] } ?? value.elements.compactMap(\.string)
    var formats: [FormatDate] = []
    for text in texts {
      guard let format = FormatDate(text) else {
        throw FormeError(
          chemin: chemin, found: "« \(text) »",
          expected: "un format de date comme JJ/MM/AAAA, AAAA-MM-JJ HH:mm ou excel")
      }
      formats.append(format)
    }
    guard !formats.isEmpty else {
      throw FormeError(chemin: chemin, found: "une liste vide", expected: "un format de date")
    }
    return formats
  }
}

extension JSONValue {
  /// The members of an object, none for another value.
  var objet: JSONObject {
    if case .object(let object) = self { return object }
    return JSONObject()
  }

  /// The elements of an array, none for another value.
  var elements: [JSONValue] {
    if case .array(let elements) = self { return elements }
    return []
  }
}
