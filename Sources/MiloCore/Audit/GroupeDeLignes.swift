import MiloEvents

/// Events that count together, and what the lines recorded between two dates change in them.
///
/// Those of one youth; of the files that a fusion or a rectification binds; of one thing that the structure
/// describes. No line changes what events of another group give to a figure, save through what the
/// structure says of itself.
struct GroupeDeLignes: Sendable {
  /// The youths, by their numbers once all files are merged.
  var jeunes: [UInt32] = []
  /// The events whose corrections all came before, as they count.
  var faits: [Fait] = []
  /// Their corrections, and those of events cancelled before.
  var corrections: [EffectiveFaits.Correction] = []
  /// The events that a new correction touches.
  var corriges: [Corrige] = []
  /// The new events outside the catalogue.
  var inconnus: [Fait] = []
  /// Whether a fusion is new, or cancelled since.
  var hasFusions = false
  /// Whether it describes the structure: what others count may depend on it.
  var isDescription = false
  /// The indexes of the new lines, rising.
  var nouvelles: [UInt32] = []

  /// An event with what its corrections make of it.
  struct Corrige: Sendable {
    /// The event as written, then as each rectification gives it, by the indexes of their lines.
    var versions: [(ligne: UInt32, fait: Fait)]
    /// Its annulations and rectifications, in the order of their lines.
    var corrections: [EffectiveFaits.Correction]

    /// The index of its own line.
    var ligne: UInt32 { versions[0].ligne }

    /// The event without some lines, and the corrections that are left; nil when its own line is out.
    func reste(sans retirees: Set<UInt32>) -> (
      fait: Fait, isCancelled: Bool, corrections: [EffectiveFaits.Correction]
    )? {
      guard !retirees.contains(ligne) else { return nil }
      let fait = versions.last { !retirees.contains($0.ligne) }?.fait ?? versions[0].fait
      var left = corrections.filter { !retirees.contains($0.fait.line) }
      for place in left.indices { left[place].target = fait }
      return (fait, left.contains(where: \.cancels), left)
    }
  }

  /// What is left of a group without some of its new lines.
  struct Reste {
    /// The events that count, in no order.
    var faits: [Fait]
    /// The corrections.
    var corrections: [EffectiveFaits.Correction]
    /// The events outside the catalogue.
    var inconnus: [Fait]
  }

  /// Applies the corrections as if some lines had not been written.
  func reste(sans retirees: Set<UInt32>) -> Reste {
    var reste = Reste(
      faits: retirees.isEmpty ? faits : faits.filter { !retirees.contains($0.line) },
      corrections: corrections, inconnus: inconnus.filter { !retirees.contains($0.line) })
    for corrige in corriges {
      guard let left = corrige.reste(sans: retirees) else { continue }
      reste.corrections += left.corrections
      if left.fait.kind == .inconnu {
        reste.inconnus.append(left.fait)
      } else if !left.isCancelled {
        reste.faits.append(left.fait)
      }
    }
    return reste
  }

  /// The lines of the corrections of each new event that has some.
  var lignesDesCorrections: [UInt32: [UInt32]] {
    let nouvelles = Set(nouvelles)
    return Dictionary(
      corriges.lazy.filter { nouvelles.contains($0.ligne) }
        .map { ($0.ligne, $0.corrections.map(\.fait.line)) },
      uniquingKeysWith: { first, _ in first })
  }
}

extension GroupeDeLignes.Reste {
  /// The files of a group whose fusions changed, and those kept for them.
  func kept(_ groupe: GroupeDeLignes, _ histoires: Histoires) -> [UInt32: UInt32] {
    guard groupe.hasFusions else { return [:] }
    let files = FusionsDuGroupe(faits, histoires)
    let versions = groupe.corriges.flatMap { $0.versions.map(\.fait) }
    let subjects = (groupe.faits + versions + groupe.corrections.compactMap(\.target))
      .map(\.subject)
    return Dictionary(
      subjects.map { ($0, files.kept($0)) }, uniquingKeysWith: { first, _ in first })
  }

  /// The histories of the youths, files merged as the fusions that are left say.
  func histoires(_ groupe: GroupeDeLignes, _ histoires: Histoires) -> [Histoire] {
    var own: [UInt32: [Fait]] = [:]
    let kept = kept(groupe, histoires)
    for fait in faits where FaitsByYouth.isAboutYouth(fait) {
      own[kept[fait.subject] ?? histoires.kept(fait.subject), default: []].append(fait)
    }
    return own.sorted { $0.key < $1.key }.map { jeune, faits in
      let ordered = faits.sorted { ($0.instant, $0.line) < ($1.instant, $1.line) }
      return Histoire(jeune: jeune, faits: ordered[...], histoires: histoires)
    }
  }

  /// The facts of the structure.
  var structure: [Fait] { faits.filter { !FaitsByYouth.isAboutYouth($0) } }
}

/// The files that fusions merge, of a few youths.
private struct FusionsDuGroupe {
  private var parents: [UInt32: UInt32] = [:]
  private static let absorbe = Champ(Fusion.self, "absorbe")

  /// Follows fusions as a whole reading does: the first of an absorbed file holds; cycles are not entered.
  init(_ faits: [Fait], _ histoires: Histoires) {
    let fusions = faits.filter { $0.kind == Kinds.fusion }.sorted { $0.line < $1.line }
    for fait in fusions {
      guard let word = Self.absorbe.word(of: fait, in: histoires.words) else { continue }
      let absorbed = UInt32(truncatingIfNeeded: word)
      guard parents[absorbed] == nil, kept(fait.subject) != absorbed else { continue }
      parents[absorbed] = fait.subject
    }
  }

  func kept(_ jeune: UInt32) -> UInt32 {
    var current = jeune
    while let parent = parents[current] { current = parent }
    return current
  }
}
