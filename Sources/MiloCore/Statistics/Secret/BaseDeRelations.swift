/// Which relations say something that those before do not: elimination, modulo a prime.
struct BaseDeRelations {
  private static let premier: UInt64 = (1 << 61) - 1
  private var lignes: [Int: [Int: UInt64]] = [:]

  /// Whether a relation says something new; it is then known.
  mutating func apporte(_ parts: [Int], _ somme: [Int]) -> Bool {
    var ligne: [Int: UInt64] = [:]
    for part in parts { Self.ajouter(1, a: part, &ligne) }
    for part in somme { Self.ajouter(Self.premier - 1, a: part, &ligne) }
    while let pivot = ligne.keys.max() {
      guard let connue = lignes[pivot] else {
        let inverse = Self.inverse(ligne[pivot] ?? 1)
        lignes[pivot] = ligne.mapValues { Self.produit($0, inverse) }
        return true
      }
      let facteur = Self.premier - (ligne[pivot] ?? 0)
      for (place, coefficient) in connue {
        Self.ajouter(Self.produit(coefficient, facteur), a: place, &ligne)
      }
    }
    return false
  }

  private static func ajouter(_ number: UInt64, a place: Int, _ ligne: inout [Int: UInt64]) {
    let sum = ((ligne[place] ?? 0) + number) % premier
    ligne[place] = sum == 0 ? nil : sum
  }

  private static func produit(_ one: UInt64, _ other: UInt64) -> UInt64 {
    premier.dividingFullWidth(one.multipliedFullWidth(by: other)).remainder
  }

  private static func inverse(_ number: UInt64) -> UInt64 {
    var (result, base, exponent) = (UInt64(1), number, premier - 2)
    while exponent > 0 {
      if exponent & 1 == 1 { result = produit(result, base) }
      base = produit(base, base)
      exponent >>= 1
    }
    return result
  }
}
