import Testing

@testable import MiloCore

@Suite struct `The width of a text` {
  @Test(arguments: [
    ("", 0), ("abc", 3), ("été", 3), ("e\u{301}te\u{301}", 3), ("1\u{202F}234", 5), ("日本", 4),
    ("😀", 2), ("🇫🇷", 2), ("a\u{200B}b", 2), ("–", 1), ("\u{1B}", 0),
  ])
  func `is counted in columns of a terminal`(text: String, width: Int) {
    #expect(text.displayWidth == width)
  }

  @Test func `is filled with spaces on either side`() {
    #expect("é".padded(to: 3) == "é  ")
    #expect("e\u{301}".padded(to: 3, leading: true) == "  e\u{301}")
    #expect("long".padded(to: 2) == "long")
  }
}

@Suite struct `A text folded to a width` {
  private let text = "Les jeunes dont l'accompagnement « intensif » est ouvert : oui ou non ?"

  @Test func `breaks at spaces, and keeps French punctuation with its word`() {
    #expect(
      text.wrapped(to: 20) == [
        "Les jeunes dont", "l'accompagnement", "« intensif » est", "ouvert : oui ou", "non ?",
      ])
  }

  @Test(arguments: 1...80)
  func `never exceeds it and loses no letter`(width: Int) {
    let lines = text.wrapped(to: width)
    #expect(lines.allSatisfy { $0.displayWidth <= width })
    #expect(lines.joined().filter { $0 != " " } == text.filter { $0 != " " })
  }

  @Test func `has at least one line`() {
    #expect("".wrapped(to: 10) == [""])
    #expect("  ".wrapped(to: 0) == [""])
    #expect("日本".wrapped(to: 1) == ["日", "本"])
  }
}

@Suite struct `A grid` {
  private func column(_ heading: String, _ cells: String..., isNumeric: Bool = true)
    -> TextGrid.Column
  {
    TextGrid.Column(heading: heading, cells: cells, isNumeric: isNumeric)
  }

  private var grid: TextGrid {
    TextGrid(columns: [
      column("", "Entretiens", "Ateliers et informations collectives", isNumeric: false),
      column("Jeunes femmes", "12", "7"),
      column("Part du total", "12,5 %", "3,0 %"),
    ])
  }

  @Test func `keeps its natural widths when they fit`() {
    let block = grid.blocks(width: 80)
    #expect(
      block.flatMap { $0.headings + $0.rows } == [
        "                                      Jeunes femmes  Part du total",
        "────────────────────────────────────  ─────────────  ─────────────",
        "Entretiens                                       12         12,5 %",
        "Ateliers et informations collectives              7          3,0 %",
      ])
  }

  @Test func `folds the widest column first`() {
    #expect(
      grid.blocks(width: 50).flatMap { $0.headings + $0.rows } == [
        "                      Jeunes femmes  Part du total",
        "────────────────────  ─────────────  ─────────────",
        "Entretiens                       12         12,5 %",
        "Ateliers et                       7          3,0 %",
        "informations",
        "collectives",
      ])
    #expect(
      grid.blocks(width: 40).flatMap { $0.headings + $0.rows } == [
        "                      Jeunes     Part du",
        "                      femmes       total",
        "────────────────  ──────────  ──────────",
        "Entretiens                12      12,5 %",
        "Ateliers et                7       3,0 %",
        "informations",
        "collectives",
      ])
  }

  @Test func `repeats its first column in every block when nothing else fits`() {
    let blocks = grid.blocks(width: 26)
    #expect(
      blocks.map { $0.headings + $0.rows } == [
        [
          "                    Jeunes",
          "                    femmes",
          "────────────────  ────────",
          "Entretiens              12",
          "Ateliers et              7",
          "informations",
          "collectives",
        ],
        [
          "                   Part du",
          "                     total",
          "────────────────  ────────",
          "Entretiens          12,5 %",
          "Ateliers et          3,0 %",
          "informations",
          "collectives",
        ],
      ])
  }

  @Test(arguments: 24...90)
  func `never exceeds a width in which its numbers fit`(width: Int) {
    for line in grid.blocks(width: width).flatMap({ $0.headings + $0.rows }) {
      #expect(line.displayWidth <= width)
    }
  }

  @Test func `of nothing is nothing`() {
    #expect(TextGrid(columns: []).blocks(width: 80).isEmpty)
  }
}
