import MiloEvents

extension Modele.Valeur {
  /// What a cell says for a field of that type; nil when it says nothing.
  ///
  /// - Parameter heure: the cell of the hour, where the hour has a column of its own.
  func traduire(
    _ cellule: String, _ type: FieldType, _ fuseau: FuseauHoraire, heure: String = ""
  ) throws(CelluleError) -> JSONValue? {
    let cell = cellule.trimmed
    let text = estVide(cell) ? defaut ?? "" : cell
    guard !text.isEmpty else { return nil }
    if case .liste(let element) = type, !element.isStructured {
      var elements: [JSONValue] = []
      for part in text.split(separator: separateur ?? ",") {
        let part = String(part).trimmed
        if estVide(part) { continue }
        if let value = try un(part, element, fuseau, heure) { elements.append(value) }
      }
      return elements.isEmpty ? nil : .array(elements)
    }
    return try un(text, type, fuseau, heure)
  }

  /// Whether a cell says nothing: empty, or one of the words that the file has for nothing.
  func estVide(_ cellule: String) -> Bool {
    cellule.isEmpty || (!vides.isEmpty && vides.contains(cellule.compared))
  }

  private func un(
    _ text: String, _ type: FieldType, _ fuseau: FuseauHoraire, _ heure: String
  ) throws(CelluleError) -> JSONValue? {
    guard !valeurs.isEmpty else {
      return try valeur(prefixe + lisible(text, type), type, fuseau, heure)
    }
    guard let translated = valeurs[text.compared] else {
      let known = valeurs.keys.sorted()
      throw CelluleError(
        found: "« \(text) »", expected: known.map { "« \($0) »" }.joined(separator: ", "),
        nearest: nearest(to: text, among: known))
    }
    return translated.isEmpty ? nil : try valeur(prefixe + translated, type, fuseau, heure)
  }

  /// The text of a cell, once sure that a spreadsheet has not made something else of an identifier.
  private func lisible(_ text: String, _ type: FieldType) throws(CelluleError) -> String {
    guard type.namesSomething, colonne != nil else { return text }
    let text = text.withoutProtection
    if let damage = text.spreadsheetDamage {
      throw CelluleError(found: damage.found, expected: damage.expected)
    }
    guard let completer, text.utf8.count < completer else { return text }
    // A missing zero is the first digit's: 2A004 keeps its letter in second place.
    guard text.utf8.allSatisfy({ $0 >= 48 && $0 <= 57 }) else {
      throw CelluleError(
        found: "« \(text) »", expected: "\(completer) caractères, ou des chiffres à compléter")
    }
    return String(repeating: "0", count: completer - text.utf8.count) + text
  }

  private func valeur(
    _ text: String, _ type: FieldType, _ fuseau: FuseauHoraire, _ heure: String
  ) throws(CelluleError) -> JSONValue? {
    switch type {
    case .booleen:
      guard let flag = Self.booleens[text.lowercased()] else {
        throw CelluleError(found: "« \(text) »", expected: "Oui ou Non")
      }
      return .bool(flag)
    case .entier(let range) where unite == "euros":
      return .integer(
        try centiemes(
          text, "un montant en euros, deux décimales au plus", signed: range.lowerBound < 0))
    case .entier where unite == "heures": return .integer(try minutes(text))
    case .entier:
      let digits = text.withoutSpaces
      // A spreadsheet may show 45 as 45,0.
      if let number = Int(digits) { return .integer(number) }
      guard let number = Nombre(digits.replacing(",", with: ".")), number.centiemes % 100 == 0
      else { throw CelluleError(found: "« \(text) »", expected: "un nombre entier") }
      return .integer(number.centiemes / 100)
    case .nombre:
      let hundredths = try centiemes(text, "un nombre, deux décimales au plus")
      let digits = Nombre(centiemes: hundredths).description
      return digits.utf8.contains(UInt8(ascii: ".")) ? .number(digits) : .integer(hundredths / 100)
    case .decimal(_, let decimales):
      let digits = text.withoutSpaces.replacing(",", with: ".")
      guard let mantisse = Decimales.mantisse(digits, decimales) else {
        throw CelluleError(found: "« \(text) »", expected: "\(type)")
      }
      let shown = Decimales.texte(mantisse, decimales)
      return Int(shown).map(JSONValue.integer) ?? .number(shown)
    case .date: return .string("\(try lue(text).date)")
    case .mois:
      if Mois(text) != nil { return .string(text) }
      return .string("\(try lue(text).date.mois)")
    case .moment: return .string(try moment(text, fuseau, heure: heure))
    default:
      if type.isStructured {
        throw CelluleError(
          found: "« \(text) »",
          expected: "un champ qu’une cellule peut écrire : « \(type) » n’en est pas un")
      }
      if type == .insee, completer == nil, text.utf8.count == 4,
        text.utf8.allSatisfy({ $0 >= 48 && $0 <= 57 })
      {
        throw CelluleError(
          found: "« \(text) »", expected: "5 caractères ; \"completer\": 5 remet le zéro perdu")
      }
      return .string(text)
    }
  }

  /// The moment of a date, with or without hour, in the time zone of the journal; a bare date is noon.
  func moment(
    _ text: String, _ fuseau: FuseauHoraire, heure: String = ""
  ) throws(CelluleError) -> String {
    if let local = fuseau.locale(text) {
      guard heure.isEmpty else {
        throw CelluleError(
          found: "« \(text) » et « \(heure) »", expected: "une seule heure")
      }
      return local
    }
    let read = try heure.isEmpty ? lue(text) : lue(text, heure)
    guard let seconds = read.secondes else { return fuseau.noon(of: read.date) }
    return fuseau.time(read.date, seconds: seconds).withFraction(read.fraction)
  }

  /// What to tell of an hour that a change of time repeats or skips; nil for the others.
  func avis(_ text: String, _ fuseau: FuseauHoraire, heure: String) -> String? {
    let text = text.trimmed
    guard !text.isEmpty, fuseau.locale(text) == nil,
      let read = try? heure.isEmpty ? lue(text) : lue(text, heure), let seconds = read.secondes
    else { return nil }
    let written = fuseau.time(read.date, seconds: seconds)
    switch fuseau.horloge(read.date, seconds: seconds) {
    case .uneFois: return nil
    case .deuxFois:
      return
        "le changement d’heure montre deux fois cette heure ; la seconde est retenue, \(written)"
    case .jamais: return "le changement d’heure saute cette heure ; lue comme \(written)"
    }
  }

  private func lue(_ text: String) throws(CelluleError) -> FormatDate.Lue {
    for format in formats {
      if let read = format.lire(text) { return read }
    }
    if formats.contains(where: { $0.isHorsAnnees(text) }) {
      throw CelluleError(found: "« \(text) »", expected: "une date \(LocalDate.motDesAnnees)")
    }
    let written =
      formats == FormatDate.usuels
      ? "comme 2022-03-14, 14/03/2022 09:30 ou 5/3/22"
      : formats.map(\.texte).joined(separator: " ou ")
    throw CelluleError(
      found: "« \(text) »", expected: "une date qui existe, écrite \(written)")
  }

  /// A date and the hour of another column; midnight beside a date says nothing.
  private func lue(_ text: String, _ heure: String) throws(CelluleError) -> FormatDate.Lue {
    var read = try lue(text)
    guard read.secondes ?? 0 == 0 else {
      throw CelluleError(found: "« \(text) » et « \(heure) »", expected: "une seule heure")
    }
    for format in FormatDate.heures {
      if let (seconds, fraction) = format.lireHeure(heure) {
        (read.secondes, read.fraction) = (seconds, fraction)
        return read
      }
    }
    if formats.contains(.excel), let seconds = FormatDate.secondes(ofDay: heure) {
      read.secondes = seconds
      return read
    }
    throw CelluleError(found: "« \(heure) »", expected: "une heure, comme 9:30, 09:30:00 ou 9h30")
  }

  private func centiemes(
    _ text: String, _ expected: String, signed: Bool = false
  ) throws(CelluleError) -> Int {
    var digits = text.withoutSpaces.replacing(",", with: ".")
    if digits.hasSuffix("€") { digits.removeLast() }
    // Accounts write a minus as a hyphen or as the sign U+2212.
    let isNegative = signed && (digits.hasPrefix("-") || digits.hasPrefix("−"))
    if isNegative { digits.removeFirst() }
    guard let number = Nombre(digits) else {
      throw CelluleError(found: "« \(text) »", expected: expected)
    }
    return isNegative ? -number.centiemes : number.centiemes
  }

  /// Minutes of `1:30`, `01:30:00`, `1h30`, `1h` or `1,5`.
  private func minutes(_ text: String) throws(CelluleError) -> Int {
    let parts = text.lowercased().split(omittingEmptySubsequences: false) { $0 == "h" || $0 == ":" }
    if parts.count == 2 || (parts.count == 3 && parts[2] == "00"), let hours = Int(parts[0]),
      hours >= 0, hours < 10_000, let minutes = parts[1].isEmpty ? 0 : Int(parts[1]),
      (0..<60).contains(minutes)
    {
      return hours * 60 + minutes
    }
    let hundredths = try centiemes(
      text, "une durée en heures, comme 1h30, 1:30, 01:30:00 ou 1,5")
    guard hundredths < 1_000_000 * 100 else {
      throw CelluleError(found: "« \(text) »", expected: "une durée en heures")
    }
    return (hundredths * 60 + 50) / 100
  }

  /// How cells write yes and no, in lower case.
  static let booleens: [String: Bool] = [
    "oui": true, "o": true, "vrai": true, "true": true, "1": true, "x": true,
    "non": false, "n": false, "faux": false, "false": false, "0": false,
  ]
}

extension FieldType {
  /// Whether a cell alone cannot write the value.
  var isStructured: Bool {
    switch self {
    case .objet, .dictionnaire, .declaration, .donnees, .liste(.objet): true
    default: false
    }
  }

  /// Whether a value names something: a code, an identifier, an event.
  var namesSomething: Bool {
    switch self {
    case .code, .codeSensible, .jeune, .insee, .reference, .empreinte, .pays: true
    default: false
    }
  }

  /// Whether a value is written as a date.
  var isDate: Bool { self == .date || self == .mois || self == .moment }
}
