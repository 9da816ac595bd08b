import MiloCore
import MiloEvents

/// A day as people type it: `2022-03-14`, `14/03/2022`, `14 mars 2022`, `hier`, `lundi`, `dans 3 jours`.
enum JourTape: Hashable, Sendable {
  case date(LocalDate)
  /// So many days from today, before it when negative.
  case dans(Int)
  /// So many months from today, before it when negative.
  case dansMois(Int)
  /// A day of the week, 1 for Monday: the nearest of the side asked for, or said.
  case semaine(Int, Cote?)

  /// On which side of today a day alone of the week is.
  enum Cote: Hashable, Sendable {
    /// What has happened: today, or before.
    case passe
    /// What is to come: after today.
    case avenir
    /// What begins or goes on from a day on: that day, or after.
    case des(LocalDate)
  }

  /// The day that a text names; nil for anything else.
  init?(_ text: String) {
    let text = text.lowercased().replacing("'", with: "’")
    switch text {
    case "aujourd’hui", "aujourdhui": self = .dans(0)
    case "hier": self = .dans(-1)
    case "avant-hier": self = .dans(-2)
    case "demain": self = .dans(1)
    case "après-demain", "apres-demain": self = .dans(2)
    default:
      guard
        let jour = Self.semaine(text) ?? Self.ecart(text) ?? Self.date(text).map(JourTape.date)
      else { return nil }
      self = jour
    }
  }

  /// The date, on a day.
  ///
  /// - Parameter cote: where a day alone of the week is: « lundi », said on a Monday, is today for what has
  ///   happened, the next one for what is to come.
  func date(today: LocalDate, _ cote: Cote = .passe) -> LocalDate {
    switch self {
    case .date(let date): date
    case .dans(let days): today + days
    case .dansMois(let months): today.adding(months: months)
    case .semaine(let weekday, let said):
      switch said ?? cote {
      case .avenir: today + ((weekday - today.weekday + 6) % 7 + 1)
      case .des(let start): start + (weekday - start.weekday + 7) % 7
      // « lundi dernier », said on a Monday, is not today.
      case .passe where said == nil: today + -((today.weekday - weekday + 7) % 7)
      case .passe: today + -((today.weekday - weekday + 6) % 7 + 1)
      }
    }
  }

  /// What is expected, for the error message.
  static let expected = "une date qui existe, comme 2022-03-14, 14/03/2022 ou hier"

  /// `lundi`, `lundi prochain`, `lundi dernier`.
  private static func semaine(_ text: String) -> JourTape? {
    let words = text.split(separator: " ")
    guard let name = words.first, let place = FrenchText.weekdays.firstIndex(of: String(name))
    else {
      return nil
    }
    switch words.dropFirst() {
    case []: return .semaine(place + 1, nil)
    case ["prochain"]: return .semaine(place + 1, .avenir)
    case ["dernier"]: return .semaine(place + 1, .passe)
    default: return nil
    }
  }

  /// The units of a distance in time: how many days or months each is, and the most of them.
  private static let unites: [String: (days: Int, months: Int, most: Int)] = [
    "jour": (1, 0, 999), "semaine": (7, 0, 99), "mois": (0, 1, 120), "an": (0, 12, 10),
  ]

  /// `dans 3 jours`, `il y a deux semaines`, `dans un mois`.
  private static func ecart(_ text: String) -> JourTape? {
    var words = text.split(separator: " ").map(String.init)
    let sign: Int
    if words.first == "dans" {
      (sign, words) = (1, Array(words.dropFirst()))
    } else if words.starts(with: ["il", "y", "a"]) {
      (sign, words) = (-1, Array(words.dropFirst(3)))
    } else {
      return nil
    }
    guard words.count == 2 else { return nil }
    let small = ["un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix"]
    let count = small.firstIndex(of: words[0] == "une" ? "un" : words[0]).map { $0 + 1 }
    let unit =
      words[1] != "mois" && words[1].hasSuffix("s") ? String(words[1].dropLast()) : words[1]
    let isNumber = words[0].utf8.allSatisfy { (48...57).contains($0) }
    guard let unite = unites[unit], let number = count ?? (isNumber ? Int(words[0]) : nil),
      number <= unite.most
    else { return nil }
    return unite.months > 0
      ? .dansMois(sign * number * unite.months) : .dans(sign * number * unite.days)
  }

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
      let month = FrenchText.months.firstIndex { $0 == parts[1] || plain($0) == parts[1] }
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

  /// At which hour something is of which only the day is told.
  enum DayAlone: Int, Sendable {
    /// Noon, in seconds.
    case noon = 43_200
    /// The last minute, in seconds: a contact of the same day comes before it.
    case lastMinute = 86_340

    /// Noon, but for the closing of a file, which a contact of the afternoon would open again.
    static func of(_ declaration: EventDeclaration) -> DayAlone {
      declaration.nom == DossierCloture.nom ? .lastMinute : .noon
    }
  }

  /// Reads what was typed; an hour alone is today's.
  ///
  /// - Parameters:
  ///   - dayAlone: the hour of a day alone.
  ///   - cote: where a day alone of the week is.
  ///   - name: the option or the field it was typed for, as messages call it.
  /// - Throws: what is no moment, or an hour that a change of time skips.
  init(
    _ text: String, _ fuseau: FuseauHoraire, now: RecordedTime, dayAlone: DayAlone = .noon,
    _ cote: JourTape.Cote = .passe, pour name: String = "--le"
  ) throws(Failure) {
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
      time = fuseau.time(jour.date(today: today, cote), seconds: dayAlone.rawValue)
      return
    }
    guard let (jour, seconds) = Self.parts(text) else {
      if Moment.isHorsAnnees(text) {
        throw Failure(
          code: .refus,
          message: "« \(text) » ne convient pas à \(name), qui attend une date "
            + LocalDate.motDesAnnees)
      }
      throw Failure(
        code: .refus,
        message:
          "« \(text) » ne convient pas à \(name), qui attend une date, une heure ou les deux : "
          + "2022-03-14, 14/03/2022 9h30, hier, « lundi 9h30 », 2022-03-14T09:30:00+01:00")
    }
    let date = (jour ?? .dans(0)).date(today: today, cote)
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
        + "retenue, \(last) ; pour l’autre : \(name)\(name.hasPrefix("--") ? " " : "=")\(readings[0])"
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
