import MiloEvents

/// An evidence file taken apart, byte for byte: nothing in it is believed yet.
struct DossierFile {
  /// The bytes of the data block.
  let data: [UInt8]
  /// The bytes of the seal block.
  let seal: [UInt8]
  /// The whole file.
  let bytes: [UInt8]
  /// The file after its prologue, without what its seal block holds; of a file that does not begin as a page
  /// does, nothing that anybody signs.
  let unsealed: [UInt8]

  /// Finds the blocks; nil when the file has none, and so is no evidence file.
  init?(_ bytes: [UInt8]) {
    self.bytes = bytes
    guard let data = Self.block(after: DossierPage.dataOpening, in: bytes),
      let seal = Self.block(after: DossierPage.sealOpening, in: bytes)
    else { return nil }
    let prologue = Array(DossierPage.prologue.utf8)
    unsealed =
      bytes.starts(with: prologue)
      ? Array(bytes[prologue.count..<seal.startIndex] + bytes[seal.endIndex...]) : []
    self.data = Array(data)
    self.seal = Array(seal)
  }

  private static func block(after opening: String, in bytes: [UInt8]) -> ArraySlice<UInt8>? {
    guard let start = bytes.end(of: Array(opening.utf8), from: 0),
      let end = bytes.end(of: Array(DossierPage.scriptClosing.utf8), from: start)
    else { return nil }
    return bytes[start..<end - DossierPage.scriptClosing.utf8.count]
  }

  /// The first place where the file differs from what it should be; nil when it does not.
  func firstDifference(from expected: [UInt8]) -> Int? {
    if bytes == expected { return nil }
    return zip(bytes, expected).enumerated().first { $1.0 != $1.1 }?.offset
      ?? min(bytes.count, expected.count)
  }
}

extension [UInt8] {
  /// The place after the first occurrence of a text; nil when there is none.
  fileprivate func end(of text: [UInt8], from start: Int) -> Int? {
    guard let first = text.first, count >= text.count else { return nil }
    var place = start
    while place <= count - text.count {
      if self[place] == first, self[place..<place + text.count].elementsEqual(text) {
        return place + text.count
      }
      place += 1
    }
    return nil
  }
}
