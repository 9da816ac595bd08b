/// Writes the compact events of scanned lines as a part of the cache.
struct CachePartBuilder {
  /// What the rectifications among the lines rectify, by their indexes.
  private let kinds: [UInt32: EventKind]
  private let hash: ByteHash
  private var texts = Interner()
  private var sources = Interner()
  private var numbers: [Int: TextNumbers] = [:]

  private init(_ kinds: [UInt32: EventKind], _ hash: ByteHash) {
    self.kinds = kinds
    self.hash = hash
  }

  /// Writes a part in a file, block after block: no more than one is held.
  ///
  /// - Parameters:
  ///   - chunks: those of a run of lines of one segment, decoded and hashed, without fault.
  ///   - scan: what they are from.
  ///   - kinds: the kinds that rectifications rectify, by the indexes of their lines; those that are not known
  ///     are kept without what they set.
  /// - Returns: the checksum of the part.
  static func write(
    _ chunks: ArraySlice<JournalScan.Chunk>, of scan: JournalScan, segment: Int,
    _ bounds: (from: Int, to: Int), kinds: [UInt32: EventKind], hash: ByteHash, in file: OpenFile
  ) throws(StoreError) -> UInt64 {
    var builder = CachePartBuilder(kinds, hash)
    return try builder.write(chunks, of: scan, segment: segment, bounds, in: file)
  }

  private mutating func write(
    _ chunks: ArraySlice<JournalScan.Chunk>, of scan: JournalScan, segment: Int,
    _ bounds: (from: Int, to: Int), in file: OpenFile
  ) throws(StoreError) -> UInt64 {
    let firstLine = chunks.first?.firstLine ?? 0
    number(chunks, of: scan)
    var hashes = CompactRange(start: firstLine)
    var rectified = CacheFormat.Writer()
    var rectifiedCount = 0
    var rectifiedWords: [Int64] = []
    for chunk in chunks {
      hashes.append(CompactRange(start: chunk.firstLine, leafHashes: chunk.leafHashes))
      for rectification in chunk.block.rectifications {
        append(
          rectification.event, line: rectification.line + UInt32(chunk.firstLine - firstLine),
          of: kinds[rectification.line + UInt32(chunk.firstLine)], to: &rectified, &rectifiedWords)
        rectifiedCount += 1
      }
    }
    var head = CacheFormat.Writer()
    let (textBytes, sourceBytes) = (texts.memory.bytes.count, sources.memory.bytes.count)
    for word in [CacheFormat.magic, CacheFormat.code, hash.seed, 0, 0] { head.append(word) }
    for number in [
      segment, bounds.from, bounds.to, firstLine, hashes.end - firstLine, hashes.subtrees.count,
      texts.count, textBytes, sources.count, sourceBytes, rectifiedCount, rectifiedWords.count,
      chunks.count,
    ] {
      head.append(number)
    }
    for subtree in hashes.subtrees {
      head.append(subtree.level)
      head.bytes.append(contentsOf: subtree.hash.bytes)
    }
    head.append(texts)
    head.append(sources)
    head.bytes += rectified.bytes
    for word in rectifiedWords { head.append(UInt64(bitPattern: word)) }
    // The table of the blocks ends the head; what they are is known once they are written.
    let size = head.bytes.count + chunks.count * CacheFormat.row
    var place = size
    for chunk in chunks {
      let block = block(of: chunk, &head)
      try file.write(block[...], at: place)
      place += block.count
    }
    head.set(UInt64(size), at: 3)
    let sum = head.bytes.withUnsafeBytes { CacheFormat.headSum($0) }
    head.set(sum, at: 4)
    try file.write(head.bytes[...], at: 0)
    return sum
  }

  /// Numbers the texts that the events name, and no others.
  private mutating func number(_ chunks: ArraySlice<JournalScan.Chunk>, of scan: JournalScan) {
    for worker in Set(chunks.map(\.worker)) {
      let (all, allSources) = (scan.texts[worker], scan.sources[worker])
      var isMet = [Bool](repeating: false, count: all.count)
      for chunk in chunks where chunk.worker == worker {
        TextNumbers.forEachText(of: chunk.block.faits, chunk.block.words) { isMet[$0] = true }
      }
      numbers[worker] = TextNumbers(
        texts: isMet.indices.map { isMet[$0] ? texts.intern(all.text(UInt32($0))) : .max },
        sources: sources.adopt(allSources))
    }
  }

  /// The bytes of a block; its row goes to the table.
  private func block(of chunk: JournalScan.Chunk, _ table: inout CacheFormat.Writer) -> [UInt8] {
    var (faits, words) = (chunk.block.faits, chunk.block.words)
    var data: [UInt8] = []
    guard let numbers = numbers[chunk.worker] else { return data }
    faits.withUnsafeMutableBufferPointer { faits in
      words.withUnsafeMutableBufferPointer { numbers.renumber(faits, $0) }
    }
    let end = faits.count * PackedFait.byteCount
    data.append(contentsOf: repeatElement(0, count: end))
    data.withUnsafeMutableBytes { data in
      guard let start = data.baseAddress else { return }
      for (place, fait) in faits.enumerated() {
        PackedFait.pack(fait, at: start + place * PackedFait.byteCount)
      }
    }
    words.withUnsafeBytes { data.append(contentsOf: $0) }
    let moments = faits.lazy.map(\.recorded.milliseconds)
    table.append(chunk.offset)
    table.append(faits.count)
    table.append(words.count)
    for moment in [moments.min() ?? 0, moments.max() ?? 0] { table.append(Int(moment)) }
    table.append(chunk.block.lastReprise ?? -1)
    table.append(
      data.withUnsafeBytes { data in
        CacheFormat.blockSum(
          UnsafeRawBufferPointer(rebasing: data[..<end]),
          UnsafeRawBufferPointer(rebasing: data[end...]))
      })
    return data
  }

  private mutating func append(
    _ event: Event, line: UInt32, of kind: EventKind?, to rows: inout CacheFormat.Writer,
    _ words: inout [Int64]
  ) {
    var fait = Fait.empty
    let moment = event.data["time"]?.string.flatMap { Moment($0) }
    var subject = Fait.nobody
    let start = words.count
    if let declaration = kind?.declaration, case .object(let data)? = event.data["data"] {
      var encoder = FaitEncoder(hash: hash)
      swap(&encoder.texts, &texts)
      encoder.append(
        Catalogue.upcast(data, for: declaration), of: declaration, to: &fait, words: &words)
      if let text = event.data["subject"]?.string { subject = encoder.texts.intern(text) }
      swap(&encoder.texts, &texts)
    }
    rows.append(Int(line))
    rows.append(Int((kind?.declaration == nil ? .inconnu : kind ?? .inconnu).rawValue))
    rows.append(Int(fait.mask))
    rows.append(start)
    rows.append(Int(subject))
    rows.append(moment.map { UInt64(UInt32(bitPattern: $0.date.day)) } ?? .max)
    rows.append(UInt64(bitPattern: moment?.instant ?? 0))
  }
}
