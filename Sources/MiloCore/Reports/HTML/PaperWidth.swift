/// How wide a table is on a sheet of paper, where nothing scrolls.
struct PaperWidth {
  /// The fewest characters that the columns and the space between them take.
  let characters: Int

  /// How many characters of the usual size go across a sheet.
  private static let sheet = 76
  /// The usual size of a table and the smallest that is read, in tenths of points.
  private static let sizes = (usual: 105, smallest: 45)

  /// Measures a table by its longest words: a number keeps to one line.
  init(_ table: ReportTable) {
    let labels = table.disposition == .cellules ? table.lignes.map { $0.libelle } : []
    var characters = labels.map(Self.longestWord).max() ?? 0
    for (place, colonne) in table.colonnes.enumerated() {
      var width = Self.longestWord(colonne.libelle)
      for ligne in table.lignes {
        let text = ligne.texte(place, sous: colonne)
        width = max(width, colonne.unite == .texte ? Self.longestWord(text) : text.displayWidth)
      }
      characters += width + 2
    }
    self.characters = characters
  }

  /// The size of the letters that let the table stand whole on the sheet; nil for the usual one.
  var size: String? {
    guard characters > Self.sheet else { return nil }
    let tenths = max(Self.sizes.smallest, Self.sizes.usual * Self.sheet / characters)
    return "\(tenths / 10).\(tenths % 10)pt"
  }

  /// The length of the longest piece that no line divides.
  private static func longestWord(_ text: String) -> Int {
    text.split { $0 == " " || $0 == "-" || $0.isBreakable }
      .map { min($0.displayWidth, HTMLText.longestPiece) }.max() ?? 0
  }
}
