import MiloEvents

/// What tables counted of a period: sums by table, line and measure, and the lines that codes made.
protocol TablesSommees: Sendable {
  /// The period counted.
  var periode: Periode { get }
  /// The first day recorded: before it, the figures are not 0 but unknown; nil without any event.
  ///
  /// Of several structures, that of the journal that began last.
  var debut: LocalDate? { get }
  /// The value of a measure; 0 on a line or table never met.
  func mesure(_ part: Terme.Part, table: String, ligne: String) -> Int128
  /// The value of a measure with what it counts; nobody on a line or table never met.
  func denombrement(_ part: Terme.Part, table: String, ligne: String) -> Denombrement
  /// The values met in a measure, and how often.
  func rencontrees(_ part: Terme.Part, table: String, ligne: String) -> [Int64: Int]
  /// The declaration of a table, or nil when there is none.
  func declaration(of table: String) -> TableDeclaration?
  /// The lines of a table that its codes made, with their labels.
  func lignesOuvertes(_ table: String) -> [LigneDeclaration]
}

extension TablesSommees {
  /// One of the values met in measures, by its place among them; nil when none was.
  func valeur(
    _ place: Formule.PlaceDeValeur, _ terme: Terme, table: String, ligne: String
  ) -> Int64? {
    var values: [Int64: Int] = [:]
    for part in terme.parts {
      values.merge(rencontrees(part, table: table, ligne: ligne), uniquingKeysWith: +)
    }
    switch place {
    case .premiere: return values.keys.min()
    case .derniere: return values.keys.max()
    case .milieu:
      var left = (values.values.reduce(0, +) + 1) / 2
      for value in values.keys.sorted() {
        left -= values[value] ?? 0
        if left <= 0 { return value }
      }
      return nil
    }
  }

  /// Whether the period was recorded: it did not end before the journal began.
  var isEnregistree: Bool { isEnregistree(jusquAu: periode.fin) }

  /// Whether a period that ends on that day was recorded.
  func isEnregistree(jusquAu fin: LocalDate) -> Bool { debut.map { $0 <= fin } ?? true }
}
