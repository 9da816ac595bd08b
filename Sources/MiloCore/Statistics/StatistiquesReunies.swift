/// The statistics of several structures: together, and each beside the others.
///
/// A youth belongs to a structure: the figures together are sums over structures, and shares are
/// computed on these sums.
public struct StatistiquesReunies: Sendable {
  let parts: [(nom: String, statistiques: Statistiques)]

  /// The statistics of structures, by the name that heads their columns.
  ///
  /// - Precondition: there is at least one, and all were asked the same period and options.
  public init(_ parts: [(nom: String, statistiques: Statistiques)]) {
    self.parts = parts
  }

  /// The tables: each column together, then for each structure, `colonne@structure`.
  public var tables: [ReportTable] {
    guard let options = parts.first?.statistiques.options else { return [] }
    let all = parts.map(\.statistiques.resultats)
    var reunis = Resultats(
      courant: TablesReunies(all.flatMap(\.courant.structures)),
      precedent: TablesReunies(all.flatMap(\.precedent.structures)), decimales: options.decimales)
    reunis.ailleurs = sommes(all.map(\.ailleurs))
    let together = Publication(declarations: declarations, resultats: reunis, options: options)
    return together.tables.map { table in
      guard let declaration = together.declarations.first(where: { $0.id == table.id }) else {
        return table
      }
      let shown = Set(table.lignes.map(\.id))
      let lines = together.lignes(declaration).filter { shown.contains($0.id) }
      return parts.reduce(table) { table, part in
        let own = Publication(
          declarations: [declaration], resultats: part.statistiques.resultats, options: options)
        return table.adding(
          own.table(declaration, lines, showsEmpty: true), as: part.nom)
      }
    }
  }

  /// The counts that cells with circumstances have together; shares and means of several structures do not
  /// add up, and are not there.
  private func sommes(_ all: [[String: Valeur]]) -> [String: Valeur] {
    guard let first = all.first, all.count > 1 else { return all.first ?? [:] }
    return first.keys.reduce(into: [:]) { sums, nom in
      let counts = all.map { values -> Int128? in
        if case .entier(let count)? = values[nom] { Int128(count) } else { nil }
      }
      if !counts.contains(nil) { sums[nom] = .somme(counts.reduce(0) { $0 + ($1 ?? 0) }) }
    }
  }

  /// The declarations of all structures, each table once, with the lines of all.
  private var declarations: [TableDeclaration] {
    var places: [String: Int] = [:]
    var united: [TableDeclaration] = []
    for declaration in parts.flatMap({ $0.statistiques.tableaux.flatMap(\.declarations) }) {
      guard let place = places[declaration.id] else {
        places[declaration.id] = united.count
        united.append(declaration)
        continue
      }
      let known = Set(united[place].lignes.map(\.id))
      united[place].lignes += declaration.lignes.filter { !known.contains($0.id) }
    }
    return united
  }
}

extension ReportTable {
  /// The table with the columns of another that has the same lines.
  func adding(_ other: ReportTable, as nom: String) -> ReportTable {
    var named = other
    named.colonnes = other.colonnes.map {
      Colonne(
        id: "\($0.id)@\(nom)", libelle: "\($0.libelle), \(nom)", unite: $0.unite,
        isVariation: $0.isVariation)
    }
    return adding(named)
  }

  /// The table with the columns of another that has the same lines, under their own names.
  func adding(_ other: ReportTable) -> ReportTable {
    var table = self
    table.colonnes += other.colonnes
    let lines = Dictionary(
      other.lignes.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    for place in table.lignes.indices {
      let line = lines[table.lignes[place].id]
      for (column, quotient) in line?.quotients ?? [:] {
        table.lignes[place].quotients[colonnes.count + column] = quotient
      }
      for (column, unknown) in line?.nonRenseignes ?? [:] {
        table.lignes[place].nonRenseignes[colonnes.count + column] = unknown
      }
      table.lignes[place].valeurs +=
        line?.valeurs ?? Array(repeating: nil, count: other.colonnes.count)
    }
    return table
  }
}
