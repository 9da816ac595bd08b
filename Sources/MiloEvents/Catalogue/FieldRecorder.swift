/// A decoder that reads nothing: it notes which fields a type asks for, and hands out placeholders.
struct FieldRecorder: Decoder {
  /// The fields that the synthesized `init(from:)` of a type asks for, in order, with their meanings
  /// where every one has its own.
  static func fields<T: Decodable>(
    of type: T.Type, meaning champs: Significations<T>
  ) -> [FieldDeclaration] {
    let notes: Notes
    do throws(FieldError) {
      notes = try Self.notes(on: type)
    } catch {
      preconditionFailure("\(error)")
    }
    guard champs.phrases.count == notes.fields.count else { return notes.fields }
    return zip(notes.fields, champs.phrases).map { field, phrase in
      var field = field
      field.sens = phrase
      return field
    }
  }

  /// The fields that a kind of somebody else's asks for.
  ///
  /// - Throws: what it declares that is no ``FieldValue``.
  static func declared(by type: any EventData.Type) throws(FieldError) -> [FieldDeclaration] {
    try notes(on: type).fields
  }

  private static func notes(on type: any Decodable.Type) throws(FieldError) -> Notes {
    let notes = Notes()
    do {
      _ = try type.init(from: FieldRecorder(notes: notes))
    } catch {
      let last = notes.fields.last.map { " après « \($0.name) »" } ?? ""
      throw FieldError(
        field: "data", found: "un champ de « \(type) »\(last) qui ne se décrit pas",
        expected: "des propriétés d’un type FieldValue, lues par l’init(from:) synthétisé")
    }
    return notes
  }

  final class Notes {
    var fields: [FieldDeclaration] = []
  }

  let notes: Notes
  var codingPath: [any CodingKey] { [] }
  var userInfo: [CodingUserInfoKey: Any] { [:] }

  func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedDecodingContainer<Key> {
    KeyedDecodingContainer(Container<Key>(notes: notes))
  }

  func unkeyedContainer() throws -> any UnkeyedDecodingContainer { throw Undeclared() }
  func singleValueContainer() throws -> any SingleValueDecodingContainer { throw Undeclared() }

  /// A property whose type is not a `FieldValue`.
  struct Undeclared: Error {}

  struct Container<Key: CodingKey>: KeyedDecodingContainerProtocol {
    let notes: Notes
    var codingPath: [any CodingKey] { [] }
    var allKeys: [Key] { [] }

    func contains(_ key: Key) -> Bool { true }
    func decodeNil(forKey key: Key) -> Bool { false }

    func decode<T: Decodable>(_ type: T.Type, forKey key: Key) throws -> T {
      try note(type, key, required: true)
    }
    func decodeIfPresent<T: Decodable>(_ type: T.Type, forKey key: Key) throws -> T? {
      try note(type, key, required: false)
    }
    func decode(_ type: Int.Type, forKey key: Key) throws -> Int {
      try note(type, key, required: true)
    }
    func decodeIfPresent(_ type: Int.Type, forKey key: Key) throws -> Int? {
      try note(type, key, required: false)
    }
    func decode(_ type: Bool.Type, forKey key: Key) throws -> Bool {
      try note(type, key, required: true)
    }
    func decodeIfPresent(_ type: Bool.Type, forKey key: Key) throws -> Bool? {
      try note(type, key, required: false)
    }

    private func note<T>(_ type: T.Type, _ key: Key, required: Bool) throws -> T {
      guard let declared = T.self as? any FieldValue.Type,
        let placeholder = declared.placeholder as? T
      else { throw Undeclared() }
      notes.fields.append(
        FieldDeclaration(
          name: snakeCase(key.stringValue), type: declared.fieldType, required: required,
          nullable: declared is any NullableValue.Type))
      return placeholder
    }

    func nestedContainer<NestedKey: CodingKey>(
      keyedBy type: NestedKey.Type, forKey key: Key
    ) throws -> KeyedDecodingContainer<NestedKey> { throw Undeclared() }
    func nestedUnkeyedContainer(forKey key: Key) throws -> any UnkeyedDecodingContainer {
      throw Undeclared()
    }
    func superDecoder() throws -> any Decoder { throw Undeclared() }
    func superDecoder(forKey key: Key) throws -> any Decoder { throw Undeclared() }
  }
}

/// Marks the values for which `null` means something.
protocol NullableValue {}
extension Attribut: NullableValue {}
