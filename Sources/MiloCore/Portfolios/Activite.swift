import MiloEvents

/// What a youth does, from the events dated by a day.
struct Activite {
  let dossier: Dossier
  /// The earliest real end of each situation, by the place of its entry.
  private let fins: [Int: LocalDate]

  static let dureeParDefaut = 60
  static let minutesParJour = 7 * 60

  init(_ dossier: Dossier) {
    self.dossier = dossier
    var fins: [Int: LocalDate] = [:]
    for place in 0..<dossier.count
    where dossier[place].kind == Kinds.situationFin && !dossier.isVoid[place] {
      let entree = Int(dossier.cibles[place])
      if fins[entree] == nil { fins[entree] = dossier[place].date }
    }
    self.fins = fins
  }

  private var words: Column<Int64> { dossier.histoires.words }

  private static let duree = ChampCommun("duree_min")
  private static let heures = ChampCommun("heures")
  private static let minutesDemarche = Champ(Demarche.self, "minutes")
  private static let validee = Champ(Demarche.self, "validee")
  private static let contrat = Champ(EmploiEntree.self, "contrat")
  private static let alternance = ChoiceSet(Contrat.alternance)

  /// Whether the event is an interview, or a collective one that the youth attended.
  func isAccompagnement(_ fait: Fait) -> Bool {
    switch fait.kind {
    case Kinds.entretien, Kinds.atelier, Kinds.informationCollective:
      Champs.isPresent(fait, in: words)
    default: false
    }
  }

  /// Whether the youth was accompanied after a day.
  func isAccompagne(apres date: LocalDate) -> Bool {
    dossier.faits.contains { $0.date > date && isAccompagnement($0) }
  }

  /// The last event of a kind; of a collective kind, the last one attended.
  func dernier(_ kind: EventKind) -> LocalDate? {
    let isCollective = kind == Kinds.atelier || kind == Kinds.informationCollective
    return dossier.faits.last { $0.kind == kind && (!isCollective || isAccompagnement($0)) }?.date
  }

  // MARK: Situation

  /// The open situation of the highest priority (08.4.3).
  func situation(at date: LocalDate) -> SituationOuverte {
    var best = SituationOuverte.recherche
    for place in 0..<dossier.count {
      guard let kind = situation(dossier[place]), fins[place] == nil else { continue }
      let planned = ChampsDroits.finPrevueSituation.word(of: dossier[place], in: words)
      if let planned, planned < Int64(date.day) { continue }
      best = min(best, kind)
    }
    return best
  }

  private func situation(_ fait: Fait) -> SituationOuverte? {
    switch fait.kind {
    case Kinds.emploiEntree:
      Self.alternance.contains(Self.contrat.word(of: fait, in: words)) ? .alternance : .emploi
    case Kinds.formationEntree: .formation
    case Kinds.immersionEntree: .immersion
    case Kinds.volontariatEntree: .volontariat
    case Kinds.scolariteEntree: .scolarite
    default: nil
    }
  }

  // MARK: Minutes

  /// The minutes of activity from a day to another, both included (08.4.4).
  func minutes(_ debut: LocalDate, _ fin: LocalDate) -> Int128 {
    var total: Int128 = 0
    for place in 0..<dossier.count {
      let fait = dossier[place]
      switch fait.kind {
      case Kinds.immersionEntree, Kinds.formationEntree:
        total += minutesSituation(place, debut, fin)
      case Kinds.demarche:
        guard debut <= fait.date, fait.date <= fin,
          Self.validee.word(of: fait, in: words) != 0
        else { continue }
        total += Int128(Self.minutesDemarche.montant(of: fait, in: words))
      default:
        guard debut <= fait.date, fait.date <= fin, isAccompagnement(fait) else { continue }
        total += Int128(Self.duree.word(of: fait, in: words) ?? Int64(Self.dureeParDefaut))
      }
    }
    return total
  }

  /// The hours of an immersion or of a training are spread over its planned weekdays.
  private func minutesSituation(_ place: Int, _ debut: LocalDate, _ fin: LocalDate) -> Int128 {
    let fait = dossier[place]
    let planned = ChampsDroits.finPrevueSituation.word(of: fait, in: words)
      .map { max(LocalDate(day: Int32(truncatingIfNeeded: $0)), fait.date) }
    let end = fins[place].map { max($0, fait.date) } ?? planned
    let covered = joursOuvres(max(debut, fait.date), end.map { min($0, fin) } ?? fin)
    let days = planned.map { joursOuvres(fait.date, $0) } ?? 0
    guard let hours = Self.heures.word(of: fait, in: words), days > 0 else {
      return Int128(covered * Self.minutesParJour)
    }
    return quotientArrondi(Int128(hours) * 60 * Int128(covered), Int128(days))
  }

  // MARK: Appointments

  private static let quand = Champ(RendezVous.self, "quand")
  private static let statut = Champ(RendezVous.self, "statut")
  private static let objet = Champ(RendezVous.self, "objet")

  /// An appointment as its last state leaves it.
  struct Rendez {
    var quand: String
    var date: LocalDate
    var statut: StatutRendezVous
    var objet: String?
  }

  /// The appointments: an event without a valid reference and all that lead to it (08.3.3).
  var rendezVous: [Rendez] {
    let texts = dossier.histoires.texts
    return dossier.rendezVous(au: LocalDate(day: .max), where: { _ in true }).compactMap { suivi in
      let fait = dossier[suivi.dernier]
      guard let number = Self.quand.code(of: fait, in: words),
        let moment = Moment(texts.text(number)),
        let statut = StatutRendezVous(word: Self.statut.word(of: fait, in: words))
      else { return nil }
      let objet = Self.objet.code(of: dossier[suivi.premier], in: words)
      return Rendez(
        quand: texts.text(number), date: moment.date, statut: statut,
        objet: objet.map { texts.text($0) })
    }.sorted { ($0.date, $0.quand) < ($1.date, $1.quand) }
  }

  /// The first appointment still to come, from a day on.
  func prochainRendezVous(_ date: LocalDate) -> Rendez? {
    rendezVous.first { $0.date >= date && ($0.statut == .propose || $0.statut == .reporte) }
  }
}

/// What a youth does now, by priority.
public enum SituationOuverte: String, CaseIterable, Comparable, Sendable {
  /// In the order of priority; `recherche` is nothing open.
  case emploi, alternance, formation, immersion, volontariat, scolarite, recherche

  private var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }

  /// The order of priority, the first being the highest.
  public static func < (left: SituationOuverte, right: SituationOuverte) -> Bool {
    left.rank < right.rank
  }
}

/// The days from Monday to Friday between two dates, both included; 0 when the end comes first.
func joursOuvres(_ debut: LocalDate, _ fin: LocalDate) -> Int {
  guard debut <= fin else { return 0 }
  let (weeks, rest) = ((fin - debut) + 1).quotientAndRemainder(dividingBy: 7)
  return weeks * 5 + (0..<rest).count { (debut + $0).weekday <= 5 }
}

/// The Monday of the ISO week of a date.
func lundi(_ date: LocalDate) -> LocalDate {
  date - (date.weekday - 1)
}
