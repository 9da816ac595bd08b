import Dispatch
public import MiloEvents
import Synchronization

/// The events that a CSV file makes through a mapping, and the rows it cannot make any of.
///
/// Nothing is written here: the lines go to `JournalWriter`, all or none. Ids follow from what the
/// rows say, so that the same file imported twice adds nothing.
public struct ImportCSV: Sendable {
  /// A line for the journal, and where it comes from.
  public struct Ligne: Sendable {
    /// The event as a line, without recorded time.
    public var bytes: [UInt8]
    /// Name of the kind, as `dispositif.entree`.
    public var type: String
    /// Number of the row as a spreadsheet shows it.
    public var row: Int
    fileprivate var gabarit: Int
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

  /// The lines of the rows that are not refused, in order.
  public private(set) var lignes: [Ligne] = []
  /// The cells refused, in order.
  public private(set) var rejets: [Rejet] = []
  /// How many rows hold something, header left out.
  public private(set) var rowCount = 0

  private let modele: Modele
  private let source: String
  private let fuseau: FuseauHoraire
  private var places: [String: Int] = [:]

  /// Reads a CSV file through a mapping.
  ///
  /// - Parameters:
  ///   - bytes: the whole file.
  ///   - source: the `source` of the events.
  ///   - fuseau: the time zone of the hours written without one.
  /// - Throws: a column that the mapping names and the file lacks, or an encoding that does not hold.
  public init(
    _ bytes: [UInt8], _ modele: Modele, source: String, fuseau: FuseauHoraire
  ) throws(ModeleError) {
    self.modele = modele
    self.source = source
    self.fuseau = fuseau
    var reader = try Modele.reader(bytes, modele.encodage, modele.separateur)
    do throws(CSVReader.Fault) {
      guard let header = try reader.next() else {
        throw CSVReader.Fault(row: 1, found: "un fichier vide", expected: "une ligne d’en-têtes")
      }
      try place(header.fields.map(\.trimmed))
      var records: [CSVReader.Record] = []
      while let record = try reader.next() { records.append(record) }
      rowCount = records.count
      convert(records, columns: header.fields.count)
    } catch {
      throw ModeleError(
        chemin: "ligne \(error.row)", found: error.found, expected: error.expected)
    }
  }

  /// How the writer's faults about a line read for who holds the CSV file.
  public func rejet(_ fault: LineFault) -> Rejet {
    let ligne = lignes[fault.index]
    return rejet(fault.fault, row: ligne.row, modele.gabarits[ligne.gabarit])
  }

  private mutating func place(_ header: [String]) throws(CSVReader.Fault) {
    for (place, name) in header.enumerated() where !name.isEmpty {
      if places[name] != nil, modele.colonnes.contains(name) {
        throw CSVReader.Fault(
          row: 1, found: "deux colonnes « \(name) »",
          expected: "un nom par colonne que lit le modèle")
      }
      places[name] = place
    }
    for name in modele.colonnes where places[name] == nil {
      let proposal = nearest(to: name, among: header).map { " (la plus proche : « \($0) »)" } ?? ""
      throw CSVReader.Fault(
        row: 1, found: "les colonnes " + header.map { "« \($0) »" }.joined(separator: ", "),
        expected: "la colonne « \(name) » que lit le modèle\(proposal)")
    }
  }

  /// Converts the rows on all cores: each is converted by itself, and they are put back in order.
  private mutating func convert(_ records: [CSVReader.Record], columns: Int) {
    let slices = 64
    let empty = self
    let parts = Mutex([ImportCSV](repeating: empty, count: slices))
    DispatchQueue.concurrentPerform(iterations: slices) { slice in
      var part = empty
      let range = records.count * slice / slices..<records.count * (slice + 1) / slices
      for record in records[range] { part.convert(record, columns: columns) }
      let converted = part
      parts.withLock { $0[slice] = converted }
    }
    for part in parts.withLock({ $0 }) {
      lignes += part.lignes
      rejets += part.rejets
    }
  }

  private mutating func convert(_ record: CSVReader.Record, columns: Int) {
    let extra = record.fields.dropFirst(columns)
    guard extra.allSatisfy(\.isEmpty) else {
      rejets.append(
        Rejet(
          row: record.row, colonne: nil,
          raison: "trouvé \(record.fields.count) cellules, attendu \(columns) comme l’en-tête"))
      return
    }
    var made: [Ligne] = []
    var ids: [String: String] = [:]
    let before = rejets.count
    for (number, gabarit) in modele.gabarits.enumerated()
    where gabarit.conditions.allSatisfy({ $0.holds(cell($0.colonne, record)) }) {
      guard let event = event(gabarit, record, ids) else { continue }
      ids[gabarit.nom] = event.id
      made.append(
        Ligne(
          bytes: EventWriter.line(of: event), type: gabarit.declaration.nom, row: record.row,
          gabarit: number))
    }
    if rejets.count == before { lignes += made }
  }

  private func cell(_ colonne: String, _ record: CSVReader.Record) -> String {
    guard let place = places[colonne], place < record.fields.count else { return "" }
    return record.fields[place]
  }

  /// The event that a row makes, or nil after its faults were noted.
  private mutating func event(
    _ gabarit: Modele.Gabarit, _ record: CSVReader.Record, _ ids: [String: String]
  ) -> Event? {
    let before = rejets.count
    var event = Event(
      id: "", source: source, type: gabarit.declaration.type, subject: nil, time: "",
      data: JSONObject())
    event.subject = gabarit.sujet.flatMap { text($0, .libelle, record) }
    event.time = text(gabarit.le, .moment, record) ?? ""
    if event.time.isEmpty, rejets.count == before {
      reject(record.row, gabarit.le.colonne, "trouvé une cellule vide, attendu une date")
    }
    if let auteur = gabarit.auteur.flatMap({ text($0, .libelle, record) }) {
      (event.authType, event.authID) = ("user", auteur)
    }
    for (field, valeur) in gabarit.champs {
      if let name = valeur.evenement {
        event.data[field.name] = ids[name].map { .string($0) }
      } else if let value = value(valeur, field.type, record) {
        event.data[field.name] = value
      }
    }
    if rejets.count == before {
      do throws(FieldError) {
        try gabarit.declaration.check(event.data)
      } catch {
        rejets.append(rejet(error, row: record.row, gabarit))
      }
    }
    guard rejets.count == before else { return nil }
    event.id = id(of: event, gabarit, record)
    return rejets.count == before ? event : nil
  }

  /// A single column is the id itself; several, or the whole event, make one by their hash.
  private mutating func id(
    of event: Event, _ gabarit: Modele.Gabarit, _ record: CSVReader.Record
  ) -> String {
    var parts: [String] = []
    for valeur in gabarit.id {
      guard let text = text(valeur, .libelle, record) else {
        reject(record.row, valeur.colonne, "trouvé une cellule vide, attendu de quoi faire l’id")
        return ""
      }
      parts.append(text)
    }
    if parts.count == 1 { return parts[0] }
    if parts.isEmpty {
      let data = String(decoding: JSONWriter.bytes(of: .object(event.data)), as: UTF8.self)
      parts = [event.subject ?? "", event.time, data]
    }
    return UUIDv8.make(of: [source, gabarit.nom] + parts)
  }

  private mutating func text(
    _ valeur: Modele.Valeur, _ type: FieldType, _ record: CSVReader.Record
  ) -> String? {
    value(valeur, type, record)?.string
  }

  private mutating func value(
    _ valeur: Modele.Valeur, _ type: FieldType, _ record: CSVReader.Record
  ) -> JSONValue? {
    let text = valeur.colonne.map { cell($0, record) } ?? valeur.constante ?? ""
    do throws(CelluleError) {
      return try valeur.traduire(text, type, fuseau)
    } catch {
      let proposal = error.nearest.map { " (vouliez-vous dire « \($0) » ?)" } ?? ""
      reject(
        record.row, valeur.colonne, "trouvé \(error.found), attendu \(error.expected)\(proposal)")
      return nil
    }
  }

  private mutating func reject(_ row: Int, _ colonne: String?, _ raison: String) {
    rejets.append(Rejet(row: row, colonne: colonne, raison: raison))
  }

  /// The fault of a field, told by the column it comes from.
  private func rejet(_ fault: FieldError, row: Int, _ gabarit: Modele.Gabarit) -> Rejet {
    let valeur: Modele.Valeur?
    switch fault.field {
    case "subject": valeur = gabarit.sujet
    case "time": valeur = gabarit.le
    case "id": valeur = gabarit.id.first
    default:
      valeur =
        gabarit.champs.first { champ, _ in
          let name = "data.\(champ.name)"
          return fault.field == name || fault.field.hasPrefix(name + ".")
        }?.valeur
    }
    return Rejet(row: row, colonne: valeur?.colonne, raison: "\(fault)")
  }
}

extension Modele {
  /// The columns that the mapping reads, in order, each once.
  var colonnes: [String] {
    var seen: Set<String> = []
    return gabarits.flatMap { gabarit in
      let values =
        [gabarit.sujet, gabarit.le, gabarit.auteur].compactMap { $0 } + gabarit.id
        + gabarit.champs.map(\.valeur)
      return gabarit.conditions.map(\.colonne) + values.compactMap(\.colonne)
    }.filter { seen.insert($0).inserted }
  }

  /// A reader of the bytes, decoded and split as said, or as guessed.
  static func reader(
    _ bytes: [UInt8], _ encodage: Encodage?, _ separateur: UInt8?
  ) throws(ModeleError) -> CSVReader {
    guard !bytes.starts(with: [0xFF, 0xFE]), !bytes.starts(with: [0xFE, 0xFF]) else {
      throw ModeleError(
        chemin: "encodage", found: "un fichier en UTF-16",
        expected: "UTF-8 ou Windows-1252 : enregistrez-le « CSV UTF-8 »")
    }
    guard let text = (encodage ?? Encodage(guessing: bytes)).utf8(bytes) else {
      throw ModeleError(
        chemin: "encodage", found: "des octets qui ne sont pas de l’UTF-8",
        expected: "« windows-1252 », sans doute, ou rien pour le deviner")
    }
    return CSVReader(utf8: text, separator: separateur)
  }
}

extension Modele.Condition {
  /// Whether a cell satisfies the condition.
  func holds(_ cellule: String) -> Bool {
    let text = cellule.trimmed
    if let isRemplie, isRemplie == text.isEmpty { return false }
    if let parmi, !parmi.contains(text) { return false }
    if let sauf, sauf.contains(text) { return false }
    return true
  }
}

/// Ids that follow from what they name (RFC 9562, version 8).
enum UUIDv8 {
  /// The id of what these texts say together.
  static func make(of parts: [String]) -> String {
    // Each part ends with a byte that UTF-8 never holds.
    let hash = SHA256.hash(parts.flatMap { Array($0.utf8) + [0xFF] })
    var digits = Array(hash.description.utf8.prefix(32))
    digits[12] = UInt8(ascii: "8")
    digits[16] = Array("89ab".utf8)[Int(digits[16] & 3)]
    for place in [20, 16, 12, 8] { digits.insert(UInt8(ascii: "-"), at: place) }
    return String(decoding: digits, as: UTF8.self)
  }
}
