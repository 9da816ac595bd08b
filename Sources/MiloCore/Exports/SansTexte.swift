public import MiloEvents

extension Event {
  /// The event without its fields of free text and its encrypted values, but those asked for by name,
  /// and whether anything was left out.
  ///
  /// The `data` of a rectification is that of a kind which the line does not say: what is free text in
  /// some kind is left out of it.
  public func sansTexte(sauf names: Set<String>) -> (event: Event, isChanged: Bool) {
    guard let declaration else { return (self, false) }
    var shown = self
    func isWithheld(_ member: JSONObject.Member, _ isFreeText: Bool) -> Bool {
      !names.contains(member.name) && (isFreeText || member.value.isEncrypted)
    }
    shown.data.members.removeAll {
      isWithheld($0, declaration.field(named: $0.name)?.type.isFreeText ?? false)
    }
    if declaration.nom == Rectification.nom, case .object(var inner)? = shown.data["data"] {
      inner.members.removeAll { isWithheld($0, Event.freeTextNames.contains($0.name)) }
      shown.data["data"] = .object(inner)
    }
    return (shown, shown.data != data)
  }

  /// Names of the fields that hold free text in some kind.
  public static let freeTextNames = Set(
    Catalogue.declarations.flatMap { $0.fields.filter(\.type.isFreeText).map(\.name) })
}

extension JSONValue {
  fileprivate var isEncrypted: Bool {
    if case .object(let object) = self { return object["chiffre"] != nil }
    return false
  }
}
