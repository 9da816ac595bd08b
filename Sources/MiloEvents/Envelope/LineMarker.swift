#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// The start of an attribute, looked for in a line of our writer without reading it as a tree.
///
/// It begins with a comma and a quote, which cannot stand so inside a string of the line, where a quote
/// would be escaped.
package struct LineMarker {
  private let bytes: [UInt8]

  private init(_ bytes: StaticString) {
    self.bytes = bytes.withUTF8Buffer(Array.init)
  }

  /// Before when the event happened.
  package static let time = LineMarker(#","time":""#)
  /// Before the fields of the event.
  package static let data = LineMarker(#","data":"#)

  /// How many bytes the marker has.
  package var count: Int { bytes.count }

  /// Where the marker stands first; nil where it does not.
  package func offset(in line: [UInt8]) -> Int? {
    line.withUnsafeBytes { line in
      guard let base = line.baseAddress else { return nil }
      var start = 0
      while let comma = memchr(base + start, 0x2C, line.count - start) {
        start = UnsafeRawPointer(comma) - base
        guard start + count < line.count else { return nil }
        if memcmp(comma, bytes, count) == 0 { return start }
        start += 1
      }
      return nil
    }
  }
}
