import Testing

@testable import MiloCore

/// The kinds of file that the public suites for CSV readers try, written anew.
@Suite struct `A CSV file of the public suites` {
  private func rows(_ text: String) throws -> [[String]] {
    var reader = CSVReader(utf8: Array(text.utf8))
    var rows: [[String]] = []
    while let record = try reader.next() { rows.append(record.fields) }
    return rows
  }

  static let files: [(name: String, text: String, rows: [[String]])] = [
    ("simple", "a,b,c\n1,2,3\n", [["a", "b", "c"], ["1", "2", "3"]]),
    ("lines ended as on Windows", "a,b,c\r\n1,2,3\r\n", [["a", "b", "c"], ["1", "2", "3"]]),
    ("lines ended as on an old Mac", "a,b,c\r1,2,3", [["a", "b", "c"], ["1", "2", "3"]]),
    ("no line end at the end", "a,b,c\n1,2,3", [["a", "b", "c"], ["1", "2", "3"]]),
    (
      "a comma in quotes", "a,b\nMarie,\"Besançon, Doubs\"\n",
      [["a", "b"], ["Marie", "Besançon, Doubs"]]
    ),
    ("quotes doubled", "a,b\n1,\"ha \"\"ha\"\" ha\"\n", [["a", "b"], ["1", "ha \"ha\" ha"]]),
    (
      "quotes and nothing", "a,b,c\n1,\"\",\"\"\n2,3,4\n",
      [["a", "b", "c"], ["1", "", ""], ["2", "3", "4"]]
    ),
    (
      "line ends in quotes", "a,b,c\n1,2,3\n\"Il y a\nune fin\",5,\"deux\r\nlignes\"\n",
      [["a", "b", "c"], ["1", "2", "3"], ["Il y a\nune fin", "5", "deux\r\nlignes"]]
    ),
    (
      "quotes and line ends", "a,b\n1,\"ha\n\"\"ha\"\"\nha\"\n3,4\n",
      [["a", "b"], ["1", "ha\n\"ha\"\nha"], ["3", "4"]]
    ),
    (
      "JSON in a cell", "k,v\n1,\"{\"\"type\"\":\"\"a\"\",\"\"n\"\":[1,2]}\"\n",
      [["k", "v"], ["1", "{\"type\":\"a\",\"n\":[1,2]}"]]
    ),
    ("UTF-8", "a,b\n1,ʤ\n2,𝄞\n", [["a", "b"], ["1", "ʤ"], ["2", "𝄞"]]),
    ("all quoted", "\"a\",\"b\"\n\"1\",\"2\"\n", [["a", "b"], ["1", "2"]]),
    ("a quote inside a bare field", "a,b\n5\" 3,x\n", [["a", "b"], ["5\" 3", "x"]]),
    ("spaces that belong to the field", "a,b\n 1 ,2 \n", [["a", "b"], [" 1 ", "2 "]]),
    (
      "a mark that combines first", "a,b\n\u{301}x,\u{301}\n",
      [["a", "b"], ["\u{301}x", "\u{301}"]]
    ),
    ("a separator that a mark follows", "a,b\n1,\u{301}2\n", [["a", "b"], ["1", "\u{301}2"]]),
    ("empty last field", "a,b\n1,", [["a", "b"], ["1", ""]]),
    ("one column", "a\n1\n2\n", [["a"], ["1"], ["2"]]),
  ]

  @Test(arguments: files)
  func `is read cell by cell`(name: String, text: String, expected: [[String]]) throws {
    let found = try rows(text)
    // Bytes and not characters: two forms of one accent are two texts.
    #expect(
      found.map { $0.map { Array($0.utf8) } } == expected.map { $0.map { Array($0.utf8) } },
      "\(name)")
  }

  @Test(arguments: [
    "a,b\n\"1,2\n", "a,b\n\"1\"x,2\n", "a,b\n\"", "a,b\n\"1\"\"", "a,b\n1,\"2\" \n",
    "\"a\u{301}\"\u{301},b",
  ])
  func `is refused where a quote is out of place`(text: String) {
    #expect(throws: CSVReader.Fault.self) { try rows(text) }
  }
}
