import MiloEvents

/// What the blocks of a page ask of the statistics, gathered so that what is asked alike is counted once.
struct CalculDuRapport {
  /// In what circumstances tables are asked, and how they are written.
  struct Demande: Hashable {
    var circonstances = Cellule.Circonstances()
    var sansFiltre = false
    var decimales = 1
    var evolution = false

    /// What puts requests in an order that is always the same.
    fileprivate var ordre: String { "\(circonstances) \(sansFiltre) \(decimales) \(evolution)" }

    /// The same in circumstances that stand in the place of its own.
    func dans(_ autres: Cellule.Circonstances) -> Demande {
      var demande = self
      demande.circonstances = autres.dans(circonstances)
      return demande
    }
  }

  let question: Question
  /// Whether several structures answer, the question being over a journal without any event.
  let estDEnsemble: Bool
  /// Under how many youths a count is hidden; nil to show all.
  let secret: Int?
  /// How many cells are hidden, and why; nil where nothing is.
  private(set) var bilan: BilanDuSecret?
  private(set) var voulues: [Demande: Set<String>] = [:]
  private var faites: [Demande: any TablesDeRapport] = [:]
  private var tables: [Demande: [String: ReportTable]] = [:]
  private var ordres: [Demande: [String]] = [:]

  init(_ question: Question, estDEnsemble: Bool = false, secret: Int? = nil) {
    self.question = question
    self.estDEnsemble = estDEnsemble
    self.secret = secret
  }

  /// Asks for a table, or for the tables of a family.
  mutating func demander(_ table: String, _ demande: Demande) {
    voulues[demande, default: []].insert(table)
  }

  /// The question as a request changes it; nil when it cannot be asked.
  func question(_ demande: Demande) -> Question? { question(demande, question) }

  /// Another question as a request changes it.
  func question(_ demande: Demande, _ base: Question) -> Question? {
    var base = base
    if demande.sansFiltre { base.filtres = [] }
    return base.selon(demande.circonstances)
  }

  /// Counts all that was asked.
  ///
  /// - Throws: a table that does not exist, a filter that cannot be applied, a day of view that cannot be read.
  mutating func calculer() throws(RapportError) {
    for demande in voulues.keys {
      let (question, options) = try demandee(demande, question)
      do throws(StatistiquesError) {
        poser(try Statistiques(question.histoires, question.periode, options), demande)
      } catch {
        throw .statistiques(error)
      }
    }
    cacher()
  }

  /// Hides the small counts of youths of the whole page, whatever the request that a table comes from.
  private mutating func cacher() {
    guard let secret else { return }
    let counted = faites.compactMap { demande, tables in
      (tables as? Statistiques).map { (demande: demande, statistiques: $0) }
    }.sorted { $0.demande.ordre < $1.demande.ordre }
    let chosen = SecretStatistique(seuil: secret, counted.map(\.statistiques.perimetre))
    for ((demande, statistiques), masque) in zip(counted, chosen.masques) {
      var hidden = statistiques
      hidden.masquer(masque)
      poser(hidden, demande)
    }
    bilan = chosen.bilan
  }

  /// What a request asks of the journal of a question.
  func demandee(
    _ demande: Demande, _ base: Question
  ) throws(RapportError) -> (question: Question, options: Statistiques.Options) {
    guard let question = question(demande, base) else {
      throw .circonstances("\(demande.circonstances)")
    }
    var options = Statistiques.Options()
    options.tables = (voulues[demande] ?? []).sorted()
    options.filtres = question.filtres
    options.decimales = demande.decimales
    options.evolution = demande.evolution
    (options.secret, options.secretEnCommun) = (secret, true)
    return (question, options)
  }

  /// Keeps what was counted for a request.
  mutating func poser(_ statistiques: some TablesDeRapport, _ demande: Demande) {
    faites[demande] = statistiques
    let found = statistiques.tables
    ordres[demande] = found.map(\.id)
    tables[demande] = Dictionary(found.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// The statistics counted for a request.
  func statistiques(_ demande: Demande) -> (any TablesDeRapport)? { faites[demande] }

  /// The table of that id, or else those of the family; none when the period has no such table.
  ///
  /// - Parameter structures: whether the figures of each structure stand beside those of all.
  func tables(_ id: String, _ demande: Demande, structures: Bool = false) -> [ReportTable] {
    guard let known = tables[demande] else { return [] }
    let ids = known[id] == nil ? (ordres[demande] ?? []).filter { $0.hasPrefix(id + ".") } : [id]
    let found = ids.compactMap { known[$0] }
    guard structures, let faite = faites[demande] else { return found }
    return found.map(faite.avecStructures)
  }

  /// A cell; nil when there is none.
  func cellule(_ cellule: Cellule, _ demande: Demande) -> (valeur: Valeur?, unite: Unite)? {
    guard let table = tables[demande]?[cellule.table] else { return nil }
    return [table].cellule(
      Cellule(table: cellule.table, ligne: cellule.ligne, colonne: cellule.colonne))
  }

  /// What a line of a table is called; nil for one that the request did not bring.
  func mots(_ ligne: String, of table: String, _ demande: Demande) -> String? {
    tables[demande]?[table]?.lignes.first { $0.id == ligne }?.libelle
  }
}
