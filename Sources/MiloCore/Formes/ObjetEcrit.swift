import MiloEvents

/// An object in the making, whose members that say nothing are left out.
struct ObjetEcrit {
  var objet = JSONObject()

  subscript(nom: String) -> JSONValue? {
    get { objet[nom] }
    set { objet[nom] = newValue }
  }

  mutating func ecrire(_ nom: String, _ elements: [JSONValue]) {
    if !elements.isEmpty { objet[nom] = .array(elements) }
  }

  mutating func ecrire(_ nom: String, _ classes: [Int]) {
    ecrire(nom, classes.map(JSONValue.integer))
  }
}
