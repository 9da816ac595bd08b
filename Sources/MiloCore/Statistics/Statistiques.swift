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
    /// Whether figures of several structures are made of these: the tables that a journal declares for
    /// itself stay out, and those that only some journals have may be asked for.
    var estPartielle = false
    /// Whether the cells in which youths who changed structure count are written down.
    var suitLesMutations = false
    /// Under how many youths a count is hidden, with what would tell it; nil to show all.
    public var secret: Int?
    /// Whether what is hidden depends on other statistics of the same output, which choose it together.
    var secretEnCommun = false
    /// What makes the marks by which cells are recognized; those of nobody's secret when nil and a secret is
    /// asked.
    var marques: Empreinte.Cle?

    /// All tables, no filter, one decimal.
    public init() {}
  }

  private(set) var resultats: Resultats
  /// The counters of the period, and those of the year before.
  let comptees: (courant: TablesComptees, precedent: TablesComptees)
  /// The cells hidden; nil where nothing is.
  private(set) var masque: MasqueDeCellules?
  /// How many cells are hidden, and why; nil where nothing is.
  private(set) var bilan: BilanDuSecret?
  let tableaux: [any TableComptable]
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
    let preparation = try Preparation(histoires, periode, options, explains: explains)
    let counted = histoires.fold(ComptesParPeriode(preparation.comptes)).resultat
    try self.init(preparation, counted)
  }

  /// What is counted, before it is.
  struct Preparation {
    let histoires: Histoires
    let periode: Periode
    let options: Options
    let tableaux: [any TableComptable]
    /// The counters of each period to count.
    let comptes: [Comptes]

    /// - Parameter codes: those met in the journal, when they are known.
    init(
      _ histoires: Histoires, _ periode: Periode, _ options: Options, explains: Bool = false,
      codes: CodesRencontres? = nil
    ) throws(StatistiquesError) {
      (self.histoires, self.periode, self.options) = (histoires, periode, options)
      do {
        let declarees =
          options.estPartielle
          ? TablesDeclarees(donnees: histoires.tableaux.donnees) : histoires.tableaux
        let contexte = try Contexte(
          histoires, periode, options.filtres, asksAttributes: true,
          asksSituations: declarees.regardentLesSituations)
        let toutes = try TablesNationales.tous(contexte, declarees, codes: codes)
        tableaux = try TablesNationales.choisis(
          options.tables, among: toutes, peuventManquer: options.estPartielle)
        comptes = try Statistiques.periodes(
          contexte, tableaux, TablesNationales.avecRequises(tableaux, among: toutes), options,
          explains)
      } catch let error as FiltreError {
        throw .filtre(error)
      } catch let error as FormeError {
        throw .tableau(error)
      } catch let error as StatistiquesError {
        throw error
      } catch {
        preconditionFailure("\(error)")
      }
    }
  }

  /// The statistics of what was counted of all youths; the facts of the structure are counted here.
  init(_ preparation: Preparation, _ youths: [Comptes]) throws(StatistiquesError) {
    (periode, options) = (preparation.periode, preparation.options)
    tableaux = preparation.tableaux
    let histoires = preparation.histoires
    var counted = youths
    for place in counted.indices {
      for table in counted[place].tableaux.indices {
        counted[place].compteurs[table].beginStructure()
        counted[place].tableaux[table].compterStructure(
          counted[place].contexte, &counted[place].compteurs[table])
      }
    }
    var courant = counted[0]
    for (table, compteur) in zip(courant.tableaux, courant.compteurs)
    where compteur.nommees.count > table.limite {
      throw .lignes(table: table.declaration.id)
    }
    // The series counts each year apart; its lines come together under the period asked.
    if let serie = courant.tableaux.firstIndex(where: { $0.declaration.id == Evolution.id }) {
      for year in counted.dropFirst(2) { courant.compteurs[serie].merge(year.compteurs[0]) }
    }
    comptees = (TablesComptees(courant), TablesComptees(counted[1]))
    resultats = Resultats(
      courant: comptees.courant, precedent: comptees.precedent, decimales: options.decimales)
    let question = Question(histoires: histoires, periode: periode, filtres: options.filtres)
    for case let objectifs as Objectifs in courant.tableaux {
      for cellule in objectifs.cellulesSituees {
        resultats.ailleurs[cellule.nom] = question.valeurVisee(cellule.cellule)
      }
    }
    guard let seuil = options.secret, !options.secretEnCommun else { return }
    let secret = SecretStatistique(seuil: seuil, [perimetre])
    (masque, bilan) = (secret.masques[0], secret.bilan)
  }

  /// What the tables say, for whoever chooses what is hidden of an output.
  var perimetre: SecretStatistique.Perimetre {
    SecretStatistique.Perimetre(publication: publication, tables: publication.tables)
  }

  /// Hides what was chosen with others.
  mutating func masquer(_ masque: MasqueDeCellules) { self.masque = masque }

  /// The periods to count: the one asked, the year before, then each year of the series.
  private static func periodes(
    _ contexte: Contexte, _ tableaux: [any TableComptable], _ counted: [any TableComptable],
    _ options: Options, _ explains: Bool
  ) throws(FiltreError) -> [Comptes] {
    let histoires = contexte.histoires
    let suivis = options.suitLesMutations ? contexte.jeunesMutes : []
    let before = try Contexte(
      histoires, contexte.periode.unAnAvant, options.filtres, asksAttributes: true,
      asksSituations: contexte.asksSituations, anneesAvant: 1)
    let compared = options.evolution ? counted : [Synthese()]
    let marques = options.marques ?? (options.secret == nil ? nil : Empreinte.Cle())
    var comptes = [
      Comptes(contexte, counted, explains: explains, suivis: suivis, marques: marques),
      Comptes(before, compared, explains: explains, suivis: suivis, marques: marques),
    ]
    guard let serie = counted.first(where: { $0.declaration.id == Evolution.id }) else {
      return comptes
    }
    for annee in Evolution.annees(contexte.periode) {
      let year = try Contexte(
        histoires, Periode(annee: annee), options.filtres, asksAttributes: false)
      comptes.append(
        Comptes(year, [serie], explains: explains, suivis: suivis, marques: marques))
    }
    return comptes
  }

  /// The tables that no filter restricts: facts of the structure only.
  var tablesHorsFiltre: Set<String> {
    Set(tableaux.flatMap(\.declarations).filter { $0.horsFiltre == .tout }.map(\.id))
  }

  /// The tables as values, for any front-end.
  public var tables: [ReportTable] {
    guard let masque else { return publication.tables }
    return publication.tables.map(masque.masquer)
  }

  /// The tables with nothing hidden.
  var publication: Publication {
    Publication(
      declarations: tableaux.flatMap(\.declarations), resultats: resultats, options: options)
  }
}

/// Why statistics cannot be computed.
public enum StatistiquesError: Error, Hashable, Sendable {
  /// A filter cannot be applied.
  case filtre(FiltreError)
  /// A declared table is wrong.
  case tableau(FormeError)
  /// A declared table has too many lines.
  case lignes(table: String)
  /// No table has that id or begins with it.
  case table(String, nearest: String?)
}

extension StatistiquesError: CustomStringConvertible {
  /// One French sentence.
  public var description: String {
    switch self {
    case .filtre(let error): return error.description
    case .tableau(let error): return "table déclarée : \(error)"
    case .lignes(let table):
      return
        "la table « \(table) » a plus de \(LignesComptees.limite) lignes ; « \"vides\": false » laisse les vides de côté"
    case .table(let id, let nearest):
      let proposal = nearest.map { " (vouliez-vous dire « \($0) » ?)" } ?? ""
      return "table « \(id) » inconnue\(proposal)"
    }
  }
}
