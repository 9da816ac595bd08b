/// A step of a computation, which anyone can redo by hand.
public struct Etape: Hashable, Sendable {
  /// What the step computes.
  public var libelle: String
  /// The computation with its numbers, or the fact found.
  public var formule: String
  /// What comes out, in exact cents; nil for a fact that is no amount.
  public var montant: Fraction?
  /// The legal source of the rule or of the amount.
  public var source: String

  /// A step with its result in exact cents.
  public init(_ libelle: String, _ formule: String, _ montant: Fraction?, source: String) {
    self.libelle = libelle
    self.formule = formule
    self.montant = montant
    self.source = source
  }
}

/// The steps of one computation, written down only where somebody asks for them.
struct Calcul {
  /// Whether steps are kept.
  let isDetaille: Bool
  private(set) var etapes: [Etape] = []

  init(isDetaille: Bool) {
    self.isDetaille = isDetaille
  }

  /// Writes a step down; its text is made only if it is kept.
  mutating func note(_ etape: @autoclosure () -> Etape) {
    if isDetaille { etapes.append(etape()) }
  }
}

/// An amount as steps write it: `1 603,12 €`.
package func euros(_ centimes: some SignedInteger) -> String {
  FrenchText.value(.somme(Int128(centimes)), unite: .centimes)
}

extension Fraction {
  /// The amount for a table: whole cents, or cents with four decimals, half up.
  var valeurCentimes: Valeur {
    isEntier
      ? .somme(arrondi) : .decimal(ExactDecimal(mantisse: (self * 10_000).arrondi, echelle: 4))
  }
}
