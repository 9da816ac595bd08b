public import MiloEvents

extension Event {
  /// The event without its fields of free text and its encrypted values, but those asked for by name,
  /// and whether anything was left out.
  ///
  /// What the catalogue does not declare may hold anything: the words of fields in `x_`, and of events of
  /// other types, are left out too unless named.
  ///
  /// The `data` of a rectification is that of a kind which the line does not say: what is free text in
  /// some kind is left out of it.
  public func sansTexte(sauf names: Set<String>) -> (event: Event, isChanged: Bool) {
    var shown = self
    func isWithheld(_ member: JSONObject.Member, _ isFreeText: Bool) -> Bool {
      let isUndeclared = declaration == nil || member.name.hasPrefix("x_")
      return !names.contains(member.name)
        && (isFreeText || FieldCipher.isEncrypted(member.value)
          || isUndeclared && member.value.holdsWords)
    }
    guard let declaration else {
      shown.data.members.removeAll { isWithheld($0, false) }
      return (shown, shown.data != data)
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
