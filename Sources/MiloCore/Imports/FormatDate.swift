import MiloEvents

/// How a column writes dates: `AAAA`, `MM`, `JJ`, `HH`, `mm`, `ss` stand for digits, all else for
/// itself, as `JJ/MM/AAAA HH:mm`.
public struct FormatDate: Hashable, Sendable {
  /// What a text in that format says.
  struct Lue: Hashable {
    /// The day; the first of the month where the format has none.
    var date: LocalDate
    /// Seconds since local midnight; nil when the format has no hour.
    var secondes: Int?
  }

  /// The format as written.
  public let texte: String
  private let parts: [Part]

  private enum Part: Hashable {
    case annee, mois, jour, heure, minute, seconde
    case byte(UInt8)
  }

  private static let tokens: [(String, Part)] = [
    ("AAAA", .annee), ("MM", .mois), ("JJ", .jour), ("HH", .heure), ("mm", .minute),
    ("ss", .seconde),
  ]

  /// The formats tried when a mapping names none.
  public static let usuels = [
    "AAAA-MM-JJ", "JJ/MM/AAAA", "JJ/MM/AAAA HH:mm", "JJ/MM/AAAA HH:mm:ss", "AAAA-MM-JJ HH:mm:ss",
    "AAAA-MM-JJTHH:mm:ss",
  ].compactMap(FormatDate.init)

  /// The format that a text writes, or nil when it lacks a year or a month.
  public init?(_ texte: String) {
    var rest = texte[...]
    var parts: [Part] = []
    while let first = rest.utf8.first {
      if let (token, part) = Self.tokens.first(where: { rest.hasPrefix($0.0) }) {
        parts.append(part)
        rest = rest.dropFirst(token.count)
      } else {
        parts.append(.byte(first))
        rest = Substring(rest.utf8.dropFirst())
      }
    }
    guard parts.contains(.annee), parts.contains(.mois) else { return nil }
    self.texte = texte
    self.parts = parts
  }

  /// What the text says, or nil when it is not of this format or names no existing date.
  func lire(_ texte: String) -> Lue? {
    var rest = Array(texte.utf8)[...]
    var (year, month, day, hour, minute, second) = (0, 0, 1, 0, 0, 0)
    func number(_ width: Int) -> Int? {
      guard rest.count >= width else { return nil }
      var number = 0
      for byte in rest.prefix(width) {
        guard byte >= 48, byte <= 57 else { return nil }
        number = number * 10 + Int(byte - 48)
      }
      rest = rest.dropFirst(width)
      return number
    }
    for part in parts {
      let value: Int?
      switch part {
      case .annee:
        value = number(4).map {
          year = $0; return $0
        }
      case .mois:
        value = number(2).map {
          month = $0; return $0
        }
      case .jour:
        value = number(2).map {
          day = $0; return $0
        }
      case .heure:
        value = number(2).map {
          hour = $0; return $0
        }
      case .minute:
        value = number(2).map {
          minute = $0; return $0
        }
      case .seconde:
        value = number(2).map {
          second = $0; return $0
        }
      case .byte(let byte):
        value = rest.first == byte ? 0 : nil
        rest = rest.dropFirst()
      }
      guard value != nil else { return nil }
    }
    guard rest.isEmpty, hour < 24, minute < 60, second < 60,
      let date = LocalDate(year: year, month: month, day: day)
    else { return nil }
    return Lue(
      date: date, secondes: parts.contains(.heure) ? hour * 3600 + minute * 60 + second : nil)
  }
}
