/// How numbers, days and provenance are written for people who read French.
package enum FrenchText {
  /// Separates thousands, and a number from its unit; never a place to break a line.
  static let narrowSpace = "\u{202F}"
  /// Stands for a figure that cannot be computed.
  static let missing = "–"
  /// Stands for a figure that is hidden.
  static let secret = "secret"

  /// The months, January first.
  package static let months = [
    "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre",
    "octobre", "novembre", "décembre",
  ]

  /// Writes a value with its unit: `1 234,50 €`, `12,5 %`, `45 j`.
  static func value(_ valeur: Valeur?, unite: Unite) -> String {
    switch valeur {
    case nil: missing
    case .sansObjet: ""
    case .secret: secret
    case .texte(let texte): texte
    case .entier(let entier): number(ExactDecimal(mantisse: entier, echelle: 0), unite: unite)
    case .decimal(let decimal): number(decimal, unite: unite)
    }
  }

  /// Writes a value without its unit, which the sentence around it says: `1 234,50`, `12,5`; a day in words.
  static func bare(_ valeur: Valeur?, unite: Unite) -> String {
    if valeur == .secret { return secret }
    if case .texte(let texte) = valeur { return unite == .date ? day(texte) : texte }
    guard let number = valeur?.decimal else { return missing }
    switch unite {
    case .centimes:
      return digits(ExactDecimal(mantisse: number.mantisse, echelle: number.echelle + 2))
    case .etp, .heures: return digits(number.sansZerosFinaux)
    default: return digits(number)
    }
  }

  /// Writes a whole number with its thousands apart.
  package static func integer(_ number: some SignedInteger) -> String {
    self.number(ExactDecimal(mantisse: number, echelle: 0), unite: .nombre)
  }

  /// So many lines, in words that agree.
  static func lignes(_ number: Int) -> String {
    "\(integer(number)) \(number < 2 ? "ligne" : "lignes")"
  }

  /// Writes `2022-12-31` as `31 décembre 2022`; anything else is left as it is.
  package static func day(_ iso: String) -> String {
    let parts = iso.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.map(\.count) == [4, 2, 2], let month = Int(parts[1]), let day = Int(parts[2]),
      months.indices.contains(month - 1)
    else { return iso }
    return "\(day == 1 ? "1er" : String(day)) \(months[month - 1]) \(parts[0])"
  }

  /// The days of the week, Monday first.
  package static let weekdays = [
    "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche",
  ]

  /// Says what a report was computed from: what it is about, then the journal; nothing for a report that
  /// comes from none.
  static func provenance(of report: Report) -> [String] {
    guard let provenance = report.provenance else { return [] }
    var about = report.nom == nil ? [provenance.structure] : []
    if let periode = provenance.periode {
      about.append("du \(day(periode.debut)) au \(day(periode.fin))")
    }
    about += provenance.filtres.map { "filtre \($0)" }
    if let vuAu = vuAu(provenance) { about.append("vu au \(vuAu)") }
    var lines = about.isEmpty ? [] : [about.joined(separator: " · ")]
    if let taille = provenance.taille {
      let count = provenance.structures.count
      let racine = provenance.racine.map { ", racine \($0)" } ?? ""
      let empreinte = provenance.structures.empreinte.map { ", empreinte \($0)" } ?? ""
      let head = count == 0 ? "Journal" : count == 1 ? "1 journal" : "\(integer(count)) journaux"
      lines.append("\(head) de \(self.lignes(taille))\(racine)\(empreinte)")
    }
    if provenance.reprises > 0 { lines.append("Horodatages \(reprises(provenance.reprises))") }
    return lines
  }

  /// The day of the view: « 6 avril 2023 », or « 6 avril 2023 (provisoire) » while it was not over.
  static func vuAu(_ provenance: Provenance) -> String? {
    provenance.vuAu.map { day($0) + (provenance.isProvisoire ? " (provisoire)" : "") }
  }

  /// What is to be known of lines whose recorded times the journal did not see.
  static func reprises(_ count: Int) -> String {
    "repris pour \(lignes(count)), non constatés"
  }

  private static func number(_ decimal: ExactDecimal, unite: Unite) -> String {
    let (nombre, symbole) = shown(decimal, unite: unite)
    return digits(nombre) + (symbole.map { narrowSpace + $0 } ?? "")
  }

  /// The number that people read of a value, and the unit that they read after it.
  static func shown(
    _ decimal: ExactDecimal, unite: Unite
  ) -> (nombre: ExactDecimal, symbole: String?) {
    switch unite {
    case .nombre, .texte, .date: (decimal, nil)
    case .etp: (decimal.sansZerosFinaux, nil)
    case .pourcent: (decimal, "%")
    case .points:
      // A number under 2 is singular in French.
      (
        decimal,
        decimal.mantisse.magnitude < 2 * puissanceDeDix(decimal.echelle) ? "point" : "points"
      )
    case .jours: (decimal, "j")
    case .minutes: (decimal, "min")
    case .heures: (decimal.sansZerosFinaux, "h")
    case .ans: (decimal, "ans")
    case .centimes:
      (ExactDecimal(mantisse: decimal.mantisse, echelle: decimal.echelle + 2), "€")
    }
  }

  private static func digits(_ decimal: ExactDecimal) -> String {
    let (entiers, decimales) = decimal.chiffres
    var text = decimal.mantisse < 0 ? "\u{2212}" : ""
    for (index, digit) in entiers.enumerated() {
      if index > 0, (entiers.count - index).isMultiple(of: 3) { text += narrowSpace }
      text.append(digit)
    }
    return decimales.isEmpty ? text : "\(text),\(decimales)"
  }
}
