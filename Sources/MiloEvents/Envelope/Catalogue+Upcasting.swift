extension Catalogue {
  /// The event that a line says today: what its upcasters make of it, or itself.
  ///
  /// - Throws: what an upcaster makes that its kind refuses.
  public static func upcast(_ event: Event) throws(FieldError) -> Event {
    guard upcasters[event.type] != nil else { return event }
    var event = event
    // Each type is left for good, so that there are no more steps than upcasters.
    for _ in upcasters {
      guard let upcaster = upcasters[event.type] else { break }
      event.data = try upcaster.apply(event.data)
      event.type = upcaster.to.typeComplet
    }
    try event.check()
    return event
  }

  /// New data for an event of a kind: as it stands when the kind accepts it, else as upcasters make it,
  /// when somebody wrote it for a former type of the kind.
  package static func upcast(_ data: JSONObject, for declaration: EventDeclaration) -> JSONObject {
    guard !upcasters.isEmpty, (try? declaration.check(data)) == nil else { return data }
    for upcaster in upcasters.values where upcaster.to.typeComplet == declaration.type {
      if let today = try? upcaster.apply(data), (try? declaration.check(today)) != nil {
        return today
      }
    }
    return data
  }
}
