/// What a cell holds.
public enum Valeur: Hashable, Sendable {
  /// A count, an amount in cents, a number of days.
  case entier(Int)
  /// A share, a mean, full-time equivalents.
  case decimal(ExactDecimal)
  /// Words, a code, a date.
  case texte(String)
  /// No such cell: the line has nothing to say in that column, and machine formats leave it out.
  case sansObjet
  /// Hidden, because few youths are counted there or could be found from it.
  case secret
}

extension Valeur {
  /// A sum over the lines of a journal, exact however large: beyond 64 bits it is a decimal without
  /// digits after its point.
  public static func somme(_ somme: Int128) -> Valeur {
    Int(exactly: somme).map { .entier($0) } ?? .decimal(ExactDecimal(mantisse: somme, echelle: 0))
  }

  /// The value for machines: digits with a point, or the text as it is; nil without a cell.
  func machine(_ unite: Unite) -> String? {
    switch self {
    case .entier(let entier): String(entier)
    case .decimal(let decimal) where unite == .etp: decimal.sansZerosFinaux.description
    case .decimal(let decimal): decimal.description
    case .texte(let texte): texte
    case .sansObjet: nil
    case .secret: FrenchText.secret
    }
  }
}
