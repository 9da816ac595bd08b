/// A decimal number kept as it is written: an integer and the place of the point.
///
/// `ExactDecimal(mantisse: 125, echelle: 1)` is 12.5. Two decimals are equal when they are written the
/// same way: 1.0 differs from 1, as the number of digits says how a share was rounded.
public struct ExactDecimal: Hashable, Sendable {
  /// The digits, point left out, with their sign.
  public var mantisse: Int128
  /// The number of digits after the point.
  public var echelle: Int

  /// Makes the number `mantisse` / 10^`echelle`, shown with `echelle` digits after the point.
  public init(mantisse: some SignedInteger, echelle: Int) {
    precondition(echelle >= 0, "a decimal has no negative number of digits after its point")
    self.mantisse = Int128(mantisse)
    self.echelle = echelle
  }

  /// The same number without the zeros that end its decimal part.
  public var sansZerosFinaux: ExactDecimal {
    var shortest = self
    while shortest.echelle > 0, shortest.mantisse.isMultiple(of: 10) {
      shortest.mantisse /= 10
      shortest.echelle -= 1
    }
    return shortest
  }

  /// The digits before the point and those after it, without sign.
  var chiffres: (entiers: Substring, decimales: Substring) {
    let digits = String(mantisse.magnitude)
    let padding = String(repeating: "0", count: max(0, echelle + 1 - digits.count))
    let all = (padding + digits)[...]
    return (all.dropLast(echelle), all.suffix(echelle))
  }
}

extension ExactDecimal: CustomStringConvertible {
  /// The number for machines: a point, no separator of thousands.
  public var description: String {
    let (entiers, decimales) = chiffres
    let sign = mantisse < 0 ? "-" : ""
    return decimales.isEmpty ? "\(sign)\(entiers)" : "\(sign)\(entiers).\(decimales)"
  }
}
