/// Why an archive cannot be made.
public enum ZipError: Error, Hashable, Sendable {
  /// It would hold more bytes than an archive says.
  case tooLarge(octets: Int)
}

extension ZipError: CustomStringConvertible {
  /// What was found, and the most that there may be.
  public var description: String {
    switch self {
    case .tooLarge(let octets):
      "l’archive aurait \(octets) octets, et un fichier zip n’en tient pas plus de \(UInt32.max - 1)"
    }
  }
}

/// Files in one zip archive; the same files give the same bytes, whenever and wherever it is made.
struct ZipArchive {
  private var files: [UInt8] = []
  private var directory: [UInt8] = []
  private var entries: UInt16 = 0
  private let limit: Int

  /// An archive without files, of at most so many bytes.
  init(limit: Int = Int(UInt32.max) - 1) {
    self.limit = limit
  }

  /// Adds a file under an ASCII name.
  mutating func add(_ name: String, _ bytes: [UInt8]) throws(ZipError) {
    let compressed = Deflate.compressed(bytes)
    let largest = max(bytes.count, files.count + compressed.count + directory.count + 1024)
    guard largest <= limit, entries < .max else { throw .tooLarge(octets: largest) }
    var about: [UInt8] = []
    // Version 2.0 of the format, no flag, deflate, midnight of 1 January 1980.
    for field: UInt16 in [20, 0, 8, 0, 0x21] { about += field.littleEndianBytes }
    about += CRC32.checksum(bytes).littleEndianBytes
    about += UInt32(compressed.count).littleEndianBytes + UInt32(bytes.count).littleEndianBytes
    about += UInt16(name.utf8.count).littleEndianBytes + UInt16(0).littleEndianBytes
    directory += [0x50, 0x4B, 1, 2] + UInt16(20).littleEndianBytes + about
    directory += [UInt8](repeating: 0, count: 10) + UInt32(files.count).littleEndianBytes
    directory += name.utf8
    files += [0x50, 0x4B, 3, 4] + about + name.utf8 + compressed
    entries += 1
  }

  /// The archive.
  var bytes: [UInt8] {
    let end =
      entries.littleEndianBytes + entries.littleEndianBytes
      + UInt32(directory.count).littleEndianBytes + UInt32(files.count).littleEndianBytes
    return files + directory + [0x50, 0x4B, 5, 6, 0, 0, 0, 0] + end + [0, 0]
  }
}

extension FixedWidthInteger {
  /// The bytes of the number, the smallest part first.
  fileprivate var littleEndianBytes: [UInt8] {
    stride(from: 0, to: Self.bitWidth, by: 8).map { UInt8(truncatingIfNeeded: self >> Self($0)) }
  }
}
