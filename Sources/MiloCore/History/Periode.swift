public import MiloEvents

/// Dates from `debut` to `fin`, both included.
public struct Periode: Hashable, Sendable {
  /// The first date.
  public var debut: LocalDate
  /// The last date.
  public var fin: LocalDate

  /// The dates between two dates, or nil when the end is before the start.
  public init?(du debut: LocalDate, au fin: LocalDate) {
    guard debut <= fin else { return nil }
    self.init(debut: debut, fin: fin)
  }

  /// The calendar year.
  public init(annee: Int) {
    self.init(
      debut: Mois(year: annee, month: 1).firstDay, fin: Mois(year: annee, month: 12).lastDay)
  }

  private init(debut: LocalDate, fin: LocalDate) {
    self.debut = debut
    self.fin = fin
  }

  /// The same dates one year before; 28 February stands for 29 February (08.2.5).
  public var unAnAvant: Periode {
    Periode(debut: debut.adding(years: -1), fin: fin.adding(years: -1))
  }

  /// The calendar year that the period is, or nil when it is not one.
  public var anneeCivile: Int? {
    self == Periode(annee: debut.year) ? debut.year : nil
  }

  /// Whether a date is one of the period.
  @inlinable public func contains(_ date: LocalDate) -> Bool {
    date >= debut && date <= fin
  }
}
