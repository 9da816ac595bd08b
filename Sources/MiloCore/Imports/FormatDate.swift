import MiloEvents

/// How a column writes dates: `AAAA` or `AA`, `MM`, `M` or `MMMM` (the name), `JJ` or `J`, `HH` or `H`,
/// `mm`, `ss` stand for what they say, all else for itself, as `JJ/MM/AAAA à HH:mm`.
///
/// One letter takes one digit or two; two digits of a year are of 2000 up to 29, of 1900 from 30 on, as in
/// spreadsheets; a fraction may follow the seconds. `excel` stands for the number of a day, and of its
/// fraction, that spreadsheets keep.
public struct FormatDate: Hashable, Sendable {
  /// What a text in that format says.
  struct Lue: Hashable {
    /// The day; the first of the month where the format has none.
    var date: LocalDate
    /// Seconds since local midnight; nil when the format has no hour.
    var secondes: Int?
    /// The digits after the seconds, without final zeros.
    var fraction = ""
  }

  /// The format as written.
  public let texte: String
  private let parts: [Part]

  private enum Part: Hashable {
    case annee, anneeCourte, mois, moisCourt, nomDuMois, jour, jourCourt
    case heure, heureCourte, minute, seconde
    case octet(UInt8)
  }

  private static let tokens: [(name: [UInt8], part: Part)] = {
    let parts: [(String, Part)] = [
      ("AAAA", .annee), ("AA", .anneeCourte), ("MMMM", .nomDuMois), ("MM", .mois),
      ("M", .moisCourt),
      ("JJ", .jour), ("J", .jourCourt), ("HH", .heure), ("H", .heureCourte), ("mm", .minute),
      ("ss", .seconde),
    ]
    return parts.map { (Array($0.0.utf8), $0.1) }
  }()

  /// The format of the days that spreadsheets keep as numbers.
  public static let excel = FormatDate(texte: "excel", parts: [])

  private init(texte: String, parts: [Part]) {
    self.texte = texte
    self.parts = parts
  }

  /// The formats tried when a mapping names none: those that people and programs write.
  public static let usuels: [FormatDate] = {
    let jours = ["AAAA-MM-JJ", "JJ/MM/AAAA", "J/M/AAAA", "J/M/AA", "J-M-AAAA", "J.M.AAAA"]
    let heures = ["", " H:mm", " H:mm:ss", " Hhmm", "TH:mm:ss", "TH:mm"]
    let formats = jours.flatMap { jour in heures.map { jour + $0 } }
    return (formats + ["J MMMM AAAA"]).compactMap { FormatDate($0) }
  }()

  /// The formats of an hour in a column of its own.
  static let heures = ["H:mm", "H:mm:ss", "Hhmm", "Hh"].compactMap { FormatDate(heure: $0) }

  /// The format that a text writes, or nil when it lacks a year or a month.
  public init?(_ texte: String) {
    if texte == Self.excel.texte {
      self = Self.excel
      return
    }
    let parts = Self.parts(of: texte)
    let hasMonth = parts.contains { $0 == .mois || $0 == .moisCourt || $0 == .nomDuMois }
    guard hasMonth, parts.contains(where: { $0 == .annee || $0 == .anneeCourte }) else {
      return nil
    }
    self.init(texte: texte, parts: parts)
  }

  private init?(heure texte: String) {
    self.init(texte: texte, parts: Self.parts(of: texte))
  }

  /// Cuts a format byte after byte: what is no token stands for itself, whatever its bytes.
  private static func parts(of texte: String) -> [Part] {
    var rest = Array(texte.utf8)[...]
    var parts: [Part] = []
    while let first = rest.first {
      if let (token, part) = tokens.first(where: { rest.starts(with: $0.name) }) {
        parts.append(part)
        rest = rest.dropFirst(token.count)
      } else {
        parts.append(.octet(first))
        rest = rest.dropFirst()
      }
    }
    return parts
  }

  /// Whether the format says an hour.
  private var hasHour: Bool { parts.contains { $0 == .heure || $0 == .heureCourte } }

  /// What the text says, or nil when it is not of this format or names no existing date.
  func lire(_ texte: String) -> Lue? {
    if parts.isEmpty { return Self.serial(texte) }
    guard let read = lus(texte), let date = read.date else { return nil }
    return Lue(date: date, secondes: hasHour ? read.seconds : nil, fraction: read.fraction)
  }

  /// Whether the text is of this format and names a date that exists, of a year that no journal accepts.
  func isHorsAnnees(_ texte: String) -> Bool {
    guard !parts.isEmpty, let read = lus(texte) else { return false }
    return read.date == nil && read.written != nil
  }

  /// Seconds since midnight that the text says, and the fraction after them.
  func lireHeure(_ texte: String) -> (secondes: Int, fraction: String)? {
    lus(texte).map { ($0.seconds, $0.fraction) }
  }

  private struct Read {
    var (year, month, day, hour, minute, second) = (0, 1, 1, 0, 0, 0)
    var fraction = ""
    /// The date, in the years of a journal.
    var date: LocalDate? {
      LocalDate.annees.contains(year) ? written : nil
    }
    /// The date, of any year.
    var written: LocalDate? { LocalDate(year: year, month: month, day: day) }
    var seconds: Int { hour * 3600 + minute * 60 + second }
  }

  private func lus(_ texte: String) -> Read? {
    var cursor = DateCursor(texte)
    var read = Read()
    for part in parts {
      let value: Int?
      switch part {
      case .annee: value = cursor.number(4...4)
      case .anneeCourte: value = cursor.number(2...2).map { $0 + ($0 < 30 ? 2000 : 1900) }
      case .mois, .jour, .heure, .minute, .seconde: value = cursor.number(2...2)
      case .moisCourt, .jourCourt, .heureCourte: value = cursor.number(1...2)
      case .nomDuMois: value = cursor.month()
      case .octet(let byte): value = cursor.skip(byte) ? 0 : nil
      }
      guard let value else { return nil }
      switch part {
      case .annee, .anneeCourte: read.year = value
      case .mois, .moisCourt, .nomDuMois: read.month = value
      case .jour, .jourCourt: read.day = value
      case .heure, .heureCourte: read.hour = value
      case .minute: read.minute = value
      case .seconde:
        read.second = value
        read.fraction = cursor.fraction()
      case .octet: break
      }
    }
    guard cursor.isAtEnd, read.hour < 24, read.minute < 60, read.second < 60 else { return nil }
    return read
  }

  /// The day of a spreadsheet's number: 31182 is 15 May 1985.
  ///
  /// Numbers up to 60 are left out: spreadsheets count a 29 February 1900 that never was.
  private static func serial(_ texte: String) -> Lue? {
    var cursor = DateCursor(texte)
    guard let days = cursor.number(2...6), days > 60, days < 109_575 else { return nil }
    let date = LocalDate(day: Int32(days - 25_569))
    guard !cursor.isAtEnd else { return Lue(date: date, secondes: nil) }
    guard let seconds = Self.secondes(ofDay: &cursor) else { return nil }
    return seconds == 86_400
      ? Lue(date: date + 1, secondes: 0) : Lue(date: date, secondes: seconds)
  }

  /// Seconds since midnight of a fraction of a day, as `0,395833`.
  static func secondes(ofDay texte: String) -> Int? {
    var cursor = DateCursor(texte)
    guard cursor.number(1...1) == 0, let seconds = secondes(ofDay: &cursor) else { return nil }
    return seconds < 86_400 ? seconds : nil
  }

  /// Rounded to the second: a spreadsheet keeps 9:30 as 0.395833333.
  private static func secondes(ofDay cursor: inout DateCursor) -> Int? {
    let digits = cursor.fraction(keepingZeros: true).utf8.prefix(12)
    guard cursor.isAtEnd, !digits.isEmpty else { return nil }
    var (part, whole) = (0, 1)
    for digit in digits { (part, whole) = (part * 10 + Int(digit - 48), whole * 10) }
    return (part * 86_400 * 2 + whole) / (whole * 2)
  }
}

/// Reads the bytes of a date one after the other.
private struct DateCursor {
  private var rest: ArraySlice<UInt8>

  init(_ texte: String) { rest = Array(texte.utf8)[...] }

  var isAtEnd: Bool { rest.isEmpty }

  mutating func skip(_ byte: UInt8) -> Bool { rest.popFirst() == byte }

  /// A number of so many digits, as many as there are.
  mutating func number(_ width: ClosedRange<Int>) -> Int? {
    let digits = rest.prefix(width.upperBound).prefix { $0 >= 48 && $0 <= 57 }
    guard digits.count >= width.lowerBound else { return nil }
    rest = rest.dropFirst(digits.count)
    return digits.reduce(0) { $0 * 10 + Int($1 - 48) }
  }

  /// The digits after a dot or a comma, if any.
  mutating func fraction(keepingZeros: Bool = false) -> String {
    guard let mark = rest.first, mark == UInt8(ascii: ".") || mark == UInt8(ascii: ",") else {
      return ""
    }
    var digits = rest.dropFirst().prefix { $0 >= 48 && $0 <= 57 }
    guard !digits.isEmpty else { return "" }
    rest = rest.dropFirst(digits.count + 1)
    if !keepingZeros { while digits.last == 48 { digits.removeLast() } }
    return String(decoding: digits, as: UTF8.self)
  }

  private static let mois = [
    "janv", "fevr", "mars", "avr", "mai", "juin", "juil", "aout", "sept", "oct", "nov", "dec",
  ].map { Array($0.utf8) }

  /// The month whose name begins so, in full or shortened.
  mutating func month() -> Int? {
    let word = rest.prefix { $0 != 0x20 && $0 != UInt8(ascii: "-") && $0 != UInt8(ascii: "/") }
    let plain = Array(
      String(decoding: word, as: UTF8.self).lowercased()
        .replacing("é", with: "e").replacing("û", with: "u").utf8)
    guard let place = Self.mois.firstIndex(where: { plain.starts(with: $0) }) else { return nil }
    rest = rest.dropFirst(word.count)
    return place + 1
  }
}
