/// The search of a move: a change of counts that keeps every relation and every bound.
///
/// Each step takes a relation that the counts changed so far leave false, and makes it true by one more
/// count of it. Hidden counts cost nothing; of the others, those that hide few cells go first.
struct RechercheDeMouvement {
  private let reseau: ReseauDeComptes
  private var changements: [Int: Int] = [:]
  private var restes: [Int: Int] = [:]
  private var cout = 0
  private var pas = 0
  private var limite = 0
  private var meilleur: (cout: Int, changements: [Int: Int])?

  /// How many steps are tried against each reader before what was found is taken.
  private static let pas: [Lecteur: Int] = [.devin: 1_000, .sures: 5_000, .sansEtiquette: 5_000]

  /// How many more steps look for a move that hides less, once there is one.
  private static let pasDeMieux = 60

  private let lecteur: Lecteur

  /// What a reader is thought to know.
  enum Lecteur {
    /// Every relation, even those that may be chance, and which counts were hidden first.
    case devin
    /// The relations that hold whatever the journal, and which counts were hidden first.
    case sures
    /// These relations; nothing says which of the hidden counts are small.
    case sansEtiquette
  }

  private init(_ reseau: ReseauDeComptes, _ lecteur: Lecteur) {
    self.reseau = reseau
    self.lecteur = lecteur
  }

  /// A move that changes a count by one, or nil when none was found.
  ///
  /// - Parameter lecteur: against whom.
  static func mouvement(
    _ place: Int, dans reseau: ReseauDeComptes, _ lecteur: Lecteur = .devin
  ) -> [Int: Int]? {
    var recherche = RechercheDeMouvement(reseau, lecteur)
    return recherche.mouvement(place)
  }

  private mutating func mouvement(_ place: Int) -> [Int: Int]? {
    limite = Self.pas[lecteur] ?? 0
    for sens in [1, -1] {
      pas = 0
      guard peut(place, sens) else { continue }
      changer(place, sens)
      chercher()
      annuler(place)
    }
    return meilleur?.changements
  }

  private mutating func chercher() {
    pas += 1
    guard pas <= limite, cout < meilleur?.cout ?? .max else { return }
    guard !restes.isEmpty else {
      meilleur = (cout, changements)
      limite = min(limite, pas + Self.pasDeMieux)
      return
    }
    for (_, inconnue, changement) in choix.sorted(by: { ($0.0, $0.1) < ($1.0, $1.1) }) {
      changer(inconnue, changement)
      chercher()
      annuler(inconnue)
      if pas > limite { return }
    }
  }

  /// What may make true the relation that fewest counts can: what has to be is done first, and what
  /// cannot be is seen at once.
  private var choix: [(prix: Int, inconnue: Int, changement: Int)] {
    var best: [(prix: Int, inconnue: Int, changement: Int)]?
    var order = (Int.max, Int.max)
    for (relation, reste) in restes {
      let termes = reseau.relations[relation].termes
      let candidats = termes.compactMap { terme -> (Int, Int, Int)? in
        let changement = -reste * terme.signe
        guard changements[terme.inconnue] == nil, peut(terme.inconnue, changement) else {
          return nil
        }
        return (prix(terme.inconnue), terme.inconnue, changement)
      }
      guard (candidats.count, relation) < order else { continue }
      (best, order) = (candidats, (candidats.count, relation))
      if candidats.isEmpty { return [] }
    }
    return best ?? []
  }

  private func peut(_ place: Int, _ changement: Int) -> Bool {
    let inconnue = reseau.inconnues[place]
    guard (-2...2).contains(changement) else { return false }
    let valeur = inconnue.valeur + Int128(changement)
    return inconnue.bornes.contains(valeur)
      || lecteur == .sansEtiquette && valeur > inconnue.bornes.upperBound
  }

  /// What a count hides when it changes, then in how many relations it stands.
  private func prix(_ place: Int) -> Int {
    cellules(place) << 8 + min(255, reseau.voisines[place].count)
  }

  private func cellules(_ place: Int) -> Int {
    let inconnue = reseau.inconnues[place]
    return inconnue.isCachee ? 0 : inconnue.cellules
  }

  private mutating func changer(_ place: Int, _ changement: Int) {
    changements[place] = changement
    cout += cellules(place)
    reporter(place, changement)
  }

  private mutating func annuler(_ place: Int) {
    guard let changement = changements.removeValue(forKey: place) else { return }
    cout -= cellules(place)
    reporter(place, -changement)
  }

  private mutating func reporter(_ place: Int, _ changement: Int) {
    for relation in reseau.voisines[place]
    where lecteur == .devin || reseau.relations[relation].isSure {
      for terme in reseau.relations[relation].termes where terme.inconnue == place {
        let reste = (restes[relation] ?? 0) + terme.signe * changement
        restes[relation] = reste == 0 ? nil : reste
      }
    }
  }
}
