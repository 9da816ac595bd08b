public import MiloEvents

/// An appointment of an agenda, as its last known state leaves it.
public struct RendezVousPrevu: Hashable, Sendable {
  /// The youth's identifier.
  public var jeune: String
  /// Who receives: the code in the last state that says it.
  public var conseiller: String?
  /// Where: the code in the last state that says it.
  public var site: String?
  /// What about: the code in the first event.
  public var objet: String?
  /// The last state.
  public var statut: StatutRendezVous
  /// When, as the last state writes it.
  public var quand: String
  /// How long, in minutes; 60 when no state says it.
  public var dureeMin: Int
  /// The index of the line of the first event.
  public var ligne: Int
  /// The `id` of the first event.
  public var evenement: String
  /// The source of the first event.
  public var source: String
  /// When the last state was recorded.
  public var inscrit: RecordedTime
  /// How many states came before the last one.
  public var etatsAvant: Int
  /// When it begins.
  var debut: HeureLocaleDite

  /// The day, as ``quand`` writes it.
  public var jour: LocalDate { debut.jour }
  /// When it ends.
  var fin: HeureLocaleDite { debut + dureeMin }
  /// Whether nobody called it off.
  public var isMaintenu: Bool { statut != .annule_jeune && statut != .annule_structure }
  /// Whether it is still to come: nobody said what became of it.
  public var isAVenir: Bool { statut == .propose || statut == .reporte }

  static let dureeParDefaut = 60
}

/// An instant, and the offset of the clock that told it.
struct HeureLocaleDite: Hashable, Sendable {
  /// Milliseconds since 1970.
  var milliseconds: Int64
  /// Minutes east of UTC.
  var offsetMinutes: Int

  init(milliseconds: Int64, offsetMinutes: Int) {
    (self.milliseconds, self.offsetMinutes) = (milliseconds, offsetMinutes)
  }

  init(_ moment: Moment) {
    milliseconds = moment.unixMilliseconds
    offsetMinutes = Int(moment.offsetMinutes)
  }

  /// The same instant, on another clock.
  func at(offset: Int) -> HeureLocaleDite {
    var other = self
    other.offsetMinutes = offset
    return other
  }

  static func + (heure: HeureLocaleDite, minutes: Int) -> HeureLocaleDite {
    var later = heure
    later.milliseconds += Int64(minutes) * 60_000
    return later
  }

  private static let millisecondsOfDay: Int64 = 86_400_000

  /// The local day, and the milliseconds since it began.
  private var parts: (day: Int64, rest: Int64) {
    let local = milliseconds + Int64(offsetMinutes) * 60_000
    let (quotient, rest) = local.quotientAndRemainder(dividingBy: Self.millisecondsOfDay)
    return rest < 0 ? (quotient - 1, rest + Self.millisecondsOfDay) : (quotient, rest)
  }

  /// The local day.
  var jour: LocalDate { LocalDate(day: Int32(clamping: parts.day)) }
  /// Minutes since the local day began.
  var minute: Int { Int(parts.rest / 60_000) }
  /// Whether it is before noon.
  var isMatin: Bool { minute < 12 * 60 }

  /// As people read it: « 9 h », « 9 h 30 ».
  var heure: String {
    let (hours, minutes) = minute.quotientAndRemainder(dividingBy: 60)
    return minutes == 0 ? "\(hours) h" : "\(hours) h \(minutes < 10 ? "0" : "")\(minutes)"
  }

  /// In RFC 3339, to the second.
  var texte: String {
    let (hours, minutes) = abs(offsetMinutes).quotientAndRemainder(dividingBy: 60)
    let offset =
      offsetMinutes == 0
      ? "Z" : "\(offsetMinutes < 0 ? "-" : "+")\(Self.deux(hours)):\(Self.deux(minutes))"
    return "\(jour)T\(horloge(":"))\(offset)"
  }

  /// The time of day to the second, its parts separated.
  func horloge(_ separateur: String) -> String {
    let seconds = Int(parts.rest / 1000)
    return [seconds / 3600, seconds / 60 % 60, seconds % 60].map(Self.deux)
      .joined(separator: separateur)
  }

  private static func deux(_ number: Int) -> String {
    number < 10 ? "0\(number)" : "\(number)"
  }
}
