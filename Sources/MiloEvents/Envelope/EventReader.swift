/// Reads a line as an event, by the general path: any order, any white space, and a reason in French
/// for every refusal.
///
/// `FastReader` does the same on lines as our writer makes them.
public enum EventReader {
  /// The longest line, `\n` not counted.
  public static let longestLine = 65_535

  /// How much later than its recording an event may have happened, in milliseconds (08.1.5).
  public static let futureTolerance: Int64 = 24 * 3_600_000

  /// What is wrong with a line of too many bytes.
  static func overlong(_ count: Int) -> FieldError {
    FieldError(
      field: "", found: "une ligne de \(count) octets", expected: "\(longestLine) octets au plus",
      rule: .longueur)
  }

  /// The event that a line writes.
  ///
  /// A type outside the catalogue is accepted with any object as `data`.
  ///
  /// - Throws: the first fault met.
  public static func event(in line: UnsafeBufferPointer<UInt8>) throws(FieldError) -> Event {
    guard line.count <= longestLine else { throw overlong(line.count) }
    // White space for JSON, but a line of the journal ends with a line feed alone (01.1).
    guard line.last != 0x0D else {
      throw FieldError(
        field: "", found: "un retour chariot (fin de ligne Windows, CRLF)",
        expected: "une ligne finie par un seul saut de ligne (LF)", offset: line.count - 1,
        rule: .json)
    }
    let value: JSONValue
    do {
      value = try JSONParser.parse(line)
    } catch {
      throw FieldError(
        field: "", found: error.found, expected: error.expected, offset: error.offset, rule: .json)
    }
    guard case .object(let object) = value else {
      throw FieldError(
        field: "", found: value.excerpt, expected: "un objet JSON (un CloudEvent)", rule: .enveloppe
      )
    }
    let event = try envelope(of: object)
    try event.check()
    return event
  }

  /// The event that a line writes.
  ///
  /// - Throws: the first fault met.
  public static func event(in line: [UInt8]) throws(FieldError) -> Event {
    let result: Result<Event, FieldError> = line.withUnsafeBufferPointer { bytes in
      do throws(FieldError) {
        return .success(try event(in: bytes))
      } catch {
        return .failure(error)
      }
    }
    return try result.get()
  }

  private static func fault(
    _ field: String, _ found: String, _ expected: String, nearest: String? = nil
  ) -> FieldError {
    FieldError(
      field: field, found: found, expected: expected, nearest: nearest, rule: .enveloppe)
  }

  private static let attributes = [
    "specversion", "id", "source", "type", "subject", "time", "recordedtime", "authtype", "authid",
    "correlationid", "alea", "datacontenttype", "dataschema", "data",
  ]

  private static func text(_ object: JSONObject, _ name: String) throws(FieldError) -> String? {
    // An attribute that is null is absent (CloudEvents JSON format, 3.1).
    guard let value = object[name], value != .null else { return nil }
    guard let text = value.string, !text.isEmpty else {
      throw fault(name, value.excerpt, "une chaîne non vide")
    }
    return text
  }

  private static func required(_ object: JSONObject, _ name: String) throws(FieldError) -> String {
    guard let text = try text(object, name) else {
      throw fault(name, "rien : l’attribut manque", "une chaîne non vide")
    }
    return text
  }

  private static func envelope(of object: JSONObject) throws(FieldError) -> Event {
    let version = try required(object, "specversion")
    guard version == "1.0" else { throw fault("specversion", "« \(version) »", "« 1.0 »") }
    guard let value = object["data"], value != .null else {
      throw fault("data", "rien : l’attribut manque", "un objet")
    }
    guard case .object(let data) = value else { throw fault("data", value.excerpt, "un objet") }
    var event = Event(
      id: try required(object, "id"), source: try required(object, "source"),
      type: try required(object, "type"), subject: try text(object, "subject"),
      time: try required(object, "time"), data: data)
    if let text = try text(object, "recordedtime") {
      guard let recorded = RecordedTime(text) else {
        throw fault("recordedtime", "« \(text) »", "AAAA-MM-JJTHH:MM:SS.mmmZ")
      }
      event.recordedTime = recorded
    }
    event.authType = try text(object, "authtype")
    event.authID = try text(object, "authid")
    event.correlationID = try text(object, "correlationid")
    event.alea = try text(object, "alea")
    if let type = try text(object, "datacontenttype"), !Event.isJSONMediaType(type) {
      throw fault(
        "datacontenttype", "« \(type.excerpt) »", "« application/json », ou un type en « +json »")
    }
    if let schema = try text(object, "dataschema"), !Event.isAbsoluteURI(schema) {
      throw fault("dataschema", "« \(schema.excerpt) »", "une URI absolue, comme https://…")
    }
    for member in object.members {
      let isExtension = !attributes.contains(member.name)
      guard isExtension || member.name == "datacontenttype" || member.name == "dataschema" else {
        continue
      }
      if isExtension { try checkExtension(member) }
      guard member.value != .null else { continue }
      event.extensions.append(member)
    }
    event.extensions.sort { Octets($0.name) < Octets($1.name) }
    return event
  }

  private static func checkExtension(_ member: JSONObject.Member) throws(FieldError) {
    // CloudEvents advises names of at most 20 letters, and lets readers meet longer ones.
    let isName =
      !member.name.isEmpty
      && member.name.utf8.allSatisfy { ($0 >= 97 && $0 <= 122) || ($0 >= 48 && $0 <= 57) }
    guard isName else {
      throw fault(
        member.name, "un attribut inconnu",
        "un attribut CloudEvents, ou une extension en lettres minuscules et chiffres",
        nearest: MiloEvents.nearest(to: member.name, among: attributes))
    }
    switch member.value {
    case .string, .bool, .null: return
    case .integer(let number) where Int32(exactly: number) != nil: return
    default:
      throw fault(
        member.name, member.value.excerpt, "une chaîne, un booléen ou un entier de 32 bits")
    }
  }
}

extension Event {
  /// Checks the attributes, and the own fields against the declaration of the kind.
  ///
  /// - Throws: the first fault met.
  public func check() throws(FieldError) {
    func fault(_ field: String, _ found: String, _ expected: String) -> FieldError {
      FieldError(field: field, found: found, expected: expected, rule: .enveloppe)
    }
    guard Event.isURIReference(source) else {
      throw fault("source", "« \(source) »", "une référence d’URI, comme /structures/besancon")
    }
    guard EventDeclaration.isReverseDNS(type) else {
      throw fault(
        "type", "« \(type) »",
        "fr.milo.<nom>.v1, ou un autre nom DNS inversé (org.exemple.chose.v1)")
    }
    if let subject, !FieldType.isIdentifier(subject) {
      throw fault("subject", "« \(subject) »", "un identifiant sans caractère de contrôle")
    }
    guard let moment = Moment(time) else {
      throw fault(
        "time", "« \(time) »",
        Moment.isHorsAnnees(time)
          ? "une date \(LocalDate.motDesAnnees)"
          : "une date et une heure qui existent, avec le décalage : 2022-03-14T09:30:00+01:00")
    }
    if let recordedTime {
      try Event.checkFuture(moment, recordedTime, field: "time")
    }
    guard let declaration else { return }
    if subject == nil, declaration.sujet != .aucun {
      throw fault(
        "subject", "rien : l’attribut manque", "de qui ou de quoi parle « \(declaration.nom) »")
    }
    try declaration.check(data)
    if let recordedTime, declaration.nom == Rectification.nom, let text = data["time"]?.string,
      let moved = Moment(text)
    {
      try Event.checkFuture(moved, recordedTime, field: "data.time")
    }
  }

  /// An event may be dated at most 24 hours after its recording (08.1.5).
  static func checkFuture(
    _ moment: Moment, _ recorded: RecordedTime, field: String
  ) throws(FieldError) {
    guard moment.unixMilliseconds > recorded.milliseconds + EventReader.futureTolerance else {
      return
    }
    throw FieldError(
      field: field, found: "une date plus de 24 h après l’enregistrement (\(recorded))",
      expected: "un fait advenu ; ce qui est prévu a son propre champ", rule: .enveloppe)
  }

  /// Whether a text is a URI-reference, by its characters (RFC 3986).
  static func isURIReference(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    let others = Array("-._~:/?#[]@!$&'()*+,;=".utf8)
    for (place, byte) in bytes.enumerated() {
      if byte == UInt8(ascii: "%") {
        guard place + 2 < bytes.count, isHex(bytes[place + 1]), isHex(bytes[place + 2]) else {
          return false
        }
        continue
      }
      guard isAlphanumeric(byte) || others.contains(byte) else { return false }
    }
    return !bytes.isEmpty
  }

  /// Whether a text is a URI with its scheme (RFC 3986).
  static func isAbsoluteURI(_ text: String) -> Bool {
    guard isURIReference(text), let (scheme, rest) = text.cut(at: UInt8(ascii: ":")), !rest.isEmpty,
      let first = scheme.utf8.first, isAlphanumeric(first), !(48...57).contains(first)
    else { return false }
    return scheme.utf8.allSatisfy {
      isAlphanumeric($0) || $0 == UInt8(ascii: "+") || $0 == UInt8(ascii: "-")
        || $0 == UInt8(ascii: ".")
    }
  }

  /// Whether a media type says that the data is JSON: `application/json` or a type in `+json`, with or
  /// without parameters (RFC 2045, RFC 6839).
  static func isJSONMediaType(_ text: String) -> Bool {
    let type = (text.cut(at: UInt8(ascii: ";"))?.before ?? text).lowercased()
    var bytes = Array(type.utf8)[...]
    while bytes.last == 0x20 || bytes.last == 0x09 { bytes.removeLast() }
    guard let slash = bytes.firstIndex(of: UInt8(ascii: "/")) else { return false }
    let (group, name) = (bytes[..<slash], bytes[(slash + 1)...])
    guard !group.isEmpty, !name.isEmpty, (group + name).allSatisfy({ isTokenByte($0) }) else {
      return false
    }
    return name.elementsEqual("json".utf8)
      || name.count > 5 && name.suffix(5).elementsEqual("+json".utf8)
  }

  private static func isTokenByte(_ byte: UInt8) -> Bool {
    isAlphanumeric(byte) || "!#$&-^_.+".utf8.contains(byte)
  }

  private static func isHex(_ byte: UInt8) -> Bool {
    Character(UnicodeScalar(byte)).isHexDigit
  }

  private static func isAlphanumeric(_ byte: UInt8) -> Bool {
    codeByte(byte) && byte != 95 && byte != 46 && byte != 45
  }
}
