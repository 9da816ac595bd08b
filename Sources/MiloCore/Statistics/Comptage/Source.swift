import MiloEvents

/// What the rows of a table are.
enum Source: Hashable, Sendable {
  /// The events of a kind that is about youths.
  case evenement(EventKind)
  /// The facts of a kind that is about nobody.
  case fait(EventKind)
  /// The youths of a population.
  case jeunes
  /// The events that put a youth in contact.
  case contacts
  /// The stays in dispositifs.
  case sejours
  /// The stays in employment, training, immersion, volunteering, schooling.
  case situations
  /// The appointments, each with its states.
  case rendezVous
  /// The orientations, each with its issue.
  case orientations

  /// The sources that are no kind of event, by the name that declarations give them.
  private static let nommees: KeyValuePairs<String, Source> = [
    "jeunes": .jeunes, "evenements": .contacts, "sejours": .sejours, "situations": .situations,
    "rendez_vous": .rendezVous, "orientations": .orientations,
  ]

  /// The names that a declaration may count.
  static let noms: [String] =
    nommees.map(\.key)
    + Catalogue.declarations.filter { $0.sujet != .aucun && $0.kind != Kinds.rendezVous }.map(\.nom)

  /// The source of that name; nil when nothing of that name is counted.
  init?(_ nom: String) {
    if let nommee = Self.nommees.first(where: { $0.key == nom })?.value {
      self = nommee
    } else if let declaration = Catalogue.declaration(named: nom), declaration.sujet != .aucun {
      self = declaration.sujet == .jeune ? .evenement(declaration.kind) : .fait(declaration.kind)
    } else {
      return nil
    }
  }

  /// The kinds of the events whose fields a row has; none for a youth.
  var kinds: [EventKind] {
    switch self {
    case .evenement(let kind), .fait(let kind): [kind]
    case .jeunes: []
    case .contacts: Self.deContact
    case .sejours: [Kinds.dispositifEntree]
    case .situations: Self.entrees
    case .rendezVous: [Kinds.rendezVous]
    case .orientations: [Kinds.orientation]
    }
  }

  /// The kinds that define `contact`, in catalogue order.
  static let deContact = Kinds.deContact.sorted { $0.rawValue < $1.rawValue }
  /// The kinds that open a situation, in catalogue order.
  static let entrees = Situation.targetNames.compactMap { Catalogue.declaration(named: $0)?.kind }

  /// The kinds without which a period has no row; nil where rows need no event of the period.
  func kindsRequis(_ moment: Tableau.Moment) -> KindSet? {
    switch self {
    case .evenement, .contacts, .orientations: KindSet(kinds)
    case .situations: moment == .entree ? KindSet(kinds) : nil
    case .fait, .jeunes, .sejours, .rendezVous: nil
    }
  }

  /// Whether the rows are of youths.
  var estDeJeunes: Bool {
    if case .fait = self { return false }
    return true
  }

  /// Whether a row is a stay, which several moments may put in a period.
  var estSejour: Bool { self == .sejours || self == .situations }
  /// Whether each row comes from an event.
  var aUnEvenement: Bool { self != .jeunes }
}
