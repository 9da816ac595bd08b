import Testing

@testable import MiloEvents

@Suite struct `A year that no journal accepts` {
  @Test(arguments: [
    (FieldType.date, "1850-05-01"), (.date, "2200-02-28"), (.date, "0000-01-01"),
    (.mois, "2200-01"), (.moment, "1899-12-31T09:30:00+01:00"), (.moment, "1896-02-29T09:30:00Z"),
  ])
  func `is what the fault says, where the rest is right`(type: FieldType, text: String) throws {
    let fault = try #require(throws: FieldError.self) { try type.check(.string(text)) }
    #expect(fault.expected == "\(type), de 1900 à 2199")
  }

  @Test(arguments: [
    (FieldType.date, "1850-02-30"), (.date, "1850-5-1"), (.date, "1900-02-29"), (.mois, "1850-13"),
    (.moment, "1850-05-01T25:00:00Z"), (.moment, "1899-02-29T09:30:00Z"),
  ])
  func `is not, where the date does not exist either`(type: FieldType, text: String) throws {
    let fault = try #require(throws: FieldError.self) { try type.check(.string(text)) }
    #expect(fault.expected == "\(type)")
  }

  @Test func `is told of the time of an event`() throws {
    func expected(_ time: String) throws -> String {
      let event = event("e1", "contact", ["canal": "sms"], time: time)
      return try #require(throws: FieldError.self) { try event.check() }.expected
    }
    #expect(try expected("1850-05-01T09:30:00+01:00") == "une date de 1900 à 2199")
    #expect(try expected("1850-05-32T09:30:00+01:00").hasPrefix("une date et une heure"))
  }
}
