// Two texts are the same when their bytes are. `String` takes two spellings of one accented letter for
// equal, and a letter with the mark that follows for one character: neither is so on a line.

/// Whether two texts are the same bytes.
public func isSame(_ left: String, _ right: String) -> Bool {
  left.utf8.elementsEqual(right.utf8)
}

/// A text as a key: equal, hashed and sorted by its bytes.
public struct Octets: Hashable, Comparable, Sendable {
  /// The text.
  public let text: String

  /// The key that a text is.
  public init(_ text: String) {
    self.text = text
  }

  /// Whether the bytes are the same.
  public static func == (left: Octets, right: Octets) -> Bool {
    isSame(left.text, right.text)
  }

  /// Hashes the bytes.
  public func hash(into hasher: inout Hasher) {
    for byte in text.utf8 { hasher.combine(byte) }
    hasher.combine(0xFF as UInt8)
  }

  /// The order of bytes.
  public static func < (left: Octets, right: Octets) -> Bool {
    left.text.utf8.lexicographicallyPrecedes(right.text.utf8)
  }
}

extension String {
  /// What stands before and after the first byte that is this one; nil without any.
  ///
  /// A mark that combines with that byte stays with what follows it.
  public func cut(at byte: UInt8) -> (before: String, after: String)? {
    guard let place = utf8.firstIndex(of: byte) else { return nil }
    return (
      String(decoding: utf8[..<place], as: UTF8.self),
      String(decoding: utf8[utf8.index(after: place)...], as: UTF8.self)
    )
  }

  /// The parts between the bytes that are this one, empty ones left out.
  package func parts(between byte: UInt8) -> [String] {
    utf8.split(separator: byte).map { String(decoding: $0, as: UTF8.self) }
  }

  /// Whether the first bytes are those of a text in ASCII.
  func begins(with text: StaticString) -> Bool {
    utf8.starts(with: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }

  /// The text, cut to 60 characters: what error messages quote.
  package var excerpt: String { count <= 60 ? self : prefix(59) + "…" }
}
