/// One line of a journal: a CloudEvent 1.0.2 and its own fields.
public struct Event: Hashable, Sendable {
  /// Unique within `source`.
  public var id: String
  /// URI-reference of the structure that records.
  public var source: String
  /// `fr.milo.<nom>.v1`, or another reverse-DNS name.
  public var type: String
  /// Whom or what the event is about.
  public var subject: String?
  /// When it happened, RFC 3339 as written.
  public var time: String
  /// When it was recorded; nil before the journal has recorded it.
  public var recordedTime: RecordedTime?
  /// Kind of who recorded it, as `user`.
  public var authType: String?
  /// Who recorded it, as a counsellor's code.
  public var authID: String?
  /// Groups events of one flow.
  public var correlationID: String?
  /// Random bytes in base64url, given by the journal to a line whose id it did not draw (``Alea``).
  public var alea: String?
  /// The other attributes CloudEvents allows, in name order.
  public var extensions: [JSONObject.Member]
  /// The event's own fields.
  public var data: JSONObject

  /// An event of that type, about that subject, at that time.
  public init(
    id: String, source: String, type: String, subject: String?, time: String,
    recordedTime: RecordedTime? = nil, data: JSONObject
  ) {
    self.id = id
    self.source = source
    self.type = type
    self.subject = subject
    self.time = time
    self.recordedTime = recordedTime
    extensions = []
    self.data = data
  }

  /// An event of the catalogue with typed fields.
  ///
  /// A type of one's own is written under its ``EventData/typeComplet``, which belongs to no catalogue.
  ///
  /// - Throws: `FieldError` for a type outside the catalogue that takes a name in `fr.milo.`.
  public init<Data: EventData>(
    id: String, source: String, subject: String?, time: String, _ data: Data
  ) throws {
    let type = Data.typeComplet
    guard !type.begins(with: "fr.milo.") || Catalogue.declaration(of: Data.self)?.type == type
    else {
      throw Catalogue.horsCatalogue(type)
    }
    guard case .object(let object) = try JSONObjectEncoder.encode(data) else {
      throw ValueMismatch(found: "\(Data.self)", expected: .donnees)
    }
    self.init(
      id: id, source: source, type: type, subject: subject, time: time, data: object)
  }

  /// The declaration of the event's kind, or nil outside the catalogue.
  public var declaration: EventDeclaration? { Catalogue.declaration(forType: type) }

  /// The event's own fields as a value of its kind, or nil when it is of another kind.
  ///
  /// - Throws: `ValueMismatch` when the fields were never checked and do not fit.
  public func donnees<Data: EventData>(as type: Data.Type) throws -> Data? {
    guard self.type == Data.typeComplet else { return nil }
    return try JSONObjectDecoder.decode(type, from: .object(data))
  }

  /// Whether two events say the same, recording time and random bytes apart: what makes an append
  /// idempotent.
  public func saysTheSame(as other: Event) -> Bool {
    comparable == other.comparable
  }

  /// The bytes that two events saying the same share.
  ///
  /// `String` takes two spellings of one accented letter for equal, bytes do not.
  private var comparable: [UInt8] {
    var event = self
    event.recordedTime = nil
    event.alea = nil
    event.data = data.sorted()
    return EventWriter.line(of: event)
  }
}

extension JSONObject {
  /// The same members, at every depth, in name order.
  package func sorted() -> JSONObject {
    JSONObject(
      members.map { Member($0.name, $0.value.sorted()) }.sorted {
        Octets($0.name) < Octets($1.name)
      })
  }
}

extension JSONValue {
  fileprivate func sorted() -> JSONValue {
    switch self {
    case .object(let object): .object(object.sorted())
    case .array(let elements): .array(elements.map { $0.sorted() })
    case .number(let digits): .number(JSONValue.withoutFinalZeros(digits))
    default: self
    }
  }

  /// The digits of the same number, as short as can be: 35.0 says the same as 35.
  private static func withoutFinalZeros(_ digits: String) -> String {
    guard digits.contains("."), digits.utf8.allSatisfy({ $0 != 0x65 && $0 != 0x45 }) else {
      return digits
    }
    let short = digits.reversed().drop { $0 == "0" }
    return String((short.first == "." ? short.dropFirst() : short).reversed())
  }
}
