/// What a cache says of lines, against the lines themselves.
public struct CacheCheck: Sendable {
  /// Where they differ, in the order of the segments; empty when all is well, or when there is no cache.
  public private(set) var constats: [Constat] = []
  private let folder: CacheFolder
  private let snapshot: StoreSnapshot

  /// Hashes the lines that the cache covers.
  ///
  /// - Parameters:
  ///   - journal: the lines.
  ///   - folder: the cache.
  ///   - isComplete: whether the lines are decoded too, and compared event by event to what is kept.
  /// - Throws: an error of the store, or a line that is not valid.
  public init(
    _ journal: Journal, _ folder: CacheFolder, isComplete: Bool
  ) throws(JournalError) {
    // What the parts cover is there before they are: the lines are looked at after them.
    let names = folder.parts()
    (self.folder, snapshot) = (folder, try journal.snapshot())
    var checked: [(part: CachePart, place: Int, hash: ByteHash)] = []
    for (segment, parts) in names.sorted(by: { $0.key < $1.key }) {
      let place = snapshot.segments.firstIndex { $0.firstLine == segment }
      for (from, to) in parts.sorted(by: { ($0.from, $0.to) < ($1.from, $1.to) }) {
        guard let place, to <= snapshot.segments[place].byteCount else {
          report(segment, from, to, "trouvé des lignes que le journal n’a pas")
          continue
        }
        guard let hash = folder.hash() else { continue }
        do throws(CachePart.Unusable) {
          let part = try CachePart(
            folder.path(of: segment, from, to), of: (segment, from, to), hash: hash,
            on: folder.system)
          checked.append((part, place, hash))
        } catch {
          // A part of another version says nothing; a reader may have put a longer one in its place.
          if error == .damaged { report(segment, from, to, "trouvé un fichier abîmé") }
        }
      }
    }
    for (part, place, hash) in checked { try check(part, place, hash, isComplete) }
    do throws(CachePart.Unusable) {
      _ = try CacheUnion(of: [], in: folder, hash: folder.hash() ?? .process)
    } catch {
      if error == .damaged { constats.append(.cache("histoires : trouvé un fichier abîmé")) }
    }
  }

  private mutating func report(_ segment: Int, _ from: Int, _ to: Int, _ found: String) {
    let name = SegmentName(firstLine: segment).text
    constats.append(
      .cache("octets \(from) à \(to) : \(found)", segment: name, octet: from))
  }

  private mutating func check(
    _ part: CachePart, _ place: Int, _ hash: ByteHash, _ isComplete: Bool
  ) throws(JournalError) {
    let origin = part.origin
    var options = JournalScan.Options()
    (options.hashing, options.decoding, options.hash) = (true, isComplete, hash)
    var scan = try JournalScan.read([(place, origin.from..<origin.to)], of: snapshot, options)
    var hashes = CompactRange(start: origin.firstLine)
    for chunk in scan.chunks.indices {
      scan.chunks[chunk].firstLine = hashes.end
      hashes.append(CompactRange(start: hashes.end, leafHashes: scan.chunks[chunk].leafHashes))
    }
    let found: String? =
      if hashes != part.hashes {
        "trouvé d’autres lignes"
      } else if !isSound(part) {
        "trouvé un fichier abîmé"
      } else if isComplete, let line = firstDifference(part, scan, hash) {
        "trouvé un autre événement à la ligne \(line)"
      } else {
        nil
      }
    if let found { report(origin.segment, origin.from, origin.to, found) }
  }

  /// Whether all blocks are what was written.
  private func isSound(_ part: CachePart) -> Bool {
    part.blocks.allSatisfy { part.events(of: $0) != nil }
  }

  /// The index of the first line whose event is not what the part keeps; nil when all are.
  private func firstDifference(_ part: CachePart, _ scan: JournalScan, _ hash: ByteHash) -> Int? {
    let kept = part.blocks.lazy.flatMap { block in
      part.events(of: block).map { events in
        events.faits.map { KeptEvent($0, events.words, part.texts, part.sources) }
      } ?? []
    }
    let read = scan.chunks.lazy.flatMap { chunk in
      chunk.block.faits.map {
        KeptEvent(
          $0, chunk.block.words, scan.texts[chunk.worker], scan.sources[chunk.worker])
      }
    }
    var line = part.firstLine
    for (one, other) in zip(kept, read) {
      if one != other { return line }
      line += 1
    }
    for chunk in scan.chunks {
      for rectification in chunk.block.rectifications {
        let index = chunk.firstLine + Int(rectification.line)
        guard let found = part.rectifications[UInt32(index - part.firstLine)] else { return index }
        if found.kind != .inconnu, !part.isSame(found, rectification.event, hash) { return index }
      }
    }
    return nil
  }
}

extension Constat {
  /// That the cache does not hold what the lines say.
  package static func cache(
    _ found: String, segment: String? = nil, octet: Int? = nil
  ) -> Constat {
    Constat(
      code: .cache, index: nil, segment: segment, octet: octet,
      message: "dans le cache, \(found), attendu ce que disent les lignes ; "
        + "« milo cache --refaire » le refait")
  }
}

/// A compact event with its texts, whatever their numbers.
private struct KeptEvent: Equatable {
  var numbers: [Int64]
  var texts: [String]

  init(_ fait: Fait, _ words: [Int64], _ interner: Interner, _ sources: Interner) {
    var own = Array(words[Int(fait.words)..<Int(fait.words) + fait.wordCount])
    texts = [sources.text(UInt32(fait.source))]
    texts += fait.subject == Fait.nobody ? [] : [interner.text(fait.subject)]
    let interned = fait.kind.internedWords
    for ordinal in 0..<32 where interned & fait.mask & 1 << UInt32(ordinal) != 0 {
      guard let place = fait.place(ofField: ordinal) else { continue }
      let word = own[place - Int(fait.words)]
      guard word > Fait.encrypted else { continue }
      texts.append(interner.text(UInt32(truncatingIfNeeded: word)))
      own[place - Int(fait.words)] = 0
    }
    numbers =
      own + [
        fait.instant, fait.recorded.milliseconds, Int64(bitPattern: fait.idHash),
        Int64(fait.date.day), Int64(fait.kind.rawValue), Int64(fait.mask),
        fait.subject == Fait.nobody ? 1 : 0,
      ]
  }
}

extension CachePart {
  /// Whether what is kept of a rectification is what its line says.
  fileprivate func isSame(_ kept: KeptRectification, _ event: Event, _ hash: ByteHash) -> Bool {
    var fait = Fait.empty
    fait.kind = kept.kind
    var encoder = FaitEncoder(hash: hash)
    let source = UInt16(encoder.sources.intern(""))
    var words: [Int64] = []
    if let declaration = kept.kind.declaration, case .object(let data)? = event.data["data"] {
      encoder.append(
        Catalogue.upcast(data, for: declaration), of: declaration, to: &fait, words: &words)
    }
    fait.source = source
    let moment = event.data["time"]?.string.flatMap { Moment($0) }
    if let moment { (fait.date, fait.instant) = (moment.date, moment.instant) }
    if let subject = event.data["subject"]?.string { fait.subject = encoder.texts.intern(subject) }
    var other = fait
    (other.mask, other.words) = (kept.mask, UInt32(kept.words))
    other.subject = kept.subject
    other.date = kept.date ?? LocalDate(day: 0)
    other.instant = kept.date == nil ? 0 : kept.instant
    return KeptEvent(fait, words, encoder.texts, encoder.sources)
      == KeptEvent(other, rectifiedWords, texts, encoder.sources)
  }
}
