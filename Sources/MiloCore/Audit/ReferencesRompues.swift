public import MiloEvents

/// The events that no table counts, because the event they complete was cancelled or is of somebody else.
///
/// A reference holds only if its target is effective and has the same subject after fusions (08.1.7):
/// what was right when it was appended may stop being so. The lines are kept; only projections see it.
public struct ReferencesRompues: Projection {
  private var dossier: Dossier
  private var lignes: [Int] = []

  /// No event seen yet.
  public init(_ histoires: Histoires) {
    dossier = Dossier(histoires)
  }

  /// Looks at the references of one youth.
  public mutating func apply(_ histoire: Histoire) {
    dossier.load(histoire)
    for place in 0..<dossier.count where dossier.isRompue(place) {
      lignes.append(Int(dossier[place].line))
    }
  }

  /// Takes in what was seen elsewhere.
  public mutating func merge(_ other: ReferencesRompues) {
    lignes += other.lignes
  }

  /// The indexes of the lines, in order.
  public var resultat: [Int] { lignes.sorted() }
}

extension Lecture {
  /// What a replay of the projections finds, each with its place: broken references, codes never
  /// declared.
  public var constats: [Constat] {
    (referencesRompues + codesNonDeclares)
      .sorted { ($0.index ?? .max, $0.message) < ($1.index ?? .max, $1.message) }
  }

  private var referencesRompues: [Constat] {
    histoires.fold(ReferencesRompues(histoires)).resultat.map { index in
      let place = try? lines.place(of: index)
      return Constat(
        code: .reference_rompue, index: index, segment: place?.segment, octet: place?.offset,
        message:
          "l’événement qu’elle complète ne compte plus, ou n’est pas du même jeune : aucune table ne la compte"
      )
    }
  }
}
