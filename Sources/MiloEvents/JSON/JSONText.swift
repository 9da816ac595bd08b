/// Decodes values from JSON text, and encodes them, under the rules of I-JSON: names in snake_case (or
/// as they are when read), integers only, no floating point.
public enum JSONText {
  /// Where a text stops being JSON.
  public struct Fault: Error, Hashable, Sendable {
    /// Offset of the byte, from 0.
    public var offset: Int
    /// What stands there, in French.
    public var found: String
    /// What should stand there, in French.
    public var expected: String
  }

  /// The value that the bytes write.
  ///
  /// - Throws: where they stop being JSON.
  public static func value(of bytes: [UInt8]) throws(Fault) -> JSONValue {
    let parsed = bytes.withUnsafeBufferPointer { bytes -> Result<JSONValue, JSONParser.Failure> in
      do throws(JSONParser.Failure) {
        return .success(try JSONParser.parse(bytes))
      } catch {
        return .failure(error)
      }
    }
    switch parsed {
    case .success(let value): return value
    case .failure(let failure):
      throw Fault(offset: failure.offset, found: failure.found, expected: failure.expected)
    }
  }

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
