/// A line written lately that a correction may name.
struct Trace {
  var sorte: Sorte
  var id: Identifiant
  var jeune: Int
  var heure: HeureLocale
  /// The day before which a correction may not move it.
  var plancher: Int
  var site: Int
  var conseiller: Int
  /// The line it refers to, if any.
  var lien = Identifiant.aucun
}

/// Some of the lines written lately, a few hundred at most.
struct Traces {
  private var lignes: [Trace] = []
  private let capacite: Int

  /// Keeps about the lines of a week or two.
  init(evenementsParAn: Int) {
    capacite = min(512, max(32, evenementsParAn / 200))
  }

  var compte: Int { lignes.count }

  subscript(rang: Int) -> Trace { lignes[rang] }

  /// Keeps one line in four, in place of any other.
  @inline(__always)
  mutating func noter(_ trace: @autoclosure () -> Trace, _ tirage: inout Tirage) {
    let bits = tirage.bits()
    guard bits & 3 == 0 else { return }
    if lignes.count < capacite {
      lignes.append(trace())
    } else {
      lignes[Int(truncatingIfNeeded: bits >> 2) % capacite] = trace()
    }
  }

  /// Forgets a line that no other correction may name.
  mutating func oublier(_ rang: Int) { lignes.remove(at: rang) }
}
