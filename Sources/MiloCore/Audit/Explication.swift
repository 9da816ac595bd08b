import MiloEvents

/// What stands behind a cell: the youths counted and the events that make them count.
///
/// A share is explained by its numerator and its denominator; a mean by its sum and its count; a
/// change over one year by the value of each year. Every table is explained by the same means: the
/// contributions that its counter wrote down.
public struct Explication: Sendable {
  /// One side of the cell: a sum of contributions.
  public struct Partie: Hashable, Sendable {
    /// What it is in the cell, as « numérateur ».
    public let role: String
    /// Its value.
    public let valeur: Int128
    /// The contributions, in the order of the lines.
    public let contributions: [Contribution]
  }

  /// One event that counts in the cell.
  public struct Contribution: Hashable, Sendable {
    /// Identifier of the youth; nil for facts of the structure.
    public let jeune: String?
    /// Index of the line.
    public let index: Int
    /// By how much; 0 for further events of somebody or something already counted.
    public let montant: Int
    /// What is counted once, when it is not the youth.
    public let chose: String?

    /// What the contribution counts: a youth, a thing, or the event itself.
    public var cle: String { chose ?? jeune ?? "#\(index)" }
  }

  /// The cell, `table/ligne/colonne`.
  public let cellule: String
  /// Its value as displayed; nil when null.
  public let valeur: String?
  /// What it is made of.
  public let parties: [Partie]
  /// What no contribution shows: what must not be found, and was not.
  public let notes: [String]
}

/// Why a cell cannot be explained.
public enum ExplicationError: Error, Hashable, Sendable {
  /// The statistics themselves cannot be computed.
  case statistiques(StatistiquesError)
  /// The table has no such line.
  case ligne(String, table: String, nearest: String?)
  /// The table has no such column.
  case colonne(String, table: String, expected: [String], nearest: String?)
  /// The circumstances that the cell says leave no period.
  case circonstances(String)
  /// The cell is a value computed otherwise than from contributions.
  case sansContribution(String)
}

extension ExplicationError: CustomStringConvertible {
  /// One French sentence.
  public var description: String {
    func propose(_ name: String?) -> String {
      name.map { " (vouliez-vous dire « \($0) » ?)" } ?? ""
    }
    switch self {
    case .statistiques(let error): return error.description
    case .ligne(let ligne, let table, let nearest):
      return
        "la table « \(table) » n’a pas de ligne « \(ligne) » pour cette période\(propose(nearest))"
    case .colonne(let colonne, let table, let expected, let nearest):
      return "la table « \(table) » n’a pas de colonne « \(colonne) »\(propose(nearest)) ; attendu "
        + expected.joined(separator: ", ")
    case .circonstances(let cellule):
      return
        "« \(cellule) » ne laisse aucune période : attendu un premier jour au plus tard le dernier"
    case .sansContribution(let cellule):
      return "« \(cellule) » ne se décompose pas en événements"
    }
  }
}

extension Explication {
  /// Explains a cell.
  ///
  /// - Throws: a table, line or column that does not exist, with the nearest name.
  public init(
    _ cellule: Cellule, _ histoires: Histoires, _ periode: Periode,
    filtres: [FiltreDemande] = []
  ) throws(ExplicationError) {
    let asked = Question(histoires: histoires, periode: periode, filtres: filtres)
    guard let question = asked.selon(cellule.circonstances) else {
      throw .circonstances("\(cellule)")
    }
    var options = Statistiques.Options()
    options.tables = [cellule.table]
    options.filtres = question.filtres
    let statistiques: Statistiques
    do {
      statistiques = try Statistiques(
        question.histoires, question.periode, options, explains: true)
    } catch {
      throw .statistiques(error)
    }
    var explicateur = Explicateur(statistiques, question.histoires)
    self = try explicateur.explication(of: cellule)
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

extension Formule {
  /// The sums that the formula is made of, and what they are in it.
  var parties: [(role: String, terme: Terme, avant: Bool)] {
    switch self {
    case .compte(let terme), .compteSi(let terme, _): [("compte", terme, false)]
    case .centiemes(let terme): [("centièmes", terme, false)]
    case .part(let numerator, let denominator):
      [("numérateur", numerator, false), ("dénominateur", denominator, false)]
    case .valeur(_, let terme, _): [("valeurs", terme, false)]
    case .quotient(let total, let count, _, _):
      [("somme", total, false), ("nombre", count, false)]
    case .realise, .taux: []
    case .jusquAu(_, let formule): formule.parties
    case .avant(let formule):
      formule.parties.map { ($0.role + " un an avant", $0.terme, true) }
    case .evolution(let formule):
      formule.parties + Formule.avant(formule).parties
    }
  }
}

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
    let comptees = mesure.avant ? resultats.precedent : resultats.courant
    guard let structure = comptees.structures.first, let comptee = structure.tables[mesure.table],
      let place = structure.place(mesure.ligne, table: mesure.table),
      let choses = comptee.compteur.distincts[place * comptee.compteur.mesures + mesure.mesure]
    else { return nil }
    return Set(choses.map { Octets(nom(ofChose: $0, mesure.mesure, comptee, structure.contexte)) })
  }

  /// What a thing counted once in a measure is called.
  func nom(ofChose chose: UInt64, of mesure: SommesSuivies.Mesure) -> String {
    let comptees = mesure.avant ? resultats.precedent : resultats.courant
    guard let structure = comptees.structures.first, let comptee = structure.tables[mesure.table]
    else { return name(ofChose: chose) }
    return nom(ofChose: chose, mesure.mesure, comptee, structure.contexte)
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
    return Explication(
      cellule: cellule.description,
      valeur: resultats.valeur(formule, table: cellule.table, ligne: cellule.ligne)?
        .decimal?.description,
      parties: parties, notes: statistiques.absences(cellule))
  }

  // MARK: Formulas

  /// What a name of a cell leads to.
  private enum Recherche {
    case formule(Formule)
    case sansTable, sansLigne(TableDeclaration), sansColonne(TableDeclaration), sansContribution
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
    case .sansContribution:
      throw .sansContribution("\(cellule)")
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
      return .sansContribution
    }
    return .formule(formule)
  }

  private func toutesLignes(_ declaration: TableDeclaration) -> [LigneDeclaration] {
    declaration.lignes + resultats.courant.lignesOuvertes(declaration.id)
  }

  // MARK: Contributions

  private mutating func partie(
    _ role: String, _ terme: Terme, of cellule: Cellule, avant: Bool
  ) -> Explication.Partie {
    var found: [Explication.Contribution] = []
    for part in terme.parts {
      let comptees = avant ? resultats.precedent : resultats.courant
      let table = part.table ?? cellule.table
      let ligne = part.ligne ?? cellule.ligne
      guard let structure = comptees.structures.first, let comptee = structure.tables[table],
        let place = structure.place(ligne, table: table)
      else { continue }
      let known = contributions(
        of: comptee, avant: avant, to: place * comptee.compteur.mesures + part.mesure,
        structure.contexte)
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
