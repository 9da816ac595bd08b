import MiloEvents

extension Fait {
  /// Which fields of each kind name an event.
  private static let references: [[Int]] =
    Catalogue.declarations.map { declaration in
      declaration.fields.indices.filter { ordinal in
        if case .reference = declaration.fields[ordinal].type { true } else { false }
      }
    } + Array(repeating: [], count: 256 - Catalogue.declarations.count)

  /// The events that this one names, one a field, by the hashes of their ids.
  func nommes(in words: Column<Int64>) -> [UInt64] {
    Self.references[Int(kind.rawValue)].compactMap { ordinal in
      place(ofField: ordinal).map { UInt64(bitPattern: words[$0]) }
    }
  }

  /// Whether it names the event of an id, by its hash.
  func names(_ hash: UInt64, in words: Column<Int64>) -> Bool {
    Self.references[Int(kind.rawValue)].contains { ordinal in
      place(ofField: ordinal).map { UInt64(bitPattern: words[$0]) == hash } ?? false
    }
  }
}
