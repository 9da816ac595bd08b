import MiloEvents

/// What stands behind a cell: the youths counted and the events that make them count.
///
/// A share is explained by its numerator and its denominator; a mean by its sum and its count; a
/// change over one year by the value of each year. Every table is explained by the same means: the
/// contributions that its counter wrote down.
public struct Explication: Sendable {
  /// One side of the cell: a sum of contributions.
  public struct Partie: Hashable, Sendable {
    /// What it is in the cell.
    public let role: Role
    /// Its value.
    public let valeur: Int128
    /// The contributions, in the order of the lines.
    public fileprivate(set) var contributions: [Contribution]
  }

  /// One event that counts in the cell.
  public struct Contribution: Hashable, Sendable {
    /// Identifier of the youth; nil for facts of the structure.
    public let jeune: String?
    /// Index of the line.
    public let index: Int
    /// By how much; 0 for further events of somebody or something already counted, and for the `profil`
    /// that makes a youth count.
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
  /// What people read for it: its table, its line, its column, and the value with its unit.
  public let enMots: String
  /// What it is made of.
  public private(set) var parties: [Partie]
  /// What no contribution shows: what must not be found, and was not; the cell that a target names.
  public private(set) var notes: [String]
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
  /// The line has nothing under that column.
  case sansCellule(String)
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
    case .sansCellule(let cellule):
      return "« \(cellule) » : cette ligne n’a rien dans cette colonne"
    }
  }
}

extension Explication {
  /// Explains a cell.
  ///
  /// Of a youth, the contributions name the `profil` events too without whose values it would not count. What
  /// is achieved of a target is the cell that the target names: it is explained in its place.
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
    let formule = try explicateur.formule(of: cellule)
    var own = explicateur.explication(cellule, formule)
    do {
      try own.add(LignesDuDossier(question, options, cellule, formule))
    } catch {
      throw .statistiques(error)
    }
    if let nom = formule.celluleNommee { own.adopt(nom, asked) }
    self = own
  }

  /// Adds what stands behind the cell that a target names.
  private mutating func adopt(_ nom: String, _ asked: Question) {
    guard let cellule = Cellule(nom), cellule.table != Objectifs.id else {
      notes.append("« \(nom) » n’est pas une cellule que l’on puisse expliquer.")
      return
    }
    do throws(ExplicationError) {
      let named = try Explication(
        cellule, asked.histoires, asked.periode, filtres: asked.filtres)
      parties = named.parties + parties
      notes += ["Réalisé : la cellule « \(nom) »."] + named.notes
    } catch {
      notes.append("Réalisé : la cellule « \(nom) », qui ne peut être expliquée : \(error).")
    }
  }

  /// Adds the `profil` events without whose values youths would not count.
  private mutating func add(_ dossiers: LignesDuDossier) {
    for place in parties.indices {
      let more = dossiers.contributions(parties[place].contributions, partie: place)
      guard !more.isEmpty else { continue }
      parties[place].contributions += more
      parties[place].contributions.sort { ($0.index, $0.montant) < ($1.index, $1.montant) }
    }
  }
}
