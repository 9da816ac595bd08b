/// Two columns face to face on one scale, as a pyramid of ages.
struct Pyramid: Chart {
  /// What each side counts.
  var titres: (gauche: String, droite: String)
  /// The bars of the left side, from bottom to top of the ages.
  var gauche: [ChartMark]
  /// The bars of the right side, under the same labels.
  var droite: [ChartMark]

  /// The longest bar of a side; between both sides stand the labels.
  private static let side = 105
  private static let axis = (left: 128, right: 232)
  private static let pitch = 30

  var description: String {
    "\(titres.gauche) : \(gauche.words) ; \(titres.droite) : \(droite.words)"
  }

  var drawn: (height: Int, body: String) {
    let rows = zip(gauche, droite).filter { $0.valeur > 0 || $1.valeur > 0 }
    let largest = rows.flatMap { [$0.valeur, $1.valeur] }.max() ?? 0
    var body = chartText(titres.gauche, x: Self.axis.left, y: 13, style: "v", anchor: "end")
    body += chartText(titres.droite, x: Self.axis.right, y: 13, style: "v")
    let middle = (Self.axis.left + Self.axis.right) / 2
    for (place, row) in rows.reversed().enumerated() {
      let top = 24 + place * Self.pitch
      let left = chartLength(row.0.valeur, of: largest, width: Self.side - 14)
      let right = chartLength(row.1.valeur, of: largest, width: Self.side - 14)
      body +=
        "<rect class=\"s1\" x=\"\(Self.axis.left - left)\" y=\"\(top)\" width=\"\(left)\" height=\"22\" rx=\"2\"/>\n"
      body +=
        "<rect class=\"s2\" x=\"\(Self.axis.right)\" y=\"\(top)\" width=\"\(right)\" height=\"22\" rx=\"2\"/>\n"
      body += chartText(
        row.0.texte, x: Self.axis.left - left - 5, y: top + 15, style: "v", anchor: "end")
      body += chartText(row.1.texte, x: Self.axis.right + right + 5, y: top + 15, style: "v")
      body += chartText(
        row.0.libelle, x: middle, y: top + 15, anchor: "middle", longest: 16)
    }
    return (24 + rows.count * Self.pitch, body)
  }
}
