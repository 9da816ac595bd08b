/// Decodes values from JSON text under the rules of I-JSON, names in snake_case or as they are.
public enum JSONText {
  /// The value that a text writes.
  ///
  /// - Throws: what is not JSON, or does not fit the type.
  public static func decode<T: Decodable>(_ type: T.Type, from text: String) throws -> T {
    var text = text
    let value = try text.withUTF8 { try JSONParser.parse($0) }
    return try JSONObjectDecoder.decode(type, from: value)
  }
}
