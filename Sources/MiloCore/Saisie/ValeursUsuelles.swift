package import MiloEvents

extension Lecture {
  /// The codes that the journal's events have in a field, the most frequent first.
  ///
  /// - Complexity: linear in the number of events.
  package func codesUsuels(_ field: FieldDeclaration, of declaration: EventDeclaration) -> [String]
  {
    guard field.type == .code || field.type == .insee,
      let ordinal = declaration.ordinal(of: field.name)
    else { return [] }
    let champ = Champ(kind: declaration.kind, ordinal: ordinal)
    var counts: [Int64: Int] = [:]
    for faits in [histoires.faits, histoires.structure] {
      for fait in faits where fait.kind == declaration.kind {
        guard let word = champ.word(of: fait, in: histoires.words), word >= 0 else { continue }
        counts[word, default: 0] += 1
      }
    }
    return counts.map { (code: histoires.code($0.key), count: $0.value) }
      .sorted { ($1.count, Octets($0.code)) < ($0.count, Octets($1.code)) }.map(\.code)
  }

  /// The kinds of events about youths, those that the journal has most of first.
  package var sortesUsuelles: [EventDeclaration] {
    var counts: [EventKind: Int] = [:]
    for fait in histoires.faits { counts[fait.kind, default: 0] += 1 }
    return Catalogue.declarations.filter { $0.sujet == .jeune }.sorted {
      (counts[$1.kind] ?? 0, $0.kind.rawValue) < (counts[$0.kind] ?? 0, $1.kind.rawValue)
    }
  }
}

extension EvenementDit {
  /// The codes that a field may hold, each with its words; none where they are not known beforehand.
  package static func valeurs(_ type: FieldType) -> [(code: String, mot: String)] {
    switch type {
    case .choix(let codes), .liste(.choix(let codes)):
      codes.map { ($0, Libelles.mot($0, of: codes)) }
    case .booleen: [("oui", "oui"), ("non", "non")]
    default: []
    }
  }
}
