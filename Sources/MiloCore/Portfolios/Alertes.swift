import MiloEvents

/// What calls for attention in a portfolio, in the order of the columns.
public enum Alerte: String, CaseIterable, Comparable, Sendable {
  /// No interview for more than 30 days, a CEJ or a PACEA being open.
  case sansEntretien30 = "sans_entretien_30"
  /// No interview for more than 90 days, neither being open.
  case sansEntretien90 = "sans_entretien_90"
  /// A CEJ open all week, and under 15 hours in the last complete ISO week.
  case cejHeures = "cej_heures"
  /// The planned end of a dispositif falls within 30 days, or is past without an exit.
  case fin30 = "fin_30"
  /// The CEJ's planned end is beyond 18 months after its entry.
  case cej18Mois = "cej_18_mois"
  /// The 26th birthday, or the 30th with rqth, falls within 60 days.
  case limiteAge = "limite_age"
  /// A month of right older than two months is not fully paid.
  case droitNonVerse = "droit_non_verse"
  /// Accompanied in the last 12 months, and no referent.
  case sansReferent = "sans_referent"
  /// Minor, with no open situation or dispositif.
  case mineurObligation = "mineur_obligation"
  /// Followed, and no contact of any sort for more than 365 days.
  case sansContact365 = "sans_contact_365"
  /// Past the age without any dispositif, and the file is not closed.
  case horsAge = "hors_age"

  private var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }

  /// The order of the columns.
  public static func < (left: Alerte, right: Alerte) -> Bool {
    left.rank < right.rank
  }

  /// Minutes that a week of CEJ calls for.
  static let minutesDues = 15 * 60

  /// The alerts that are the same on all rows of a youth.
  static func communes(_ etat: EtatJeune) -> [Alerte] {
    [
      cejHeures(etat) ? .cejHeures : nil, fin30(etat) ? .fin30 : nil,
      cej18Mois(etat) ? .cej18Mois : nil, limiteAge(etat) ? .limiteAge : nil,
      droitNonVerse(etat) ? .droitNonVerse : nil, mineurObligation(etat) ? .mineurObligation : nil,
      etat.etatDossier == .horsAge ? .horsAge : nil,
    ].compactMap { $0 }
  }

  /// The alerts of who follows: too long without an interview, or without any contact; a youth never
  /// met counts from `depuis`.
  static func duSuivi(_ fiche: FicheJeune, _ suivi: Suivi, at date: LocalDate) -> [Alerte] {
    guard suivi.conseiller != nil, let depuis = suivi.depuis else { return [] }
    let isClose = fiche.dispositifs.contains { $0.code == "CEJ" || $0.code == "PACEA" }
    var alertes: [Alerte] = []
    if date - (fiche.dernierEntretien ?? depuis) > (isClose ? 30 : 90) {
      alertes.append(isClose ? .sansEntretien30 : .sansEntretien90)
    }
    if date - (fiche.dernierContact ?? depuis) > 365 { alertes.append(.sansContact365) }
    return alertes
  }

  private static func cejHeures(_ etat: EtatJeune) -> Bool {
    // The Sunday of the last week that is complete at the end of the day.
    let sunday = lundi(etat.date + 1) - 1
    let monday = lundi(sunday)
    return etat.cej.contains { $0.debut <= monday }
      && etat.activite.minutes(monday, sunday) < minutesDues
  }

  private static func fin30(_ etat: EtatJeune) -> Bool {
    etat.ouverts.contains { $0.parcours.finPrevue.map { $0 <= etat.date + 30 } ?? false }
  }

  private static func cej18Mois(_ etat: EtatJeune) -> Bool {
    etat.cej.contains { cej in
      cej.finPrevue.map { $0 > cej.debut.adding(months: 18) } ?? false
    }
  }

  private static func limiteAge(_ etat: EtatJeune) -> Bool {
    guard let birth = etat.naissance else { return false }
    let rqth = etat.dossier.attribut(Champs.rqth, at: etat.date, until: etat.date)
    let days = birth.birthday(age: FilDuDossier.ageLimite(rqth: rqth == 1)) - etat.date
    return (0...60).contains(days)
  }

  private static func droitNonVerse(_ etat: EtatJeune) -> Bool {
    let last = etat.date.mois.adding(-3)
    return etat.droits.contains { droit in
      droit.allocation != .PACEA && droit.isDeDroit && droit.mois <= last
        && droit.du.map { $0 > droit.verse } ?? false
    }
  }

  private static func mineurObligation(_ etat: EtatJeune) -> Bool {
    etat.age.map { $0 < 18 } ?? false && etat.situation == .recherche && etat.ouverts.isEmpty
  }
}
