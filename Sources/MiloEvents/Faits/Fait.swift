/// A compact event: what projections fold, a few dozen bytes instead of a line.
///
/// A `Fait` holds the envelope as numbers; its fields are words (one `Int64` each) kept apart, in
/// catalogue order, only those present. For `{"site":"siege","origine":"justice"}` of an `accueil`
/// (fields site, motif, origine, au_flux) the mask is `0b0101` and the words are the number of the
/// text `siege` and 5, the place of `justice` in its closed list.
///
/// | field | word |
/// |---|---|
/// | code, label, public text, identifier, moment, digest, object of codes, declaration | number of the text, see `Interner` |
/// | closed list | place in the list |
/// | boolean | 0 or 1 |
/// | integer, cents, minutes | itself |
/// | number | hundredths; those of a decimal field in its last decimal |
/// | date, month | days since 1970-01-01, months since year 0 |
/// | reference | hash of the `id` named |
/// | list of a closed list | set of places, as bits |
/// | list of codes | number of the text, codes separated by commas |
/// | list of objects | number of the text: their codes and numbers, nothing for a label, colons between, objects with commas between |
/// | free text, rectified data | 0: only presence is kept |
///
/// A last word, beside those of the fields, numbers the text that says who recorded the event.
public struct Fait: BitwiseCopyable, Sendable {
  /// Nanoseconds since 2050-01-01T00:00:00Z, see `Moment`.
  public var instant: Int64
  /// When it was recorded.
  public var recorded: RecordedTime
  /// Hash of the `id`, see `ByteHash`.
  public var idHash: UInt64
  /// The local date of the event, as written.
  public var date: LocalDate
  /// Number of the subject's text; `Fait.nobody` when there is none.
  public var subject: UInt32
  /// Index of the line in the journal.
  public var line: UInt32
  /// Place of the first word.
  public var words: UInt32
  /// Which fields are present, lowest bit first.
  public var mask: UInt32
  /// Number of the source, see `FaitEncoder.sources`.
  public var source: UInt16
  /// The kind.
  public var kind: EventKind

  /// The subject of an event without one.
  public static let nobody = UInt32.max
  /// The word of a cleared attribute (`null`).
  public static let cleared = Int64.min
  /// The word of a value that only its key can read.
  public static let encrypted = Int64.min + 1

  /// The place, above those of all fields, of the word that says who recorded the event.
  static let authorOrdinal = EventDeclaration.mostFields

  /// The number of the text that says who recorded the event; nil when nothing does.
  @inlinable
  public func author<Words: RandomAccessCollection>(
    in words: Words
  ) -> UInt32? where Words.Element == Int64, Words.Index == Int {
    place(ofField: 31).map { UInt32(truncatingIfNeeded: words[$0]) }
  }

  /// How many words the event has.
  @inlinable public var wordCount: Int { mask.nonzeroBitCount }

  /// Place of a field's word, or nil when the field is absent.
  @inlinable @inline(__always)
  public func place(ofField ordinal: Int) -> Int? {
    let bit: UInt32 = 1 << UInt32(truncatingIfNeeded: ordinal)
    guard mask & bit != 0 else { return nil }
    return Int(words) + (mask & (bit - 1)).nonzeroBitCount
  }
}

extension Fait {
  /// An event of no kind, without words.
  static let empty = Fait(
    instant: 0, recorded: RecordedTime(milliseconds: 0), idHash: 0, date: LocalDate(day: 0),
    subject: nobody, line: 0, words: 0, mask: 0, source: 0, kind: .inconnu)
}

/// Compact events in the order of their lines, and their words.
public struct FaitBlock: Sendable {
  /// The events.
  public var faits: [Fait] = []
  /// The words of all of them.
  public var words: [Int64] = []
  /// The rectifications among them, whole: their new `data` has no words.
  public var rectifications: [Rectified] = []

  /// A rectification and the index of its line.
  public struct Rectified: Sendable {
    /// Index of the line.
    public var line: UInt32
    /// The event.
    public var event: Event
  }

  /// No event.
  public init() {}
}

/// A field of a kind, found once and read many times.
public struct Champ: Sendable {
  /// The kind that has the field.
  public let kind: EventKind
  /// Place of the field in the kind's declaration.
  public let ordinal: Int
  /// What the field may hold.
  public let type: FieldType

  /// The field of that name.
  ///
  /// - Throws: a kind outside the catalogue, or a name that it does not declare, with the nearest one.
  @_disfavoredOverload
  public init<T: EventData>(_ type: T.Type, _ name: String) throws(FieldError) {
    guard let declaration = Catalogue.declaration(of: type) else {
      throw Catalogue.horsCatalogue(T.typeComplet)
    }
    guard let ordinal = declaration.ordinal(of: name) else {
      let names = declaration.fields.map(\.name)
      throw FieldError(
        field: "data.\(name)", found: "un champ inconnu de « \(T.nom) »",
        expected: names.joined(separator: ", "), nearest: nearest(to: name, among: names))
    }
    kind = declaration.kind
    self.ordinal = ordinal
    self.type = declaration.fields[ordinal].type
  }

  /// The field of that name, as this package writes it in its own sources.
  ///
  /// - Precondition: the kind declares it; the tests make every such field.
  package init<T: EventData>(_ type: T.Type, _ name: StaticString) {
    do throws(FieldError) {
      self = try Champ(type, name.description)
    } catch {
      preconditionFailure("\(error)")
    }
  }

  /// The field at that place of a kind.
  public init(kind: EventKind, ordinal: Int) {
    guard let declaration = kind.declaration else {
      preconditionFailure("une sorte hors catalogue n’a pas de champs")
    }
    self.kind = kind
    self.ordinal = ordinal
    type = declaration.fields[ordinal].type
  }

  /// The name of the field.
  package var nom: String { kind.declaration?.fields[ordinal].name ?? "" }

  /// The word of this field in an event of its kind, or nil when absent, cleared or encrypted.
  @inlinable @inline(__always)
  public func word<Words: RandomAccessCollection>(
    of fait: Fait, in words: Words
  ) -> Int64? where Words.Element == Int64, Words.Index == Int {
    guard let place = fait.place(ofField: ordinal) else { return nil }
    let word = words[place]
    return word <= Fait.encrypted ? nil : word
  }
}

extension EventKind {
  /// Words that number texts, as bits: those of some fields, and who recorded the event.
  ///
  /// An event of no kind has no other than this one.
  public var internedWords: UInt32 {
    (declaration?.fields ?? []).enumerated().reduce(1 << UInt32(Fait.authorOrdinal)) {
      bits, entry in
      entry.element.type.isInterned ? bits | 1 << UInt32(entry.offset) : bits
    }
  }
}
