extension Simulation {
  mutating func orienter() {
    guard let place = quelquun() else { return }
    let suivi = population[place]
    let moment = momentDActivite(suivi)
    let vers = tirage.rang(MotsParcours.vers)
    let conseiller = auteur(suivi)
    let id = ligne(.orientation, jeune(suivi.numero), le: moment, par: conseiller)
    plume.champ("vers", MotsParcours.vers.mots[vers])
    let themes: [StaticString] = [
      "logement", "logement", "sante", "sante", "emploi", "sante", "handicap",
    ]
    plume.champ("theme", themes[vers])
    if vers < 2 { plume.champ("menage", tirage.mot(MotsParcours.menage)) }
    if vers == 4 { plume.champ("contrat_menage", "CDDI") }
    clore()
    guard presse || tirage.sous(10) < 7 else { return }
    prevoir(
      Echeance(
        nature: .issueOrientation, jour: moment.jour + delai(5...90), place: place,
        jeune: suivi.numero, cible: id, valeur: vers))
  }

  mutating func conclureOrientation(_ suite: Echeance) {
    ligne(.issueOrientation, jeune(suite.jeune), le: heure(suite.jour), par: agent())
    plume.champ("orientation", suite.cible)
    let issue = tirage.rang(MotsParcours.issueOrientation)
    plume.champ("issue", MotsParcours.issueOrientation.mots[issue])
    if suite.valeur < 2, issue == 0 { plume.champ("genre", tirage.mot(MotsParcours.residence)) }
    clore()
  }

  mutating func contacterEmployeur() {
    let employeur = tirage.sous(tailles.employeurs)
    let conseiller = agent()
    ligne(.contactEmployeur, .employeur(employeur), le: heure(aujourdhui), par: conseiller)
    plume.champ("canal", tirage.mot(Mots.canal))
    plume.champ("sens", tirage.mot(Mots.sens))
    plume.champ("conseiller", .conseiller(conseiller))
    plume.champ("objet", tirage.sous(3) == 0 ? "recueil_offre" : "prospection")
    clore()
  }

  mutating func recevoirOffre() {
    derniereOffre += 1
    ligne(.offre, .offre(derniereOffre), le: heure(aujourdhui), par: agent())
    plume.champ("employeur", .employeur(tirage.sous(tailles.employeurs)))
    plume.champ("secteur", tirage.mot(MotsParcours.secteur))
    plume.champ("contrat", tirage.mot(MotsParcours.contrat))
    plume.champ("postes", 1 + tirage.sous(1 + tirage.sous(6)))
    clore()
  }

  /// Presents a youth to an employer, for one of the last offers.
  mutating func mettreEnRelation() {
    guard derniereOffre > 0, let place = quelquun() else { return }
    let suivi = population[place]
    let offre = max(1, derniereOffre - tirage.sous(40))
    let moment = heure(aujourdhui, suivi)
    let id = ligne(.miseEnRelation, jeune(suivi.numero), le: moment, par: auteur(suivi))
    plume.champ("offre", .offre(offre))
    clore()
    guard presse || tirage.sous(5) > 0 else { return }
    prevoir(
      Echeance(
        nature: .issueMiseEnRelation, jour: aujourdhui + delai(3...40), place: place,
        jeune: suivi.numero, cible: id, valeur: offre))
  }

  mutating func conclureMiseEnRelation(_ suite: Echeance) {
    ligne(.issueMiseEnRelation, jeune(suite.jeune), le: heure(suite.jour), par: agent())
    plume.champ("mise_en_relation", suite.cible)
    let issue = tirage.rang(MotsParcours.issueMiseEnRelation)
    plume.champ("issue", MotsParcours.issueMiseEnRelation.mots[issue])
    if issue == 0 { plume.champ("contrat", tirage.mot(MotsParcours.contrat)) }
    clore()
    guard issue == 0 else { return }
    var embauche = suite
    embauche.nature = .emploi
    embauche.jour += delai(1...10)
    prevoir(embauche)
  }

  // MARK: - Outreach

  mutating func sortirSurLeTerrain() {
    let personnes = 3 + tirage.sous(40)
    let agent = agent()
    ligne(.sortieTerrain, structure, le: heure(aujourdhui), par: agent)
    plume.champ("lieu", tirage.mot(MotsParcours.lieu))
    plume.champ("personnes", personnes)
    plume.champ("jeunes", tirage.sous(personnes + 1))
    let taille = min(tailles.conseillers, 1 + tirage.sous(3))
    let conseillers = tailles.conseillers
    plume.champ("equipe", liste: taille) { plume, rang in
      plume.repere(.conseiller((agent + rang) % conseillers))
    }
    clore()
  }

  /// A youth met outside, most often not followed yet.
  mutating func reperer() {
    let numero: Int
    if tirage.sous(4) == 0, let place = quelquun() {
      numero = population[place].numero
    } else {
      numero = population.nouveauNumero()
    }
    ligne(.reperage, jeune(numero), le: heure(aujourdhui), par: agent())
    plume.champ("source", tirage.mot(MotsParcours.reperage))
    if tirage.sous(3) > 0 { plume.champ("lieu", tirage.mot(MotsParcours.lieu)) }
    clore()
    guard presse || tirage.sous(2) == 0 else { return }
    prevoir(Echeance(nature: .remobilisation, jour: aujourdhui + delai(5...90), jeune: numero))
  }

  mutating func remobiliser(_ suite: Echeance) {
    ligne(.remobilisation, jeune(suite.jeune), le: heure(suite.jour), par: agent())
    plume.champ("vers", tirage.mot(MotsParcours.remobilisation))
    clore()
  }

  /// A minor neither in school nor in training is reported.
  mutating func signaler() {
    guard let place = quelquun(), presse || population[place].age(aujourdhui) < 18 else { return }
    poursuivreObligation(
      Echeance(
        nature: .etapeObligation, jour: aujourdhui, place: place, jeune: population[place].numero))
  }

  mutating func poursuivreObligation(_ suite: Echeance) {
    let etapes: [StaticString] = ["signalement", "contact", "engagement", "issue"]
    let moment =
      population.suit(suite.jeune, a: suite.place)
      ? heure(suite.jour, population[suite.place]) : heure(suite.jour)
    ligne(.obligation, jeune(suite.jeune), le: moment, par: agent())
    plume.champ("etape", etapes[suite.valeur])
    if suite.valeur == 3 { plume.champ("issue", tirage.mot(MotsParcours.issueObligation)) }
    clore()
    guard suite.valeur < 3, tirage.sous(5) > 0 else { return }
    var etape = suite
    etape.valeur += 1
    etape.jour += delai(7...60)
    prevoir(etape)
  }
}
