import MiloCore
import MiloEvents

/// A day as people type it: `2022-03-14`, `14/03/2022`, `14 mars 2022`, `hier`.
enum JourTape: Hashable, Sendable {
  case date(LocalDate)
  /// So many days before today.
  case avant(Int)

  /// The day that a text names; nil for anything else.
  init?(_ text: String) {
    let text = text.lowercased().replacing("'", with: "’")
    switch text {
    case "aujourd’hui", "aujourdhui": self = .avant(0)
    case "hier": self = .avant(1)
    case "avant-hier": self = .avant(2)
    default:
      guard let date = Self.date(text) else { return nil }
      self = .date(date)
    }
  }

  /// The date, on a day.
  func date(today: LocalDate) -> LocalDate {
    switch self {
    case .date(let date): date
    case .avant(let days): today + -days
    }
  }

  /// What is expected, for the error message.
  static let expected = "une date qui existe, comme 2022-03-14, 14/03/2022 ou hier"

  private static let months = [
    "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre",
    "octobre", "novembre", "décembre",
  ]

  private static func date(_ text: String) -> LocalDate? {
    if let date = LocalDate(text) { return date }
    for separator in ["/", ".", "-", " "] {
      let parts = text.split(separator: separator).map(String.init)
      guard parts.count == 3, separator == " " || !text.contains(" ") else { continue }
      if parts[0].utf8.count == 4, separator != " " {
        return date(year: parts[0], month: parts[1], day: parts[2])
      }
      // A year of two digits would be a guess.
      guard parts[2].utf8.count == 4 else { return nil }
      guard separator == " " else { return date(year: parts[2], month: parts[1], day: parts[0]) }
      let month = months.firstIndex { $0 == parts[1] || plain($0) == parts[1] }
      let day = parts[0] == "1er" ? "1" : parts[0]
      return month.flatMap { date(year: parts[2], month: String($0 + 1), day: day) }
    }
    return nil
  }

  private static func plain(_ month: String) -> String {
    month.replacing("é", with: "e").replacing("û", with: "u")
  }

  private static func date(year: String, month: String, day: String) -> LocalDate? {
    func digits(_ text: String) -> String? {
      guard (1...2).contains(text.utf8.count), text.utf8.allSatisfy({ (48...57).contains($0) })
      else { return nil }
      return text.utf8.count == 1 ? "0" + text : text
    }
    guard let month = digits(month), let day = digits(day) else { return nil }
    return LocalDate("\(year)-\(month)-\(day)")
  }
}

/// A moment as people type it: a day, an hour or both, in the zone of the journal unless they say which.
struct MomentTape: Hashable, Sendable {
  /// The moment, in RFC 3339, with the offset of the journal's zone.
  var time: String
  /// What whoever typed it should know: how an hour that exists twice was read.
  var remarque: String?

  /// Reads what was typed; a day alone is its noon, an hour alone is today's.
  ///
  /// - Throws: what is no moment, or an hour that a change of time skips.
  init(_ text: String, _ fuseau: FuseauHoraire, now: RecordedTime) throws(Failure) {
    let today = fuseau.date(at: now)
    if text.lowercased() == "maintenant" {
      time = fuseau.time(at: now)
      return
    }
    if let moment = Self.withOffset(text) {
      time = fuseau.time(at: RecordedTime(milliseconds: moment.unixMilliseconds))
      return
    }
    if let jour = JourTape(text) {
      time = fuseau.noon(of: jour.date(today: today))
      return
    }
    guard let (jour, seconds) = Self.parts(text) else {
      if Moment.isHorsAnnees(text) {
        throw Failure(
          code: .refus,
          message: "« \(text) » ne convient pas à --le, qui attend une date "
            + LocalDate.motDesAnnees)
      }
      throw Failure(
        code: .refus,
        message: "« \(text) » ne convient pas à --le, qui attend une date, une heure ou les deux : "
          + "2022-03-14, 14/03/2022 9h30, hier, « hier 9h30 », 2022-03-14T09:30:00+01:00")
    }
    let date = (jour ?? .avant(0)).date(today: today)
    let readings = fuseau.times(date, seconds: seconds)
    guard let last = readings.last else {
      throw Failure(
        code: .refus,
        message: "« \(text) » : le \(date), les horloges passent par-dessus cette heure "
          + "(changement d’heure) ; donnez une autre heure")
    }
    time = last
    if readings.count > 1 {
      remarque =
        "« \(text) » : cette heure existe deux fois le \(date) (changement d’heure) ; la seconde est "
        + "retenue, \(last) ; pour l’autre : --le \(readings[0])"
    }
  }

  /// A moment that says its offset; seconds, and the capitals of RFC 3339, may be left out.
  private static func withOffset(_ text: String) -> Moment? {
    var bytes = Array(text.uppercased().utf8)
    guard bytes.count > 16, bytes[10] == UInt8(ascii: "T") || bytes[10] == UInt8(ascii: " ") else {
      return nil
    }
    bytes[10] = UInt8(ascii: "T")
    if bytes[16] != UInt8(ascii: ":") { bytes.insert(contentsOf: Array(":00".utf8), at: 16) }
    return Moment(String(decoding: bytes, as: UTF8.self))
  }

  /// The day and the second of the day; the day is nil when only an hour was typed.
  private static func parts(_ text: String) -> (JourTape?, Int)? {
    let text = text.lowercased()
    if let seconds = hour(text) { return (nil, seconds) }
    for place in text.indices.reversed() where text[place] == " " || text[place] == "t" {
      var left = String(text[..<place])
      if left.hasSuffix(" à") { left.removeLast(2) }
      guard let seconds = hour(String(text[text.index(after: place)...])),
        let jour = JourTape(left)
      else { continue }
      return (jour, seconds)
    }
    return nil
  }

  /// `9h`, `9h30`, `9 h 30`, `09:30`, `09:30:15`.
  private static func hour(_ text: String) -> Int? {
    let text = text.filter { $0 != " " }
    let hasLetter = text.contains("h")
    let parts = text.split(separator: hasLetter ? "h" : ":", omittingEmptySubsequences: false)
    guard (2...3).contains(parts.count), parts.count == 2 || !hasLetter else { return nil }
    var numbers: [Int] = []
    for (place, part) in parts.enumerated() {
      if place == 1, part.isEmpty, hasLetter {
        numbers.append(0)
        continue
      }
      let widths = place == 0 ? 1...2 : 2...2
      guard widths.contains(part.utf8.count), part.utf8.allSatisfy({ (48...57).contains($0) }),
        let number = Int(part), number < (place == 0 ? 24 : 60)
      else { return nil }
      numbers.append(number)
    }
    return numbers[0] * 3600 + numbers[1] * 60 + (numbers.count > 2 ? numbers[2] : 0)
  }
}
