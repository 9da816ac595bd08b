public import MiloEvents

/// What the rows of CSV files come to beside a journal: what is new, what is there already, what changed,
/// what was cancelled since; and the lines to append so that the journal says it.
///
/// ```swift
/// let contents = try ImportCSV(bytes, modele, source: source, fuseau: fuseau)
/// let plan = try Rapprochement([contents], journal, maintenant: now)
/// if plan.rejets.isEmpty { try writer.append(lines: plan.lignes, file: "") }
/// ```
///
/// A row with an id is the event of that id; when it says something else, the mapping's `si_change` says
/// what is done. A row without id is there already when the latest event of its kind, subject and time has
/// its content; several rows of one kind, subject and time are compared with as many of the latest.
public struct Rapprochement: Sendable {
  /// What becomes of an event of a row.
  public enum Sort: Hashable, Sendable, CaseIterable {
    /// It is written.
    case ajoute
    /// The journal has it.
    case present
    /// Another row of the files says it.
    case double
    /// The journal has another content under its id: one rectification is written.
    case rectifie
    /// The journal has an event of another kind under its id: it is cancelled, and the new one written.
    case remplace
    /// The journal has another content under its id, and the mapping says to leave it.
    case ignore
    /// It was imported, then cancelled: it stays cancelled.
    case annule
    /// It was imported, then cancelled: it is written anew.
    case retabli
    /// It names an event that the journal does not have, and the mapping says to leave it.
    case absent
  }

  /// What becomes of one event of a row.
  public struct Decision: Hashable, Sendable {
    /// Place of the file among those imported.
    public var fichier: Int
    /// Number of the row as a spreadsheet shows it.
    public var row: Int
    /// Name of the kind, as `dispositif.entree`.
    public var type: String
    /// What becomes of it.
    public var sort: Sort
    /// The id concerned; for `absent`, the one that the journal does not have.
    public var id: String
  }

  /// A row refused.
  public struct Refus: Hashable, Sendable {
    /// Place of the file among those imported.
    public var fichier: Int
    /// The row, and why.
    public var rejet: ImportCSV.Rejet
  }

  /// What becomes of each event, in the order of the rows.
  public internal(set) var decisions: [Decision] = []
  /// The rows that cannot be imported: those that make no event, and those that the journal contradicts.
  public internal(set) var rejets: [Refus] = []
  /// How many events that are there have encrypted fields that no key at hand could compare.
  public internal(set) var nonCompares = 0
  /// The lines to append, all or none.
  public internal(set) var lignes: [[UInt8]] = []
  /// For each line to append, the file, and the place of its event in the file's `lignes`.
  var origines: [(fichier: Int, ligne: Int)] = []
  private var counts: [String: [Sort: Int]] = [:]
  let imports: [ImportCSV]
  var connu: JournalConnu
  let retablir: Bool?
  let maintenant: RecordedTime
  /// Whether keys are at hand to read and hide encrypted fields.
  let hasCoffre: Bool

  /// Compares the events of CSV files with a journal; reads it once, and writes nothing.
  ///
  /// - Parameters:
  ///   - imports: the files, in order; those of one source and time zone as the journal's.
  ///   - retablir: what is done of events cancelled since; what the mapping says when nil.
  ///   - maintenant: when corrections happen.
  ///   - coffre: where the keys of encrypted fields are.
  /// - Throws: a line of the journal that is not valid, or an error of its store.
  public init(
    _ imports: [ImportCSV], _ journal: Journal, retablir: Bool? = nil, maintenant: RecordedTime,
    coffre: (any KeyStore)? = nil
  ) throws(JournalError) {
    self.imports = imports
    self.retablir = retablir
    self.maintenant = maintenant
    hasCoffre = coffre != nil
    connu = try JournalConnu(journal, for: imports, coffre: coffre)
    for (fichier, contents) in imports.enumerated() {
      rejets += contents.rejets.map { Refus(fichier: fichier, rejet: $0) }
      let groupes = groupes(of: contents)
      for place in contents.lignes.indices {
        decide(place, of: fichier, groupes)
      }
      sorts = [:]
      vus = [:]
    }
  }

  /// For events without id of their own, what was decided of all those of one kind, subject and time.
  var sorts: [Int: Sort] = [:]
  /// The rows of the file at work that say what the journal has, by the hash of their id.
  var vus: [UInt64: Int] = [:]

  /// How the writer's fault about a line reads for who holds the files.
  ///
  /// - Parameter fault: its index is that of the line in `lignes`.
  public func refus(_ fault: LineFault) -> Refus {
    let origine = origines[fault.index]
    var fault = fault
    fault.index = origine.ligne
    return Refus(fichier: origine.fichier, rejet: imports[origine.fichier].rejet(fault))
  }

  /// How many events have that fate; of one kind only when it is named.
  public func count(_ sort: Sort, type: String? = nil) -> Int {
    guard let type else { return counts.values.reduce(0) { $0 + ($1[sort] ?? 0) } }
    return counts[type]?[sort] ?? 0
  }

  mutating func note(_ ligne: ImportCSV.Ligne, _ fichier: Int, _ sort: Sort, _ id: String) {
    counts[ligne.type, default: [:]][sort, default: 0] += 1
    decisions.append(
      Decision(fichier: fichier, row: ligne.row, type: ligne.type, sort: sort, id: id))
  }

  mutating func refuse(
    _ ligne: ImportCSV.Ligne, _ fichier: Int, _ colonne: String?, _ raison: String
  ) {
    rejets.append(
      Refus(
        fichier: fichier,
        rejet: ImportCSV.Rejet(row: ligne.row, colonne: colonne, raison: raison)))
  }

  mutating func append(_ event: Event, _ fichier: Int, _ place: Int) {
    lignes.append(EventWriter.line(of: event))
    origines.append((fichier, place))
  }
}
