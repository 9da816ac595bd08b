/// A line for each series over the same moments, from 0, named at its end.
struct LineChart: Chart {
  /// The moments, from left to right.
  var moments: [String]
  /// The series, each with a mark for every moment.
  var series: [(titre: String, marks: [ChartMark])]

  private static let plot = (left: 6, right: 246, top: 16, bottom: 196)
  private static let colours = 4
  /// The least distance between the names of two lines.
  private static let gap = 30

  var description: String {
    series.map { serie in
      let words = zip(moments, serie.marks).map { "\($0) \($1.texte)" }
      return "\(serie.titre) : \(words.joined(separator: ", "))"
    }.joined(separator: " ; ")
  }

  var drawn: (height: Int, body: String) {
    let largest = series.flatMap(\.marks).map(\.valeur).max() ?? 0
    let step = Self.step(for: largest)
    let top = max(step, (largest + step - 1) / step * step)
    var body = ""
    for value in stride(from: 0, through: top, by: step) {
      let y = height(value, top)
      body +=
        "<line class=\"axe\" x1=\"0\" x2=\"\(Self.plot.right + 6)\" y1=\"\(y)\" y2=\"\(y)\"/>\n"
      body += chartText(FrenchText.integer(value), x: 0, y: y - 3, style: "d")
    }
    for (place, moment) in moments.enumerated() {
      body += chartText(
        moment, x: abscissa(place), y: Self.plot.bottom + 16, style: "d", anchor: "middle")
    }
    let names = spread(series.map { height($0.marks.last?.valeur ?? 0, top) })
    for (place, serie) in series.enumerated() {
      let colour = place % Self.colours + 1
      let points = serie.marks.enumerated().filter(\.element.isKnown)
        .map { (x: abscissa($0.offset), y: height($0.element.valeur, top)) }
      let path = points.map { "\($0.x),\($0.y)" }.joined(separator: " ")
      body += "<polyline class=\"courbe t\(colour)\" points=\"\(path)\"/>\n"
      for point in points { body += Self.dot(place, colour, point.x, point.y) }
      body += chartText(
        serie.titre, x: Self.plot.right + 14, y: names[place], style: "s\(colour) v", longest: 14)
      body += chartText(
        serie.marks.last?.texte ?? "", x: Self.plot.right + 14, y: names[place] + 13, style: "v")
    }
    return (Self.plot.bottom + 22, body)
  }

  private func abscissa(_ place: Int) -> Int {
    let first = Self.plot.left + 30
    guard moments.count > 1 else { return first }
    return first + place * (Self.plot.right - 8 - first) / (moments.count - 1)
  }

  private func height(_ value: Int, _ top: Int) -> Int {
    Self.plot.bottom - quotientArrondi(value * (Self.plot.bottom - Self.plot.top), top)
  }

  /// Heights for names, in the order given, moved apart so that none covers another.
  private func spread(_ wanted: [Int]) -> [Int] {
    var heights = wanted
    var next = Int.min
    for place in wanted.indices.sorted(by: { (wanted[$0], $0) < (wanted[$1], $1) }) {
      heights[place] = max(wanted[place], next)
      next = heights[place] + Self.gap
    }
    // Names pushed under the axis go up together.
    let excess = max(0, (heights.max() ?? 0) + 13 - Self.plot.bottom)
    guard excess > 0 else { return heights }
    var limit = Int.max
    for place in heights.indices.sorted(by: { (heights[$0], $0) > (heights[$1], $1) }) {
      let lowest = limit == .max ? Self.plot.bottom - 13 : limit
      heights[place] = min(heights[place], lowest)
      limit = heights[place] - Self.gap
    }
    return heights
  }

  /// A step of 1, 2 or 5 times a power of ten that cuts the height in at most four.
  private static func step(for largest: Int) -> Int {
    var power = 1
    while true {
      for factor in [1, 2, 5] where factor * power * 4 >= largest { return factor * power }
      power *= 10
    }
  }

  /// A point, of another shape for each series.
  private static func dot(_ place: Int, _ colour: Int, _ x: Int, _ y: Int) -> String {
    switch place % 3 {
    case 0: "<circle class=\"s\(colour)\" cx=\"\(x)\" cy=\"\(y)\" r=\"4\"/>\n"
    case 1: "<rect class=\"s\(colour)\" x=\"\(x - 4)\" y=\"\(y - 4)\" width=\"8\" height=\"8\"/>\n"
    default:
      "<path class=\"s\(colour)\" d=\"M\(x) \(y - 5)l5 9h-10z\"/>\n"
    }
  }
}
