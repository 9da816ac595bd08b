import MiloEvents

/// Tables made of what was counted: lines in their order, cells rounded once.
struct Publication: Sendable {
  let declarations: [TableDeclaration]
  let resultats: Resultats
  let options: Statistiques.Options

  /// The tables asked for that exist.
  var tables: [ReportTable] {
    declarations
      .filter { TablesNationales.isAsked($0.id, among: options.tables) && resultats.existe($0) }
      .map { table($0, lignes($0)) }
  }

  /// A table with these lines, those that have something to show.
  func table(
    _ declaration: TableDeclaration, _ lignes: [LigneDeclaration], showsEmpty: Bool = false
  ) -> ReportTable {
    let withChange = options.evolution && TablesNationales.aUneEvolution(declaration.id)
    var colonnes: [Colonne] = []
    for colonne in declaration.colonnes {
      let libelle = marked(colonne.libelle, colonne.horsFiltre)
      colonnes.append(
        Colonne(
          id: colonne.id, libelle: libelle, unite: colonne.unite,
          isVariation: colonne.isVariation))
      guard withChange, colonne.unite != .date else { continue }
      colonnes.append(
        Colonne(id: colonne.id + "_n_1", libelle: libelle + ", n − 1", unite: colonne.unite)
      )
      colonnes.append(
        Colonne(
          id: colonne.id + "_evolution", libelle: "évolution",
          unite: colonne.unite == .pourcent ? .points : .pourcent, isVariation: true))
    }
    return ReportTable(
      id: declaration.id, titre: marked(declaration.titre, declaration.horsFiltre),
      population: declaration.population,
      definition: declaration.definition, colonnes: colonnes,
      lignes: lignes.compactMap { ligne($0, declaration, withChange, showsEmpty) })
  }

  /// A label with the mark of what the filters asked for do not restrict.
  private func marked(_ libelle: String, _ horsFiltre: HorsFiltre?) -> String {
    options.filtres.isEmpty ? libelle : libelle + (horsFiltre?.marque ?? "")
  }

  /// The lines in their order: open ones sorted by id as bytes, the others as declared.
  func lignes(_ declaration: TableDeclaration) -> [LigneDeclaration] {
    if declaration.lignesOrdonnees {
      return
        (declaration.lignes.filter { !$0.isCachee }
        + resultats.courant.lignesOuvertes(declaration.id))
        .sorted { $0.ordre.lexicographicallyPrecedes($1.ordre) }
    }
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

  /// Whether a line that may be absent was, one year before.
  private func wasAbsent(_ ligne: LigneDeclaration, _ declaration: TableDeclaration) -> Bool {
    if ligne.manqueAvant { return true }
    guard ligne.isOuverte || declaration.lignesOrdonnees else { return false }
    let isDeclared = declaration.lignes.contains { $0.id == ligne.id && !$0.isOuverte }
    return !isDeclared && resultats.isEmpty(ligne, declaration, avant: true)
      && !resultats.precedent.lignesOuvertes(declaration.id)
        .contains { $0.id == ligne.id && !$0.isOuverte }
  }

  private func ligne(
    _ ligne: LigneDeclaration, _ declaration: TableDeclaration, _ withChange: Bool,
    _ showsEmpty: Bool
  ) -> Ligne? {
    var valeurs: [Valeur?] = []
    var quotients: [Int: Quotient] = [:]
    var nonRenseignes: [Int: NonRenseigne] = [:]
    var petits: Set<Int> = []
    var isEmpty = true
    let wasRecorded = resultats.precedent.isEnregistree
    // A table or an open line without any figure one year before was missing then.
    let wasMissing =
      withChange
      && (!resultats.existe(declaration, avant: true)
        || wasAbsent(ligne, declaration))
    for (place, colonne) in declaration.colonnes.enumerated() {
      guard let formule = ligne.formules[place] ?? colonne.formule else {
        valeurs.append(contentsOf: repeatElement(.sansObjet, count: withChange ? 3 : 1))
        continue
      }
      let value = resultats.valeur(formule, table: declaration.id, ligne: ligne.id)
      if let number = value?.decimal, number.mantisse != 0 { isEmpty = false }
      quotients[valeurs.count] = resultats.quotient(
        formule, table: declaration.id, ligne: ligne.id)
      let inconnus = ligne.inconnus ?? colonne.inconnus
      let unknown = resultats.nonRenseigne(
        formule, inconnus, table: declaration.id, ligne: ligne.id)
      nonRenseignes[valeurs.count] = unknown
      if isPetit(formule, value, declaration, ligne) { petits.insert(valeurs.count) }
      valeurs.append(value)
      // Dates have no evolution.
      guard withChange, colonne.unite != .date else { continue }
      let before =
        wasMissing
        ? (wasRecorded ? formule.valeurAbsente : nil)
        : resultats.valeur(formule, table: declaration.id, ligne: ligne.id, avant: true)
      if !wasMissing {
        quotients[valeurs.count] = resultats.quotient(
          formule, table: declaration.id, ligne: ligne.id, avant: true)
      }
      let unknownBefore = resultats.nonRenseigne(
        formule, inconnus, table: declaration.id, ligne: ligne.id, avant: true)
      nonRenseignes[valeurs.count] = unknownBefore
      if !wasMissing, isPetit(.avant(formule), before, declaration, ligne) {
        petits.insert(valeurs.count)
      }
      valeurs.append(before)
      nonRenseignes[valeurs.count] = unknown ?? unknownBefore
      valeurs.append(Resultats.evolution(from: before, to: value, enPoints: formule.isPart))
    }
    if ligne.isOuverte, !showsEmpty,
      ligne.presence == nil ? isEmpty : resultats.isEmpty(ligne, declaration)
    {
      return nil
    }
    let mots = MotsDesLignes.mots(ligne.id, of: declaration.id)
    var published = Ligne(
      id: ligne.id, libelle: marked(mots?.entier ?? ligne.libelle, ligne.horsFiltre),
      unite: ligne.unite, valeurs: valeurs, quotients: quotients)
    published.court = mots?.court
    published.nonRenseignes = nonRenseignes
    published.petitsEffectifs = petits
    return published
  }

  /// Whether a cell counts youths, and few.
  private func isPetit(
    _ formule: Formule, _ valeur: Valeur?, _ declaration: TableDeclaration,
    _ ligne: LigneDeclaration
  ) -> Bool {
    guard case .entier(1..<Ligne.petit)? = valeur else { return false }
    var (formule, comptees) = (formule, resultats.courant)
    if case .avant(let inner) = formule { (formule, comptees) = (inner, resultats.precedent) }
    guard case .compte(let terme) = formule else { return false }
    return comptees.denombrement(terme, table: declaration.id, ligne: ligne.id).isDeJeunes
  }
}
