/// A compact event as a block of the cache holds it: without its line and the place of its words, which
/// those before it tell.
enum PackedFait {
  /// Bytes of each.
  static let byteCount = 40

  /// Writes an event at a place in memory.
  @inline(__always)
  static func pack(_ fait: Fait, at bytes: UnsafeMutableRawPointer) {
    bytes.storeBytes(of: fait.instant, as: Int64.self)
    bytes.storeBytes(of: fait.recorded.milliseconds, toByteOffset: 8, as: Int64.self)
    bytes.storeBytes(of: fait.idHash, toByteOffset: 16, as: UInt64.self)
    bytes.storeBytes(of: fait.date.day, toByteOffset: 24, as: Int32.self)
    bytes.storeBytes(of: fait.subject, toByteOffset: 28, as: UInt32.self)
    bytes.storeBytes(of: fait.mask, toByteOffset: 32, as: UInt32.self)
    bytes.storeBytes(of: fait.source, toByteOffset: 36, as: UInt16.self)
    bytes.storeBytes(of: UInt16(fait.kind.rawValue), toByteOffset: 38, as: UInt16.self)
  }

  /// The event at a place in memory, with what those before it tell.
  @inline(__always)
  static func unpack(_ bytes: UnsafeRawPointer, line: UInt32, words: UInt32) -> Fait {
    Fait(
      instant: bytes.loadUnaligned(as: Int64.self),
      recorded: RecordedTime(
        milliseconds: bytes.loadUnaligned(fromByteOffset: 8, as: Int64.self)),
      idHash: bytes.loadUnaligned(fromByteOffset: 16, as: UInt64.self),
      date: LocalDate(day: bytes.loadUnaligned(fromByteOffset: 24, as: Int32.self)),
      subject: bytes.loadUnaligned(fromByteOffset: 28, as: UInt32.self), line: line, words: words,
      mask: bytes.loadUnaligned(fromByteOffset: 32, as: UInt32.self),
      source: bytes.loadUnaligned(fromByteOffset: 36, as: UInt16.self),
      kind: EventKind(
        UInt8(truncatingIfNeeded: bytes.loadUnaligned(fromByteOffset: 38, as: UInt16.self))))
  }
}
