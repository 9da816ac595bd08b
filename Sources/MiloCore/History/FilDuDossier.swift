import MiloEvents

/// Where the file of a youth stands at the end of a day (13.1), the first that applies.
public enum EtatDossier: String, CaseIterable, Hashable, Sendable {
  /// Closed, and nothing has opened it again.
  case clos
  /// Gone to another structure.
  case parti
  /// Past the 26th birthday, or the 30th with rqth, and no dispositif is open.
  case horsAge = "hors_age"
  /// Nobody follows the youth, who had no contact in twelve months.
  case inactif
  /// Somebody follows the youth, or there was contact in the twelve months before.
  case actif

  /// The state in French, as people read it.
  public var libelle: String {
    switch self {
    case .clos: "clos"
    case .parti: "parti dans une autre structure"
    case .horsAge: "âge passé, non clos"
    case .inactif: "inactif"
    case .actif: "actif"
    }
  }
}

/// What makes a file active or not, walked day after day.
///
/// What holds at the end of a day is the last event of each sort dated by then: a walk costs a step an
/// event, and each question a glance at what was kept.
struct FilDuDossier {
  private let dossier: Dossier
  /// Places of the events that bear on the file, by date.
  private let places: [Int]
  /// How many of them were walked over.
  private var avance = 0
  private var dernierContact: LocalDate?
  private var sejoursOuverts = 0
  /// Places of the last events, or -1.
  private var cloture = -1
  private var retour = -1
  private var mutation = -1
  private var referents = [Int](repeating: -1, count: RoleReferent.allCases.count)
  /// Place of the last event walked over that bears on the state, or -1.
  private(set) var dernier = -1

  /// The kinds that bear on the state of a file.
  static let sortes: Set<EventKind> = Kinds.deContact.union([
    Kinds.referent, Kinds.mutation, Kinds.dossierCloture, Kinds.dossierReouverture,
    Kinds.dispositifEntree, Kinds.dispositifSortie, Kinds.profil,
  ])
  private static let sortesLues = KindSet(Array(sortes))
  private static let deContact = KindSet(Array(Kinds.deContact))
  private static let sens = Champ(Mutation.self, "sens")

  /// Nothing walked over yet.
  init(_ dossier: Dossier) {
    self.dossier = dossier
    var places = (0..<dossier.count).filter {
      Self.sortesLues.contains(dossier[$0].kind) && !dossier.isVoid[$0]
    }
    // Instants order a history; offsets may order its days otherwise.
    let isOrdered = zip(places, places.dropFirst()).allSatisfy {
      dossier[$0].date <= dossier[$1].date
    }
    if !isOrdered { places.sort { (dossier[$0].date, $0) < (dossier[$1].date, $1) } }
    self.places = places
  }

  private var words: Column<Int64> { dossier.histoires.words }

  /// The day of the next event; nil at the end.
  var prochainJour: LocalDate? {
    avance < places.count ? dossier[places[avance]].date : nil
  }

  /// The last event that bears on the state, among those walked over.
  var dernierFait: Fait? { dernier >= 0 ? dossier[dernier] : nil }
  /// The last closing walked over.
  var derniereCloture: Fait? { cloture >= 0 ? dossier[cloture] : nil }
  /// The last contact walked over.
  var jourDuDernierContact: LocalDate? { dernierContact }

  /// Walks over the events dated by a day.
  mutating func avancer(jusquA date: LocalDate) {
    while avance < places.count, dossier[places[avance]].date <= date {
      let place = places[avance]
      avance += 1
      take(place, dossier[place])
    }
  }

  private mutating func take(_ place: Int, _ fait: Fait) {
    if Self.deContact.contains(fait.kind) {
      guard Champs.isPresent(fait, in: words) else { return }
      dernierContact = fait.date
      retour = max(retour, place)
    } else {
      switch fait.kind {
      case Kinds.referent:
        let role = Champs.role.word(of: fait, in: words) ?? RoleReferent.referent.word
        referents[Int(role)] = max(referents[Int(role)], place)
        // Somebody is named: nobody closes a file to follow it.
        if Champs.conseillerReferent.code(of: fait, in: words) != nil {
          retour = max(retour, place)
        }
      case Kinds.mutation: mutation = max(mutation, place)
      case Kinds.dossierCloture: cloture = max(cloture, place)
      case Kinds.dossierReouverture: retour = max(retour, place)
      case Kinds.dispositifEntree:
        retour = max(retour, place)
        if dure(place) { sejoursOuverts += 1 }
      case Kinds.dispositifSortie:
        let entree = Int(dossier.cibles[place])
        if dossier.premiereFin(entree) == place, dure(entree) { sejoursOuverts -= 1 }
      default: return
      }
    }
    dernier = place
  }

  /// Whether a stay lasts beyond the day of its entry.
  private func dure(_ entree: Int) -> Bool {
    dossier.premiereFin(entree).map { dossier[$0].date > dossier[entree].date } ?? true
  }

  /// Where the file stands at the end of the last day walked to.
  func etat(at date: LocalDate) -> EtatDossier {
    if cloture > retour { return .clos }
    if mutation >= 0,
      Self.sens.word(of: dossier[mutation], in: words) == SensMutation.depart.word
    {
      return .parti
    }
    if isHorsAge(date) { return .horsAge }
    return isSuivi(at: date) || isEnContact(at: date) ? .actif : .inactif
  }

  private func isHorsAge(_ date: LocalDate) -> Bool {
    guard sejoursOuverts == 0,
      let word = dossier.attribut(Champs.dateNaissance, at: date, until: date)
    else { return false }
    let rqth = dossier.attribut(Champs.rqth, at: date, until: date)
    let naissance = LocalDate(day: Int32(truncatingIfNeeded: word))
    return naissance.birthday(age: Self.ageLimite(rqth: rqth == 1)) < date
  }

  /// The birthday that ends the accompaniment, in years.
  static func ageLimite(rqth: Bool) -> Int { rqth ? 30 : 26 }

  /// Whether the last `referent` of a role names somebody and has not ended (08.4.2).
  private func isSuivi(at date: LocalDate) -> Bool {
    referents.contains { place in
      place >= 0 && Champs.conseillerReferent.code(of: dossier[place], in: words) != nil
        && Champs.jusquAu.date(of: dossier[place], in: words).map { $0 >= date } ?? true
    }
  }

  private func isEnContact(at date: LocalDate) -> Bool {
    dernierContact.map { $0 > date.adding(months: -12) } ?? false
  }
}
