public import MiloEvents

/// The history of one youth.
public struct Histoire: Sendable {
  /// Number of the youth's identifier.
  public let jeune: UInt32
  /// The youth's effective events, in time order.
  public let faits: ArraySlice<Fait>
  /// The journal it comes from.
  public let histoires: Histoires

  /// The youth's identifier.
  public var identifiant: String { histoires.texts.text(jeune) }

  /// The events with their fields within reach, in time order.
  public var events: some Sequence<EffectiveEvent> {
    faits.lazy.map { EffectiveEvent(fait: $0, histoires: histoires) }
  }
}

/// An event that counts, with its fields within reach.
public struct EffectiveEvent: Sendable {
  /// The compact event.
  public let fait: Fait
  let histoires: Histoires

  /// The kind.
  public var kind: EventKind { fait.kind }
  /// The local date, as written.
  public var date: LocalDate { fait.date }
  /// Index of the line.
  public var index: Int { Int(fait.line) }

  /// Whether the event is of that kind.
  public func isA<Data: EventData>(_ type: Data.Type) -> Bool {
    fait.kind.declaration?.nom == Data.nom
  }

  /// The code, label or identifier in a field; nil when the event is of another kind or lacks it.
  public func text(_ champ: Champ) -> String? {
    word(champ).map { histoires.texts.text(UInt32(truncatingIfNeeded: $0)) }
  }

  /// The integer, amount in cents or minutes in a field; nil when absent.
  public func integer(_ champ: Champ) -> Int? {
    word(champ).map { Int($0) }
  }

  /// The boolean in a field; nil when absent.
  public func flag(_ champ: Champ) -> Bool? {
    word(champ).map { $0 != 0 }
  }

  /// The date in a field; nil when absent.
  public func date(_ champ: Champ) -> LocalDate? {
    word(champ).map { LocalDate(day: Int32(truncatingIfNeeded: $0)) }
  }

  /// The code of a closed list in a field; nil when absent.
  public func choice<List: ClosedList>(_ champ: Champ, of list: List.Type) -> List? {
    word(champ).map {
      List.allCases[List.allCases.index(List.allCases.startIndex, offsetBy: Int($0))]
    }
  }

  private func word(_ champ: Champ) -> Int64? {
    champ.kind == fait.kind ? champ.word(of: fait, in: histoires.words) : nil
  }
}
