import MiloEvents

/// The appointments of some days, where they overlap and what they leave free.
///
/// The day and the hour of an appointment are those that its `quand` writes, whatever its offset.
public struct Agenda: Sendable {
  /// What is asked besides the days.
  public struct Options: Hashable, Sendable {
    /// The code of a counsellor, for that agenda alone.
    public var conseiller: String?
    /// The code of a place, for its appointments alone.
    public var site: String?
    /// Whether appointments that somebody called off are shown too.
    public var tous = false

    /// Everybody's appointments, everywhere, but those called off.
    public init() {}
  }

  /// The days.
  public let periode: Periode
  /// The appointments, by day, hour and line.
  public let rendezVous: [RendezVousPrevu]
  /// Overlaps and free times, by counsellor and time.
  public let creneaux: [Creneau]
  /// The structure's facts at the last day: what its codes are called.
  let repertoire: Repertoire

  /// Finds the appointments of a period.
  ///
  /// - Complexity: one fold over the youths, then a sort of what was found.
  public init(_ lecture: Lecture, _ periode: Periode, _ options: Options = Options()) {
    self.init(lecture, periode, Self.rendezVous(lecture, periode), options)
  }

  /// The agenda of appointments already found, not restricted yet.
  init(
    _ lecture: Lecture, _ periode: Periode, _ tous: [RendezVousPrevu], _ options: Options
  ) {
    self.periode = periode
    rendezVous = tous.filter { rendezVous in
      (options.tous || rendezVous.isMaintenu)
        && (options.conseiller.map { $0 == rendezVous.conseiller } ?? true)
        && (options.site.map { $0 == rendezVous.site } ?? true)
    }
    creneaux = Creneau.tous(rendezVous)
    repertoire = Repertoire(lecture.histoires, au: periode.fin)
  }

  /// All appointments of a period, those called off included, by day, hour and line.
  static func rendezVous(_ lecture: Lecture, _ periode: Periode) -> [RendezVousPrevu] {
    let histoires = lecture.histoires
    return histoires.fold(Recherche(histoires, periode)).resultat.compactMap { trouve in
      var rendezVous = trouve
      guard let first = lecture.event(at: rendezVous.ligne) else { return nil }
      rendezVous.evenement = first.id
      rendezVous.source = first.source
      return rendezVous
    }.sorted { left, right in
      (left.jour, left.debut.minute, left.ligne) < (right.jour, right.debut.minute, right.ligne)
    }
  }
}

extension Agenda {
  /// The appointments of the days asked, youth after youth.
  private struct Recherche: Projection {
    private static let quand = Champ(RendezVous.self, "quand")
    private static let statut = Champ(RendezVous.self, "statut")
    private static let objet = Champ(RendezVous.self, "objet")

    private let periode: Periode
    private var dossier: Dossier
    private(set) var resultat: [RendezVousPrevu] = []

    init(_ histoires: Histoires, _ periode: Periode) {
      self.periode = periode
      dossier = Dossier(histoires)
    }

    mutating func apply(_ histoire: Histoire) {
      guard histoire.faits.contains(where: { $0.kind == Kinds.rendezVous }) else { return }
      dossier.load(histoire)
      let (words, texts) = (dossier.histoires.words, dossier.histoires.texts)
      for suivi in dossier.rendezVous(au: LocalDate(day: .max), where: { _ in true }) {
        let (premier, dernier) = (dossier[suivi.premier], dossier[suivi.dernier])
        guard let number = Self.quand.code(of: dernier, in: words),
          let moment = Moment(texts.text(number)), periode.contains(moment.date),
          let statut = StatutRendezVous(word: Self.statut.word(of: dernier, in: words))
        else { continue }
        resultat.append(
          RendezVousPrevu(
            jeune: histoire.identifiant,
            conseiller: suivi.conseiller.map { texts.text($0) },
            site: suivi.site.map { texts.text($0) },
            objet: Self.objet.code(of: premier, in: words).map { texts.text($0) },
            statut: statut, quand: texts.text(number),
            dureeMin: suivi.duree.map { Int($0) } ?? RendezVousPrevu.dureeParDefaut,
            ligne: Int(premier.line), evenement: "", source: "", inscrit: dernier.recorded,
            etatsAvant: suivi.etats - 1, debut: HeureLocaleDite(moment)))
      }
    }

    mutating func merge(_ other: Recherche) { resultat += other.resultat }
  }
}

extension Histoires {
  /// The codes of all places that the journal declares, or where an appointment is, sorted.
  public var codesSites: [String] {
    codes(Champ(RendezVous.self, "site"), and: Champ(Site.self, "code"))
  }

  /// The codes of all counsellors who may have an agenda, sorted: those that portfolios know, those who are
  /// absent, those with an appointment.
  public var codesDAgendas: [String] {
    let met = codes(
      Champ(RendezVous.self, "conseiller"), and: Champ(MiloEvents.Absence.self, "conseiller"))
    return Set(met + codesConseillers).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  /// The codes in a field of appointments, and in fields of the structure's facts.
  private func codes(_ champ: Champ, and structurel: Champ) -> [String] {
    var numbers: Set<UInt32> = []
    for fait in structure where fait.kind == structurel.kind {
      if let code = structurel.code(of: fait, in: words) { numbers.insert(code) }
    }
    for fait in faits where fait.kind == champ.kind {
      if let code = champ.code(of: fait, in: words) { numbers.insert(code) }
    }
    return numbers.map { texts.text($0) }.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }
}
