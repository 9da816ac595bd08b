import MiloEvents

/// RFC 6962 §2.1 transcribed word for word, with nothing of the library but SHA-256 itself.
struct NaiveTree {
  let leaves: [[UInt8]]
  private var known: [Range<Int>: [UInt8]] = [:]

  init(leaves: [[UInt8]]) {
    self.leaves = leaves
  }

  /// The tree of the leaves "leaf 0", "leaf 1" and so on.
  init(count: Int) {
    self.init(leaves: (0..<count).map { Array("leaf \($0)".utf8) })
  }

  /// MTH(D[range]).
  mutating func root(_ range: Range<Int>) -> [UInt8] {
    if let root = known[range] { return root }
    let root =
      switch range.count {
      case 0: sha256([])
      case 1: sha256([0x00] + leaves[range.lowerBound])
      default:
        sha256([0x01] + root(left(range)) + root(right(range)))
      }
    known[range] = root
    return root
  }

  mutating func root(size: Int) -> Digest {
    digest(root(0..<size))
  }

  /// PATH(m, D[range]), `index` being counted from the first leaf of all.
  mutating func path(_ index: Int, _ range: Range<Int>) -> [Digest] {
    guard range.count > 1 else { return [] }
    return index < left(range).upperBound
      ? path(index, left(range)) + [digest(root(right(range)))]
      : path(index, right(range)) + [digest(root(left(range)))]
  }

  /// PROOF(m, D[0..<size]).
  mutating func proof(_ oldSize: Int, _ size: Int) -> [Digest] {
    subproof(oldSize, 0..<size, true)
  }

  private mutating func subproof(_ old: Int, _ range: Range<Int>, _ isWhole: Bool) -> [Digest] {
    if old == range.upperBound { return isWhole ? [] : [digest(root(range))] }
    return old <= left(range).upperBound
      ? subproof(old, left(range), isWhole) + [digest(root(right(range)))]
      : subproof(old, right(range), false) + [digest(root(left(range)))]
  }

  private func left(_ range: Range<Int>) -> Range<Int> {
    var k = 1
    while 2 * k < range.count { k *= 2 }
    return range.lowerBound..<range.lowerBound + k
  }

  private func right(_ range: Range<Int>) -> Range<Int> {
    left(range).upperBound..<range.upperBound
  }
}

func sha256(_ bytes: [UInt8]) -> [UInt8] { SHA256.hash(bytes).bytes }

func digest(_ bytes: [UInt8]) -> Digest { Digest(bytes) ?? Digest() }

func hex(_ text: String) -> Digest { Digest(hex: text) ?? Digest() }

func bytes(hex text: String) -> [UInt8] {
  let digits = Array(text)
  return stride(from: 0, to: digits.count, by: 2).compactMap {
    UInt8(String(digits[$0...$0 + 1]), radix: 16)
  }
}

/// The hashes of the leaves "leaf 0", "leaf 1" and so on.
func leafHashes(_ count: Int) -> [Digest] {
  (0..<count).map { MerkleTree.leafHash(Array("leaf \($0)".utf8)) }
}

/// Small numbers that look random and are the same at every run.
struct Pseudorandom: RandomNumberGenerator {
  var state: UInt64 = 0x5eed

  mutating func next() -> UInt64 {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return state ^ state >> 29
  }
}
