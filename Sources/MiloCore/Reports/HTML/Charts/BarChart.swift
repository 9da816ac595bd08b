/// A bar for each number, its label and its figure above it.
struct BarChart: Chart {
  /// The bars, from top to bottom; none is 0.
  var bars: [ChartMark]
  /// The number that fills the width, unless a bar is longer: 100 % for shares.
  var whole = 0
  /// How many bars are drawn at most; the table has the others.
  static let most = 14

  private static let pitch = 32

  var description: String {
    let hidden = bars.count - shown.count
    return shown.words + (hidden > 0 ? ", et \(hidden) autres" : "")
  }

  private var shown: [ChartMark] { Array(bars.prefix(Self.most)) }

  var drawn: (height: Int, body: String) {
    let largest = max(whole, bars.map(\.valeur).max() ?? 0)
    var body = ""
    for (place, bar) in shown.enumerated() {
      let top = place * Self.pitch
      let length = chartLength(bar.valeur, of: largest, width: Drawing.width)
      body += chartText(bar.libelle, x: 0, y: top + 13, longest: 46)
      body += chartText(bar.texte, x: Drawing.width, y: top + 13, style: "v", anchor: "end")
      body +=
        "<rect class=\"piste\" x=\"0\" y=\"\(top + 18)\" width=\"\(Drawing.width)\" height=\"7\" rx=\"2\"/>\n"
      if length > 0 {
        body +=
          "<rect class=\"s1\" x=\"0\" y=\"\(top + 18)\" width=\"\(length)\" height=\"7\" rx=\"2\"/>\n"
      }
    }
    let hidden = bars.count - shown.count
    guard hidden > 0 else { return (shown.count * Self.pitch - 4, body) }
    let foot = shown.count * Self.pitch + 13
    body += chartText("et \(hidden) autres, dans le tableau", x: 0, y: foot, style: "d")
    return (foot + 5, body)
  }
}
