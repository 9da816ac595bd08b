/// An attribute of the file that an event sets or clears.
public enum Attribut<Value: FieldValue>: FieldValue {
  /// The attribute takes this value.
  case valeur(Value)
  /// The attribute is cleared (`null` on the line).
  case efface

  /// The type of the value.
  public static var fieldType: FieldType { Value.fieldType }
  /// A set value.
  public static var placeholder: Attribut { .valeur(.placeholder) }

  /// Reads the value or `null`.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    self = container.decodeNil() ? .efface : .valeur(try container.decode(Value.self))
  }
  /// Writes the value or `null`.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    switch self {
    case .valeur(let value): try container.encode(value)
    case .efface: try container.encodeNil()
    }
  }
}

extension KeyedDecodingContainer {
  /// An attribute that is `null` is cleared, where other optional values would be absent: the synthesized
  /// `init(from:)` of `profil` finds this more precise function.
  func decodeIfPresent<Value>(
    _ type: Attribut<Value>.Type, forKey key: Key
  ) throws -> Attribut<Value>? {
    guard contains(key) else { return nil }
    return try decodeNil(forKey: key) ? .efface : whole(type, forKey: key)
  }

  private func whole<T: Decodable>(_ type: T.Type, forKey key: Key) throws -> T? {
    try decodeIfPresent(type, forKey: key)
  }
}
