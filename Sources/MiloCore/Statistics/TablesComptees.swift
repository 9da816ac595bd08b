import MiloEvents

/// Counters by table, their lines found by id.
struct TablesComptees: TablesSommees {
  private(set) var tables: [String: Comptee] = [:]
  private var lignes: [String: [String: Int]] = [:]
  private var ouvertes: [String: [LigneDeclaration]] = [:]
  let contexte: Contexte
  var periode: Periode { contexte.periode }
  var debut: LocalDate? { contexte.histoires.premierContact }

  /// A table with what it counted, which those of a family share.
  struct Comptee: Sendable {
    let declaration: TableDeclaration
    let tableau: any TableComptable
    let compteur: Compteur
    /// Place of the counter among those of the period.
    let rang: Int
  }

  init(_ comptes: Comptes) {
    contexte = comptes.contexte
    for (rang, (tableau, compteur)) in zip(comptes.tableaux, comptes.compteurs).enumerated() {
      let declarations = tableau.declarations
      var next = 0
      for declaration in declarations {
        tables[declaration.id] = Comptee(
          declaration: declaration, tableau: tableau, compteur: compteur, rang: rang)
        var places: [String: Int] = [:]
        for ligne in declaration.lignes {
          places[ligne.id] = next
          next += 1
        }
        lignes[declaration.id] = places
      }
      for (table, place, ligne) in tableau.lignesOuvertes(compteur, contexte) {
        if let place { lignes[table]?[ligne.id] = place }
        ouvertes[table, default: []].append(ligne)
      }
    }
  }

  func mesure(_ part: Terme.Part, table: String, ligne: String) -> Int128 {
    let table = part.table ?? table
    guard let comptee = tables[table] else { return 0 }
    return comptee.compteur.valeur(lignes[table]?[part.ligne ?? ligne], part.mesure)
  }

  func rencontrees(_ part: Terme.Part, table: String, ligne: String) -> [Int64: Int] {
    let table = part.table ?? table
    return tables[table]?.compteur.rencontrees(lignes[table]?[part.ligne ?? ligne], part.mesure)
      ?? [:]
  }

  /// Place of a line in the counter of its table, or nil when it was never met.
  func place(_ ligne: String, table: String) -> Int? { lignes[table]?[ligne] }

  func declaration(of table: String) -> TableDeclaration? { tables[table]?.declaration }

  func lignesOuvertes(_ table: String) -> [LigneDeclaration] {
    ouvertes[table] ?? []
  }
}
