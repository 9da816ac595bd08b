import Testing

@testable import MiloEvents

/// The kinds of text that the public suites for JSON readers try, written anew: what any reader must accept,
/// what none may, and what the standard leaves open, with the answer of ours (I-JSON).
@Suite struct `A JSON text of the public suites` {
  private func accepts(_ bytes: [UInt8]) -> Bool {
    (try? bytes.withUnsafeBufferPointer { try JSONParser.parse($0) }) != nil
  }

  private func accepts(_ text: String) -> Bool { accepts(Array(text.utf8)) }

  static let valid = [
    // Structures.
    "[]", "[[] ]", "{}", "[ ]", "[null]", "[1,2,3]", "[\"a\"]", "{\"a\":[]}", "{\"\":0}",
    "{\"a\":\"b\",\"c\":\"d\"}", "{\"a\":{\"a\":1}}", "[null,true,false,1,\"\",{}]", " [1]", "[1] ",
    "\t[\r\n1 ]\n", "{\"a\" :\t1}", "[\n]", "[[],{},[]]",
    // Values that stand alone.
    "null", "true", "false", "42", "-0.1", "\"\"", "\"asd\"",
    // Numbers.
    "[0]", "[-0]", "[-1]", "[123]", "[0.5]", "[0e1]", "[0e+1]", "[1E22]", "[1e-2]", "[1E+2]",
    "[20e1]", "[123e45]", "[123.456e78]", "[-123.1e-1]", "[1.000000005]",
    "[-0.000000000000000000000000000000000000000000000000000000000000000000000000000001]",
    // Strings.
    #"["\"\\\/\b\f\n\r\t"]"#, #"["\u0060\u012a\u12AB"]"#, #"["\uD801\udc37"]"#,
    #"["\ud83d\ude39\ud83d\udc8d"]"#, #"["\u0000"]"#, #"["\uFFFF"]"#, #"["\uFFFE"]"#,
    #"["\uDBFF\uDFFF"]"#, #"["\u200B"]"#, #"["\u2028\u2029"]"#, #"["\u0022"]"#, #"["\\u0000"]"#,
    #"["\\a"]"#, #"["a/*b*/c"]"#, #"["\u005C"]"#, "[\"\u{7F}\"]", "[\"\u{2028}\"]", "[\"€𝄞\"]",
    "[\"\u{10FFFF}\"]", "[\"\u{FEFF}\"]", "[\" \"]",
  ]

  @Test(arguments: valid)
  func `is accepted when the standard requires it`(text: String) {
    #expect(accepts(text))
  }

  static let invalid = [
    // Arrays.
    "[1 true]", "[a\u{e9}]", "[\"\": 1]", "[\"\"],", "[,1]", "[1,,2]", "[\"x\",,]", "[\"x\"]]",
    "[\"\",]", "[\"x\"", "[x", "[3[4]]", "[1:2]", "[,]", "[-]", "[   , \"\"]", "[1,]", "[1,\n1\n,1",
    "[*]", "[\"a\",\n4\n,1,", "[", "[1", "[{}", "[1}", "[1]x",
    // Objects.
    "{\"x\", null}", "{\"x\"::\"b\"}", "{\"a\":\"a\" 123}", "{key: 'value'}", "{\"a\" b}",
    "{:\"b\"}",
    "{\"a\" \"b\"}", "{\"a\":", "{\"a\"", "{1:1}", "{null:null}", "{\"id\":0,,,,,}", "{'a':0}",
    "{\"id\":0,}", "{\"a\":\"b\"}/**/", "{\"a\":\"b\"}//", "{\"a\":/*x*/\"b\"}",
    "{\"a\":\"b\",,\"c\":1}",
    "{a: \"b\"}", "{\"a\":\"a", "{ \"a\" : \"b\" } #", "{", "{\"a\":1]", "}", "{]", "{[",
    // Numbers.
    "[++1]", "[+1]", "[+Inf]", "[-01]", "[-1.0.]", "[-2.]", "[-NaN]", "[.-1]", "[.2e-3]", "[0.1.2]",
    "[0.3e+]", "[0.3e]", "[0.e1]", "[0E+]", "[0E]", "[0e]", "[1.0e+]", "[1.0e-]", "[1.0e]",
    "[1eE2]",
    "[1 000.0]", "[2.e3]", "[2.e+3]", "[9.e+]", "[Inf]", "[NaN]", "[1+2]", "[0x1]", "[0x42]",
    "[Infinity]", "[0e+-1]", "[-123.123foo]", "[-Infinity]", "[-foo]", "[- 1]", "[-012]", "[-.123]",
    "[-1x]", "[1ea]", "[1.]", "[.123]", "[1.2a-3]", "[1.8011670033376514H-308]", "[012]", "[00]",
    "[\u{FF11}]", "[1_000]", "-", "1e", "0.", "01",
    // Words.
    "[fals]", "[nul]", "[tru]", "[True]", "[TRUE]", "nulle", "tru", "[undefined]",
    // Strings.
    #"["\uD800\u"]"#, #"["\uD800\u1"]"#, #"["\uD800\u1x"]"#, "[é]", #"["\x00"]"#, #"["\\\"]"#,
    "[\"\\\t\"]", "[\"\\🌀\"]", #"["\"]"#, #"["\u00A"]"#, #"["\uD834\uDd"]"#, #"["\uD800\uD800\x"]"#,
    #"["\a"]"#, #"["\uqqqq"]"#, #"[\u0020"asd"]"#, #"[\n]"#, "\"", "['single quote']", "abc",
    #"["\"#,
    "[\"a\u{0}a\"]", "[\"new\nline\"]", "[\"\t\"]", #""\UA66D""#, "\"\"x", #""\u{41}""#, #""\'""#,
    // Around.
    "", " ", "<.>", "[<null>]", "[1]]", "{\"a\":true} \"x\"", "[]a", "\u{FEFF}[]", "\u{2060}[]",
    "[\u{C}]", "[\u{0B}]", "[\u{A0}1]", "\u{0}", "[]\u{0}", "<html>", "[1],[2]", "1 2", "/", "*",
    "&", "[ false nao]",
  ]

  @Test(arguments: invalid)
  func `is refused when the standard forbids it`(text: String) {
    #expect(!accepts(text))
  }

  /// What RFC 8259 leaves to the reader, and what I-JSON (RFC 7493) says of it.
  static let open: [(text: String, isAccepted: Bool)] = [
    // Numbers of any size are kept as they are written: no binary floating point loses a digit.
    ("[1e400]", true), ("[-1e400]", true), ("[123123e100000]", true), ("[0.4e0066999999999]", true),
    ("[1.5e+9999]", true), ("[-123123123123123123123123123123]", true),
    ("[100000000000000000000]", true), ("[123.456e-789]", true),
    // Halves of characters.
    (#"["\uD800"]"#, false), (#"["\uDADA"]"#, false), (#"["\uDd1e\uD834"]"#, false),
    (#"["\uD800\uD800\n"]"#, false), (#"["\ud800abc"]"#, false), (#"["\uDFAA"]"#, false),
    (#"["\uD888\u1234"]"#, false), (#"["\uD800\\uDC00"]"#, false), (#"{"\uDFAA":0}"#, false),
    // Two members of one name.
    (#"{"a":"b","a":"c"}"#, false), (#"{"a":"b","a":"b"}"#, false), (#"{"a":1,"\u0061":2}"#, false),
    (#"{"a":{"a":1},"b":{"a":1}}"#, true), (#"{"a":1,"A":2}"#, true),
  ]

  @Test(arguments: open)
  func `is answered as I-JSON says where the standard leaves it open`(
    text: String, isAccepted: Bool
  ) {
    #expect(accepts(text) == isAccepted)
  }

  @Test(
    arguments: [
      [0xFF], [0x22, 0xFF, 0x22], [0x5B, 0xFF, 0x5D], [0x22, 0xE0, 0xFF, 0x22],
      [0x22, 0xC0, 0xAF, 0x22], [0x22, 0xFC, 0x83, 0xBF, 0xBF, 0xBF, 0xBF, 0x22],
      [0x22, 0xED, 0xA0, 0x80, 0x22], [0x22, 0xED, 0xA0, 0x81, 0xED, 0xB0, 0x80, 0x22],
      [0x22, 0xE6, 0x97, 0xA5, 0xD1, 0x88, 0xFA, 0x22], [0x22, 0x81, 0x22], [0x22, 0xE9, 0x22],
      [0x22, 0xF4, 0xBF, 0xBF, 0xBF, 0x22], [0x22, 0xC3], [0x22, 0x5C, 0xE5, 0x22],
      [0x5B, 0x31, 0xE5, 0x5D], [0x7B, 0x22, 0xB9, 0x22, 0x3A, 0x30, 0x7D],
      [0xEF, 0xBB, 0xBF, 0x7B, 0x7D], [0xEF, 0xBB], [0xFE, 0xFF, 0x00, 0x5B],
      [0x5B, 0x00, 0x5D, 0x00],
      [0x22, 0x5C, 0x75, 0x30, 0x30, 0xE5, 0x22],
    ] as [[UInt8]])
  func `is UTF-8 without a mark, shortest forms only`(bytes: [UInt8]) {
    #expect(!accepts(bytes))
  }

  @Test(arguments: ["[", "{\"a\":", "[{\"a\":", "[[],"])
  func `is refused beyond its depth, however deep, and whether it closes or not`(opening: String) {
    #expect(!accepts(String(repeating: opening, count: 100_000)))
    let closing = opening.contains("{") ? (opening.contains("[") ? "}]" : "}") : "]"
    let whole = { (count: Int) in
      String(repeating: opening, count: count) + "[]" + String(repeating: closing, count: count)
    }
    #expect(accepts(whole(10)))
    #expect(!accepts(whole(100)))
  }

  @Test func `takes names by their bytes beyond any size of object`() {
    let names = (0..<1000).map { "\"n\($0)\":0" }.joined(separator: ",")
    #expect(accepts("{\(names)}"))
    #expect(!accepts("{\(names),\"n17\":1}"))
  }
}
