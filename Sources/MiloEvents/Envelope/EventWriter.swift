/// Writes an event as a line of the journal (01.2): attributes in the order of the format, without
/// white space, the fields of `data` in catalogue order, then the `x_` fields as given.
public enum EventWriter {
  /// What a line begins with: the characters of its `id` follow.
  static let lineHead = #"{"specversion":"1.0","id":""#

  /// The bytes of the line, without the final `\n`.
  public static func line(of event: Event) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(320)
    bytes += lineHead.utf8.dropLast()
    JSONWriter.write(event.id, to: &bytes)
    write("source", event.source, to: &bytes)
    write("type", event.type, to: &bytes)
    write("subject", event.subject, to: &bytes)
    write("time", event.time, to: &bytes)
    write("recordedtime", event.recordedTime?.description, to: &bytes)
    write("authtype", event.authType, to: &bytes)
    write("authid", event.authID, to: &bytes)
    write("correlationid", event.correlationID, to: &bytes)
    for attribute in event.extensions.sorted(by: { Octets($0.name) < Octets($1.name) }) {
      bytes.append(UInt8(ascii: ","))
      JSONWriter.write(attribute.name, to: &bytes)
      bytes.append(UInt8(ascii: ":"))
      JSONWriter.write(attribute.value, to: &bytes)
    }
    write("alea", event.alea, to: &bytes)
    bytes += #","data":"#.utf8
    JSONWriter.write(ordered(event.data, event.declaration?.fields ?? []), to: &bytes)
    bytes.append(UInt8(ascii: "}"))
    return bytes
  }

  private static func write(_ name: String, _ value: String?, to bytes: inout [UInt8]) {
    guard let value else { return }
    bytes.append(UInt8(ascii: ","))
    JSONWriter.write(name, to: &bytes)
    bytes.append(UInt8(ascii: ":"))
    JSONWriter.write(value, to: &bytes)
  }

  /// The members in the order of the declared fields, then the others as given.
  private static func ordered(_ data: JSONObject, _ fields: [FieldDeclaration]) -> JSONObject {
    guard !fields.isEmpty else { return data }
    var members: [JSONObject.Member] = []
    for field in fields {
      guard let value = data[field.name] else { continue }
      members.append(JSONObject.Member(field.name, ordered(value, field.type)))
    }
    members += data.members.filter { member in !fields.contains { isSame($0.name, member.name) } }
    return JSONObject(members)
  }

  private static func ordered(_ value: JSONValue, _ type: FieldType) -> JSONValue {
    switch (value, type) {
    case (.object(let object), .objet(let fields)): .object(ordered(object, fields))
    case (.array(let elements), .liste(let element)): .array(elements.map { ordered($0, element) })
    default: value
    }
  }
}
