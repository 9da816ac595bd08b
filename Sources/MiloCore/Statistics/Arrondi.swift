/// Division rounded half up, toward +∞ at the half, on integers (08.6.5).
///
/// - Precondition: the divisor is positive.
func quotientArrondi(_ dividend: Int, _ divisor: Int) -> Int {
  let doubled = dividend.multipliedReportingOverflow(by: 2)
  precondition(!doubled.overflow && divisor > 0, "montant hors de portée")
  let (numerator, denominator) = (doubled.partialValue + divisor, divisor * 2)
  let quotient = numerator / denominator
  return numerator % denominator < 0 ? quotient - 1 : quotient
}

/// Division rounded to the nearest, away from zero at the half: changes in % (03, synthese).
func quotientArrondiLoinDeZero(_ dividend: Int, _ divisor: Int) -> Int {
  let magnitude = (abs(dividend) * 2 + abs(divisor)) / (abs(divisor) * 2)
  return (dividend < 0) == (divisor < 0) ? magnitude : -magnitude
}

/// Ten to a small power.
func puissanceDeDix(_ exponent: Int) -> Int {
  (0..<exponent).reduce(1) { power, _ in power * 10 }
}

/// A share in % with that many decimals, half up, or nil over 0.
func part(_ numerator: Int, _ denominator: Int, decimales: Int) -> ExactDecimal? {
  guard denominator > 0 else { return nil }
  return ExactDecimal(
    mantisse: quotientArrondi(numerator * 100 * puissanceDeDix(decimales), denominator),
    echelle: decimales)
}
