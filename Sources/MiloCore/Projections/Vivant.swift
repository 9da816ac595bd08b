/// A live result: what a projection says of a journal, kept up to date as the journal grows.
///
/// ```swift
/// var portefeuille = Vivant(lecture) { histoires in
///   Portefeuilles(histoires, au: jour, conseiller: "c07")
/// }
/// portefeuille.actualiser(try lecture.actualisee())
/// portefeuille.resultat
/// ```
///
/// It says what a fold over all youths would say. Asked again, it folds the youths whom the new lines
/// concern, by blocks; all of them when something changed that all depend on: a fact of the structure, the
/// day of the last line.
public struct Vivant<P: Projection>: Sendable {
  private let projection: @Sendable (Histoires) -> P
  private var tree: MergeTree<P>
  private var total: P
  private var histoires: Histoires

  /// The result of a reading.
  ///
  /// - Parameter projection: makes the projection before anything is applied, from the histories that it is
  ///   about to see: it is asked again at each reading.
  /// - Complexity: one fold over the youths, on all cores.
  public init(_ lecture: Lecture, _ projection: @escaping @Sendable (Histoires) -> P) {
    self.init(lecture.histoires, projection)
  }

  init(_ histoires: Histoires, _ projection: @escaping @Sendable (Histoires) -> P) {
    self.projection = projection
    self.histoires = histoires
    let empty = projection(histoires)
    tree = MergeTree(histoires, empty)
    total = tree.merged(into: empty)
  }

  /// What the projection says of the reading seen last.
  public var resultat: P.Resultat { total.resultat }

  /// Takes another reading into account.
  ///
  /// - Complexity: linear in the events of the blocks of youths that changed, when the reading follows the one
  ///   seen last, see ``Lecture/actualisee()``; that of a fold over all youths otherwise.
  public mutating func actualiser(_ lecture: Lecture) {
    actualiser(lecture.histoires, projection(lecture.histoires))
  }

  /// - Parameters:
  ///   - empty: the projection before anything is applied.
  ///   - isSame: whether its parts merge with those kept.
  mutating func actualiser(_ histoires: Histoires, _ empty: P, isSame: Bool = true) {
    if isSame, let places = histoires.changedPlaces(since: self.histoires) {
      tree.update(places, histoires, empty)
    } else {
      tree = MergeTree(histoires, empty)
    }
    self.histoires = histoires
    total = tree.merged(into: empty)
  }
}
