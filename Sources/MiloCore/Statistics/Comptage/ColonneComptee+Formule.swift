import MiloEvents

/// The tables whose cells a declared table may name.
struct TablesConnues {
  /// The national tables of the period.
  let nationales: [String: TableDeclaration]
  /// The declared tables, by id.
  let declarees: [String: TableDeclaree]
  /// Ids that a declaration had, and withdrew: their cells are null.
  var retirees: Set<String> = []
  /// Whether it is a national table that names them.
  var sontNationales = false
}

/// What a cell adds up: the measures, and what they are.
struct CelluleComptee {
  var terme: Terme
  var unite: Unite
  var echelle: Int
}

extension ColonneComptee {
  /// The formula of the column and its unit.
  ///
  /// - Throws: a cell that cannot be, a unit that is another.
  func formule(
    _ table: TableDeclaree, _ autres: TablesConnues, _ chemin: String,
    _ requises: inout Set<String>
  ) throws(FormeError) -> (Formule, Unite) {
    switch calcul {
    case .mesure(let mesure, _, let formule):
      return (formule, try verifiee(mesure.unite, chemin))
    case .part(let mesure, let slot, let cible, let colonne):
      let over = try table.cellule(
        cible, defaut: (mesure, slot, colonne), autres, chemin + ".sur", &requises)
      guard over.unite == mesure.unite else {
        throw FormeError(
          chemin: chemin + ".sur", found: "une cellule en \(over.unite.rawValue)",
          expected: "une cellule en \(mesure.unite.rawValue), comme « \(colonne) »")
      }
      return (.part(.mesure(slot), sur: over.terme), try verifiee(.pourcent, chemin))
    case .rapport(let mesure, let slot, let cible, let colonne, let decimales):
      let over = try table.cellule(
        cible, defaut: (mesure, slot, colonne), autres, chemin + ".sur", &requises)
      let unite: Unite
      if over.unite == .nombre {
        unite = try verifiee(mesure.unite, chemin)
      } else if over.unite == mesure.unite {
        unite = try verifiee(.nombre, chemin)
      } else {
        guard let uniteDite else {
          throw FormeError(
            chemin: chemin + ".unite", found: "rien : la clé manque",
            expected:
              "l’unité d’un rapport de \(mesure.unite.rawValue) à \(over.unite.rawValue)")
        }
        unite = uniteDite
      }
      let digits = decimales ?? (unite == .centimes || unite == .jours ? 0 : 1)
      return (
        .quotient(
          .mesure(slot), par: over.terme, decimales: digits,
          echelle: mesure.echelle - over.echelle), unite
      )
    }
  }

  /// The unit that the field says, which the declaration must not contradict.
  private func verifiee(_ unite: Unite, _ chemin: String) throws(FormeError) -> Unite {
    guard let uniteDite, uniteDite != unite else { return unite }
    throw FormeError(
      chemin: chemin + ".unite", found: "« \(uniteDite.rawValue) »",
      expected: "« \(unite.rawValue) », que le champ dit")
  }
}

extension TableDeclaree {
  /// The cell that a share or a ratio is over.
  fileprivate func cellule(
    _ cible: Tableau.Cible, defaut: (mesure: MesureComptee, slot: Int, nom: String),
    _ autres: TablesConnues, _ chemin: String, _ requises: inout Set<String>
  ) throws(FormeError) -> CelluleComptee {
    switch cible {
    case .colonne(let nom):
      return try cellule(colonne: nom, ligne: nil, chemin)
    case .ligne(let ligne, let colonne):
      guard lignes.peutAvoir(ligne) else {
        throw FormeError(
          chemin: chemin + ".ligne", found: "la ligne inconnue « \(ligne.excerpt) »",
          expected: "une ligne de la table",
          nearest: nearest(to: ligne, among: lignes.fermees.map(\.id)))
      }
      return try cellule(
        colonne: colonne ?? defaut.nom, ligne: ligne,
        chemin + (colonne == nil ? "" : ".colonne"))
    case .cellule(let nom):
      guard let cellule = Cellule(nom), cellule.circonstances.isEmpty else {
        throw FormeError(
          chemin: chemin, found: "« \(nom.excerpt) »", expected: Tableau.cibleAttendue)
      }
      if cellule.table != tableau.id { requises.insert(cellule.table) }
      return try autres.compte(cellule, chemin)
    }
  }

  /// What a column of a line adds up; of the formula's own line when nil.
  func cellule(
    colonne nom: String, ligne: String?, table: String? = nil, _ chemin: String
  ) throws(FormeError) -> CelluleComptee {
    guard let colonne = colonnes.first(where: { $0.id == nom }) else {
      throw FormeError(
        chemin: chemin, found: "la colonne inconnue « \(nom.excerpt) »",
        expected: colonnes.map(\.id).joined(separator: ", "),
        nearest: nearest(to: nom, among: colonnes.map(\.id)))
    }
    guard case .mesure(let mesure, let slot, _) = colonne.calcul, mesure.sAdditionne else {
      throw FormeError(
        chemin: chemin, found: "« \(nom) », une moyenne ou une formule",
        expected: "une colonne qui compte ou additionne")
    }
    return CelluleComptee(
      terme: .mesure(slot, ligne: ligne, table: table), unite: mesure.unite,
      echelle: mesure.echelle)
  }
}

extension TablesConnues {
  /// What a cell adds up; nothing, when the period has no such cell.
  ///
  /// - Throws: a cell that no period has, or that does not add up.
  func compte(_ cellule: Cellule, _ chemin: String) throws(FormeError) -> CelluleComptee {
    if retirees.contains(cellule.table) {
      return CelluleComptee(terme: Terme(parts: []), unite: .nombre, echelle: 0)
    }
    if let declaree = declarees[cellule.table] {
      guard declaree.lignes.peutAvoir(cellule.ligne) else {
        throw FormeError(
          chemin: chemin, found: "la ligne « \(cellule.ligne) »",
          expected: "une ligne de \(cellule.table)",
          nearest: nearest(to: cellule.ligne, among: declaree.lignes.fermees.map(\.id)))
      }
      return try declaree.cellule(
        colonne: cellule.colonne, ligne: cellule.ligne, table: cellule.table, chemin)
    }
    // What cells may be is itself known from the national tables.
    if !sontNationales,
      let faute = CellulesPossibles.faute(cellule, autres: Array(declarees.keys))
    {
      throw FormeError(
        chemin: chemin, found: faute.found, expected: faute.expected, nearest: faute.nearest)
    }
    guard let table = nationales[cellule.table],
      let place = table.colonnes.firstIndex(where: { $0.id == cellule.colonne })
    else {
      precondition(!sontNationales, "no national table has a cell \(cellule)")
      return CelluleComptee(terme: Terme(parts: []), unite: .nombre, echelle: 0)
    }
    let ligne = table.lignes.first { $0.id == cellule.ligne }
    precondition(!sontNationales || ligne != nil, "no national table has a cell \(cellule)")
    let formule = ligne?.formules[place] ?? table.colonnes[place].formule
    let unite = ligne?.unite ?? table.colonnes[place].unite
    switch formule {
    case .compte(let terme), .compteSi(let terme, _):
      return CelluleComptee(terme: terme.de(cellule), unite: unite, echelle: 0)
    case .centiemes(let terme):
      return CelluleComptee(terme: terme.de(cellule), unite: unite, echelle: 2)
    case .valeur(_, let terme, .dixMilliemes):
      return CelluleComptee(
        terme: Donnees.entiere(terme).de(cellule), unite: unite, echelle: 0)
    default:
      throw FormeError(
        chemin: chemin,
        found: "« \(cellule) », une part ou une moyenne",
        expected: "une cellule qui compte ou additionne")
    }
  }
}

extension Terme {
  /// The sum as another table names it.
  fileprivate func de(_ cellule: Cellule) -> Terme {
    Terme(
      parts: parts.map {
        Part(table: $0.table ?? cellule.table, ligne: $0.ligne ?? cellule.ligne, mesure: $0.mesure)
      })
  }
}
