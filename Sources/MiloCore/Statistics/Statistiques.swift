import MiloEvents

/// The yearly statistics of a journal: every table of a period, as known on a day, filters applied.
public struct Statistiques: Sendable {
  /// What is asked besides the period.
  public struct Options: Hashable, Sendable {
    /// Restricts the youths counted; all must be satisfied.
    public var filtres: [FiltreDemande] = []
    /// The tables wanted, by id or beginning of id; all when empty.
    public var tables: [String] = []
    /// Whether each column comes with its value one year before and its change.
    public var evolution = false
    /// Decimals of shares, 0…2.
    public var decimales = 1

    /// All tables, no filter, one decimal.
    public init() {}
  }

  let resultats: Resultats
  let tableaux: [any Tableau]
  let options: Options
  /// The period counted.
  public let periode: Periode

  /// Computes the tables.
  ///
  /// - Throws: a filter that cannot be applied, or a table that does not exist.
  /// - Complexity: one fold over the youths, on all cores.
  public init(
    _ histoires: Histoires, _ periode: Periode, _ options: Options = Options()
  ) throws(StatistiquesError) {
    try self.init(histoires, periode, options, explains: false)
  }

  init(
    _ histoires: Histoires, _ periode: Periode, _ options: Options, explains: Bool
  ) throws(StatistiquesError) {
    self.periode = periode
    self.options = options
    let comptes: [Comptes]
    do {
      let contexte = try Contexte(histoires, periode, options.filtres, asksAttributes: true)
      tableaux = try Tableaux.choisis(options.tables, contexte)
      comptes = try Statistiques.periodes(contexte, tableaux, options, explains)
    } catch let error as FiltreError {
      throw .filtre(error)
    } catch let error as StatistiquesError {
      throw error
    } catch {
      preconditionFailure("\(error)")
    }
    var counted = histoires.fold(ComptesParPeriode(comptes)).resultat
    for place in counted.indices {
      for table in counted[place].tableaux.indices {
        counted[place].compteurs[table].beginStructure()
        counted[place].tableaux[table].compterStructure(
          counted[place].contexte, &counted[place].compteurs[table])
      }
    }
    var courant = counted[0]
    // The series counts each year apart; its lines come together under the period asked.
    if let serie = courant.tableaux.firstIndex(where: { $0.declaration.id == Evolution.id }) {
      for year in counted.dropFirst(2) { courant.compteurs[serie].merge(year.compteurs[0]) }
    }
    resultats = Resultats(
      courant: TablesComptees(courant), precedent: TablesComptees(counted[1]),
      decimales: options.decimales)
  }

  /// The periods to count: the one asked, the year before, then each year of the series.
  private static func periodes(
    _ contexte: Contexte, _ tableaux: [any Tableau], _ options: Options, _ explains: Bool
  ) throws(FiltreError) -> [Comptes] {
    let histoires = contexte.histoires
    let counted = Tableaux.avecRequises(tableaux, contexte)
    let before = try Contexte(
      histoires, contexte.periode.unAnAvant, options.filtres, asksAttributes: true)
    let compared = options.evolution ? counted : [Synthese()]
    var comptes = [
      Comptes(contexte, counted, explains: explains),
      Comptes(before, compared, explains: explains),
    ]
    guard let serie = counted.first(where: { $0.declaration.id == Evolution.id }) else {
      return comptes
    }
    for annee in Evolution.annees(contexte.periode) {
      let year = try Contexte(
        histoires, Periode(annee: annee), options.filtres, asksAttributes: false)
      comptes.append(Comptes(year, [serie], explains: explains))
    }
    return comptes
  }

  /// The tables as values, for any front-end.
  public var tables: [ReportTable] {
    tableaux.flatMap(\.declarations)
      .filter { Tableaux.isAsked($0.id, among: options.tables) && resultats.existe($0) }
      .map { table($0) }
  }

  private func table(_ declaration: TableDeclaration) -> ReportTable {
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
      lignes: lignes(declaration).compactMap { ligne($0, declaration, withChange) })
  }

  /// The lines in their order: open ones sorted by id as bytes, the others as declared.
  private func lignes(_ declaration: TableDeclaration) -> [LigneDeclaration] {
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
    _ ligne: LigneDeclaration, _ declaration: TableDeclaration, _ withChange: Bool
  ) -> Ligne? {
    var valeurs: [Valeur?] = []
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
      valeurs.append(value)
      guard withChange else { continue }
      let before =
        wasMissing
        ? formule.valeurAbsente
        : resultats.valeur(formule, table: declaration.id, ligne: ligne.id, avant: true)
      valeurs.append(before)
      valeurs.append(Resultats.evolution(from: before, to: value))
    }
    if ligne.isOuverte, isEmpty { return nil }
    return Ligne(id: ligne.id, libelle: ligne.libelle, unite: ligne.unite, valeurs: valeurs)
  }
}

/// Why statistics cannot be computed.
public enum StatistiquesError: Error, Hashable, Sendable {
  /// A filter cannot be applied.
  case filtre(FiltreError)
  /// No table has that id or begins with it.
  case table(String, nearest: String?)
}

extension StatistiquesError: CustomStringConvertible {
  /// One French sentence.
  public var description: String {
    switch self {
    case .filtre(let error): return error.description
    case .table(let id, let nearest):
      let proposal = nearest.map { " (vouliez-vous dire « \($0) » ?)" } ?? ""
      return "table « \(id) » inconnue\(proposal) ; « milo stats --aide » donne la liste"
    }
  }
}
