extension Simulation {
  /// Somebody comes in for the first time.
  mutating func arriver() {
    let heure = heure(aujourdhui)
    let debut = aujourdhui - calendrier.jours.lowerBound
    let age =
      5860 + (tirage.sous(3) == 0 ? tirage.sous(3200) : tirage.sous(1650) + tirage.sous(1650))
    let naissance = aujourdhui - age
    let sejour = debut < 250 ? 60 + tirage.sous(1500) : 120 + tirage.sous(800) + tirage.sous(800)
    let commune = tirage.sous(3) == 0 ? tirage.sous(2) : tirage.sous(tailles.communes)
    let suivi = Suivi(
      numero: population.nouveauNumero(), arrivee: heure,
      depart: min(aujourdhui + sejour, naissance + 9496), naissance: naissance, commune: commune,
      site: commune % tailles.sites, referent: tirage.sous(tailles.conseillers))
    let place = population.accueillir(suivi)
    ligne(.accueil, jeune(suivi.numero), le: heure, par: tirage.sous(tailles.conseillers))
    plume.champ("site", .site(suivi.site))
    plume.champ("motif", tirage.mot(Mots.motifAccueil))
    plume.champ("origine", tirage.mot(Mots.origine))
    plume.champ("au_flux", tirage.pour(mille: 550))
    clore()
    var suite = Echeance(
      nature: .profilInitial, jour: aujourdhui, place: place, jeune: suivi.numero)
    suite.valeur = debut < 250 ? 1 : 0
    agenda.enchainer(suite)
    suite.nature = .referentInitial
    agenda.enchainer(suite)
    if tirage.pour(mille: 25) {
      suite.nature = .mutationArrivee
      agenda.enchainer(suite)
    }
    suite.nature = .premierEntretien
    agenda.enchainer(suite)
    if tirage.pour(mille: 800) {
      suite.nature = .accompagnement
      suite.jour += delai(0...21)
      if suite.jour == aujourdhui { agenda.enchainer(suite) } else { prevoir(suite) }
    }
  }

  mutating func profilInitial(_ suite: Echeance) {
    let suivi = population[suite.place]
    ligne(.profil, jeune(suite.jeune), le: suivi.arrivee, par: suivi.referent)
    plume.champ("sexe", tirage.mot(Mots.sexe))
    plume.champ("date_naissance", jour: suivi.naissance, calendrier)
    adresse(suivi)
    niveau()
    plume.champ("hebergement", tirage.mot(Mots.hebergement))
    deplacements()
    plume.champ("enfants", tirage.sous(11) == 0 ? 1 + tirage.sous(2) : 0)
    plume.champ("nationalite", tirage.mot(Mots.nationalite))
    if tirage.sous(4) == 0 { plume.champ("rqth", tirage.sous(8) == 0) }
    if tirage.sous(3) == 0 { plume.champ("rsa", tirage.sous(9) == 0) }
    plume.champ("inscrit_france_travail", tirage.pour(mille: 420))
    if tirage.sous(2) == 0 { plume.champ("site", .site(suivi.site)) }
    if tirage.sous(4) == 0 { freins() }
    if suite.valeur == 1, tirage.sous(2) == 0 {
      let anterieur = suivi.arrivee.jour - 30 - tirage.sous(700)
      plume.champ("premier_entretien_anterieur", jour: anterieur, calendrier)
    }
    clore()
  }

  /// The first two communes have quarters of the city's policy.
  private mutating func adresse(_ suivi: Suivi) {
    plume.champ("commune", commune(suivi.commune))
    let qpv = suivi.commune < 2 && tirage.sous(3) == 0
    if qpv { plume.champ("quartier", .quartier(suivi.commune * 2 + tirage.sous(2))) }
    if qpv || tirage.sous(3) > 0 { plume.champ("qpv", qpv) }
    if tirage.sous(20) == 0 { plume.champ("zrr", suivi.commune % 4 == 3) }
  }

  private mutating func niveau() {
    let rang = tirage.rang(Mots.niveau)
    plume.champ("niveau", Mots.niveau.mots[rang])
    if tirage.sous(4) == 0 { plume.champ("niveau_valide", max(1, 5 - rang)) }
  }

  private mutating func deplacements() {
    plume.champ("permis_b", tirage.pour(mille: 270))
    plume.champ("vehicule", tirage.mot(Mots.vehicule))
    plume.champ("mobilite", tirage.mot(Mots.mobilite))
    if tirage.sous(3) == 0 { plume.champ("transports_commun_seuls", tirage.sous(2) == 0) }
  }

  private mutating func freins() {
    plume.cle("freins")
    themes(1 + tirage.sous(3))
  }

  /// A list of distinct themes.
  mutating func themes(_ nombre: Int) {
    var pris: UInt32 = 0
    plume.octet("[")
    for _ in 0..<nombre {
      let rang = tirage.rang(Mots.theme)
      guard pris & (1 << UInt32(rang)) == 0 else { continue }
      if pris != 0 { plume.octet(",") }
      pris |= 1 << UInt32(rang)
      plume.octet("\"")
      plume.mot(Mots.theme.mots[rang])
      plume.octet("\"")
    }
    plume.octet("]")
  }

  /// Something about the youth has changed.
  mutating func profil() {
    guard let place = quelquun() else { return }
    if tirage.sous(6) == 0 { population[place].commune = tirage.sous(tailles.communes) }
    let suivi = population[place]
    let moment = momentDActivite(suivi)
    ligne(.profil, jeune(suivi.numero), le: moment, par: auteur(suivi))
    switch tirage.sous(7) {
    case 0: adresse(suivi)
    case 1: niveau()
    case 2: plume.champ("hebergement", tirage.mot(Mots.hebergement))
    case 3: deplacements()
    case 4: plume.champ("inscrit_france_travail", tirage.sous(2) == 0)
    case 5: freins()
    default:
      // A cleared attribute.
      plume.cle("quartier")
      plume.mot("null")
    }
    clore()
  }

  /// A new referent, a godparent or a stand-in.
  mutating func referent() {
    guard let place = quelquun() else { return }
    let role = tirage.mot(Mots.role)
    let autre = tirage.sous(tailles.conseillers)
    let suivi = population[place]
    let moment = momentDActivite(suivi)
    ligne(.referent, jeune(suivi.numero), le: moment, par: auteur(suivi))
    plume.champ("conseiller", .conseiller(autre))
    let estReferent = role.utf8CodeUnitCount == 8
    if !estReferent { plume.champ("role", role) }
    if role.utf8CodeUnitCount == 10 {
      plume.champ("jusqu_au", jour: moment.jour + 7 + tirage.sous(60), calendrier)
    }
    if estReferent { plume.champ("motif", "Nouvelle répartition des portefeuilles") }
    clore()
    if estReferent { population[place].referent = autre }
  }

  mutating func referentSuite(_ suite: Echeance) {
    guard population.suit(suite.jeune, a: suite.place) else { return }
    let suivi = population[suite.place]
    let estCEJ = suite.nature == .referentCEJ
    let moment = estCEJ ? heure(suite.jour, suivi) : suivi.arrivee
    ligne(.referent, jeune(suite.jeune), le: moment, par: suivi.referent)
    plume.champ("conseiller", .conseiller(estCEJ ? suite.valeur : suivi.referent))
    if estCEJ { plume.champ("role", "cej") }
    clore()
  }

  mutating func mutationArrivee(_ suite: Echeance) {
    let suivi = population[suite.place]
    ligne(.mutation, jeune(suite.jeune), le: suivi.arrivee, par: suivi.referent)
    plume.champ("sens", "arrivee")
    plume.champ("structure", structureVoisine())
    plume.champ("date_dossier", jour: suivi.arrivee.jour - 30 - tirage.sous(500), calendrier)
    clore()
  }

  /// A youth without allocation moves away.
  mutating func muter() {
    guard let place = quelquun(), population[place].allocation == .aucun else { return }
    let suivi = population[place]
    ligne(.mutation, jeune(suivi.numero), le: heure(aujourdhui, suivi), par: suivi.referent)
    plume.champ("sens", "depart")
    plume.champ("structure", structureVoisine())
    clore()
    partir(place)
  }

  private mutating func structureVoisine() -> Repere {
    Repere(prefixe: "structure-", numero: numero + 1 + tirage.sous(20), chiffres: 3)
  }
}
