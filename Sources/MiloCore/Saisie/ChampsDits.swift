package import MiloEvents

extension EvenementDit {
  /// A field of an event, named and said.
  package struct ChampDit: Hashable, Sendable {
    /// What it is called: « nature du contrat »; its name where no word is known.
    package var nom: String
    /// Its value, in words where there are some.
    package var valeur: String

    /// A field said.
    package init(nom: String, valeur: String) { (self.nom, self.valeur) = (nom, valeur) }
  }

  /// All the fields of an event, in the order of the catalogue, then those that it does not declare.
  ///
  /// Nothing is withheld here: what may not be shown was taken out of the event before.
  package func champs(_ event: Event) -> [ChampDit] {
    guard let declaration = event.declaration else { return bruts(event.data, sauf: []) }
    var fields = declaration.fields
    var data = event.data
    guard declaration.nom == Rectification.nom, case .object(let after)? = data["data"] else {
      return champs(data, fields, declaration)
    }
    // The new data are those of the kind of the event corrected.
    fields.removeAll { $0.name == "data" }
    data["data"] = nil
    let kind = data["evenement"]?.string.flatMap { vise($0)?.event.declaration }
    let said = kind.map { champs(after, $0.fields, $0) } ?? bruts(after, sauf: [])
    return champs(data, fields, declaration) + said
  }

  /// The fields of an object, its values said as those of a kind.
  func champs(
    _ object: JSONObject, _ fields: [FieldDeclaration], _ declaration: EventDeclaration
  ) -> [ChampDit] {
    let known = fields.compactMap { field in
      object[field.name].map {
        ChampDit(
          nom: Self.nom(field, declaration), valeur: valeurEntiere($0, field, declaration))
      }
    }
    return known + bruts(object, sauf: Set(fields.map(\.name)))
  }

  private func bruts(_ object: JSONObject, sauf names: Set<String>) -> [ChampDit] {
    object.members.filter { !names.contains($0.name) }
      .map { ChampDit(nom: $0.name, valeur: Self.brut($0.value)) }
  }

  /// All the fields of an event on one line: « conseiller « c07 », durée 45 min ».
  package func detail(_ event: Event) -> String { Self.detail(champs(event)) }

  /// Fields on one line.
  package static func detail(_ champs: [ChampDit]) -> String {
    champs.map { "\($0.nom) \($0.valeur)" }.joined(separator: ", ")
  }

  /// What changes from one state of an event to another: the fields that differ, as they were and as they are.
  ///
  /// - Parameters:
  ///   - ecrit: both states as their lines write them, which tell what differs. What is encrypted on both
  ///     sides does not.
  ///   - montre: both as they may be shown.
  package func difference(
    ecrit: (avant: JSONObject, apres: JSONObject), montre: (avant: JSONObject, apres: JSONObject),
    of declaration: EventDeclaration
  ) -> (avant: [ChampDit], apres: [ChampDit]) {
    func differs(_ name: String) -> Bool {
      let (before, after) = (ecrit.avant[name], ecrit.apres[name])
      if let before, let after, FieldCipher.isEncrypted(before), FieldCipher.isEncrypted(after) {
        return false
      }
      return before != after
    }
    func said(_ object: JSONObject) -> [ChampDit] {
      champs(
        JSONObject(object.members.filter { differs($0.name) }), declaration.fields, declaration)
    }
    return (said(montre.avant), said(montre.apres))
  }

  /// What the kind of an event is called: its type where the catalogue has no such kind.
  package static func sorte(of event: Event) -> String {
    event.declaration.map { sorte($0) } ?? event.type
  }
}
