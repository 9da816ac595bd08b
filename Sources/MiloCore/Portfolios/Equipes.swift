public import MiloEvents

/// The portfolio of a counsellor or of a team, counted.
public struct BilanPortefeuille: Sendable {
  /// The counsellor's or the team's code.
  public var code: String
  /// The counsellor's team; nil on the line of a team, and without team.
  public var equipe: String?
  /// Full-time equivalents, in hundredths; nil when none is declared.
  public var etpCentiemes: Int128?
  /// Distinct youths, in any role.
  public var jeunes = 0
  /// Those whose file is active.
  public var actifs = 0
  /// Distinct youths followed as referent.
  public var referent = 0
  /// Days since the last interview, of each youth met once.
  public var jours: [Int] = []
  /// Distinct youths with an alert.
  public var enAlerte = 0
  /// The load in hundredths: sum over youths of the weights of their dispositifs; nil without weights.
  public var charge: Int128?
  /// Distinct youths by dispositif open.
  public var dispositifs: [String: Int] = [:]
  /// Distinct youths by alert.
  public var alertes: [Alerte: Int] = [:]

  /// Mean days since the last interview, one decimal, half up.
  public var joursMoyens: ExactDecimal? {
    guard !jours.isEmpty else { return nil }
    return ExactDecimal(
      mantisse: quotientArrondi(jours.reduce(0, +) * 10, jours.count), echelle: 1)
  }

  /// Youths by full-time equivalent, one decimal, half up.
  public var jeunesParETP: ExactDecimal? { parETP(Int128(jeunes) * 100) }
  /// Load by full-time equivalent, one decimal, half up.
  public var chargeParETP: ExactDecimal? { charge.flatMap { parETP($0) } }

  private func parETP(_ hundredths: Int128) -> ExactDecimal? {
    guard let etpCentiemes, etpCentiemes > 0 else { return nil }
    return ExactDecimal(mantisse: quotientArrondi(hundredths * 10, etpCentiemes), echelle: 1)
  }
}

/// An absence on the date, and the youths it leaves to somebody else or to nobody.
public struct AbsenceDuJour: Hashable, Sendable {
  /// The absent counsellor's code.
  public var conseiller: String
  /// First day.
  public var du: LocalDate
  /// Last day.
  public var au: LocalDate
  /// Who covers; nil for nobody.
  public var remplacant: String?
  /// How many youths have the absent counsellor as referent.
  public var jeunes: Int
  /// How many of them nobody present covers that day.
  public var decouverts: Int
}

/// The structure's view of its portfolios: every counsellor, every team, the orphans, the absences.
public struct Equipes: Sendable {
  /// One line a counsellor present or holding a portfolio, sorted by code.
  public let conseillers: [BilanPortefeuille]
  /// One line a team, sorted by code; a youth followed twice in a team counts once.
  public let equipes: [BilanPortefeuille]
  /// The whole structure.
  public let ensemble: BilanPortefeuille
  /// How many active youths each site has, by its code, sorted; those without site under an empty code.
  public let actifsParSite: [(site: String, actifs: Int)]
  /// How many youths have no referent.
  public let orphelins: Int
  /// The absences of the date.
  public let absences: [AbsenceDuJour]

  private static let etp = Champ(Conseiller.self, "etp")
  private static let equipe = Champ(Conseiller.self, "equipe")
  private static let jusquAu = Champ(Conseiller.self, "jusqu_au")

  /// Counts the rows of all portfolios at a date.
  ///
  /// - Parameters:
  ///   - lignes: the rows.
  ///   - histoires: the journal.
  ///   - date: the date.
  ///   - poids: the weight of each dispositif, in hundredths; without any, there is no load.
  public init(
    _ lignes: [LignePortefeuille], _ histoires: Histoires, au date: LocalDate,
    poids: [String: Int] = [:]
  ) {
    let repertoire = Repertoire(histoires, au: date)
    let words = histoires.words
    var rows: [String: [LignePortefeuille]] = [:]
    for ligne in lignes {
      if let code = ligne.suivi.conseiller { rows[code, default: []].append(ligne) }
    }
    var declared: [String: (equipe: String?, etp: Int128?)] = [:]
    for (number, fait) in repertoire.conseillers {
      let code = histoires.texts.text(number)
      let end = Self.jusquAu.date(of: fait, in: words)
      let isPresent = end.map { $0 >= date } ?? true
      guard isPresent || rows[code] != nil else { continue }
      declared[code] = (
        Self.equipe.code(of: fait, in: words).map { histoires.texts.text($0) },
        isPresent ? Self.etp.word(of: fait, in: words).map { Int128($0) } : 0
      )
    }
    conseillers = Set(rows.keys).union(declared.keys)
      .sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
      .map { code in
        var bilan = BilanPortefeuille(rows[code] ?? [], code, poids)
        (bilan.equipe, bilan.etpCentiemes) = declared[code] ?? (nil, nil)
        return bilan
      }
    let members = Dictionary(grouping: conseillers) { $0.equipe }
    func bilan(_ code: String, _ who: [BilanPortefeuille]) -> BilanPortefeuille {
      var bilan = BilanPortefeuille(who.flatMap { rows[$0.code] ?? [] }, code, poids)
      let etp = who.compactMap(\.etpCentiemes)
      bilan.etpCentiemes = etp.isEmpty ? nil : etp.reduce(0, +)
      return bilan
    }
    equipes = members.compactMap { code, who in code.map { bilan($0, who) } }
      .sorted { $0.code.utf8.lexicographicallyPrecedes($1.code.utf8) }
    ensemble = bilan("ensemble", conseillers)
    let actifs = Dictionary(
      lignes.filter { $0.fiche.etat == .actif }.map { (Octets($0.fiche.jeune), $0.fiche.site) },
      uniquingKeysWith: { first, _ in first })
    actifsParSite = Dictionary(grouping: actifs.values) { $0 ?? "" }
      .map { ($0.key, $0.value.count) }
      .sorted { $0.0.utf8.lexicographicallyPrecedes($1.0.utf8) }
    orphelins = lignes.count { $0.suivi.conseiller == nil }
    absences = Self.absences(rows, histoires, date)
  }

  private static func absences(
    _ rows: [String: [LignePortefeuille]], _ histoires: Histoires, _ date: LocalDate
  ) -> [AbsenceDuJour] {
    let all = Absences(histoires).all(at: date)
    let absent = Set(all.map(\.conseiller))
    let present = Set(all.compactMap(\.remplacant)).subtracting(absent)
    let covered = Set(
      rows.filter { code, _ in
        histoires.texts.number(of: code).map { present.contains($0) } ?? false
      }.values.flatMap { $0 }.filter { $0.suivi.role == .remplacant }.map { Octets($0.fiche.jeune) }
    )
    return all.map { absence in
      let code = histoires.texts.text(absence.conseiller)
      let youths = (rows[code] ?? []).filter { $0.suivi.role == .referent }.map(\.fiche.jeune)
      return AbsenceDuJour(
        conseiller: code, du: absence.du, au: absence.au,
        remplacant: absence.remplacant.map { histoires.texts.text($0) }, jeunes: youths.count,
        decouverts: youths.count { !covered.contains(Octets($0)) })
    }.sorted { ($0.conseiller, $0.du) < ($1.conseiller, $1.du) }
  }
}

extension BilanPortefeuille {
  /// Counts rows, each youth once.
  init(_ lignes: [LignePortefeuille], _ code: String, _ poids: [String: Int]) {
    self.code = code
    var fiches: [Octets: FicheJeune] = [:]
    var alerted: [Octets: Set<Alerte>] = [:]
    var held: Set<Octets> = []
    for ligne in lignes {
      let jeune = Octets(ligne.fiche.jeune)
      fiches[jeune] = ligne.fiche
      alerted[jeune, default: []].formUnion(ligne.alertes)
      if ligne.suivi.role == .referent { held.insert(jeune) }
    }
    jeunes = fiches.count
    actifs = fiches.values.count { $0.etat == .actif }
    referent = held.count
    jours = fiches.values.compactMap(\.joursSansEntretien)
    enAlerte = alerted.values.count { !$0.isEmpty }
    for set in alerted.values { for alerte in set { alertes[alerte, default: 0] += 1 } }
    var load: Int128 = 0
    for fiche in fiches.values {
      for dispositif in fiche.codes {
        dispositifs[dispositif, default: 0] += 1
        load += Int128(poids[dispositif] ?? 0)
      }
    }
    charge = poids.isEmpty ? nil : load
  }
}
