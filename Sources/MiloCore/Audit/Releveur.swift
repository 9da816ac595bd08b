import MiloEvents

/// Counts the same tables again and again, and tells what they give to the sums looked at.
struct Releveur {
  private var comptes: [Comptes]
  private var vue: VueJeune
  private let suivies: SommesSuivies
  private let demandes: [FiltreDemande]
  /// For each counter, the sums that its cells go to, as far as they are known.
  private var adresses: [[[Int: [SommesSuivies.Place]]]]
  /// For each counter, the names of its lines that codes made.
  private var ouvertes: [[[Int: (table: String, ligne: String)]]]
  /// For each counter, the names of its declared lines.
  private let fermees: [[[(table: String, ligne: String)]]]

  /// Told which line carries how much of an effect.
  typealias Porteuses = (Effet, UInt32, Int128) -> Void

  /// Whether corrections, and events outside the catalogue, count in what is looked at.
  var regardeLaQualite: Bool { comptes.contains { $0.tableaux.contains { $0 is Qualite } } }

  /// - Parameters:
  ///   - comptes: the counters of each period: the one asked, the year before, those of the series.
  ///   - suivies: the sums looked at; tables that none of them adds are not counted.
  ///   - demandes: the filters.
  init(_ comptes: [Comptes], _ suivies: SommesSuivies, _ demandes: [FiltreDemande]) {
    self.suivies = suivies
    self.demandes = demandes
    let kept = comptes.enumerated().map { rang, compte in
      let own = compte.tableaux.filter { suivies.regardent($0.declarations, avant: rang == 1) }
      return Comptes(compte.contexte, own, explains: true)
    }
    self.comptes = kept
    vue = VueJeune(kept[0].contexte)
    adresses = kept.map { $0.tableaux.map { _ in [:] } }
    ouvertes = kept.map { $0.tableaux.map { _ in [:] } }
    fermees = kept.map { compte in
      compte.tableaux.map { tableau in
        tableau.declarations.flatMap { table in table.lignes.map { (table.id, $0.id) } }
      }
    }
  }

  /// What some youths count.
  ///
  mutating func relever(
    _ histoires: [Histoire], into effets: inout Effets,
    porteuses: Porteuses?
  ) {
    for histoire in histoires {
      vue.load(histoire)
      for place in comptes.indices where !comptes[place].tableaux.isEmpty {
        comptes[place].compter(&vue)
      }
    }
    gather(into: &effets, porteuses: porteuses) { _ in true }
  }

  /// What facts of the structure, corrections and events outside the catalogue count.
  ///
  /// - Parameter lignes: whether a line is looked at.
  mutating func releverStructure(
    _ histoires: Histoires, parmi lignes: (UInt32) -> Bool, into effets: inout Effets,
    porteuses: Porteuses?
  ) {
    for place in comptes.indices.prefix(2) where !comptes[place].tableaux.isEmpty {
      let before = comptes[place].contexte
      // Filters were accepted for these very facts, or for others of the same journal.
      guard
        let contexte = try? Contexte(
          histoires, before.periode, demandes, asksAttributes: true,
          asksSituations: before.asksSituations, anneesAvant: before.anneesAvant)
      else { continue }
      for table in comptes[place].tableaux.indices {
        comptes[place].compteurs[table].beginStructure()
        comptes[place].tableaux[table].compterStructure(
          contexte, &comptes[place].compteurs[table])
      }
    }
    gather(into: &effets, porteuses: porteuses, lignes)
  }

  /// Takes the contributions noted since the last time.
  private mutating func gather(
    into effets: inout Effets, porteuses: Porteuses?, _ isAsked: (UInt32) -> Bool
  ) {
    for rang in comptes.indices {
      for table in comptes[rang].tableaux.indices {
        for contribution in comptes[rang].compteurs[table].contributions ?? []
        where isAsked(contribution.ligne) {
          let isDistinct =
            comptes[rang].compteurs[table].distincts[contribution.cellule] != nil
          for place in adresse(rang, table, contribution.cellule) {
            var effet = Effet(somme: place.somme, qui: .jeune(contribution.jeune))
            if isDistinct {
              effet.mesure = place.mesure
              effet.qui = .chose(contribution.chose)
              effets[effet] = 1
            } else {
              if contribution.jeune == Fait.nobody { effet.qui = .ligne(contribution.ligne) }
              effets[effet, default: 0] += Int128(contribution.montant)
            }
            porteuses?(effet, contribution.ligne, Int128(contribution.montant))
          }
        }
        comptes[rang].compteurs[table].forgetContributions()
      }
    }
  }

  /// The sums that a cell of a counter goes to.
  private mutating func adresse(
    _ rang: Int, _ table: Int, _ cellule: Int
  ) -> [SommesSuivies.Place] {
    if let known = adresses[rang][table][cellule] { return known }
    let mesures = comptes[rang].compteurs[table].mesures
    let (ligne, mesure) = cellule.quotientAndRemainder(dividingBy: mesures)
    var places: [SommesSuivies.Place] = []
    if let nom = nom(rang, table, ligne) {
      places = suivies.places(
        of: SommesSuivies.Mesure(
          table: nom.table, ligne: nom.ligne, mesure: mesure, avant: rang == 1))
    }
    adresses[rang][table][cellule] = places
    return places
  }

  private mutating func nom(
    _ rang: Int, _ table: Int, _ ligne: Int
  ) -> (table: String, ligne: String)? {
    if ligne < fermees[rang][table].count { return fermees[rang][table][ligne] }
    if let known = ouvertes[rang][table][ligne] { return known }
    let compte = comptes[rang]
    for (table_, place, declaration) in compte.tableaux[table].lignesOuvertes(
      compte.compteurs[table], compte.contexte)
    {
      if let place { ouvertes[rang][table][place] = (table_, declaration.id) }
    }
    return ouvertes[rang][table][ligne]
  }
}
