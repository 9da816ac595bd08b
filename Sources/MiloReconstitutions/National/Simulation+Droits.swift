extension Simulation {
  mutating func foyerFiscal(_ suite: Echeance) {
    guard population.suit(suite.jeune, a: suite.place) else { return }
    let suivi = population[suite.place]
    ligne(.foyerFiscal, jeune(suite.jeune), le: heure(suite.jour, suivi), par: suivi.referent)
    plume.champ("categorie", MotsParcours.foyer.mots[suivi.foyer])
    plume.champ("presume", tirage.sous(5) == 0)
    clore()
  }

  /// The resources of the month before a month of right; the evidence and the payment follow.
  mutating func declarer(_ suite: Echeance) {
    guard population.suit(suite.jeune, a: suite.place) else { return }
    let suivi = population[suite.place]
    let mois = suite.valeur
    let moment = heure(suite.jour, suivi)
    let deductibles = tirage.sous(12) == 0 ? 100 * tirage.sous(600) : 0
    let partielles = tirage.sous(5) == 0 ? 100 * (50 + tirage.sous(1300)) : 0
    let conseiller = auteur(suivi)
    let id = ligne(.ressources, jeune(suite.jeune), le: moment)
    plume.champ("mois", mois: mois - 1)
    plume.champ("deductibles_centimes", deductibles)
    plume.champ("partielles_centimes", partielles)
    if tirage.sous(6) == 0 { plume.champ("cumulables_centimes", 100 * tirage.sous(500)) }
    clore()
    noter(.ressources, id, suivi, moment, conseiller, lien: Identifiant(mois: mois - 1))

    guard suivi.finAllocation > 0 else { return }
    let suivant = calendrier.premierJour(duMois: mois + 1)
    var etape = suite
    if tirage.sous(8) > 0 {
      etape.nature = .justificatifs
      etape.jour = max(suite.jour + 1, suivant - 10 + tirage.sous(20))
      prevoir(etape)
    }
    let du = DroitMensuel(suivi, mois: mois, calendrier)
      .centimes(deductibles: deductibles, partielles: partielles)
    let verse =
      switch tirage.sous(60) {
      case 0: du / 2
      case 1: du + 5000
      default: du
      }
    if verse > 0, tirage.sous(50) > 0 {
      etape.nature = .versementMensuel
      etape.jour = suivant + 4 + tirage.sous(20)
      etape.autre = verse
      prevoir(etape)
    }
    if mois < calendrier.mois(suivi.finAllocation) {
      etape.nature = .ressources
      etape.jour = suivant + tirage.sous(12)
      etape.valeur = mois + 1
      prevoir(etape)
    }
  }

  mutating func justifier(_ suite: Echeance) {
    ligne(.justificatifs, jeune(suite.jeune), le: heure(suite.jour))
    plume.champ("mois", mois: suite.valeur)
    plume.champ("complet_le", jour: suite.jour, calendrier)
    clore()
  }

  mutating func verserAllocation(_ suite: Echeance) {
    guard population.suit(suite.jeune, a: suite.place) else { return }
    let estGJ = population[suite.place].estGJ
    let id = ligne(.versement, jeune(suite.jeune), le: heure(suite.jour))
    plume.champ("aide", estGJ ? "GJ" : "CEJ")
    plume.champ("montant_centimes", suite.autre)
    plume.champ("mois", mois: suite.valeur)
    clore()
    prevoirRemboursement(suite, de: suite.autre, id)
  }

  private mutating func prevoirRemboursement(
    _ suite: Echeance, de montant: Int, _ versement: Identifiant
  ) {
    guard presse || tirage.sous(90) == 0 else { return }
    var remboursement = suite
    remboursement.nature = .remboursement
    remboursement.jour = suite.jour + delai(20...80)
    remboursement.cible = versement
    remboursement.valeur = max(100, montant / (1 + tirage.sous(3)))
    prevoir(remboursement)
  }

  mutating func rembourser(_ suite: Echeance) {
    ligne(.remboursement, jeune(suite.jeune), le: heure(suite.jour))
    plume.champ("versement", suite.cible)
    plume.champ("montant_centimes", suite.valeur)
    clore()
  }

  // MARK: - Aids

  mutating func demander() {
    guard let place = quelquun() else { return }
    let suivi = population[place]
    let moment = momentDActivite(suivi)
    let aide = tirage.rang(MotsParcours.aide)
    let montant = aide == 7 ? 10_000 + 500 * tirage.sous(70) : 2000 + 500 * tirage.sous(60)
    let id = ligne(.demande, jeune(suivi.numero), le: moment, par: auteur(suivi))
    plume.champ("aide", MotsParcours.aide.mots[aide])
    plume.champ("montant_centimes", montant)
    plume.champ("objet", tirage.mot(MotsParcours.objetAide))
    clore()
    prevoir(
      Echeance(
        nature: .decision, jour: moment.jour + delai(2...30), place: place, jeune: suivi.numero,
        cible: id, valeur: montant, autre: aide))
  }

  mutating func decider(_ suite: Echeance) {
    let accordee = presse || tirage.sous(7) > 0
    let montant = tirage.sous(5) == 0 ? suite.valeur / 1000 * 500 + 500 : suite.valeur
    let id = ligne(.decision, jeune(suite.jeune), le: heure(suite.jour), par: agent())
    plume.champ("demande", suite.cible)
    plume.champ("aide", MotsParcours.aide.mots[suite.autre])
    plume.champ("accordee", accordee)
    if accordee {
      plume.champ("montant_centimes", montant)
      if suite.autre == 2 { plume.champ("unites", montant / 500) }
    } else {
      plume.champ("motif", tirage.mot(MotsParcours.refus))
    }
    clore()
    guard accordee, tirage.sous(20) > 0 else { return }
    var versement = suite
    versement.nature = .versement
    versement.jour = suite.jour + delai(3...40)
    versement.cible = id
    versement.valeur = montant
    prevoir(versement)
  }

  mutating func verser(_ suite: Echeance) {
    let id = ligne(.versement, jeune(suite.jeune), le: heure(suite.jour))
    plume.champ("aide", MotsParcours.aide.mots[suite.autre])
    plume.champ("montant_centimes", suite.valeur)
    if suite.autre == 7 { plume.champ("mois", mois: calendrier.mois(suite.jour)) }
    plume.champ("decision", suite.cible)
    if suite.autre == 2 { plume.champ("unites", suite.valeur / 500) }
    clore()
    prevoirRemboursement(suite, de: suite.valeur, id)
  }

  /// A right of somebody without allocation, when no allocation has been met.
  mutating func provoquerDroit(_ sorte: Sorte) {
    guard let place = quelquun() else { return }
    var suite = Echeance(
      nature: .foyerFiscal, jour: aujourdhui, place: place, jeune: population[place].numero)
    suite.valeur = calendrier.mois(aujourdhui)
    switch sorte {
    case .ressources: declarer(suite)
    case .justificatifs: justifier(suite)
    default: foyerFiscal(suite)
    }
  }
}

extension Identifiant {
  /// Carries a month where no line is named.
  init(mois: Int) {
    self = .aucun
    bas = UInt64(mois)
  }

  init(haut: UInt64, bas: UInt64) {
    self = .aucun
    (self.haut, self.bas) = (haut, bas)
  }
}
