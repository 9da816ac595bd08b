public import MiloEvents

/// An absence that the journal does not know, tried before it is declared.
public struct AbsenceEssayee: Hashable, Sendable {
  /// The absent counsellor's code.
  public var conseiller: String
  /// The first day.
  public var du: LocalDate
  /// The last day.
  public var au: LocalDate

  /// An absence between two days; nil when it ends before it begins.
  public init?(conseiller: String, du: LocalDate, au: LocalDate) {
    guard du <= au else { return nil }
    (self.conseiller, self.du, self.au) = (conseiller, du, au)
  }
}

/// An appointment that an absence leaves to move, and who could take it.
public struct RendezVousADeplacer: Hashable, Sendable {
  /// Somebody who could take an appointment.
  public struct Candidat: Hashable, Sendable {
    /// The counsellor's code.
    public var conseiller: String
    /// How many appointments of that day it has already.
    public var rendezVous: Int
  }

  /// The appointment.
  public var rendezVous: RendezVousPrevu
  /// The absent counsellor's code.
  public var absent: String
  /// The first day of the absence.
  public var du: LocalDate
  /// The last day of the absence.
  public var au: LocalDate
  /// Who could take it, the best placed first; nobody when nobody is there.
  public var candidats: [Candidat]

  /// The command that hands the appointment to the first of those who could; nil without any.
  public var commande: String? {
    guard let candidat = candidats.first else { return nil }
    let jeune = rendezVous.jeune
    let sujet =
      !jeune.isEmpty && jeune.utf8.allSatisfy(codeByte) ? jeune : HTMLText.shellWord(jeune)
    let option = sujet.hasPrefix("-") ? "--sujet=\(sujet)" : "--sujet \(sujet)"
    return "milo ajouter rendez_vous \(option) rendez_vous=@\(rendezVous.ligne)"
      + " quand=\(rendezVous.quand) statut=propose conseiller=\(candidat.conseiller)"
  }
}

/// What absences leave to move, in the days asked.
public struct ADeplacer: Sendable {
  /// The days.
  public let periode: Periode
  /// The appointments, by day, hour and line.
  public let rendezVous: [RendezVousADeplacer]
  /// The structure's facts at the last day: what its codes are called.
  let repertoire: Repertoire

  /// How many candidates are given at most.
  static let mostCandidats = 3

  /// Finds the appointments still to come of counsellors who are absent that day.
  ///
  /// Candidates are the replacement of the absence when it is there that day; else the colleagues of a same
  /// team, or of the same site for whoever has no team, who are there that day, those with the fewest
  /// appointments first.
  ///
  /// - Parameters:
  ///   - absences: some that the journal does not know.
  ///   - options: whose appointments, and where; those called off are never to move.
  public init(
    _ lecture: Lecture, _ periode: Periode, essayees: [AbsenceEssayee] = [],
    _ options: Agenda.Options = Agenda.Options()
  ) {
    let tous = Agenda.rendezVous(lecture, periode)
    let agenda = Agenda(lecture, periode, tous, options)
    var presences = Presences(lecture.histoires, essayees, tous)
    rendezVous = agenda.rendezVous.compactMap { rendezVous in
      guard rendezVous.isAVenir, let absent = rendezVous.conseiller,
        let absence = presences.absence(of: absent, at: rendezVous.jour)
      else { return nil }
      return RendezVousADeplacer(
        rendezVous: rendezVous, absent: absent, du: absence.du, au: absence.au,
        candidats: presences.candidats(for: absent, at: rendezVous.jour))
    }
    self.periode = periode
    repertoire = agenda.repertoire
  }
}

/// Who is there, day by day, and with how many appointments.
private struct Presences {
  private static let jusquAu = Champ(Conseiller.self, "jusqu_au")
  private static let horsStructure = Champ(Conseiller.self, "hors_structure")

  private let histoires: Histoires
  private let absences: Absences
  private let essayees: [AbsenceEssayee]
  private var charges: [LocalDate: [String: Int]] = [:]
  private var repertoires: [LocalDate: Repertoire] = [:]

  init(_ histoires: Histoires, _ essayees: [AbsenceEssayee], _ tous: [RendezVousPrevu]) {
    self.histoires = histoires
    self.essayees = essayees
    absences = Absences(histoires)
    for rendezVous in tous where rendezVous.isMaintenu {
      guard let code = rendezVous.conseiller else { continue }
      charges[rendezVous.jour, default: [:]][code, default: 0] += 1
    }
  }

  private func declarees(_ code: String, _ jour: LocalDate) -> [Absences.Absence] {
    guard let number = histoires.texts.number(of: code) else { return [] }
    return absences.of(number, at: jour, declareesAu: LocalDate(day: .max))
  }

  /// The absence of a counsellor on a day: a declared one first, the oldest of them.
  func absence(of code: String, at jour: LocalDate) -> (du: LocalDate, au: LocalDate)? {
    if let absence = declarees(code, jour).first { return (absence.du, absence.au) }
    return essayees.first { $0.conseiller == code && $0.du <= jour && jour <= $0.au }
      .map { ($0.du, $0.au) }
  }

  private mutating func repertoire(_ jour: LocalDate) -> Repertoire {
    if let known = repertoires[jour] { return known }
    let made = Repertoire(histoires, au: jour)
    repertoires[jour] = made
    return made
  }

  /// Whether nothing says that the counsellor is away: an absence, a last day that is past.
  private func isLa(_ code: String, _ fait: Fait?, _ jour: LocalDate) -> Bool {
    let end = fait.flatMap { Self.jusquAu.date(of: $0, in: histoires.words) }
    return end.map { $0 >= jour } ?? true && absence(of: code, at: jour) == nil
  }

  /// Who could take the appointments of somebody absent on a day.
  mutating func candidats(
    for absent: String, at jour: LocalDate
  ) -> [RendezVousADeplacer.Candidat] {
    let repertoire = repertoire(jour)
    func candidat(_ code: String) -> RendezVousADeplacer.Candidat {
      RendezVousADeplacer.Candidat(
        conseiller: code, rendezVous: charges[jour]?[code] ?? 0)
    }
    for absence in declarees(absent, jour) {
      guard let number = absence.remplacant else { continue }
      let code = histoires.texts.text(number)
      if isLa(code, repertoire.conseillers[number], jour) { return [candidat(code)] }
    }
    guard let number = histoires.texts.number(of: absent),
      let sien = repertoire.conseillers[number]
    else { return [] }
    let equipes = Set(Equipe.parts(of: sien, histoires).keys)
    let site = Equipe.site.code(of: sien, in: histoires.words)
    return repertoire.conseillers.compactMap { other, fait in
      guard other != number, Self.horsStructure.word(of: fait, in: histoires.words) != 1 else {
        return nil
      }
      let isClose =
        equipes.isEmpty
        ? site != nil && Equipe.site.code(of: fait, in: histoires.words) == site
        : !equipes.isDisjoint(with: Equipe.parts(of: fait, histoires).keys)
      let code = histoires.texts.text(other)
      return isClose && isLa(code, fait, jour) ? candidat(code) : nil
    }.sorted { ($0.rendezVous, Octets($0.conseiller)) < ($1.rendezVous, Octets($1.conseiller)) }
      .prefix(ADeplacer.mostCandidats).map { $0 }
  }
}
