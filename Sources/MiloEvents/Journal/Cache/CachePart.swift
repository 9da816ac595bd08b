/// The compact events of consecutive lines of one segment, as one file of the cache keeps them.
///
/// The file is a head (what it was made from, the texts, the rectifications, where each block stands)
/// and blocks of compact events with their words, read when they are asked for. Head and blocks each carry
/// a checksum.
package struct CachePart: Sendable {
  /// What the part was made from.
  let origin: Origin
  /// The hashes of its lines, as far as they make whole trees.
  package let hashes: CompactRange
  /// The texts and the sources that its events number.
  package let texts: Interner
  /// The sources that its events number.
  package let sources: Interner
  /// Its blocks, in the order of their lines.
  package let blocks: [Block]
  /// What its rectifications set, by their lines counted from the first one of the part.
  package let rectifications: [UInt32: KeptRectification]
  /// The words of the rectifications.
  package let rectifiedWords: [Int64]
  /// The checksum of its head, where those of its blocks are.
  let sum: UInt64
  private let file: OpenFile

  /// What a part was made from.
  struct Origin: Hashable, Sendable {
    /// The index of the first line of the segment.
    var segment: Int
    /// Where its lines begin in the segment, in bytes.
    var from: Int
    /// Where they end.
    var to: Int
    /// The index of its first line.
    var firstLine: Int
    /// How many lines it has.
    var lineCount: Int
  }

  /// The events of a run of lines.
  package struct Block: Sendable {
    /// Where the lines begin in the segment, in bytes: the first one starts there or after.
    package let offset: Int
    /// The index of the first line.
    package let firstLine: Int
    /// How many events it has: one a line.
    package let count: Int
    /// How many words they have.
    package let wordCount: Int
    /// The earliest and the latest moment of recording.
    package let recorded: ClosedRange<RecordedTime>
    /// The line of the last event ``Reprise`` among them.
    let reprise: Int?
    let checksum: UInt64
    /// Where the block begins in the file.
    let place: Int
  }

  /// What a rectification sets, as words of the kind that it rectifies.
  package struct KeptRectification: Sendable {
    /// The kind; `inconnu` when it was not known: the line tells.
    package var kind: EventKind
    /// The fields that it sets.
    package var mask: UInt32
    /// The place of their first word.
    package var words: Int
    /// The new subject; `Fait.nobody` when it stays.
    package var subject: UInt32
    /// The new date; nil when it stays.
    package var date: LocalDate?
    /// The new instant, with the date.
    package var instant: Int64
  }

  /// Why a file is no part to be used.
  enum Unusable: Error, Equatable {
    /// It is no longer there, or may not be read.
    case gone
    /// Another version made it, or another catalogue, or it numbers ids otherwise.
    case foreign
    /// It is not what was written.
    case damaged
  }

  /// Opens a part.
  ///
  /// - Throws: why it is not a whole part that this program made with that seed.
  init(
    _ path: String, of origin: (segment: Int, from: Int, to: Int), hash: ByteHash,
    on system: any FileSystem
  ) throws(Unusable) {
    do {
      file = try OpenFile(path, .read, on: system)
    } catch {
      throw .gone
    }
    do {
      let size = file.opened.size
      let first = try file.bytes(in: 0..<min(size, CacheFormat.fixed))
      guard first.count == CacheFormat.fixed else { throw Unusable.damaged }
      let head = first.withUnsafeBytes { Array($0.bindMemory(to: UInt64.self)) }
      guard head[0] == CacheFormat.magic, head[1] == CacheFormat.code, head[2] == hash.seed else {
        throw Unusable.foreign
      }
      guard let headSize = Int(exactly: head[3]), headSize >= CacheFormat.fixed, headSize <= size
      else { throw Unusable.damaged }
      let bytes = try file.bytes(in: 0..<headSize)
      var reader = CacheFormat.Reader(bytes)
      sum = head[4]
      guard bytes.withUnsafeBytes({ CacheFormat.headSum($0) }) == sum else {
        throw Unusable.damaged
      }
      var values = reader.words(CacheFormat.fixed / 8).dropFirst(5)
        .map { Int(truncatingIfNeeded: $0) }[...]
      func next() -> Int { values.popFirst() ?? 0 }
      let made = Origin(
        segment: next(), from: next(), to: next(), firstLine: next(), lineCount: next())
      guard (made.segment, made.from, made.to) == origin else { throw Unusable.damaged }
      self.origin = made
      let hashCount = next()
      var range = CompactRange(start: made.firstLine)
      for _ in 0..<hashCount {
        let level = Int(truncatingIfNeeded: reader.word())
        guard let digest = Digest(reader.bytes(Digest.byteCount)),
          range.append(rootOf: level, digest)
        else { throw Unusable.damaged }
      }
      guard range.end == made.firstLine + made.lineCount else { throw Unusable.damaged }
      hashes = range
      guard let texts = reader.interner(count: next(), byteCount: next()),
        let sources = reader.interner(count: next(), byteCount: next())
      else { throw Unusable.damaged }
      (self.texts, self.sources) = (texts, sources)
      var rectifications: [UInt32: KeptRectification] = [:]
      for _ in 0..<next() {
        let row = reader.words(7)
        rectifications[UInt32(truncatingIfNeeded: row[0])] = KeptRectification(
          kind: EventKind(UInt8(truncatingIfNeeded: row[1])),
          mask: UInt32(truncatingIfNeeded: row[2]), words: Int(truncatingIfNeeded: row[3]),
          subject: UInt32(truncatingIfNeeded: row[4]),
          date: row[5] == UInt64.max ? nil : LocalDate(day: Int32(truncatingIfNeeded: row[5])),
          instant: Int64(bitPattern: row[6]))
      }
      self.rectifications = rectifications
      rectifiedWords = reader.words(next()).map { Int64(bitPattern: $0) }
      var blocks: [Block] = []
      var (line, place) = (made.firstLine, headSize)
      for _ in 0..<next() {
        let row = reader.words(CacheFormat.row / 8).map { Int(truncatingIfNeeded: $0) }
        guard row[3] <= row[4] else { throw Unusable.damaged }
        let block = Block(
          offset: row[0], firstLine: line, count: row[1], wordCount: row[2],
          recorded: RecordedTime(
            milliseconds: Int64(row[3]))...RecordedTime(milliseconds: Int64(row[4])),
          reprise: row[5] < 0 ? nil : line + row[5], checksum: UInt64(bitPattern: Int64(row[6])),
          place: place)
        blocks.append(block)
        line += block.count
        place += block.byteCount
      }
      guard reader.isAtEnd, place == size, line == made.firstLine + made.lineCount else {
        throw Unusable.damaged
      }
      self.blocks = blocks
    } catch {
      throw error as? Unusable ?? .damaged
    }
  }

  /// Copies the events of a block and their words, numbered as in the part.
  ///
  /// - Returns: whether they are what was written.
  package func read(
    _ block: Block, into faits: UnsafeMutableBufferPointer<Fait>,
    _ words: UnsafeMutableBufferPointer<Int64>
  ) -> Bool {
    // Packed events are shorter: read where the last ones will be, they are unpacked from the first one on.
    let room = UnsafeMutableRawBufferPointer(faits)
    let first = UnsafeMutableRawBufferPointer(
      rebasing: room[(room.count - block.count * PackedFait.byteCount)...])
    let second = UnsafeMutableRawBufferPointer(words)
    guard (try? file.read(into: first, at: block.place)) == first.count,
      (try? file.read(into: second, at: block.place + first.count)) == second.count,
      CacheFormat.blockSum(UnsafeRawBufferPointer(first), UnsafeRawBufferPointer(second))
        == block.checksum
    else { return false }
    guard let packed = UnsafeRawPointer(first.baseAddress) else { return block.count == 0 }
    var word: UInt32 = 0
    for place in faits.indices {
      let fait = PackedFait.unpack(
        packed + place * PackedFait.byteCount, line: UInt32(place),
        words: word)
      word += UInt32(fait.wordCount)
      faits.initializeElement(at: place, to: fait)
    }
    return true
  }

  /// The events of a block and their words; nil when they are damaged.
  func events(of block: Block) -> (faits: [Fait], words: [Int64])? {
    var (faits, words) = (
      [Fait](repeating: .empty, count: block.count), [Int64](repeating: 0, count: block.wordCount)
    )
    let isRead = faits.withUnsafeMutableBufferPointer { faits in
      words.withUnsafeMutableBufferPointer { read(block, into: faits, $0) }
    }
    return isRead ? (faits, words) : nil
  }

  /// The index of its first line.
  package var firstLine: Int { origin.firstLine }
}

extension CachePart.Block {
  var byteCount: Int { count * PackedFait.byteCount + wordCount * MemoryLayout<Int64>.stride }
}
