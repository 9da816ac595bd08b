/// How the files of the cache are written: words of 64 bits as the machine holds them, then texts.
package enum CacheFormat {
  /// The first word of a part; it changes with the form of the files, and with what compact events mean.
  static let magic: UInt64 = 0x4D49_4C4F_3034
  /// Bytes of the head that every part has.
  static let fixed = 8 * 18
  /// Bytes of what the head says of each block.
  static let row = 8 * 7

  /// What the compact events were made by: another catalogue, or another layout, makes other ones.
  static let code: UInt64 = {
    var text = "\(MemoryLayout<Fait>.stride)"
    for declaration in Catalogue.declarations {
      text += "\n" + declaration.nom
      for field in declaration.fields {
        text += " \(field.name)\(field.required)\(field.nullable)\(field.type.isInterned)"
        switch field.type {
        case .choix(let codes), .liste(.choix(let codes)): text += codes.joined(separator: "|")
        case .decimal(_, let decimales): text += "\(decimales)"
        default: break
        }
      }
    }
    return text.withUTF8 { Checksum.of(UnsafeRawBufferPointer($0)) }
  }()

  /// The checksum of a head, the word that holds it apart.
  static func headSum(_ head: UnsafeRawBufferPointer) -> UInt64 {
    let start = Checksum.of(UnsafeRawBufferPointer(rebasing: head[..<32]))
    return Checksum.of(UnsafeRawBufferPointer(rebasing: head[40...]), after: start)
  }

  /// The checksum of a block.
  static func blockSum(_ faits: UnsafeRawBufferPointer, _ words: UnsafeRawBufferPointer) -> UInt64 {
    Checksum.of(words, after: Checksum.of(faits))
  }

  /// Reads what a checksum vouches for; what is missing reads as zeros, and tells.
  package struct Reader {
    private let bytes: [UInt8]
    private var position = 0
    private var isShort = false

    package init(_ bytes: [UInt8]) {
      self.bytes = bytes
    }

    /// Whether everything was read, and nothing more.
    package var isAtEnd: Bool { !isShort && position == bytes.count }

    /// Values of fixed width, as the machine holds them; none when so many are not there.
    package mutating func column<Element: BitwiseCopyable>(
      _ type: Element.Type, _ count: Int
    ) -> [Element] {
      let stride = MemoryLayout<Element>.stride
      guard count >= 0, count <= (bytes.count - position) / stride else {
        isShort = true
        return []
      }
      defer { position += count * stride }
      return [Element](unsafeUninitializedCapacity: count) { buffer, filled in
        bytes.withUnsafeBytes {
          UnsafeMutableRawBufferPointer(buffer).copyMemory(
            from: UnsafeRawBufferPointer(rebasing: $0[position..<position + count * stride]))
        }
        filled = count
      }
    }

    /// A column, after the number of its values.
    package mutating func column<Element: BitwiseCopyable>(_ type: Element.Type) -> [Element] {
      column(type, Int(truncatingIfNeeded: word()))
    }

    package mutating func word() -> UInt64 {
      guard position + 8 <= bytes.count else {
        isShort = true
        return 0
      }
      defer { position += 8 }
      return bytes.withUnsafeBytes { $0.loadUnaligned(fromByteOffset: position, as: UInt64.self) }
    }

    mutating func words(_ count: Int) -> [UInt64] {
      let words = column(UInt64.self, count)
      return words.count == count ? words : Array(repeating: 0, count: max(0, min(count, 32)))
    }

    mutating func bytes(_ count: Int) -> ArraySlice<UInt8> {
      guard count >= 0, count <= bytes.count - position else {
        isShort = true
        return []
      }
      defer { position += count }
      return bytes[position..<position + count]
    }

    mutating func interner(count: Int, byteCount: Int) -> Interner? {
      let ends = bytes(count &* 4)
      let text = bytes(byteCount)
      guard !isShort else { return nil }
      let numbers = ends.withUnsafeBytes { raw in
        (0..<count).map { raw.loadUnaligned(fromByteOffset: 4 * $0, as: UInt32.self) }
      }
      return text.withUnsafeBufferPointer { Interner($0, ends: numbers) }
    }
  }

  /// Writes what a checksum will vouch for.
  package struct Writer {
    package var bytes: [UInt8] = []

    package init() {}

    /// Appends values of fixed width, as the machine holds them.
    package mutating func append<Element: BitwiseCopyable>(_ column: [Element]) {
      column.withUnsafeBytes { bytes.append(contentsOf: $0) }
    }

    /// Appends the number of values, then the values.
    package mutating func append<Element: BitwiseCopyable>(counted column: [Element]) {
      append(column.count)
      append(column)
    }

    package mutating func append(_ word: UInt64) {
      withUnsafeBytes(of: word) { bytes.append(contentsOf: $0) }
    }

    package mutating func append(_ number: Int) {
      append(UInt64(bitPattern: Int64(number)))
    }

    mutating func append(_ interner: Interner) {
      let (text, ends) = interner.memory
      ends.withUnsafeBytes { bytes.append(contentsOf: $0) }
      bytes.append(contentsOf: text)
    }

    /// Sets a word written before.
    mutating func set(_ word: UInt64, at place: Int) {
      withUnsafeBytes(of: word) { bytes.replaceSubrange(place * 8..<place * 8 + 8, with: $0) }
    }
  }
}

extension CompactRange {
  /// Appends the root of a tree of 2^level leaves; false when no such tree may stand there.
  mutating func append(rootOf level: Int, _ root: Digest) -> Bool {
    guard (0..<32).contains(level), end & ((1 << level) - 1) == 0 else { return false }
    append(Subtree(level: level, hash: root))
    return true
  }
}
