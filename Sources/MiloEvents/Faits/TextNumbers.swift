/// New numbers for the texts and the sources that compact events name.
package struct TextNumbers: Sendable {
  private let texts: [UInt32]
  private let sources: [UInt32]

  /// The new numbers, by the old ones.
  package init(texts: [UInt32], sources: [UInt32]) {
    self.texts = texts
    self.sources = sources
  }

  /// Gives the texts of events their new numbers.
  ///
  /// - Parameter onlyEnvelopes: whether the words have their new numbers already.
  /// - Precondition: the numbers of the events are those of texts that have a new one.
  package func renumber(
    _ faits: UnsafeMutableBufferPointer<Fait>, _ words: UnsafeMutableBufferPointer<Int64>,
    onlyEnvelopes: Bool = false
  ) {
    // Arrays are looked at once for all events, not once a word.
    texts.withUnsafeBufferPointer { texts in
      sources.withUnsafeBufferPointer { sources in
        internedFields.withUnsafeBufferPointer { interned in
          for place in faits.indices {
            let fait = faits[place]
            if fait.subject != Fait.nobody { faits[place].subject = texts[Int(fait.subject)] }
            faits[place].source = UInt16(truncatingIfNeeded: sources[Int(fait.source)])
            if onlyEnvelopes { continue }
            fait.forEachText(words, interned) { words[$0] = Int64(texts[Int(words[$0])]) }
          }
        }
      }
    }
  }

  /// Gives the numbers of the texts of events, those of their subjects included.
  static func forEachText(
    of faits: [Fait], _ words: [Int64], _ body: (Int) -> Void
  ) {
    var words = words
    words.withUnsafeMutableBufferPointer { words in
      internedFields.withUnsafeBufferPointer { interned in
        for fait in faits {
          if fait.subject != Fait.nobody { body(Int(fait.subject)) }
          fait.forEachText(words, interned) { body(Int(words[$0])) }
        }
      }
    }
  }
}

extension Fait {
  /// Gives the places of the words that number texts.
  @inline(__always)
  fileprivate func forEachText(
    _ words: UnsafeMutableBufferPointer<Int64>, _ interned: UnsafeBufferPointer<UInt32>,
    _ body: (Int) -> Void
  ) {
    // An event of no kind has no word but the one that says who recorded it.
    var bits = kind == .inconnu ? mask : interned[Int(kind.rawValue)] & mask
    while bits != 0 {
      let ordinal = bits.trailingZeroBitCount
      bits &= bits - 1
      guard let word = place(ofField: ordinal), words[word] > Fait.encrypted else { continue }
      body(word)
    }
  }
}

private let internedFields: [UInt32] = Catalogue.declarations.map(\.kind.internedWords)
