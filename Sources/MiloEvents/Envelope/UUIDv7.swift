/// Identifiers that sort by the time they were made (RFC 9562, version 7).
public enum UUIDv7 {
  /// A new identifier, random after its 48 bits of milliseconds.
  public static func make(at time: RecordedTime) -> String {
    var generator = SystemRandomNumberGenerator()
    return make(at: time, using: &generator)
  }

  /// A new identifier made of those random bits.
  static func make(at time: RecordedTime, _ random: () -> UInt64) -> String {
    make(time, random(), random())
  }

  /// A new identifier drawn from that generator.
  public static func make(
    at time: RecordedTime, using generator: inout some RandomNumberGenerator
  ) -> String {
    make(time, generator.next(), generator.next())
  }

  private static func make(_ time: RecordedTime, _ first: UInt64, _ second: UInt64) -> String {
    let milliseconds = UInt64(bitPattern: time.milliseconds) & 0xFFFF_FFFF_FFFF
    let high = milliseconds << 16 | 0x7000 | first & 0xFFF
    let low = second & 0x3FFF_FFFF_FFFF_FFFF | 0x8000_0000_0000_0000
    let digits = hexadecimal(high) + hexadecimal(low)
    var text = ""
    for (place, digit) in digits.enumerated() {
      if [8, 12, 16, 20].contains(place) { text += "-" }
      text.append(digit)
    }
    return text
  }

  private static let lineHead = Array(EventWriter.lineHead.utf8)

  /// The time that the `id` of a line of our writer says; nil when it is no UUID of version 7.
  static func time(inLine line: some RandomAccessCollection<UInt8>) -> RecordedTime? {
    let id = line.dropFirst(lineHead.count).prefix(37)
    guard id.last == UInt8(ascii: "\""), line.starts(with: lineHead) else { return nil }
    return time(id.dropLast())
  }

  /// The time at which an identifier says that it was drawn; nil when it is no UUID of version 7.
  public static func time(of id: String) -> RecordedTime? { time(id.utf8) }

  /// The time that the characters of an identifier say.
  static func time(_ characters: some Collection<UInt8>) -> RecordedTime? {
    guard characters.count == 36 else { return nil }
    var milliseconds: Int64 = 0
    for (place, character) in characters.enumerated() {
      if place == 8 || place == 13 || place == 18 || place == 23 {
        guard character == UInt8(ascii: "-") else { return nil }
        continue
      }
      let digit: UInt8
      switch character {
      case 0x30...0x39: digit = character - 0x30
      case 0x41...0x46, 0x61...0x66: digit = (character & 0xF) + 9
      default: return nil
      }
      switch place {
      case ..<13: milliseconds = milliseconds << 4 | Int64(digit)
      case 14 where digit != 7: return nil
      case 19 where digit & 0b1100 != 0b1000: return nil
      default: continue
      }
    }
    return RecordedTime(milliseconds: milliseconds)
  }

  private static func hexadecimal(_ word: UInt64) -> String {
    let digits = String(word, radix: 16)
    return String(repeating: "0", count: 16 - digits.utf8.count) + digits
  }
}
