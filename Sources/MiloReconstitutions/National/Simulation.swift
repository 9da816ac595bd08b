/// The state of a synthetic structure while its lines are written, one after the other.
///
/// Each day of recording has its number of lines. A line continues something begun before, welcomes
/// somebody when too few are followed, or is an activity drawn by its weight.
struct Simulation {
  let numero: Int
  let calendrier: Calendrier
  let tailles: Tailles
  let total: Int
  var tirage: Tirage
  var plume = Plume(capacite: tailleDuLot + 70_000)
  var population = Population()
  var agenda: Agenda
  var traces: Traces
  var derniereOffre = 0
  var derniereAmelioration = 0

  /// The day of recording, as days since 1970-01-01.
  private(set) var aujourdhui: Int
  private var rang = 0
  private var quota = 0
  private var compte = 0
  /// The moment of recording, in milliseconds since midnight in Paris.
  private var enregistrement = 0
  /// Kinds that have occurred, as bits.
  private(set) var vues: UInt128 = 0
  /// Late in the journal, kinds not seen yet are provoked, and what follows does not wait.
  private(set) var presse = false
  /// What stands between the `id` and the subject, by kind.
  private let entetes: [[UInt8]]

  private static let tailleDuLot = 1 << 20

  init(numero: Int, annees: ClosedRange<Int>, evenements: Int, graine: UInt64) {
    self.numero = numero
    total = evenements
    calendrier = Calendrier(annees: annees)
    tailles = Tailles(evenementsParAn: evenements / annees.count)
    tirage = Tirage(graine: graine, numero: numero)
    traces = Traces(evenementsParAn: evenements / annees.count)
    agenda = Agenda(jours: calendrier.jours)
    aujourdhui = calendrier.jours.lowerBound - 1
    var plume = Plume(capacite: 128)
    entetes = Sorte.allCases.map { sorte in
      plume.vider()
      plume.mot("\",\"source\":\"/structures/")
      plume.repere(Repere(prefixe: "structure-", numero: numero, chiffres: 3))
      plume.mot("\",\"type\":\"")
      plume.mot(sorte.type)
      plume.octet("\"")
      return plume.octets
    }
  }

  /// Writes about a mebibyte of lines in place of the last ones; false when there are no more.
  mutating func ecrireLot() -> Bool {
    plume.vider()
    while compte < total, plume.octets.count < Self.tailleDuLot {
      while rang == quota { ouvrirJour() }
      enregistrement = 28_800_000 + (rang * 37_800_000 + tirage.sous(37_800_000)) / quota
      ecrireLigne()
      rang += 1
      compte += 1
    }
    return plume.lignes > 0
  }

  private mutating func ouvrirJour() {
    aujourdhui += 1
    rang = 0
    quota = calendrier.quota(aujourdhui, de: total)
    agenda.ouvrir(aujourdhui)
    if aujourdhui == calendrier.jours.lowerBound { installer() }
    let mois = calendrier.mois(aujourdhui)
    if mois % 12 == 0, mois > calendrier.mois(aujourdhui - 1) { ouvrirAnnee() }
  }

  private mutating func ecrireLigne() {
    let attendues = plume.lignes + 1
    if compte >= total * 3 / 5 {
      presse = vues != Sorte.toutes
      if presse, tirage.sous(3) == 0 {
        provoquer()
        if plume.lignes == attendues { return }
      }
    }
    while let echeance = agenda.suivante(reste: quota - rang, &tirage) {
      poursuivre(echeance)
      if plume.lignes == attendues { return }
    }
    let manque = tailles.jeunes - population.actifs.count
    if manque > 0, tirage.sous(max(quota * 40, 250)) < min(manque, quota * 6 + 25) {
      arriver()
      return
    }
    for _ in 0..<20 where plume.lignes < attendues { agir(tirage.activite()) }
    if plume.lignes < attendues { arriver() }
  }

  /// Makes a kind not seen yet occur, or something it can follow.
  private mutating func provoquer() {
    let manquantes = Sorte.allCases.filter { vues & $0.bit == 0 }
    guard !manquantes.isEmpty else { return }
    let sorte = manquantes[tirage.sous(manquantes.count)]
    switch sorte {
    case .ressources, .justificatifs, .foyerFiscal: provoquerDroit(sorte)
    default: agir(Activite(menantA: sorte))
    }
  }

  // MARK: - Lines

  /// Writes a line up to the opening of its `data`.
  @discardableResult
  mutating func ligne(
    _ sorte: Sorte, _ sujet: Repere?, le heure: HeureLocale, par conseiller: Int? = nil
  ) -> Identifiant {
    let avance = calendrier.avance(aujourdhui) * 3_600_000
    let identifiant = Identifiant(
      milliseconde: aujourdhui * 86_400_000 + enregistrement - avance, hasard: &tirage)
    plume.mot("{\"specversion\":\"1.0\",\"id\":\"")
    plume.identifiant(identifiant)
    plume.brut(entetes[Int(sorte.rawValue)])
    if let sujet {
      plume.mot(",\"subject\":\"")
      plume.repere(sujet)
      plume.octet("\"")
    }
    plume.mot(",\"time\":\"")
    plume.moment(heure, calendrier)
    plume.mot("\",\"recordedtime\":\"")
    plume.date(aujourdhui, calendrier)
    plume.octet("T")
    plume.heure((enregistrement - avance) / 1000)
    plume.octet(".")
    plume.nombre(enregistrement % 1000, chiffres: 3)
    plume.mot("Z\"")
    if let conseiller {
      plume.mot(",\"authtype\":\"user\",\"authid\":\"")
      plume.repere(.conseiller(conseiller))
      plume.octet("\"")
    }
    plume.mot(",\"data\":")
    plume.ouvrirObjet()
    vues |= sorte.bit
    return identifiant
  }

  /// Ends a line; a few carry a field of the structure's own.
  mutating func clore() {
    if tirage.sous(250) == 0 { plume.champ("x_saisie", tirage.sous(3) == 0 ? "mobile" : "import") }
    plume.fermerObjet()
    plume.octet("}")
    plume.finirLigne()
  }

  /// The youth of that number, as lines name them.
  func jeune(_ numero: Int) -> Repere {
    Repere(prefixe: "J", numero: self.numero * 10_000_000 + numero, chiffres: 10)
  }

  /// The structure, as lines name it.
  var structure: Repere { Repere(prefixe: "structure-", numero: numero, chiffres: 3) }

  // MARK: - Time

  /// An hour of work of a day; of today, a little before the recording.
  mutating func heure(_ jour: Int) -> HeureLocale {
    guard jour >= aujourdhui else {
      return HeureLocale(jour: jour, seconde: 30_600 + tirage.sous(109) * 300)
    }
    let seconde = max(27_000, enregistrement / 1000 - tirage.sous(5400))
    return HeureLocale(jour: aujourdhui, seconde: seconde / 300 * 300)
  }

  /// The same, never before the youth's arrival.
  mutating func heure(_ jour: Int, _ suivi: Suivi) -> HeureLocale {
    let heure = heure(jour)
    guard heure.jour <= suivi.arrivee.jour else { return heure }
    let seconde = max(suivi.arrivee.seconde, heure.jour < suivi.arrivee.jour ? 0 : heure.seconde)
    return HeureLocale(jour: suivi.arrivee.jour, seconde: seconde)
  }

  /// When an activity recorded now took place: one in twenty is recorded 1 to 90 days late.
  mutating func momentDActivite(_ suivi: Suivi) -> HeureLocale {
    guard tirage.sous(18) == 0 else { return heure(aujourdhui, suivi) }
    let recul = 1 + tirage.sous(1 + tirage.sous(90))
    return heure(calendrier.ouvreAvant(aujourdhui - recul), suivi)
  }

  /// A wait in days; none is long when kinds are still to be seen.
  mutating func delai(_ jours: ClosedRange<Int>) -> Int {
    let delai = tirage.dans(jours)
    return presse ? min(1, delai) : delai
  }

  /// Notes a continuation; one in twenty is recorded late.
  mutating func prevoir(_ echeance: Echeance) {
    var echeance = echeance
    echeance.jour = calendrier.ouvreApres(echeance.jour)
    var jour = max(echeance.jour, aujourdhui + 1)
    if !presse, tirage.sous(20) == 0 { jour += 1 + tirage.sous(1 + tirage.sous(90)) }
    agenda.planifier(echeance, enregistreeLe: jour)
  }
}
