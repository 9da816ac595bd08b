import Dispatch
import MiloEvents
import Synchronization

/// What groups of events count at two dates of knowledge, and the lines that make the difference.
struct ComparaisonDesGroupes {
  /// What a group counts more or less.
  struct Difference: Sendable {
    var groupe: GroupeDeLignes
    var avant: Effets
    var apres: Effets
    /// The lines that explain each effect.
    var lignes: [Effet: Set<UInt32>] = [:]
    /// Whether it depends on what the structure says of itself.
    var dependsOnStructure = false
  }

  private let nouvelles: LignesNouvelles
  private let suivies: SommesSuivies
  private let periode: Periode
  private let options: Statistiques.Options
  private let codes: CodesRencontres
  /// The new lines about what the structure describes.
  private let descriptions: [UInt32]
  /// The differences.
  private(set) var differences: [Difference] = []

  /// Compares.
  ///
  /// - Parameters:
  ///   - nouvelles: the lines recorded between the two dates.
  ///   - suivies: the sums looked at.
  ///   - cites: whether to look for the lines that explain the differences.
  /// - Throws: a filter or a declared table that is wrong.
  init(
    _ nouvelles: LignesNouvelles, _ suivies: SommesSuivies, _ periode: Periode,
    _ options: Statistiques.Options, cites: Bool
  ) throws(StatistiquesError) {
    self.nouvelles = nouvelles
    self.suivies = suivies
    self.periode = periode
    self.options = options
    descriptions = nouvelles.groupes.filter(\.isDescription).flatMap(\.nouvelles).sorted()
    var codes = nouvelles.histoires.fold(CodesRencontres())
    for groupe in nouvelles.groupes {
      let before = groupe.reste(sans: Set(groupe.nouvelles))
      for histoire in before.histoires(groupe, nouvelles.histoires) { codes.apply(histoire) }
    }
    self.codes = codes
    let after = try rejeu(sans: [])
    let before = descriptions.isEmpty ? after : try rejeu(sans: Set(descriptions))
    let groupes = nouvelles.groupes + autres
    let isSameStructure = descriptions.isEmpty
    differences = Self.parallel(groupes.count, (before, after)) { rejeux, place in
      let groupe = groupes[place]
      let (avant, apres) = (
        rejeux.0.effets(of: groupe, sans: Set(groupe.nouvelles)),
        rejeux.1.effets(of: groupe, sans: [])
      )
      guard !LignesEnCause.differents(avant, apres).isEmpty else { return nil }
      var difference = Difference(groupe: groupe, avant: avant, apres: apres)
      if !isSameStructure {
        let alone = rejeux.0.effets(of: groupe, sans: [])
        let less = rejeux.1.effets(of: groupe, sans: Set(groupe.nouvelles))
        difference.dependsOnStructure =
          !LignesEnCause.differents(alone, apres).isEmpty
          || !LignesEnCause.differents(avant, less).isEmpty
      }
      return difference
    }
    if cites { try cite(after) }
  }

  /// The groups without new lines, where what the structure says of itself changed: each youth, and the
  /// facts of the structure.
  private var autres: [GroupeDeLignes] {
    guard !descriptions.isEmpty else { return [] }
    let known = Set(nouvelles.groupes.flatMap(\.jeunes))
    var groupes = nouvelles.histoires.jeunes.filter { !known.contains($0.jeune) }.map { histoire in
      var groupe = GroupeDeLignes()
      groupe.jeunes = [histoire.jeune]
      groupe.faits = Array(histoire.faits)
      return groupe
    }
    var structure = GroupeDeLignes()
    structure.faits = nouvelles.structure
    structure.corrections = nouvelles.corrections
    groupes.append(structure)
    return groupes
  }

  /// What counts groups again, as if some lines about the structure had not been written.
  private func rejeu(sans retirees: Set<UInt32>) throws(StatistiquesError) -> RejeuDeGroupes {
    let known = nouvelles.histoires
    var replacement = Histoires.Replacement(known)
    if !retirees.isEmpty {
      let described = nouvelles.groupes.flatMap { $0.reste(sans: retirees).structure }
      replacement.structure = (nouvelles.structure + described)
        .sorted { ($0.instant, $0.line) < ($1.instant, $1.line) }
      replacement.tableaux = TablesDeclarees(
        donnees: known.tableaux.donnees, replacement.structure, known.words, known.texts)
    }
    let histoires = Histoires(known, replacement)
    let preparation = try Statistiques.Preparation(
      histoires, periode, options, explains: true, codes: codes)
    return RejeuDeGroupes(
      histoires, Releveur(preparation.comptes, suivies, options.filtres))
  }

  // MARK: Lines

  /// Looks for the lines that explain the differences.
  private mutating func cite(_ after: RejeuDeGroupes) throws(StatistiquesError) {
    let described = try descriptionsEnCause()
    let all = differences
    let found = Self.parallel(all.count, after) { rejeu, place -> (Int, [Effet: Set<UInt32>])? in
      guard !all[place].dependsOnStructure else { return nil }
      return (place, Self.lignes(all[place], &rejeu))
    }
    for (place, lignes) in found { differences[place].lignes = lignes }
    // Few depend on the structure: one after the other, so that what it says without some lines is kept.
    var rejeux: [Set<UInt32>: RejeuDeGroupes] = [[]: after]
    for place in all.indices where all[place].dependsOnStructure {
      differences[place].lignes = try lignes(all[place], described[place] ?? [], after, &rejeux)
    }
    for place in differences.indices {
      let corrections = differences[place].groupe.lignesDesCorrections
      guard !corrections.isEmpty else { continue }
      differences[place].lignes = differences[place].lignes.mapValues { lignes in
        lignes.reduce(into: lignes) { $0.formUnion(corrections[$1] ?? []) }
      }
    }
  }

  /// Of the lines about the structure, those that each difference depends on: found by halves.
  private func descriptionsEnCause() throws(StatistiquesError) -> [Int: Set<UInt32>] {
    var found: [Int: Set<UInt32>] = [:]
    let differences = differences
    let concerned = differences.indices.filter { differences[$0].dependsOnStructure }
    var todo = concerned.isEmpty ? [] : [(lignes: descriptions[...], places: concerned)]
    while let (lignes, places) = todo.popLast() {
      let less = try rejeu(sans: Set(lignes))
      let touched = Self.parallel(places.count, less) { rejeu, rang -> Int? in
        let place = places[rang]
        let found = rejeu.effets(of: differences[place].groupe, sans: [])
        return LignesEnCause.differents(found, differences[place].apres).isEmpty ? nil : place
      }
      guard !touched.isEmpty else { continue }
      if lignes.count == 1 {
        for place in touched { found[place, default: []].formUnion(lignes) }
      } else {
        let middle = lignes.startIndex + lignes.count / 2
        todo += [(lignes[..<middle], touched), (lignes[middle...], touched)]
      }
    }
    return found
  }

  /// The lines of a difference that depends on the structure.
  private func lignes(
    _ difference: Difference, _ described: Set<UInt32>, _ after: RejeuDeGroupes,
    _ rejeux: inout [Set<UInt32>: RejeuDeGroupes]
  ) throws(StatistiquesError) -> [Effet: Set<UInt32>] {
    let (own, all) = (Set(difference.groupe.nouvelles), Set(descriptions))
    var failure: StatistiquesError?
    func effets(_ retirees: Set<UInt32>) -> Effets {
      let key = retirees.intersection(all)
      do throws(StatistiquesError) {
        if rejeux.count > Self.gardes { rejeux.removeAll() }
        // Taken out and put back: a copy of its counters would be made otherwise.
        var rejeu =
          if let known = rejeux.removeValue(forKey: key) { known } else { try rejeu(sans: key) }
        defer { rejeux[key] = rejeu }
        return rejeu.effets(of: difference.groupe, sans: retirees)
      } catch {
        failure = error
        return [:]
      }
    }
    var lignes = own.union(described)
    let left = effets(lignes)
    // Lines that say the same of the structure only change something together.
    if !LignesEnCause.differents(left, difference.avant).isEmpty { lignes.formUnion(all) }
    var porteuses: [Effet: Set<UInt32>]?
    if Self.isLong(difference.groupe, lignes.count) {
      var whole = after
      porteuses = whole.porteuses(of: difference.groupe).mapValues { $0.union(described) }
    }
    let found = Self.lignes(difference, lignes.sorted(), porteuses, sans: effets)
    if let failure { throw failure }
    return found
  }

  /// So many views of the structure are kept.
  private static let gardes = 64

  /// The lines of a difference of a group.
  private static func lignes(
    _ difference: Difference, _ rejeu: inout RejeuDeGroupes
  ) -> [Effet: Set<UInt32>] {
    let groupe = difference.groupe
    let isLong = isLong(groupe, groupe.nouvelles.count)
    let porteuses = isLong ? rejeu.porteuses(of: groupe) : nil
    return lignes(difference, groupe.nouvelles, porteuses) { retirees in
      rejeu.effets(of: groupe, sans: retirees)
    }
  }

  /// The lines of a difference, among some.
  ///
  /// - Parameter porteuses: the lines that carry it, of a long history.
  private static func lignes(
    _ difference: Difference, _ candidates: [UInt32], _ porteuses: [Effet: Set<UInt32>]?,
    sans effets: (Set<UInt32>) -> Effets
  ) -> [Effet: Set<UInt32>] {
    let (avant, apres) = (difference.avant, difference.apres)
    guard let porteuses else {
      return LignesEnCause(candidates, avant, apres, sans: effets).lignes
    }
    return LignesEnCause(candidates, avant, apres, porteuses: porteuses, sans: effets).lignes
  }

  private static func isLong(_ groupe: GroupeDeLignes, _ candidates: Int) -> Bool {
    candidates * (groupe.faits.count + groupe.corriges.count) > courte
  }

  /// A group is counted again without each of its new lines as long as this makes so many events.
  private static let courte = 1 << 16

  // MARK: Cores

  /// Does the same for each number below a bound, on all cores, each with its own state.
  private static func parallel<State, Value: Sendable>(
    _ count: Int, _ state: State, _ body: @Sendable (inout State, Int) -> Value?
  ) -> [Value] {
    let next = Atomic<Int>(0)
    let found = Mutex<[(place: Int, value: Value)]>([])
    nonisolated(unsafe) let initial = state
    DispatchQueue.concurrentPerform(iterations: JournalScan.Options().workers) { _ in
      var own = initial
      var values: [(place: Int, value: Value)] = []
      while true {
        let place = next.wrappingAdd(1, ordering: .relaxed).oldValue
        guard place < count else { break }
        if let value = body(&own, place) { values.append((place, value)) }
      }
      let seen = values
      found.withLock { $0 += seen }
    }
    return found.withLock { $0.sorted { $0.place < $1.place }.map(\.value) }
  }
}
