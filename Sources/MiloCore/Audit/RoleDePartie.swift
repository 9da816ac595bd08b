import MiloEvents

extension Explication {
  /// What a sum is in a cell.
  public struct Role: Hashable, Sendable {
    /// What is made of the sum.
    enum Genre: String, CaseIterable, Sendable {
      case compte, centiemes, numerateur, denominateur, valeurs, somme, nombre, cible
    }

    let genre: Genre
    /// Whether it is a sum of the year before.
    let unAnAvant: Bool

    init(_ genre: Genre, unAnAvant: Bool = false) {
      (self.genre, self.unAnAvant) = (genre, unAnAvant)
    }

    /// Its name for machines: `numerateur`, `numerateur_n_1` for the one of the year before.
    public var code: String { genre.rawValue + (unAnAvant ? "_n_1" : "") }
  }
}

extension Explication.Role: CustomStringConvertible {
  /// Its name for people: « numérateur », « numérateur un an avant ».
  public var description: String {
    let nom =
      switch genre {
      case .compte: "compte"
      case .centiemes: "centièmes"
      case .numerateur: "numérateur"
      case .denominateur: "dénominateur"
      case .valeurs: "valeurs"
      case .somme: "somme"
      case .nombre: "nombre"
      case .cible: "cible, en centièmes"
      }
    return nom + (unAnAvant ? " un an avant" : "")
  }
}

extension Formule {
  /// The cell whose value the formula shows, or is a rate of; nil for most.
  var celluleNommee: String? {
    switch self {
    case .realise(let nom), .taux(let nom, _): nom
    case .avant(let formule), .evolution(let formule), .jusquAu(_, let formule):
      formule.celluleNommee
    case .compte, .compteSi, .part, .quotient, .valeur, .centiemes, .changement: nil
    }
  }

  /// The sums that the formula is made of, and what they are in it; those of the cell that a target names
  /// are that cell's.
  var parties: [(role: Explication.Role, terme: Terme, avant: Bool)] {
    func partie(
      _ genre: Explication.Role.Genre, _ terme: Terme
    ) -> (role: Explication.Role, terme: Terme, avant: Bool) {
      (Explication.Role(genre), terme, false)
    }
    switch self {
    case .compte(let terme), .compteSi(let terme, _): return [partie(.compte, terme)]
    case .centiemes(let terme): return [partie(.centiemes, terme)]
    case .part(let numerator, let denominator):
      return [partie(.numerateur, numerator), partie(.denominateur, denominator)]
    case .valeur(_, let terme, _): return [partie(.valeurs, terme)]
    case .quotient(let total, let count, _, _):
      return [partie(.somme, total), partie(.nombre, count)]
    case .realise: return []
    case .taux(_, let cible): return [partie(.cible, cible)]
    case .jusquAu(_, let formule): return formule.parties
    case .avant(let formule):
      return formule.parties.map {
        (Explication.Role($0.role.genre, unAnAvant: true), $0.terme, true)
      }
    case .changement(let formule, let depuis): return formule.parties + depuis.parties
    case .evolution(let formule): return formule.parties + Formule.avant(formule).parties
    }
  }
}
