/// When something happened: an instant, and the calendar date as the writer of the line saw it.
///
/// Read from RFC 3339 with `T`, any offset or `Z`, both in either case, fractions allowed, no second 60,
/// years 1900–2199.
/// Fractions finer than a nanosecond are dropped.
public struct Moment: Hashable, Sendable {
  /// Nanoseconds since 2050-01-01T00:00:00Z; the origin lets 1900–2199 fit 64 bits.
  public var instant: Int64
  /// The first ten characters as written.
  public var date: LocalDate
  /// Minutes east of UTC.
  public var offsetMinutes: Int16

  static let originDay = 29_220  // 2050-01-01 in days since 1970-01-01

  /// A moment from its parts, as the readers find them.
  init(date: LocalDate, nanosecondOfDay: Int64, offsetMinutes: Int) {
    self.date = date
    self.offsetMinutes = Int16(offsetMinutes)
    let days = Int64(date.day) - Int64(Self.originDay)
    instant = days * 86_400_000_000_000 + nanosecondOfDay - Int64(offsetMinutes) * 60_000_000_000
  }

  /// The moment written in RFC 3339, or nil when the text is anything else.
  public init?(_ text: String) {
    var text = text
    let read = text.withUTF8 { Moment(utf8: $0) }
    guard let read else { return nil }
    self = read
  }

  /// Milliseconds since 1970-01-01T00:00:00Z, rounded down.
  public var unixMilliseconds: Int64 {
    let nanoseconds = instant
    let floored =
      nanoseconds >= 0 ? nanoseconds / 1_000_000 : -((-nanoseconds + 999_999) / 1_000_000)
    return floored + Int64(Self.originDay) * 86_400_000
  }

  /// Reads the bytes of an RFC 3339 date and time; nil when they are anything else.
  @usableFromInline init?(utf8 bytes: UnsafeBufferPointer<UInt8>) {
    guard bytes.count >= 20, let date = LocalDate(digitsAt: 0, of: bytes),
      bytes[10] | 0x20 == UInt8(ascii: "t"), bytes[13] == UInt8(ascii: ":"),
      bytes[16] == UInt8(ascii: ":"), let hour = twoDigits(bytes, 11), hour < 24,
      let minute = twoDigits(bytes, 14), minute < 60, let second = twoDigits(bytes, 17), second < 60
    else { return nil }
    var position = 19
    var fraction: Int64 = 0
    if bytes[position] == UInt8(ascii: ".") {
      position += 1
      let start = position
      var unit: Int64 = 100_000_000
      while position < bytes.count, bytes[position] >= 48, bytes[position] <= 57 {
        fraction += Int64(bytes[position] - 48) * unit
        unit /= 10
        position += 1
      }
      guard position > start else { return nil }
    }
    guard position < bytes.count else { return nil }
    var offset = 0
    let sign = bytes[position]
    if sign | 0x20 == UInt8(ascii: "z") {
      guard bytes.count == position + 1 else { return nil }
    } else {
      guard sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-"), bytes.count == position + 6,
        bytes[position + 3] == UInt8(ascii: ":"), let hours = twoDigits(bytes, position + 1),
        let minutes = twoDigits(bytes, position + 4), hours < 24, minutes < 60
      else { return nil }
      offset = (hours * 60 + minutes) * (sign == UInt8(ascii: "-") ? -1 : 1)
    }
    let seconds = Int64(hour * 3600 + minute * 60 + second)
    self.init(
      date: date, nanosecondOfDay: seconds * 1_000_000_000 + fraction, offsetMinutes: offset)
  }

  /// Whether a text is a date and a time that exist, of a year that no journal accepts.
  package static func isHorsAnnees(_ text: String) -> Bool {
    // A leap year says of the rest what any year would.
    LocalDate.isHorsAnnees(String(decoding: text.utf8.prefix(10), as: UTF8.self))
      && Moment("2000" + String(decoding: text.utf8.dropFirst(4), as: UTF8.self)) != nil
  }
}

/// When something was recorded: UTC, milliseconds, exactly `YYYY-MM-DDTHH:MM:SS.mmmZ`.
public struct RecordedTime: BitwiseCopyable, Hashable, Comparable, Sendable {
  /// Milliseconds since 1970-01-01T00:00:00Z.
  public var milliseconds: Int64

  /// The time that many milliseconds after 1970-01-01T00:00:00Z.
  @inlinable public init(milliseconds: Int64) {
    self.milliseconds = milliseconds
  }

  /// The time that many whole seconds after 1970-01-01T00:00:00Z; nil beyond what milliseconds can count.
  init?(seconds: UInt64) {
    guard let whole = Int64(exactly: seconds), whole <= .max / 1000 else { return nil }
    milliseconds = whole * 1000
  }

  /// The times that a line can hold: those of the years 1900 to 2199.
  static let lisibles =
    RecordedTime(
      milliseconds: -2_208_988_800_000)..<RecordedTime(
      milliseconds: 7_258_118_400_000)

  /// The time written `YYYY-MM-DDTHH:MM:SS.mmmZ`, or nil when the text is anything else.
  public init?(_ text: String) {
    var text = text
    let read = text.withUTF8 { RecordedTime(utf8: $0) }
    guard let read else { return nil }
    self = read
  }

  /// Reads the 24 bytes of a recorded time; nil when they are anything else.
  @usableFromInline init?(utf8 bytes: UnsafeBufferPointer<UInt8>) {
    guard bytes.count == 24, let date = LocalDate(digitsAt: 0, of: bytes),
      bytes[10] == UInt8(ascii: "T"), bytes[13] == UInt8(ascii: ":"),
      bytes[16] == UInt8(ascii: ":"), bytes[19] == UInt8(ascii: "."),
      bytes[23] == UInt8(ascii: "Z"),
      let hour = twoDigits(bytes, 11), hour < 24, let minute = twoDigits(bytes, 14), minute < 60,
      let second = twoDigits(bytes, 17), second < 60, let tens = twoDigits(bytes, 20),
      bytes[22] >= 48, bytes[22] <= 57
    else { return nil }
    let inDay = (hour * 3600 + minute * 60 + second) * 1000 + tens * 10 + Int(bytes[22] - 48)
    milliseconds = Int64(date.day) * 86_400_000 + Int64(inDay)
  }

  /// Chronological order.
  @inlinable public static func < (left: RecordedTime, right: RecordedTime) -> Bool {
    left.milliseconds < right.milliseconds
  }
}

extension RecordedTime: CustomStringConvertible {
  /// The time as `YYYY-MM-DDTHH:MM:SS.mmmZ`.
  public var description: String {
    let (quotient, rest) = milliseconds.quotientAndRemainder(dividingBy: 86_400_000)
    let day = rest < 0 ? quotient - 1 : quotient
    let inDay = Int(rest < 0 ? rest + 86_400_000 : rest)
    let time = "\(padded(inDay / 3_600_000, 2)):\(padded(inDay / 60_000 % 60, 2))"
    let seconds = "\(padded(inDay / 1000 % 60, 2)).\(padded(inDay % 1000, 3))"
    return "\(LocalDate(day: Int32(clamping: day)))T\(time):\(seconds)Z"
  }
}

extension LocalDate {
  /// Reads `YYYY-MM-DD` at an offset of the bytes, years 1900–2199; nil when they are anything else.
  @inline(__always)
  init?(digitsAt start: Int, of bytes: UnsafeBufferPointer<UInt8>) {
    guard bytes.count >= start + 10, bytes[start + 4] == UInt8(ascii: "-"),
      bytes[start + 7] == UInt8(ascii: "-"), let century = twoDigits(bytes, start),
      let years = twoDigits(bytes, start + 2), let month = twoDigits(bytes, start + 5),
      let day = twoDigits(bytes, start + 8), century >= 19, century <= 21, month >= 1, month <= 12,
      day >= 1
    else { return nil }
    let year = century * 100 + years
    guard day <= 28 || day <= Self.days(inMonth: month, ofYear: year) else { return nil }
    self.init(uncheckedYear: year, month: month, day: day)
  }
}

/// The number written with two digits at an offset, or nil.
@inline(__always)
func twoDigits(_ bytes: UnsafeBufferPointer<UInt8>, _ offset: Int) -> Int? {
  let tens = bytes[offset] &- 48
  let units = bytes[offset + 1] &- 48
  guard tens < 10, units < 10 else { return nil }
  return Int(tens) * 10 + Int(units)
}
