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
  /// Under how many youths a count is hidden; nil to show all.
  let secret: Int?
  /// How many cells are hidden, and why; nil where nothing is.
  private(set) var bilan: BilanDuSecret?
  private var voulues: [Demande: Set<String>] = [:]
  private var faites: [Demande: Statistiques] = [:]
  private var tables: [Demande: [String: ReportTable]] = [:]
  private var ordres: [Demande: [String]] = [:]

  init(_ question: Question, secret: Int? = nil) {
    self.question = question
    self.secret = secret
  }

  /// Asks for a table, or for the tables of a family.
  mutating func demander(_ table: String, _ demande: Demande) {
    voulues[demande, default: []].insert(table)
  }

  /// The question as a request changes it; nil when it cannot be asked.
  func question(_ demande: Demande) -> Question? {
    var base = question
    if demande.sansFiltre { base.filtres = [] }
    return base.selon(demande.circonstances)
  }

  /// Counts all that was asked.
  ///
  /// - Throws: a table that does not exist, a filter that cannot be applied, a day of view that cannot be read.
  mutating func calculer() throws(RapportError) {
    for (demande, ids) in voulues {
      guard let question = question(demande) else {
        throw .circonstances("\(demande.circonstances)")
      }
      var options = Statistiques.Options()
      options.tables = ids.sorted()
      options.filtres = question.filtres
      options.decimales = demande.decimales
      options.evolution = demande.evolution
      (options.secret, options.secretEnCommun) = (secret, true)
      let statistiques: Statistiques
      do throws(StatistiquesError) {
        statistiques = try Statistiques(question.histoires, question.periode, options)
      } catch {
        throw .statistiques(error)
      }
      faites[demande] = statistiques
    }
    cacher()
    for (demande, statistiques) in faites {
      let found = statistiques.tables
      ordres[demande] = found.map(\.id)
      tables[demande] = Dictionary(
        found.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    }
  }

  /// Hides the small counts of youths of the whole page, whatever the request that a table comes from.
  private mutating func cacher() {
    guard let secret else { return }
    let demandes = faites.keys.sorted { $0.ordre < $1.ordre }
    let chosen = SecretStatistique(
      seuil: secret, demandes.compactMap { faites[$0]?.perimetre })
    for (demande, masque) in zip(demandes, chosen.masques) { faites[demande]?.masquer(masque) }
    bilan = chosen.bilan
  }

  /// The statistics counted for a request.
  func statistiques(_ demande: Demande) -> Statistiques? { faites[demande] }

  /// The table of that id, or else those of the family; none when the period has no such table.
  func tables(_ id: String, _ demande: Demande) -> [ReportTable] {
    guard let known = tables[demande] else { return [] }
    if let table = known[id] { return [table] }
    return (ordres[demande] ?? []).filter { $0.hasPrefix(id + ".") }.compactMap { known[$0] }
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
