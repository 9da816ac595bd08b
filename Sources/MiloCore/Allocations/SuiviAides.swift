public import MiloEvents

/// All aids of a calendar year: requests, decisions, payments, delays, and the PACEA decisions that
/// the rules would not admit.
public struct SuiviAides: Projection {
  /// One aid over the year, amounts in cents.
  public struct Compte: Sendable {
    /// Requests of the year.
    public internal(set) var demandes = 0
    /// Requests of the year without a decision.
    public internal(set) var enAttente = 0
    /// What these requests ask for.
    public internal(set) var montantDemande: Int128 = 0
    /// Granted decisions of the year.
    public internal(set) var accords = 0
    /// What they grant.
    public internal(set) var montantAccorde: Int128 = 0
    /// Units that they grant.
    public internal(set) var unites: Int128 = 0
    /// Refusals of the year, by the number of their reason; `Fait.nobody` without reason.
    public internal(set) var refus: [UInt32: Int] = [:]
    /// Payments of the year.
    public internal(set) var versements = 0
    /// Youths paid in the year.
    public internal(set) var jeunes = 0
    /// Payments less refunds by month of payment, of all years.
    public internal(set) var parMois: [Mois: Int128] = [:]
    /// Days from the request to each decision of the year.
    public internal(set) var delaisDecision: [Int] = []
    /// Days from the request to each payment of the year.
    public internal(set) var delaisVersement: [Int] = []

    /// What was paid in a calendar year.
    public func verse(annee: Int) -> Int128 {
      parMois.reduce(0) { $1.key.year == annee ? $0 + $1.value : $0 }
    }

    mutating func add(_ other: Compte) {
      demandes += other.demandes
      enAttente += other.enAttente
      montantDemande += other.montantDemande
      accords += other.accords
      montantAccorde += other.montantAccorde
      unites += other.unites
      refus.merge(other.refus, uniquingKeysWith: +)
      versements += other.versements
      jeunes += other.jeunes
      parMois.merge(other.parMois, uniquingKeysWith: +)
      delaisDecision += other.delaisDecision
      delaisVersement += other.delaisVersement
    }
  }

  /// Granted amounts of a month that the rules of the PACEA would not admit.
  public struct DecisionPACEA: Hashable, Sendable {
    /// The youth's identifier.
    public var jeune: String
    /// The month of the decisions.
    public var mois: Mois
    /// What they grant, in cents.
    public var accorde: Int128
    /// What the rules admit, in cents; nil when no scale is known.
    public var admis: Int?
    /// The computation.
    public var etapes: [Etape]
  }

  let annee: Int
  let jourVue: LocalDate
  private let contexte: ContexteDroits
  private var dossier: Dossier
  /// The aids by the number of their code.
  public private(set) var comptes: [UInt32: Compte] = [:]
  private var horsRegle: [DecisionPACEA] = []

  /// Nothing counted yet.
  ///
  /// - Parameters:
  ///   - histoires: the journal.
  ///   - annee: the calendar year.
  ///   - jourVue: the day of the view.
  public init(_ histoires: Histoires, annee: Int, jourVue: LocalDate) {
    self.annee = annee
    self.jourVue = jourVue
    contexte = ContexteDroits(
      histoires, Baremes(histoires), moisVue: jourVue.mois, isDetaille: true)
    dossier = Dossier(histoires)
  }

  var histoires: Histoires { contexte.histoires }

  /// Counts the aids of one youth.
  public mutating func apply(_ histoire: Histoire) {
    let concernsAids = histoire.faits.contains { Self.kinds.contains($0.kind) }
    guard concernsAids else { return }
    dossier.load(histoire)
    var decided: Set<Int> = []
    var paid: Set<UInt32> = []
    for place in 0..<dossier.count where !dossier.isVoid[place] {
      switch dossier[place].kind {
      case Kinds.aideDecision: decision(place, &decided)
      case Kinds.aideVersement: versement(place, &paid)
      case Kinds.aideRemboursement: remboursement(place)
      default: break
      }
    }
    for place in 0..<dossier.count where dossier[place].kind == Kinds.aideDemande {
      demande(dossier[place], isDecided: decided.contains(place))
    }
    for aide in paid { comptes[aide, default: Compte()].jeunes += 1 }
    checkDecisions()
  }

  private static let kinds: Set<EventKind> = [
    Kinds.aideDemande, Kinds.aideDecision, Kinds.aideVersement,
  ]

  private func isInYear(_ fait: Fait) -> Bool { fait.date.year == annee }

  private mutating func demande(_ fait: Fait, isDecided: Bool) {
    guard isInYear(fait), let aide = ChampsDroits.aideDemande.code(of: fait, in: histoires.words)
    else { return }
    comptes[aide, default: Compte()].demandes += 1
    comptes[aide, default: Compte()].enAttente += isDecided ? 0 : 1
    comptes[aide, default: Compte()].montantDemande +=
      Int128(Self.montantDemande.montant(of: fait, in: histoires.words))
  }

  private static let montantDemande = Champ(AideDemande.self, "montant_centimes")

  private mutating func decision(_ place: Int, _ decided: inout Set<Int>) {
    let (fait, words) = (dossier[place], histoires.words)
    let request = Int(dossier.cibles[place])
    if request >= 0 { decided.insert(request) }
    guard isInYear(fait), let aide = ChampsDroits.aideDecision.code(of: fait, in: words) else {
      return
    }
    if request >= 0 {
      comptes[aide, default: Compte()].delaisDecision.append(fait.date - dossier[request].date)
    }
    guard ChampsDroits.accordee.word(of: fait, in: words) == 1 else {
      let motif = ChampsDroits.motifDecision.code(of: fait, in: words) ?? Fait.nobody
      comptes[aide, default: Compte()].refus[motif, default: 0] += 1
      return
    }
    comptes[aide, default: Compte()].accords += 1
    comptes[aide, default: Compte()].montantAccorde +=
      Int128(ChampsDroits.montantDecision.montant(of: fait, in: words))
    comptes[aide, default: Compte()].unites +=
      Int128(ChampsDroits.unitesDecision.montant(of: fait, in: words))
  }

  private mutating func versement(_ place: Int, _ paid: inout Set<UInt32>) {
    let (fait, words) = (dossier[place], histoires.words)
    guard let aide = ChampsDroits.aideVersement.code(of: fait, in: words) else { return }
    comptes[aide, default: Compte()].parMois[fait.date.mois, default: 0] +=
      Int128(ChampsDroits.montantVersement.montant(of: fait, in: words))
    guard isInYear(fait) else { return }
    comptes[aide, default: Compte()].versements += 1
    paid.insert(aide)
    let decision = Int(dossier.cibles[place])
    guard decision >= 0, dossier.cibles[decision] >= 0 else { return }
    let request = dossier[Int(dossier.cibles[decision])]
    comptes[aide, default: Compte()].delaisVersement.append(fait.date - request.date)
  }

  /// A refund is deducted in the month of its payment, whatever its own date (08.3.2).
  private mutating func remboursement(_ place: Int) {
    let payment = dossier[Int(dossier.cibles[place])]
    guard let aide = ChampsDroits.aideVersement.code(of: payment, in: histoires.words) else {
      return
    }
    comptes[aide, default: Compte()].parMois[payment.date.mois, default: 0] -=
      Int128(ChampsDroits.montantRemboursement.montant(of: dossier[place], in: histoires.words))
  }

  /// Granted PACEA amounts go through the same rules as payments.
  private mutating func checkDecisions() {
    var granted: [Mois: Int128] = [:]
    for place in 0..<dossier.count where dossier[place].kind == Kinds.aideDecision {
      let (fait, words) = (dossier[place], histoires.words)
      guard ChampsDroits.accordee.word(of: fait, in: words) == 1,
        contexte.codes[ChampsDroits.aideDecision.code(of: fait, in: words)] == .PACEA
      else { continue }
      granted[fait.date.mois, default: 0] +=
        Int128(ChampsDroits.montantDecision.montant(of: fait, in: words))
    }
    guard !granted.isEmpty else { return }
    let rights = DroitsDuJeune(dossier, contexte)
    for (mois, du, calcul) in rights.admissionsPACEA(granted) where mois.year == annee {
      guard let accorde = granted[mois], du.montant.map({ Int128($0) < accorde }) ?? true else {
        continue
      }
      horsRegle.append(
        DecisionPACEA(
          jeune: histoires.texts.text(dossier.jeune), mois: mois, accorde: accorde,
          admis: du.montant, etapes: calcul.etapes))
    }
  }

  /// Adds what was counted elsewhere.
  public mutating func merge(_ other: SuiviAides) {
    for (aide, compte) in other.comptes { comptes[aide, default: Compte()].add(compte) }
    horsRegle += other.horsRegle
  }

  /// What was counted, ready for tables.
  public var resultat: SuiviAides { self }

  /// The PACEA decisions that the rules would not admit, sorted by youth and month.
  public var decisionsHorsRegle: [DecisionPACEA] {
    horsRegle.sorted { ($0.jeune, $0.mois) < ($1.jeune, $1.mois) }
  }
}

extension Lecture {
  /// The aids of a calendar year, as known on the day of the view.
  public func suiviAides(annee: Int) -> SuiviAides {
    let jour = jourDeVue ?? Periode(annee: annee).fin
    return histoires.fold(SuiviAides(histoires, annee: annee, jourVue: jour))
  }
}

extension Histoires {
  /// The aid codes known without being declared, then those that the journal names.
  public var codesAides: [String] {
    let known = [
      "CEJ", "PACEA", "GJ", "FAJ", "CHEQUE_MOBILITE", "TICKET_SERVICE", "TITRE_TRANSPORT",
      "AIDE_PERMIS", "BOURSE_PERMIS", "CAP",
    ]
    let champs = [
      ChampsDroits.aideDemande, ChampsDroits.aideDecision, ChampsDroits.aideVersement,
    ]
    var numbers: Set<UInt32> = []
    for fait in faits {
      guard let champ = champs.first(where: { $0.kind == fait.kind }),
        let code = champ.code(of: fait, in: words)
      else { continue }
      numbers.insert(code)
    }
    return known + Set(numbers.map { texts.text($0) }).subtracting(known).sorted()
  }
}
