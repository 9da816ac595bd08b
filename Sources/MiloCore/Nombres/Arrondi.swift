// Sums of a journal, and what is computed from them, are 128 bits wide: a line holds an amount of at
// most 2⁵³, a journal fewer than 2³² lines, and no factor of a rounding reaches 2³⁰. What one line
// says stays an `Int`; whatever adds up lines is an `Int128`, so that no journal can stop a reader.

/// Division rounded half up, toward +∞ at the half, on integers (08.6.5).
///
/// - Precondition: the divisor is positive.
func quotientArrondi<Entier: FixedWidthInteger & SignedInteger>(
  _ dividend: Entier, _ divisor: Entier
) -> Entier {
  precondition(divisor != 0, "une moyenne se prend sur autre chose que rien")
  if divisor < 0 { return quotientArrondi(-dividend, -divisor) }
  var (quotient, rest) = dividend.quotientAndRemainder(dividingBy: divisor)
  if rest < 0 { (quotient, rest) = (quotient - 1, rest + divisor) }
  return rest >= divisor - rest ? quotient + 1 : quotient
}

/// Division rounded to the nearest, away from zero at the half: changes in % (03, synthese).
func quotientArrondiLoinDeZero(_ dividend: Int128, _ divisor: Int128) -> Int128 {
  let (quotient, rest) = dividend.magnitude.quotientAndRemainder(dividingBy: divisor.magnitude)
  let magnitude = Int128(rest >= divisor.magnitude - rest ? quotient + 1 : quotient)
  return (dividend < 0) == (divisor < 0) ? magnitude : -magnitude
}

/// Ten to a small power.
func puissanceDeDix(_ exponent: Int) -> Int128 {
  (0..<exponent).reduce(1) { power, _ in power * 10 }
}

/// A share in % with that many decimals, half up, or nil over 0.
func part(_ numerator: Int128, _ denominator: Int128, decimales: Int) -> ExactDecimal? {
  guard denominator != 0 else { return nil }
  return ExactDecimal(
    mantisse: quotientArrondi(numerator * 100 * puissanceDeDix(decimales), denominator),
    echelle: decimales)
}
