/// The attribute `alea`: random bytes that keep anybody from guessing a line by its hash.
///
/// An evidence file gives the hash of a line that it does not show. An id drawn at random makes such a
/// line unguessable; one that comes from elsewhere (`accueil:J1:2022-03-14`) does not, and a dictionary
/// of likely lines would find it out. Lines of such ids carry sixteen random bytes, which say nothing
/// and are no part of what the event says.
public enum Alea {
  private static let key = Array(#","alea":""#.utf8)
  private static let digits = Array(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".utf8)
  /// Sixteen bytes in base64url (RFC 4648) without padding.
  static let length = 22

  /// Sixteen random bytes, as the attribute writes them.
  static func make(_ random: () -> UInt64) -> [UInt8] {
    var (high, low) = (random(), random())
    return (0..<length).map { _ in
      let digit = digits[Int(high >> 58)]
      high = high << 6 | low >> 58
      low <<= 6
      return digit
    }
  }

  /// Whether nobody can guess a line of our writer by its hash: a journal drew its id, or gave it random
  /// bytes.
  package static func protects(_ line: [UInt8]) -> Bool {
    UUIDv7.time(inLine: line) != nil || isIn(line)
  }

  /// Whether a line of our writer has the attribute.
  static func isIn(_ line: [UInt8]) -> Bool {
    LineMarker.data.offset(in: line).map { precedes($0, in: line) } ?? false
  }

  /// The line of our writer, which has none, with random bytes just before its data.
  static func added(to line: [UInt8], _ random: () -> UInt64) -> [UInt8] {
    guard let place = LineMarker.data.offset(in: line) else { return line }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(line.count + key.count + length + 1)
    bytes += line[..<place]
    bytes += key
    bytes += make(random)
    bytes.append(UInt8(ascii: "\""))
    bytes += line[place...]
    return bytes
  }

  /// The line of our writer without its random bytes; itself when it has none.
  package static func removed(from line: [UInt8]) -> [UInt8] {
    guard let place = LineMarker.data.offset(in: line), precedes(place, in: line) else {
      return line
    }
    return Array(line[..<(place - key.count - length - 1)] + line[place...])
  }

  private static func precedes(_ place: Int, in line: [UInt8]) -> Bool {
    let start = place - key.count - length - 1
    return start > 0 && line[start..<place].starts(with: key)
  }
}
