public import MiloEvents

extension Brouillon {
  /// The event that the journal checks and writes, with the recorded time of the take-over.
  public func event(source: String) -> Event {
    var event = Event(
      id: id, source: source, type: Catalogue.typePrefix + nom + ".v1", subject: sujet,
      time: moment, recordedTime: RecordedTime(enregistre), data: Self.object(data))
    if let auteur { (event.authType, event.authID) = ("user", auteur) }
    return event
  }

  private static func object(_ members: [(String, Valeur)]) -> JSONObject {
    JSONObject(members.map { JSONObject.Member($0.0, value($0.1)) })
  }

  private static func value(_ valeur: Valeur) -> JSONValue {
    switch valeur {
    case .texte(let text): .string(text)
    case .entier(let number): .integer(number)
    case .decimal(let digits): Int(digits).map(JSONValue.integer) ?? .number(digits)
    case .booleen(let flag): .bool(flag)
    case .nul: .null
    case .liste(let elements): .array(elements.map(value))
    case .objet(let members): .object(object(members))
    }
  }
}
