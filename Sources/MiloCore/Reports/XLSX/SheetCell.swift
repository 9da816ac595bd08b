import MiloEvents

/// What a cell of a sheet holds.
enum SheetCell: Hashable {
  case vide
  /// A text, which is never a formula whatever it begins with.
  case texte(String)
  /// A number as it is written, and the format that shows it.
  case nombre(ExactDecimal, format: String)
}

extension SheetCell {
  /// The most digits of a number that every spreadsheet keeps.
  private static let digits = 15
  /// The format of a day.
  static let jour = "dd/mm/yyyy"

  /// The number that people read of a value, as a number of its unit; the words that they read where a
  /// spreadsheet would change its last digits.
  init(_ decimal: ExactDecimal, unite: Unite, isVariation: Bool, texte: String) {
    var (nombre, symbole) = FrenchText.shown(decimal, unite: unite)
    guard String(nombre.mantisse.magnitude).utf8.count <= Self.digits else {
      self = .texte(texte)
      return
    }
    let decimals = nombre.echelle > 0 ? "." + String(repeating: "0", count: nombre.echelle) : ""
    var format = "#,##0" + decimals
    if unite == .pourcent {
      // 44.6 % is the number 0.446, which the sign multiplies by 100.
      nombre.echelle += 2
      format += "\"\(FrenchText.narrowSpace)\"%"
    } else if let symbole {
      format += "\"\(FrenchText.narrowSpace)\(symbole)\""
    }
    self = .nombre(nombre, format: isVariation ? "+\(format);-\(format);\(format)" : format)
  }

  /// A day as a day; nil for what is no day written `YYYY-MM-DD`, or one before March 1900, which
  /// spreadsheets number otherwise.
  init?(day text: String) {
    guard text.utf8.count == 10, let date = LocalDate(text) else { return nil }
    let serial = Int(date.day) + 25_569
    guard serial > 60 else { return nil }
    self = .nombre(ExactDecimal(mantisse: serial, echelle: 0), format: Self.jour)
  }
}

extension ReportTable {
  /// The columns of texts that are days, all of them.
  var colonnesDeJours: Set<Int> {
    Set(
      colonnes.indices.filter { place in
        var found = false
        for ligne in lignes {
          guard case .texte(let texte)? = ligne.valeur(place), !texte.isEmpty else { continue }
          if SheetCell(day: texte) == nil { return false }
          found = true
        }
        return found
      })
  }

  /// The cell of a sheet for the cell of a line; empty where nothing can be computed or is known.
  func cell(_ ligne: Ligne, _ place: Int, jours: Set<Int>) -> SheetCell {
    let colonne = colonnes[place]
    let unite = ligne.unite(sous: colonne)
    guard ligne.nonRenseignes[place] == nil, let valeur = ligne.valeur(place) else { return .vide }
    switch valeur {
    case .sansObjet: return .vide
    case .secret: return .texte(FrenchText.secret)
    case .texte(let texte):
      let isDay = jours.contains(place) || unite == .date
      return (isDay ? SheetCell(day: texte) : nil) ?? (texte.isEmpty ? .vide : .texte(texte))
    case .entier, .decimal:
      return valeur.decimal.map {
        SheetCell(
          $0, unite: unite, isVariation: colonne.isVariation,
          texte: ligne.texte(place, sous: colonne))
      } ?? .vide
    }
  }
}
