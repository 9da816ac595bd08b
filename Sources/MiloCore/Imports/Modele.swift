import MiloEvents

/// A mapping: how the columns of a CSV file become events of the catalogue.
///
/// Each row makes at most one event of each declared kind; a condition says when. The form of the
/// file is declared once, in `forme`; `schema` is its JSON Schema.
public struct Modele: Sendable {
  /// A cell read and translated, or a constant.
  struct Valeur: Sendable {
    var colonne: String?
    var constante: String?
    /// The name of an event of the same row, whose id is meant.
    var evenement: String?
    var prefixe = ""
    var valeurs: [String: String] = [:]
    var defaut: String?
    var formats: [FormatDate]
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
  }

  /// The encoding; guessed from the bytes when nil.
  public var encodage: Encodage?
  /// The byte between fields; guessed from the first line when nil.
  public var separateur: UInt8?
  var gabarits: [Gabarit]

  /// Reads a mapping file.
  ///
  /// - Throws: where the file is wrong, what stands there, what is expected.
  public init(json: [UInt8]) throws(ModeleError) {
    let value: JSONValue
    do {
      value = try JSONText.decode(JSONValue.self, from: String(decoding: json, as: UTF8.self))
    } catch {
      throw ModeleError(chemin: "", found: "un texte qui n’est pas du JSON", expected: "un objet")
    }
    try Self.forme.check(value, "")
    let file = value.objet
    encodage = file["encodage"]?.string.flatMap(Encodage.init(rawValue:))
    separateur = file["separateur"]?.string.flatMap { Self.separateurs[$0] }
    let formats = try Self.formats(file["dates"], "dates") ?? FormatDate.usuels
    gabarits = []
    for (place, event) in (file["evenements"]?.elements ?? []).enumerated() {
      let gabarit = try Gabarit(event.objet, "evenements[\(place)]", formats, before: gabarits)
      gabarits.append(gabarit)
    }
    guard !gabarits.isEmpty else {
      throw ModeleError(
        chemin: "evenements", found: "une liste vide", expected: "au moins un événement")
    }
  }

  /// The names of the separators in mapping files.
  static let separateurs: [String: UInt8] = [
    ";": UInt8(ascii: ";"), ",": UInt8(ascii: ","), "tabulation": UInt8(ascii: "\t"),
    "|": UInt8(ascii: "|"),
  ]

  static func formats(
    _ value: JSONValue?, _ chemin: String
  ) throws(ModeleError) -> [FormatDate]? {
    guard let value else { return nil }
    let texts = value.string.map { [$0] } ?? value.elements.compactMap(\.string)
    var formats: [FormatDate] = []
    for text in texts {
      guard let format = FormatDate(text) else {
        throw ModeleError(
          chemin: chemin, found: "« \(text) »",
          expected: "un format de date comme JJ/MM/AAAA ou AAAA-MM-JJ HH:mm")
      }
      formats.append(format)
    }
    return formats
  }
}

extension Modele.Gabarit {
  init(
    _ object: JSONObject, _ chemin: String, _ formats: [FormatDate], before: [Self]
  ) throws(ModeleError) {
    self.chemin = chemin
    let type = object["type"]?.string ?? ""
    guard let declaration = Catalogue.declaration(named: type) else {
      throw ModeleError(
        chemin: chemin + ".type", found: "« \(type) »",
        expected: "un type du catalogue (« milo catalogue » les donne tous)",
        nearest: nearest(to: type, among: Catalogue.declarations.map(\.nom)))
    }
    self.declaration = declaration
    nom = object["nom"]?.string ?? type
    if before.contains(where: { [nom = nom] in $0.nom == nom }) {
      throw ModeleError(
        chemin: chemin + ".nom", found: "« \(nom) », déjà pris par un événement précédent",
        expected: "un nom par événement (le type, à défaut)")
    }
    conditions = (object["si"]?.elements ?? []).map { condition in
      let fields = condition.objet
      return Modele.Condition(
        colonne: fields["colonne"]?.string ?? "", isRemplie: fields["remplie"].map { $0 == true },
        parmi: fields["parmi"].map { Set($0.elements.compactMap(\.string)) },
        sauf: fields["sauf"].map { Set($0.elements.compactMap(\.string)) })
    }
    func valeur(_ value: JSONValue, _ name: String) throws(ModeleError) -> Modele.Valeur {
      try Modele.Valeur(value, "\(chemin).\(name)", formats)
    }
    sujet = nil
    auteur = nil
    id = []
    if let value = object["sujet"] { sujet = try valeur(value, "sujet") }
    if let value = object["auteur"] { auteur = try valeur(value, "auteur") }
    le = try valeur(object["le"] ?? "", "le")
    for value in object["id"]?.elements ?? object["id"].map({ [$0] }) ?? [] {
      id.append(try valeur(value, "id"))
    }
    champs = []
    for member in object["champs"]?.objet.members ?? [] {
      let place = "champs.\(member.name)"
      guard let field = declaration.field(named: member.name) else {
        let names = declaration.fields.map(\.name)
        throw ModeleError(
          chemin: "\(chemin).\(place)", found: "un champ inconnu de « \(type) »",
          expected: names.joined(separator: ", "), nearest: nearest(to: member.name, among: names))
      }
      let read = try valeur(member.value, place)
      if let name = read.evenement, !before.contains(where: { $0.nom == name }) {
        throw ModeleError(
          chemin: "\(chemin).\(place).evenement", found: "« \(name) »",
          expected: "le nom d’un événement qui précède dans le modèle",
          nearest: nearest(to: name, among: before.map(\.nom)))
      }
      champs.append((field, read))
    }
  }
}

extension Modele.Valeur {
  init(
    _ value: JSONValue, _ chemin: String, _ formats: [FormatDate]
  ) throws(ModeleError) {
    self.formats = formats
    if let name = value.string {
      colonne = name
      return
    }
    let object = value.objet
    colonne = object["colonne"]?.string
    constante = object["constante"]?.string
    evenement = object["evenement"]?.string
    guard [colonne != nil, constante != nil, evenement != nil].count(where: { $0 }) == 1 else {
      throw ModeleError(
        chemin: chemin, found: value.excerpt,
        expected: "une seule des clés colonne, constante, evenement")
    }
    prefixe = object["prefixe"]?.string ?? ""
    for member in object["valeurs"]?.objet.members ?? [] {
      valeurs[member.name] = member.value.string
    }
    defaut = object["defaut"]?.string
    separateur = object["separateur"]?.string
    unite = object["unite"]?.string
    if let own = try Modele.formats(object["format"], chemin + ".format") { self.formats = own }
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
