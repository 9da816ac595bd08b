extension DossierDePreuve {
  /// How the value of a figure comes from its sums: what anyone can do again with pen and paper.
  public struct Calcul: Hashable, Sendable {
    /// What is done with the sums.
    enum Operation: String {
      /// The sum itself.
      case compte
      /// Numerator over denominator in %, one decimal, half up.
      case part
      /// Sum over count, rounded to the unit, half up.
      case moyenne
      /// Sum over count, one decimal, half up.
      case rapport
      /// The sum in hundredths, without trailing zeros.
      case centiemes
    }

    /// What the figure says of the value of the first half of the sums and of that of the second half,
    /// one year before; its raw value is the beginning of the calculation's name.
    enum Variation: String, CaseIterable {
      /// Their change in %.
      case pourcent = "evolution."
      /// Their difference in points, for shares.
      case points = "points."
    }

    let operation: Operation
    /// How the figure compares two years; nil for the figure of one.
    let variation: Variation?

    /// The value; nil when it is null or when the sums are too few.
    func valeur(_ sommes: [Int128]) -> Valeur? {
      guard let variation else { return simple(sommes[...]) }
      let half = sommes.count / 2
      return Resultats.evolution(
        from: simple(sommes[half...]), to: simple(sommes[..<half]),
        enPoints: variation == .points)
    }

    private func simple(_ sommes: ArraySlice<Int128>) -> Valeur? {
      guard let first = sommes.first else { return nil }
      let second = sommes.dropFirst().first
      switch operation {
      case .compte: return .somme(first)
      case .centiemes: return .decimal(ExactDecimal(mantisse: first, echelle: 2).sansZerosFinaux)
      case .part: return second.flatMap { part(first, $0, decimales: 1) }.map { .decimal($0) }
      case .moyenne:
        guard let second, second > 0 else { return nil }
        return .somme(quotientArrondi(first, second))
      case .rapport:
        guard let second, second > 0 else { return nil }
        return .decimal(ExactDecimal(mantisse: quotientArrondi(first * 10, second), echelle: 1))
      }
    }
  }
}

extension DossierDePreuve.Calcul: Codable {
  /// Reads the name of the operation, after `evolution.` or `points.` for a change.
  public init(from decoder: any Decoder) throws {
    let text = try decoder.singleValueContainer().decode(String.self)
    variation = Variation.allCases.first { text.hasPrefix($0.rawValue) }
    let name = String(text.dropFirst(variation?.rawValue.count ?? 0))
    guard let operation = Operation(rawValue: name) else {
      throw DecodingError.dataCorrupted(
        .init(codingPath: [], debugDescription: "calcul « \(text) » inconnu"))
    }
    self.operation = operation
  }

  /// Writes the name of the operation, after `evolution.` or `points.` for a change.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode((variation?.rawValue ?? "") + operation.rawValue)
  }
}

extension Formule {
  /// How the formula's value comes from its parts; nil for the value of another cell.
  var calcul: DossierDePreuve.Calcul? {
    switch self {
    case .compte, .compteSi: DossierDePreuve.Calcul(operation: .compte, variation: nil)
    case .part: DossierDePreuve.Calcul(operation: .part, variation: nil)
    case .quotient(_, _, 0, 0): DossierDePreuve.Calcul(operation: .moyenne, variation: nil)
    case .quotient(_, _, 1, 0): DossierDePreuve.Calcul(operation: .rapport, variation: nil)
    case .centiemes: DossierDePreuve.Calcul(operation: .centiemes, variation: nil)
    case .realise, .taux, .quotient, .valeur, .changement: nil
    case .avant(let formule), .jusquAu(_, let formule): formule.calcul
    case .evolution(let formule):
      formule.calcul.map { calcul in
        DossierDePreuve.Calcul(
          operation: calcul.operation, variation: formule.isPart ? .points : .pourcent)
      }
    }
  }
}
