public import MiloEvents

extension Event {
  /// The event without its fields of free text and its encrypted values, but those asked for by name,
  /// and whether anything was left out.
  ///
  /// What the catalogue does not declare may hold anything: the words of fields in `x_`, and of events of
  /// other types, are left out too unless named.
  ///
  /// The `data` of a rectification is that of a kind which the line does not say: what is free text in
  /// some kind that has such fields is left out of it.
  public func sansTexte(sauf names: Set<String>) -> (event: Event, isChanged: Bool) {
    withholding(names, encrypted: true) { _ in nil }
  }

  /// The event for people who look at a line: an ellipsis stands in place of each word withheld.
  ///
  /// The words are those that ``sansTexte(sauf:)`` leaves out. An encrypted value stays: it is no word.
  public var masque: Event {
    withholding([], encrypted: false) { _ in "…" }.event
  }

  /// What may be shown of a line is decided here, for all that shows or gives one.
  private func withholding(
    _ names: Set<String>, encrypted: Bool, _ shown: (JSONValue) -> JSONValue?
  ) -> (event: Event, isChanged: Bool) {
    func withheld(_ object: JSONObject, _ isFreeText: (String) -> Bool) -> JSONObject {
      var kept = JSONObject()
      for member in object.members {
        let isEncrypted = FieldCipher.isEncrypted(member.value)
        let isUndeclared = declaration == nil || member.name.hasPrefix("x_")
        let hides =
          !names.contains(member.name)
          && (isEncrypted
            ? encrypted
            : isFreeText(member.name) || isUndeclared && member.value.holdsWords)
        if !hides {
          kept.members.append(member)
        } else if let value = shown(member.value) {
          kept.members.append(JSONObject.Member(member.name, value))
        }
      }
      return kept
    }
    var event = self
    event.data = withheld(data) { declaration?.field(named: $0)?.type.isFreeText ?? false }
    if declaration?.nom == Rectification.nom, case .object(let inner)? = event.data["data"] {
      let names = Event.freeTextNames(of: inner)
      event.data["data"] = .object(withheld(inner) { names.contains($0) })
    }
    return (event, event.data != data)
  }

  /// Names of the fields that hold free text in some kind of which an object may be the data.
  ///
  /// Such a kind has all its fields, and requires no other; where there is none, any kind does.
  private static func freeTextNames(of data: JSONObject) -> Set<String> {
    let names = Set(data.members.map(\.name).filter { !$0.hasPrefix("x_") })
    let kinds = Catalogue.declarations.filter { declaration in
      names.isSubset(of: declaration.fields.map(\.name))
        && declaration.fields.allSatisfy { !$0.required || names.contains($0.name) }
    }
    guard !kinds.isEmpty else { return freeTextNames }
    return Set(kinds.flatMap { $0.fields.filter(\.type.isFreeText).map(\.name) })
  }

  /// Names of the fields that hold free text in some kind.
  public static let freeTextNames = Set(
    Catalogue.declarations.flatMap { $0.fields.filter(\.type.isFreeText).map(\.name) })
}
