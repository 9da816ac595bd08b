import MiloCore
import MiloEvents

/// A kind of value that a person types: how it is read, what it is called, how it is completed.
struct ValueKind<Value: Sendable>: Sendable {
  /// The word that stands for the value in help, in capitals.
  var placeholder: String
  /// What is expected, with its article, for the error message.
  var expected: String
  /// The values allowed, when they form a closed list.
  var choices: [String] = []
  /// Whether the help lists the values allowed; a long list is left to completion.
  var listsChoices = true
  /// What a shell proposes.
  var completion: Completion = .none
  /// Writes the value as ``parse`` reads it, where people may type it otherwise, on some day; nil when the
  /// text is not one.
  var resolve: (@Sendable (_ text: String, _ today: LocalDate, _ start: LocalDate) -> String?)?
  /// The option whose day is where this one starts, read before it; today where there is none.
  var apres: String?
  /// Reads the value; nil when the text is not one.
  var parse: @Sendable (String) -> Value?

  /// The same kind under another placeholder.
  func named(_ placeholder: String) -> Self {
    var copy = self
    copy.placeholder = placeholder
    return copy
  }
}

/// What a shell proposes for a value, besides a closed list.
enum Completion: Hashable, Sendable {
  case none
  case files
  case folders
  /// Words that the program gives when it is asked.
  case mots(Mots)
}

extension ValueKind where Value == String {
  /// Any text, called `placeholder`.
  static func texte(_ placeholder: String) -> Self {
    Self(placeholder: placeholder, expected: "un texte non vide") { $0.isEmpty ? nil : $0 }
  }

  /// The path of a file; `-` is the standard input or output.
  static var fichier: Self {
    var kind = texte("FICHIER")
    kind.completion = .files
    return kind
  }

  /// The path of a folder.
  static var dossier: Self {
    var kind = texte("DIR")
    kind.completion = .folders
    return kind
  }

  /// A text among words that depend on the journal or on what was typed before.
  static func mots(_ placeholder: String, _ mots: Mots) -> Self {
    var kind = texte(placeholder)
    kind.completion = .mots(mots)
    return kind
  }

  /// The name of a table of the statistics.
  static var table: Self { mots("TABLE", .tables) }
  /// The name of a cell of the statistics.
  static var cellule: Self { mots("TABLE/LIGNE/COLONNE", .cellules) }

  /// One of a list of names.
  static func choix(_ placeholder: String, _ choices: [String]) -> Self {
    Self(placeholder: placeholder, expected: oneOf(choices), choices: choices) {
      choices.contains($0) ? $0 : nil
    }
  }

  /// One of a list of names too long for the help, called together `expected`.
  static func choix(_ placeholder: String, _ choices: [String], expected: String) -> Self {
    var kind = choix(placeholder, choices)
    kind.expected = expected
    kind.listsChoices = false
    return kind
  }
}

extension ValueKind where Value == LocalDate {
  /// A day of the calendar, as people type it.
  static var jour: Self {
    var kind = Self(placeholder: "DATE", expected: JourTape.expected) { LocalDate($0) }
    kind.resolve = { text, today, _ in JourTape(text).map { "\($0.date(today: today))" } }
    return kind
  }

  /// A day from which, or until which, things are to come: « lundi » is the first one, today included.
  ///
  /// - Parameter apres: the option that says the first of these days, for the one that says the last.
  static func jourAVenir(apres: String? = nil) -> Self {
    var kind = jour
    kind.apres = apres
    kind.resolve = { text, today, start in
      JourTape(text).map { "\($0.date(today: today, .des(start)))" }
    }
    return kind
  }
}

extension ValueKind where Value == Signal.Cloture {
  /// A day of any year, `JJ/MM` or `MM-JJ`.
  static var jourDeLAnnee: Self {
    Self(placeholder: "JOUR", expected: "un jour de l’année, comme 31/03 ou 03-31") { text in
      let parts = text.split(separator: "/", omittingEmptySubsequences: false)
      // A leap year has all days.
      let iso = parts.count == 2 ? "2000-\(parts[1])-\(parts[0])" : "2000-\(text)"
      return LocalDate(iso).map {
        Signal.Cloture(mois: $0.components.month, jour: $0.components.day)
      }
    }
  }
}

extension ValueKind where Value == Mois {
  /// A month of the calendar, `AAAA-MM`.
  static var mois: Self {
    Self(placeholder: "MOIS", expected: "un mois qui existe, comme 2022-03 ou 03/2022") { text in
      let parts = text.split(separator: "/", omittingEmptySubsequences: false)
      guard parts.count == 2, (1...2).contains(parts[0].utf8.count) else { return Mois(text) }
      return Mois("\(parts[1])-\(parts[0].utf8.count == 1 ? "0" : "")\(parts[0])")
    }
  }
}

extension ValueKind where Value == Int {
  /// A whole number within bounds, called `placeholder`.
  static func entier(_ placeholder: String, _ bounds: ClosedRange<Int>) -> Self {
    let expected = "un nombre entier de \(bounds.lowerBound) à \(bounds.upperBound)"
    return Self(placeholder: placeholder, expected: expected) { text in
      Int(text).flatMap { bounds.contains($0) ? $0 : nil }
    }
  }

  /// So many days, with or without the letter that people write behind.
  static var jours: Self {
    Self(placeholder: "JOURS", expected: "un nombre de jours, comme 30j") { text in
      Int(text.hasSuffix("j") ? String(text.dropLast()) : text).flatMap { $0 >= 0 ? $0 : nil }
    }
  }

  /// A year of the calendar.
  static var annee: Self {
    entier("ANNEE", 1900...2199)
  }
}

extension ValueKind
where Value: RawRepresentable & CaseIterable & Sendable, Value.RawValue == String {
  /// One of the cases of an enumeration, by its raw value.
  static func parmi(_ placeholder: String) -> Self {
    let choices = Value.allCases.map(\.rawValue)
    return Self(placeholder: placeholder, expected: oneOf(choices), choices: choices) {
      Value(rawValue: $0)
    }
  }
}

private func oneOf(_ choices: [String]) -> String {
  guard let last = choices.last, choices.count > 1 else { return choices.first ?? "" }
  return choices.dropLast().joined(separator: ", ") + " ou " + last
}
