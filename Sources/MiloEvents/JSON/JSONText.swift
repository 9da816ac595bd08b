/// Decodes values from JSON text, and encodes them, under the rules of I-JSON: names in snake_case (or
/// as they are when read), integers only, no floating point.
public enum JSONText {
  /// The value that a text writes.
  ///
  /// - Throws: what is not JSON, or does not fit the type.
  public static func decode<T: Decodable>(_ type: T.Type, from text: String) throws -> T {
    var text = text
    let value = try text.withUTF8 { try JSONParser.parse($0) }
    return try JSONObjectDecoder.decode(type, from: value)
  }

  /// The compact text of a value, its properties in order, names in snake_case.
  ///
  /// - Throws: a property of a floating-point type, which I-JSON integers cannot hold exactly.
  public static func encode<T: Encodable>(_ value: T) throws -> String {
    String(decoding: JSONWriter.bytes(of: try JSONObjectEncoder.encode(value)), as: UTF8.self)
  }
}
