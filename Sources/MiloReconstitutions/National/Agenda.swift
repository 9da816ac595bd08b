/// What remains to be recorded after an earlier line: an exit, a payment, an answer.
struct Echeance {
  /// What kind of continuation it is.
  enum Nature: UInt8 {
    // An arrival.
    case profilInitial, referentInitial, mutationArrivee, premierEntretien, accompagnement
    // Dispositifs.
    case foyerFiscal, referentCEJ, prolongation, suspension, manquement, sanction, sortie
    // Monthly allocations and aids.
    case ressources, justificatifs, versementMensuel, decision, versement, remboursement
    // Everything else about a youth.
    case finSituation, suiviEmploi, etapePlan, cloture, etatRendezVous, issueOrientation
    case issueMiseEnRelation, emploi
    case remobilisation, etapeObligation, etapeMobilite
    // The structure.
    case site, commune, quartier, conseiller, partenaire, definition, groupe, regroupement
    case bareme, critere, objectif, enveloppe, etapeAmelioration
  }

  var nature: Nature
  /// The day on which it happens.
  var jour: Int
  /// The youth's place in memory and number; the place may have passed to another youth.
  var place = 0
  var jeune = 0
  /// The line it refers to.
  var cible = Identifiant.aucun
  /// An amount, a month or a rank, as the nature needs.
  var valeur = 0
  var autre = 0
}

/// What remains to be recorded, by day of recording.
struct Agenda {
  private let jours: ClosedRange<Int>
  private var casiers: [[Echeance]]
  private var dues = File()
  private var immediates = File()

  /// First in, first out.
  private struct File {
    var echeances: [Echeance] = []
    var tete = 0
    var compte: Int { echeances.count - tete }

    mutating func prendre() -> Echeance? {
      guard tete < echeances.count else { return nil }
      tete += 1
      let echeance = echeances[tete - 1]
      if tete == echeances.count {
        echeances.removeAll(keepingCapacity: true)
        tete = 0
      }
      return echeance
    }
  }

  init(jours: ClosedRange<Int>) {
    self.jours = jours
    casiers = Array(repeating: [], count: jours.count)
  }

  /// Notes what is to be recorded on a day to come; nothing that falls after the period.
  mutating func planifier(_ echeance: Echeance, enregistreeLe jour: Int) {
    guard jours.contains(jour) else { return }
    casiers[jour - jours.lowerBound].append(echeance)
  }

  /// Notes what is to be recorded next.
  mutating func enchainer(_ echeance: Echeance) { immediates.echeances.append(echeance) }

  mutating func ouvrir(_ jour: Int) {
    let rang = jour - jours.lowerBound
    if dues.tete > 0 {
      dues.echeances.removeFirst(dues.tete)
      dues.tete = 0
    }
    dues.echeances += casiers[rang]
    casiers[rang] = []
  }

  /// The next thing to record among `reste` lines of the day, or nil when one is free.
  mutating func suivante(reste: Int, _ tirage: inout Tirage) -> Echeance? {
    if let echeance = immediates.prendre() { return echeance }
    guard dues.compte > 0, dues.compte >= reste || tirage.sous(reste) < dues.compte else {
      return nil
    }
    return dues.prendre()
  }
}
