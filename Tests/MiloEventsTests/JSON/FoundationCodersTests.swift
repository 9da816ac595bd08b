import Foundation
import Testing

@testable import MiloEvents

/// The coders that every Swift program has at hand, on the types that this library makes public.
@Suite struct `Foundation's coders` {
  private func json(_ value: some Encodable) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(value), as: UTF8.self)
  }

  private func decoded<T: Decodable>(_ type: T.Type, _ text: String) throws -> T {
    try JSONDecoder().decode(type, from: Data(text.utf8))
  }

  @Test(
    arguments: [
      "x", "", "null", true, false, 0, -7, 9_007_199_254_740_991, .number("0.8"), .number("43.23"),
      nil, [], [1, "a", nil, [true]], [:], ["b": 1, "é": ["x": .number("0.5")]],
    ] as [JSONValue])
  func `write and read a value of JSON as it is`(value: JSONValue) throws {
    #expect(try json(value) == String(decoding: JSONWriter.bytes(of: value), as: UTF8.self))
    #expect(try decoded(JSONValue.self, json(value)) == value)
  }

  @Test func `read what lines never hold without a trap`() throws {
    #expect(try decoded(JSONValue.self, "1e300") == .number("1e+300"))
    #expect(try decoded(JSONValue.self, "9223372036854775807") == .number("9223372036854775807"))
    #expect(throws: (any Error).self) { try json(JSONValue.number("0.12345678901234567890")) }
  }

  @Test func `write the new data of a rectification, and read it back`() throws {
    let rectification = Rectification(
      evenement: "e1", motif: "erreur de saisie",
      data: DonneesRectifiees(["conseiller": "c07", "duree_min": 45]))
    let text = try json(rectification)
    #expect(
      text
        == #"{"data":{"conseiller":"c07","duree_min":45},"evenement":"e1","motif":"erreur de saisie"}"#
    )
    #expect(try decoded(Rectification.self, text) == rectification)
  }

  @Test func `write every kind as its lines do, and read it back`() throws {
    var maker = EventMaker(seed: 5)
    for type in Catalogue.types { for _ in 0..<10 { try check(type, &maker) } }
  }

  private func check<Kind: EventData>(_ type: Kind.Type, _ maker: inout EventMaker) throws {
    let declaration = try #require(EventKind(of: type).declaration)
    let event = maker.event(of: declaration)
    let data = try #require(try event.donnees(as: type))
    let text = try json(data)
    let read = try decoded(JSONValue.self, text)
    // 7.0 is written as the number it is.
    let line = JSONValue.object(event.data)
    var (left, right) = (event, event)
    guard case .object(let object) = read, case .object(let own) = line else {
      Issue.record("no object")
      return
    }
    (left.data, right.data) = (object, own)
    #expect(left.saysTheSame(as: right), "\(declaration.nom): \(text)")
    #expect(try decoded(type, text) == data)
  }
}
