import MiloEvents

extension Modele.Gabarit {
  init(
    _ object: JSONObject, _ chemin: String, _ file: JSONObject, _ formats: [FormatDate],
    _ vides: Set<String>, before: [Self]
  ) throws(FormeError) {
    self.chemin = chemin
    let type = object["type"]?.string ?? ""
    guard let declaration = Catalogue.declaration(named: type) else {
      throw FormeError(
        chemin: chemin + ".type", found: "« \(type) »",
        expected: "un type du catalogue",
        nearest: nearest(to: type, among: Catalogue.declarations.map(\.nom)))
    }
    self.declaration = declaration
    nom = object["nom"]?.string ?? type
    if before.contains(where: { [nom = nom] in $0.nom == nom }) {
      throw FormeError(
        chemin: chemin + ".nom", found: "« \(nom) », déjà pris par un événement précédent",
        expected: "un nom par événement (le type, à défaut)")
    }
    conditions = []
    for (place, condition) in (object["si"]?.elements ?? []).enumerated() {
      conditions.append(try Modele.Condition(condition.objet, "\(chemin).si[\(place)]"))
    }
    try Modele.Condition.checkTogether(conditions, "\(chemin).si")
    let siChange = object["si_change"] ?? file["si_change"]
    self.siChange = siChange?.string.flatMap(Modele.SiChange.init(rawValue:)) ?? .refuser
    let absent = object["absent"] ?? file["absent"]
    self.absent = absent?.string.flatMap(Modele.SiAbsent.init(rawValue:)) ?? .refuser
    func valeur(
      _ value: JSONValue, _ name: String, _ role: Modele.Role
    ) throws(FormeError) -> Modele.Valeur {
      try Modele.Valeur(value, "\(chemin).\(name)", role, formats, vides)
    }
    sujet = nil
    auteur = nil
    id = []
    if let value = object["sujet"] { sujet = try valeur(value, "sujet", .nom) }
    if let value = object["auteur"] { auteur = try valeur(value, "auteur", .nom) }
    le = try valeur(object["le"] ?? "", "le", .moment)
    if let one = object["id"], case .array(let several) = one {
      for (place, value) in several.enumerated() {
        id.append(try valeur(value, "id[\(place)]", .nom))
      }
    } else if let one = object["id"] {
      id = [try valeur(one, "id", .nom)]
    }
    champs = []
    for member in object["champs"]?.objet.members ?? [] {
      let place = "champs.\(member.name)"
      guard let field = declaration.field(named: member.name) else {
        let names = declaration.fields.map(\.name)
        throw FormeError(
          chemin: "\(chemin).\(place)", found: "un champ inconnu de « \(type) »",
          expected: names.joined(separator: ", "), nearest: nearest(to: member.name, among: names))
      }
      let read = try valeur(member.value, place, .champ(field))
      if let name = read.evenement {
        try Self.check(name, for: field, before, "\(chemin).\(place).evenement")
      }
      champs.append((field, read))
    }
    references = champs.filter { $0.field.type.isReference }.map(\.field.name)
    try checkWhole(object)
  }

  /// An event of the same row must stand before, and be one that the field may name.
  private static func check(
    _ name: String, for field: FieldDeclaration, _ before: [Self], _ chemin: String
  ) throws(FormeError) {
    guard let named = before.first(where: { $0.nom == name }) else {
      throw FormeError(
        chemin: chemin, found: "« \(name) »",
        expected: "le nom d’un événement qui précède dans le modèle",
        nearest: nearest(to: name, among: before.map(\.nom)))
    }
    guard case .reference(let kinds) = field.type, !kinds.isEmpty,
      !kinds.contains(named.declaration.nom)
    else { return }
    throw FormeError(
      chemin: chemin, found: "« \(name) », un événement \(named.declaration.nom)",
      expected: "un événement " + kinds.joined(separator: " | "))
  }

  /// What no row could mend: the subject, a required field; and keys without effect.
  private func checkWhole(_ object: JSONObject) throws(FormeError) {
    if sujet == nil, declaration.sujet != .aucun {
      throw FormeError(
        chemin: chemin + ".sujet", found: "rien : la clé manque",
        expected: "de qui ou de quoi parle « \(declaration.nom) »")
    }
    for field in declaration.fields where field.required {
      guard !champs.contains(where: { $0.field.name == field.name }) else { continue }
      throw FormeError(
        chemin: "\(chemin).champs.\(field.name)", found: "rien : la clé manque",
        expected: "\(field.type), que demande « \(declaration.nom) »")
    }
    if object["si_change"] != nil, id.isEmpty {
      throw FormeError(
        chemin: chemin + ".si_change",
        found: "une clé sans effet : sans « id », rien ne dit qu’une ligne a changé",
        expected: "« id », ou pas de « si_change »")
    }
    if object["absent"] != nil, !namesOthers {
      throw FormeError(
        chemin: chemin + ".absent",
        found: "une clé sans effet : aucun champ ne nomme un autre événement",
        expected: "pas de « absent »")
    }
  }

  /// Whether a cell names an event, which the journal may not have.
  var namesOthers: Bool {
    champs.contains { $0.field.type.isReference && $0.valeur.evenement == nil }
  }
}

extension Modele.Condition {
  init(_ fields: JSONObject, _ chemin: String) throws(FormeError) {
    func texts(_ name: String) -> Set<String>? {
      fields[name].map { Set($0.elements.compactMap(\.string).map(\.compared)) }
    }
    colonne = fields["colonne"]?.string ?? ""
    if case .bool(let flag)? = fields["remplie"] { isRemplie = flag }
    parmi = texts("parmi")
    sauf = texts("sauf")
    func fault(_ found: String, _ expected: String) -> FormeError {
      FormeError(chemin: chemin, found: found, expected: expected)
    }
    guard isRemplie != nil || parmi != nil || sauf != nil else {
      throw fault("une condition qui ne demande rien", "remplie, parmi ou sauf")
    }
    if parmi?.isEmpty == true || sauf?.isEmpty == true {
      throw fault("une liste vide", "au moins une valeur")
    }
    if let parmi, let sauf {
      throw fault(
        parmi.isSubset(of: sauf)
          ? "« parmi » et « sauf » qui se contredisent"
          : "« sauf » à côté de « parmi », sans effet",
        "l’un ou l’autre")
    }
    if isRemplie != nil, parmi != nil {
      throw fault(
        "« remplie » à côté de « parmi », qui le dit déjà ou le contredit", "l’un ou l’autre")
    }
    if isRemplie == false, sauf != nil {
      throw fault("« sauf » à côté de « remplie »: false, sans effet", "l’un ou l’autre")
    }
  }

  /// Conditions that no row can satisfy together are a mistake.
  static func checkTogether(_ conditions: [Self], _ chemin: String) throws(FormeError) {
    for (place, one) in conditions.enumerated() {
      for other in conditions[..<place] where other.colonne == one.colonne {
        let excluded =
          (one.isRemplie != nil && other.isRemplie != nil && one.isRemplie != other.isRemplie)
          || one.excludes(other) || other.excludes(one)
        guard excluded else { continue }
        throw FormeError(
          chemin: "\(chemin)[\(place)]",
          found: "deux conditions sur « \(one.colonne) » qui se contredisent",
          expected: "des conditions qu’une ligne peut remplir")
      }
    }
  }

  private func excludes(_ other: Self) -> Bool {
    guard let parmi else { return false }
    return parmi.allSatisfy { value in
      other.parmi?.contains(value) == false || other.sauf?.contains(value) == true
        || other.isRemplie == value.isEmpty
    }
  }

  /// Whether a cell satisfies the condition.
  ///
  /// - Parameter vides: the words of the file for nothing.
  func holds(_ cellule: String, _ vides: Set<String>) -> Bool {
    let text = cellule.compared
    let isEmpty = text.isEmpty || vides.contains(text)
    if let isRemplie, isRemplie == isEmpty { return false }
    if let parmi, !parmi.contains(text) { return false }
    if let sauf, sauf.contains(text) { return false }
    return true
  }
}

extension FieldType {
  /// Whether the value is the id of another event.
  var isReference: Bool {
    if case .reference = self { return true }
    return false
  }
}
