/// Encodes an `Encodable` into a `JSONValue`, property names turned into snake_case, in order.
final class JSONObjectEncoder: Encoder {
  /// What was encoded, but the elements of an array, which grow in place.
  private var scalar: JSONValue = .object(JSONObject())
  private var elements: [JSONValue]?
  private var value: JSONValue {
    get { elements.map(JSONValue.array) ?? scalar }
    set { scalar = newValue }
  }
  var codingPath: [any CodingKey] { [] }
  var userInfo: [CodingUserInfoKey: Any] { [:] }

  static func encode<T: Encodable>(_ encodable: T) throws -> JSONValue {
    if let same = encodable as? JSONValue { return same }
    if let digits = encodable as? DecimalDigits {
      return Int(digits.text).map(JSONValue.integer) ?? .number(digits.text)
    }
    let encoder = JSONObjectEncoder()
    try encodable.encode(to: encoder)
    return encoder.value
  }

  /// What is encoded is this value, whole.
  func set(_ whole: JSONValue) {
    elements = nil
    scalar = whole
  }

  /// A shape that no declared field has.
  struct Unsupported: Error {}

  func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedEncodingContainer<Key> {
    value = .object(JSONObject())
    return KeyedEncodingContainer(Keyed<Key>(encoder: self))
  }

  func unkeyedContainer() -> any UnkeyedEncodingContainer {
    elements = []
    return Unkeyed(encoder: self)
  }

  func singleValueContainer() -> any SingleValueEncodingContainer {
    Single(encoder: self)
  }

  struct Keyed<Key: CodingKey>: KeyedEncodingContainerProtocol {
    let encoder: JSONObjectEncoder
    var codingPath: [any CodingKey] { [] }

    func set(_ value: JSONValue, _ key: Key) {
      guard case .object(var object) = encoder.value else { return }
      object.members.append(JSONObject.Member(snakeCase(key.stringValue), value))
      encoder.value = .object(object)
    }
    mutating func encodeNil(forKey key: Key) throws { set(.null, key) }
    mutating func encode<T: Encodable>(_ value: T, forKey key: Key) throws {
      set(try JSONObjectEncoder.encode(value), key)
    }
    mutating func nestedContainer<NestedKey: CodingKey>(
      keyedBy keyType: NestedKey.Type, forKey key: Key
    ) -> KeyedEncodingContainer<NestedKey> {
      JSONObjectEncoder().container(keyedBy: keyType)
    }
    mutating func nestedUnkeyedContainer(forKey key: Key) -> any UnkeyedEncodingContainer {
      JSONObjectEncoder().unkeyedContainer()
    }
    mutating func superEncoder() -> any Encoder { encoder }
    mutating func superEncoder(forKey key: Key) -> any Encoder { encoder }
  }

  struct Unkeyed: UnkeyedEncodingContainer {
    let encoder: JSONObjectEncoder
    var codingPath: [any CodingKey] { [] }
    var count: Int { encoder.elements?.count ?? 0 }

    func append(_ value: JSONValue) {
      encoder.elements?.append(value)
    }
    mutating func encodeNil() throws { append(.null) }
    mutating func encode<T: Encodable>(_ value: T) throws {
      append(try JSONObjectEncoder.encode(value))
    }
    mutating func nestedContainer<NestedKey: CodingKey>(
      keyedBy keyType: NestedKey.Type
    ) -> KeyedEncodingContainer<NestedKey> {
      JSONObjectEncoder().container(keyedBy: keyType)
    }
    mutating func nestedUnkeyedContainer() -> any UnkeyedEncodingContainer {
      JSONObjectEncoder().unkeyedContainer()
    }
    mutating func superEncoder() -> any Encoder { encoder }
  }

  struct Single: SingleValueEncodingContainer {
    let encoder: JSONObjectEncoder
    var codingPath: [any CodingKey] { [] }

    mutating func encodeNil() throws { encoder.value = .null }
    mutating func encode(_ value: Bool) throws { encoder.value = .bool(value) }
    mutating func encode(_ value: String) throws { encoder.value = .string(value) }
    mutating func encode(_ value: Int) throws { encoder.value = .integer(value) }
    mutating func encode<T: Encodable>(_ value: T) throws {
      encoder.value = try JSONObjectEncoder.encode(value)
    }
    // No declared field is of these types.
    mutating func encode(_ value: Double) throws { throw Unsupported() }
    mutating func encode(_ value: Float) throws { throw Unsupported() }
    mutating func encode(_ value: Int8) throws { throw Unsupported() }
    mutating func encode(_ value: Int16) throws { throw Unsupported() }
    mutating func encode(_ value: Int32) throws { throw Unsupported() }
    mutating func encode(_ value: Int64) throws { throw Unsupported() }
    mutating func encode(_ value: UInt) throws { throw Unsupported() }
    mutating func encode(_ value: UInt8) throws { throw Unsupported() }
    mutating func encode(_ value: UInt16) throws { throw Unsupported() }
    mutating func encode(_ value: UInt32) throws { throw Unsupported() }
    mutating func encode(_ value: UInt64) throws { throw Unsupported() }
  }
}
