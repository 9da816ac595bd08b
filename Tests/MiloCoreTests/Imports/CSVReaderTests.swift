import Testing

@testable import MiloCore

@Suite struct `A CSV reader` {
  private func rows(_ text: String, _ separator: UInt8? = nil) throws -> [[String]] {
    var reader = CSVReader(utf8: Array(text.utf8), separator: separator)
    var rows: [[String]] = []
    while let record = try reader.next() { rows.append(record.fields) }
    return rows
  }

  @Test(arguments: [
    ("a;b\r\n1;2\r\n", [["a", "b"], ["1", "2"]]),
    ("a,b\n1,", [["a", "b"], ["1", ""]]),
    ("a\tb\n\n1\t\"x\ty\"", [["a", "b"], ["1", "x\ty"]]),
    (
      "a;b\n\"il dit \"\"oui\"\"\";\"deux\nlignes\"\n",
      [["a", "b"], ["il dit \"oui\"", "deux\nlignes"]]
    ),
    ("\"a;a\",b,c\n1,2,3", [["a;a", "b", "c"], ["1", "2", "3"]]),
    ("seule\n1\n;", [["seule"], ["1"]]),
    ("", []),
  ])
  func `takes quotes, line ends and separators as RFC 4180 does`(
    text: String, expected: [[String]]
  ) throws {
    #expect(try rows(text) == expected)
  }

  @Test func `numbers the rows as a spreadsheet shows them`() throws {
    var reader = CSVReader(utf8: Array("a;b\n\"x\ny\";1\n;\nz;2\n".utf8))
    var numbers: [Int] = []
    while let record = try reader.next() { numbers.append(record.row) }
    #expect(numbers == [1, 2, 4])
  }

  @Test(arguments: [("a;b\n1;\"x\n2;3\n", 2), ("a;b\n1;2\n\"x\"y;3\n", 3)])
  func `says which row has a quote out of place`(text: String, row: Int) {
    #expect { try rows(text) } throws: { ($0 as? CSVReader.Fault)?.row == row }
  }

  @Test func `knows the separator that a first line names, and goes past titles`() throws {
    var reader = CSVReader(utf8: Array("sep=;\r\na,b;c\r\n1;2\r\n".utf8))
    #expect(try reader.next() == CSVReader.Record(row: 1, fields: ["a,b", "c"]))
    reader = CSVReader(utf8: Array("Actes, janvier\n\na;b\n1;2\n".utf8), titles: 2)
    #expect(try reader.next() == CSVReader.Record(row: 3, fields: ["a", "b"]))
  }

  @Test func `gives back what a writer of quotes wrote, whatever the text`() throws {
    var random = SystemRandomNumberGenerator()
    let letters = Array("aé;,\"\n\r\t €")
    for _ in 0..<300 {
      let fields = (0..<Int.random(in: 1...4, using: &random)).map { _ in
        "x"
          + String(
            (0..<Int.random(in: 0...6, using: &random)).map { _ in letters.randomElement() ?? "a" })
      }
      let line = fields.map { "\"" + $0.replacing("\"", with: "\"\"") + "\"" }
        .joined(separator: ";")
      #expect(try rows(line + "\n", UInt8(ascii: ";")) == [fields])
    }
  }
}

@Suite struct `The encoding of a CSV file` {
  @Test func `is UTF-8 when it can be, else Windows-1252`() {
    let accents: [UInt8] = [0x8C, 0x75, 0x66, 0x20, 0x80, 0xE9, 0x92]
    #expect(Encodage(guessing: accents) == .windows1252)
    #expect(Encodage(guessing: Array("Œuf €é’".utf8)) == .utf8)
    let text = Encodage.windows1252.utf8(accents).map { String(decoding: $0, as: UTF8.self) }
    #expect(text == "Œuf €é’")
    #expect(Encodage.utf8.utf8(accents) == nil)
  }

  @Test func `leaves out the mark of UTF-8`() {
    #expect(Encodage.utf8.utf8([0xEF, 0xBB, 0xBF, 0x61]) == [0x61])
  }

  @Test
  func
    `is UTF-8 with a fault where both are mixed, and Windows-1252 where chance alone looks like it`()
  {
    var mixed = Array("Besançon;Ornans\nPontarlier;Besan".utf8)
    mixed += [0xE7, 0x6F, 0x6E]
    #expect(Encodage(guessing: mixed) == .utf8)
    #expect(Encodage.firstInvalid(in: mixed) == mixed.count - 3)
    // « CAFÉ» and « é » in Windows-1252: É and » make a valid pair.
    #expect(Encodage(guessing: [0x43, 0xC9, 0xBB, 0x20, 0xE9, 0x20]) == .windows1252)
  }
}
