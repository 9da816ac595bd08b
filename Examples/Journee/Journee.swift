import MiloCore
import MiloEvents

/// A counsellor's day: what an application that embeds the library shows in the morning.
struct Journee {
  let conseiller: String
  let date: LocalDate

  /// Records an interview held that day.
  ///
  /// - Throws: what the journal refuses, in French, field by field.
  func noter(
    _ entretien: Entretien, avec jeune: String, a heure: String, dans journal: Journal,
    clock: @escaping @Sendable () -> RecordedTime
  ) throws {
    let writer = try JournalWriter(journal, .init(clock: clock))
    defer { writer.close() }
    var event = try Event(
      id: UUIDv7.make(at: clock()), source: journal.identity.source, subject: jeune,
      time: "\(date)T\(heure)", entretien)
    (event.authType, event.authID) = ("user", conseiller)
    try writer.append([event])
  }

  /// The lines of the day: each youth followed, the next appointment, the alerts, the right to pay.
  func lignes(_ journal: Journal) throws -> [String] {
    let cache = CacheFolder(of: journal).map { Lecture.Cache($0) }
    let lecture = try Lecture(journal, cache: cache)
    let portefeuille = lecture.histoires.fold(
      Portefeuilles(lecture.histoires, au: date, conseiller: conseiller, isDetaille: true)
    ).resultat
    return portefeuille.map { ligne in
      var parts = ["\(ligne.fiche.jeune) (\(ligne.fiche.codes.joined(separator: ", ")))"]
      if let quand = ligne.detail?.prochainRendezVous { parts.append("rendez-vous le \(quand)") }
      if let droit = ligne.detail?.allocation, let du = droit.du, du > droit.verse {
        parts.append(
          "\(droit.allocation.rawValue) \(droit.mois) : \(du - droit.verse) centimes à verser")
      }
      parts += ligne.alertes.map(\.rawValue)
      return parts.joined(separator: " · ")
    }
  }
}
