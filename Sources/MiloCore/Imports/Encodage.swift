/// How the bytes of a CSV file write characters.
public enum Encodage: String, CaseIterable, Hashable, Sendable {
  /// UTF-8, with or without the mark that some spreadsheets put first.
  case utf8 = "utf-8"
  /// The one-byte encoding of French Windows, which older exports still use.
  case windows1252 = "windows-1252"

  /// The encoding of bytes that do not say: UTF-8 where they are valid UTF-8 or nearly so, else
  /// Windows-1252.
  ///
  /// Accented French text in Windows-1252 is practically never valid UTF-8 by chance; a file that has
  /// both is UTF-8 with a fault, since what UTF-8 makes of `é` no French text holds.
  public init(guessing bytes: [UInt8]) {
    if String(validating: bytes, as: UTF8.self) != nil {
      self = .utf8
      return
    }
    self = Self.marks(bytes).isAccented ? .utf8 : .windows1252
  }

  /// Whether bytes said to be of this encoding are plainly of the other: accents in UTF-8, without a fault,
  /// where Windows-1252 was announced.
  func isContradicted(by bytes: [UInt8]) -> Bool {
    guard self == .windows1252, bytes.contains(where: { $0 >= 0x80 }) else { return false }
    let marks = Self.marks(bytes)
    return marks.firstInvalid == nil && marks.isAccented
  }

  /// Offset of the first byte that is not UTF-8, nil when all are.
  static func firstInvalid(in bytes: [UInt8]) -> Int? { marks(bytes).firstInvalid }

  /// Where the bytes stop being UTF-8, and whether they hold accents or signs that only UTF-8 writes so.
  private static func marks(_ bytes: [UInt8]) -> (firstInvalid: Int?, isAccented: Bool) {
    var (firstInvalid, isAccented) = (Int?.none, false)
    var place = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    while place < bytes.count {
      let byte = bytes[place]
      guard byte >= 0x80 else {
        place += 1
        continue
      }
      let length = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : 2
      let sequence = bytes[place..<min(place + length, bytes.count)]
      guard byte >= 0xC2, sequence.count == length,
        String(validating: sequence, as: UTF8.self) != nil
      else {
        firstInvalid = firstInvalid ?? place
        place += 1
        continue
      }
      // « Ã », « Â », « Å » and « â€ », as Windows-1252 shows these bytes.
      if [0xC2, 0xC3, 0xC5].contains(byte) || sequence.starts(with: [0xE2, 0x80]) {
        isAccented = true
      }
      place += length
    }
    return (firstInvalid, isAccented)
  }

  /// The bytes as UTF-8, without mark; nil for UTF-8 that is not valid.
  func utf8(_ bytes: [UInt8]) -> [UInt8]? {
    switch self {
    case .utf8:
      let text = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes.dropFirst(3)) : bytes
      return String(validating: text, as: UTF8.self) == nil ? nil : text
    case .windows1252:
      var text: [UInt8] = []
      text.reserveCapacity(bytes.count + bytes.count / 8)
      for byte in bytes {
        if byte < 0x80 { text.append(byte) } else { text += Self.sequences[Int(byte) - 0x80] }
      }
      return text
    }
  }

  /// The characters of bytes 0x80 to 0x9F; the five that Windows leaves undefined stay controls.
  private static let specials: [UInt32] = [
    0x20AC, 0x81, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039,
    0x0152, 0x8D, 0x017D, 0x8F, 0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
    0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D, 0x017E, 0x0178,
  ]

  /// The UTF-8 bytes of each byte from 0x80 on.
  private static let sequences: [[UInt8]] = (0x80...0xFF).map { byte in
    let code = byte < 0xA0 ? specials[byte - 0x80] : UInt32(byte)
    return Unicode.Scalar(code).map { Array(String($0).utf8) } ?? []
  }
}
