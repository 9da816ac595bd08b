/// The drawing of a table, when it has one and something to show.
///
/// Coordinates are integers in a frame 360 wide, the width of a telephone, where text stands at its
/// natural size.
struct Drawing {
  /// The width of every frame.
  static let width = 360

  private let table: ReportTable
  private let chart: any Chart

  /// The drawing that the table asks for; nil when all its figures are 0 or missing.
  init?(_ table: ReportTable) {
    self.table = table
    let lignes = table.lignes.filter { !$0.isTotal }
    switch table.figure {
    case .barres(let colonne):
      guard let bars = table.marks(colonne, lignes) else { return nil }
      chart = BarChart(bars: bars.filter { $0.valeur > 0 }, whole: table.whole(colonne, lignes))
    case .parts(let colonne):
      let parts = lignes.filter { !$0.isSousEnsemble }
      guard let marks = table.marks(colonne, parts) else { return nil }
      let rest = table.tout.map { $0 - marks.reduce(0) { $0 + $1.valeur } } ?? 0
      if rest < 0 {
        // What adds up to more than the whole is no partition of it.
        chart = BarChart(bars: marks.filter { $0.valeur > 0 })
      } else {
        let hides = table.colonnes.firstIndex { $0.id == colonne }
          .map { place in parts.contains { $0.valeur(place) == .secret } }
        let other = ChartMark(
          libelle: hides == true ? "Secret ou non précisé" : "Non précisé", valeur: rest,
          texte: FrenchText.integer(rest))
        chart = StackedShares(parts: rest > 0 ? marks + [other] : marks)
      }
    case .courbes(let colonnes):
      let series = table.series(colonnes, lignes)
      guard !series.isEmpty else { return nil }
      chart = LineChart(moments: lignes.map(\.libelle), series: series)
    case .barresGroupees(let colonnes):
      let series = table.series(colonnes, lignes)
      guard !series.isEmpty else { return nil }
      chart = GroupedBars(
        series: Array(series.prefix(GroupedBars.most)),
        whole: colonnes.map { table.whole($0, lignes) }.max() ?? 0)
    case .carte(let colonne):
      let placed = lignes.filter { $0.position != nil }
      guard let marks = table.marks(colonne, placed) else { return nil }
      let places = zip(marks, placed).compactMap { mark, ligne in
        ligne.position.map { PlaceMap.Place(mark: mark, position: $0) }
      }
      chart = PlaceMap(
        places: places.enumerated().filter { $0.element.mark.valeur > 0 }
          .sorted { (-$0.element.mark.valeur, $0.offset) < (-$1.element.mark.valeur, $1.offset) }
          .map(\.element))
    case .pyramide(let left, let right):
      guard let gauche = table.marks(left, lignes), let droite = table.marks(right, lignes) else {
        return nil
      }
      chart = Pyramid(
        titres: (table.heading(left), table.heading(right)), gauche: gauche, droite: droite)
    case .chiffres, nil: return nil
    }
  }

  /// The drawing with its title and its description, which say what the table says.
  func svg(id: String) -> String {
    let (height, body) = chart.drawn
    let title = HTMLText.escaped(table.titre)
    return """
      <svg viewBox="0 0 \(Self.width) \(height)" role="img" aria-labelledby="\(id)" aria-describedby="\(id)-texte">
      <title>\(title)</title>
      <desc id="\(id)-texte">\(HTMLText.escaped(chart.description)). Chaque chiffre est dans le tableau.</desc>
      \(body)</svg>
      """
  }
}

/// A way of drawing numbers.
protocol Chart: Sendable {
  /// The height of the frame and the elements in it.
  var drawn: (height: Int, body: String) { get }
  /// The same in words.
  var description: String { get }
}

/// A number to draw: its label, its size on the scale of its fellows, and how it is written.
struct ChartMark: Sendable {
  var libelle: String
  var valeur: Int
  var texte: String
  /// Whether there is a number: what is not known is not drawn as 0.
  var isKnown = true
}

extension [ChartMark] {
  /// The marks one after the other, in words.
  var words: String {
    map { "\($0.libelle) \($0.texte)" }.joined(separator: ", ")
  }
}

extension ReportTable {
  /// The numbers of a column, on one scale; nil when there is none above 0, or no such column.
  fileprivate func marks(_ id: String, _ lignes: [Ligne]) -> [ChartMark]? {
    guard let place = colonnes.firstIndex(where: { $0.id == id }) else { return nil }
    let numbers = lignes.map { $0.valeur(place)?.decimal }
    let scale = numbers.compactMap { $0?.echelle }.max() ?? 0
    let sizes = numbers.map { number in
      number.map { Swift.max(0, $0.mantisse) * puissanceDeDix(scale - $0.echelle) } ?? 0
    }
    // A sum that lengths cannot be computed from is left to the table.
    let isDrawable = sizes.reduce(0, +) < Int128(Int.max / 4096)
    let marks = lignes.indices.map { line in
      ChartMark(
        libelle: lignes[line].libelle, valeur: Int(clamping: sizes[line]),
        texte: lignes[line].texte(place, sous: colonnes[place]), isKnown: numbers[line] != nil)
    }
    return isDrawable && marks.contains { $0.valeur > 0 } ? marks : nil
  }

  /// The numbers of several columns of one unit, on one scale; columns without any number are left out.
  fileprivate func series(
    _ ids: [String], _ lignes: [Ligne]
  ) -> [(titre: String, marks: [ChartMark])] {
    ids.compactMap { id in marks(id, lignes).map { (heading(id), $0) } }
  }

  /// What 100 % is on the scale of the marks of a column; 0 for other units.
  fileprivate func whole(_ id: String, _ lignes: [Ligne]) -> Int {
    guard let place = colonnes.firstIndex(where: { $0.id == id && $0.unite == .pourcent }) else {
      return 0
    }
    let scale = lignes.compactMap { $0.valeur(place)?.decimal?.echelle }.max() ?? 0
    return Int(100 * puissanceDeDix(scale))
  }

  /// The heading of a column.
  fileprivate func heading(_ id: String) -> String {
    colonnes.first { $0.id == id }?.libelle ?? id
  }
}

/// An element of text of a drawing.
func chartText(
  _ text: String, x: Int, y: Int, style: String = "", anchor: String = "start", longest: Int = 48
) -> String {
  let short =
    text.displayWidth <= longest ? text : text.wrapped(to: longest - 1)[0] + "…"
  let style = style.isEmpty ? "" : " class=\"\(style)\""
  let anchor = anchor == "start" ? "" : " text-anchor=\"\(anchor)\""
  return "<text x=\"\(x)\" y=\"\(y)\"\(style)\(anchor)>\(HTMLText.escaped(short))</text>\n"
}

/// A length out of `width`, in proportion, rounded half up; what is not 0 stays visible.
func chartLength(_ value: Int, of largest: Int, width: Int) -> Int {
  guard value > 0, largest > 0 else { return 0 }
  return max(1, quotientArrondi(value * width, largest))
}
