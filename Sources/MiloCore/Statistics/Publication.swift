import MiloEvents

/// Tables made of what was counted: lines in their order, cells rounded once.
struct Publication: Sendable {
  let declarations: [TableDeclaration]
  let resultats: Resultats
  let options: Statistiques.Options

  /// The tables asked for that exist.
  var tables: [ReportTable] {
    declarations
      .filter { Tableaux.isAsked($0.id, among: options.tables) && resultats.existe($0) }
      .map { table($0, lignes($0)) }
  }

  /// A table with these lines, those that have something to show.
  func table(
    _ declaration: TableDeclaration, _ lignes: [LigneDeclaration], showsEmpty: Bool = false
  ) -> ReportTable {
    let withChange = options.evolution && !Tableaux.sansEvolution.contains(declaration.id)
    var colonnes: [Colonne] = []
    for colonne in declaration.colonnes {
      colonnes.append(Colonne(id: colonne.id, libelle: colonne.libelle, unite: colonne.unite))
      guard withChange else { continue }
      colonnes.append(
        Colonne(id: colonne.id + "_n_1", libelle: colonne.libelle + ", n − 1", unite: colonne.unite)
      )
      colonnes.append(
        Colonne(id: colonne.id + "_evolution", libelle: "évolution", unite: .pourcent))
    }
    return ReportTable(
      id: declaration.id, titre: declaration.titre, population: declaration.population,
      definition: declaration.definition, colonnes: colonnes,
      lignes: lignes.compactMap { ligne($0, declaration, withChange, showsEmpty) })
  }

  /// The lines in their order: open ones sorted by id as bytes, the others as declared.
  func lignes(_ declaration: TableDeclaration) -> [LigneDeclaration] {
    let closed = declaration.lignes.filter { !$0.isCachee && !$0.isOuverte }
    let open =
      (declaration.lignes.filter { $0.isOuverte && !$0.isCachee }
      + resultats.courant.lignesOuvertes(declaration.id))
      .sorted { $0.id.utf8.lexicographicallyPrecedes($1.id.utf8) }
    let grouped = open.filter { $0.apres == nil }
    var lines = declaration.ouvertesDabord ? grouped : []
    for ligne in closed {
      lines.append(ligne)
      lines += open.filter { $0.apres == ligne.id }
    }
    return declaration.ouvertesDabord ? lines : lines + grouped
  }

  private func ligne(
    _ ligne: LigneDeclaration, _ declaration: TableDeclaration, _ withChange: Bool,
    _ showsEmpty: Bool
  ) -> Ligne? {
    var valeurs: [Valeur?] = []
    var quotients: [Int: Quotient] = [:]
    var isEmpty = true
    // A table or an open line without any figure one year before was missing then.
    let wasMissing =
      withChange
      && (!resultats.existe(declaration, avant: true)
        || ligne.isOuverte && resultats.isEmpty(ligne, declaration, avant: true))
    for (place, colonne) in declaration.colonnes.enumerated() {
      guard let formule = ligne.formules[place] ?? colonne.formule else {
        valeurs.append(contentsOf: repeatElement(.sansObjet, count: withChange ? 3 : 1))
        continue
      }
      let value = resultats.valeur(formule, table: declaration.id, ligne: ligne.id)
      if let number = value?.decimal, number.mantisse != 0 { isEmpty = false }
      quotients[valeurs.count] = resultats.quotient(
        formule, table: declaration.id, ligne: ligne.id)
      valeurs.append(value)
      guard withChange else { continue }
      let before =
        wasMissing
        ? formule.valeurAbsente
        : resultats.valeur(formule, table: declaration.id, ligne: ligne.id, avant: true)
      if !wasMissing {
        quotients[valeurs.count] = resultats.quotient(
          formule, table: declaration.id, ligne: ligne.id, avant: true)
      }
      valeurs.append(before)
      valeurs.append(Resultats.evolution(from: before, to: value))
    }
    if ligne.isOuverte, isEmpty, !showsEmpty { return nil }
    return Ligne(
      id: ligne.id, libelle: ligne.libelle, unite: ligne.unite, valeurs: valeurs,
      quotients: quotients)
  }
}
