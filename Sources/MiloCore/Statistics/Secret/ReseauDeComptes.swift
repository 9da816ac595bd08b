/// Counts that whoever reads an output does not all see, and the sums that tie them.
///
/// It knows nothing of tables: an unknown is a count, a relation says that counts, each with its sign,
/// add up to 0. Whoever reads knows the relations, the counts shown, and that a hidden one lies between
/// its bounds. ``proteger()`` hides more until every hidden count can have another value: for each it
/// finds a move, a change of hidden counts only that keeps every relation and every bound. The move is
/// the proof, and hiding more never spoils it.
struct ReseauDeComptes: Sendable {
  /// A count.
  struct Inconnue: Sendable {
    var valeur: Int128
    /// What a reader knows of it when it is hidden.
    var bornes: ClosedRange<Int128>
    /// How many cells are hidden with it; 0 for one that no cell shows.
    var cellules: Int
    /// Whether it must not be found.
    var isProtegee: Bool
    /// Whether it is hidden; one that no cell shows always is.
    var isCachee: Bool
  }

  /// Counts that add up to 0 with their signs.
  struct Relation: Hashable, Sendable {
    var termes: [Terme]
    /// Whether it holds whatever the journal, rather than in this one.
    var isSure = true

    struct Terme: Hashable, Sendable {
      var inconnue: Int
      var signe: Int
    }
  }

  private(set) var inconnues: [Inconnue] = []
  private(set) var relations: [Relation] = []
  /// The relations of each unknown.
  private(set) var voisines: [[Int]] = []
  private var connues: Set<Relation> = []
  /// The protected unknowns for which no move was found: bounds alone say them, whatever is hidden.
  private(set) var sansMouvement: [Int] = []

  /// Adds a count, and gives its number.
  mutating func ajouter(_ inconnue: Inconnue) -> Int {
    inconnues.append(inconnue)
    voisines.append([])
    return inconnues.count - 1
  }

  /// Hides a count that must not be found.
  mutating func cacher(_ place: Int) {
    inconnues[place].isCachee = true
    inconnues[place].isProtegee = true
  }

  /// Says that no cell shows a count: nobody reads it.
  mutating func taire(_ place: Int) { inconnues[place].isCachee = true }

  /// Counts one more cell hidden with a count.
  mutating func montrer(_ place: Int) { inconnues[place].cellules += 1 }

  /// Says that some counts add up to others; what a relation already says is left out.
  mutating func lier(_ parts: [Int], _ somme: [Int], isSure: Bool = true) {
    let termes =
      parts.map { Relation.Terme(inconnue: $0, signe: 1) }
      + somme.map { Relation.Terme(inconnue: $0, signe: -1) }
    var relation = Relation(termes: termes.sorted { $0.inconnue < $1.inconnue })
    guard let first = relation.termes.first else { return }
    if first.signe < 0 {
      for place in relation.termes.indices { relation.termes[place].signe.negate() }
    }
    guard connues.insert(relation).inserted else { return }
    relation.isSure = isSure
    for terme in relation.termes { voisines[terme.inconnue].append(relations.count) }
    relations.append(relation)
  }

  /// Hides as many more counts as needed for no protected one to be found, few and small ones first.
  mutating func proteger() {
    var moved = [Bool](repeating: false, count: inconnues.count)
    // Those with the fewest ways out go first: what they hide serves the others.
    let wanted = inconnues.indices.filter { inconnues[$0].isProtegee }
      .sorted { (voisines[$0].count, $0) < (voisines[$1].count, $1) }
    for place in wanted where !moved[place] {
      // What may be chance is given up where keeping it leaves no way out.
      guard
        let move = RechercheDeMouvement.mouvement(place, dans: self)
          ?? RechercheDeMouvement.mouvement(place, dans: self, .sures)
          ?? RechercheDeMouvement.mouvement(place, dans: self, .sansEtiquette)
      else {
        sansMouvement.append(place)
        continue
      }
      for (other, _) in move {
        inconnues[other].isCachee = true
        moved[other] = true
      }
    }
  }
}
