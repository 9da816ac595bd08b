import MiloEvents

/// An object whose form was checked, with its path.
struct ObjetLu {
  let objet: JSONObject
  let chemin: String

  init(_ json: JSONValue, _ chemin: String) {
    objet = json.objet
    self.chemin = chemin
  }

  subscript(nom: String) -> JSONValue? { objet[nom] }
  func texte(_ nom: String) -> String? { objet[nom]?.string }
  func requis(_ nom: String) -> String { texte(nom) ?? "" }
  func sous(_ nom: String) -> String { chemin.isEmpty ? nom : "\(chemin).\(nom)" }

  func entiers(_ nom: String) -> [Int] {
    guard case .array(let elements)? = objet[nom] else { return [] }
    return elements.compactMap { if case .integer(let number) = $0 { number } else { nil } }
  }

  func liste<T>(
    _ nom: String, _ lire: (JSONValue, String) throws(FormeError) -> T
  ) throws(FormeError) -> [T] {
    guard case .array(let elements)? = objet[nom] else { return [] }
    var lus: [T] = []
    for (place, element) in elements.enumerated() {
      lus.append(try lire(element, "\(sous(nom))[\(place)]"))
    }
    return lus
  }
}
