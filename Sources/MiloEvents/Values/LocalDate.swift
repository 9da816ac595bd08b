/// A calendar date as people write it, without time zone.
///
/// Stored as the number of days since 1970-01-01 (proleptic Gregorian), so that comparison and
/// differences in days are integer operations.
public struct LocalDate: BitwiseCopyable, Hashable, Comparable, Sendable {
  /// Days since 1970-01-01, negative before.
  public var day: Int32

  /// The date that many days after 1970-01-01.
  @inlinable public init(day: Int32) {
    self.day = day
  }

  /// The date with these components, or nil when it does not exist, as 2022-02-30.
  public init?(year: Int, month: Int, day: Int) {
    guard (1...12).contains(month), day >= 1, day <= Self.days(inMonth: month, ofYear: year) else {
      return nil
    }
    self.init(uncheckedYear: year, month: month, day: day)
  }

  /// The date written `YYYY-MM-DD`, or nil when the text is anything else.
  public init?(_ text: String) {
    var utf8 = Array(text.utf8)
    guard utf8.count == 10, utf8[4] == UInt8(ascii: "-"), utf8[7] == UInt8(ascii: "-") else {
      return nil
    }
    utf8.remove(at: 7)
    utf8.remove(at: 4)
    var number = 0
    for byte in utf8 {
      guard byte >= 48, byte <= 57 else { return nil }
      number = number * 10 + Int(byte - 48)
    }
    self.init(year: number / 10000, month: number / 100 % 100, day: number % 100)
  }

  /// The years of a journal's dates.
  package static let annees = 1900...2199

  /// These years, in French.
  package static let motDesAnnees = "de \(annees.lowerBound) à \(annees.upperBound)"

  /// Whether a text is a date that exists, of a year that no journal accepts.
  package static func isHorsAnnees(_ text: String) -> Bool {
    LocalDate(text).map { !annees.contains($0.year) } ?? false
  }

  /// Howard Hinnant's days-from-civil; the components must name an existing date.
  @inlinable init(uncheckedYear year: Int, month: Int, day: Int) {
    let shifted = month <= 2 ? year - 1 : year
    let era = (shifted >= 0 ? shifted : shifted - 399) / 400
    let yearOfEra = shifted - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    self.day = Int32(era * 146097 + dayOfEra - 719_468)
  }

  /// Year, month 1…12 and day 1…31.
  public var components: (year: Int, month: Int, day: Int) {
    let shifted = Int(day) + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let monthIndex = (5 * dayOfYear + 2) / 153
    let month = monthIndex + (monthIndex < 10 ? 3 : -9)
    let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    return (year, month, dayOfYear - (153 * monthIndex + 2) / 5 + 1)
  }

  /// The calendar year.
  public var year: Int { components.year }

  /// The month this date belongs to.
  public var mois: Mois {
    let (year, month, _) = components
    return Mois(year: year, month: month)
  }

  /// Day of the week, 1 for Monday to 7 for Sunday (ISO 8601).
  public var weekday: Int {
    ((Int(day) + 3) % 7 + 7) % 7 + 1
  }

  /// The same day and month that many years later; 29 February becomes 28 February in a common year.
  public func adding(years: Int) -> LocalDate {
    let (year, month, day) = components
    let last = Self.days(inMonth: month, ofYear: year + years)
    return LocalDate(uncheckedYear: year + years, month: month, day: min(day, last))
  }

  /// The same day that many months later, or the last day of a shorter month.
  public func adding(months: Int) -> LocalDate {
    let (_, _, day) = components
    let target = mois.adding(months)
    let last = Self.days(inMonth: target.month, ofYear: target.year)
    return LocalDate(uncheckedYear: target.year, month: target.month, day: min(day, last))
  }

  /// Completed years from this birth date to `date`; someone born on 29 February gets older on
  /// 1 March of common years.
  public func age(on date: LocalDate) -> Int {
    let birth = components
    let then = date.components
    let reached = (then.month, then.day) >= (birth.month, birth.day)
    return then.year - birth.year - (reached ? 0 : 1)
  }

  /// Completed years from this birth date to `date`, or nil before the birth: no age is negative.
  public func ageAtteint(on date: LocalDate) -> Int? {
    self <= date ? age(on: date) : nil
  }

  /// The birthday on which this birth date reaches that age; 1 March for 29 February in common years.
  public func birthday(age: Int) -> LocalDate {
    let (year, month, day) = components
    if month == 2, day == 29, Self.days(inMonth: 2, ofYear: year + age) == 28 {
      return LocalDate(uncheckedYear: year + age, month: 3, day: 1)
    }
    return LocalDate(uncheckedYear: year + age, month: month, day: day)
  }

  /// Number of days of a month, 28 to 31.
  public static func days(inMonth month: Int, ofYear year: Int) -> Int {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  /// The date that many days later.
  public static func + (date: LocalDate, days: Int) -> LocalDate {
    LocalDate(day: date.day + Int32(days))
  }

  /// The date that many days earlier.
  public static func - (date: LocalDate, days: Int) -> LocalDate {
    LocalDate(day: date.day - Int32(days))
  }

  /// Days from the second date to the first.
  public static func - (later: LocalDate, earlier: LocalDate) -> Int {
    Int(later.day) - Int(earlier.day)
  }

  /// Chronological order.
  @inlinable public static func < (left: LocalDate, right: LocalDate) -> Bool {
    left.day < right.day
  }
}

extension LocalDate: CustomStringConvertible {
  /// The date as `YYYY-MM-DD`.
  public var description: String {
    let (year, month, day) = components
    return "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))"
  }
}

/// A calendar month, as of a right or a declaration of resources.
public struct Mois: Hashable, Comparable, Sendable {
  /// Months since January of year 0.
  public var index: Int

  /// The month with this index, twelve times the year plus the month less one.
  public init(index: Int) {
    self.index = index
  }

  /// The month of that year, month being 1…12.
  public init(year: Int, month: Int) {
    index = year * 12 + month - 1
  }

  /// The month written `YYYY-MM`, or nil when the text is anything else.
  public init?(_ text: String) {
    guard text.utf8.count == 7, let first = LocalDate(text + "-01") else { return nil }
    self = first.mois
  }

  /// The calendar year.
  public var year: Int { index / 12 }
  /// The month of the year, 1…12.
  public var month: Int { index % 12 + 1 }
  /// The first day of the month.
  public var firstDay: LocalDate { LocalDate(uncheckedYear: year, month: month, day: 1) }
  /// The last day of the month.
  public var lastDay: LocalDate { adding(1).firstDay - 1 }
  /// Number of days, 28 to 31.
  public var dayCount: Int { LocalDate.days(inMonth: month, ofYear: year) }

  /// The month that many months later.
  public func adding(_ months: Int) -> Mois {
    Mois(index: index + months)
  }

  /// Chronological order.
  public static func < (left: Mois, right: Mois) -> Bool {
    left.index < right.index
  }
}

extension Mois: CustomStringConvertible {
  /// The month as `YYYY-MM`.
  public var description: String { "\(padded(year, 4))-\(padded(month, 2))" }
}

/// The decimal digits of a number, filled with zeros on the left.
func padded(_ number: Int, _ width: Int) -> String {
  let digits = String(number)
  return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
}
