import MiloEvents

extension Tableau {
  /// The ids of the national tables, those of the dispositifs that every structure knows included.
  public static let nationaux: [String] = {
    guard let vide = Contexte.vide else { return [] }
    return TablesNationales.tous(vide).flatMap(\.declarations).map(\.id)
  }()

  /// The declaration of a national table, from which anybody starts: under an id of one's own it counts the
  /// same figures.
  ///
  /// - Parameter id: one of ``nationaux``.
  /// - Returns: nil for a table that a function counts.
  public static func national(_ id: String) -> Tableau? {
    guard let vide = Contexte.vide else { return nil }
    for case let table as TableDeclaree in TablesNationales.tous(vide) where table.tableau.id == id
    {
      return table.tableau
    }
    return nil
  }
}
