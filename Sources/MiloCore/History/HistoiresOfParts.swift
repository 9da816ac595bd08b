import Dispatch
import MiloEvents
import Synchronization

/// The histories of all lines that the parts of a cache hold, with the texts that they number.
///
/// Each event goes from its part to its place among those of its youth: nothing is sorted, looked for or
/// corrected anew.
struct HistoiresOfParts {
  private(set) var whole: FaitsByYouth
  private(set) var words = Column<Int64>()
  let texts: Interner
  let sources: Interner
  /// For each text, the number of the youth kept after fusions.
  let keptFiles: [UInt32]
  let kept: KeptHistoires

  /// Makes them again.
  ///
  /// - Returns: nil when a part does not hold what it promised, or what was kept is not of these parts.
  init?(_ kept: KeptHistoires, _ parts: [CachePart]) {
    guard kept.numbers.count == parts.count,
      zip(kept.numbers, parts).allSatisfy({
        $0.texts.count == $1.texts.count && $0.sources.count == $1.sources.count
      }), let texts = Interner(kept, parts)
    else { return nil }
    self.kept = kept
    self.texts = texts
    var sources = Interner()
    for source in kept.sources { _ = sources.intern(source) }
    self.sources = sources
    var files = Array(0..<UInt32(texts.count))
    for pair in stride(from: 0, to: kept.merged.count - 1, by: 2) {
      files[Int(kept.merged[pair])] = kept.merged[pair + 1]
    }
    keptFiles = files
    var jeunes: [(jeune: UInt32, range: Range<Int>)] = []
    jeunes.reserveCapacity(kept.jeunes.count)
    var start = 0
    for (jeune, count) in zip(kept.jeunes, kept.counts) {
      jeunes.append((jeune, start..<start + Int(count)))
      start += Int(count)
    }
    whole = FaitsByYouth([], [], texts: 0)
    guard let faits = place(parts, count: start) else { return nil }
    whole = FaitsByYouth(faits, jeunes, texts: texts.count)
  }

  /// Puts the event of each line at its place, and the words of all one after the other.
  private mutating func place(_ parts: [CachePart], count total: Int) -> [Fait]? {
    let blocks = parts.indices.flatMap { part in parts[part].blocks.map { (part, $0) } }
    var (wordStarts, wordCount) = ([Int](), 0)
    for (_, block) in blocks {
      wordStarts.append(wordCount)
      wordCount += block.wordCount
    }
    guard blocks.reduce(0, { $0 + $1.1.count }) == kept.places.count else { return nil }
    let kept = kept
    let numbers = kept.numbers.map { TextNumbers(texts: $0.texts, sources: $0.sources) }
    let (starts, allWords) = (wordStarts, wordCount)
    let isDamaged = Atomic<Bool>(false)
    let placed = Atomic<Int>(0)
    let faits = [Fait](unsafeUninitializedCapacity: total) { faits, initialized in
      let room = allWords + max(allWords / 16, kept.addedWords.count)
      words = Column(unsafeUninitializedCapacity: room) { words, initialized in
        nonisolated(unsafe) let target = (faits: faits, words: words)
        DispatchQueue.concurrentPerform(iterations: blocks.count) { place in
          let (part, block) = blocks[place]
          let own = UnsafeMutableBufferPointer<Fait>.allocate(capacity: block.count)
          defer { own.deallocate() }
          let end = starts[place] + block.wordCount
          let words = UnsafeMutableBufferPointer(rebasing: target.words[starts[place]..<end])
          guard parts[part].read(block, into: own, words) else {
            isDamaged.store(true, ordering: .relaxed)
            return
          }
          numbers[part].renumber(own, words)
          let count = Self.scatter(
            own, from: block.firstLine, firstWord: UInt32(starts[place]), kept.places,
            to: target.faits)
          placed.wrappingAdd(count, ordering: .relaxed)
        }
        let added = UnsafeMutableBufferPointer(rebasing: words[allWords...])
        _ = added.initialize(fromContentsOf: kept.addedWords)
        initialized = allWords + kept.addedWords.count
      }
      for (fait, place) in zip(kept.corrected, kept.correctedPlaces) where Int(place) < total {
        faits.initializeElement(at: Int(place), to: fait)
        placed.wrappingAdd(1, ordering: .relaxed)
      }
      let isWhole =
        placed.load(ordering: .relaxed) == total && !isDamaged.load(ordering: .relaxed)
      initialized = isWhole ? total : 0
    }
    return faits.count == total ? faits : nil
  }

  /// Puts the events of a block at their places.
  ///
  /// - Returns: how many have one.
  private static func scatter(
    _ own: UnsafeMutableBufferPointer<Fait>, from firstLine: Int, firstWord: UInt32,
    _ places: [UInt32], to faits: UnsafeMutableBufferPointer<Fait>
  ) -> Int {
    var count = 0
    places.withUnsafeBufferPointer { places in
      for index in own.indices {
        let place = places[firstLine + index]
        guard Int(place) < faits.count else { continue }
        var fait = own[index]
        fait.line = UInt32(firstLine + index)
        fait.words += firstWord
        faits.initializeElement(at: Int(place), to: fait)
        count += 1
      }
    }
    return count
  }
}

extension Interner {
  /// The texts that histories number, from the parts that have them.
  fileprivate init?(_ kept: KeptHistoires, _ parts: [CachePart]) {
    var homes = [(part: Int32, number: UInt32)](repeating: (-1, 0), count: kept.textCount)
    for (part, numbers) in kept.numbers.enumerated() {
      for (own, number) in numbers.texts.enumerated() {
        guard Int(number) < homes.count else { return nil }
        if homes[Int(number)].part < 0 { homes[Int(number)] = (Int32(part), UInt32(own)) }
      }
    }
    let strays = Dictionary(kept.strays, uniquingKeysWith: { $1 })
    self.init()
    for (number, home) in homes.enumerated() {
      let given: UInt32
      if home.part >= 0 {
        given = adopt(home.number, of: parts[Int(home.part)].texts)
      } else if let text = strays[UInt32(number)] {
        given = intern(text)
      } else {
        return nil
      }
      guard given == UInt32(number) else { return nil }
    }
  }
}

extension Histoires {
  /// The histories that were kept of parts, then of the lines that follow them.
  ///
  /// - Parameters:
  ///   - rest: the lines that follow; none when no chunk has any.
  ///   - event: gives the event of a line of the parts.
  /// - Returns: nil when a whole reading has to tell.
  static func kept(
    _ bytes: [UInt8], _ parts: [CachePart], followedBy rest: JournalScan, hash: ByteHash,
    fuseau: FuseauHoraire, tableaux: [Tableau], vues: VuesDuJournal?, event: (UInt32) -> Event?
  ) -> Histoires? {
    guard let kept = KeptHistoires(bytes), let made = HistoiresOfParts(kept, parts) else {
      return nil
    }
    let histoires = Histoires(made, hash: hash, fuseau: fuseau, tableaux: tableaux, vues: vues)
    guard rest.chunks.contains(where: { $0.lineCount > 0 }) else { return histoires }
    guard let after = Successor(of: histoires, rest, before: nil, event: event) else { return nil }
    return Histoires(histoires, after, vues: vues)
  }
}
