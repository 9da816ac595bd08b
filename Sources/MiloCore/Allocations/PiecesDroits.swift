import MiloEvents

/// What the laws read in one youth's history, sorted once.
struct PiecesDroits {
  /// Resources declared for a month, in cents.
  struct Declaration {
    var deductibles: Int
    var partielles: Int
    /// Index of the line that declares them.
    var ligne: UInt32
    var total: Int { deductibles + partielles }
  }

  /// A notified sanction.
  struct Sanction {
    /// Place of the CEJ entry it is about.
    var entree: Int
    var rang: Int
    var notifieeLe: LocalDate
  }

  /// Days during which nothing is due.
  struct Suspension {
    /// Place of the CEJ entry it is about; nil for a service civique, which is about all.
    var entree: Int?
    var du: LocalDate
    var au: LocalDate?
    var motif: String

    /// Whether it lasts from the first to the last day of a month.
    func covers(_ mois: Mois) -> Bool {
      du <= mois.firstDay && au.map { $0 >= mois.lastDay } ?? true
    }
  }

  /// The stays in dispositifs.
  let parcours: [Parcours]
  /// The last resources declared for each month.
  private(set) var ressources: [Mois: Declaration] = [:]
  /// The earliest day on which the evidence of a month was complete.
  private(set) var completLe: [Mois: LocalDate] = [:]
  /// The tax households, in time order.
  private(set) var foyers: [(date: LocalDate, categorie: CategorieFoyer)] = []
  private(set) var sanctions: [Sanction] = []
  private(set) var suspensions: [Suspension] = []
  /// Payments less refunds, by allocation and month named, in cents.
  private(set) var verses: [Allocation: [Mois: Int128]] = [:]

  init(_ dossier: Dossier, _ codes: CodesAllocations) {
    parcours = dossier.parcours
    let words = dossier.histoires.words
    var fins: [Int: LocalDate] = [:]
    var paiements: [Int: (Allocation, Mois)] = [:]
    for place in 0..<dossier.count where !dossier.isVoid[place] {
      let fait = dossier[place]
      switch fait.kind {
      case Kinds.ressources:
        guard let mois = ChampsDroits.moisRessources.mois(of: fait, in: words) else { continue }
        ressources[mois] = Declaration(
          deductibles: ChampsDroits.deductibles.montant(of: fait, in: words),
          partielles: ChampsDroits.partielles.montant(of: fait, in: words), ligne: fait.line)
      case Kinds.justificatifs:
        guard let mois = ChampsDroits.moisJustificatifs.mois(of: fait, in: words),
          let date = ChampsDroits.completLe.date(of: fait, in: words)
        else { continue }
        completLe[mois] = min(completLe[mois] ?? date, date)
      case Kinds.foyerFiscal:
        let word = ChampsDroits.categorieFoyer.word(of: fait, in: words)
        guard let categorie = CategorieFoyer(word: word) else { continue }
        foyers.append((fait.date, categorie))
      case Kinds.sanction:
        guard let date = ChampsDroits.notifieeLe.date(of: fait, in: words) else { continue }
        sanctions.append(
          Sanction(
            entree: Int(dossier.cibles[place]),
            rang: ChampsDroits.rang.montant(of: fait, in: words), notifieeLe: date))
      case Kinds.dispositifSuspension:
        guard let du = ChampsDroits.suspensionDu.date(of: fait, in: words) else { continue }
        suspensions.append(
          Suspension(
            entree: Int(dossier.cibles[place]), du: du,
            au: ChampsDroits.suspensionAu.date(of: fait, in: words), motif: "suspension"))
      case Kinds.situationFin:
        let entree = Int(dossier.cibles[place])
        if fins[entree] == nil { fins[entree] = fait.date }
      case Kinds.aideVersement:
        guard let allocation = codes[ChampsDroits.aideVersement.code(of: fait, in: words)],
          let mois = ChampsDroits.moisVersement.mois(of: fait, in: words)
        else { continue }
        paiements[place] = (allocation, mois)
        verses[allocation, default: [:]][mois, default: 0] +=
          Int128(ChampsDroits.montantVersement.montant(of: fait, in: words))
      default: break
      }
    }
    rembourser(dossier, paiements)
    ajouterServicesCiviques(dossier, fins)
  }

  /// The stay that begins with the entry at a place.
  func parcours(entree: Int) -> Parcours? {
    var (low, high) = (0, parcours.count)
    while low < high {
      let middle = (low + high) / 2
      if parcours[middle].entree < entree { low = middle + 1 } else { high = middle }
    }
    return low < parcours.count && parcours[low].entree == entree ? parcours[low] : nil
  }

  /// Deducts the refunds from the months of their payments, whatever their own dates.
  private mutating func rembourser(_ dossier: Dossier, _ paiements: [Int: (Allocation, Mois)]) {
    guard !paiements.isEmpty else { return }
    for place in 0..<dossier.count
    where dossier[place].kind == Kinds.aideRemboursement && !dossier.isVoid[place] {
      guard let (allocation, mois) = paiements[Int(dossier.cibles[place])] else { continue }
      let montant = ChampsDroits.montantRemboursement.montant(
        of: dossier[place], in: dossier.histoires.words)
      verses[allocation, default: [:]][mois, default: 0] -= Int128(montant)
    }
  }

  /// A service civique suspends to its end, else to its planned end (08.5.3).
  private mutating func ajouterServicesCiviques(_ dossier: Dossier, _ fins: [Int: LocalDate]) {
    let words = dossier.histoires.words
    for place in 0..<dossier.count where dossier[place].kind == Kinds.volontariatEntree {
      let fait = dossier[place]
      guard
        ChampsDroits.genreVolontariat.word(of: fait, in: words)
          == GenreVolontariat.service_civique.word
      else { continue }
      let prevue = ChampsDroits.finPrevueSituation.word(of: fait, in: words)
      suspensions.append(
        Suspension(
          entree: nil, du: fait.date,
          au: fins[place] ?? prevue.map { LocalDate(day: Int32(truncatingIfNeeded: $0)) },
          motif: "service civique"))
    }
  }
}

/// The numbers of the codes of the allocations in one journal.
struct CodesAllocations: Sendable {
  private let numbers: [(UInt32, Allocation)]

  init(_ histoires: Histoires) {
    numbers = Allocation.allCases.compactMap { allocation in
      histoires.texts.number(of: allocation.rawValue).map { ($0, allocation) }
    }
  }

  /// The allocation that a code names, or nil.
  subscript(code: UInt32?) -> Allocation? {
    numbers.first { $0.0 == code }?.1
  }
}
