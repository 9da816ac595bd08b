extension Simulation {
  /// The file of somebody who no longer comes is closed.
  mutating func cloreDossier(_ suite: Echeance) {
    ligne(.cloture, jeune(suite.jeune), le: heure(suite.jour), par: agent())
    plume.champ("motif", tirage.mot(Mots.motifCloture))
    clore()
  }

  /// Somebody whose file was closed comes back.
  mutating func rouvrirDossier() {
    guard let numero = population.partis.last else {
      if presse { muter() }
      return
    }
    ligne(.reouverture, jeune(numero), le: heure(aujourdhui), par: agent())
    plume.champ("motif", "nouvelle_demande")
    clore()
  }

  /// What an employment has become, weeks after it began.
  mutating func prendreDesNouvelles(_ suite: Echeance) {
    ligne(.suiviEmploi, jeune(suite.jeune), le: heure(suite.jour), par: agent())
    plume.champ("entree", suite.cible)
    plume.champ("statut", tirage.mot(Mots.statutEmploi))
    plume.champ("canal", tirage.mot(Mots.canal))
    clore()
  }

  /// A youth and the counsellor agree on an objective.
  mutating func planifierObjectif() {
    guard let place = quelquun() else { return }
    let suivi = population[place]
    let theme = tirage.rang(Mots.theme)
    let id = objectifDuPlan(
      suivi.numero, le: heure(aujourdhui, suivi), par: auteur(suivi), theme, "prevu", apres: nil)
    var suite = Echeance(
      nature: .etapePlan, jour: aujourdhui + delai(30...120), place: place, jeune: suivi.numero,
      cible: id)
    suite.valeur = theme
    if tirage.sous(3) > 0 { prevoir(suite) }
  }

  mutating func poursuivrePlan(_ suite: Echeance) {
    objectifDuPlan(
      suite.jeune, le: heure(suite.jour), par: agent(), suite.valeur,
      tirage.mot(Mots.etatPlan), apres: suite.cible)
  }

  /// The words of the objective are encrypted under a key that nobody kept.
  @discardableResult
  private mutating func objectifDuPlan(
    _ numero: Int, le heure: HeureLocale, par conseiller: Int, _ theme: Int, _ etat: StaticString,
    apres: Identifiant?
  ) -> Identifiant {
    let id = ligne(.plan, jeune(numero), le: heure, par: conseiller)
    plume.cle("objectif")
    plume.mot("{\"chiffre\":\"v1\",\"n\":\"")
    plume.base64(groupes: 4, &tirage)
    plume.mot("\",\"c\":\"")
    plume.base64(groupes: 27, &tirage)
    plume.mot("\"}")
    plume.champ("theme", Mots.theme.mots[theme])
    plume.champ("echeance", jour: heure.jour + 30 + tirage.sous(150), calendrier)
    plume.champ("etat", etat)
    if let apres { plume.champ("plan", apres) }
    clore()
    return id
  }
}
