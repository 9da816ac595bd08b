import MiloEvents

/// The lines because of which effects differ from what they were.
///
/// A line is cited for an effect
/// 1. when the effect is another one without that line alone;
/// 2. or when, those left out, the difference stays, and it takes that line out too to undo it: of the lines
///    that are left no more are cited than needed, none of those cited could be put back.
///
/// Without the cited lines nothing is left of the difference; without any other one alone it stays the same.
struct LignesEnCause {
  /// The lines of each effect that differs.
  private(set) var lignes: [Effet: Set<UInt32>] = [:]

  private let nouvelles: [UInt32]
  private let avant: Effets
  private let apres: Effets

  /// Finds them.
  ///
  /// - Parameters:
  ///   - nouvelles: the lines that may be cited, rising.
  ///   - avant: the effects without all of them.
  ///   - apres: the effects with all of them.
  ///   - effets: gives the effects without some of them.
  /// - Complexity: one question a line, and a few for the lines that only act together.
  init(
    _ nouvelles: [UInt32], _ avant: Effets, _ apres: Effets,
    sans effets: (Set<UInt32>) -> Effets
  ) {
    (self.nouvelles, self.avant, self.apres) = (nouvelles, avant, apres)
    let differents = Self.differents(avant, apres)
    guard !differents.isEmpty else { return }
    guard nouvelles.count > 1 else {
      for effet in differents { lignes[effet] = Set(nouvelles) }
      return
    }
    var seules: [Effet: Set<UInt32>] = [:]
    for ligne in nouvelles {
      let found = effets([ligne])
      for effet in differents where found[effet, default: 0] != apres[effet, default: 0] {
        seules[effet, default: []].insert(ligne)
      }
    }
    for (requises, group) in Dictionary(grouping: differents, by: { seules[$0] ?? [] }) {
      let found = requises.isEmpty ? apres : effets(requises)
      let (done, left) = partition(group, found)
      for effet in done { lignes[effet] = requises }
      reduce(left, requises, sans: effets)
    }
  }

  /// Finds those of a long history, which cannot be counted again without each of its lines.
  ///
  /// The lines that carry the difference are cited, once some dozens of questions have told that it goes
  /// with them, and with them only. Where it does not, lines are taken out by halves.
  ///
  /// - Parameter porteuses: the new lines that carry the difference of each effect.
  init(
    _ nouvelles: [UInt32], _ avant: Effets, _ apres: Effets, porteuses: [Effet: Set<UInt32>],
    sans effets: (Set<UInt32>) -> Effets
  ) {
    (self.nouvelles, self.avant, self.apres) = (nouvelles, avant, apres)
    var certains = Set(Self.differents(avant, apres))
    var hasard = certains.count
    for essai in 0..<Self.essais {
      // All together first, then halves drawn from a seed.
      let group = certains.filter { _ in
        hasard = hasard &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return essai == 0 || (hasard >> 40) & 1 == 0
      }
      let retirees = group.reduce(into: Set()) { $0.formUnion(porteuses[$1] ?? []) }
      let found = effets(retirees)
      certains = certains.filter { effet in
        let own = porteuses[effet] ?? []
        if own.isSubset(of: retirees) {
          return found[effet, default: 0] == avant[effet, default: 0]
        }
        return !own.isDisjoint(with: retirees)
          || found[effet, default: 0] == apres[effet, default: 0]
      }
    }
    for effet in certains { lignes[effet] = porteuses[effet] ?? [] }
    let doubtful = Self.differents(avant, apres).filter { !certains.contains($0) }
    reduce(doubtful, [], sans: effets, questions: Self.questions)
  }

  /// How many questions are asked of a long history, to trust what carries a difference; to do without it.
  private static let (essais, questions) = (24, 256)

  /// The effects that are not the same.
  static func differents(_ avant: Effets, _ apres: Effets) -> [Effet] {
    Set(avant.keys).union(apres.keys)
      .filter { avant[$0, default: 0] != apres[$0, default: 0] }
  }

  /// The effects whose difference is undone, and the others.
  private func partition(_ effets: [Effet], _ found: Effets) -> (done: [Effet], left: [Effet]) {
    var (done, left): ([Effet], [Effet]) = ([], [])
    for effet in effets {
      if found[effet, default: 0] == avant[effet, default: 0] {
        done.append(effet)
      } else {
        left.append(effet)
      }
    }
    return (done, left)
  }

  /// Effects for which the same lines are still cited, and those of them not yet tried.
  private struct Etat {
    var effets: [Effet]
    var citees: Set<UInt32>
    var blocs: [ArraySlice<UInt32>]
    /// Whether one was put back since all were last tried.
    var hasMoved = false
  }

  /// Starts from all lines, and puts back those that can be: the last ones first, many at a time.
  private mutating func reduce(
    _ effets: [Effet], _ requises: Set<UInt32>, sans relever: (Set<UInt32>) -> Effets,
    questions: Int = .max
  ) {
    var questions = questions
    guard !effets.isEmpty else { return }
    func blocs(_ citees: Set<UInt32>) -> [ArraySlice<UInt32>] {
      let left = nouvelles.filter { citees.contains($0) && !requises.contains($0) }
      guard left.count > 1 else { return left.isEmpty ? [] : [left[...]] }
      return [left[..<(left.count / 2)], left[(left.count / 2)...]]
    }
    let all = Set(nouvelles)
    var etats = [Etat(effets: effets, citees: all, blocs: blocs(all))]
    while var etat = etats.popLast() {
      guard questions > 0, let bloc = etat.blocs.popLast() else {
        if etat.hasMoved, questions > 0 {
          etats.append(
            Etat(effets: etat.effets, citees: etat.citees, blocs: blocs(etat.citees)))
        } else {
          for effet in etat.effets { lignes[effet] = etat.citees }
        }
        continue
      }
      let less = etat.citees.subtracting(bloc)
      questions -= 1
      let (done, left) = partition(etat.effets, relever(less))
      if !done.isEmpty {
        etats.append(Etat(effets: done, citees: less, blocs: etat.blocs, hasMoved: true))
      }
      if !left.isEmpty {
        etat.effets = left
        if bloc.count > 1 {
          let middle = bloc.startIndex + bloc.count / 2
          etat.blocs += [bloc[..<middle], bloc[middle...]]
        }
        etats.append(etat)
      }
    }
  }
}
