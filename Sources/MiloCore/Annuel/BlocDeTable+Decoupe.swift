import MiloEvents

extension Composition.BlocDeTable {
  /// The lines and columns wanted of a table, columns named by their circumstances.
  ///
  /// - Parameters:
  ///   - circonstances: what the columns' names say; nothing for those of the page.
  ///   - cote: what people read above the columns of one of several sides.
  func cut(
    _ found: ReportTable, named circonstances: Cellule.Circonstances, _ cote: String?
  ) -> ReportTable {
    var table = colonnes.isEmpty ? found : found.keeping(self)
    for place in table.colonnes.indices {
      table.colonnes[place].id += "\(circonstances)"
      guard let cote else { continue }
      let own = table.colonnes[place].libelle
      table.colonnes[place].libelle = table.colonnes.count == 1 ? cote : "\(own), \(cote)"
    }
    switch lignes {
    case .toutes: break
    case .prefixe(let prefixe):
      table.lignes.removeAll {
        !$0.id.hasPrefix(prefixe) || $0.id.dropFirst(prefixe.count).contains(".")
      }
    case .parmi(let ids):
      let known = Dictionary(
        table.lignes.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
      table.lignes = ids.compactMap { known[$0] }
    }
    // A line that has none of the columns wanted says nothing.
    table.lignes.removeAll { ligne in
      table.colonnes.indices.allSatisfy { ligne.valeur($0) == .sansObjet }
    }
    for place in table.lignes.indices { table.lignes[place].libelle = words(table.lignes[place]) }
    return table
  }

  /// What people read for a line: its short words where it stands among its own alone.
  private func words(_ ligne: Ligne) -> String {
    if let libelle = libelles[ligne.id] { return libelle }
    if case .prefixe(let prefixe) = lignes {
      return ligne.court
        ?? (ligne.libelle.contains(ligne.id.dropFirst(prefixe.count))
          ? Libelles.mot(String(ligne.id.dropFirst(prefixe.count)), nil) : ligne.libelle)
    }
    return ligne.libelle == ligne.id ? ligne.court ?? Libelles.mot(ligne.id, nil) : ligne.libelle
  }

  /// The names that a column of the table has in the block, whatever its circumstances.
  fileprivate func drawn(_ table: ReportTable) -> [String] {
    func base(_ id: String) -> String { id.cut(at: UInt8(ascii: "?"))?.before ?? id }
    let numbers = table.colonnes
      .filter { $0.unite != .texte && $0.unite != .date && !isOfStructure($0.id) }.map(\.id)
    guard !dessine.isEmpty else { return numbers }
    return dessine.flatMap { wanted in numbers.filter { base($0) == wanted } }
  }
}

extension ReportTable {
  /// Puts what is drawn, what is a part of a whole and the order of the lines on a block cut out.
  ///
  /// - Parameter found: the table with all its lines.
  mutating func finish(_ bloc: Composition.BlocDeTable, whole found: ReportTable) {
    for place in lignes.indices where bloc.dont.contains(lignes[place].id) {
      lignes[place].isSousEnsemble = true
      lignes[place].libelle = "dont \(lignes[place].libelle.firstLowered)"
    }
    let drawn = bloc.drawn(self)
    figure = Figure(bloc.figure, drawn)
    if case .parts(let colonne)? = figure, let tout = bloc.tout {
      let base = colonne.cut(at: UInt8(ascii: "?"))?.before ?? colonne
      self.tout = found.entier(tout, base)
    }
    if let triee = bloc.triee,
      let colonne = colonnes.first(where: { $0.id == triee || $0.id.hasPrefix(triee + "?") })
    {
      sort(by: colonne.id)
    }
  }

  /// Puts the lines with the largest figures of a column first, totals last; equal ones stay in order.
  private mutating func sort(by id: String) {
    guard let place = colonnes.firstIndex(where: { $0.id == id }) else { return }
    let scale = lignes.compactMap { $0.valeur(place)?.decimal?.echelle }.max() ?? 0
    let ranks = lignes.enumerated().map { order, ligne in
      let number = ligne.valeur(place)?.decimal
      let size = number.map { $0.mantisse * puissanceDeDix(scale - $0.echelle) } ?? 0
      return (isTotal: ligne.isTotal ? 1 : 0, size: -size, order: order, ligne: ligne)
    }
    lignes = ranks.sorted { ($0.isTotal, $0.size, $0.order) < ($1.isTotal, $1.size, $1.order) }
      .map(\.ligne)
  }

  /// The whole number in a cell; nil when there is none.
  private func entier(_ ligne: String, _ colonne: String) -> Int? {
    guard let place = colonnes.firstIndex(where: { $0.id == colonne }),
      case .entier(let number)?? = lignes.first(where: { $0.id == ligne })?.valeur(place)
    else { return nil }
    return number
  }

  /// The table with the columns that a block wants only, in its order, each followed by its value one year
  /// before and its change where the table has them.
  fileprivate func keeping(_ bloc: Composition.BlocDeTable) -> ReportTable {
    var kept: [(place: Int, libelle: String?)] = []
    for wanted in bloc.colonnes {
      for suffix in bloc.evolution ? ["", "_n_1", "_evolution"] : [""] {
        guard let place = colonnes.firstIndex(where: { $0.id == wanted.id + suffix }) else {
          continue
        }
        let libelle = wanted.libelle.map { suffix == "_n_1" ? "\($0), n − 1" : $0 }
        let said = suffix == "_evolution" ? nil : libelle
        kept += bloc.structures ? bloc.cotes(of: place, said, in: self) : [(place, said)]
      }
    }
    var table = self
    table.colonnes = kept.map { kept in
      var colonne = colonnes[kept.place]
      if let libelle = kept.libelle { colonne.libelle = libelle }
      return colonne
    }
    for line in table.lignes.indices {
      let ligne = lignes[line]
      table.lignes[line].valeurs = kept.map { ligne.valeur($0.place) }
      table.lignes[line].quotients = [:]
      table.lignes[line].nonRenseignes = [:]
      table.lignes[line].petitsEffectifs = Set(
        kept.indices.filter { ligne.petitsEffectifs.contains(kept[$0].place) })
      for (place, kept) in kept.enumerated() {
        table.lignes[line].quotients[place] = ligne.quotients[kept.place]
        table.lignes[line].nonRenseignes[place] = ligne.nonRenseignes[kept.place]
      }
    }
    return table
  }

  /// Whether all figures are 0 or missing.
  var isWithoutFigure: Bool {
    lignes.allSatisfy { ligne in
      colonnes.indices.allSatisfy {
        ligne.valeur($0) != .secret && (ligne.valeur($0)?.decimal?.mantisse ?? 0) == 0
      }
    }
  }
}

extension Figure {
  /// The drawing of the columns drawn; nil for none, and where there are too few columns.
  fileprivate init?(_ dessin: Composition.BlocDeTable.Dessin, _ drawn: [String]) {
    switch dessin {
    case .aucune: return nil
    case .chiffres: self = .chiffres
    case .courbes: self = .courbes(drawn)
    case .barresGroupees: self = .barresGroupees(drawn)
    case .barres, .parts, .carte:
      guard let first = drawn.first else { return nil }
      self = dessin == .barres ? .barres(first) : dessin == .parts ? .parts(first) : .carte(first)
    case .pyramide:
      guard drawn.count > 1 else { return nil }
      self = .pyramide(drawn[0], drawn[1])
    }
  }
}
