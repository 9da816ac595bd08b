/// Finds which counts add up to which others, by the marks of what they count.
///
/// Nothing has to be declared: families, crossings, totals, complements, the same figure in two tables,
/// structures beside their ensemble are all sums of marks. What holds in every list of the same names is
/// sure. What holds in the only list there is may be chance, where few are counted: a reader is then
/// thought to know it if hiding allows it.
struct ChercheurDeSommes {
  private typealias Somme = GroupesDeCellules.Somme

  var reseau = ReseauDeComptes()
  /// The first unknown of each sum of marks.
  private var premieres: [Somme: Int] = [:]
  private var petites: [String: Int] = [:]
  private var sommes: [Somme] = []
  /// The groups met first under a sum that no cell shows.
  private var tues: [Somme: (membres: [Int], isSure: Bool)] = [:]
  private var vus: Set<[Int]> = []
  private var trouvees: [Trouvee: Bool] = [:]

  /// Counts whose sum is that of others.
  private struct Trouvee: Hashable {
    var parts: [Int]
    var somme: [Int]
    var taille: Int { parts.count + somme.count }
    var ordre: [Int] { [somme.count] + somme + parts }
  }

  /// Up to how many counts of a group every part of the group is tried.
  private static let toutes = 10
  /// Up to how many every pair is.
  private static let paires = 150
  /// From how many on a sum that holds in one list is not chance.
  private static let nombreux: Int128 = 20

  /// The unknown that a count is, made where it is met first.
  ///
  /// Small counts that are the same by their marks only may be so by chance: each is an unknown.
  ///
  /// - Parameters:
  ///   - bornes: what a reader knows of it when it is hidden.
  ///   - source: what a small count is computed from; nil for others, which their marks name.
  mutating func inconnue(
    _ compte: Denombrement, bornes: ClosedRange<Int128>, source: String?, isMontree: Bool = true
  ) -> Int {
    let somme = Somme(valeur: compte.valeur, empreinte: compte.empreinte)
    let known = source.map { petites[$0] } ?? premieres[somme]
    let place = known ?? ajouter(somme, bornes)
    if let source, known == nil {
      petites[source] = place
      if let first = premieres[somme], first != place { noter([place], [first], isSure: false) }
    }
    if isMontree { reseau.montrer(place) }
    return place
  }

  private mutating func ajouter(_ somme: Somme, _ bornes: ClosedRange<Int128>) -> Int {
    let place = reseau.ajouter(
      .init(
        valeur: somme.valeur, bornes: bornes, cellules: 0, isProtegee: false, isCachee: false))
    if premieres[somme] == nil { premieres[somme] = place }
    sommes.append(somme)
    return place
  }

  /// A count that no cell shows.
  private mutating func ajouterTue(_ somme: Somme) -> Int {
    let place = ajouter(somme, 0...Int128.max)
    reseau.taire(place)
    return place
  }

  /// Says that a count must not be found.
  mutating func cacher(_ place: Int) { reseau.cacher(place) }

  /// Says that a count is at most another: what it lacks is a count that nothing shows.
  mutating func majorer(_ petit: Int, par grand: Int) {
    guard petit != grand else { return }
    let ecart = Somme(
      valeur: sommes[grand].valeur - sommes[petit].valeur,
      empreinte: sommes[grand].empreinte &- sommes[petit].empreinte)
    guard vus.insert([-1, petit, grand]).inserted else { return }
    noter([petit, ajouterTue(ecart)], [grand], isSure: true)
  }

  /// Looks for the sums that the counts of groups make, together and with all others.
  mutating func chercher(_ groupes: GroupesDeCellules) {
    for groupe in groupes.tous {
      var noms: [Int: String] = [:]
      for (place, nom) in groupe.membres where noms[place] == nil { noms[place] = nom }
      let membres = noms.keys.sorted()
      guard membres.count > 1, vus.insert(membres).inserted else { continue }
      // All lines of a table are of several families: only a kind of name may make a whole.
      if groupe.serie == nil || groupe.motif != nil { total(membres, groupe, groupes) }
      guard let serie = groupe.serie else {
        complement(membres, isSure: groupe.motif != nil)
        continue
      }
      var known = noms
      for (nom, found) in groupes.familles[serie.famille]?[serie.rang] ?? [:]
      where noms[found.place] == nil {
        known[found.place] = min(known[found.place] ?? nom, nom)
      }
      let verifier = Verification(groupes: groupes, serie: serie, noms: known)
      if membres.count <= Self.toutes {
        parties(membres, verifier)
      } else if membres.count <= Self.paires {
        for (rang, one) in membres.enumerated() {
          for other in membres[(rang + 1)...] { comparer([one, other], verifier) }
        }
      }
    }
  }

  /// Whether a sum found in a list is chance.
  private struct Verification {
    var groupes: GroupesDeCellules
    var serie: GroupesDeCellules.Serie
    var noms: [Int: String]

    /// In how many lists it holds; nil where it does not in one, 0 where names do not say.
    func listes(_ parts: [Int], _ somme: [Int]) -> Int? {
      let (left, right) = (parts.compactMap { noms[$0] }, somme.compactMap { noms[$0] })
      guard left.count == parts.count, right.count == somme.count else { return 0 }
      return groupes.tient(serie, left, right)
    }
  }

  private func somme(_ membres: [Int]) -> Somme { membres.reduce(Somme()) { $0 + sommes[$1] } }

  private mutating func comparer(_ membres: [Int], _ verifier: Verification) {
    let total = somme(membres)
    guard let place = premieres[total], !membres.contains(place) else { return }
    garder(membres, [place], verifier)
  }

  private mutating func garder(_ parts: [Int], _ somme: [Int], _ verifier: Verification) {
    guard let lists = verifier.listes(parts, somme) else { return }
    let isMany = self.somme(parts).valeur >= Self.nombreux
    noter(parts, somme, isSure: lists > 1 || lists == 1 && isMany)
  }

  /// What all of a group make: a count shown, or that of another group.
  private mutating func total(
    _ membres: [Int], _ groupe: GroupesDeCellules.Groupe, _ groupes: GroupesDeCellules
  ) {
    let total = somme(membres)
    let isMany = total.valeur >= Self.nombreux
    let isOneFamily = groupe.motif?.contains { $0 != "*" && $0 != "." } ?? false
    guard let place = premieres[total] else {
      guard let autres = tues[total] else {
        tues[total] = (membres, isMany && isOneFamily)
        return
      }
      let virtuelle = ajouterTue(total)
      let isSure = isMany && isOneFamily && autres.isSure
      noter(membres, [virtuelle], isSure: isSure)
      noter(autres.membres, [virtuelle], isSure: isSure)
      return
    }
    guard !membres.contains(place) else { return }
    var isSure = isMany || isOneFamily
    if let serie = groupe.serie, let motif = groupe.motif,
      let nom = groupes.familles[serie.famille]?[serie.rang]
        .filter({ $0.value.place == place }).keys.min()
    {
      guard let lists = groupes.tient(serie, motif: motif, nom) else { return }
      isSure = isSure || lists > 1
    }
    noter(membres, [place], isSure: isSure)
  }

  /// The member that is what all others make: an ensemble beside its structures.
  private mutating func complement(_ membres: [Int], isSure: Bool) {
    let total = somme(membres)
    for membre in membres where sommes[membre] + sommes[membre] == total && membres.count > 2 {
      noter(membres.filter { $0 != membre }, [membre], isSure: isSure)
    }
  }

  private mutating func parties(_ membres: [Int], _ verifier: Verification) {
    var totaux = [Somme](repeating: Somme(), count: 1 << membres.count)
    var premiers: [Somme: Int] = [:]
    func partie(_ masque: Int) -> [Int] {
      membres.indices.filter { masque >> $0 & 1 == 1 }.map { membres[$0] }
    }
    for masque in 1..<totaux.count {
      let total = totaux[masque & (masque - 1)] + sommes[membres[masque.trailingZeroBitCount]]
      totaux[masque] = total
      if masque & (masque - 1) != 0, premieres[total] != nil { comparer(partie(masque), verifier) }
      guard let autre = premiers.updateValue(masque, forKey: total) else { continue }
      let commun = masque & autre
      garder(partie(masque ^ commun), partie(autre ^ commun), verifier)
    }
  }

  private mutating func noter(_ parts: [Int], _ somme: [Int], isSure: Bool) {
    let trouvee = Trouvee(parts: parts, somme: somme)
    trouvees[trouvee] = isSure || trouvees[trouvee] ?? false
  }

  /// Gives the sums found to the network, those that others already say left out: sure ones first, then short
  /// ones.
  mutating func lier() {
    var base = BaseDeRelations()
    let sorted = trouvees.sorted { left, right in
      if left.value != right.value { return left.value }
      if left.key.taille != right.key.taille { return left.key.taille < right.key.taille }
      return left.key.ordre.lexicographicallyPrecedes(right.key.ordre)
    }
    for (trouvee, isSure) in sorted where base.apporte(trouvee.parts, trouvee.somme) {
      reseau.lier(trouvee.parts, trouvee.somme, isSure: isSure)
    }
  }
}
