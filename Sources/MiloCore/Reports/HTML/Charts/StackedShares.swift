/// The parts of a whole side by side in one bar, with a key that names and counts each.
struct StackedShares: Chart {
  /// The parts, from left to right; those of 0 are only in the table.
  var parts: [ChartMark]

  /// How many colours there are; the parts beyond share the last one.
  private static let colours = 7
  private static let barHeight = 30
  private static let pitch = 22

  private var shown: [ChartMark] { parts.filter { $0.valeur > 0 } }

  var description: String { shown.words }

  var drawn: (height: Int, body: String) {
    let total = shown.reduce(0) { $0 + $1.valeur }
    var body = ""
    var before = 0
    for (place, part) in shown.enumerated() {
      let colour = min(place + 1, Self.colours)
      let start = quotientArrondi(before * Drawing.width, total)
      before += part.valeur
      let end = quotientArrondi(before * Drawing.width, total)
      // Two units of air between parts, so that colour is not alone to tell them apart.
      let length = max(1, end - start - (place + 1 < shown.count ? 2 : 0))
      body +=
        "<rect class=\"s\(colour)\" x=\"\(start)\" y=\"0\" width=\"\(length)\" height=\"\(Self.barHeight)\"/>\n"
      let line = Self.barHeight + 22 + place * Self.pitch
      body +=
        "<rect class=\"s\(colour)\" x=\"0\" y=\"\(line - 10)\" width=\"12\" height=\"12\" rx=\"2\"/>\n"
      body += chartText(part.libelle, x: 20, y: line, longest: 42)
      body += chartText(part.texte, x: Drawing.width, y: line, style: "v", anchor: "end")
    }
    return (Self.barHeight + 8 + shown.count * Self.pitch, body)
  }
}
