public import MiloEvents

/// A time of a counsellor's agenda where two appointments overlap, or where there is none between two.
public struct Creneau: Hashable, Sendable {
  /// What the time is.
  public enum Genre: String, CaseIterable, Sendable {
    /// An appointment begins before another one ends.
    case chevauchement
    /// Nothing is planned between two appointments of a half-day.
    case libre
  }

  /// What it is.
  public var genre: Genre
  /// The counsellor's code.
  public var conseiller: String
  /// When it begins, on the clock of the appointment that follows or overlaps.
  var debut: HeureLocaleDite
  /// When it ends, on the same clock.
  var fin: HeureLocaleDite
  /// The `id` of the first event of the appointment that follows or overlaps.
  public var evenement: String
  /// The one of the appointment before it that ends last.
  public var avec: String

  /// The local day of its beginning.
  public var jour: LocalDate { debut.jour }
  /// How long, in whole minutes.
  public var minutes: Int { Int((fin.milliseconds - debut.milliseconds) / 60_000) }
  /// When it begins, in RFC 3339.
  public var du: String { debut.texte }
  /// When it ends, in RFC 3339.
  public var au: String { fin.texte }

  /// A shorter free time is none.
  static let minutesLibres = 30

  /// Those of appointments, by counsellor and time; one without a counsellor, or called off, is in nobody's
  /// way.
  ///
  /// An appointment is compared with the one before it that ends last. A half-day ends at noon; the one of an
  /// appointment is that of its beginning.
  static func tous(_ rendezVous: [RendezVousPrevu]) -> [Creneau] {
    var parConseiller: [String: [RendezVousPrevu]] = [:]
    for un in rendezVous where un.isMaintenu {
      if let code = un.conseiller { parConseiller[code, default: []].append(un) }
    }
    return parConseiller.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
      .flatMap { code, siens in
        creneaux(
          siens.sorted {
            ($0.debut.milliseconds, $0.ligne) < ($1.debut.milliseconds, $1.ligne)
          }, code)
      }
  }

  private static func creneaux(_ rendezVous: [RendezVousPrevu], _ code: String) -> [Creneau] {
    var found: [Creneau] = []
    guard var dernier = rendezVous.first else { return [] }
    for (avant, un) in zip(rendezVous, rendezVous.dropFirst()) {
      defer { if un.fin.milliseconds > dernier.fin.milliseconds { dernier = un } }
      let occupe = dernier.fin.at(offset: un.debut.offsetMinutes)
      func creneau(
        _ genre: Genre, _ debut: HeureLocaleDite, _ fin: HeureLocaleDite
      ) -> Creneau {
        Creneau(
          genre: genre, conseiller: code, debut: debut, fin: fin, evenement: un.evenement,
          avec: dernier.evenement)
      }
      if un.debut.milliseconds < occupe.milliseconds {
        let fin = un.fin.milliseconds < occupe.milliseconds ? un.fin : occupe
        guard fin.milliseconds > un.debut.milliseconds else { continue }
        found.append(creneau(.chevauchement, un.debut, fin))
      } else if avant.jour == un.jour, avant.debut.isMatin == un.debut.isMatin {
        let temps = creneau(.libre, occupe, un.debut)
        if temps.minutes >= minutesLibres { found.append(temps) }
      }
    }
    return found
  }
}
