import MiloEvents

extension NouveauModele {
  /// How a column fills a field: codes get a table of translations, one line per value seen, `?` where
  /// nothing is near.
  static func valeur(_ colonne: Apercu.Colonne, _ field: FieldDeclaration) -> JSONValue {
    var value: JSONObject = ["colonne": .string(colonne.designation)]
    var seen = colonne.valeurs
    var type = field.type
    if case .liste(let element) = field.type {
      type = element
      let counts = [";", "|", "/", "+", ","].map { mark -> (String, Int) in
        (mark, seen.count { $0.contains(mark) })
      }
      let most = counts.max { $0.1 < $1.1 }
      if let most, most.1 > 0 {
        if most.0 != "," { value["separateur"] = .string(most.0) }
        seen = seen.flatMap { $0.split(separator: most.0).map { String($0).compared } }
      }
    }
    if let unite = unite(field, seen) { value["unite"] = .string(unite) }
    if type.isDate, format(colonne) == nil, isSerial(colonne) { value["format"] = "excel" }
    if type == .insee, seen.contains(where: { $0.utf8.count == 4 }) { value["completer"] = 5 }
    let distinct = Array(Set(seen).sorted().prefix(40))
    if let translate = translation(to: type, of: distinct) {
      var valeurs = JSONObject()
      for text in distinct { valeurs[text] = .string(translate(text)) }
      value["valeurs"] = .object(valeurs)
    }
    return value.members.count == 1 ? .string(colonne.designation) : .object(value)
  }

  private static func unite(_ field: FieldDeclaration, _ seen: [String]) -> String? {
    guard case .entier = field.type, !seen.isEmpty else { return nil }
    if field.name.hasSuffix("centimes") { return "euros" }
    let isMinutes = field.name == "duree_min" || field.name == "minutes"
    return isMinutes && !seen.allSatisfy({ Int($0).map { $0 > 12 } ?? false }) ? "heures" : nil
  }

  /// How values become codes; nil when they are codes already, or no codes at all.
  private static func translation(
    to type: FieldType, of values: [String]
  ) -> ((String) -> String)? {
    switch type {
    case .choix(let codes) where !values.allSatisfy(codes.contains): { code($0, of: codes) }
    case .booleen where !values.allSatisfy({ Modele.Valeur.booleens[normal($0)] != nil }):
      { Modele.Valeur.booleens[normal($0)].map { $0 ? "oui" : "non" } ?? "?" }
    case .code where !values.allSatisfy({ type.isWritten($0) }): { normal($0) }
    default: nil
    }
  }

  /// The code of a closed list that a value means.
  static func code(_ text: String, of codes: [String]) -> String {
    let name = normal(text)
    if let code = mots[name], codes.contains(code) { return code }
    return codes.first { normal($0) == name || joined(normal($0)) == joined(name) }
      ?? nearest(to: name, among: codes) ?? "?"
  }

  /// The words without « et » nor spaces: « VI et V bis » is `VI_Vbis`.
  private static func joined(_ name: String) -> String {
    name.split(separator: "_").filter { $0 != "et" && $0 != "ou" }.joined()
  }
}

extension FieldType {
  /// Whether a text is a code as it is.
  fileprivate func isWritten(_ text: String) -> Bool {
    text.utf8.count <= 64 && text.utf8.allSatisfy(codeByte)
  }
}
