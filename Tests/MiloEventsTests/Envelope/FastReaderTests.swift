import Testing

@testable import MiloEvents

@Suite struct `The fast path` {
  /// Kinds and fields that always take the general path.
  private func isLeftToTheGeneralPath(_ event: Event) -> Bool {
    guard let nom = event.declaration?.nom else { return true }
    return event.declaration?.accordeSesChamps == true || nom == "composition" || nom == "bareme"
      || nom == "rectification" || nom == "tableau"
      || nom == "preuve" && (event.data["sha256"] != nil || event.data["evenements"] != nil)
  }

  @Test func `accepts every line as our writer makes it, and reads the same`() throws {
    var maker = EventMaker(seed: 4)
    for declaration in Catalogue.declarations {
      for _ in 0..<60 {
        let event = maker.event(of: declaration)
        let line = EventWriter.line(of: event)
        let general = try #require(Reading.general(line), "\(event.line)")
        let fast = Reading.fast(line)
        #expect(throws: Never.self, "\(event.line)") { try event.checkBornes() }
        if isLeftToTheGeneralPath(event) {
          #expect(fast == nil || fast == general, "\(event.line)")
        } else {
          #expect(fast == general, "\(event.line)")
        }
      }
    }
  }

  @Test func `leaves to the general path what it does not read the same`() throws {
    var maker = EventMaker(seed: 5)
    maker.isWild = true
    maker.isOld = true
    for declaration in Catalogue.declarations {
      for _ in 0..<60 {
        let line = EventWriter.line(of: maker.event(of: declaration))
        let general = try #require(Reading.general(line))
        if let fast = Reading.fast(line) { #expect(fast == general) }
      }
    }
  }

  @Test(arguments: [UInt64(6), 7, 8, 9])
  func `never accepts a damaged line that the general path refuses`(seed: UInt64) {
    var maker = EventMaker(seed: seed)
    var mutator = Mutator(seed: seed)
    var accepted = 0
    for round in 0..<5000 {
      maker.isWild = round.isMultiple(of: 3)
      maker.isOld = round.isMultiple(of: 5)
      let declaration = Catalogue.declarations[round % Catalogue.declarations.count]
      let line = mutator.mutated(EventWriter.line(of: maker.event(of: declaration)))
      guard let fast = Reading.fast(line) else { continue }
      accepted += 1
      let general = Reading.general(line)
      if fast != general {
        Issue.record(
          "\(String(decoding: line, as: UTF8.self)): \(fast) ≠ \(String(describing: general))")
        return
      }
      // What an append would refuse is always left to the general path, which says why.
      #expect(throws: Never.self, "\(String(decoding: line, as: UTF8.self))") {
        try EventReader.event(in: line).checkBornes()
      }
    }
    #expect(accepted > 200, "the damage must not always be obvious")
  }

  private let start = #"{"specversion":"1.0","id":"e1","source":"/s","#
  private let type = #""type":"fr.milo.contact.v1","#
  private let times =
    #""time":"2022-03-14T09:30:00+01:00","recordedtime":"2022-03-14T10:00:00.000Z","#

  @Test(arguments: [
    (#"{"specversion":"1.0","id":"","source":"/s","#, "id vide"),
    (#"{"specversion":"1.0","id":"e1","source":"","#, "source vide"),
    (#"{"specversion":"1.0","id":"e1","source":"/é","#, "source hors URI"),
    (#"{"specversion":"1.1","id":"e1","source":"/s","#, "version"),
  ])
  func `refuses an envelope that the general path refuses`(head: String, why: String) {
    let line = Array((head + type + #""subject":"J1","# + times + #""data":{"canal":"sms"}}"#).utf8)
    #expect(Reading.general(line) == nil)
    #expect(Reading.fast(line) == nil, "\(why)")
  }

  @Test(arguments: [
    #""subject":"","#, #""subject":null,"#, "", #""subject":"J1","subject":"J1","#,
    #""subject":"J\u00e91","zone":1,"#,
  ])
  func `reads a subject as the general path does`(subject: String) {
    let line = Array((start + type + subject + times + #""data":{"canal":"sms"}}"#).utf8)
    if let fast = Reading.fast(line) { #expect(fast == Reading.general(line)) }
  }

  @Test(arguments: [
    #"{}"#, #"{"sens":"entrant"}"#, #"{"canal":"sms","canal":"mel"}"#, #"{"canal":"sms",}"#,
    #"{"canal":null}"#, #"{"canal":"s"}"#, #"{"canal":"smss"}"#, #"{"canal":"sms"}x"#,
    #"{"canal":"sms","sens":"entrant"} "#, #"{"canal":"sms"}}"#, #"{"canal":"sms""#,
  ])
  func `refuses or leaves any other data`(data: String) {
    let line = Array((start + type + #""subject":"J1","# + times + #""data":\#(data)}"#).utf8)
    if let fast = Reading.fast(line) { #expect(fast == Reading.general(line)) }
  }
}

/// Damages lines as disks, editors and other programs do.
struct Mutator {
  private var generator: SeededGenerator

  init(seed: UInt64) {
    generator = SeededGenerator(seed: seed)
  }

  private static let likely =
    Array(#""\,:{}[]0123456789-+.eEtfnuTZ_ az/"#.utf8) + [0x09, 0x0D, 0xC3, 0xA9, 0xFF, 0x7F, 0x1F]

  private mutating func number(_ range: Range<Int>) -> Int { .random(in: range, using: &generator) }

  /// The line after one to three accidents; never with a line feed.
  mutating func mutated(_ line: [UInt8]) -> [UInt8] {
    var line = line
    for _ in 0...number(0..<3) where !line.isEmpty { mutate(&line) }
    return line.map { $0 == 0x0A ? 0x20 : $0 }
  }

  private mutating func mutate(_ line: inout [UInt8]) {
    let place = number(0..<line.count)
    switch number(0..<8) {
    case 0: line[place] ^= 1 << UInt8(number(0..<8))
    case 1: line[place] = Self.likely[number(0..<Self.likely.count)]
    case 2: line.remove(at: place)
    case 3: line.insert(Self.likely[number(0..<Self.likely.count)], at: place)
    case 4: line.removeSubrange(place..<min(line.count, place + number(1..<12)))
    case 5:
      let copied = Array(line[place..<min(line.count, place + number(1..<24))])
      line.insert(contentsOf: copied, at: number(0..<line.count + 1))
    case 6: swapMembers(&line)
    default: changeDigit(&line)
    }
  }

  /// Exchanges two pieces between commas, as another writer's order of attributes.
  private mutating func swapMembers(_ line: inout [UInt8]) {
    var pieces = line.split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false)
    guard pieces.count > 1 else { return }
    pieces.swapAt(number(0..<pieces.count), number(0..<pieces.count))
    line = Array(pieces.joined(separator: [UInt8(ascii: ",")]))
  }

  /// Another digit: dates that do not exist, numbers out of range.
  private mutating func changeDigit(_ line: inout [UInt8]) {
    let digits = line.indices.filter { line[$0] >= 48 && line[$0] <= 57 }
    guard !digits.isEmpty else { return }
    line[digits[number(0..<digits.count)]] = UInt8(48 + number(0..<10))
  }
}
