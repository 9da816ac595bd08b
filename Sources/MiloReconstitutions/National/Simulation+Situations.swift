extension Simulation {
  /// Somebody without a situation under way, and when they enter one.
  private mutating func disponible() -> (place: Int, suivi: Suivi, heure: HeureLocale)? {
    guard let place = quelquun() else { return nil }
    let suivi = population[place]
    let heure = momentDActivite(suivi)
    guard presse || suivi.finSituation < heure.jour else { return nil }
    return (place, suivi, heure)
  }

  private mutating func prevoirFin(_ id: Identifiant, _ place: Int, le fin: Int) {
    population[place].finSituation = fin
    prevoir(
      Echeance(
        nature: .finSituation, jour: fin, place: place, jeune: population[place].numero, cible: id))
  }

  mutating func chercherEmploi() {
    guard let choix = disponible() else { return }
    emploi(choix.place, choix.suivi, choix.heure, offre: nil)
  }

  /// The employment that an offer led to.
  mutating func embaucher(_ suite: Echeance) {
    guard population.suit(suite.jeune, a: suite.place) else { return }
    let suivi = population[suite.place]
    emploi(suite.place, suivi, heure(suite.jour, suivi), offre: suite.valeur)
  }

  private mutating func emploi(
    _ place: Int, _ suivi: Suivi, _ heure: HeureLocale, offre: Int?
  ) {
    let conseiller = auteur(suivi)
    let id = ligne(.emploi, jeune(suivi.numero), le: heure, par: conseiller)
    let duree = donneesEmploi(heure.jour, offre: offre)
    clore()
    noter(.emploi, id, suivi, heure, conseiller)
    if presse || tirage.sous(3) == 0 {
      prevoir(
        Echeance(
          nature: .suiviEmploi, jour: heure.jour + delai(30...100), place: place,
          jeune: suivi.numero, cible: id))
    }
    prevoirFin(id, place, le: heure.jour + (presse ? 1 : duree))
  }

  /// Writes the fields of an employment; its length in days.
  @discardableResult
  mutating func donneesEmploi(_ debut: Int, offre: Int? = nil) -> Int {
    let contrat = tirage.rang(MotsParcours.contrat)
    plume.champ("contrat", MotsParcours.contrat.mots[contrat])
    let duree =
      switch contrat {
      case 0: 90 + tirage.sous(1500)
      case 1: 15 + tirage.sous(300)
      case 2, 3: 3 + tirage.sous(80)
      case 5, 6: 365 + tirage.sous(370)
      default: 90 + tirage.sous(275)
      }
    if contrat > 0 { plume.champ("fin_prevue", jour: debut + duree, calendrier) }
    plume.champ("employeur", .employeur(tirage.sous(tailles.employeurs)))
    if tirage.sous(2) == 0 { plume.champ("secteur", tirage.mot(MotsParcours.secteur)) }
    if tirage.sous(3) == 0 { plume.champ("metier_rome", tirage.mot(MotsParcours.rome)) }
    let estPlein = tirage.sous(3) > 0
    plume.champ("temps", estPlein ? "plein" : "partiel")
    if tirage.sous(3) == 0 {
      plume.cle("heures_hebdo")
      plume.mot(estPlein ? "35" : tirage.sous(2) == 0 ? "17.5" : "24")
    }
    if contrat >= 7 {
      plume.champ("marchand", tirage.sous(3) == 0)
      plume.champ("duree_contrat", tirage.sous(6) == 0 ? "CDI" : "CDD")
    }
    if let offre { plume.champ("offre", .offre(offre)) }
    if tirage.sous(9) == 0 { plume.champ("via", "forum_emploi") }
    return duree
  }

  mutating func formation() {
    guard let choix = disponible() else { return }
    let duree = 20 + tirage.sous(240)
    let conseiller = auteur(choix.suivi)
    let id = ligne(.formation, jeune(choix.suivi.numero), le: choix.heure, par: conseiller)
    plume.champ("genre", tirage.mot(MotsParcours.genreFormation))
    plume.champ("organisme", .partenaire(tirage.sous(tailles.partenaires)))
    plume.champ("financeur", tirage.mot(MotsParcours.financeur))
    plume.champ("fin_prevue", jour: choix.heure.jour + duree, calendrier)
    plume.champ("heures", duree * 4)
    clore()
    prevoirFin(id, choix.place, le: choix.heure.jour + delai(duree...duree))
  }

  mutating func immersion() {
    guard let choix = disponible() else { return }
    let duree = 2 + tirage.sous(20)
    let conseiller = auteur(choix.suivi)
    let id = ligne(.immersion, jeune(choix.suivi.numero), le: choix.heure, par: conseiller)
    plume.champ("genre", tirage.sous(9) == 0 ? "autre" : "pmsmp")
    plume.champ("objectif", tirage.mot(MotsParcours.objectifImmersion))
    plume.champ("employeur", .employeur(tirage.sous(tailles.employeurs)))
    plume.champ("fin_prevue", jour: choix.heure.jour + duree, calendrier)
    plume.champ("heures", duree * 5)
    clore()
    prevoirFin(id, choix.place, le: choix.heure.jour + delai(duree...duree))
  }

  mutating func volontariat() {
    guard let choix = disponible() else { return }
    let duree = 180 + 30 * tirage.sous(3)
    let conseiller = auteur(choix.suivi)
    let id = ligne(.volontariat, jeune(choix.suivi.numero), le: choix.heure, par: conseiller)
    plume.champ("genre", tirage.sous(8) == 0 ? "autre" : "service_civique")
    plume.champ("fin_prevue", jour: choix.heure.jour + duree, calendrier)
    plume.champ("structure", .partenaire(tirage.sous(tailles.partenaires)))
    clore()
    prevoirFin(id, choix.place, le: choix.heure.jour + delai(duree...duree))
  }

  mutating func scolarite() {
    guard let choix = disponible() else { return }
    let conseiller = auteur(choix.suivi)
    let id = ligne(.scolarite, jeune(choix.suivi.numero), le: choix.heure, par: conseiller)
    plume.champ("genre", tirage.sous(4) == 0 ? "initiale" : "rescolarisation")
    clore()
    prevoirFin(id, choix.place, le: choix.heure.jour + delai(60...300))
  }

  mutating func finir(_ suite: Echeance) {
    ligne(.finSituation, jeune(suite.jeune), le: heure(suite.jour), par: agent())
    plume.champ("entree", suite.cible)
    if tirage.sous(8) > 0 { plume.champ("motif", tirage.mot(MotsParcours.motifFin)) }
    clore()
  }

  /// A stage of a stay abroad: proposed, accepted, gone, back.
  mutating func mobilite(_ place: Int, etape: Int, le jour: Int) {
    let suivi = population[place]
    ligne(.mobilite, jeune(suivi.numero), le: heure(jour, suivi), par: auteur(suivi))
    // The programme and the country follow from the youth, so that the stages agree.
    let programme = suivi.numero % 11 == 0 ? 3 : suivi.numero % 3
    plume.champ("programme", MotsParcours.programme.mots[programme])
    let statuts: [StaticString] = ["oriente", "retenu", "depart", "retour"]
    let estReporte = etape == 2 && tirage.sous(12) == 0
    plume.champ("statut", estReporte ? "reporte" : statuts[etape])
    plume.champ("pays", MotsParcours.pays.mots[suivi.numero % 7])
    clore()
    guard etape < 3, !estReporte, tirage.sous(4) > 0 else { return }
    prevoir(
      Echeance(
        nature: .etapeMobilite, jour: jour + delai(20...60), place: place, jeune: suivi.numero,
        valeur: etape + 1))
  }

  mutating func poursuivreMobilite(_ suite: Echeance) {
    guard population.suit(suite.jeune, a: suite.place) else { return }
    mobilite(suite.place, etape: suite.valeur, le: suite.jour)
  }
}
