/// What is wrong with a field: where, what was found, what was expected, and the nearest valid name.
public struct FieldError: Error, Hashable, Sendable {
  /// Name of the field on the line, as `data.modalite`; empty when the line itself is at fault.
  public var field: String
  /// What stands there, in French.
  public var found: String
  /// What should stand there, in French.
  public var expected: String
  /// The nearest valid name, when one is close.
  public var nearest: String?
  /// Byte of the line where the text stops being JSON, counted from 0; nil for other faults.
  public var offset: Int?
  /// Which rule is broken.
  public var rule: Rule = .schema

  /// The rules that a line may break by itself.
  public enum Rule: String, Hashable, Sendable, CaseIterable {
    /// The line is not JSON as I-JSON wants it.
    case json
    /// The line is longer than 65 535 bytes.
    case longueur
    /// An attribute of the CloudEvent is missing or wrong.
    case enveloppe
    /// A field of `data` is missing, unknown or wrong.
    case schema
    /// A value that readers accept, and an append does not.
    case borne
    /// A reference that leads back to the event that it is in.
    case cycle
  }

  /// A fault of that field.
  public init(
    field: String, found: String, expected: String, nearest: String? = nil, offset: Int? = nil,
    rule: Rule = .schema
  ) {
    self.offset = offset
    self.rule = rule
    self.field = field
    self.found = found
    self.expected = expected
    self.nearest = nearest
  }

  /// The same fault, of a field inside that one.
  func inside(_ parent: String) -> FieldError {
    var error = self
    error.field = field.isEmpty ? parent : "\(parent).\(field)"
    return error
  }
}

extension FieldError: CustomStringConvertible {
  /// One French sentence.
  public var description: String {
    let place = field.isEmpty ? offset.map { "octet \($0) : " } ?? "" : "champ « \(field) » : "
    let proposal = nearest.map { " (vouliez-vous dire « \($0) » ?)" } ?? ""
    return "\(place)trouvé \(found), attendu \(expected)\(proposal)"
  }
}
