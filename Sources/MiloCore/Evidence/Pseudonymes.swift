import MiloEvents

/// Numbers that stand for identifiers in one evidence file, drawn anew for each.
///
/// The order of drawing is random: two files of one journal cannot be joined by their numbers, and a
/// number says nothing of when somebody came.
struct Pseudonymes {
  private let numbers: [Octets: Int]

  init(_ identifiers: Set<Octets>, using generator: inout some RandomNumberGenerator) {
    let drawn = identifiers.sorted().shuffled(using: &generator)
    numbers = Dictionary(uniqueKeysWithValues: drawn.enumerated().map { ($1, $0 + 1) })
  }

  /// The number of an identifier, from 1; nil for one that was not drawn.
  subscript(identifier: String) -> Int? { numbers[Octets(identifier)] }
}
