/// Decodes a `Decodable` from a `JSONObject`, property names turned into snake_case.
struct JSONObjectDecoder: Decoder {
  let value: JSONValue
  var codingPath: [any CodingKey] { [] }
  var userInfo: [CodingUserInfoKey: Any] { [:] }

  static func decode<T: Decodable>(_ type: T.Type, from value: JSONValue) throws -> T {
    if type == JSONValue.self, let same = value as? T { return same }
    if type == DecimalDigits.self, let digits = DecimalDigits(value) as? T { return digits }
    return try T(from: JSONObjectDecoder(value: value))
  }

  /// A value of another shape than the type asks for.
  struct Mismatch: Error {
    var found: JSONValue
  }

  func container<Key: CodingKey>(keyedBy type: Key.Type) throws -> KeyedDecodingContainer<Key> {
    guard case .object(let object) = value else { throw Mismatch(found: value) }
    return KeyedDecodingContainer(Keyed<Key>(object: object))
  }

  func unkeyedContainer() throws -> any UnkeyedDecodingContainer {
    guard case .array(let elements) = value else { throw Mismatch(found: value) }
    return Unkeyed(elements: elements)
  }

  func singleValueContainer() throws -> any SingleValueDecodingContainer {
    Single(value: value)
  }

  struct Keyed<Key: CodingKey>: KeyedDecodingContainerProtocol {
    let object: JSONObject
    var codingPath: [any CodingKey] { [] }
    var allKeys: [Key] { object.members.compactMap { Key(stringValue: $0.name) } }

    func contains(_ key: Key) -> Bool { value(key) != nil }
    func decodeNil(forKey key: Key) throws -> Bool { value(key) == .null }

    func decode<T: Decodable>(_ type: T.Type, forKey key: Key) throws -> T {
      guard let value = value(key) else { throw Mismatch(found: .null) }
      return try JSONObjectDecoder.decode(type, from: value)
    }
    func decodeIfPresent<T: Decodable>(_ type: T.Type, forKey key: Key) throws -> T? {
      guard let value = value(key) else { return nil }
      return try JSONObjectDecoder.decode(type, from: value)
    }

    private func value(_ key: Key) -> JSONValue? {
      object[snakeCase(key.stringValue)] ?? object[key.stringValue]
    }

    func nestedContainer<NestedKey: CodingKey>(
      keyedBy type: NestedKey.Type, forKey key: Key
    ) throws -> KeyedDecodingContainer<NestedKey> {
      try JSONObjectDecoder(value: value(key) ?? .null).container(keyedBy: type)
    }
    func nestedUnkeyedContainer(forKey key: Key) throws -> any UnkeyedDecodingContainer {
      try JSONObjectDecoder(value: value(key) ?? .null).unkeyedContainer()
    }
    func superDecoder() throws -> any Decoder { throw Mismatch(found: .null) }
    func superDecoder(forKey key: Key) throws -> any Decoder { throw Mismatch(found: .null) }
  }

  struct Unkeyed: UnkeyedDecodingContainer {
    let elements: [JSONValue]
    var currentIndex = 0
    var codingPath: [any CodingKey] { [] }
    var count: Int? { elements.count }
    var isAtEnd: Bool { currentIndex == elements.count }

    init(elements: [JSONValue]) {
      self.elements = elements
    }

    private mutating func next() throws -> JSONValue {
      guard !isAtEnd else { throw Mismatch(found: .null) }
      currentIndex += 1
      return elements[currentIndex - 1]
    }

    mutating func decodeNil() throws -> Bool {
      guard !isAtEnd, elements[currentIndex] == .null else { return false }
      currentIndex += 1
      return true
    }
    mutating func decode<T: Decodable>(_ type: T.Type) throws -> T {
      try JSONObjectDecoder.decode(type, from: next())
    }
    mutating func nestedContainer<NestedKey: CodingKey>(
      keyedBy type: NestedKey.Type
    ) throws -> KeyedDecodingContainer<NestedKey> {
      try JSONObjectDecoder(value: next()).container(keyedBy: type)
    }
    mutating func nestedUnkeyedContainer() throws -> any UnkeyedDecodingContainer {
      try JSONObjectDecoder(value: next()).unkeyedContainer()
    }
    mutating func superDecoder() throws -> any Decoder { throw Mismatch(found: .null) }
  }

  struct Single: SingleValueDecodingContainer {
    let value: JSONValue
    var codingPath: [any CodingKey] { [] }

    func decodeNil() -> Bool { value == .null }
    func decode(_ type: Bool.Type) throws -> Bool {
      guard case .bool(let flag) = value else { throw Mismatch(found: value) }
      return flag
    }
    func decode(_ type: String.Type) throws -> String {
      guard case .string(let text) = value else { throw Mismatch(found: value) }
      return text
    }
    func decode(_ type: Int.Type) throws -> Int {
      guard case .integer(let number) = value else { throw Mismatch(found: value) }
      return number
    }
    func decode<T: Decodable>(_ type: T.Type) throws -> T {
      try JSONObjectDecoder.decode(type, from: value)
    }
    // No declared field is of these types.
    func decode(_ type: Double.Type) throws -> Double { throw Mismatch(found: value) }
    func decode(_ type: Float.Type) throws -> Float { throw Mismatch(found: value) }
    func decode(_ type: Int8.Type) throws -> Int8 { throw Mismatch(found: value) }
    func decode(_ type: Int16.Type) throws -> Int16 { throw Mismatch(found: value) }
    func decode(_ type: Int32.Type) throws -> Int32 { throw Mismatch(found: value) }
    func decode(_ type: Int64.Type) throws -> Int64 { throw Mismatch(found: value) }
    func decode(_ type: UInt.Type) throws -> UInt { throw Mismatch(found: value) }
    func decode(_ type: UInt8.Type) throws -> UInt8 { throw Mismatch(found: value) }
    func decode(_ type: UInt16.Type) throws -> UInt16 { throw Mismatch(found: value) }
    func decode(_ type: UInt32.Type) throws -> UInt32 { throw Mismatch(found: value) }
    func decode(_ type: UInt64.Type) throws -> UInt64 { throw Mismatch(found: value) }
  }
}

extension DecimalDigits {
  /// The digits of a JSON number, or nil for another value.
  init?(_ value: JSONValue) {
    switch value {
    case .integer(let number): text = String(number)
    case .number(let digits): text = digits
    default: return nil
    }
  }
}
