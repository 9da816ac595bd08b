import MiloEvents

/// What a figure is asked of: a journal as known on a day, a period, filters.
struct Question: Sendable {
  var histoires: Histoires
  var periode: Periode
  var filtres: [FiltreDemande] = []

  /// The question as a cell's circumstances make it; nil when they leave no period, or a day that the
  /// journal cannot be read at.
  func selon(_ circonstances: Cellule.Circonstances) -> Question? {
    guard !circonstances.isEmpty else { return self }
    var question = self
    guard
      let periode = Periode(
        du: circonstances.du ?? periode.debut, au: circonstances.au ?? periode.fin)
    else { return nil }
    question.periode = periode
    if let vuAu = circonstances.vuAu {
      guard let then = histoires.vues?.histoires(au: vuAu) else { return nil }
      question.histoires = then
    }
    question.filtres = filtres.remplaces(par: circonstances.filtres)
    return question
  }

  /// The value and the unit of a cell in its own circumstances; nil when there is no such cell.
  func valeur(_ cellule: Cellule) -> (valeur: Valeur?, unite: Unite)? {
    statistiques(cellule)?.tables.cellule(cellule)
  }

  /// The value that a target compares to: that of the cell, 0 on a line that its table does not show
  /// (08.3.5).
  func valeurVisee(_ cellule: Cellule) -> Valeur? {
    guard let statistiques = statistiques(cellule) else { return nil }
    if let shown = statistiques.tables.cellule(cellule) { return shown.valeur }
    let plain = Cellule(table: cellule.table, ligne: cellule.ligne, colonne: cellule.colonne)
    return statistiques.resultats.cellule("\(plain)").map { _ in .entier(0) }
  }

  /// The table of a cell, in the cell's own circumstances.
  private func statistiques(_ cellule: Cellule) -> Statistiques? {
    guard let question = selon(cellule.circonstances) else { return nil }
    var options = Statistiques.Options()
    options.tables = [cellule.table]
    options.filtres = question.filtres
    return try? Statistiques(question.histoires, question.periode, options)
  }
}

extension [ReportTable] {
  /// The value and the unit of a cell, circumstances apart; nil when no table has it.
  func cellule(_ cellule: Cellule) -> (valeur: Valeur?, unite: Unite)? {
    guard let table = first(where: { $0.id == cellule.table }),
      let place = table.colonnes.firstIndex(where: { $0.id == cellule.colonne }),
      let ligne = table.lignes.first(where: { $0.id == cellule.ligne }),
      ligne.valeur(place) != .sansObjet
    else { return nil }
    return (ligne.valeur(place), ligne.unite(sous: table.colonnes[place]))
  }
}
