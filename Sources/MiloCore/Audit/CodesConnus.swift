public import MiloEvents

/// The codes of places, people, dispositifs and the like that a journal declares or has met.
///
/// A code written for the first time, where the journal declares things of that kind, is most often a
/// slip: whoever enters it is told, with the nearest one known.
public struct CodesConnus: Sendable {
  /// What a code names.
  public enum Genre: String, Hashable, Sendable, CaseIterable {
    case site, conseiller, dispositif, partenaire, commune, quartier, critere

    /// The word, as French writes it.
    var mot: String { self == .critere ? "critère" : rawValue }

    /// The codes known without any declaration.
    var codesNationaux: Set<String> {
      self == .dispositif ? Set(DispositifNational.known.keys) : []
    }
  }

  /// A code that the journal neither declares nor has met.
  public struct Inconnu: Hashable, Sendable, CustomStringConvertible {
    /// The field that holds it.
    public var champ: String
    /// The code.
    public var code: String
    /// What it names.
    public var genre: Genre
    /// The nearest code known, when one is close.
    public var proche: String?

    /// One French sentence.
    public var description: String {
      "\(champ)=\(code) : le journal ne connaît pas ce code"
        + (proche.map { " (vouliez-vous dire « \($0) » ?)" } ?? "")
    }
  }

  private var declared: [Genre: Set<String>] = [:]
  private var met: [Genre: Set<String>] = [:]

  /// The codes of a journal, as read.
  public init(_ lecture: Lecture) {
    declared[.dispositif] = Genre.dispositif.codesNationaux
    // Numbers of texts first: a journal has a thousand times more uses than codes.
    var words: [Bool: [Genre: Set<Int64>]] = [:]
    Self.forEach(in: lecture.histoires) { _, genre, word, declares in
      words[declares, default: [:]][genre, default: []].insert(word)
    }
    for (declares, genres) in words {
      for (genre, codes) in genres {
        for word in codes { add(lecture.histoires.code(word), genre, declares: declares) }
      }
    }
  }

  /// Goes through the codes of effective events: the event, what the code names, the number of its text,
  /// and whether the event declares it.
  static func forEach(
    in histoires: Histoires, _ body: (Fait, Genre, Int64, Bool) -> Void
  ) {
    var champs: [EventKind: [(champ: Champ, genre: Genre, declares: Bool)]] = [:]
    for fait in [histoires.faits, histoires.structure].joined() {
      if champs[fait.kind] == nil { champs[fait.kind] = Self.champs(of: fait.kind) }
      for (champ, genre, declares) in champs[fait.kind] ?? [] {
        guard let word = champ.word(of: fait, in: histoires.words) else { continue }
        body(fait, genre, word, declares)
      }
    }
  }

  private mutating func add(_ code: String, _ genre: Genre, declares: Bool) {
    if declares {
      declared[genre, default: []].insert(code)
    } else {
      met[genre, default: []].insert(code)
    }
  }

  /// The codes that the journal declares, then those that it has met, each sorted.
  public func codes(_ genre: Genre) -> [String] {
    let declared = declared[genre] ?? []
    return declared.sorted() + (met[genre] ?? []).subtracting(declared).sorted()
  }

  /// The codes of an event that are not known; those of the event are known from then on.
  ///
  /// A kind of thing that the journal never declares is left to whoever writes it.
  public mutating func inconnus(_ event: Event) -> [Inconnu] {
    guard let declaration = event.declaration else { return [] }
    var found: [Inconnu] = []
    for field in declaration.fields {
      guard let (genre, declares) = Self.genre(of: field, in: declaration),
        let code = event.data[field.name]?.string
      else { continue }
      let known = codes(genre)
      if !declares, !(declared[genre] ?? []).isEmpty, !known.contains(code) {
        found.append(
          Inconnu(
            champ: field.name, code: code, genre: genre, proche: nearest(to: code, among: known)))
      }
      add(code, genre, declares: declares)
    }
    return found
  }

  private static func champs(of kind: EventKind) -> [(Champ, Genre, Bool)] {
    guard let declaration = kind.declaration else { return [] }
    return declaration.fields.enumerated().compactMap { ordinal, field in
      genre(of: field, in: declaration).map { (Champ(kind: kind, ordinal: ordinal), $0, $1) }
    }
  }

  /// What a field of code names, and whether it declares it.
  static func genre(
    of field: FieldDeclaration, in declaration: EventDeclaration
  ) -> (Genre, Bool)? {
    guard field.type == .code || field.type == .insee else { return nil }
    switch (declaration.nom, field.name) {
    case (Site.nom, "code"): return (.site, true)
    case (Conseiller.nom, "code"): return (.conseiller, true)
    case (DispositifDefinition.nom, "code"), (DispositifGroupe.nom, "code"):
      return (.dispositif, true)
    case (Partenaire.nom, "code"): return (.partenaire, true)
    case (Commune.nom, "insee"): return (.commune, true)
    case (Quartier.nom, "code"): return (.quartier, true)
    case (Critere.nom, "code"): return (.critere, true)
    case (_, "remplacant"): return (.conseiller, false)
    case (_, let name): return Genre(rawValue: name).map { ($0, false) }
    }
  }
}

extension Histoires {
  /// The code that the word of a field numbers.
  func code(_ word: Int64) -> String {
    texts.text(UInt32(truncatingIfNeeded: word))
  }
}
