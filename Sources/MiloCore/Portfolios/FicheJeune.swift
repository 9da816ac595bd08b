public import MiloEvents

/// What is known of a youth at a date: what every row about the youth shares.
public struct FicheJeune: Sendable {
  /// A dispositif open at the date.
  public struct DispositifOuvert: Hashable, Sendable {
    /// The code.
    public var code: String
    /// Date of the entry.
    public var debut: LocalDate
    /// Planned end, as last prolonged.
    public var finPrevue: LocalDate?
  }

  /// The youth's identifier.
  public var jeune: String
  /// Completed years; nil when the birth date is unknown.
  public var age: Int?
  /// The dispositifs open, in the order of the entries.
  public var dispositifs: [DispositifOuvert]
  /// The open situation of the highest priority.
  public var situation: SituationOuverte
  /// The last interview.
  public var dernierEntretien: LocalDate?
  /// Days since the last interview.
  public var joursSansEntretien: Int?
  /// The last contact of any sort.
  public var dernierContact: LocalDate?
  /// Where the file stands.
  public var etat: EtatDossier
  /// The site: that of the file, else that of the last contact that names one.
  public var site: String?
  /// Minutes of activity of the ISO week up to the date; nil unless a CEJ is open.
  public var minutesSemaine: Int128?
  /// The alerts that do not depend on who follows, in the order of the rules.
  public var alertes: [Alerte]

  /// The codes of the dispositifs open, distinct and sorted.
  public var codes: [String] {
    Set(dispositifs.map(\.code)).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }
}

/// What portfolios hold fixed: the journal, the date, the absences, the scales.
final class ContextePortefeuilles: Sendable {
  let histoires: Histoires
  let date: LocalDate
  let absences: Absences
  let droits: ContexteDroits
  let conseiller: UInt32?
  let isDetaille: Bool

  init(_ histoires: Histoires, au date: LocalDate, conseiller: UInt32?, isDetaille: Bool) {
    self.histoires = histoires
    self.date = date
    self.conseiller = conseiller
    self.isDetaille = isDetaille
    absences = Absences(histoires)
    droits = ContexteDroits(
      histoires, Baremes(histoires, au: date), moisVue: date.mois, isDetaille: false)
  }
}

/// One youth at the date of the portfolios: what the rules of the alerts look at.
struct EtatJeune {
  let contexte: ContextePortefeuilles
  let dossier: Dossier
  let activite: Activite
  /// The dispositifs open, with their codes.
  let ouverts: [(parcours: Parcours, code: String)]
  let naissance: LocalDate?
  let situation: SituationOuverte
  let dernierEntretien: LocalDate?
  let dernierContact: LocalDate?
  let etatDossier: EtatDossier
  /// The rights by the facts dated up to the date.
  let droits: [DroitMensuel]

  var date: LocalDate { contexte.date }

  init(_ dossier: Dossier, _ contexte: ContextePortefeuilles) {
    self.contexte = contexte
    self.dossier = dossier
    activite = Activite(dossier)
    let texts = contexte.histoires.texts
    ouverts = dossier.parcours.filter { $0.sortie == nil }.map { ($0, texts.text($0.code)) }
    naissance = dossier.attribut(Champs.dateNaissance, at: contexte.date, until: contexte.date)
      .map { LocalDate(day: Int32(truncatingIfNeeded: $0)) }
    situation = activite.situation(at: contexte.date)
    dernierEntretien = activite.dernier(Kinds.entretien)
    var fil = FilDuDossier(dossier)
    fil.avancer(jusquA: contexte.date)
    dernierContact = fil.jourDuDernierContact
    etatDossier = fil.etat(at: contexte.date)
    droits = DroitsDuJeune(dossier, contexte.droits).lignes()
  }

  var age: Int? { naissance?.ageAtteint(on: date) }

  /// The CEJ open at the date.
  var cej: [Parcours] { ouverts.filter { $0.code == "CEJ" }.map(\.parcours) }

  /// Whether a dispositif of that code is open.
  func isOuvert(_ code: String) -> Bool { ouverts.contains { $0.code == code } }

  /// The site of the file, else that of the last contact that names one.
  private var site: String? {
    let words = contexte.histoires.words
    let word =
      dossier.attribut(Champs.siteProfil, at: date, until: date)
      ?? dossier.faits.reversed().lazy
      .filter { Kinds.deContact.contains($0.kind) && Champs.isPresent($0, in: words) }
      .compactMap { Champs.site.word(of: $0, in: words) }.first
    return word.map { contexte.histoires.texts.text(UInt32(truncatingIfNeeded: $0)) }
  }

  /// What every row about the youth shares.
  var fiche: FicheJeune {
    FicheJeune(
      jeune: contexte.histoires.texts.text(dossier.jeune), age: age,
      dispositifs: ouverts.map {
        .init(code: $0.code, debut: $0.parcours.debut, finPrevue: $0.parcours.finPrevue)
      }, situation: situation, dernierEntretien: dernierEntretien,
      joursSansEntretien: dernierEntretien.map { date - $0 }, dernierContact: dernierContact,
      etat: etatDossier, site: site,
      minutesSemaine: cej.isEmpty ? nil : activite.minutes(lundi(date), date),
      alertes: Alerte.communes(self))
  }
}
