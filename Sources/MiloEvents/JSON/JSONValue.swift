/// A JSON value as it was read: numbers keep their digits, objects keep the order of their members.
public indirect enum JSONValue: Hashable, Sendable {
  /// `null`.
  case null
  /// `true` or `false`.
  case bool(Bool)
  /// An integer without fraction or exponent, within ±(2⁵³ − 1).
  case integer(Int)
  /// Any other number, as its digits.
  case number(String)
  /// A string.
  case string(String)
  /// An array.
  case array([JSONValue])
  /// An object.
  case object(JSONObject)

  /// The largest integer that every JSON reader holds exactly (RFC 7493).
  public static let largestInteger = 9_007_199_254_740_991
}

/// The members of a JSON object, in order, without duplicate name.
public struct JSONObject: Hashable, Sendable {
  /// Names and values, in order.
  public var members: [Member]

  /// A name and its value.
  public struct Member: Hashable, Sendable {
    /// The name.
    public var name: String
    /// The value.
    public var value: JSONValue
    /// A member.
    public init(_ name: String, _ value: JSONValue) {
      self.name = name
      self.value = value
    }
  }

  /// An object with these members.
  public init(_ members: [Member] = []) {
    self.members = members
  }

  /// The value with that name, or nil; a name is its bytes, however alike two of them are shown.
  ///
  /// Setting nil removes the member.
  public subscript(name: String) -> JSONValue? {
    get { members.first { isSame($0.name, name) }?.value }
    set {
      if let place = members.firstIndex(where: { isSame($0.name, name) }) {
        if let newValue { members[place].value = newValue } else { members.remove(at: place) }
      } else if let newValue {
        members.append(Member(name, newValue))
      }
    }
  }
}

extension JSONObject: ExpressibleByDictionaryLiteral {
  /// An object with these members, in the order written.
  public init(dictionaryLiteral elements: (String, JSONValue)...) {
    self.init(elements.map { Member($0.0, $0.1) })
  }
}

extension JSONValue: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral,
  ExpressibleByBooleanLiteral, ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral,
  ExpressibleByNilLiteral
{
  /// A string.
  public init(stringLiteral value: String) { self = .string(value) }
  /// An integer.
  public init(integerLiteral value: Int) { self = .integer(value) }
  /// A boolean.
  public init(booleanLiteral value: Bool) { self = .bool(value) }
  /// An array.
  public init(arrayLiteral elements: JSONValue...) { self = .array(elements) }
  /// An object.
  public init(dictionaryLiteral elements: (String, JSONValue)...) {
    self = .object(JSONObject(elements.map { JSONObject.Member($0.0, $0.1) }))
  }
  /// `null`.
  public init(nilLiteral: ()) { self = .null }
}

extension JSONValue {
  /// The text of a string, else nil.
  public var string: String? {
    if case .string(let text) = self { return text }
    return nil
  }

  /// The integer of a number without fraction, else nil.
  public var integer: Int? {
    if case .integer(let number) = self { return number }
    return nil
  }

  /// The value as compact JSON, cut to 60 characters: what error messages quote.
  public var excerpt: String {
    String(decoding: JSONWriter.bytes(of: self), as: UTF8.self).excerpt
  }
}
