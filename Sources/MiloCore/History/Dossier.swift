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
  /// For each event, the place of the first end of it that counts, or -1.
  private var premieresFins: [Int32] = []
  /// For each appointment, the place of its first event, or -1 for states that lead to each other,
  /// which a rectification can make; empty when no appointment completes another.
  private var premiersRendezVous: [Int32] = []
  /// The stays in dispositifs, in the order of their entries.
  private(set) var sejours: [Sejour] = []
  /// The stays whose entry was made to count for nothing.
  private var sejoursEcartes: [Sejour] = []
  /// The earliest date of an event.
  private(set) var premierJour = LocalDate(day: .max)
  /// The latest date of an event.
  private(set) var dernierJour = LocalDate(day: .min)
  /// Whether somebody was ever named to follow the youth.
  private(set) var hasReferent = false
  /// The values of the attributes of the file.
  private var attributs = AttributsDates()
  /// The places of the events by their ids.
  private var parId = PlacesParId()
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

  private var words: Column<Int64> { histoires.words }

  /// Takes the place of the previous youth.
  ///
  /// - Complexity: linear in the youth's events, within a logarithm: a history may have one event or
  ///   a whole journal.
  mutating func load(_ histoire: Histoire) {
    jeune = histoire.jeune
    faits = histoire.faits
    let count = faits.count
    cibles.removeAll(keepingCapacity: true)
    isVoid.removeAll(keepingCapacity: true)
    sejours.removeAll(keepingCapacity: true)
    sejoursEcartes.removeAll(keepingCapacity: true)
    (premierJour, dernierJour) = (LocalDate(day: .max), LocalDate(day: .min))
    hasReferent = false
    parId.load(faits)
    attributs.load(faits.lazy.filter { $0.kind == Kinds.profil }, words)
    for place in 0..<count {
      let fait = self[place]
      premierJour = min(premierJour, fait.date)
      dernierJour = max(dernierJour, fait.date)
      if fait.kind == Kinds.referent { hasReferent = true }
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
    findEnds()
    for sejour in sejours.indices {
      guard let sortie = premiereFin(sejours[sejour].entree) else { continue }
      sejours[sejour].sortie = sortie
      sejours[sejour].dateSortie = self[sortie].date
    }
    findAppointments()
  }

  /// Finds the first end that counts of each event.
  private mutating func findEnds() {
    premieresFins.removeAll(keepingCapacity: true)
    premieresFins.append(contentsOf: repeatElement(-1, count: count))
    for place in 0..<count where Self.isEnd(self[place].kind) && !isVoid[place] {
      let entree = Int(cibles[place])
      if premieresFins[entree] < 0 { premieresFins[entree] = Int32(place) }
    }
  }

  /// Whether events of that kind end what they name, once and for all.
  static func isEnd(_ kind: EventKind) -> Bool {
    kind == Kinds.dispositifSortie || kind == Kinds.situationFin
  }

  /// Follows the states of appointments back to their first events, each link once.
  private mutating func findAppointments() {
    premiersRendezVous.removeAll(keepingCapacity: true)
    let isChained = (0..<count).contains { self[$0].kind == Kinds.rendezVous && cibles[$0] >= 0 }
    guard isChained else { return }
    let (unknown, met): (Int32, Int32) = (-2, -3)
    premiersRendezVous.append(contentsOf: repeatElement(unknown, count: count))
    for start in 0..<count where self[start].kind == Kinds.rendezVous {
      var place = start
      while premiersRendezVous[place] == unknown, cibles[place] >= 0 {
        premiersRendezVous[place] = met
        place = Int(cibles[place])
      }
      let premier =
        switch premiersRendezVous[place] {
        case unknown: Int32(place)
        case met: Int32(-1)
        default: premiersRendezVous[place]
        }
      premiersRendezVous[place] = premier
      place = start
      while premiersRendezVous[place] == met {
        premiersRendezVous[place] = premier
        place = Int(cibles[place])
      }
    }
  }

  /// Place of the first event of the appointment whose state an event tells (08.3.3); nil for states
  /// that lead to each other.
  func premierDuRendezVous(_ place: Int) -> Int? {
    guard !premiersRendezVous.isEmpty else { return place }
    let premier = premiersRendezVous[place]
    return premier >= 0 ? Int(premier) : nil
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

  /// Place of the first end that counts of an entry or of a situation; nil while open.
  func premiereFin(_ place: Int) -> Int? {
    let fin = premieresFins[place]
    return fin >= 0 ? Int(fin) : nil
  }

  /// Whether an exit or end comes after another one of the same entry: it counts for nothing
  /// (08.1.11).
  func isSecondEnd(_ place: Int) -> Bool {
    guard Self.isEnd(self[place].kind), cibles[place] >= 0 else { return false }
    return premiereFin(Int(cibles[place])).map { $0 < place } ?? false
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
    var own: Int?
    parId.forEach(hash, in: faits) { place in
      if self[place].source == fait.source {
        own = place
        return false
      }
      other = place
      others += 1
      return true
    }
    if let own {
      return accepts(self[own].kind) && self[own].line != fait.line ? own : nil
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

  /// Makes events count for nothing; a stay whose entry is void goes with it.
  mutating func voidEvents(where isVoided: (Int) -> Bool) {
    for place in 0..<count where isVoided(place) { isVoid[place] = true }
    sejoursEcartes += sejours.filter { isVoid[$0.entree] }
    sejours.removeAll { isVoid[$0.entree] }
    findEnds()
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
    attributs.value(champ.ordinal, at: date, until: limit, in: words)
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
