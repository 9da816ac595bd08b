public import MiloEvents

/// Partial results: all that the statistics of one or several structures are computed from, without any
/// event.
///
/// Partials of one question join in any order and any grouping, and the tables of all are then those that
/// the journals give together. Structures stay apart inside, in the order of their sources.
public struct Partiel: Sendable {
  /// What was asked of each journal.
  public let question: Question
  /// What each structure answers, in the order of the sources.
  private(set) var parts: [PartielDeStructure]

  /// What is asked of the journals: partials of two questions do not join.
  public struct Question: Hashable, Sendable {
    /// The period counted.
    public var periode: Periode
    /// The day whose knowledge counts; nil when every line does.
    public var vuAu: LocalDate?
    /// Restricts the youths counted; all must be satisfied.
    public var filtres: [FiltreDemande]
    /// The tables wanted, by id or beginning of id; all when empty.
    public var tables: [String]
    /// Whether each column comes with its value one year before and its change.
    public var evolution: Bool
    /// The tables declared beside the library's.
    public var tableaux: [Tableau]
  }

  /// Counts a journal.
  ///
  /// The tables that a journal declares for itself stay out: they are of no other.
  ///
  /// - Parameters:
  ///   - lecture: the journal, with the tables given.
  ///   - periode: the period to count.
  ///   - options: what is asked besides.
  ///   - cle: the key that structures share, so that whoever goes from one to another counts once: what is kept
  ///     is then personal data.
  ///   - avecMarques: whether to keep which figures count the same youths, without which small counts cannot be
  ///     hidden later.
  /// - Throws: a filter that cannot be applied, or a table that does not exist.
  /// - Complexity: one fold over the youths, on all cores; what is kept has the size of the tables.
  public init(
    _ lecture: Lecture, _ periode: Periode,
    _ options: Statistiques.Options = Statistiques.Options(),
    cle: CleCommune? = nil, avecMarques: Bool = true
  ) throws(StatistiquesError) {
    try self.init(
      lecture, lecture.histoires, vuAu: lecture.vuAu, periode, options, cle: cle,
      avecMarques: avecMarques)
  }

  /// Counts a journal as it was known on a day that may not be that of the reading.
  init(
    _ lecture: Lecture, _ histoires: Histoires, vuAu: LocalDate?, _ periode: Periode,
    _ options: Statistiques.Options, cle: CleCommune?, avecMarques: Bool = false
  ) throws(StatistiquesError) {
    var options = options
    options.estPartielle = true
    options.suitLesMutations = cle != nil
    options.marques = avecMarques ? .secrete() : nil
    let statistiques = try Statistiques(histoires, periode, options)
    self.init(
      Question(
        periode: periode, vuAu: vuAu, filtres: options.filtres, tables: options.tables,
        evolution: options.evolution, tableaux: lecture.histoires.tableaux.donnees),
      [PartielDeStructure(statistiques, lecture, cle)])
  }

  init(_ question: Question, _ parts: [PartielDeStructure]) {
    self.question = question
    self.parts = parts.sorted { StructureComptee.precede($0.identite.source, $1.identite.source) }
    let noms = StructureComptee.noms(parts.map(\.identite.source))
    for place in self.parts.indices {
      let identite = self.parts[place].identite
      self.parts[place].structure.nom = noms[identite.source] ?? identite.nom
    }
  }

  /// Joins others.
  ///
  /// - Throws: one of another question, or of a structure that is there already; nothing changes then.
  public mutating func joindre(_ autres: [Partiel]) throws(PartielError) {
    for autre in autres {
      if let ecart = question.ecart(avec: autre.question) { throw .question(ecart) }
    }
    let all = parts + autres.flatMap(\.parts)
    do throws(EnsembleError) {
      try JournalIdentity.checkApart(
        all.map { (nom: $0.identite.source, identite: $0.identite) })
    } catch {
      throw .ensemble(error)
    }
    self = Partiel(question, all)
  }

  /// The structures, in the order of their sources.
  public var structures: [StructureComptee] { parts.map(\.structure) }

  /// Whether names of youths are there, that a shared key makes: such results are personal data.
  public var sontPersonnels: Bool { parts.contains { $0.personnes != nil } }
}

extension Partiel.Question {
  /// In what another question differs, as people read it; nil when it is the same.
  func ecart(avec autre: Partiel.Question) -> PartielError.Ecart? {
    func dit(_ words: [String]) -> String {
      words.isEmpty ? "aucun" : words.map { "« \($0) »" }.joined(separator: ", ")
    }
    func jour(_ day: LocalDate?) -> String { day.map { "\($0)" } ?? "toutes les lignes" }
    let points: [(String, String, String)] = [
      (
        "la période", "du \(periode.debut) au \(periode.fin)",
        "du \(autre.periode.debut) au \(autre.periode.fin)"
      ),
      ("la vue", jour(vuAu), jour(autre.vuAu)),
      ("les filtres", dit(filtres.map(\.description)), dit(autre.filtres.map(\.description))),
      ("les tables demandées", dit(tables), dit(autre.tables)),
      (
        "l’année d’avant", evolution ? "demandée" : "non demandée",
        autre.evolution ? "demandée" : "non demandée"
      ),
      ("les tables déclarées", dit(tableaux.map(\.id)), dit(autre.tableaux.map(\.id))),
    ]
    if let (quoi, one, other) = points.first(where: { $0.1 != $0.2 }) {
      return PartielError.Ecart(quoi: quoi, found: other, expected: one)
    }
    guard let place = tableaux.indices.first(where: { tableaux[$0] != autre.tableaux[$0] }) else {
      return nil
    }
    return PartielError.Ecart(
      quoi: "la table déclarée « \(tableaux[place].id) »", found: "une autre déclaration",
      expected: "la même")
  }
}

/// Why partial results cannot be read, or joined.
public enum PartielError: Error, Hashable, Sendable {
  /// In what two questions differ.
  public struct Ecart: Hashable, Sendable {
    /// What differs, with its article.
    public var quoi: String
    /// What it is in the partial that does not join.
    public var found: String
    /// What it is in the others.
    public var expected: String
  }

  /// It answers another question than the others.
  case question(Ecart)
  /// A structure is there twice.
  case ensemble(EnsembleError)
  /// The file is not a whole partial: at which line, what was found, what was expected.
  case fichier(ligne: Int, found: String, expected: String)
}

extension PartielError: CustomStringConvertible {
  /// One French sentence.
  public var description: String {
    switch self {
    case .question(let ecart):
      "ces résultats partiels ne répondent pas à la même question : \(ecart.quoi) : trouvé "
        + "\(ecart.found), attendu \(ecart.expected)"
    case .ensemble(let error): error.description
    case .fichier(let ligne, let found, let expected):
      "ligne \(ligne) : trouvé \(found), attendu \(expected)"
    }
  }
}
