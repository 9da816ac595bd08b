public import MiloEvents

/// The totals that a document of accounts prints, beside what its lines add up to.
public struct TotauxImprimes: Sendable {
  /// A printed total that differs from what is counted.
  public struct Difference: Hashable, Sendable {
    /// What the document calls it.
    public let libelle: String
    /// Whether it is foreseen or done.
    public let etat: EtatComptable
    /// What the lines add up to, in cents.
    public let recompte: Int
    /// What is printed, in cents.
    public let imprime: Int
  }

  /// The code of a printed result: products less charges.
  public static let resultat = "resultat"

  /// The printed totals that differ, in the order of the journal.
  public let differences: [Difference]

  /// Adds up the accounts of an exercise.
  ///
  /// A total is that of the accounts whose code begins with its own, those of its funder and of its action
  /// where it names them; of all its side where none begins so; `resultat` is that of the exercise.
  public init(_ lecture: Lecture, exercice: Int) {
    let postes = lecture.histoires.structure.filter { $0.kind == Kinds.posteComptable }
      .compactMap {
        try? lecture.effectiveEvent(at: Int($0.line))?.donnees(as: PosteComptable.self)
      }
      .filter { $0.exercice.valeur == exercice }
    let amounts = postes.filter { $0.total != true }
    differences = postes.filter { $0.total == true }.compactMap { total in
      let counted = Self.somme(total, of: amounts)
      guard counted != total.montantCentimes.valeur else { return nil }
      return Difference(
        libelle: total.libelle.text, etat: total.etat, recompte: counted,
        imprime: total.montantCentimes.valeur)
    }
  }

  private static func somme(_ total: PosteComptable, of amounts: [PosteComptable]) -> Int {
    let own = amounts.filter {
      $0.etat == total.etat && (total.financeur == nil || $0.financeur == total.financeur)
        && (total.action == nil || $0.action == total.action)
    }
    func sum(_ postes: [PosteComptable]) -> Int {
      postes.reduce(0) { $0 + $1.montantCentimes.valeur }
    }
    if total.poste.text == resultat {
      return sum(own.filter { $0.nature == .produit }) - sum(own.filter { $0.nature == .charge })
    }
    let side = own.filter { $0.nature == total.nature }
    let part = side.filter { $0.poste.text.hasPrefix(total.poste.text) }
    return sum(part.isEmpty ? side : part)
  }
}

extension TotauxImprimes.Difference: CustomStringConvertible {
  /// One French sentence.
  public var description: String {
    func euros(_ cents: Int) -> String { FrenchText.value(.entier(cents), unite: .centimes) }
    return
      "Total imprimé « \(libelle) » (\(etat == .budget ? "budget" : "réalisé")) : \(euros(recompte)) recomptés, \(euros(imprime)) imprimés."
  }
}
