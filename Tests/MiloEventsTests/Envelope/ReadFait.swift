@testable import MiloEvents

/// A compact event with texts in place of their numbers, so that two readings can be compared.
struct ReadFait: Equatable {
  var instant: Int64
  var recorded: RecordedTime
  var idHash: UInt64
  var date: LocalDate
  var subject: String?
  var source: String
  var kind: EventKind
  var mask: UInt32
  var words: [String]

  init(_ fait: Fait, words all: [Int64], texts: Interner, sources: Interner) {
    instant = fait.instant
    recorded = fait.recorded
    idHash = fait.idHash
    date = fait.date
    subject = fait.subject == Fait.nobody ? nil : texts.text(fait.subject)
    source = sources.text(UInt32(fait.source))
    kind = fait.kind
    mask = fait.mask
    let interned = fait.kind.internedWords
    let present = (0..<32).filter { fait.mask & 1 << UInt32($0) != 0 }
    words = present.enumerated().map { place, ordinal in
      let word = all[Int(fait.words) + place]
      if word == Fait.cleared { return "null" }
      if word == Fait.encrypted { return "chiffré" }
      return interned & 1 << UInt32(ordinal) == 0 ? "\(word)" : "« \(texts.text(UInt32(word))) »"
    }
  }
}

/// The two ways to read a line, from a clean state each time.
enum Reading {
  /// By the fast path; nil when it leaves the line to the general one.
  static func fast(_ line: [UInt8]) -> ReadFait? {
    var encoder = FaitEncoder()
    var block = FaitBlock()
    let padded = line + [0x0A] + [UInt8](repeating: 0x22, count: FastReader.padding)
    let isRead = padded.withUnsafeBufferPointer { bytes in
      bytes.baseAddress.map {
        FastReader.shared.append($0, count: line.count, index: 0, to: &block, &encoder)
      } ?? false
    }
    guard isRead else {
      precondition(block.faits.isEmpty && block.words.isEmpty, "a refused line leaves no trace")
      return nil
    }
    return ReadFait(
      block.faits[0], words: block.words, texts: encoder.texts, sources: encoder.sources)
  }

  /// By the general path; nil when the line is refused, or never recorded.
  static func general(_ line: [UInt8]) -> ReadFait? {
    guard let event = try? EventReader.event(in: line), event.recordedTime != nil else {
      return nil
    }
    var encoder = FaitEncoder()
    var block = FaitBlock()
    encoder.append(event, line: 0, to: &block)
    return ReadFait(
      block.faits[0], words: block.words, texts: encoder.texts, sources: encoder.sources)
  }
}
