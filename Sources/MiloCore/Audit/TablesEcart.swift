import MiloEvents

extension Ecart {
  /// The cells that changed, one line a cell, a table for each table of the statistics.
  public var tables: [ReportTable] {
    var order: [String] = []
    var byTable: [String: [(cellule: Cellule, changement: Changement)]] = [:]
    for changement in changements {
      guard let cellule = Cellule(changement.cellule) else { continue }
      if byTable[cellule.table] == nil { order.append(cellule.table) }
      byTable[cellule.table, default: []].append((cellule, changement))
    }
    return order.map { table in
      ReportTable(
        id: "ecart.\(table)", titre: titres[table] ?? table,
        colonnes: [
          Colonne(id: "cellule", libelle: "cellule", unite: .texte),
          Colonne(id: "avant", libelle: "avant"),
          Colonne(id: "apres", libelle: "après"),
          Colonne(id: "difference", libelle: "différence", isVariation: true),
          Colonne(id: "qui", libelle: "jeunes ou choses", unite: .texte),
        ],
        lignes: (byTable[table] ?? []).map { Self.ligne($0.cellule, $0.changement) },
        disposition: .lignes)
    }
  }

  private static func ligne(_ cellule: Cellule, _ changement: Changement) -> Ligne {
    let (before, after) = (number(changement.avant), number(changement.apres))
    let who = Set(changement.parties.flatMap(\.parts).map(\.qui))
    return Ligne(
      id: changement.cellule, libelle: changement.cellule, unite: changement.unite,
      valeurs: [
        .texte("\(cellule.ligne)/\(cellule.colonne)"), before, after,
        Resultats.evolution(from: before, to: after, enPoints: true),
        .texte(FrenchText.integer(who.count)),
      ])
  }

  /// The value that machines read as these digits; nil when there is none.
  private static func number(_ text: String?) -> Valeur? {
    guard let text else { return nil }
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count <= 2, let mantissa = Int(parts.joined()) else { return .texte(text) }
    return .decimal(
      ExactDecimal(mantisse: mantissa, echelle: parts.count == 2 ? parts[1].count : 0))
  }
}
