/// A youth as the generator remembers them while they are followed.
struct Suivi {
  var numero: Int
  var arrivee: HeureLocale
  /// The day from which they no longer come.
  var depart: Int
  var naissance: Int
  var commune: Int
  var site: Int
  var referent: Int
  /// 0 non imposable, 1 première tranche, 2 imposable.
  var foyer = 0
  /// The entry of the CEJ or Garantie jeunes that is open.
  var allocation = Identifiant.aucun
  var estGJ = false
  /// First and last day of that spell.
  var debutAllocation = 0
  var finAllocation = 0
  /// The last day of the accompaniment (CEJ, GJ, PACEA) and of the situation under way.
  var finAccompagnement = 0
  var finSituation = 0
  /// Places in the lists of the population; −1 outside.
  fileprivate(set) var rangActif = -1
  fileprivate(set) var rangAllocataire = -1

  /// Completed years on a day, to within a day.
  func age(_ jour: Int) -> Int { (jour - naissance) * 400 / 146_097 }
}

/// The youths followed, in places that are used again: memory is bounded by their number.
struct Population {
  private(set) var suivis: [Suivi] = []
  private var libres: [Int] = []
  private(set) var actifs: [Int] = []
  private(set) var allocataires: [Int] = []
  /// Numbers of youths who left, the last ones only.
  private(set) var partis: [Int] = []
  private var prochainParti = 0
  private(set) var dernierNumero = 0

  subscript(place: Int) -> Suivi {
    @inline(__always) get { suivis[place] }
    @inline(__always) _modify { yield &suivis[place] }
  }

  /// Whether the youth of that number still has that place.
  func suit(_ numero: Int, a place: Int) -> Bool {
    suivis[place].numero == numero && suivis[place].rangActif >= 0
  }

  /// A number for a youth who is met without being followed.
  mutating func nouveauNumero() -> Int {
    dernierNumero += 1
    return dernierNumero
  }

  mutating func accueillir(_ suivi: Suivi) -> Int {
    var suivi = suivi
    suivi.rangActif = actifs.count
    let place = libres.popLast() ?? suivis.count
    if place == suivis.count { suivis.append(suivi) } else { suivis[place] = suivi }
    actifs.append(place)
    return place
  }

  mutating func quitter(_ place: Int) {
    fermerAllocation(place)
    let rang = suivis[place].rangActif
    let dernier = actifs.removeLast()
    if dernier != place {
      actifs[rang] = dernier
      suivis[dernier].rangActif = rang
    }
    suivis[place].rangActif = -1
    libres.append(place)
    if partis.count < 64 {
      partis.append(suivis[place].numero)
    } else {
      partis[prochainParti % 64] = suivis[place].numero
      prochainParti += 1
    }
  }

  /// Someone to whom an effacement applies leaves the list of those who left.
  mutating func oublierParti(_ rang: Int) -> Int {
    let numero = partis.remove(at: rang)
    prochainParti = 0
    return numero
  }

  mutating func ouvrirAllocation(
    _ place: Int, _ entree: Identifiant, estGJ: Bool, _ jours: ClosedRange<Int>
  ) {
    fermerAllocation(place)
    suivis[place].allocation = entree
    suivis[place].estGJ = estGJ
    suivis[place].debutAllocation = jours.lowerBound
    suivis[place].finAllocation = jours.upperBound
    suivis[place].rangAllocataire = allocataires.count
    allocataires.append(place)
  }

  mutating func fermerAllocation(_ place: Int) {
    let rang = suivis[place].rangAllocataire
    guard rang >= 0 else { return }
    let dernier = allocataires.removeLast()
    if dernier != place {
      allocataires[rang] = dernier
      suivis[dernier].rangAllocataire = rang
    }
    suivis[place].rangAllocataire = -1
    suivis[place].allocation = .aucun
  }
}
