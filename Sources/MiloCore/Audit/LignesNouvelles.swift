import MiloEvents

/// The lines recorded between two dates of knowledge, with the events that they concern.
struct LignesNouvelles {
  /// The journal as known at the second date, where every version of a rectified event has its words.
  private(set) var histoires: Histoires
  /// The groups of events in which something is new.
  private(set) var groupes: [GroupeDeLignes] = []
  /// The facts of the structure that no group holds.
  private(set) var structure: [Fait] = []
  /// The corrections, and the events outside the catalogue, that no group holds.
  private(set) var corrections: [EffectiveFaits.Correction] = []
  private(set) var inconnus: [Fait] = []

  /// What events have in common when they count together.
  private enum Lien: Hashable {
    case jeune(UInt32)
    /// A thing that the structure describes: the kind, and the words that name it.
    case description(EventKind, [Int64])
    case offre(UInt32)
    case ligne(UInt32)
  }

  /// The fields that name what a fact of the structure describes: of one thing the last fact holds.
  private static let cles: [EventKind: [Champ]] = [
    Kinds.site: [Repertoire.siteCode],
    Kinds.commune: [Repertoire.communeINSEE],
    Kinds.quartier: [Repertoire.quartierCode],
    Kinds.conseiller: [Repertoire.conseillerCode],
    Kinds.partenaire: [Repertoire.partenaireCode],
    Kinds.regroupement: [Repertoire.regroupementCode],
    Kinds.dispositifDefinition: [Repertoire.definitionCode],
    Kinds.dispositifGroupe: [Repertoire.groupeCode],
    EventKind(of: DeclarationDeTableau.self): [Champ(DeclarationDeTableau.self, "code")],
    Kinds.enveloppe: [Champ(Enveloppe.self, "aide"), Champ(Enveloppe.self, "annee")],
    Kinds.objectif: [Champ(Objectif.self, "indicateur"), Champ(Objectif.self, "annee")],
    // Actions are part of each other: they count together.
    Kinds.amelioration: [],
    Kinds.convention: [Champ(Convention.self, "code")],
    Kinds.donnee: [Champ(Donnee.self, "code"), Champ(Donnee.self, "territoire")],
  ]

  /// Whether facts of that kind describe the structure.
  static func isDescription(_ kind: EventKind) -> Bool { cles[kind] != nil }

  /// Whether what others count may depend on facts of that kind: only declared tables look at who a
  /// counsellor is, and none at partners, targets, agreements, actions and figures from elsewhere.
  private func isRead(_ kind: EventKind) -> Bool {
    let tableaux = histoires.tableaux
    if kind == Kinds.conseiller { return !tableaux.donnees.isEmpty || !tableaux.journal.isEmpty }
    return ![
      Kinds.partenaire, Kinds.objectif, Kinds.convention, Kinds.donnee, Kinds.amelioration,
    ].contains(kind)
  }

  /// Finds them.
  ///
  /// - Parameters:
  ///   - premier: the journal as known at the first date.
  ///   - second: the same journal as known at the second, later date.
  /// - Complexity: linear in the events; the lines of rectified events are read again.
  init(_ premier: Lecture, _ second: Lecture) {
    let first = UInt32(clamping: premier.taille)
    let known = second.histoires
    var versions = VersionsDEvenements(second)
    var corriges: [GroupeDeLignes.Corrige] = []
    let byTarget = Dictionary(
      grouping: known.corrections.filter { $0.target != nil }, by: { $0.target?.line ?? 0 })
    for (_, corrections) in byTarget.sorted(by: { $0.key < $1.key })
    where corrections.contains(where: { $0.fait.line >= first }) {
      corriges.append(versions.corrige(corrections, since: first))
    }
    var replacement = Histoires.Replacement(known)
    (replacement.words, replacement.texts, replacement.sources) = (
      versions.words, versions.texts, versions.sources
    )
    histoires = Histoires(known, replacement)
    group(corriges, byTarget, since: first)
  }

  private func lien(_ fait: Fait) -> Lien {
    if fait.kind == .inconnu { return .ligne(fait.line) }
    if FaitsByYouth.isAboutYouth(fait) { return .jeune(histoires.kept(fait.subject)) }
    if fait.kind == Kinds.offre { return .offre(fait.subject) }
    guard let champs = Self.cles[fait.kind] else { return .ligne(fait.line) }
    return .description(fait.kind, champs.map { $0.word(of: fait, in: histoires.words) ?? 0 })
  }

  /// Puts together what counts together.
  private mutating func group(
    _ corriges: [GroupeDeLignes.Corrige],
    _ byTarget: [UInt32: [EffectiveFaits.Correction]], since first: UInt32
  ) {
    var ensembles = Ensembles<Lien>()
    let touched = Set(corriges.map(\.ligne))
    var fusions: [Fait] = []
    for histoire in histoires.jeunes {
      for fait in histoire.faits {
        if fait.line >= first { ensembles.add(.jeune(histoire.jeune)) }
        if fait.kind == Kinds.fusion { fusions.append(fait) }
      }
    }
    for corrige in corriges {
      for version in corrige.versions {
        ensembles.join(lien(corrige.versions[0].fait), lien(version.fait))
        if version.fait.kind == Kinds.fusion { fusions.append(version.fait) }
      }
    }
    for fait in histoires.structure + histoires.unknown where fait.line >= first {
      ensembles.add(lien(fait))
    }
    let newFusions = fusions.filter { $0.line >= first || touched.contains($0.line) }
    if !newFusions.isEmpty {
      let absorbe = Champ(Fusion.self, "absorbe")
      for fait in fusions {
        guard let word = absorbe.word(of: fait, in: histoires.words) else { continue }
        let absorbed = histoires.kept(UInt32(truncatingIfNeeded: word))
        ensembles.join(.jeune(histoires.kept(fait.subject)), .jeune(absorbed))
      }
    }
    var own: [Int: GroupeDeLignes] = [:]
    for (lien, numero) in ensembles.numbered() {
      switch lien {
      case .jeune(let jeune): own[numero, default: GroupeDeLignes()].jeunes.append(jeune)
      case .description(let kind, _):
        own[numero, default: GroupeDeLignes()].isDescription = isRead(kind)
      case .offre: own[numero, default: GroupeDeLignes()].isDescription = true
      case .ligne: own[numero, default: GroupeDeLignes()].isDescription = false
      }
    }
    let numbers = Dictionary(uniqueKeysWithValues: ensembles.numbered())
    func keep(_ fait: Fait, in numero: Int) {
      guard !touched.contains(fait.line) else { return }
      if fait.kind == .inconnu {
        own[numero]?.inconnus.append(fait)
      } else {
        own[numero]?.faits.append(fait)
      }
      if fait.line >= first { own[numero]?.nouvelles.append(fait.line) }
      own[numero]?.corrections += byTarget[fait.line] ?? []
    }
    for (numero, groupe) in own {
      for jeune in groupe.jeunes {
        for fait in histoires.histoire(jeune)?.faits ?? [] { keep(fait, in: numero) }
      }
    }
    for fait in histoires.structure {
      if let numero = numbers[lien(fait)] { keep(fait, in: numero) } else { structure.append(fait) }
    }
    for fait in histoires.unknown {
      if let numero = numbers[lien(fait)] { keep(fait, in: numero) } else { inconnus.append(fait) }
    }
    for fait in histoires.cancelled where !touched.contains(fait.line) {
      guard let numero = numbers[lien(fait)] else { continue }
      own[numero]?.corrections += byTarget[fait.line] ?? []
    }
    for corrige in corriges {
      guard let numero = numbers[lien(corrige.versions[0].fait)] else { continue }
      own[numero]?.corriges.append(corrige)
      own[numero]?.nouvelles += [corrige.ligne].filter { $0 >= first }
      own[numero]?.nouvelles += corrige.corrections.map(\.fait.line).filter { $0 >= first }
    }
    for fait in newFusions {
      if let numero = numbers[.jeune(histoires.kept(fait.subject))] {
        own[numero]?.hasFusions = true
      }
    }
    groupes = own.values.map { groupe in
      var groupe = groupe
      groupe.jeunes.sort()
      groupe.nouvelles.sort()
      return groupe
    }.sorted { ($0.nouvelles.first ?? 0) < ($1.nouvelles.first ?? 0) }
    let held = Set(groupes.flatMap(\.corrections).map(\.fait.line))
    corrections = histoires.corrections.filter { correction in
      !held.contains(correction.fait.line)
        && !(correction.target.map { touched.contains($0.line) } ?? false)
    }
  }
}

/// The events that rectifications change, as written and as each rectification gives them.
private struct VersionsDEvenements {
  private let lecture: Lecture
  private(set) var words: Column<Int64>
  private(set) var texts: Texts
  private(set) var sources: Interner

  init(_ lecture: Lecture) {
    self.lecture = lecture
    (words, texts, sources) = (
      lecture.histoires.words, lecture.histoires.texts, lecture.histoires.sources
    )
  }

  /// An event with its corrections, at least one of which is new.
  mutating func corrige(
    _ corrections: [EffectiveFaits.Correction], since first: UInt32
  ) -> GroupeDeLignes.Corrige {
    let last = corrections.compactMap(\.target)[0]
    let rectifications = corrections.filter { !$0.cancels }
    var versions = [(ligne: last.line, fait: last)]
    if last.kind != Kinds.fusion, rectifications.contains(where: { $0.fait.line >= first }) {
      let lines = rectifications.map(\.fait.line)
      if let read = read(last.line, lines) { versions = read }
    }
    return GroupeDeLignes.Corrige(versions: versions, corrections: corrections)
  }

  /// The versions of an event; nil when its line cannot be read any more.
  private mutating func read(
    _ ligne: UInt32, _ rectifications: [UInt32]
  ) -> [(ligne: UInt32, fait: Fait)]? {
    guard let written = lecture.event(at: Int(ligne)),
      let event = try? Catalogue.upcast(written)
    else { return nil }
    var versions: [(ligne: UInt32, fait: Fait)] = []
    for rectification in [ligne] + rectifications {
      var lines = [(index: Int(ligne), event: event)]
      if rectification != ligne {
        guard let correction = lecture.event(at: Int(rectification)) else { return nil }
        lines.append((Int(rectification), correction))
      }
      let scan = JournalScan(lines: lines, hash: lecture.histoires.hash)
      guard
        let effective = try? EffectiveFaits(
          scan, before: nil, hash: lecture.histoires.hash, event: { _ in nil }),
        let fait = (effective.faits + effective.unknown).first
      else { return nil }
      versions.append((rectification, adopt(fait, of: effective)))
    }
    return versions
  }

  /// An event of a small reading, with the numbers of the whole one.
  private mutating func adopt(_ fait: Fait, of effective: EffectiveFaits) -> Fait {
    var fait = fait
    let numbers = TextNumbers(
      texts: texts.adopt(effective.texts), sources: sources.adopt(effective.allSources))
    let shift = UInt32(words.count)
    var own = Array(effective.words)
    own.withUnsafeMutableBufferPointer { words in
      withUnsafeMutablePointer(to: &fait) {
        numbers.renumber(UnsafeMutableBufferPointer(start: $0, count: 1), words)
      }
    }
    fait.words += shift
    words = words.appending(own)
    return fait
  }
}

/// Things joined two by two, and the sets that this makes.
private struct Ensembles<Element: Hashable> {
  private var places: [Element: Int] = [:]
  private var parents: [Int] = []

  /// Makes a set of a thing that is in none.
  @discardableResult
  mutating func add(_ element: Element) -> Int {
    if let place = places[element] { return place }
    places[element] = parents.count
    parents.append(parents.count)
    return parents.count - 1
  }

  /// Makes one set of those of two things.
  mutating func join(_ left: Element, _ right: Element) {
    let places = (add(left), add(right))
    let roots = (root(places.0), root(places.1))
    parents[max(roots.0, roots.1)] = min(roots.0, roots.1)
  }

  /// Each thing with the number of its set.
  func numbered() -> [(Element, Int)] { places.map { ($0.key, root($0.value)) } }

  private func root(_ place: Int) -> Int {
    var current = place
    while parents[current] != current { current = parents[current] }
    return current
  }
}
