import MiloEvents

extension Composition {
  /// Checks that all that the composition names may exist: tables, lines of closed lists, columns, cells, filters.
  ///
  /// - Parameter tableaux: the tables declared beside the library's own.
  /// - Throws: what was found and expected, with its path.
  public func verifier(_ tableaux: [Tableau] = []) throws(FormeError) {
    guard !chapitres.isEmpty else {
      throw FormeError(
        chemin: "chapitres", found: "aucun chapitre", expected: "un chapitre au moins")
    }
    var ids: Set<String> = []
    try chapeau?.verifier("chapeau", tableaux)
    for (place, chapitre) in chapitres.enumerated() {
      let chemin = "chapitres[\(place)]"
      guard Self.isId(chapitre.id) else {
        throw FormeError(
          chemin: "\(chemin).id", found: "« \(chapitre.id.excerpt) »",
          expected: "une minuscule, puis minuscules, chiffres et « - », 64 au plus")
      }
      guard ids.insert(chapitre.id).inserted else {
        throw FormeError(
          chemin: "\(chemin).id", found: "un deuxième chapitre « \(chapitre.id) »",
          expected: "un nom par chapitre")
      }
      try chapitre.verifier(chemin, tableaux)
    }
  }

  private static func isId(_ id: String) -> Bool {
    (1...64).contains(id.utf8.count) && id.utf8.first.map { (0x61...0x7A).contains($0) } ?? false
      && id.utf8.allSatisfy {
        (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == UInt8(ascii: "-")
      }
  }
}

extension Composition.Chapitre {
  fileprivate func verifier(_ chemin: String, _ tableaux: [Tableau]) throws(FormeError) {
    try circonstances.verifier(chemin)
    if let pourChaque {
      for (place, groupe) in pourChaque.valeurs.enumerated() {
        let path = "\(chemin).pour_chaque.valeurs[\(place)]"
        guard !groupe.valeurs.isEmpty else {
          throw FormeError(chemin: path, found: "aucune valeur", expected: "une valeur au moins")
        }
        guard pourChaque.axe != .equipe else { continue }
        var filtre = Cellule.Circonstances()
        filtre.filtres = [FiltreDemande(pourChaque.axe.filtre, groupe.valeurs)]
        try filtre.verifier(path)
      }
    } else if titre.contains("{libelle}") || chapeau?.contains("{libelle}") ?? false {
      throw FormeError(
        chemin: "\(chemin).titre", found: "« {libelle} » dans un chapitre qui ne se répète pas",
        expected: "« pour_chaque » à côté")
    }
    let isFiltre = pourChaque != nil || !circonstances.filtres.isEmpty
    for (place, bloc) in blocs.enumerated() {
      let path = "\(chemin).blocs[\(place)]"
      switch bloc {
      case .table(let bloc): try bloc.verifier(path, tableaux, isFiltre: isFiltre)
      case .texte(let texte):
        try texte.verifier("\(path).texte", tableaux, isRepete: pourChaque != nil)
      case .citation(let texte, _):
        try texte.verifier("\(path).citation", tableaux, isRepete: pourChaque != nil)
      case .image(_, let alternative, _):
        guard alternative.contains(where: { !$0.isWhitespace }) else {
          throw FormeError(
            chemin: "\(path).alternative", found: "rien",
            expected: "ce que l’image montre, pour qui ne la voit pas")
        }
      case .tablesDeclarees: break
      }
    }
  }
}

extension TexteCompose {
  fileprivate func verifier(
    _ chemin: String, _ tableaux: [Tableau], isRepete: Bool = false
  ) throws(FormeError) {
    for cellule in cellules {
      try Self.verifier(cellule, chemin, tableaux)
    }
    if nommeLaValeur, !isRepete {
      throw FormeError(
        chemin: chemin, found: "« {libelle} » dans un chapitre qui ne se répète pas",
        expected: "« pour_chaque » dans le chapitre")
    }
  }

  private static func verifier(
    _ cellule: Cellule, _ chemin: String, _ tableaux: [Tableau]
  ) throws(FormeError) {
    // A change, a value one year before are asked of the column that they are of.
    var colonne = cellule.colonne
    for suffixe in ["_evolution", "_n_1"] where colonne.hasSuffix(suffixe) {
      colonne.removeLast(suffixe.count)
    }
    let asked = Cellule(
      table: cellule.table, ligne: cellule.ligne, colonne: colonne,
      circonstances: cellule.circonstances)
    if let faute = CellulesPossibles.faute("\(asked)", parmi: tableaux) {
      throw FormeError(
        chemin: chemin, found: faute.found, expected: faute.expected, nearest: faute.nearest)
    }
  }
}

extension Cellule.Circonstances {
  /// Checks the values that a filter knows without a journal.
  fileprivate func verifier(_ chemin: String) throws(FormeError) {
    guard let vide = Contexte.vide else { return }
    for filtre in filtres where filtre.isJugeSansJournal {
      do throws(FiltreError) {
        _ = try Filtre(filtre, vide.histoires, vide.repertoire)
      } catch {
        throw FormeError(
          chemin: "\(chemin).filtre.\(filtre.cle)", found: "« \(filtre) »", expected: "\(error)")
      }
    }
  }
}

extension Composition.BlocDeTable {
  fileprivate func verifier(
    _ chemin: String, _ tableaux: [Tableau], isFiltre: Bool
  ) throws(FormeError) {
    try circonstances.verifier(chemin)
    for (place, cote) in coteACote.enumerated() {
      try cote.circonstances.verifier("\(chemin).cote_a_cote[\(place)]")
    }
    let filtered =
      isFiltre || !circonstances.filtres.isEmpty
      || coteACote.contains { !$0.circonstances.filtres.isEmpty }
    if sansFiltre, !circonstances.filtres.isEmpty {
      throw FormeError(
        chemin: "\(chemin).filtre", found: "un filtre à côté de « sans_filtre »",
        expected: "l’un ou l’autre")
    }
    let known = try tableConnue(chemin, tableaux)
    if filtered, !sansFiltre, known.horsFiltre {
      throw FormeError(
        chemin: "\(chemin).table",
        found: "« \(table) », que le filtre ne restreint pas",
        expected: "« \"sans_filtre\": true », qui montre l’ensemble de la structure")
    }
    try verifierLesColonnes(chemin, known.colonnes)
    try verifierLesLignes(chemin, known)
  }

  /// What is known of a table before any journal is read.
  private struct Connue {
    var colonnes: [String]
    var horsFiltre: Bool
    /// Whether a line may exist.
    var peutAvoir: (String) -> Bool
    var lignes: [String]
  }

  private func tableConnue(
    _ chemin: String, _ tableaux: [Tableau]
  ) throws(FormeError) -> Connue {
    if let tableau = tableaux.first(where: { $0.id == table }) {
      guard let vide = Contexte.vide, let declared = try? TableDeclaree(tableau, vide) else {
        throw FormeError(
          chemin: "\(chemin).table", found: "« \(table) », une table mal déclarée",
          expected: "une table dont la déclaration est juste")
      }
      return Connue(
        colonnes: declared.colonnes.map(\.id), horsFiltre: false,
        peutAvoir: { declared.lignes.peutAvoir($0) }, lignes: declared.lignes.fermees.map(\.id))
    }
    if table == Objectifs.id {
      return Connue(
        colonnes: ["cible", "realise", "taux"], horsFiltre: false, peutAvoir: { _ in true },
        lignes: [])
    }
    let declarations = CellulesPossibles.declarations(ofTableOrFamily: table)
    guard let first = declarations.first else {
      throw FormeError(
        chemin: "\(chemin).table", found: "« \(table.excerpt) »",
        expected: "une table des statistiques (« milo tables » les nomme)",
        nearest: nearest(to: table, among: CellulesPossibles.ids + tableaux.map(\.id)))
    }
    return Connue(
      colonnes: first.colonnes.map(\.id),
      horsFiltre: declarations.allSatisfy { $0.horsFiltre == .tout },
      peutAvoir: { ligne in declarations.contains { CellulesPossibles.peutAvoir(ligne, $0) } },
      lignes: declarations.flatMap { $0.lignes.filter { !$0.isCachee }.map(\.id) })
  }

  private func verifierLesColonnes(
    _ chemin: String, _ known: [String]
  ) throws(FormeError) {
    func verifier(_ colonne: String, _ path: String, parmi: [String]) throws(FormeError) {
      guard !parmi.contains(colonne) else { return }
      throw FormeError(
        chemin: path, found: "la colonne « \(colonne.excerpt) »",
        expected: parmi.joined(separator: ", "), nearest: nearest(to: colonne, among: parmi))
    }
    let changed = evolution ? known.flatMap { [$0, $0 + "_n_1", $0 + "_evolution"] } : known
    for (place, colonne) in colonnes.enumerated() {
      try verifier(colonne.id, "\(chemin).colonnes[\(place)]", parmi: changed)
    }
    let shown = colonnes.isEmpty ? changed : colonnes.map(\.id)
    for (place, colonne) in dessine.enumerated() {
      try verifier(colonne, "\(chemin).dessine[\(place)]", parmi: shown)
    }
    if let triee { try verifier(triee, "\(chemin).triee", parmi: shown) }
    let least = figure == .pyramide ? 2 : 1
    let drawn = (dessine.isEmpty ? shown.count : dessine.count) * max(1, coteACote.count)
    if figure != .aucune, drawn < least {
      throw FormeError(
        chemin: "\(chemin).figure", found: "« \(figure.rawValue) » d’une colonne",
        expected: "deux colonnes, ou deux circonstances dans « cote_a_cote »")
    }
  }

  private func verifierLesLignes(_ chemin: String, _ known: Connue) throws(FormeError) {
    func verifier(_ ligne: String, _ path: String) throws(FormeError) {
      guard !known.peutAvoir(ligne) else { return }
      throw FormeError(
        chemin: path, found: "la ligne « \(ligne.excerpt) »", expected: "une ligne de \(table)",
        nearest: nearest(to: ligne, among: known.lignes))
    }
    if case .parmi(let ids) = lignes {
      for (place, ligne) in ids.enumerated() {
        try verifier(ligne, "\(chemin).lignes[\(place)]")
      }
    }
    for (place, ligne) in dont.enumerated() { try verifier(ligne, "\(chemin).dont[\(place)]") }
    if let tout { try verifier(tout, "\(chemin).tout") }
  }
}
