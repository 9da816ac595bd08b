/// What each field of a kind means, in French: one sentence a field, said wherever the field is shown.
///
/// Written as `[\.conseiller: "Qui reçoit."]`, in the order of the properties or not: a mistyped field
/// does not compile, and the sentences follow the layout of the type, which is that of its fields.
public struct Significations<Kind>: Hashable, Sendable, ExpressibleByDictionaryLiteral {
  /// The sentences, in the order of the fields.
  let phrases: [String]

  /// The sentences of these stored properties.
  public init(dictionaryLiteral elements: (PartialKeyPath<Kind>, String)...) {
    phrases = elements.map { (MemoryLayout<Kind>.offset(of: $0.0) ?? .max, $0.1) }
      .sorted { $0.0 < $1.0 }.map(\.1)
  }
}
