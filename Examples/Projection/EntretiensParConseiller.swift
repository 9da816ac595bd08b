public import MiloCore
import MiloEvents

/// How many interviews each counsellor held: a projection of one's own.
public struct EntretiensParConseiller: EventProjection {
  private static let conseiller = Champ(Entretien.self, "conseiller")
  /// Interviews by the counsellor's code.
  public private(set) var resultat: [String: Int] = [:]

  /// No interview yet.
  public init() {}

  /// Counts an interview; other events lack the field.
  public mutating func apply(_ event: EffectiveEvent) {
    guard let code = event.text(Self.conseiller) else { return }
    resultat[code, default: 0] += 1
  }

  /// Adds what was counted elsewhere.
  public mutating func merge(_ other: EntretiensParConseiller) {
    resultat.merge(other.resultat, uniquingKeysWith: +)
  }
}
