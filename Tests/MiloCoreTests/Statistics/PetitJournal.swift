import MiloEvents
import Testing

@testable import MiloCore

/// A journal written by hand, in memory, whose cells are counted by hand too.
struct PetitJournal {
  private var lines: [String] = []

  /// Adds a line, and gives its id.
  ///
  /// A time of ten characters is 10 h in Paris in winter; it is recorded that day at noon in UTC unless
  /// said otherwise; an empty subject is none.
  @discardableResult
  mutating func add(
    _ nom: String, _ subject: String, _ time: String, _ data: String, recorded: String? = nil
  ) -> String {
    let id = "e\(lines.count)"
    let type = nom.hasPrefix("org.") ? nom : "fr.milo.\(nom).v1"
    let moment = time.utf8.count == 10 ? "\(time)T10:00:00+01:00" : time
    let seen = recorded ?? "\(time.prefix(10))T12:00:00.000Z"
    let about = subject.isEmpty ? "" : "\"subject\":\"\(subject)\","
    lines.append(
      """
      {"specversion":"1.0","id":"\(id)","source":"/s","type":"\(type)",\(about)\
      "time":"\(moment)","recordedtime":"\(seen)","data":\(data)}
      """)
    return id
  }

  /// The lines as a journal.
  var journal: Journal { journal(of: "s") }

  /// The lines as the journal of a structure.
  func journal(of structure: String) -> Journal {
    let bytes = lines.flatMap { Array($0.utf8) + [UInt8(ascii: "\n")] }
    let identity = JournalIdentity(origin: "essai/\(structure)", source: "/\(structure)")
    return Journal(identity: identity, store: MemoryStore(bytes))
  }

  /// The histories that the lines tell.
  func histoires() throws -> Histoires {
    try Lecture(journal).histoires
  }

  /// The tables of a year.
  func tables(
    _ names: String..., annee: Int = 2022, filtres: [String] = [], evolution: Bool = false
  ) throws -> [ReportTable] {
    var options = Statistiques.Options()
    options.tables = names
    options.evolution = evolution
    options.filtres = try filtres.map { try FiltreDemande($0) }
    return try Statistiques(histoires(), Periode(annee: annee), options).tables
  }
}

extension [ReportTable] {
  /// The cells of a line under its existing columns, as machines read them, null being « – ».
  func cells(_ table: String, _ ligne: String) throws -> String {
    let table = try #require(first { $0.id == table })
    let ligne = try #require(table.lignes.first { $0.id == ligne })
    return table.colonnes.enumerated().compactMap { place, colonne in
      let valeur = ligne.valeur(place)
      if valeur == .sansObjet { return nil }
      return valeur?.machine(ligne.unite(sous: colonne)) ?? "–"
    }.joined(separator: " ")
  }

  /// The ids of the lines of a table, in order.
  func lines(_ table: String) throws -> [String] {
    try #require(first { $0.id == table }).lignes.map(\.id)
  }

  /// The lines of a table that are not all zeros, with their cells.
  func nonZero(_ table: String) throws -> [String] {
    try lines(table).compactMap { ligne in
      let cells = try cells(table, ligne)
      return cells.allSatisfy { $0 == "0" || $0 == " " } ? nil : "\(ligne) \(cells)"
    }
  }
}
