/// Reads lines as our writer makes them straight into compact events, without building any tree.
///
/// It accepts a strict subset of what `EventReader` accepts (attributes and fields in the order of
/// the format, no white space, no escape, no extension attribute) and gives the same `Fait`; on
/// anything else it says no, and the line takes the general path, which gives the reasons.
/// Tests hold the two against each other, on made and on mutated lines.
struct FastReader {
  /// Bytes that must be readable after the last line, whatever they hold.
  static let padding = 64

  /// Appends the event of a line, or returns false and leaves the block as it was.
  ///
  /// - Precondition: `line[count]` is `\n`, and `padding` more bytes can be read after it.
  @inline(__always)
  static func append(
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
  private static func read(
    _ cursor: inout Cursor, _ index: UInt32, _ words: inout [Int64], _ encoder: inout FaitEncoder
  ) -> Fait? {
    guard cursor.skip(head), let id = cursor.text(), !id.isEmpty, cursor.skip(sourceKey),
      let sourceText = cursor.text(), let source = number(ofSource: sourceText, &encoder),
      cursor.skip(typeKey), let kind = cursor.kind()
    else { return nil }
    var subject = Fait.nobody
    if cursor.skip(subjectKey) {
      guard let text = cursor.text(), !text.isEmpty else { return nil }
      subject = encoder.texts.intern(text)
    } else if kind.pointee.needsSubject {
      return nil
    }
    guard cursor.skip(timeKey), let time = cursor.text(), let moment = Moment(utf8: time),
      cursor.skip(recordedKey), let recordedText = cursor.text(),
      let recorded = RecordedTime(utf8: recordedText),
      moment.unixMilliseconds <= recorded.milliseconds + EventReader.futureTolerance
    else { return nil }
    guard optional(authTypeKey, &cursor), optional(authIDKey, &cursor),
      optional(correlationKey, &cursor), cursor.skip(dataKey), kind.pointee.isSimple
    else { return nil }
    let start = words.count
    guard let mask = fields(of: kind, &cursor, &words, &encoder), cursor.skip(end) else {
      return nil
    }
    return Fait(
      instant: moment.instant, recorded: recorded, idHash: ByteHash.process.hash(id),
      date: moment.date, subject: subject, line: index, words: UInt32(start), mask: mask,
      source: source, kind: kind.pointee.kind)
  }

  /// Moves over an attribute that may be absent; false when it is there and empty or odd.
  @inline(__always)
  private static func optional(_ key: FastText, _ cursor: inout Cursor) -> Bool {
    guard cursor.skip(key) else { return true }
    return cursor.text().map { !$0.isEmpty } ?? false
  }

  private static let head = FastText(#"{"specversion":"1.0","id":""#)
  private static let sourceKey = FastText(#","source":""#)
  private static let typeKey = FastText(#","type":"fr.milo."#)
  private static let subjectKey = FastText(#","subject":""#)
  private static let timeKey = FastText(#","time":""#)
  private static let recordedKey = FastText(#","recordedtime":""#)
  private static let authTypeKey = FastText(#","authtype":""#)
  private static let authIDKey = FastText(#","authid":""#)
  private static let correlationKey = FastText(#","correlationid":""#)
  private static let dataKey = FastText(#","data":{"#)
  private static let end = FastText("}")

  @inline(__always)
  private static func number(
    ofSource text: UnsafeBufferPointer<UInt8>, _ encoder: inout FaitEncoder
  ) -> UInt16? {
    if encoder.lastSource.text.count == text.count,
      encoder.lastSource.text.withUnsafeBufferPointer({ $0.elementsEqual(text) })
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
  private static func fields(
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
          let word = cursor.word(fields.baseAddress! + ordinal, &encoder)
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
    return mask
  }
}
