/// Yearly statistics kept up to date as the journal grows: a live result, as ``Vivant`` is.
///
/// A code of dispositif or an object of appointment met for the first time counts everything again: it may
/// have tables of its own.
public struct StatistiquesVivantes: Sendable {
  /// The statistics of the reading seen last.
  public private(set) var statistiques: Statistiques
  private var codes: Vivant<CodesRencontres>
  private var comptes: Vivant<ComptesParPeriode>

  /// The statistics of a reading.
  ///
  /// - Throws: a filter that cannot be applied, or a table that does not exist.
  /// - Complexity: one fold over the youths, on all cores.
  public init(
    _ lecture: Lecture, _ periode: Periode, _ options: Statistiques.Options = Statistiques.Options()
  ) throws(StatistiquesError) {
    let histoires = lecture.histoires
    codes = Vivant(histoires) { _ in CodesRencontres() }
    let preparation = try Statistiques.Preparation(
      histoires, periode, options, codes: codes.resultat)
    let comptes = ComptesParPeriode(preparation.comptes)
    self.comptes = Vivant(histoires) { _ in comptes }
    statistiques = try Statistiques(preparation, self.comptes.resultat)
  }

  /// Takes another reading into account.
  ///
  /// - Throws: as the beginning does, when a fact of the structure made it so; nothing changes then.
  /// - Complexity: as ``Vivant/actualiser(_:)``, and that of the tables' publication.
  public mutating func actualiser(_ lecture: Lecture) throws(StatistiquesError) {
    var next = self
    let histoires = lecture.histoires
    next.codes.actualiser(histoires, CodesRencontres())
    let met = next.codes.resultat
    let preparation = try Statistiques.Preparation(
      histoires, statistiques.periode, statistiques.options, codes: met)
    next.comptes.actualiser(
      histoires, ComptesParPeriode(preparation.comptes), isSame: met == codes.resultat)
    next.statistiques = try Statistiques(preparation, next.comptes.resultat)
    self = next
  }
}
