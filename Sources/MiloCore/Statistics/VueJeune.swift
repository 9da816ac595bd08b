import MiloEvents

/// One youth during one period: what the tables ask, computed once.
struct VueJeune {
  /// The youth's history, references resolved.
  var dossier: Dossier
  /// The period, the structure's facts at its end, the filters.
  private(set) var contexte: Contexte
  /// Places of the events of the period that count, in time order.
  private(set) var periode: [Int] = []
  /// The kinds that they are of.
  private(set) var natures = KindSet()
  /// Places of the events of the period whose required reference does not hold: no table but
  /// `qualite` counts them.
  private(set) var rompues: [Int] = []
  /// Whether the youth belongs to each population.
  private(set) var populations = PopulationSet()
  /// Place of the first interview ever, up to the end of the period.
  private(set) var premierEntretien: Int?
  /// The attributes at the end of the period.
  private(set) var attributsFin = Attributs()

  /// A place for youths; nobody yet.
  init(_ contexte: Contexte) {
    dossier = Dossier(contexte.histoires)
    self.contexte = contexte
  }

  /// End of the period: what dates the attributes of most populations.
  var fin: LocalDate { contexte.periode.fin }
  /// The words of all events.
  var words: Column<Int64> { dossier.histoires.words }

  /// Takes the place of the previous youth, whatever the period.
  mutating func load(_ histoire: Histoire) {
    dossier.load(histoire)
    contexte.operation?.restrict(&dossier)
  }

  /// Whether the period may hold anything of the youth: most periods hold nothing of most youths, and
  /// a glance at two dates spares a walk over the events.
  func mayCount(in contexte: Contexte) -> Bool {
    let periode = contexte.periode
    guard dossier.premierJour <= periode.fin else { return false }
    return dossier.dernierJour >= periode.debut || contexte.asksSituations
      || (!contexte.asksOnlySeries && !dossier.sejours.isEmpty)
  }

  /// Whether the youth may be in the active file on a day of a period, of which the period may hold
  /// nothing.
  func mayBeActive(in contexte: Contexte) -> Bool {
    dossier.premierJour <= contexte.periode.fin
      && (dossier.hasReferent
        || dossier.dernierJour >= contexte.periode.debut.adding(months: -12))
  }

  /// Looks at the youth during a period; false when nothing of it can count, or when the filters
  /// leave the youth out.
  ///
  /// - Parameter evenMotionless: whether a youth of whom the period holds nothing counts.
  mutating func enter(_ contexte: Contexte, evenMotionless: Bool = false) -> Bool {
    self.contexte = contexte
    periode.removeAll(keepingCapacity: true)
    natures = KindSet()
    rompues.removeAll(keepingCapacity: true)
    populations = PopulationSet()
    premierEntretien = nil
    for place in 0..<dossier.count {
      let fait = dossier[place]
      guard !dossier.isVoid[place] else {
        if contexte.periode.contains(fait.date), dossier.isRompue(place) { rompues.append(place) }
        continue
      }
      if fait.kind == Kinds.entretien, premierEntretien == nil, fait.date <= fin {
        premierEntretien = place
      }
      guard contexte.periode.contains(fait.date) else { continue }
      periode.append(place)
      natures.insert(fait.kind)
      populations.formUnion(population(of: fait))
    }
    guard
      !periode.isEmpty || !dossier.sejours.isEmpty || !rompues.isEmpty || contexte.asksSituations
        || evenMotionless
    else { return false }
    if contexte.asksAttributes { attributsFin = attributs(at: fin) }
    if let premierEntretien, contexte.periode.contains(dossier[premierEntretien].date) {
      let anterieur = dossier.attribut(Champs.premierEntretienAnterieur, at: fin, until: fin)
      if anterieur.map({ $0 >= Int64(contexte.periode.debut.day) }) ?? true {
        populations.insert(.primos)
      }
    }
    return contexte.filtres.isEmpty || contexte.filtres.allSatisfy { $0.accepts(self) }
  }

  /// Whether the filters keep the youth, of whom the period may hold nothing.
  mutating func satisfies(_ contexte: Contexte) -> Bool {
    _ = enter(contexte)
    attributsFin = attributs(at: fin)
    return contexte.filtres.allSatisfy { $0.accepts(self) }
  }

  /// Whether somebody attended: `presence` absent or `present`.
  func isPresent(_ fait: Fait) -> Bool { Champs.isPresent(fait, in: words) }

  /// The populations that one event of the period puts the youth in (03, 3.1).
  private func population(of fait: Fait) -> PopulationSet {
    switch fait.kind {
    case Kinds.entretien: [.contact, .accompagnes, .entretien]
    case Kinds.atelier, Kinds.informationCollective:
      isPresent(fait) ? [.contact, .accompagnes] : []
    case Kinds.accueil, Kinds.contact, Kinds.acteAdministratif: [.contact]
    default: []
    }
  }

  /// Whether an event is one of those that define the population `accompagnes`.
  func isAccompagnement(_ fait: Fait) -> Bool {
    population(of: fait).isSuperset(of: .accompagnes)
  }

  /// Whether an event is one of those that define the population `contact`.
  func definesContact(_ fait: Fait) -> Bool {
    population(of: fait).isSuperset(of: .contact)
  }

  /// The reference date of the youth in a population (03, 3.2).
  func dateReference(_ population: Population) -> LocalDate {
    guard population == .primos, let premierEntretien else { return fin }
    return dossier[premierEntretien].date
  }

  /// The attributes of the youth in a population.
  func attributs(_ population: Population) -> Attributs {
    let date = dateReference(population)
    return date == fin ? attributsFin : attributs(at: date)
  }

  /// The attributes at a reference date.
  func attributs(at date: LocalDate) -> Attributs {
    Attributs(self, at: date)
  }

  /// Site of the last event of the period that defines contact and carries one (08.2.3).
  ///
  /// Like every attribute, it comes from all events, those that `operation=` leaves out included.
  func dernierSite() -> UInt32? {
    for place in (0..<dossier.count).reversed() {
      let fait = dossier[place]
      guard contexte.periode.contains(fait.date), definesContact(fait) else { continue }
      if let word = Champs.site.word(of: fait, in: words) {
        return UInt32(truncatingIfNeeded: word)
      }
    }
    return nil
  }
}

/// The populations of the tables (03, 3.1).
public enum Population: String, CaseIterable, Hashable, Sendable {
  /// At least one event of the period among the six kinds of contact.
  case contact
  /// At least one interview, workshop or collective information: the national charter's definition.
  case accompagnes
  /// At least one interview.
  case entretien
  /// First interview ever within the period.
  case primos
}

/// A set of populations.
struct PopulationSet: OptionSet {
  let rawValue: UInt8
  static let contact = PopulationSet(rawValue: 1)
  static let accompagnes = PopulationSet(rawValue: 2)
  static let entretien = PopulationSet(rawValue: 4)
  static let primos = PopulationSet(rawValue: 8)

  func contains(_ population: Population) -> Bool {
    let member: PopulationSet =
      switch population {
      case .contact: .contact
      case .accompagnes: .accompagnes
      case .entretien: .entretien
      case .primos: .primos
      }
    return isSuperset(of: member)
  }
}
