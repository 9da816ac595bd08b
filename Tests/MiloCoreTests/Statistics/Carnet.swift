import MiloEvents

@testable import MiloCore

/// A small journal written by hand, and its tables read back as text.
struct Carnet {
  private var lines: [JSONObject] = []

  /// Adds an event at ten o'clock in Paris, and gives its id.
  @discardableResult
  mutating func ecrire(
    _ nom: String, _ sujet: String, _ date: String, _ data: JSONObject = [:]
  ) -> String {
    let id = "e\(lines.count)"
    lines.append([
      "specversion": "1.0", "id": .string(id), "source": "/structures/essai",
      "type": .string("fr.milo.\(nom).v1"), "subject": .string(sujet),
      "time": .string(date + "T10:00:00+01:00"), "recordedtime": "2024-01-15T12:00:00.000Z",
      "data": .object(data),
    ])
    return id
  }

  /// The statistics of a year.
  func statistiques(
    _ annee: Int = 2022, tables: [String] = [], filtres: [String] = [], evolution: Bool = false,
    explains: Bool = false
  ) throws -> Statistiques {
    let bytes = lines.flatMap { JSONWriter.bytes(of: .object($0)) + [UInt8(ascii: "\n")] }
    let identity = JournalIdentity(origin: "milo.example/essai", source: "/structures/essai")
    let journal = Journal(identity: identity, store: MemoryStore(bytes))
    var options = Statistiques.Options()
    options.tables = tables
    options.evolution = evolution
    options.filtres = try filtres.map { text throws(FiltreError) in try FiltreDemande(text) }
    return try Statistiques(
      Lecture(journal).histoires, Periode(annee: annee), options, explains: explains)
  }

  /// The tables of a year by id, each line by id, as its cells in the order of the columns: `null` is
  /// a dash, a cell that does not exist a dot.
  func tables(
    _ annee: Int = 2022, _ ids: String..., filtres: [String] = [], evolution: Bool = false
  ) throws -> [String: [String: String]] {
    let statistiques = try statistiques(
      annee, tables: ids, filtres: filtres, evolution: evolution)
    let tables = statistiques.tables.map { table in
      let lignes = table.lignes.map { ligne in
        let cells = ligne.valeurs.map { value in
          value.map { $0.machine(.nombre) ?? "." } ?? "-"
        }
        return (ligne.id, cells.joined(separator: " "))
      }
      return (table.id, Dictionary(uniqueKeysWithValues: lignes))
    }
    return Dictionary(uniqueKeysWithValues: tables)
  }
}
