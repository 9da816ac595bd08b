import MiloEvents

/// A youth's history with its references resolved: what completes what, and the spells.
///
/// A reference holds only if its target is effective and belongs to the same youth after fusions
/// (08.1.7): it is therefore found in the youth's own events. An event whose required reference does
/// not hold is void: no table counts it. One value is loaded again and again, youth after youth, so
/// that its memory is taken once a core.
struct Dossier {
  /// Number of the youth's identifier.
  private(set) var jeune: UInt32 = 0
  /// The effective events, in time order.
  private(set) var faits: ArraySlice<Fait> = []
  /// For each event, the place of the event it completes, or -1.
  private(set) var cibles: [Int32] = []
  /// For each event, whether a required reference does not hold.
  private(set) var isVoid: [Bool] = []
  /// The stays in dispositifs, in the order of their entries.
  private(set) var sejours: [Sejour] = []
  /// The stays whose entry was made to count for nothing.
  private var sejoursEcartes: [Sejour] = []
  /// The earliest date of an event.
  private(set) var premierJour = LocalDate(day: .max)
  /// The latest date of an event.
  private(set) var dernierJour = LocalDate(day: .min)
  /// Places of the `profil` events.
  private(set) var profils: [Int] = []
  let histoires: Histoires

  /// A stay in a dispositif.
  struct Sejour {
    /// Place of the entry.
    var entree: Int
    /// Number of the dispositif's code.
    var code: UInt32
    /// Date of the entry.
    var debut: LocalDate
    /// Place of the earliest exit, or nil while open.
    var sortie: Int?
    /// Date of that exit, as written.
    var dateSortie: LocalDate?

    /// Whether a day of the period falls between entry and exit; an exit before the entry leaves the
    /// day of the entry (08.1.11).
    func overlaps(_ periode: Periode) -> Bool {
      debut <= periode.fin && dateSortie.map { max($0, debut) >= periode.debut } ?? true
    }

    /// Whether the stay is open at the end of a day.
    func isOpen(at date: LocalDate) -> Bool {
      debut <= date && dateSortie.map { $0 > date } ?? true
    }
  }

  init(_ histoires: Histoires) {
    self.histoires = histoires
  }

  private var words: [Int64] { histoires.words }

  /// Takes the place of the previous youth.
  mutating func load(_ histoire: Histoire) {
    jeune = histoire.jeune
    faits = histoire.faits
    let count = faits.count
    cibles.removeAll(keepingCapacity: true)
    isVoid.removeAll(keepingCapacity: true)
    sejours.removeAll(keepingCapacity: true)
    sejoursEcartes.removeAll(keepingCapacity: true)
    profils.removeAll(keepingCapacity: true)
    (premierJour, dernierJour) = (LocalDate(day: .max), LocalDate(day: .min))
    for place in 0..<count {
      let fait = self[place]
      premierJour = min(premierJour, fait.date)
      dernierJour = max(dernierJour, fait.date)
      if fait.kind == Kinds.profil { profils.append(place) }
      guard let rule = ReferenceRule.rules[Int(fait.kind.rawValue)] else {
        cibles.append(-1)
        isVoid.append(false)
        continue
      }
      let cible = target(of: fait, by: rule)
      cibles.append(Int32(cible ?? -1))
      isVoid.append(cible == nil && rule.isRequired)
    }
    for place in 0..<count where self[place].kind == Kinds.dispositifEntree {
      guard let code = Champs.dispositif.word(of: self[place], in: words) else { continue }
      sejours.append(
        Sejour(entree: place, code: UInt32(truncatingIfNeeded: code), debut: self[place].date))
    }
    guard !sejours.isEmpty else { return }
    for place in 0..<count where self[place].kind == Kinds.dispositifSortie && !isVoid[place] {
      guard let sejour = sejours.firstIndex(where: { $0.entree == Int(cibles[place]) }),
        sejours[sejour].sortie == nil
      else { continue }
      sejours[sejour].sortie = place
      sejours[sejour].dateSortie = self[place].date
    }
  }

  /// All stays, those that `operation=` leaves out included: other filters look at the whole youth.
  var tousSejours: [Sejour] { sejours + sejoursEcartes }

  /// How many events.
  var count: Int { faits.count }

  /// The event at a place, counted from 0.
  subscript(place: Int) -> Fait {
    @inline(__always) get { faits[faits.startIndex + place] }
  }

  /// Place of the event that another one completes, whether that one counts or not.
  func cible(of fait: Fait) -> Int? {
    ReferenceRule.rules[Int(fait.kind.rawValue)].flatMap { target(of: fait, by: $0) }
  }

  /// Whether the required reference of an event does not hold.
  func isRompue(_ place: Int) -> Bool {
    cibles[place] < 0
      && ReferenceRule.rules[Int(self[place].kind.rawValue)]?.isRequired ?? false
  }

  /// Whether an exit or end comes after another one of the same entry: it counts for nothing
  /// (08.1.11).
  func isSecondEnd(_ place: Int) -> Bool {
    let kind = self[place].kind
    guard kind == Kinds.dispositifSortie || kind == Kinds.situationFin else { return false }
    return (0..<place).contains {
      self[$0].kind == kind && cibles[$0] == cibles[place] && !isVoid[$0]
    }
  }

  /// The event that a reference names, among the youth's own.
  private func target(of fait: Fait, by rule: ReferenceRule) -> Int? {
    guard let word = rule.champ.word(of: fait, in: words) else { return nil }
    return target(UInt64(bitPattern: word), of: fait) { rule.accepts($0) }
  }

  private func target(
    _ hash: UInt64, of fait: Fait, _ accepts: (EventKind) -> Bool
  ) -> Int? {
    var other: Int?
    var others = 0
    for place in 0..<count where self[place].idHash == hash {
      if self[place].source == fait.source {
        return accepts(self[place].kind) && self[place].line != fait.line ? place : nil
      }
      other = place
      others += 1
    }
    guard others == 1, let other, accepts(self[other].kind),
      histoires.isUnique(hash, outside: fait.source)
    else { return nil }
    return other
  }

  /// The place of the event that another names by the hash of an id, whichever its kind.
  func place(named hash: UInt64, by place: Int) -> Int? {
    target(hash, of: self[place]) { _ in true }
  }

  /// Makes an event count for nothing; a stay whose entry is void goes with it.
  mutating func voidEvent(at place: Int) {
    isVoid[place] = true
    guard let sejour = sejours.firstIndex(where: { $0.entree == place }) else { return }
    sejoursEcartes.append(sejours.remove(at: sejour))
  }

  /// Number of the code of the counsellor who follows the youth at the end of a day, in the role
  /// `referent` (04, 08.4.2).
  func referent(at date: LocalDate) -> UInt32? {
    var held: UInt32?
    for place in 0..<count {
      let fait = self[place]
      guard fait.kind == Kinds.referent, fait.date <= date,
        (Champs.role.word(of: fait, in: words) ?? RoleReferent.referent.word)
          == RoleReferent.referent.word
      else { continue }
      let end = Champs.jusquAu.word(of: fait, in: words)
      let isOver = end.map { $0 < Int64(date.day) } ?? false
      held =
        isOver
        ? nil
        : Champs.conseillerReferent.word(of: fait, in: words).map { UInt32(truncatingIfNeeded: $0) }
    }
    return held
  }

  /// The value of an attribute of the file at a reference date (03, 3.2; 08.2.2).
  ///
  /// The last `profil` dated by then that carries it; failing that, the first value set later, up to
  /// `limit`. Nil is *non renseigné*.
  func attribut(_ champ: Champ, at date: LocalDate, until limit: LocalDate) -> Int64? {
    var held: Int64?
    var later: Int64?
    for place in profils {
      let fait = self[place]
      guard let word = fait.place(ofField: champ.ordinal).map({ words[$0] }) else { continue }
      if fait.date <= date {
        held = word
      } else if later == nil, word != Fait.cleared, fait.date <= limit {
        later = word
      }
    }
    guard let held else { return later }
    return held == Fait.cleared ? nil : held
  }
}

/// Which field of a kind names the event it completes.
struct ReferenceRule: Sendable {
  let champ: Champ
  let isRequired: Bool
  private let targets: [Bool]

  private init?(_ declaration: EventDeclaration) {
    guard declaration.sujet == .jeune,
      let field = declaration.fields.first(where: { field in
        if case .reference = field.type { return true }
        return false
      }), case .reference(let names) = field.type
    else { return nil }
    champ = Champ(kind: declaration.kind, ordinal: declaration.ordinal(of: field.name) ?? 0)
    isRequired = field.required
    targets = Catalogue.declarations.map { names.contains($0.nom) }
  }

  func accepts(_ kind: EventKind) -> Bool { targets[Int(kind.rawValue)] }

  /// The rules by kind's number; nil for kinds that name no event.
  static let rules: [ReferenceRule?] =
    Catalogue.declarations.map { ReferenceRule($0) }
    + Array(
      repeating: nil, count: 256 - Catalogue.declarations.count)
}
