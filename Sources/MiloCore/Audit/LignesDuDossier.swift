import MiloEvents

/// The lines of the file (`profil`) that make youths count in a cell.
///
/// A line is one when the youth, were its values erased, would not count the same. Of two lines that say the
/// same, it is the one in force.
struct LignesDuDossier {
  private let histoires: Histoires
  private let releveur: Releveur
  /// The number of the sum of each side of the cell.
  private let sommes: [Int]
  /// Where words stand that erase every value of an event.
  private let effaces: UInt32

  /// - Throws: a filter or a declared table that is wrong.
  init(
    _ question: Question, _ options: Statistiques.Options, _ cellule: Cellule, _ formule: Formule
  ) throws(StatistiquesError) {
    var suivies = SommesSuivies()
    sommes = formule.parties.map { partie in
      suivies.numero(of: partie.terme, dans: cellule, avant: partie.avant)
    }
    var replacement = Histoires.Replacement(question.histoires)
    effaces = UInt32(replacement.words.count)
    replacement.words = replacement.words.appending(
      repeatElement(Fait.cleared, count: UInt32.bitWidth))
    histoires = Histoires(question.histoires, replacement)
    let preparation = try Statistiques.Preparation(
      histoires, question.periode, options, explains: true)
    releveur = Releveur(preparation.comptes, suivies, options.filtres)
  }

  /// The contributions, of 0, of the lines of the file behind others.
  ///
  /// - Parameters:
  ///   - connues: the contributions of one side of the cell.
  ///   - place: which side.
  /// - Complexity: a logarithm of its `profil` events for each youth, times its events.
  func contributions(
    _ connues: [Explication.Contribution], partie place: Int
  ) -> [Explication.Contribution] {
    var releveur = releveur
    var found: [Explication.Contribution] = []
    // A youth behind a thing that counts once does not count itself.
    let jeunes = Set(connues.lazy.filter { $0.chose == nil }.compactMap(\.jeune).map(Octets.init))
    for nom in jeunes.sorted() {
      guard let jeune = histoires.jeune(nom.text), let histoire = histoires.histoire(jeune) else {
        continue
      }
      let effet = Effet(somme: Int32(sommes[place]), qui: .jeune(jeune))
      for ligne in lignes(histoire, effet, &releveur) {
        found.append(
          Explication.Contribution(jeune: nom.text, index: Int(ligne), montant: 0, chose: nil))
      }
    }
    return found
  }

  private func lignes(
    _ histoire: Histoire, _ effet: Effet, _ releveur: inout Releveur
  ) -> [UInt32] {
    let profils = histoire.faits.indices.filter { histoire.faits[$0].kind == Kinds.profil }
    guard !profils.isEmpty else { return [] }
    func montant(effaces places: [Int]) -> Int128 {
      var erased = Array(histoire.faits)
      for place in places { erased[place - histoire.faits.startIndex].words = effaces }
      var effets: Effets = [:]
      releveur.relever(
        [Histoire(jeune: histoire.jeune, faits: erased[...], histoires: histoires)],
        into: &effets, porteuses: nil)
      return effets[effet, default: 0]
    }
    let compte = montant(effaces: [])
    var found: [UInt32] = []
    // Erasing a block changes the count, beside what is erased already: which of its lines does?
    var todo = [(bloc: profils[...], effaces: [Int]())]
    if montant(effaces: profils) == compte { return [] }
    while let (bloc, effaces) = todo.popLast() {
      guard bloc.count > 1 else {
        found += bloc.map { histoire.faits[$0].line }
        continue
      }
      let middle = bloc.startIndex + bloc.count / 2
      let halves = [bloc[..<middle], bloc[middle...]]
      let changing = halves.filter { montant(effaces: effaces + $0) != compte }
      if changing.isEmpty {
        // A value set later stands in for one set earlier: without both.
        todo.append((halves[0], effaces + halves[1]))
      } else {
        todo += changing.map { ($0, effaces) }
      }
    }
    return found.sorted()
  }
}
