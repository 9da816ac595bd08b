public import MiloEvents

/// A youth in the portfolio of a counsellor, or among the orphans.
public struct LignePortefeuille: Sendable {
  /// Who follows, as what, since when.
  public var suivi: Suivi
  /// What is known of the youth.
  public var fiche: FicheJeune
  /// All alerts of the row, in order.
  public var alertes: [Alerte]
  /// What only a detailed portfolio shows.
  public var detail: DetailJeune?
}

/// What a detailed portfolio shows besides: the last events, the last weeks, the month's allocation.
public struct DetailJeune: Hashable, Sendable {
  /// The last event of each nature: interview, workshop, collective information, contact, act.
  public var derniers: [LocalDate?]
  /// Minutes of the four ISO weeks before that of the date, the oldest first; nil unless a CEJ is open.
  public var minutesQuatreSemaines: [Int128]?
  /// The CEJ, or else the Garantie jeunes, of the month.
  public var allocation: DroitMensuel?
  /// The next appointment, as its line writes it.
  public var prochainRendezVous: String?
}

/// The portfolios of a structure at a date, from the events dated by then (04, 13.1).
///
/// A counsellor's portfolio holds the active files. That of the structure also holds those past the age
/// that nobody closed, and the orphans.
public struct Portefeuilles: Projection {
  private let contexte: ContextePortefeuilles
  private let isEntier: Bool
  private var dossier: Dossier
  private var lignes: [LignePortefeuille] = []

  /// Nobody's portfolio yet.
  ///
  /// - Parameters:
  ///   - histoires: the journal, as known on the day of the view.
  ///   - date: the date of the portfolios.
  ///   - conseiller: the code of a counsellor, for that portfolio alone.
  ///   - isDetaille: whether rows carry their `detail`.
  ///   - isEntier: whether files that are not active are there too; without a counsellor, those that
  ///     nobody follows as well.
  public init(
    _ histoires: Histoires, au date: LocalDate, conseiller: String? = nil,
    isDetaille: Bool = false, isEntier: Bool = false
  ) {
    self.isEntier = isEntier
    // Nobody is followed by a counsellor whom the journal does not name.
    let number = conseiller.map { histoires.texts.number(of: $0) ?? Fait.nobody }
    contexte = ContextePortefeuilles(
      histoires, au: date, conseiller: number, isDetaille: isDetaille)
    dossier = Dossier(histoires)
  }

  /// Puts one youth in the portfolios where it belongs.
  public mutating func apply(_ histoire: Histoire) {
    let date = contexte.date
    let fil = FilDesReferents(histoire.faits, contexte.histoires)
    guard !fil.isParti(at: date) else { return }
    let titulaires = fil.titulaires(at: date, contexte.absences)
    if let wanted = contexte.conseiller,
      !titulaires.contains(where: { $0.conseiller == wanted })
    {
      return
    }
    let hasReferent = titulaires.first?.role == .referent
    let couldBeOrphan = !hasReferent && contexte.conseiller == nil
    let since = date.adding(months: -12)
    guard
      !titulaires.isEmpty || couldBeOrphan && (isEntier || wasSeen(histoire, after: since))
    else { return }

    dossier.load(histoire.upTo(date))
    let etat = EtatJeune(dossier, contexte)
    // A file known only by a merge has nothing to show yet.
    guard shows(etat.etatDossier), dossier.faits.contains(where: { $0.kind != Kinds.fusion })
    else { return }
    let isOrphan = !hasReferent && etat.activite.isAccompagne(apres: since)
    guard !titulaires.isEmpty || isOrphan || isEntier else { return }
    let fiche = etat.fiche
    let detail = contexte.isDetaille ? DetailJeune(etat) : nil
    for suivi in suivis(titulaires, isOrphan: isOrphan) {
      var alertes = fiche.alertes + Alerte.duSuivi(fiche, suivi, at: date)
      if isOrphan { alertes.append(.sansReferent) }
      lignes.append(
        LignePortefeuille(
          suivi: suivi, fiche: fiche, alertes: alertes.sorted(), detail: detail))
    }
  }

  /// Whether a file in that state has rows.
  private func shows(_ etat: EtatDossier) -> Bool {
    isEntier || etat == .actif || etat == .horsAge && contexte.conseiller == nil
  }

  /// Who follows, a row each; nobody for an orphan, and for who is followed by none.
  private func suivis(_ titulaires: [Titulaire], isOrphan: Bool) -> [Suivi] {
    let texts = contexte.histoires.texts
    let wanted = contexte.conseiller
    var suivis = titulaires.filter { wanted == nil || $0.conseiller == wanted }.map {
      Suivi(conseiller: texts.text($0.conseiller), role: $0.role, depuis: $0.depuis)
    }
    if wanted == nil, isOrphan || titulaires.isEmpty { suivis.append(.orphelin) }
    return suivis
  }

  private func wasSeen(_ histoire: Histoire, after since: LocalDate) -> Bool {
    histoire.faits.contains { fait in
      fait.date > since && fait.date <= contexte.date
        && (fait.kind == Kinds.entretien || fait.kind == Kinds.atelier
          || fait.kind == Kinds.informationCollective)
    }
  }

  /// Adds the rows made elsewhere.
  public mutating func merge(_ other: Portefeuilles) {
    lignes += other.lignes
  }

  /// The rows, orphans first, sorted by counsellor and youth.
  public var resultat: [LignePortefeuille] {
    lignes.sorted { left, right in
      let (first, second) = (left.suivi.conseiller ?? "", right.suivi.conseiller ?? "")
      if first != second { return first.utf8.lexicographicallyPrecedes(second.utf8) }
      return left.fiche.jeune.utf8.lexicographicallyPrecedes(right.fiche.jeune.utf8)
    }
  }
}

extension Histoire {
  /// The same history without the events dated after a day.
  func upTo(_ date: LocalDate) -> Histoire {
    guard faits.contains(where: { $0.date > date }) else { return self }
    return Histoire(
      jeune: jeune, faits: faits.filter { $0.date <= date }[...], histoires: histoires)
  }
}

extension DetailJeune {
  /// What a detailed portfolio shows of a youth.
  init(_ etat: EtatJeune) {
    let monday = lundi(etat.date)
    let month = etat.droits.first {
      $0.mois == etat.date.mois && $0.allocation != .PACEA && $0.isDeDroit
    }
    derniers = [
      Kinds.entretien, Kinds.atelier, Kinds.informationCollective, Kinds.contact,
      Kinds.acteAdministratif,
    ].map { etat.activite.dernier($0) }
    minutesQuatreSemaines =
      etat.cej.isEmpty
      ? nil
      : (1...4).reversed().map { week in
        etat.activite.minutes(monday - 7 * week, monday - 7 * week + 6)
      }
    allocation = month
    prochainRendezVous = etat.activite.prochainRendezVous(etat.date)?.quand
  }
}
