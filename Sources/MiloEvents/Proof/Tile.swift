/// A file of C2SP's tlog-tiles: 256 hashes or entries, or fewer at the right edge of the tree.
public struct Tile: Hashable, Sendable {
  /// What a tile holds.
  public enum Content: Hashable, Sendable {
    /// The roots of subtrees of 256^level leaves; at level 0, the leaf hashes.
    case hashes(level: Int)
    /// The entries themselves, in an ``EntryBundle``.
    case entries
  }

  /// The number of hashes or entries of a full tile.
  public static let fullWidth = 256

  /// The highest level of a tile.
  public static let maxLevel = 63

  /// What the tile holds.
  public let content: Content

  /// The number of the tile within its level, from 0.
  public let index: Int

  /// The number of hashes or entries, from 1 to 256; under 256 the tile is partial.
  public let width: Int

  /// Describes a tile, or returns nil for numbers outside the format.
  public init?(_ content: Content, index: Int, width: Int = Tile.fullWidth) {
    guard index >= 0, (1...Self.fullWidth).contains(width) else { return nil }
    if case .hashes(let level) = content {
      guard (0...Self.maxLevel).contains(level) else { return nil }
    }
    self.init(unchecked: content, index: index, width: width)
  }

  init(unchecked content: Content, index: Int, width: Int) {
    self.content = content
    self.index = index
    self.width = width
  }

  /// Tells whether the tile is the last of its level and will be replaced by a wider one.
  public var isPartial: Bool { width < Self.fullWidth }

  /// The full tile of the same place.
  public var full: Tile { Tile(unchecked: content, index: index, width: Self.fullWidth) }

  /// The tiles of a tree of `size` leaves at one level: full ones, then a partial one if any.
  public static func tiles(_ content: Content, size: Int) -> [Tile] {
    let level = if case .hashes(let level) = content { level } else { 0 }
    let count = size >> (8 * level)
    return stride(from: 0, to: count, by: fullWidth).map { start in
      Tile(
        unchecked: content, index: start / fullWidth, width: min(fullWidth, count - start))
    }
  }
}

extension Tile {
  /// The path under the journal's folder: `tile/0/x001/234.p/17`.
  ///
  /// `Tile(path: tile.path) == tile`.
  public var path: String {
    let section =
      switch content {
      case .hashes(let level): String(level)
      case .entries: "entries"
      }
    var number = Self.threeDigits(index % 1000)
    var rest = index / 1000
    while rest > 0 {
      number = "x\(Self.threeDigits(rest % 1000))/\(number)"
      rest /= 1000
    }
    return "tile/\(section)/\(number)" + (isPartial ? ".p/\(width)" : "")
  }

  /// Reads a path; returns nil unless it is exactly the one that `path` writes.
  public init?(path: String) {
    var parts = path.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    guard parts.count >= 3, parts.removeFirst() == "tile" else { return nil }

    let section = parts.removeFirst()
    let content: Content
    if section == "entries" {
      content = .entries
    } else {
      guard let level = ProofText.decimal(section) else { return nil }
      content = .hashes(level: level)
    }

    var width = Self.fullWidth
    if parts.count >= 2, parts[parts.count - 2].hasSuffix(".p") {
      guard let partial = ProofText.decimal(parts.removeLast()) else { return nil }
      width = partial
      parts[parts.count - 1].removeLast(2)
    }

    var index = 0
    for part in parts {
      let digits = part.utf8.drop { $0 == UInt8(ascii: "x") }
      guard let digit = Int(String(decoding: digits, as: UTF8.self)) else { return nil }
      let (product, overflowed) = index.multipliedReportingOverflow(by: 1000)
      guard !overflowed, (0..<1000).contains(digit), product <= Int.max - digit else { return nil }
      index = product + digit
    }

    self.init(content, index: index, width: width)
    // Whatever other spelling was let through above is caught here.
    guard ProofText.isSame(self.path, path) else { return nil }
  }

  private static func threeDigits(_ number: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: 3 - digits.count) + digits
  }
}
