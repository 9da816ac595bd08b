public import MiloEvents

/// Where a structure stands before an audit of its label: criterion by criterion, what is there and
/// what is missing.
public struct Label: Sendable {
  /// A criterion with what stands behind it.
  public struct Bilan: Sendable {
    /// The criterion.
    public let critere: Critere
    /// Its evidence, in time order.
    public let preuves: [Referentiel.Saisie<Preuve>]
    /// Its improvement actions, by code.
    public let ameliorations: [Referentiel.Saisie<Amelioration>]
    /// What is missing, each in a few French words; empty when nothing is.
    public let manques: [String]

    /// Days since the last piece of evidence; nil without any.
    public func ageEnJours(au date: LocalDate) -> Int? {
      preuves.map(\.date).max().map { date - $0 }
    }
  }

  /// A figure given as evidence, for the year and the one before.
  public struct Indicateur: Sendable {
    /// The cell, `table/ligne/colonne`.
    public let cellule: String
    /// What it is counted in.
    public let unite: Unite
    /// Its value in the year; nil when it cannot be computed.
    public let valeur: Valeur?
    /// Its value one year before; nil when it cannot be computed.
    public let valeurPrecedente: Valeur?
    /// Whether a table has that cell in the year.
    public let existe: Bool
    /// Whether the journal was kept one year before (08.7.2); its value then is not known otherwise.
    public let isPrecedenteEnregistree: Bool
  }

  /// The dates that an initial audit sets: a follow-up two years later, a renewal after four.
  public struct Echeance: Sendable {
    /// What happens.
    public let etape: String
    /// When.
    public let date: LocalDate
  }

  /// Evidence older than this is said to be old: the label asks for a year's practice.
  public static let joursDePreuveRecente = 365

  /// The date of the state.
  public let date: LocalDate
  /// The year of the figures.
  public let annee: Int
  /// The criteria, in their order.
  public let bilans: [Bilan]
  /// The figures given as evidence, by the name of their cell.
  public let indicateurs: [String: Indicateur]
  /// All improvement actions, those without criterion included, by code.
  public let ameliorations: [Referentiel.Saisie<Amelioration>]
  /// Criteria that evidence or actions name and nobody entered.
  public let criteresInconnus: [String]
  /// The last audit that opens a label; nil when none was entered.
  public let dernierAudit: Referentiel.Saisie<AuditLabel>?
  /// What the auditors said, each with the audit that it is of, in time order.
  public let avis: [(avis: Referentiel.Saisie<AvisAudit>, audit: Referentiel.Saisie<AuditLabel>?)]

  /// Takes stock of the criteria.
  ///
  /// - Parameters:
  ///   - lecture: what the figures are counted on.
  ///   - criteres: what the criteria, the evidence and the declared tables are known by, on a day that may be
  ///     later than that of the figures: `lecture` when nil. `lecture` was then given its ``Lecture/tableaux``.
  ///   - date: the state at the end of this day.
  ///   - annee: the calendar year of the figures; the one before gives the comparison.
  public init(
    _ lecture: Lecture, criteres: Lecture? = nil, au date: LocalDate, annee: Int
  ) {
    self.date = date
    self.annee = annee
    let referentiel = Referentiel(criteres ?? lecture, au: date)
    let tables = Set((criteres ?? lecture).tableaux.map(\.id))
    let indicateurs = Self.indicateurs(
      referentiel, lecture.histoires, annee,
      horsDate: Set(lecture.tableaux.map(\.id)).subtracting(tables))
    self.indicateurs = indicateurs
    ameliorations = referentiel.ameliorations
    criteresInconnus = referentiel.criteresInconnus
    dernierAudit = referentiel.dernierAudit
    avis = referentiel.avis.map { avis in
      (avis, referentiel.audits.last { $0.id == avis.donnees.audit.text })
    }
    bilans = referentiel.criteres.map { critere in
      let preuves = referentiel.preuves(de: critere.code.text)
      let ameliorations = referentiel.ameliorations(de: critere.code.text)
      return Bilan(
        critere: critere, preuves: preuves, ameliorations: ameliorations,
        manques: Self.manques(preuves, ameliorations, indicateurs, date)
          + Self.manques(referentiel.avis(de: critere.code.text)))
    }
  }

  /// The audit and what follows it: two years on the follow-up, four years on the renewal.
  public static func echeances(auditInitial date: LocalDate) -> [Echeance] {
    [
      Echeance(etape: "audit initial", date: date),
      Echeance(etape: "suivi à deux ans", date: date.adding(years: 2)),
      Echeance(etape: "renouvellement à quatre ans", date: date.adding(years: 4)),
    ]
  }

  /// What an audit holds, by its own dates: two years on the follow-up, four years on the renewal unless the
  /// label says until when it is valid.
  public static func echeances(_ audit: AuditLabel) -> [Echeance] {
    var echeances = echeances(auditInitial: audit.du)
    if audit.genre == .renouvellement {
      echeances[0] = Echeance(etape: "renouvellement", date: audit.du)
    }
    if let end = audit.valableJusquAu {
      echeances[2] = Echeance(etape: "fin de validité", date: end)
    }
    return echeances
  }

  /// What the auditors found wrong and no action answers.
  private static func manques(_ avis: [Referentiel.Saisie<AvisAudit>]) -> [String] {
    guard let last = avis.last?.donnees, last.amelioration == nil else { return [] }
    return switch last.avis {
    case .reserve: ["réserve d’audit sans action"]
    case .non_conforme: ["non-conformité sans action"]
    case .conforme, .point_fort: []
    }
  }

  private static func manques(
    _ preuves: [Referentiel.Saisie<Preuve>], _ ameliorations: [Referentiel.Saisie<Amelioration>],
    _ indicateurs: [String: Indicateur], _ date: LocalDate
  ) -> [String] {
    guard let last = preuves.map(\.date).max() else { return ["aucune preuve"] }
    var manques: [String] = []
    if date - last > joursDePreuveRecente {
      manques.append("aucune preuve de moins d’un an")
    } else if preuves.allSatisfy({ $0.isTardive || date - $0.date > joursDePreuveRecente }) {
      manques.append("aucune preuve de moins d’un an qui ne soit tardive")
    }
    for nom in preuves.compactMap(\.donnees.indicateur?.text) {
      guard let indicateur = indicateurs[nom] else { continue }
      if !indicateur.existe {
        manques.append("indicateur \(nom) introuvable")
      } else if indicateur.valeur == nil {
        manques.append("indicateur \(nom) sans valeur")
      }
    }
    for action in ameliorations.map(\.donnees) where action.isEnRetard(au: date) {
      manques.append("action \(action.code) en retard")
    }
    return manques
  }

  /// The cells that evidence names, over the year and the one before.
  ///
  /// - Parameter horsDate: tables that nobody had declared when the criteria were known.
  private static func indicateurs(
    _ referentiel: Referentiel, _ histoires: Histoires, _ annee: Int, horsDate: Set<String>
  ) -> [String: Indicateur] {
    let noms = Set(referentiel.preuves.compactMap(\.donnees.indicateur?.text))
    guard !noms.isEmpty else { return [:] }
    let known = noms.filter { nom in Cellule(nom).map { !horsDate.contains($0.table) } ?? true }
    let (now, before) = (
      cellules(known, Question(histoires: histoires, periode: Periode(annee: annee)), avant: false),
      cellules(
        known, Question(histoires: histoires, periode: Periode(annee: annee - 1)), avant: true)
    )
    return Dictionary(
      uniqueKeysWithValues: noms.map { nom in
        let (found, earlier) = (now[nom], before[nom])
        return (
          nom,
          Indicateur(
            cellule: nom, unite: found?.unite ?? earlier?.unite ?? .nombre,
            valeur: found?.valeur, valeurPrecedente: earlier?.valeur, existe: found != nil,
            isPrecedenteEnregistree: histoires.isEnregistree(jusquAu: Periode(annee: annee - 1).fin)
          )
        )
      })
  }

  /// The cells named, those without circumstances of their own counted together.
  private static func cellules(
    _ noms: Set<String>, _ question: Question, avant: Bool
  ) -> [String: (valeur: Valeur?, unite: Unite)] {
    var found: [String: (valeur: Valeur?, unite: Unite)] = [:]
    let cellules = noms.compactMap { nom in Cellule(nom).map { (nom: nom, cellule: $0) } }
    let plain = cellules.filter(\.cellule.circonstances.isEmpty)
    // A table asked alone may be unknown, which says that its cells do not exist.
    for table in Set(plain.map(\.cellule.table)).sorted() {
      var options = Statistiques.Options()
      options.tables = [table]
      let tables =
        (try? Statistiques(question.histoires, question.periode, options).tables) ?? []
      for (nom, cellule) in plain where cellule.table == table {
        found[nom] = tables.cellule(cellule)
      }
    }
    for (nom, cellule) in cellules where !cellule.circonstances.isEmpty {
      found[nom] = question.valeur(avant ? cellule.unAnAvant : cellule)
    }
    return found
  }
}
