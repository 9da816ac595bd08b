import MiloEvents

/// The persons whom several structures count, each under one name.
struct Personnes {
  /// Those of the structures, by the place of the structure: one list a person.
  private var reunies: [[(structure: Int, personne: PersonneSuivie)]] = []

  /// How many persons several structures count.
  var nombre: Int { reunies.count }

  /// Finds who is one person: the same name in both journals, one of which says that the youth left for
  /// the other, and the other that the youth came from there.
  init(_ parts: [PartielDeStructure]) {
    var parCle: [String: [(structure: Int, personne: PersonneSuivie)]] = [:]
    for (place, part) in parts.enumerated() {
      for personne in part.personnes ?? [] {
        parCle[personne.cle, default: []].append((place, personne))
      }
    }
    for (_, members) in parCle.sorted(by: { $0.key < $1.key }) where members.count > 1 {
      reunies += Self.reunir(members, parts).filter { $0.count > 1 }
    }
  }

  /// The members linked by a transfer, whoever is between two of them.
  private static func reunir(
    _ members: [(structure: Int, personne: PersonneSuivie)], _ parts: [PartielDeStructure]
  ) -> [[(structure: Int, personne: PersonneSuivie)]] {
    func moved(
      _ from: (structure: Int, personne: PersonneSuivie),
      _ to: (structure: Int, personne: PersonneSuivie)
    ) -> Bool {
      !from.personne.departs.isDisjoint(with: parts[to.structure].noms)
        && !to.personne.arrivees.isDisjoint(with: parts[from.structure].noms)
    }
    var groups: [[(structure: Int, personne: PersonneSuivie)]] = []
    for member in members {
      let linked = groups.indices.filter { group in
        groups[group].contains { moved($0, member) || moved(member, $0) }
      }
      let joined = linked.flatMap { groups[$0] } + [member]
      groups = groups.indices.filter { !linked.contains($0) }.map { groups[$0] } + [joined]
    }
    return groups
  }

  /// Takes away what persons count beyond once.
  func retirer(_ courant: inout Sommes, _ precedent: inout Sommes, _ modeles: ModelesDeTables) {
    for personne in reunies {
      var structures: [PersonneSuivie.Cellule: [Int]] = [:]
      for (place, member) in personne.enumerated() {
        for cellule in member.personne.cellules { structures[cellule, default: []].append(place) }
      }
      let premier = Self.premier(personne)
      for (cellule, places) in structures {
        let kept: Bool
        switch modeles.compteUneFois(cellule) {
        case .cellule: kept = true
        case .primos: kept = places.contains(premier)
        case .attributs:
          let dernier = Self.dernier(personne, in: cellule)
          kept = places.contains(dernier)
        }
        let beyond = Int128(places.count - (kept ? 1 : 0))
        guard beyond > 0 else { continue }
        if cellule.avant {
          precedent[cellule.table]?.retirer(beyond, cellule.ligne, cellule.mesure)
        } else {
          courant[cellule.table]?.retirer(beyond, cellule.ligne, cellule.mesure)
        }
      }
    }
  }

  /// The member of the earliest first interview; of two the same day, the first structure.
  private static func premier(_ personne: [(structure: Int, personne: PersonneSuivie)]) -> Int {
    let days = personne.map { $0.personne.premierEntretien ?? LocalDate(day: .max) }
    return days.indices.min { (days[$0], $0) < (days[$1], $1) } ?? 0
  }

  /// Of the members that the table of a cell counts, the one of the last event; of two at once, the last
  /// structure.
  private static func dernier(
    _ personne: [(structure: Int, personne: PersonneSuivie)], in cellule: PersonneSuivie.Cellule
  ) -> Int {
    let counted = personne.indices.filter { place in
      personne[place].personne.cellules.contains {
        $0.table == cellule.table && $0.avant == cellule.avant
      }
    }
    let instants = personne.map { $0.personne.dernier ?? .min }
    return counted.max { (instants[$0], $0) < (instants[$1], $1) } ?? 0
  }
}
