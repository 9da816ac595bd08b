extension JSONValue: Codable {
  /// Reads the value, through any decoder.
  ///
  /// Another decoder than this library's own does not tell the order of members: they come in the
  /// order of their names, and a number with a fraction as `Double` writes it.
  ///
  /// - Throws: what the decoder throws of a value that JSON cannot hold.
  public init(from decoder: any Decoder) throws {
    if let own = decoder as? JSONObjectDecoder {
      self = own.value
      return
    }
    if let members = try? decoder.container(keyedBy: AnyName.self) {
      let names = members.allKeys.sorted {
        $0.stringValue.utf8.lexicographicallyPrecedes($1.stringValue.utf8)
      }
      self = .object(
        JSONObject(
          try names.map {
            JSONObject.Member($0.stringValue, try members.decode(JSONValue.self, forKey: $0))
          }))
      return
    }
    if var elements = try? decoder.unkeyedContainer() {
      var values: [JSONValue] = []
      while !elements.isAtEnd { values.append(try elements.decode(JSONValue.self)) }
      self = .array(values)
      return
    }
    let value = try decoder.singleValueContainer()
    if value.decodeNil() {
      self = .null
    } else if let flag = try? value.decode(Bool.self) {
      self = .bool(flag)
    } else if let text = try? value.decode(String.self) {
      self = .string(text)
    } else {
      let digits = try DecimalDigits(number: value).text
      let integer = Int(digits).flatMap { $0.magnitude <= JSONValue.largestInteger ? $0 : nil }
      self = integer.map(JSONValue.integer) ?? .number(digits)
    }
  }

  /// Writes the value, through any encoder.
  ///
  /// - Throws: `EncodingError` for a number whose digits another encoder than this library's own would
  ///   not keep.
  public func encode(to encoder: any Encoder) throws {
    if let own = encoder as? JSONObjectEncoder {
      own.set(self)
      return
    }
    switch self {
    case .object(let object):
      var container = encoder.container(keyedBy: AnyName.self)
      for member in object.members {
        try container.encode(member.value, forKey: AnyName(stringValue: member.name))
      }
    case .array(let elements):
      var container = encoder.unkeyedContainer()
      for element in elements { try container.encode(element) }
    case .number(let digits): try DecimalDigits(text: digits).encode(to: encoder)
    case .null:
      var container = encoder.singleValueContainer()
      try container.encodeNil()
    case .bool(let flag):
      var container = encoder.singleValueContainer()
      try container.encode(flag)
    case .integer(let number):
      var container = encoder.singleValueContainer()
      try container.encode(number)
    case .string(let text):
      var container = encoder.singleValueContainer()
      try container.encode(text)
    }
  }
}

/// The name of a member, whatever it is.
private struct AnyName: CodingKey {
  let stringValue: String
  var intValue: Int? { nil }

  init(stringValue: String) {
    self.stringValue = stringValue
  }

  init?(intValue: Int) { nil }
}

/// A JSON number as its digits, so that no binary floating point is ever involved on a line.
struct DecimalDigits: Hashable, Sendable {
  var text: String
}

extension DecimalDigits: Codable {
  /// Reads a number.
  init(from decoder: any Decoder) throws {
    if let own = decoder as? JSONObjectDecoder {
      guard let digits = DecimalDigits(own.value) else {
        throw JSONObjectDecoder.Mismatch(found: own.value)
      }
      self = digits
      return
    }
    try self.init(number: decoder.singleValueContainer())
  }

  /// The digits of a number that a decoder gives as an integer, else as a binary fraction.
  init(number container: any SingleValueDecodingContainer) throws {
    if let integer = try? container.decode(Int.self) {
      text = String(integer)
    } else {
      // The shortest digits that name the fraction are those that were written, up to 15 of them.
      text = "\(try container.decode(Double.self))"
    }
  }

  /// Writes a number; other encoders than this library's own know only binary fractions, which hold 15
  /// digits exactly.
  func encode(to encoder: any Encoder) throws {
    if let own = encoder as? JSONObjectEncoder {
      own.set(Int(text).map(JSONValue.integer) ?? .number(text))
      return
    }
    var container = encoder.singleValueContainer()
    if let integer = Int(text) { return try container.encode(integer) }
    guard text.utf8.count(where: { $0 >= 48 && $0 <= 57 }) <= 15, let number = Double(text),
      number.isFinite
    else {
      throw EncodingError.invalidValue(
        text,
        EncodingError.Context(
          codingPath: encoder.codingPath, debugDescription: "un nombre de plus de 15 chiffres"))
    }
    try container.encode(number)
  }
}
