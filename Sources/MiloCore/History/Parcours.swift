import MiloEvents

/// A stay in a dispositif with its planned end, as rights and portfolios count it.
struct Parcours {
  /// Place of the entry in the youth's history.
  var entree: Int
  /// Number of the dispositif's code.
  var code: UInt32
  /// Date of the entry.
  var debut: LocalDate
  /// Date of the exit, at the earliest that of the entry; nil while open.
  var sortie: LocalDate?
  /// The planned end, as the last prolongation or else the entry writes it.
  var finPrevue: LocalDate?

  /// The last day: the exit, else the planned end, else the day given (08.5.1).
  func fin(aDefaut day: LocalDate) -> LocalDate {
    (sortie ?? finPrevue).map { max($0, debut) } ?? day
  }

  /// The months of right, as indexes: those touched, never after the month of the view.
  func moisDeDroit(vue: Mois) -> Range<Int> {
    let first = debut.mois.index
    let end = sortie ?? finPrevue
    let last = min(end.map { max($0, debut).mois.index } ?? vue.index, vue.index)
    return first..<max(first, last + 1)
  }

  /// Whether a day of the month falls between the entry and a last day.
  func touche(_ mois: Mois, jusquAu fin: LocalDate) -> Bool {
    debut.mois <= mois && mois <= fin.mois
  }
}

extension Dossier {
  /// The stays with their planned ends, in the order of the entries.
  var parcours: [Parcours] {
    guard !sejours.isEmpty else { return [] }
    let words = histoires.words
    var prolonged: [Int: LocalDate] = [:]
    for place in 0..<count
    where self[place].kind == Kinds.dispositifProlongation && !isVoid[place] {
      prolonged[Int(cibles[place])] = ChampsDroits.finPrevueProlongation.date(
        of: self[place], in: words)
    }
    return sejours.map { sejour in
      Parcours(
        entree: sejour.entree, code: sejour.code, debut: sejour.debut,
        sortie: sejour.dateSortie.map { max($0, sejour.debut) },
        finPrevue: prolonged[sejour.entree]
          ?? ChampsDroits.finPrevueEntree.date(of: self[sejour.entree], in: words))
    }
  }
}
