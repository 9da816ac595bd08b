/// Bars of several series side by side, on one scale: two populations, two years.
struct GroupedBars: Chart {
  /// What each series counts, with its numbers in the order of the lines.
  var series: [(titre: String, marks: [ChartMark])]
  /// The number that fills the width, unless a bar is longer: 100 % for shares.
  var whole = 0
  /// How many series have a colour of their own.
  static let most = 7
  /// How many lines are drawn at most; the table has the others.
  static let mostLines = 14

  private static let bar = 14
  /// Where figures stand, at the right of the longest bar.
  private static let room = 76

  /// The lines with something to show.
  private var lines: [Int] {
    let count = series.first?.marks.count ?? 0
    return (0..<count).filter { line in series.contains { $0.marks[line].valeur > 0 } }
  }

  var description: String {
    series.map { serie in
      "\(serie.titre) : \(lines.prefix(Self.mostLines).map { serie.marks[$0] }.words)"
    }.joined(separator: " ; ")
  }

  var drawn: (height: Int, body: String) {
    let lines = lines
    let largest = max(whole, series.flatMap { $0.marks.map(\.valeur) }.max() ?? 0)
    var (body, top) = ("", 0)
    for (place, serie) in series.enumerated() {
      body +=
        "<rect class=\"s\(place + 1)\" x=\"0\" y=\"\(top + 3)\" width=\"11\" height=\"11\" rx=\"2\"/>\n"
      body += chartText(serie.titre, x: 18, y: top + 13)
      top += 18
    }
    top += 8
    for line in lines.prefix(Self.mostLines) {
      body += chartText(series[0].marks[line].libelle, x: 0, y: top + 12)
      top += 18
      for (place, serie) in series.enumerated() {
        let mark = serie.marks[line]
        let length = chartLength(mark.valeur, of: largest, width: Drawing.width - Self.room)
        if length > 0 {
          body +=
            "<rect class=\"s\(place + 1)\" x=\"0\" y=\"\(top)\" width=\"\(length)\" height=\"\(Self.bar - 3)\" rx=\"2\"/>\n"
        }
        body += chartText(mark.texte, x: length + 6, y: top + 10, style: "v")
        top += Self.bar
      }
      top += 8
    }
    let hidden = lines.count - Self.mostLines
    if hidden > 0 {
      body += chartText("et \(hidden) autres, dans le tableau", x: 0, y: top + 12, style: "d")
      top += 18
    }
    return (top, body)
  }
}
