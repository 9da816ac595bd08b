/// What a value is counted in.
public enum Unite: String, CaseIterable, Hashable, Sendable {
  /// Things counted, and numbers without a unit.
  case nombre
  /// A share or a change, in percent.
  case pourcent = "%"
  /// The change of a share: the difference of two percentages.
  case points
  /// An amount of money, in cents.
  case centimes
  /// A duration, in days.
  case jours
  /// A duration, in minutes.
  case minutes
  /// A duration, in hours.
  case heures
  /// An age, in years.
  case ans
  /// Full-time equivalents, as exact decimals.
  case etp
  /// A calendar date.
  case date
  /// Words, codes, dates.
  case texte
}
