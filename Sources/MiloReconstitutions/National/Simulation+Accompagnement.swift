extension Simulation {
  mutating func premierEntretien(_ suite: Echeance) {
    guard population.suit(suite.jeune, a: suite.place) else { return }
    entretien(suite.place, le: heure(suite.jour, population[suite.place]))
  }

  mutating func entretien() {
    guard let place = assidu(pourMille: 320) else { return }
    let suivi = population[place]
    entretien(place, le: momentDActivite(suivi))
  }

  private mutating func entretien(_ place: Int, le heure: HeureLocale) {
    let suivi = population[place]
    let conseiller = auteur(suivi)
    let id = ligne(.entretien, jeune(suivi.numero), le: heure, par: conseiller)
    donneesEntretien(conseiller, suivi.site)
    clore()
    noter(.entretien, id, suivi, heure, conseiller)
  }

  func trace(
    _ sorte: Sorte, _ id: Identifiant, _ suivi: Suivi, _ heure: HeureLocale, _ conseiller: Int,
    _ lien: Identifiant
  ) -> Trace {
    Trace(
      sorte: sorte, id: id, jeune: suivi.numero, heure: heure, plancher: suivi.arrivee.jour,
      site: suivi.site, conseiller: conseiller, lien: lien)
  }

  /// Keeps what a correction needs to know of a line.
  @inline(__always)
  mutating func noter(
    _ sorte: Sorte, _ id: Identifiant, _ suivi: Suivi, _ heure: HeureLocale, _ conseiller: Int,
    lien: Identifiant = .aucun
  ) {
    let trace = trace(sorte, id, suivi, heure, conseiller, lien)
    traces.noter(trace, &tirage)
  }

  mutating func donneesEntretien(_ conseiller: Int, _ site: Int) {
    plume.champ("conseiller", .conseiller(conseiller))
    plume.champ("site", .site(site))
    plume.champ("modalite", tirage.mot(Mots.modalite))
    plume.champ("duree_min", 15 + 5 * tirage.sous(12))
    plume.cle("themes")
    themes(1 + tirage.sous(2))
    let propositions = max(0, tirage.sous(6) - 3)
    if propositions > 0 {
      plume.cle("propositions")
      plume.octet("[")
      for rang in 0..<propositions {
        if rang > 0 { plume.octet(",") }
        plume.ouvrirObjet()
        plume.champ("theme", tirage.mot(Mots.theme))
        plume.champ("nature", tirage.mot(Mots.proposition))
        plume.fermerObjet()
      }
      plume.octet("]")
    }
    if tirage.sous(25) == 0 {
      plume.champ("specialite", tirage.mot(Mots.specialite))
      if tirage.sous(3) > 0 { plume.champ("motif_specialite", tirage.mot(Mots.motifSpecialite)) }
    }
    if tirage.sous(60) == 0 { plume.champ("operation", "FSE_2021") }
  }

  /// A workshop or a collective information: all who attend the same session share its code.
  mutating func atelier(_ sorte: Sorte) {
    guard let place = assidu(pourMille: 500) else { return }
    let suivi = population[place]
    var heure = momentDActivite(suivi)
    // Half-days: the session that had begun at that hour.
    let demiJournee = heure.seconde < 50_400 ? 0 : 1
    let debut = demiJournee == 0 ? 32_400 : 50_400
    if debut <= heure.seconde, heure.jour > suivi.arrivee.jour { heure.seconde = debut }
    let conseiller = auteur(suivi)
    let id = ligne(sorte, jeune(suivi.numero), le: heure, par: conseiller)
    let seance = demiJournee * 2 + tirage.sous(2)
    donneesAtelier(sorte, heure.jour, seance)
    clore()
    if sorte == .atelier {
      let lien = Identifiant(seance: seance)
      noter(.atelier, id, suivi, heure, conseiller, lien: lien)
    }
  }

  /// All but the presence follows from the day and the rank of the session.
  mutating func donneesAtelier(_ sorte: Sorte, _ jour: Int, _ seance: Int) {
    let sujet = (jour * 4 + seance) &* 7 + (sorte == .atelier ? 0 : 3)
    plume.champ("intitule", Mots.titre.mots[sujet % Mots.titre.mots.count])
    plume.cle("session")
    plume.mot(sorte == .atelier ? "\"A" : "\"I")
    plume.date(jour, calendrier)
    plume.octet("-")
    plume.nombre(seance)
    plume.octet("\"")
    plume.champ("site", .site(sujet % tailles.sites))
    plume.champ("duree_min", 60 + 30 * (sujet % 5))
    plume.cle("themes")
    plume.octet("[")
    plume.octet("\"")
    plume.mot(Mots.theme.mots[sujet % 8])
    plume.octet("\"")
    plume.octet("]")
    if sujet % 6 == 0 { plume.champ("partenaire", .partenaire(sujet % tailles.partenaires)) }
    if sujet % 5 == 0 { plume.champ("serie", "espace_recherche_emploi") }
    if sujet % 9 == 0 { plume.champ("operation", "FSE_2021") }
    plume.champ("presence", tirage.mot(Mots.presence))
    if sorte == .informationCollective {
      plume.champ("genre", Mots.genreInformation.mots[sujet % 4])
    }
  }

  mutating func contact() {
    guard let place = quelquun() else { return }
    let suivi = population[place]
    let heure = momentDActivite(suivi)
    let conseiller = auteur(suivi)
    let id = ligne(.contact, jeune(suivi.numero), le: heure, par: conseiller)
    donneesContact()
    clore()
    noter(.contact, id, suivi, heure, conseiller)
  }

  mutating func donneesContact() {
    plume.champ("canal", tirage.mot(Mots.canal))
    plume.champ("sens", tirage.mot(Mots.sens))
  }

  mutating func acte() {
    guard let place = quelquun() else { return }
    let suivi = population[place]
    let heure = momentDActivite(suivi)
    let conseiller = auteur(suivi)
    let id = ligne(.acte, jeune(suivi.numero), le: heure, par: conseiller)
    plume.champ("nature", tirage.mot(Mots.acte))
    clore()
    noter(.acte, id, suivi, heure, conseiller)
  }

  mutating func proposerRendezVous() {
    guard let place = quelquun() else { return }
    let suivi = population[place]
    let moment = heure(aujourdhui, suivi)
    let jour = calendrier.ouvreApres(aujourdhui + delai(2...21))
    let quand = HeureLocale(jour: jour, seconde: 32_400 + tirage.sous(17) * 1800)
    let objet = tirage.rang(Mots.objetRendezVous)
    let id = ligne(.rendezVous, jeune(suivi.numero), le: moment, par: auteur(suivi))
    plume.champ("quand", heure: quand, calendrier)
    plume.champ("objet", Mots.objetRendezVous.mots[objet])
    plume.champ("statut", "propose")
    plume.champ("conseiller", .conseiller(suivi.referent))
    plume.champ("site", .site(suivi.site))
    plume.champ("duree_min", 30 + 15 * tirage.sous(3))
    clore()
    guard tirage.sous(10) > 0 else { return }
    prevoir(
      Echeance(
        nature: .etatRendezVous, jour: jour, place: place, jeune: suivi.numero, cible: id,
        valeur: quand.seconde, autre: objet))
  }

  mutating func tenirRendezVous(_ suite: Echeance) {
    let quand = HeureLocale(jour: suite.jour, seconde: suite.valeur)
    // Recorded on the same morning: what was known then.
    let moment = suite.jour < aujourdhui ? quand : heure(aujourdhui)
    ligne(.rendezVous, jeune(suite.jeune), le: moment)
    plume.champ("quand", heure: quand, calendrier)
    plume.champ("objet", Mots.objetRendezVous.mots[suite.autre])
    plume.champ("statut", tirage.mot(Mots.etatRendezVous))
    plume.champ("rendez_vous", suite.cible)
    clore()
  }

  /// A step taken by the youth alone, most often within the hours of a CEJ.
  mutating func demarche() {
    guard let place = assidu(pourMille: 930) else { return }
    let suivi = population[place]
    var moment = momentDActivite(suivi)
    if suivi.allocation != .aucun, moment.jour < suivi.debutAllocation {
      moment = heure(aujourdhui, suivi)
    }
    // Half of them are entered by the youth.
    let conseiller = auteur(suivi)
    let saisie = tirage.sous(2) == 0 ? conseiller : nil
    let id = ligne(.demarche, jeune(suivi.numero), le: moment, par: saisie)
    donneesDemarche(suivi.allocation)
    clore()
    noter(.demarche, id, suivi, moment, conseiller, lien: suivi.allocation)
  }

  mutating func donneesDemarche(_ entree: Identifiant) {
    if entree != .aucun { plume.champ("entree", entree) }
    plume.champ("minutes", 30 + 15 * tirage.sous(22))
    plume.champ("nature", tirage.mot(Mots.theme))
    if tirage.sous(3) > 0 { plume.champ("validee", tirage.sous(20) > 0) }
  }
}

extension Identifiant {
  /// Carries the rank of a session where no line is named.
  init(seance: Int) {
    self = .aucun
    bas = UInt64(seance)
  }
}
