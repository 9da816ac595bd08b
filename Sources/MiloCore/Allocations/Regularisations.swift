public import MiloEvents

/// What has to be paid or taken back for a month because more became known.
public struct Regularisation: Hashable, Sendable {
  /// Why the amount due differs.
  public enum Nature: String, Sendable {
    /// More is due than what was known.
    case rappel
    /// Less is due than what was known.
    case tropPercu = "trop_percu"
    /// The month had not begun at the first view.
    case nouveauMois = "nouveau_mois"
  }

  /// The youth's identifier, after the fusions of the second view.
  public var jeune: String
  /// The allocation.
  public var allocation: Allocation
  /// The month of right.
  public var mois: Mois
  /// The amount due at the first view, in cents; nil when no known rule gave it.
  public var duAvant: Int128?
  /// The amount due at the second view, in cents; nil when no known rule gives it.
  public var duApres: Int128?
  /// What was paid by the second view, in cents.
  public var verse: Int128
  /// Why it differs.
  public var nature: Nature

  /// What to pay, or to take back when negative, in cents; an unknown amount counts for 0.
  public var montant: Int128 { (duApres ?? 0) - (duAvant ?? 0) }
}

/// The amounts to regularise between two dates of knowledge, month by month: their sum is the
/// difference of the amounts due.
public struct Regularisations: Sendable {
  /// The months whose amount due differs, sorted by youth, allocation and month.
  public let lignes: [Regularisation]
  /// All that was due at the first view, in cents.
  public let totalAvant: Int128
  /// All that is due at the second view, in cents.
  public let totalApres: Int128

  /// Compares what two readings of one journal know.
  ///
  /// - Parameters:
  ///   - avant: the first view.
  ///   - apres: the second view; files merged by then are compared as one.
  ///   - options: which youths, allocations and months.
  public init(
    avant: Lecture, apres: Lecture, _ options: Droits.Options = Droits.Options()
  ) {
    var first = options
    first.jeune = nil
    first.isDetaille = false
    var second = options
    second.isDetaille = false
    let wanted = options.jeune.map { apres.histoires.texts.text($0) }
    let old = avant.droits(first).compactMap { droit -> DroitMensuel? in
      var droit = droit
      if let number = apres.histoires.jeune(droit.jeune) {
        droit.jeune = apres.histoires.texts.text(number)
      }
      return wanted.map { isSame($0, droit.jeune) } ?? true ? droit : nil
    }
    self.init(old, apres.droits(second), moisAvant: avant.jourDeVue?.mois)
  }

  /// Compares two lists of rights, the first one known in a month.
  init(_ avant: [DroitMensuel], _ apres: [DroitMensuel], moisAvant: Mois?) {
    var old: [Cle: Int128?] = [:]
    for droit in avant {
      let key = Cle(droit)
      // Two files that became one were due what each was due.
      let before = old[key] ?? nil
      old[key] = before.map { $0 + (droit.du ?? 0) } ?? droit.du
    }
    var lignes: [Regularisation] = []
    func compare(_ key: Cle, _ duAvant: Int128?, _ duApres: Int128?, verse: Int128) {
      let montant = (duApres ?? 0) - (duAvant ?? 0)
      guard montant != 0 else { return }
      let isNew = moisAvant.map { key.mois > $0 } ?? true
      lignes.append(
        Regularisation(
          jeune: key.jeune.text, allocation: key.allocation, mois: key.mois, duAvant: duAvant,
          duApres: duApres, verse: verse,
          nature: montant < 0 ? .tropPercu : isNew ? .nouveauMois : .rappel))
    }
    for droit in apres {
      compare(Cle(droit), old.removeValue(forKey: Cle(droit)) ?? nil, droit.du, verse: droit.verse)
    }
    for (key, du) in old { compare(key, du, nil, verse: 0) }
    self.lignes = lignes.sorted { left, right in
      let (one, other) = (Octets(left.jeune), Octets(right.jeune))
      if one != other { return one < other }
      return (left.allocation.rawValue, left.mois) < (right.allocation.rawValue, right.mois)
    }
    totalAvant = avant.reduce(0) { $0 + ($1.du ?? 0) }
    totalApres = apres.reduce(0) { $0 + ($1.du ?? 0) }
  }

  private struct Cle: Hashable {
    var jeune: Octets
    var allocation: Allocation
    var mois: Mois

    init(_ droit: DroitMensuel) {
      (jeune, allocation, mois) = (Octets(droit.jeune), droit.allocation, droit.mois)
    }
  }
}
