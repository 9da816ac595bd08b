/// The content of a `tile/entries/…` file: each entry after its length, in two big-endian bytes.
public enum EntryBundle {
  /// The largest number of bytes of an entry.
  public static let maxEntryByteCount = 65_535

  /// Appends one entry, a line without its final newline, to a bundle.
  ///
  /// Throws ``TileError/entryTooLong(found:)``.
  public static func append(
    _ entry: some Collection<UInt8>, to bundle: inout [UInt8]
  ) throws(TileError) {
    guard entry.count <= maxEntryByteCount else { throw .entryTooLong(found: entry.count) }
    bundle.append(UInt8(entry.count >> 8))
    bundle.append(UInt8(entry.count & 0xff))
    bundle.append(contentsOf: entry)
  }

  /// Writes a bundle; throws ``TileError/entryTooLong(found:)``.
  ///
  /// `decode(encode(entries)) == entries`
  public static func encode(
    _ entries: some Sequence<some Collection<UInt8>>
  ) throws(TileError) -> [UInt8] {
    var bundle: [UInt8] = []
    for entry in entries { try append(entry, to: &bundle) }
    return bundle
  }

  /// Reads the entries of a bundle; throws ``TileError/bundleCutShort(offset:)``.
  public static func decode(_ bundle: [UInt8]) throws(TileError) -> [ArraySlice<UInt8>] {
    var entries: [ArraySlice<UInt8>] = []
    var offset = 0
    while offset < bundle.count {
      guard bundle.count - offset >= 2 else { throw .bundleCutShort(offset: offset) }
      let count = Int(bundle[offset]) << 8 | Int(bundle[offset + 1])
      let start = offset + 2
      guard bundle.count - start >= count else { throw .bundleCutShort(offset: offset) }
      entries.append(bundle[start..<start + count])
      offset = start + count
    }
    return entries
  }
}

/// Why a tile could not be written or read.
public enum TileError: Error, Hashable, Sendable {
  /// An entry has more bytes than its length field can say.
  case entryTooLong(found: Int)
  /// The bundle ends within the entry, or the length, that begins at this byte.
  case bundleCutShort(offset: Int)
}
