/// An exact rational number, always reduced, with a positive denominator.
///
/// Amounts of 2⁵³ cents multiplied twice still fit its 128 bits, so that no rule rounds before its
/// text says so.
public struct Fraction: Hashable, Sendable {
  /// The number above the line, with the sign.
  public let numerateur: Int128
  /// The number under the line, positive.
  public let denominateur: Int128

  /// The number `numerateur` / `denominateur`, reduced.
  ///
  /// - Precondition: the denominator is not 0.
  public init(_ numerateur: Int128, sur denominateur: Int128 = 1) {
    precondition(denominateur != 0, "une fraction n’a pas 0 pour dénominateur")
    let divisor = Fraction.commonDivisor(numerateur.magnitude, denominateur.magnitude)
    let sign: Int128 = denominateur < 0 ? -1 : 1
    self.numerateur = sign * numerateur / Int128(divisor)
    self.denominateur = sign * denominateur / Int128(divisor)
  }

  /// The whole number.
  public init(_ entier: Int) {
    numerateur = Int128(entier)
    denominateur = 1
  }

  private static func commonDivisor(_ left: UInt128, _ right: UInt128) -> UInt128 {
    if left == 1 || right == 1 { return 1 }
    var (left, right) = (left, right)
    // Euclid's algorithm; most numbers fit 64 bits, where a division costs ten times less.
    while right > UInt64.max || left > UInt64.max, right != 0 {
      (left, right) = (right, left % right)
    }
    if right == 0 { return left }
    var (short, shorter) = (UInt64(left), UInt64(right))
    while shorter != 0 { (short, shorter) = (shorter, short % shorter) }
    return UInt128(short)
  }

  /// The nearest whole number, toward +∞ at the half.
  public var arrondi: Int128 { quotientArrondi(numerateur, denominateur) }

  /// Whether the number is whole.
  public var isEntier: Bool { denominateur == 1 }

  /// The sum.
  public static func + (left: Fraction, right: Fraction) -> Fraction {
    Fraction(
      left.numerateur * right.denominateur + right.numerateur * left.denominateur,
      sur: left.denominateur * right.denominateur)
  }

  /// The difference.
  public static func - (left: Fraction, right: Fraction) -> Fraction {
    left + Fraction(-right.numerateur, sur: right.denominateur)
  }

  /// The product.
  public static func * (left: Fraction, right: Fraction) -> Fraction {
    Fraction(
      left.numerateur * right.numerateur, sur: left.denominateur * right.denominateur)
  }

  /// The quotient.
  ///
  /// - Precondition: the divisor is not 0.
  public static func / (left: Fraction, right: Fraction) -> Fraction {
    Fraction(
      left.numerateur * right.denominateur, sur: left.denominateur * right.numerateur)
  }
}

extension Fraction: ExpressibleByIntegerLiteral {
  /// The whole number.
  public init(integerLiteral value: Int) {
    self.init(value)
  }
}

extension Fraction: Comparable {
  /// The order of numbers.
  public static func < (left: Fraction, right: Fraction) -> Bool {
    left.numerateur * right.denominateur < right.numerateur * left.denominateur
  }
}

extension Fraction: CustomStringConvertible {
  /// The number as `3/4`, or `3` when it is whole.
  public var description: String {
    isEntier ? "\(numerateur)" : "\(numerateur)/\(denominateur)"
  }
}
