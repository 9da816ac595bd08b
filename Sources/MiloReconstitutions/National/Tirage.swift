/// A seeded source of numbers (SplitMix64), the same on every platform.
struct Tirage {
  private var etat: UInt64

  /// Structures that share a seed draw from unrelated sequences.
  init(graine: UInt64, numero: Int) {
    etat = graine
    etat = bits() ^ (UInt64(truncatingIfNeeded: numero) &* 0xD6E8_FEB8_6659_FD93)
    etat = bits()
  }

  @inline(__always)
  mutating func bits() -> UInt64 {
    etat &+= 0x9E37_79B9_7F4A_7C15
    var mot = etat
    mot = (mot ^ (mot >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mot = (mot ^ (mot >> 27)) &* 0x94D0_49BB_1331_11EB
    return mot ^ (mot >> 31)
  }

  /// A number from 0 to `borne` − 1.
  @inline(__always)
  mutating func sous(_ borne: Int) -> Int {
    Int(truncatingIfNeeded: bits().multipliedFullWidth(by: UInt64(borne)).high)
  }

  /// A number of the range.
  @inline(__always)
  mutating func dans(_ intervalle: ClosedRange<Int>) -> Int {
    intervalle.lowerBound + sous(intervalle.upperBound - intervalle.lowerBound + 1)
  }

  /// True that many times out of a thousand.
  @inline(__always)
  mutating func pour(mille: Int) -> Bool { sous(1000) < mille }

  /// One of the words, by their weights.
  @inline(__always)
  mutating func mot(_ liste: ListePonderee) -> StaticString { liste.mots[rang(liste)] }

  /// The place of one of the words, by their weights.
  @inline(__always)
  mutating func rang(_ liste: ListePonderee) -> Int {
    Int(liste.cases[Int(truncatingIfNeeded: bits() >> 55)])
  }
}

/// Words with weights, laid out so that a draw is one look-up.
struct ListePonderee: Sendable {
  let mots: [StaticString]
  /// 512 cells, each the place of a word.
  fileprivate let cases: [UInt8]

  /// Each word has at least one cell out of 512, whatever its weight.
  init(_ poids: KeyValuePairs<StaticString, Int>) {
    mots = poids.map(\.key)
    cases = repartition(poids.map(\.value), cases: 512)
  }

  /// Words of the same weight.
  init(egaux mots: [StaticString]) {
    self.mots = mots
    cases = repartition(mots.map { _ in 1 }, cases: 512)
  }
}

/// Cells in proportion to weights, one at least for each place.
func repartition(_ poids: [Int], cases: Int) -> [UInt8] {
  let somme = poids.reduce(0, +)
  let libres = cases - poids.count
  precondition(libres >= 0 && somme > 0, "trop de mots pour \(cases) cases")
  var resultat: [UInt8] = []
  var cumul = 0
  for (rang, part) in poids.enumerated() {
    cumul += part
    let fin = rang + 1 + libres * cumul / somme
    resultat += repeatElement(UInt8(rang), count: fin - resultat.count)
  }
  return resultat
}
