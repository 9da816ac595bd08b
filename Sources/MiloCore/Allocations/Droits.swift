public import MiloEvents

/// The rights of all youths, month by month: due, paid, and where each month stands.
public struct Droits: Projection {
  /// What is asked besides the journal.
  public struct Options: Hashable, Sendable {
    /// Only this youth, by the number of its identifier.
    public var jeune: UInt32?
    /// Only this allocation.
    public var allocation: Allocation?
    /// Only months of this span.
    public var mois: ClosedRange<Mois>?
    /// Whether the steps of each computation are kept.
    public var isDetaille = false

    /// All youths, allocations and months, without the steps.
    public init() {}
  }

  private let contexte: ContexteDroits
  private let options: Options
  private var dossier: Dossier
  private var jeunes: [[DroitMensuel]] = []

  /// Nobody's rights yet, by the scales that the journal knows.
  ///
  /// - Parameters:
  ///   - histoires: the journal.
  ///   - moisVue: the month after which no right is counted.
  ///   - options: what is asked.
  public init(_ histoires: Histoires, moisVue: Mois, _ options: Options = Options()) {
    contexte = ContexteDroits(
      histoires, Baremes(histoires), moisVue: moisVue, isDetaille: options.isDetaille)
    self.options = options
    dossier = Dossier(histoires)
  }

  /// Computes the rights of one youth.
  public mutating func apply(_ histoire: Histoire) {
    if let jeune = options.jeune, histoire.jeune != jeune { return }
    dossier.load(histoire)
    let lignes = DroitsDuJeune(dossier, contexte).lignes().filter { ligne in
      options.allocation.map { $0 == ligne.allocation } ?? true
        && options.mois.map { $0.contains(ligne.mois) } ?? true
    }
    if !lignes.isEmpty { jeunes.append(lignes) }
  }

  /// Adds the youths seen elsewhere.
  public mutating func merge(_ other: Droits) {
    jeunes += other.jeunes
  }

  /// The rows, sorted by youth, allocation and month.
  public var resultat: [DroitMensuel] {
    jeunes.sorted { left, right in
      left[0].jeune.utf8.lexicographicallyPrecedes(right[0].jeune.utf8)
    }.flatMap { $0 }
  }
}

extension Lecture {
  /// The day of the view: the one asked for, else that of the last recording; nil for an empty journal.
  public var jourDeVue: LocalDate? {
    vuAu ?? histoires.dernierEnregistrement.map { histoires.fuseau.date(at: $0) }
  }

  /// The rights as known on the day of the view, sorted by youth, allocation and month.
  ///
  /// - Complexity: one fold over the youths, on all cores.
  public func droits(_ options: Droits.Options = Droits.Options()) -> [DroitMensuel] {
    guard let moisVue = jourDeVue?.mois else { return [] }
    return histoires.fold(Droits(histoires, moisVue: moisVue, options)).resultat
  }
}
