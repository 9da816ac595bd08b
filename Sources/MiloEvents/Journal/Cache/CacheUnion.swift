/// What was made of all parts of a cache together, in one file: of use with these parts only.
///
/// What it says is up to who writes it; the file vouches that it is what was written, by this program, of
/// those parts.
package struct CacheUnion: Sendable {
  /// The name of the file in the folder of the cache.
  static let fileName = "histoires"
  private static let magic: UInt64 = 0x4D49_4C4F_4831
  /// Words before the checksums of the parts.
  private static let fixed = 6
  /// Which of them is the checksum of all others and of what was written.
  private static let sumPlace = 5

  /// What was written of the parts.
  package let bytes: [UInt8]

  /// Reads what was written of these parts.
  ///
  /// - Parameter sums: the checksums of the parts, in the order of their lines.
  /// - Throws: that there is no such file, that it is of other parts or of another program, or damaged.
  init(
    of sums: [UInt64], in folder: CacheFolder, hash: ByteHash
  ) throws(CachePart.Unusable) {
    let all: [UInt8]
    do {
      let file = try OpenFile(folder.path + "/" + Self.fileName, .read, on: folder.system)
      all = try file.bytes(in: 0..<file.opened.size)
    } catch {
      throw .gone
    }
    guard all.count >= 8 * Self.fixed else { throw .damaged }
    var reader = CacheFormat.Reader(all)
    let head = reader.column(UInt64.self, Self.fixed)
    guard head[0] == Self.magic, head[Self.sumPlace] == Self.sum(of: all) else { throw .damaged }
    guard head[1] == CacheFormat.code, head[2] == hash.seed, head[3] == UInt64(sums.count),
      reader.column(UInt64.self, sums.count) == sums
    else { throw .foreign }
    bytes = reader.column(UInt8.self, Int(truncatingIfNeeded: head[4]))
    guard reader.isAtEnd else { throw .damaged }
  }

  /// Writes what was made of these parts, in the place of what was made of others.
  static func keep(
    _ bytes: [UInt8], of sums: [UInt64], in folder: CacheFolder, hash: ByteHash
  ) throws(StoreError) {
    var writer = CacheFormat.Writer()
    writer.append(
      [magic, CacheFormat.code, hash.seed, UInt64(sums.count), UInt64(bytes.count), 0] + sums)
    writer.bytes += bytes
    writer.set(sum(of: writer.bytes), at: sumPlace)
    try CacheFile.replace(
      folder.path + "/" + fileName, with: writer.bytes, on: folder.system)
  }

  private static func sum(of file: [UInt8]) -> UInt64 {
    file.withUnsafeBytes { all in
      Checksum.of(
        UnsafeRawBufferPointer(rebasing: all[(8 * (sumPlace + 1))...]),
        after: Checksum.of(UnsafeRawBufferPointer(rebasing: all[..<(8 * sumPlace)])))
    }
  }
}
