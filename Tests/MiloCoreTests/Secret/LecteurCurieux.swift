/// Somebody who reads an output and computes: whole numbers, sums of them, and nothing of how cells were hidden.
///
/// What is determined is found by bounds, and by trying every value near the true one: a value is not
/// determined when another set of values says all that was read.
struct LecteurCurieux {
  /// The true numbers, which the reader does not know: they only tell where to look.
  private let vrais: [Int]
  private let bornes: [ClosedRange<Int>]
  private let sommes: [[(place: Int, signe: Int)]]
  private let voisines: [[Int]]
  private var essais = 0

  /// How far from the true numbers others are looked for.
  private static let portee = 3

  /// - Parameters:
  ///   - bornes: what is known of each number; one value for what was read.
  ///   - sommes: numbers that add up to 0 with their signs.
  init(vrais: [Int], bornes: [ClosedRange<Int>], sommes: [[(place: Int, signe: Int)]]) {
    self.vrais = vrais
    self.sommes = sommes
    self.bornes = zip(vrais, bornes).map { number, known in
      max(known.lowerBound, number - Self.portee)...min(known.upperBound, number + Self.portee)
    }
    var voisines = [[Int]](repeating: [], count: vrais.count)
    for (rang, somme) in sommes.enumerated() {
      for terme in somme { voisines[terme.place].append(rang) }
    }
    self.voisines = voisines
  }

  /// The numbers, among those, of which no other value was found.
  mutating func trouves(_ places: [Int]) -> [Int] {
    var unknown = Set<Int>()
    for place in places where !unknown.contains(place) {
      for value in bornes[place] where value != vrais[place] {
        essais = 0
        var domaines = bornes
        domaines[place] = value...value
        guard let other = resoudre(domaines, depuis: voisines[place]) else { continue }
        unknown.formUnion(places.filter { other[$0] != vrais[$0] })
        break
      }
    }
    return places.filter { !unknown.contains($0) }
  }

  private mutating func resoudre(_ domaines: [ClosedRange<Int>], depuis: [Int]) -> [Int]? {
    essais += 1
    guard essais < 4_000, let tight = resserrer(domaines, depuis) else { return nil }
    let open = tight.indices.filter { tight[$0].count > 1 }
    guard let next = open.min(by: { tight[$0].count < tight[$1].count }) else {
      return tight.map(\.lowerBound)
    }
    for value in tight[next].sorted(by: { abs($0 - vrais[next]) < abs($1 - vrais[next]) }) {
      var tried = tight
      tried[next] = value...value
      if let found = resoudre(tried, depuis: voisines[next]) { return found }
    }
    return nil
  }

  /// The bounds that the sums leave; nil where they leave nothing.
  private func resserrer(_ domaines: [ClosedRange<Int>], _ depuis: [Int]) -> [ClosedRange<Int>]? {
    var domaines = domaines
    var queue = depuis
    while let rang = queue.popLast() {
      let somme = sommes[rang]
      func bounds(_ terme: (place: Int, signe: Int)) -> (Int, Int) {
        let known = domaines[terme.place]
        return terme.signe > 0
          ? (known.lowerBound, known.upperBound) : (-known.upperBound, -known.lowerBound)
      }
      let least = somme.reduce(0) { $0 + bounds($1).0 }
      let most = somme.reduce(0) { $0 + bounds($1).1 }
      if least > 0 || most < 0 { return nil }
      for terme in somme {
        let (low, high) = bounds(terme)
        // What the others can make leaves this much for the term.
        let (from, to) = (max(low, -(most - high)), min(high, -(least - low)))
        guard from <= to else { return nil }
        let left = terme.signe > 0 ? from...to : -to ... -from
        guard left != domaines[terme.place] else { continue }
        domaines[terme.place] = left
        queue += voisines[terme.place]
      }
    }
    return domaines
  }
}
