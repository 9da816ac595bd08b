/// The texts of a reading by their numbers, and those that later readings added to them.
///
/// A later reading shares the first texts and copies the few that came since.
public struct Texts: Sendable {
  private let first: Interner
  private var later = Interner()

  /// The texts of an interner, with their numbers.
  package init(_ first: Interner) {
    self.first = first
  }

  /// How many texts have a number.
  public var count: Int { first.count + later.count }

  /// How many of them were added.
  package var addedCount: Int { later.count }

  /// The text with that number.
  public func text(_ number: UInt32) -> String {
    number < first.count ? first.text(number) : later.text(number - UInt32(first.count))
  }

  /// All texts, in the order of their numbers.
  public var texts: [String] { first.texts + later.texts }

  /// The number of a text, or nil when it was never met.
  public func number(of text: String) -> UInt32? {
    first.number(of: text) ?? later.number(of: text).map { $0 + UInt32(first.count) }
  }

  /// Takes the texts of a reading of other lines; the number here of each of its texts.
  package mutating func adopt(_ other: Interner) -> [UInt32] {
    other.texts.map { text in
      first.number(of: text) ?? later.intern(text) + UInt32(first.count)
    }
  }

  /// The same texts and numbers, as a first reading has them.
  package var united: Interner {
    var all = first
    _ = all.adopt(later)
    return all
  }
}
