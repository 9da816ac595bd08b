import Testing

@testable import MiloEvents

@Suite struct `A JSON text` {
  @Test func `is read as it is written`() throws {
    #expect(
      try json(" {\t\"a\" : [ 1 , -2, 0.50 , true,false , null ] } ") == [
        "a": [1, -2, .number("0.50"), true, false, nil]
      ])
    #expect(try json(#""\"\\\/\b\f\n\r\té\u00e9\ud83d\ude00""#) == "\"\\/\u{8}\u{C}\n\r\té\u{e9}😀")
    #expect(try json("[]") == [])
    #expect(try json("{}") == [:])
    #expect(try json("-0") == 0)
    #expect(try json("9007199254740991") == 9_007_199_254_740_991)
    #expect(try json("9007199254740992") == .number("9007199254740992"))
    #expect(try json("-9223372036854775808") == .number("-9223372036854775808"))
    #expect(try json("99999999999999999999") == .number("99999999999999999999"))
    #expect(try json("1E+2") == .number("1E+2"))
  }

  /// What I-JSON refuses, the byte where, and a word of the reason.
  static let refusals: [(text: String, offset: Int, word: String)] = [
    ("", 0, "la fin de la ligne"), ("{", 1, "la fin de la ligne"), ("{\"a\"}", 4, "« } »"),
    ("{\"a\":}", 5, "« } »"), ("{\"a\":1,}", 7, "« } »"), ("[1,]", 3, "« ] »"),
    ("[1 2]", 3, "« 2 »"), ("{a:1}", 1, "« a »"), ("{'a':1}", 1, "« ' »"),
    ("{\"a\":1}{", 7, "« { »"), ("{} x", 3, "« x »"), ("nul", 0, "« n »"), ("True", 0, "« T »"),
    ("01", 0, "« 0 »"), ("-", 1, "la fin"), ("1.", 2, "la fin"), (".5", 0, "« . »"),
    ("+1", 0, "« + »"), ("1e", 2, "la fin"), ("NaN", 0, "« N »"), ("0x10", 1, "« x »"),
    ("\"a", 2, "la fin"), ("\"\t\"", 1, "0x09"), ("\"\u{0}\"", 1, "0x00"), ("\"\\x\"", 2, "« x »"),
    ("\"\\u12g4\"", 5, "« g »"), ("\"\\", 2, "la fin"), ("\"\\u12", 5, "la fin"),
    ("{\"a\":1,\"a\":2}", 7, "le nom « a » une seconde fois"),
    ("{\"a\":1,\"\\u0061\":2}", 7, "une seconde fois"),
    ("\"\\ud83d\"", 1, "substitution isolé"), ("\"\\ude00\"", 1, "substitution isolé"),
    ("\"\\ud83d\\u0041\"", 1, "substitution isolé"), ("\"\\ud83dx\"", 1, "substitution isolé"),
    ("\u{FEFF}{}", 0, "BOM"), ("é", 0, "« é »"),
    (String(repeating: "[", count: 65), 64, "64 niveaux"),
  ]

  @Test(arguments: refusals)
  func `is refused where it stops being I-JSON`(text: String, offset: Int, word: String) throws {
    let failure = #expect(throws: JSONParser.Failure.self) { try json(text) }
    #expect(failure?.offset == offset)
    #expect(failure?.found.contains(word) == true, "\(failure?.found ?? "")")
    #expect(failure?.expected.isEmpty == false)
  }

  @Test(
    arguments: [
      ([0x22, 0x61, 0xFF, 0x22], 2), ([0x22, 0xC3, 0x22], 1), ([0x22, 0xED, 0xA0, 0x80, 0x22], 1),
      ([0x22, 0xC0, 0x80, 0x22], 1), ([0x7B, 0x22, 0x61, 0x22, 0x3A, 0x22, 0xF5, 0x22, 0x7D], 6),
    ] as [([UInt8], Int)])
  func `is UTF-8, or the byte is named`(bytes: [UInt8], offset: Int) throws {
    let failure = #expect(throws: JSONParser.Failure.self) {
      try bytes.withUnsafeBufferPointer { try JSONParser.parse($0) }
    }
    #expect(failure?.offset == offset)
    #expect(failure?.expected == "du texte en UTF-8")
  }

  @Test func `comes back the same after being written`() throws {
    var maker = EventMaker(seed: 3)
    maker.isWild = true
    for declaration in Catalogue.declarations {
      let line = maker.event(of: declaration).line
      let value = try json(line)
      #expect(String(decoding: JSONWriter.bytes(of: value), as: UTF8.self) == line)
    }
  }

  @Test func `holds every character, escaped only where it must be`() throws {
    for code in UInt32(0)..<0x300 {
      let text = UnicodeScalar(code).map { String(Character($0)) } ?? ""
      let written = String(decoding: JSONWriter.bytes(of: .string(text)), as: UTF8.self)
      #expect(try json(written) == .string(text))
      #expect(written.contains("\\") == (code < 0x20 || text == "\"" || text == "\\"))
    }
  }

  @Test func `is never more than it seems, whatever byte is cut`() {
    let whole = #"{"a":[1,2.5,"é\u00e9",null,{"b":true}]}"#
    for length in 0..<whole.utf8.count {
      #expect(throws: JSONParser.Failure.self) {
        try Array(whole.utf8.prefix(length)).withUnsafeBufferPointer { try JSONParser.parse($0) }
      }
    }
  }
}
