/// A count to meet: among the members of `dans`, exactly `effectif` carry one of `valeurs`.
struct Quota<Membre> {
  let libelle: String
  let valeurs: Set<Int>
  let effectif: Int
  let dans: (Membre) -> Bool

  init(
    _ libelle: String, _ valeurs: Set<Int>, _ effectif: Int,
    dans: @escaping (Membre) -> Bool = { _ in true }
  ) {
    self.libelle = libelle
    self.valeurs = valeurs
    self.effectif = effectif
    self.dans = dans
  }
}

/// Deals a value to every member so that all the published counts hold together.
///
/// Members that no quota tells apart form a group; what matters is how many of a group carry each
/// value. A first apportionment follows the weights (largest remainders), then single members are
/// moved from one value to another until every quota is met; the values are dealt at random inside a group.
struct Donneur<Membre> {
  let membres: [Membre]
  let valeurs: Int
  let quotas: [Quota<Membre>]
  /// Relative weight of a value for a member, the same for a whole group; 0 forbids it.
  let poids: (Membre, Int) -> Int
  /// Further distinctions between members that the weights use.
  let finesse: [(Membre) -> Bool]

  private struct Groupe {
    var membres: [Int]
    var quotas: [Int]
    var poids: [Int]
    var nombres: [Int]
  }

  init(
    _ membres: [Membre], valeurs: Int, quotas: [Quota<Membre>], finesse: [(Membre) -> Bool] = [],
    poids: @escaping (Membre, Int) -> Int = { _, _ in 1 }
  ) {
    self.membres = membres
    self.valeurs = valeurs
    self.quotas = quotas
    self.finesse = finesse
    self.poids = poids
  }

  /// The value of each member, in the order of `membres`.
  func donner(_ hasard: inout Hasard) -> [Int] {
    var groupes = regrouper()
    reparer(&groupes, &hasard)
    var resultat = [Int](repeating: 0, count: membres.count)
    for groupe in groupes {
      var rang = 0
      let melanges = hasard.melange(groupe.membres)
      for valeur in 0..<valeurs {
        for _ in 0..<groupe.nombres[valeur] {
          resultat[melanges[rang]] = valeur
          rang += 1
        }
      }
    }
    return resultat
  }

  private func regrouper() -> [Groupe] {
    var rangs: [[Bool]: Int] = [:]
    var groupes: [Groupe] = []
    for (i, membre) in membres.enumerated() {
      let signature = quotas.map { $0.dans(membre) } + finesse.map { $0(membre) }
      if let rang = rangs[signature] {
        groupes[rang].membres.append(i)
      } else {
        rangs[signature] = groupes.count
        groupes.append(
          Groupe(
            membres: [i], quotas: quotas.indices.filter { signature[$0] },
            poids: (0..<valeurs).map { poids(membre, $0) }, nombres: []))
      }
    }
    for i in groupes.indices {
      groupes[i].nombres = Donneur.proportion(groupes[i].membres.count, groupes[i].poids)
    }
    return groupes
  }

  /// Largest-remainder apportionment of `total` by weight.
  private static func proportion(_ total: Int, _ poids: [Int]) -> [Int] {
    let somme = poids.reduce(0, +)
    precondition(somme > 0, "aucune valeur permise")
    var nombres = poids.map { total * $0 / somme }
    let restes = poids.indices.sorted {
      (total * poids[$0] % somme, $1) > (total * poids[$1] % somme, $0)
    }
    for i in restes.prefix(total - nombres.reduce(0, +)) { nombres[i] += 1 }
    return nombres
  }

  private func reparer(_ groupes: inout [Groupe], _ hasard: inout Hasard) {
    var ecarts = quotas.map { -$0.effectif }
    for groupe in groupes {
      for q in groupe.quotas {
        for v in quotas[q].valeurs { ecarts[q] += groupe.nombres[v] }
      }
    }
    let concernes = quotas.indices.map { q in
      groupes.indices.filter { groupes[$0].quotas.contains(q) }
    }
    let tailles = concernes.map { $0.reduce(0) { $0 + groupes[$1].membres.count } }
    var pas = 0
    while let q = violation(ecarts, &hasard) {
      pas += 1
      guard pas < 2_000_000, tailles[q] > 0 else {
        fatalError("quotas incompatibles : \(detail(ecarts))")
      }
      let g = groupe(concernes[q], groupes, hasard.sous(tailles[q]))
      let de = valeur(groupes[g], hasard.sous(groupes[g].membres.count))
      let vers = hasard.sous(valeurs)
      guard groupes[g].poids[vers] > 0,
        quotas[q].valeurs.contains(vers) == (ecarts[q] < 0),
        quotas[q].valeurs.contains(de) == (ecarts[q] > 0)
      else { continue }
      var gain = 0
      for autre in groupes[g].quotas {
        gain += abs(ecarts[autre]) - abs(ecarts[autre] + effet(autre, de, vers))
      }
      // A loss is accepted now and then, else two quotas can hold each other for ever.
      guard gain >= 0 || hasard.sous(100) < 6 + 2 * gain else { continue }
      for autre in groupes[g].quotas { ecarts[autre] += effet(autre, de, vers) }
      groupes[g].nombres[de] -= 1
      groupes[g].nombres[vers] += 1
    }
  }

  private func effet(_ quota: Int, _ de: Int, _ vers: Int) -> Int {
    (quotas[quota].valeurs.contains(vers) ? 1 : 0) - (quotas[quota].valeurs.contains(de) ? 1 : 0)
  }

  private func violation(_ ecarts: [Int], _ hasard: inout Hasard) -> Int? {
    let debut = hasard.sous(max(ecarts.count, 1))
    for i in ecarts.indices {
      let q = (debut + i) % ecarts.count
      if ecarts[q] != 0 { return q }
    }
    return nil
  }

  private func groupe(_ concernes: [Int], _ groupes: [Groupe], _ tire: Int) -> Int {
    var reste = tire
    for g in concernes {
      if reste < groupes[g].membres.count { return g }
      reste -= groupes[g].membres.count
    }
    return concernes[concernes.count - 1]
  }

  private func valeur(_ groupe: Groupe, _ tire: Int) -> Int {
    var reste = tire
    for (valeur, nombre) in groupe.nombres.enumerated() {
      if reste < nombre { return valeur }
      reste -= nombre
    }
    return valeurs - 1
  }

  private func detail(_ ecarts: [Int]) -> String {
    zip(quotas, ecarts).filter { $0.1 != 0 }.map { "\($0.0.libelle) (\($0.1))" }
      .joined(separator: ", ")
  }
}
