import MiloEvents

/// What a journal gained since an earlier reading of it: the events by kind, and the corrections that touch
/// what was there.
public struct CroissanceDuJournal: Sendable {
  /// The lines of one kind that came.
  public struct Ajout: Hashable, Sendable {
    /// The name of the kind; nil for those outside the catalogue.
    public let nom: String?
    /// How many lines.
    public let nombre: Int
    /// Index of the first one.
    public let premiere: Int
    /// Index of the last one.
    public let derniere: Int
  }

  /// A correction that came, of a line that was there.
  public struct Retouche: Hashable, Sendable {
    /// Index of the correction.
    public let index: Int
    /// Index of the line that it corrects.
    public let cible: Int
    /// Whether it cancels; otherwise it rectifies.
    public let annule: Bool
  }

  /// What came, in catalogue order.
  public let ajouts: [Ajout]
  /// The corrections of former lines, by rising indexes.
  public let retouches: [Retouche]

  /// Compares two readings of one journal, the second of more lines.
  ///
  /// - Complexity: one look at every event.
  public init(_ avant: Lecture, _ apres: Lecture) {
    let histoires = apres.histoires
    let corrections = histoires.corrections.map(\.fait)
    let first = UInt32(clamping: avant.taille)
    var found: [EventKind: (count: Int, first: UInt32, last: UInt32)] = [:]
    for faits in [
      Array(histoires.faits), histoires.structure, histoires.cancelled, histoires.unknown,
      corrections,
    ] {
      for fait in faits where fait.line >= first {
        let known = found[fait.kind] ?? (0, fait.line, fait.line)
        found[fait.kind] = (
          known.count + 1, min(known.first, fait.line), max(known.last, fait.line)
        )
      }
    }
    ajouts = found.sorted { $0.key.rawValue < $1.key.rawValue }.map { kind, lines in
      Ajout(
        nom: kind.declaration?.nom, nombre: lines.count, premiere: Int(lines.first),
        derniere: Int(lines.last))
    }
    retouches = histoires.lignesDeCorrection.compactMap { index, cible, annule in
      guard index >= avant.taille, let cible, cible < avant.taille else { return nil }
      return Retouche(index: index, cible: cible, annule: annule)
    }.sorted { $0.index < $1.index }
  }
}
