#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// Reads lines as our writer makes them straight into compact events, without building any tree.
///
/// It accepts a strict subset of what `EventReader` accepts (attributes and fields in the order of
/// the format, no white space, no escape, no extension attribute but `alea`, nothing that an append would refuse)
/// and gives the same `Fait`; on anything else it says no, and the line takes the general path, which
/// gives the reasons.
/// Tests hold the two against each other, on made and on mutated lines.
struct FastReader: @unchecked Sendable {
  /// Bytes that must be readable after the last line, whatever they hold.
  static let padding = 64

  /// One reader serves all lines: its fixed texts are at hand, without any lazy global between.
  static let shared = FastReader()

  /// Appends the event of a line, or returns false and leaves the block as it was.
  ///
  /// - Precondition: `line[count]` is `\n`, and `padding` more bytes can be read after it.
  @inline(__always)
  func append(
    _ line: UnsafePointer<UInt8>, count: Int, index: UInt32, to block: inout FaitBlock,
    _ encoder: inout FaitEncoder
  ) -> Bool {
    let words = block.words.count
    var cursor = Cursor(at: line)
    guard let fait = read(&cursor, index, &block.words, &encoder), cursor.position == line + count
    else {
      block.words.removeLast(block.words.count - words)
      return false
    }
    block.faits.append(fait)
    return true
  }

  @inline(__always)
  private func read(
    _ cursor: inout Cursor, _ index: UInt32, _ words: inout [Int64], _ encoder: inout FaitEncoder
  ) -> Fait? {
    guard cursor.skip(head), let id = cursor.text(), !id.isEmpty, Cursor.isTrimmed(id),
      cursor.skip(sourceKey),
      let sourceText = cursor.text(), let source = number(ofSource: sourceText, &encoder),
      cursor.skip(typeKey), let kind = cursor.kind(table, kinds)
    else { return nil }
    var subject = Fait.nobody
    if cursor.skip(subjectKey) {
      guard let text = cursor.text(), !text.isEmpty, Cursor.isTrimmed(text) else { return nil }
      subject = encoder.texts.intern(text)
    } else if kind.pointee.needsSubject {
      return nil
    }
    guard cursor.skip(timeKey), let time = cursor.text(), let moment = Moment(utf8: time),
      cursor.skip(recordedKey), let recordedText = cursor.text(),
      let recorded = RecordedTime(utf8: recordedText),
      moment.unixMilliseconds <= recorded.milliseconds + EventReader.futureTolerance
    else { return nil }
    guard optional(authTypeKey, &cursor) else { return nil }
    var author: UInt32?
    if cursor.skip(authIDKey) {
      guard let text = cursor.text(), !text.isEmpty else { return nil }
      author = encoder.texts.intern(text)
    }
    guard optional(correlationKey, &cursor), hasFitAlea(&cursor), cursor.skip(dataKey),
      kind.pointee.isSimple
    else { return nil }
    let start = words.count
    guard var mask = fields(of: kind, &cursor, &words, &encoder), cursor.skip(end),
      kind.pointee.naissance < 0 || isBirthPossible(kind, mask, words, moment.date)
    else { return nil }
    if let author {
      mask |= 1 << UInt32(Fait.authorOrdinal)
      words.append(Int64(author))
    }
    return Fait(
      instant: moment.instant, recorded: recorded, idHash: encoder.hash.hash(id),
      date: moment.date, subject: subject, line: index, words: UInt32(start), mask: mask,
      source: source, kind: kind.pointee.kind)
  }

  /// Moves over an attribute that may be absent; false when it is there and empty or odd.
  @inline(__always)
  private func optional(_ key: FastText, _ cursor: inout Cursor) -> Bool {
    guard cursor.skip(key) else { return true }
    return cursor.text().map { !$0.isEmpty } ?? false
  }

  /// Moves over the random bytes, which may be absent; false when they are not as our writer makes them.
  @inline(__always)
  private func hasFitAlea(_ cursor: inout Cursor) -> Bool {
    guard cursor.skip(aleaKey) else { return true }
    return cursor.text().map { $0.count == Alea.length } ?? false
  }

  private let table = FastSchema.table
  private let kinds = FastSchema.kinds
  private let head = FastText(EventWriter.lineHead)
  private let sourceKey = FastText(#","source":""#)
  private let typeKey = FastText(#","type":"fr.milo."#)
  private let subjectKey = FastText(#","subject":""#)
  private let timeKey = FastText(#","time":""#)
  private let recordedKey = FastText(#","recordedtime":""#)
  private let authTypeKey = FastText(#","authtype":""#)
  private let authIDKey = FastText(#","authid":""#)
  private let correlationKey = FastText(#","correlationid":""#)
  private let aleaKey = FastText(#","alea":""#)
  private let dataKey = FastText(#","data":{"#)
  private let end = FastText("}")

  @inline(__always)
  private func number(
    ofSource text: UnsafeBufferPointer<UInt8>, _ encoder: inout FaitEncoder
  ) -> UInt16? {
    if !text.isEmpty, encoder.lastSource.text.count == text.count,
      encoder.lastSource.text.withUnsafeBufferPointer({ isSame($0, text) })
    {
      return encoder.lastSource.number
    }
    guard Event.isURIReference(String(decoding: text, as: UTF8.self)) else { return nil }
    let number = UInt16(truncatingIfNeeded: encoder.sources.intern(text))
    encoder.lastSource = (Array(text), number)
    return number
  }

  /// Reads the members of `data` and its closing brace; the mask of the fields met.
  @inline(__always)
  private func fields(
    of kind: UnsafePointer<FastKind>, _ cursor: inout Cursor, _ words: inout [Int64],
    _ encoder: inout FaitEncoder
  ) -> UInt32? {
    var mask: UInt32 = 0
    let fields = kind.pointee.fields
    if !cursor.skip(UInt8(ascii: "}")) {
      var ordinal = 0
      while true {
        while ordinal < fields.count, !cursor.skip(fields[ordinal].name) { ordinal += 1 }
        guard ordinal < fields.count,
          let word = fields.baseAddress.flatMap({ cursor.word($0 + ordinal, &encoder) })
        else { return nil }
        mask |= 1 << UInt32(truncatingIfNeeded: ordinal)
        words.append(word)
        ordinal += 1
        if cursor.skip(UInt8(ascii: ",")) { continue }
        guard cursor.skip(UInt8(ascii: "}")) else { return nil }
        break
      }
    }
    guard mask & kind.pointee.required == kind.pointee.required,
      mask != 0 || !kind.pointee.nonEmpty
    else { return nil }
    guard
      kind.pointee.aide < 0 || mask & kind.pointee.mois != 0
        || !isMonthly(kind, mask, words, encoder)
    else { return nil }
    return mask
  }

  /// Whether a profile, whose words are the last ones, names no birth that its date makes impossible.
  private func isBirthPossible(
    _ kind: UnsafePointer<FastKind>, _ mask: UInt32, _ words: [Int64], _ date: LocalDate
  ) -> Bool {
    let bit: UInt32 = 1 << UInt32(kind.pointee.naissance)
    guard mask & bit != 0 else { return true }
    let word = words[words.count - mask.nonzeroBitCount + (mask & (bit - 1)).nonzeroBitCount]
    return word == Fait.cleared
      || EventDeclaration.isBirth(
        LocalDate(day: Int32(truncatingIfNeeded: word)), possibleOn: date)
  }

  /// Whether a payment, whose words are the last ones, is of an aid paid by month of right.
  private func isMonthly(
    _ kind: UnsafePointer<FastKind>, _ mask: UInt32, _ words: [Int64], _ encoder: FaitEncoder
  ) -> Bool {
    let before = (mask & (1 << UInt32(kind.pointee.aide) - 1)).nonzeroBitCount
    let word = words[words.count - mask.nonzeroBitCount + before]
    return EventDeclaration.monthlyAids.contains(
      encoder.texts.text(UInt32(truncatingIfNeeded: word)))
  }
}

/// Whether two runs of as many bytes are the same.
@inline(__always)
func isSame(_ left: UnsafeBufferPointer<UInt8>, _ right: UnsafeBufferPointer<UInt8>) -> Bool {
  guard let start = left.baseAddress, let other = right.baseAddress else { return left.isEmpty }
  return memcmp(start, other, left.count) == 0
}
