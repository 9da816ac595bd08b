import MiloEvents

/// A published figure, and the cell of our tables that must show it.
public struct Cible: Sendable, Decodable {
  /// Whether the figure can be recomputed from a coherent journal.
  public enum Statut: String, Sendable, Decodable {
    /// The cell must show it.
    case reproductible
    /// Another figure of the same document contradicts it: `raison` says which.
    case contradictoire
    /// The document does not say exactly what is counted.
    case ambigu
    /// Not in the first list of tables; the cell comes from the second one.
    case manque
    /// Of no event of the first catalogue; the cell comes from the life of the structure.
    case horsJournal = "hors_journal"
  }

  /// Identifier of the figure in the reference list.
  public let id: String
  /// What it counts, in our own words.
  public let libelle: String
  /// The cell, `table/ligne/colonne`.
  public let cellule: String
  /// `axe=valeur`, several joined by `&`; nil for the whole structure.
  public let filtre: String?
  /// First day of the period, when it is not the year of the report.
  public let du: String?
  /// Last day of the period, when it is not the year of the report.
  public let au: String?
  /// What the cell must show, as text (cents for money, one decimal for shares).
  public let valeur: String
  /// Number of decimals it was published with, when it is not the cell's own.
  public let decimales: Int?
  /// Numerator that gives a published share.
  public let effectif: Int?
  /// Denominator that gives a published share.
  public let base: Int?
  /// See `Statut`.
  public let statut: Statut
  /// Why the figure cannot be shown, or needs a reading.
  public let raison: String?
  /// What a coherent journal gives for a contradictory figure.
  public let journal: String?
  /// True for a figure of 2023 or 2024, which the journal shows once continued beyond the report.
  public let suite: Bool?
  /// Other cells that are equal to this one by definition.
  public let aussi: [String: String]?
  /// The number as printed.
  public let publie: String
  /// The unit as printed.
  public let unite: String
}

extension Cible {
  /// What names the figure among the others: the cell, `?filtre` if any, and `@3ans` over three years.
  fileprivate var cle: String {
    var cle = cellule
    if let filtre { cle += "?" + filtre }
    if let du, let au, let debut = Int(du.prefix(4)), let fin = Int(au.prefix(4)), fin > debut {
      cle += "@\(fin - debut + 1)ans"
    }
    return cle
  }
}

/// The published figures of one report, by cell.
public struct Cibles: Sendable {
  /// All of them, in the order of the report.
  public let toutes: [Cible]
  private let parCellule: [String: Cible]

  /// Reads the embedded lists, one after the other.
  init(json: String...) {
    do {
      toutes = try json.flatMap { try JSONText.decode([Cible].self, from: $0) }
    } catch {
      fatalError("liste de cibles illisible : \(error)")
    }
    var parCellule: [String: Cible] = [:]
    for cible in toutes {
      // Of two figures that contradict each other, the first listed is the one retained.
      let connue = parCellule[cible.cle]?.statut
      if connue == nil || connue == .contradictoire && cible.statut != .contradictoire {
        parCellule[cible.cle] = cible
      }
    }
    for cible in toutes {
      for egale in (cible.aussi ?? [:]).keys where parCellule[egale] == nil {
        parCellule[egale] = cible
      }
    }
    self.parCellule = parCellule
  }

  /// The count behind a cell: the published number, or the numerator of a published share.
  ///
  /// A filter follows the cell after `?`.
  func effectif(_ cellule: String) -> Int {
    guard let cible = parCellule[cellule], let nombre = cible.effectif ?? Int(cible.valeur) else {
      fatalError("aucun effectif pour \(cellule)")
    }
    return nombre
  }
}
