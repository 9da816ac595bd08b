extension Event {
  /// Checks what an append accepts, of an event already checked as a reader does (08.7.5).
  ///
  /// The new `data` of a rectification is checked where its target is known.
  ///
  /// - Throws: the first fault, its rule ``FieldError/Rule/borne``.
  public func checkBornes() throws(FieldError) {
    func check(
      _ name: String, _ text: String?, _ rule: (String) throws(FieldError) -> Void
    ) throws(FieldError) {
      guard let text else { return }
      do throws(FieldError) {
        try rule(text)
      } catch {
        throw error.inside(name)
      }
    }
    try check("id", id, TexteEnregistrable.checkName)
    try check("subject", subject, TexteEnregistrable.checkName)
    try check("authtype", authType, TexteEnregistrable.checkAttribute)
    try check("authid", authID, TexteEnregistrable.checkAttribute)
    try check("correlationid", correlationID, TexteEnregistrable.checkAttribute)
    for attribute in extensions {
      try check(attribute.name, attribute.value.string, TexteEnregistrable.checkAttribute)
    }
    guard let declaration, let date = Moment(time)?.date else { return }
    try declaration.checkBornes(data, date: date)
  }
}
