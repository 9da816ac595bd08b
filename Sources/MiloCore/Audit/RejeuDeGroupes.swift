import MiloEvents

/// Counts groups of events again, as if some of their lines had not been written.
struct RejeuDeGroupes {
  private let histoires: Histoires
  private var releveur: Releveur
  /// What the structure says of itself.
  private let descriptions: [Fait]

  /// - Parameters:
  ///   - histoires: the journal: what the structure says of itself is taken from it.
  ///   - releveur: what counts.
  init(_ histoires: Histoires, _ releveur: Releveur) {
    self.histoires = histoires
    self.releveur = releveur
    descriptions = histoires.structure.filter { LignesNouvelles.isDescription($0.kind) }
  }

  /// What a group counts without some of its lines.
  mutating func effets(of groupe: GroupeDeLignes, sans retirees: Set<UInt32>) -> Effets {
    relever(groupe, sans: retirees, porteuses: nil)
  }

  private mutating func relever(
    _ groupe: GroupeDeLignes, sans retirees: Set<UInt32>, porteuses: Releveur.Porteuses?
  ) -> Effets {
    var effets: Effets = [:]
    let reste = groupe.reste(sans: retirees)
    let jeunes = reste.histoires(groupe, histoires)
    releveur.relever(jeunes, into: &effets, porteuses: porteuses)
    let structure = reste.structure
    guard
      !structure.isEmpty
        || releveur.regardeLaQualite && !(reste.corrections.isEmpty && reste.inconnus.isEmpty)
    else { return effets }
    var replacement = Histoires.Replacement(histoires)
    let own = Set(groupe.faits.lazy.map(\.line) + groupe.corriges.lazy.map(\.ligne))
    replacement.structure = (descriptions.filter { !own.contains($0.line) } + structure)
      .sorted { ($0.instant, $0.line) < ($1.instant, $1.line) }
    replacement.corrections = reste.corrections.sorted { $0.fait.line < $1.fait.line }
    replacement.unknown = reste.inconnus
    replacement.kept = reste.kept(groupe, histoires)
    for histoire in jeunes { replacement.replace(histoire, in: histoires) }
    let lines = own.union(reste.corrections.map(\.fait.line)).union(reste.inconnus.map(\.line))
    releveur.releverStructure(
      Histoires(histoires, replacement), parmi: { lines.contains($0) }, into: &effets,
      porteuses: porteuses)
    return effets
  }

  /// The new lines that carry the differences of a group, and the new corrections of the lines that do.
  mutating func porteuses(of groupe: GroupeDeLignes) -> [Effet: Set<UInt32>] {
    func portes(sans retirees: Set<UInt32>) -> [Effet: [UInt32: Int128]] {
      var amounts: [Effet: [UInt32: Int128]] = [:]
      _ = relever(groupe, sans: retirees) { effet, ligne, montant in
        amounts[effet, default: [:]][ligne, default: 0] += montant
      }
      return amounts
    }
    let nouvelles = Set(groupe.nouvelles)
    let (avant, apres) = (portes(sans: nouvelles), portes(sans: []))
    let corrections = Dictionary(
      groupe.corriges.map { ($0.ligne, $0.corrections.map(\.fait.line)) },
      uniquingKeysWith: { first, _ in first })
    var porteuses: [Effet: Set<UInt32>] = [:]
    for effet in Set(avant.keys).union(apres.keys) {
      let (left, right) = (avant[effet] ?? [:], apres[effet] ?? [:])
      for ligne in Set(left.keys).union(right.keys) where left[ligne] != right[ligne] {
        porteuses[effet, default: []].formUnion(
          nouvelles.intersection([ligne] + (corrections[ligne] ?? [])))
      }
    }
    return porteuses
  }
}
