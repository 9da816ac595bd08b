import MiloEvents

/// Why a cell cannot become a value.
struct CelluleError: Error, Hashable {
  var found: String
  var expected: String
  var nearest: String?
}

extension Modele.Valeur {
  /// What a cell says for a field of that type; nil when it says nothing.
  func traduire(
    _ cellule: String, _ type: FieldType, _ fuseau: FuseauHoraire
  ) throws(CelluleError) -> JSONValue? {
    let cell = cellule.trimmed
    let text = cell.isEmpty ? defaut ?? "" : cell
    guard !text.isEmpty else { return nil }
    if case .liste(let element) = type, !element.isStructured {
      var elements: [JSONValue] = []
      for part in text.split(separator: separateur ?? ",") {
        if let value = try un(String(part).trimmed, element, fuseau) { elements.append(value) }
      }
      return elements.isEmpty ? nil : .array(elements)
    }
    return try un(text, type, fuseau)
  }

  private func un(
    _ text: String, _ type: FieldType, _ fuseau: FuseauHoraire
  ) throws(CelluleError) -> JSONValue? {
    guard !valeurs.isEmpty else {
      return try valeur(prefixe + text, type, fuseau)
    }
    guard let translated = valeurs[text] else {
      let known = valeurs.keys.sorted()
      throw CelluleError(
        found: "« \(text) »", expected: known.map { "« \($0) »" }.joined(separator: ", "),
        nearest: nearest(to: text, among: known))
    }
    return translated.isEmpty ? nil : try valeur(prefixe + translated, type, fuseau)
  }

  private func valeur(
    _ text: String, _ type: FieldType, _ fuseau: FuseauHoraire
  ) throws(CelluleError) -> JSONValue? {
    switch type {
    case .booleen:
      guard let flag = Self.booleens[text.lowercased()] else {
        throw CelluleError(found: "« \(text) »", expected: "Oui ou Non")
      }
      return .bool(flag)
    case .entier where unite == "euros":
      return .integer(try centiemes(text, "un montant en euros, deux décimales au plus"))
    case .entier where unite == "heures": return .integer(try minutes(text))
    case .entier:
      guard let number = Int(text.withoutSpaces) else {
        throw CelluleError(found: "« \(text) »", expected: "un nombre entier")
      }
      return .integer(number)
    case .nombre:
      let hundredths = try centiemes(text, "un nombre, deux décimales au plus")
      let decimal = ExactDecimal(mantisse: hundredths, echelle: 2).sansZerosFinaux
      return decimal.echelle == 0 ? .integer(decimal.mantisse) : .number(decimal.description)
    case .date: return .string("\(try lue(text).date)")
    case .mois:
      if Mois(text) != nil { return .string(text) }
      return .string("\(try lue(text).date.mois)")
    case .moment: return .string(try moment(text, fuseau))
    default:
      if type.isStructured {
        throw CelluleError(
          found: "« \(text) »",
          expected: "un champ qu’une cellule peut écrire : « \(type) » n’en est pas un")
      }
      return .string(text)
    }
  }

  /// The moment of a date, with or without hour; a bare date is noon.
  func moment(_ text: String, _ fuseau: FuseauHoraire) throws(CelluleError) -> String {
    if Moment(text) != nil { return text }
    let read = try lue(text)
    return read.secondes.map { fuseau.time(read.date, seconds: $0) } ?? fuseau.noon(of: read.date)
  }

  private func lue(_ text: String) throws(CelluleError) -> FormatDate.Lue {
    for format in formats {
      if let read = format.lire(text) { return read }
    }
    throw CelluleError(
      found: "« \(text) »",
      expected: "une date qui existe, écrite " + formats.map(\.texte).joined(separator: " ou "))
  }

  private func centiemes(_ text: String, _ expected: String) throws(CelluleError) -> Int {
    var digits = text.withoutSpaces.replacing(",", with: ".")
    if digits.hasSuffix("€") { digits.removeLast() }
    guard let number = Nombre(digits) else {
      throw CelluleError(found: "« \(text) »", expected: expected)
    }
    return number.centiemes
  }

  /// Minutes of `1:30`, `1h30`, `1h` or `1,5`.
  private func minutes(_ text: String) throws(CelluleError) -> Int {
    let parts = text.lowercased().split(omittingEmptySubsequences: false) { $0 == "h" || $0 == ":" }
    if parts.count == 2, let hours = Int(parts[0]), hours >= 0, hours < 10_000,
      let minutes = parts[1].isEmpty ? 0 : Int(parts[1]), (0..<60).contains(minutes)
    {
      return hours * 60 + minutes
    }
    let hundredths = try centiemes(text, "une durée en heures, comme 1h30, 1:30 ou 1,5")
    return quotientArrondi(hundredths * 60, 100)
  }

  private static let booleens: [String: Bool] = [
    "oui": true, "o": true, "vrai": true, "true": true, "1": true, "x": true,
    "non": false, "n": false, "faux": false, "false": false, "0": false,
  ]
}

extension FieldType {
  /// Whether a cell alone cannot write the value.
  var isStructured: Bool {
    switch self {
    case .objet, .dictionnaire, .donnees, .liste(.objet): true
    default: false
    }
  }
}

extension String {
  /// The text without the blanks around it, no-break ones included.
  var trimmed: String {
    // Most cells begin and end with a visible ASCII character.
    let isPlain: (UInt8) -> Bool = { $0 > 0x20 && $0 < 0x7F }
    if let first = utf8.first, let last = utf8.last, isPlain(first), isPlain(last) { return self }
    var scalars = unicodeScalars[...]
    while let first = scalars.first, first.properties.isWhitespace { scalars.removeFirst() }
    while let last = scalars.last, last.properties.isWhitespace { scalars.removeLast() }
    return String(scalars)
  }

  /// The text without its blanks, as French writes thousands.
  fileprivate var withoutSpaces: String {
    String(String.UnicodeScalarView(unicodeScalars.filter { !$0.properties.isWhitespace }))
  }
}
