import Dispatch
public import MiloEvents
import Synchronization

/// The events that the rows of a CSV file make through a mapping, and the rows it cannot make any of.
///
/// Nothing is compared with a journal here, and nothing is written: `Rapprochement` says what of it is
/// new, changed or already there, and gives the lines for `JournalWriter`. Ids follow from what the rows
/// say.
public struct ImportCSV: Sendable {
  /// An event of a row.
  public struct Ligne: Sendable {
    /// The event, without recorded time.
    public var evenement: Event
    /// The event as a line.
    public var bytes: [UInt8]
    /// Name of the kind, as `dispositif.entree`.
    public var type: String
    /// Number of the row as a spreadsheet shows it.
    public var row: Int
    /// Place of its kind in the mapping.
    var gabarit: Int
  }

  /// A row refused, with the cell at fault.
  public struct Rejet: Hashable, Sendable, CustomStringConvertible {
    /// Number of the row as a spreadsheet shows it.
    public var row: Int
    /// The column; nil when the row itself is at fault.
    public var colonne: String?
    /// What was found and what was expected, in French.
    public var raison: String

    /// One French sentence.
    public var description: String {
      "ligne \(row)" + (colonne.map { ", colonne « \($0) »" } ?? "") + " : " + raison
    }
  }

  /// A row of which something is to be told, though it is not refused.
  public struct Remarque: Hashable, Sendable {
    /// Number of the row as a spreadsheet shows it.
    public var row: Int
    /// What the row says of itself, or what is to be told of it, in French.
    public var texte: String
  }

  /// The events of the rows that are not refused, in order.
  public internal(set) var lignes: [Ligne] = []
  /// The cells refused, in order.
  public internal(set) var rejets: [Rejet] = []
  /// The hours that a change of time repeats or skips.
  public internal(set) var avis: [Remarque] = []
  /// The rows that satisfy no condition and make no event, each with what it says where the conditions
  /// look.
  public internal(set) var sansEffet: [Remarque] = []
  /// The rows that make an event, but say something that the conditions on that column do not name.
  public internal(set) var partielles: [Remarque] = []
  /// The rows that the mapping passes over, each with its first words.
  public internal(set) var passees: [Remarque] = []
  /// How many rows hold something, header left out.
  public internal(set) var rowCount = 0
  /// The columns that nothing reads and that the mapping does not say it ignores.
  public var nonLues: [String] {
    let read = Set((modele.colonnes + modele.ignorees).compactMap { enTete.place($0) })
    return enTete.noms.indices.filter { !read.contains($0) }.map { enTete.designation($0) }
  }

  /// The mapping.
  public let modele: Modele
  /// The `source` of the events.
  public let source: String
  let fuseau: FuseauHoraire
  var enTete = EnTete([])

  /// Reads a CSV file through a mapping.
  ///
  /// - Parameters:
  ///   - bytes: the whole file.
  ///   - source: the `source` of the events.
  ///   - fuseau: the time zone of the hours written without one, and in which all are written.
  /// - Throws: a column that the mapping names and the file lacks, or an encoding that does not hold.
  public init(
    _ bytes: [UInt8], _ modele: Modele, source: String, fuseau: FuseauHoraire
  ) throws(FormeError) {
    self.modele = modele
    self.source = source
    self.fuseau = fuseau
    var reader = try CSVReader(
      decoding: bytes, modele.encodage, modele.separateur, titles: modele.avantEntete)
    do throws(CSVReader.Fault) {
      guard let header = try reader.next() else {
        throw CSVReader.Fault(
          row: modele.avantEntete + 1, found: "la fin du fichier", expected: "une ligne d’en-têtes")
      }
      enTete = EnTete(header.fields)
      for nom in modele.colonnes {
        if let fault = enTete.fault(nom, row: header.row) { throw fault }
      }
      var records: [CSVReader.Record] = []
      while let record = try reader.next() { records.append(record) }
      rowCount = records.count
      convert(records)
    } catch {
      throw FormeError(
        chemin: "ligne \(error.row)", found: error.found, expected: error.expected)
    }
  }

  /// How the writer's faults about an event read for who holds the CSV file.
  ///
  /// - Parameter fault: its index is that of the event in `lignes`.
  public func rejet(_ fault: LineFault) -> Rejet {
    let ligne = lignes[fault.index]
    return rejet(fault.fault, row: ligne.row, modele.gabarits[ligne.gabarit])
  }

  /// Converts the rows on all cores: each is converted by itself, and they are put back in order.
  private mutating func convert(_ records: [CSVReader.Record]) {
    let slices = 64
    let empty = self
    let parts = Mutex([ImportCSV](repeating: empty, count: slices))
    DispatchQueue.concurrentPerform(iterations: slices) { slice in
      var part = empty
      let range = records.count * slice / slices..<records.count * (slice + 1) / slices
      for record in records[range] { part.convert(record) }
      let converted = part
      parts.withLock { $0[slice] = converted }
    }
    for part in parts.withLock({ $0 }) {
      lignes += part.lignes
      rejets += part.rejets
      avis += part.avis
      sansEffet += part.sansEffet
      partielles += part.partielles
      passees += part.passees
    }
  }
}
