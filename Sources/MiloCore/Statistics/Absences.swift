import MiloEvents

/// The declared absences, by the number of the absent counsellor's code.
struct Absences: Sendable {
  /// An absence from a day to another, both included.
  struct Absence: Sendable {
    var conseiller: UInt32
    var du: LocalDate
    var au: LocalDate
    var remplacant: UInt32?
    /// The event that declares it.
    var fait: Fait

    /// The date of the event that declares it.
    var declaree: LocalDate { fait.date }

    /// Whether a day is one of its days.
    func contains(_ date: LocalDate) -> Bool { du <= date && date <= au }
  }

  private var parConseiller: [UInt32: [Absence]] = [:]

  private static let conseiller = Champ(MiloEvents.Absence.self, "conseiller")
  private static let du = Champ(MiloEvents.Absence.self, "du")
  private static let au = Champ(MiloEvents.Absence.self, "au")
  private static let remplacant = Champ(MiloEvents.Absence.self, "remplacant")

  init(_ histoires: Histoires) {
    Self.forEach(histoires) { parConseiller[$0.conseiller, default: []].append($0) }
    for code in parConseiller.keys { parConseiller[code]?.sort { $0.du < $1.du } }
  }

  private static func forEach(_ histoires: Histoires, _ body: (Absence) -> Void) {
    let words = histoires.words
    for fait in histoires.structure where fait.kind == Kinds.absence {
      guard let conseiller = Self.conseiller.code(of: fait, in: words),
        let du = Self.du.date(of: fait, in: words), let au = Self.au.date(of: fait, in: words)
      else { continue }
      body(
        Absence(
          conseiller: conseiller, du: du, au: au,
          remplacant: Self.remplacant.code(of: fait, in: words), fait: fait))
    }
  }

  /// The absences declared by the end of a period, of which a day at least is of the period, in the order in
  /// which they were declared.
  static func touchant(_ periode: Periode, _ histoires: Histoires) -> [Absence] {
    var absences: [Absence] = []
    forEach(histoires) { absence in
      guard absence.declaree <= periode.fin, absence.du <= absence.au,
        absence.du <= periode.fin, absence.au >= periode.debut
      else { return }
      absences.append(absence)
    }
    return absences
  }

  /// The absences of a counsellor that cover a day, among those declared by then, the oldest first.
  func of(_ conseiller: UInt32, at date: LocalDate) -> [Absence] {
    of(conseiller, at: date, declareesAu: date)
  }

  /// The absences of a counsellor that cover a day, among those declared by another, the oldest first.
  func of(_ conseiller: UInt32, at date: LocalDate, declareesAu vue: LocalDate) -> [Absence] {
    guard let all = parConseiller[conseiller] else { return [] }
    return all.filter { $0.declaree <= vue && $0.contains(date) }
  }

  /// All absences that cover a day, among those declared by then.
  func all(at date: LocalDate) -> [Absence] {
    parConseiller.keys.flatMap { of($0, at: date) }
  }
}
