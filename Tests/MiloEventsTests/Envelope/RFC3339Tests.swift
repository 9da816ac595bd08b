import Testing

@testable import MiloEvents

/// The corners of RFC 3339, as its grammar and its restrictions (5.6, 5.7) give them.
@Suite struct `A moment in RFC 3339` {
  @Test(arguments: [
    "1985-04-12T23:20:50.52Z", "1996-12-19T16:39:57-08:00", "1937-01-01T12:00:27.87+00:20",
    "2024-02-29T00:00:00Z", "2000-02-29T00:00:00Z", "2022-12-31T23:59:59+23:59",
    "2022-03-14T09:30:00-00:00", "2022-03-14T09:30:00.0Z", "2022-03-14T09:30:00.123456789123+01:00",
    "1900-01-01T00:00:00Z", "2199-12-31T23:59:59.999999999Z", "1900-01-01T00:00:00+23:59",
    "2199-12-31T23:59:59.999999999-23:59",
  ])
  func `is read`(text: String) {
    #expect(Moment(text) != nil)
  }

  @Test(arguments: [
    // Days that do not exist.
    "2023-02-29T00:00:00Z", "1900-02-29T00:00:00Z", "2022-04-31T00:00:00Z", "2022-00-10T00:00:00Z",
    "2022-13-10T00:00:00Z", "2022-01-00T00:00:00Z", "2022-01-32T00:00:00Z",
    // Hours that do not exist.
    "2022-03-14T24:00:00Z", "2022-03-14T09:60:00Z", "2022-03-14T09:30:61Z", "2022-03-14T-1:30:00Z",
    // Offsets.
    "2022-03-14T09:30:00+24:00", "2022-03-14T09:30:00+01:60", "2022-03-14T09:30:00+0100",
    "2022-03-14T09:30:00+01", "2022-03-14T09:30:00", "2022-03-14T09:30:00 +01:00",
    "2022-03-14T09:30:00+01:00Z", "2022-03-14T09:30:00\u{2212}01:00", "2022-03-14T09:30:00+1:000",
    // Parts that are missing or of another length.
    "2022-03-14", "2022-03-14T09:30Z", "22-03-14T09:30:00Z", "2022-3-14T09:30:00Z",
    "2022-03-14T9:30:00Z", "+2022-03-14T09:30:00Z", "12022-03-14T09:30:00Z", "20220314T093000Z",
    "2022-W11-1T09:30:00Z", "2022-073T09:30:00Z", "2022/03/14T09:30:00Z", "2022-03-14T09.30.00Z",
    // Fractions.
    "2022-03-14T09:30:00.Z", "2022-03-14T09:30:00,5Z", "2022-03-14T09:30:00.5.5Z",
    "2022-03-14T09:30:00.-5Z", "2022-03-14T09:30:00.5",
    // Around, and digits of another script.
    " 2022-03-14T09:30:00Z", "2022-03-14T09:30:00Z ", "2022-03-14T09:30:00Z\n", "",
    "２０２２-03-14T09:30:00Z", "2022-03-14T٠٩:30:00Z", "2022-03-14T09:30:00Z\u{301}",
    "2022-03-14T09:30:0\u{301}0Z",
  ])
  func `is refused`(text: String) {
    #expect(Moment(text) == nil)
  }

  @Test func `is one instant whatever its offset, and keeps the day as it was written`() {
    let moments = [
      "2022-12-31T23:30:00Z", "2023-01-01T00:30:00+01:00", "2022-12-31T00:31:00-22:59",
      "2023-01-01T23:29:00+23:59", "2022-12-31T23:30:00.000-00:00",
    ].compactMap { Moment($0) }
    #expect(moments.count == 5)
    #expect(Set(moments.map(\.instant)).count == 1)
    #expect(
      moments.map { "\($0.date)" } == [
        "2022-12-31", "2023-01-01", "2022-12-31", "2023-01-01", "2022-12-31",
      ])
  }

  @Test func `is refused without a trap, whatever byte is cut or changed`() {
    let whole = Array("2022-03-14T09:30:00.123+01:00".utf8)
    for length in 0..<whole.count {
      _ = whole.prefix(length).withUnsafeBufferPointer { Moment(utf8: $0) }
      for byte in UInt8.min...UInt8.max {
        var changed = whole
        changed[length] = byte
        _ = changed.withUnsafeBufferPointer { Moment(utf8: $0) }
      }
    }
  }
}
