import MiloEvents

/// Explains the cells of statistics whose counters wrote down their contributions.
///
/// What the cells share is sorted once: declarations by table, lines by id, contributions by cell.
struct Explicateur {
  private let statistiques: Statistiques
  private let histoires: Histoires
  private let declarations: [String: TableDeclaration]
  /// The lines of the tables asked about, by id.
  private var lignes: [String: [String: LigneDeclaration]] = [:]
  /// The contributions of the counters asked about, by cell.
  private var contributions: [Compte: [Int: [Compteur.Contribution]]] = [:]

  /// A counter: its place among the tables counted, for the period or one year before.
  private struct Compte: Hashable {
    var rang: Int
    var avant: Bool
  }

  init(_ statistiques: Statistiques, _ histoires: Histoires) {
    self.statistiques = statistiques
    self.histoires = histoires
    declarations = Dictionary(
      statistiques.tableaux.flatMap(\.declarations).map { ($0.id, $0) },
      uniquingKeysWith: { first, _ in first })
  }

  private var resultats: Resultats { statistiques.resultats }

  private func comptees(_ avant: Bool) -> TablesComptees {
    avant ? statistiques.comptees.precedent : statistiques.comptees.courant
  }

  /// Explains a cell.
  ///
  /// - Throws: a table, line or column that does not exist, with the nearest name.
  mutating func explication(of cellule: Cellule) throws(ExplicationError) -> Explication {
    explication(cellule, try formule(of: cellule))
  }

  /// The formula of a cell; nil when there is no such cell.
  mutating func formuleEventuelle(of cellule: Cellule) -> Formule? {
    guard case .formule(let formule) = recherche(cellule) else { return nil }
    return formule
  }

  /// The value of a sum of a cell; where the cell's line was never met, it adds nothing.
  func valeur(_ terme: Terme, of cellule: Cellule, avant: Bool) -> Int128 {
    let comptees = avant ? resultats.precedent : resultats.courant
    return terme.parts.reduce(Int128(0)) {
      $0 + comptees.mesure($1, table: cellule.table, ligne: cellule.ligne)
    }
  }

  /// The names of the things counted once in a measure; nil where youths or events are counted.
  func choses(of mesure: SommesSuivies.Mesure) -> Set<Octets>? {
    let comptees = comptees(mesure.avant)
    guard let comptee = comptees.tables[mesure.table],
      let place = comptees.place(mesure.ligne, table: mesure.table),
      let choses = comptee.compteur.distincts[place * comptee.compteur.mesures + mesure.mesure]
    else { return nil }
    return Set(choses.map { Octets(nom(ofChose: $0, mesure.mesure, comptee, comptees.contexte)) })
  }

  /// What a thing counted once in a measure is called.
  func nom(ofChose chose: UInt64, of mesure: SommesSuivies.Mesure) -> String {
    let comptees = comptees(mesure.avant)
    guard let comptee = comptees.tables[mesure.table]
    else { return name(ofChose: chose) }
    return nom(ofChose: chose, mesure.mesure, comptee, comptees.contexte)
  }

  private func nom(
    ofChose chose: UInt64, _ mesure: Int, _ comptee: TablesComptees.Comptee, _ contexte: Contexte
  ) -> String {
    comptee.tableau.nom(ofChose: chose, mesure: mesure, contexte) ?? name(ofChose: chose)
  }

  /// Explains a cell by a formula, its own or the one that it has in another view of the journal.
  mutating func explication(_ cellule: Cellule, _ formule: Formule) -> Explication {
    var parties: [Explication.Partie] = []
    for partie in formule.parties {
      parties.append(self.partie(partie.role, partie.terme, of: cellule, avant: partie.avant))
    }
    let valeur = resultats.valeur(formule, table: cellule.table, ligne: cellule.ligne)
    return Explication(
      cellule: cellule.description, valeur: valeur?.decimal?.description,
      enMots: enMots(cellule, valeur), parties: parties, notes: statistiques.absences(cellule))
  }

  /// « Synthèse, primo-reçus, nombre : 2 »; what the table does not name is left as the cell says it.
  private func enMots(_ cellule: Cellule, _ valeur: Valeur?) -> String {
    guard let declaration = declarations[cellule.table] else { return "\(cellule)" }
    let colonne = declaration.colonnes.first { $0.id == cellule.colonne }
    let ligne = lignes[cellule.table]?[cellule.ligne]
    let mots = [
      declaration.titre,
      MotsDesLignes.mots(cellule.ligne, of: cellule.table)?.entier ?? ligne?.libelle
        ?? cellule.ligne, colonne?.libelle ?? cellule.colonne,
    ]
    let unite = ligne?.unite ?? colonne?.unite ?? .nombre
    return mots.joined(separator: ", ") + " : " + FrenchText.value(valeur, unite: unite)
  }

  // MARK: Formulas

  /// What a name of a cell leads to.
  private enum Recherche {
    case formule(Formule)
    case sansTable, sansLigne(TableDeclaration), sansColonne(TableDeclaration), sansCellule
  }

  /// The formula of a cell.
  mutating func formule(of cellule: Cellule) throws(ExplicationError) -> Formule {
    switch recherche(cellule) {
    case .formule(let formule): return formule
    case .sansTable:
      let known = statistiques.tableaux.flatMap(\.declarations).map(\.id)
      throw .statistiques(
        .table(cellule.table, nearest: nearest(to: cellule.table, among: known)))
    case .sansColonne(let declaration):
      let columns = declaration.colonnes.map(\.id)
      throw .colonne(
        cellule.colonne, table: cellule.table, expected: columns,
        nearest: nearest(to: cellule.colonne, among: columns))
    case .sansLigne(let declaration):
      throw .ligne(
        cellule.ligne, table: cellule.table,
        nearest: nearest(to: cellule.ligne, among: toutesLignes(declaration).map(\.id)))
    case .sansCellule:
      throw .sansCellule("\(cellule)")
    }
  }

  private mutating func recherche(_ cellule: Cellule) -> Recherche {
    guard let declaration = declarations[cellule.table] else { return .sansTable }
    guard let place = declaration.colonnes.firstIndex(where: { $0.id == cellule.colonne }) else {
      return .sansColonne(declaration)
    }
    if lignes[cellule.table] == nil {
      lignes[cellule.table] = Dictionary(
        toutesLignes(declaration).lazy.filter { !$0.isCachee }.map { ($0.id, $0) },
        uniquingKeysWith: { first, _ in first })
    }
    guard let ligne = lignes[cellule.table]?[cellule.ligne] else { return .sansLigne(declaration) }
    guard let formule = ligne.formules[place] ?? declaration.colonnes[place].formule else {
      return .sansCellule
    }
    return .formule(formule)
  }

  private func toutesLignes(_ declaration: TableDeclaration) -> [LigneDeclaration] {
    declaration.lignes + resultats.courant.lignesOuvertes(declaration.id)
  }

  // MARK: Contributions

  private mutating func partie(
    _ role: Explication.Role, _ terme: Terme, of cellule: Cellule, avant: Bool
  ) -> Explication.Partie {
    var found: [Explication.Contribution] = []
    for part in terme.parts {
      let comptees = comptees(avant)
      let table = part.table ?? cellule.table
      let ligne = part.ligne ?? cellule.ligne
      guard let comptee = comptees.tables[table],
        let place = comptees.place(ligne, table: table)
      else { continue }
      let known = contributions(
        of: comptee, avant: avant, to: place * comptee.compteur.mesures + part.mesure,
        comptees.contexte)
      found += known
    }
    found.sort { ($0.index, $0.montant) < ($1.index, $1.montant) }
    return Explication.Partie(
      role: role, valeur: valeur(terme, of: cellule, avant: avant), contributions: found)
  }

  private mutating func contributions(
    of comptee: TablesComptees.Comptee, avant: Bool, to cellule: Int, _ contexte: Contexte
  ) -> [Explication.Contribution] {
    let (compteur, compte) = (comptee.compteur, Compte(rang: comptee.rang, avant: avant))
    if contributions[compte] == nil {
      contributions[compte] = Dictionary(
        grouping: compteur.contributions ?? [], by: \.cellule)
    }
    let isDistinct = compteur.distincts[cellule] != nil
    // Cores count a thing once each; together it counts once, at its first line.
    var seen: Set<UInt64> = []
    return (contributions[compte]?[cellule] ?? []).sorted { $0.ligne < $1.ligne }
      .map { contribution in
        let montant =
          isDistinct ? (seen.insert(contribution.chose).inserted ? 1 : 0) : contribution.montant
        let isYouth = contribution.jeune != Fait.nobody
        return Explication.Contribution(
          jeune: isYouth ? histoires.texts.text(contribution.jeune) : nil,
          index: Int(contribution.ligne), montant: montant,
          chose: isDistinct
            ? nom(
              ofChose: contribution.chose, contribution.cellule % compteur.mesures, comptee,
              contexte) : nil)
      }
  }

  /// The code of a thing counted once, or the line of an event counted once.
  private func name(ofChose chose: UInt64) -> String {
    let number = UInt32(truncatingIfNeeded: chose)
    return chose >> 32 == UInt64(Compteur.Chose.evenement.rawValue)
      ? "#\(number)" : histoires.texts.text(number)
  }
}

extension Statistiques {
  /// What a declared table counts for want of.
  fileprivate func absences(_ cellule: Cellule) -> [String] {
    for case let table as TableDeclaree in tableaux
    where table.tableau.id == cellule.table && table.nationale == nil {
      let own = table.tableau.colonnes.filter {
        cellule.colonne == $0.id || cellule.colonne.hasPrefix($0.id + ".")
      }
      return (table.tableau.sans + own.flatMap(\.sans)).map {
        "Compté parce qu’aucun rang de « \($0.compte) » n’a été trouvé."
      }
    }
    return []
  }
}
