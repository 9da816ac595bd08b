/// Columns of text, laid out to fit a width: the shape of a table on a terminal.
///
/// When the columns do not fit, the widest ones are folded first, then the table is cut into blocks
/// that each repeat the columns that name a line. Numbers, identifiers and codes are never cut.
struct TextGrid {
  /// A column: its heading, its cells from top to bottom, and whether they are numbers.
  struct Column {
    var heading: String
    var cells: [String]
    var isNumeric: Bool

    /// The width at which nothing is folded.
    var naturalWidth: Int {
      max(heading.displayWidth, widestCell)
    }

    /// The width under which the column stops being readable.
    var minimumWidth: Int {
      let words = heading.split(separator: " ").map(\.displayWidth).max() ?? 0
      guard !isNumeric else { return max(words, widestCell) }
      let readable = naturalWidth > Self.sentence ? Self.readableSentence : 16
      return min(naturalWidth, max(words, readable, min(longestAtom, Self.longestUncut)))
    }

    /// A text longer than that is of sentences, which narrower columns would cut into too many lines.
    private static let sentence = 120
    private static let readableSentence = 36

    /// An identifier longer than that is cut rather than left to break the table.
    private static let longestUncut = 64

    /// The widest run of characters that no line end may come in.
    private var longestAtom: Int {
      var longest = 0
      for cell in cells {
        var width = 0
        for character in cell {
          width = character == " " ? 0 : width + character.displayWidth
          longest = max(longest, width)
          if character.isBreakable { width = 0 }
        }
      }
      return longest
    }

    private var widestCell: Int { cells.map(\.displayWidth).max() ?? 0 }
  }

  /// A block of lines: the headings, a rule, the rows.
  struct Block: Equatable {
    var headings: [String]
    var rows: [String]
  }

  private static let gap = 2

  /// The columns, of as many cells each; the first ones are repeated in every block.
  var columns: [Column]
  /// How many columns name a line, and are repeated.
  var keys = 1

  /// The width at which nothing is folded.
  var naturalWidth: Int {
    columns.reduce(0) { $0 + $1.naturalWidth } + Self.gap * max(0, columns.count - 1)
  }

  /// The width under which the table does not stand in one block.
  var minimumWidth: Int {
    columns.reduce(0) { $0 + $1.minimumWidth } + Self.gap * max(0, columns.count - 1)
  }

  /// The table as blocks of lines of at most `width` columns, where numbers allow it.
  func blocks(width: Int) -> [Block] {
    blocks(width: width, atMost: .max).blocks
  }

  /// The first blocks of the table, and the headings of the columns that the others would hold.
  func blocks(width: Int, atMost most: Int) -> (blocks: [Block], leftOut: [String]) {
    let groups = groups(width: width)
    let keys = keyCount(width: width)
    return (
      groups.prefix(most).map { block(of: $0, width: width) },
      groups.dropFirst(most).flatMap { $0.dropFirst(keys).map(\.heading) }
    )
  }

  /// How many columns every block repeats: those that name a line, unless they leave no room.
  private func keyCount(width: Int) -> Int {
    let wanted = max(1, min(keys, columns.count))
    let used = columns.prefix(wanted).reduce(0) { $0 + $1.minimumWidth + Self.gap }
    return used < width * 3 / 4 ? wanted : 1
  }

  private func groups(width: Int) -> [[Column]] {
    guard !columns.isEmpty else { return [] }
    let keys = Array(columns.prefix(keyCount(width: width)))
    let start = keys.reduce(-Self.gap) { $0 + $1.minimumWidth + Self.gap }
    var groups: [[Column]] = []
    var group = keys
    var used = start
    for column in columns.dropFirst(keys.count) {
      let needed = Self.gap + column.minimumWidth
      if used + needed > width, group.count > keys.count {
        groups.append(group)
        group = keys
        used = start
      }
      group.append(column)
      used += needed
    }
    return groups + [group]
  }

  private func block(of columns: [Column], width: Int) -> Block {
    let widths = Self.widths(of: columns, width: width)
    let headings = zip(columns, widths).map { $0.heading.wrapped(to: $1) }
    let height = headings.map(\.count).max() ?? 0
    let raised = headings.map { Array(repeating: "", count: height - $0.count) + $0 }
    var block = Block(headings: lines(of: raised, columns: columns, widths: widths), rows: [])
    block.rows.append(Self.joined(widths.map { String(repeating: "─", count: $0) }))
    for row in 0..<(columns.first?.cells.count ?? 0) {
      let cells = zip(columns, widths).map { column, width in
        column.isNumeric ? [column.cells[row]] : column.cells[row].wrapped(to: width)
      }
      block.rows += lines(of: cells, columns: columns, widths: widths)
    }
    return block
  }

  /// The lines of one row whose cells may each take several.
  private func lines(of cells: [[String]], columns: [Column], widths: [Int]) -> [String] {
    (0..<(cells.map(\.count).max() ?? 0)).map { line in
      Self.joined(
        columns.indices.map { index in
          let text = line < cells[index].count ? cells[index][line] : ""
          return text.padded(to: widths[index], leading: columns[index].isNumeric)
        })
    }
  }

  /// Takes columns of width from the widest column that can still give, until all fit.
  private static func widths(of columns: [Column], width: Int) -> [Int] {
    var widths = columns.map(\.naturalWidth)
    let minimums = columns.map(\.minimumWidth)
    var excess = widths.reduce(0, +) + gap * (columns.count - 1) - width
    while excess > 0 {
      let candidates = columns.indices.filter { widths[$0] > minimums[$0] }
      guard let widest = candidates.max(by: { widths[$0] < widths[$1] }) else { break }
      widths[widest] -= 1
      excess -= 1
    }
    return widths
  }

  private static func joined(_ cells: [String]) -> String {
    let line = cells.joined(separator: String(repeating: " ", count: gap))
    return String(line.reversed().drop { $0 == " " }.reversed())
  }
}
