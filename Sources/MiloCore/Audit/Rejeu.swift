public import MiloEvents

/// How figures built up: their values as known at the end of each step of recorded time.
public struct Rejeu: Sendable {
  /// The length of a step.
  public enum Pas: String, Sendable, CaseIterable {
    /// A day.
    case jour
    /// A calendar month.
    case mois
    /// A calendar quarter.
    case trimestre
    /// A calendar year.
    case annee

    /// The last day of the step that holds a date.
    func end(of date: LocalDate) -> LocalDate {
      switch self {
      case .jour: date
      case .mois: date.mois.lastDay
      case .trimestre: Mois(index: date.mois.index / 3 * 3 + 2).lastDay
      case .annee: Mois(year: date.year, month: 12).lastDay
      }
    }
  }

  /// What was known at the end of a step.
  public struct Etape: Sendable {
    /// The last day of the step.
    public let vuAu: LocalDate
    /// How many lines were known.
    public let taille: Int
    /// The cells, in the order of the tables.
    public let cellules: [Valeur]
  }

  /// A figure as known at the end of a step.
  public struct Valeur: Hashable, Sendable {
    /// The cell, `table/ligne/colonne`.
    public let cellule: String
    /// Its value as machines read it; empty when null.
    public let valeur: String
    /// What it is counted in.
    public let unite: String
  }

  /// The steps, from the first of the period, or from the first line's when that came later.
  ///
  /// A step in which nothing was recorded repeats the one before.
  public let etapes: [Etape]
  /// How many lines came with recorded times that the journal did not see itself (`Reprise`).
  public let reprises: Int

  /// Replays a journal step by step.
  ///
  /// - Parameters:
  ///   - journal: the journal; it is read once.
  ///   - pas: the length of a step.
  ///   - vuAu: the last day of recorded time replayed; nil for the last line's step.
  ///   - cellules: the cells wanted, all those of the tables when empty.
  /// - Throws: ``RejeuError``.
  public init(
    _ journal: Journal, _ periode: Periode, _ options: Statistiques.Options, pas: Pas,
    vuAu: LocalDate? = nil, cellules: [Cellule] = [], tableaux: [Tableau] = []
  ) throws(RejeuError) {
    guard let fuseau = FuseauHoraire(journal.identity.fuseau) else {
      throw .fuseau(journal.identity.fuseau)
    }
    let scan: JournalScan
    do throws(JournalError) {
      scan = try journal.scan()
    } catch {
      throw .journal(error)
    }
    reprises = scan.lastReprise ?? 0
    let days = scan.chunks.lazy.flatMap(\.block.faits).map(\.recorded)
    guard let first = days.min(), let last = days.max() else {
      etapes = []
      return
    }
    let asked = options.tables
    var options = options
    for table in cellules.map(\.table) where !options.tables.contains(table) {
      options.tables.append(table)
    }
    let wanted = Set(cellules.map { "\($0.table)/\($0.ligne)/\($0.colonne)" })
    let lastStep = pas.end(of: fuseau.date(at: last))
    let end = min(vuAu ?? lastStep, lastStep)
    var etapes: [Etape] = []
    // What was recorded before the period is the state that its first step begins with.
    var day = pas.end(of: max(fuseau.date(at: first), min(periode.debut, end)))
    while true {
      day = min(day, end)
      let limit = fuseau.end(of: day)
      let taille = scan.chunks.reduce(0) { $0 + $1.visibleCount(before: limit) }
      if let before = etapes.last, before.taille == taille {
        etapes.append(Etape(vuAu: day, taille: taille, cellules: before.cellules))
      } else {
        let values = try Rejeu.values(
          Histoires(scan, before: limit, fuseau: fuseau, tableaux: tableaux), periode, options,
          (wanted, asked))
        etapes.append(Etape(vuAu: day, taille: taille, cellules: values))
      }
      guard day < end else { break }
      day = pas.end(of: day + 1)
    }
    self.etapes = etapes
    for cellule in wanted.sorted()
    where !etapes.contains(where: { $0.cellules.contains { $0.cellule == cellule } }) {
      throw .cellule(cellule)
    }
  }

  private static func values(
    _ histoires: Histoires, _ periode: Periode, _ options: Statistiques.Options,
    _ wanted: (cellules: Set<String>, tables: [String])
  ) throws(RejeuError) -> [Valeur] {
    let tables: [ReportTable]
    do throws(StatistiquesError) {
      tables = try Statistiques(histoires, periode, options).tables
    } catch {
      throw .statistiques(error)
    }
    return tables.flatMap { table in
      let isAsked =
        wanted.cellules.isEmpty || wanted.tables.contains { table.id.hasPrefix($0) }
      return table.cellules.map { cell in
        Valeur(
          cellule: "\(table.id)/\(cell.ligne)/\(cell.colonne)", valeur: cell.valeur,
          unite: cell.unite.rawValue)
      }.filter { isAsked || wanted.cellules.contains($0.cellule) }
    }
  }
}

/// Why a journal cannot be replayed.
public enum RejeuError: Error, Sendable {
  /// The journal cannot be read.
  case journal(JournalError)
  /// The time zone of the journal is unknown.
  case fuseau(String)
  /// The statistics cannot be computed.
  case statistiques(StatistiquesError)
  /// No step has that cell.
  case cellule(String)
}

extension RejeuError: CustomStringConvertible {
  /// One French sentence.
  public var description: String {
    switch self {
    case .journal(let error): "\(error)"
    case .fuseau(let name): "fuseau « \(name) » inconnu ; attendu un nom comme Europe/Paris"
    case .statistiques(let error): "\(error)"
    case .cellule(let cellule):
      "« \(cellule) » n’existe à aucune étape"
    }
  }
}
