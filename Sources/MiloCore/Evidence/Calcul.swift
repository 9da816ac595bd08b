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

    let operation: Operation
    /// Whether the figure is the change in % between that value of the first half of the sums and that
    /// of the second half, one year before.
    let isEvolution: Bool

    /// The value; nil when it is null or when the sums are too few.
    func valeur(_ sommes: [Int128]) -> Valeur? {
      guard isEvolution else { return simple(sommes[...]) }
      let half = sommes.count / 2
      return Resultats.evolution(from: simple(sommes[half...]), to: simple(sommes[..<half]))
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
  private static let evolution = "evolution."

  /// Reads the name of the operation, after `evolution.` for a change.
  public init(from decoder: any Decoder) throws {
    let text = try decoder.singleValueContainer().decode(String.self)
    isEvolution = text.hasPrefix(Self.evolution)
    let name = isEvolution ? String(text.dropFirst(Self.evolution.count)) : text
    guard let operation = Operation(rawValue: name) else {
      throw DecodingError.dataCorrupted(
        .init(codingPath: [], debugDescription: "calcul « \(text) » inconnu"))
    }
    self.operation = operation
  }

  /// Writes the name of the operation, after `evolution.` for a change.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode((isEvolution ? Self.evolution : "") + operation.rawValue)
  }
}

extension Formule {
  /// How the formula's value comes from its parts; nil for the value of another cell.
  var calcul: DossierDePreuve.Calcul? {
    switch self {
    case .compte, .compteSi: DossierDePreuve.Calcul(operation: .compte, isEvolution: false)
    case .part: DossierDePreuve.Calcul(operation: .part, isEvolution: false)
    case .moyenne: DossierDePreuve.Calcul(operation: .moyenne, isEvolution: false)
    case .rapport: DossierDePreuve.Calcul(operation: .rapport, isEvolution: false)
    case .centiemes: DossierDePreuve.Calcul(operation: .centiemes, isEvolution: false)
    case .realise, .taux: nil
    case .avant(let formule): formule.calcul
    case .evolution(let formule):
      formule.calcul.map { DossierDePreuve.Calcul(operation: $0.operation, isEvolution: true) }
    }
  }
}
