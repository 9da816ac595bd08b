/// A seeded pseudo-random source (SplitMix64): the same seed gives the same journal, everywhere.
struct Hasard {
  private var etat: UInt64

  init(graine: UInt64) { etat = graine }

  mutating func bits() -> UInt64 {
    etat &+= 0x9E37_79B9_7F4A_7C15
    var z = etat
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  /// A number from 0 to `borne` − 1.
  mutating func sous(_ borne: Int) -> Int {
    Int(bits().multipliedFullWidth(by: UInt64(borne)).high)
  }

  mutating func entier(_ intervalle: ClosedRange<Int>) -> Int {
    intervalle.lowerBound + sous(intervalle.count)
  }

  /// True `pourCent` times out of a hundred.
  mutating func chance(_ pourCent: Int) -> Bool { sous(100) < pourCent }

  mutating func choix<T>(_ elements: [T]) -> T { elements[sous(elements.count)] }

  mutating func jour(_ intervalle: ClosedRange<Jour>) -> Jour {
    intervalle.lowerBound + sous(intervalle.upperBound - intervalle.lowerBound + 1)
  }

  /// A value drawn in proportion to its weight.
  mutating func pondere<T>(_ choix: KeyValuePairs<T, Int>) -> T {
    var reste = sous(choix.reduce(0) { $0 + $1.value })
    for (valeur, poids) in choix {
      if reste < poids { return valeur }
      reste -= poids
    }
    return choix[choix.count - 1].key
  }

  mutating func melange<T>(_ elements: [T]) -> [T] {
    var melanges = elements
    for i in stride(from: melanges.count - 1, to: 0, by: -1) {
      melanges.swapAt(i, sous(i + 1))
    }
    return melanges
  }

  /// `nombre` distinct elements, in random order.
  mutating func tirage<T>(_ nombre: Int, dans elements: [T]) -> [T] {
    guard nombre <= elements.count else {
      fatalError("tirage de \(nombre) parmi \(elements.count)")
    }
    return Array(melange(elements).prefix(nombre))
  }

  /// Shares `total` among `parts` holders: one each at least, the rest by weight.
  mutating func partage(_ total: Int, entre poids: [Int]) -> [Int] {
    guard total >= poids.count, !poids.isEmpty else {
      fatalError("\(total) parts pour \(poids.count)")
    }
    var parts = [Int](repeating: 1, count: poids.count)
    var cumul: [Int] = []
    cumul.reserveCapacity(poids.count)
    var somme = 0
    for p in poids {
      somme += max(p, 1)
      cumul.append(somme)
    }
    for _ in 0..<(total - poids.count) {
      let tire = sous(somme)
      var bas = 0
      var haut = cumul.count - 1
      while bas < haut {
        let milieu = (bas + haut) / 2
        if cumul[milieu] > tire { haut = milieu } else { bas = milieu + 1 }
      }
      parts[bas] += 1
    }
    return parts
  }
}
