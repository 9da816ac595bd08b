import MiloEvents

/// How histories were made of the parts of a cache: where the event of each line stands in them, and what
/// corrections and fusions made of some; beside the parts, it makes them again.
///
/// The parts say what the lines say, corrections not applied: this says what followed from all of them.
struct KeptHistoires {
  /// For each part, the numbers of its texts and those of its sources among all.
  var numbers: [(texts: [UInt32], sources: [UInt32])] = []
  /// How many texts there are in all.
  var textCount = 0
  /// The texts that no part has, and their numbers.
  var strays: [(number: UInt32, text: String)] = []
  /// The sources, in the order of their numbers.
  var sources: [String] = []
  /// For each line, the place of its event among those of all youths; ``nowhere`` when it is not there as
  /// its line writes it.
  var places: [UInt32] = []
  /// The youths in the order of first meeting, by their numbers.
  var jeunes: [UInt32] = []
  /// How many events each has.
  var counts: [UInt32] = []
  /// The events that are not what their lines write, and their places.
  var corrected: [Fait] = []
  var correctedPlaces: [UInt32] = []
  /// Their words, which come after those of all lines.
  var addedWords: [Int64] = []
  var structure: [Fait] = []
  var unknown: [Fait] = []
  var cancelled: [Fait] = []
  /// The corrections: their own events, and after each that of the line that it names, if there is one.
  var corrections: [Fait] = []
  /// For each correction, bit 0: whether it cancels; bit 1: whether it names a line.
  var correctionForms: [UInt32] = []
  /// The files merged into others, each with the one kept for it.
  var merged: [UInt32] = []
  /// The codes of the dispositifs entered, where groups of them are declared.
  var dispositifsEntres: [UInt32] = []
  /// The first event of the kinds that define `contact`; none or one.
  var premierContact: [Fait] = []
  /// When the last line was recorded, in milliseconds; none or one.
  var dernierEnregistrement: [Int64] = []

  /// The corrections, each with the event that it names.
  var allCorrections: [EffectiveFaits.Correction] {
    var rest = corrections[...]
    return correctionForms.compactMap { form in
      guard let fait = rest.popFirst() else { return nil }
      return EffectiveFaits.Correction(
        fait: fait, cancels: form & 1 != 0, target: form & 2 == 0 ? nil : rest.popFirst())
    }
  }

  /// The place of an event that is not in a history as its line writes it.
  static let nowhere = UInt32.max
}

// MARK: - Bytes

extension KeptHistoires {
  private static var numberColumns: [WritableKeyPath<KeptHistoires, [UInt32]>] {
    [
      \.places, \.jeunes, \.counts, \.correctedPlaces, \.correctionForms, \.merged,
      \.dispositifsEntres,
    ]
  }
  private static var wordColumns: [WritableKeyPath<KeptHistoires, [Int64]>] {
    [\.addedWords, \.dernierEnregistrement]
  }
  private static var faitColumns: [WritableKeyPath<KeptHistoires, [Fait]>] {
    [\.corrected, \.structure, \.unknown, \.cancelled, \.corrections, \.premierContact]
  }

  /// As a file holds it.
  var bytes: [UInt8] {
    var writer = CacheFormat.Writer()
    func append(_ texts: [String]) {
      writer.append(texts.count)
      for text in texts { writer.append(counted: Array(text.utf8)) }
    }
    writer.append(numbers.count)
    for part in numbers {
      writer.append(counted: part.texts)
      writer.append(counted: part.sources)
    }
    writer.append(textCount)
    writer.append(counted: strays.map(\.number))
    append(strays.map(\.text))
    append(sources)
    for column in Self.numberColumns { writer.append(counted: self[keyPath: column]) }
    for column in Self.wordColumns { writer.append(counted: self[keyPath: column]) }
    for column in Self.faitColumns { writer.append(counted: self[keyPath: column]) }
    return writer.bytes
  }

  /// What the bytes of a file hold; nil when they are those of something else.
  init?(_ bytes: [UInt8]) {
    var reader = CacheFormat.Reader(bytes)
    func texts() -> [String] {
      (0..<min(reader.word(), UInt64(bytes.count))).map { _ in
        String(decoding: reader.column(UInt8.self), as: UTF8.self)
      }
    }
    for _ in 0..<min(reader.word(), UInt64(bytes.count)) {
      numbers.append((reader.column(UInt32.self), reader.column(UInt32.self)))
    }
    textCount = Int(truncatingIfNeeded: reader.word())
    let strayNumbers = reader.column(UInt32.self)
    strays = Array(zip(strayNumbers, texts()))
    sources = texts()
    for column in Self.numberColumns { self[keyPath: column] = reader.column(UInt32.self) }
    for column in Self.wordColumns { self[keyPath: column] = reader.column(Int64.self) }
    for column in Self.faitColumns { self[keyPath: column] = reader.column(Fait.self) }
    guard reader.isAtEnd, jeunes.count == counts.count,
      corrected.count == correctedPlaces.count
    else { return nil }
  }
}
