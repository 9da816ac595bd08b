import MiloEvents

/// All tables, in the order of their publication.
enum Tableaux {
  /// The tables of a period.
  static func tous(_ contexte: Contexte) -> [any Tableau] {
    var tables: [any Tableau] = [Synthese()]
    tables += Population.allCases.map { Evenements(population: $0) }
    tables += Population.allCases.map { Profils(population: $0) }
    tables.append(Origines())
    for population in Population.allCases {
      tables += Axe.allCases.map { Territoires(population: population, axe: $0) }
    }
    tables.append(Evolution(contexte.periode))
    tables.append(Dispositifs(contexte))
    tables.append(Emplois())
    tables.append(Formations())
    tables.append(Immersions())
    tables.append(Volontariats())
    tables.append(Situations())
    tables.append(Aides(contexte))
    return tables
  }

  /// The tables with one of these ids, or an id that begins with one of them and a dot.
  static func choisis(
    _ ids: [String], _ contexte: Contexte
  ) throws(StatistiquesError) -> [any Tableau] {
    let tables = tous(contexte)
    guard !ids.isEmpty else { return tables }
    for id in ids where !tables.contains(where: { matches($0, id) }) {
      throw .table(id, nearest: nearest(to: id, among: tables.map(\.declaration.id)))
    }
    return tables.filter { table in ids.contains { matches(table, $0) } }
  }

  private static func matches(_ table: any Tableau, _ id: String) -> Bool {
    table.declaration.id == id || table.declaration.id.hasPrefix(id + ".")
  }

  /// The tables and `synthese`, whose populations are the denominators of others.
  static func avecSynthese(_ tables: [any Tableau]) -> [any Tableau] {
    tables.contains { $0.declaration.id == Synthese.id } ? tables : tables + [Synthese()]
  }

  /// Tables that compare years by themselves (08.6.2).
  static let sansEvolution: Set<String> = [Synthese.id, Evolution.id, "objectifs"]
}
