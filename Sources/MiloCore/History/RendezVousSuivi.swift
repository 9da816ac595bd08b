import MiloEvents

/// An appointment: the place of its first event, and of its last state by a day.
struct RendezVousSuivi {
  var premier: Int
  var dernier: Int
  /// Who receives: the number of the code in the last state that says it, by that day.
  var conseiller: UInt32?
  /// Where: the number of the code in the last state that says it, by that day.
  var site: UInt32?
  /// How long, in minutes, as the last state that says it does.
  var duree: Int64?
  /// How many states, the first event included.
  var etats = 0
}

extension Dossier {
  private static let conseiller = Champ(RendezVous.self, "conseiller")
  private static let site = Champ(RendezVous.self, "site")
  private static let duree = Champ(RendezVous.self, "duree_min")

  /// The appointments that a day knows, in the order of their first events (08.3.3).
  ///
  /// - Parameter isWanted: whether the appointment is, by its first event.
  func rendezVous(
    au jour: LocalDate, where isWanted: (Fait) -> Bool
  ) -> [RendezVousSuivi] {
    var etats: [(premier: Int, place: Int)] = []
    for place in 0..<count where self[place].kind == Kinds.rendezVous {
      guard !isVoid[place], self[place].date <= jour, let premier = premierDuRendezVous(place),
        isWanted(self[premier])
      else { continue }
      etats.append((premier, place))
    }
    if etats.count > 1 { etats.sort { ($0.premier, $0.place) < ($1.premier, $1.place) } }
    var suivis: [RendezVousSuivi] = []
    for (premier, place) in etats {
      if suivis.last?.premier != premier {
        suivis.append(RendezVousSuivi(premier: premier, dernier: place))
      }
      let last = suivis.count - 1
      suivis[last].dernier = place
      if let code = Self.conseiller.code(of: self[place], in: histoires.words) {
        suivis[last].conseiller = code
      }
      if let code = Self.site.code(of: self[place], in: histoires.words) {
        suivis[last].site = code
      }
      if let duree = Self.duree.word(of: self[place], in: histoires.words) {
        suivis[last].duree = duree
      }
      suivis[last].etats += 1
    }
    return suivis
  }
}
