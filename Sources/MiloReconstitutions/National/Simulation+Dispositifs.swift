extension Simulation {
  /// First day of the CEJ, of PACEA and of the Garantie jeunes.
  private static let ouvertureCEJ = Calendrier.jour(2022, 3, 1)
  private static let ouverturePACEA = Calendrier.jour(2017, 1, 1)
  private static let ouvertureGJ = Calendrier.jour(2013, 10, 1)

  /// The accompaniment that follows an arrival.
  mutating func accompagner(_ suite: Echeance) {
    guard population.suit(suite.jeune, a: suite.place) else { return }
    entrerEnDispositif(suite.place, le: suite.jour)
  }

  /// Enters a dispositif, drawn among those open on that day; its whole spell is planned at once.
  mutating func entrerEnDispositif(_ place: Int, le jour: Int? = nil) {
    let suivi = population[place]
    let moment = jour.map { heure($0, suivi) } ?? momentDActivite(suivi)
    let estLibre = suivi.finAccompagnement < moment.jour
    if estLibre, moment.jour >= Self.ouvertureGJ, tirage.pour(mille: 210) {
      entrerEnAllocation(place, moment)
    } else if estLibre, moment.jour >= Self.ouverturePACEA, tirage.pour(mille: 750) {
      let duree = 180 + tirage.sous(550)
      let id = entrer(place, moment, "PACEA", duree)
      population[place].finAccompagnement = planifier(
        id, place, moment.jour, duree: duree, max: 730)
    } else {
      let duree = 60 + tirage.sous(300)
      let id = entrer(place, moment, tirage.mot(MotsParcours.autreDispositif), duree)
      planifier(id, place, moment.jour, duree: duree, max: 540)
    }
  }

  private mutating func entrerEnAllocation(_ place: Int, _ moment: HeureLocale) {
    let estGJ = moment.jour < Self.ouvertureCEJ
    let duree = estGJ ? 365 : 180 + 30 * tirage.sous(7)
    let id = entrer(place, moment, estGJ ? "GJ" : "CEJ", duree)
    let fin = planifier(id, place, moment.jour, duree: duree, max: 540)
    population[place].finAccompagnement = fin
    population.ouvrirAllocation(place, id, estGJ: estGJ, moment.jour...max(moment.jour, fin))
    population[place].foyer = tirage.rang(MotsParcours.foyer)
    let numero = population[place].numero
    var suite = Echeance(nature: .foyerFiscal, jour: moment.jour, place: place, jeune: numero)
    agenda.enchainer(suite)
    if !estGJ, tirage.sous(2) == 0 {
      suite.nature = .referentCEJ
      suite.valeur = tirage.sous(tailles.conseillers)
      agenda.enchainer(suite)
    }
    suite.nature = .ressources
    suite.jour += 1
    suite.valeur = calendrier.mois(moment.jour)
    suite.cible = id
    prevoir(suite)
  }

  private mutating func entrer(
    _ place: Int, _ moment: HeureLocale, _ code: StaticString, _ duree: Int
  ) -> Identifiant {
    let suivi = population[place]
    let conseiller = auteur(suivi)
    let id = ligne(.entree, jeune(suivi.numero), le: moment, par: conseiller)
    plume.champ("dispositif", code)
    plume.champ("fin_prevue", jour: moment.jour + duree, calendrier)
    plume.champ("conseiller", .conseiller(conseiller))
    switch code.description {
    case "CEJ":
      plume.champ("modalite", tirage.sous(4) == 0 ? "collectif" : "individuel")
      if tirage.sous(12) == 0 {
        plume.champ("volet", "jr")
        plume.champ("partenaire", .partenaire(tirage.sous(tailles.partenaires)))
      }
    case "JSMJ":
      plume.champ("modalite", tirage.sous(3) == 0 ? "milieu_ferme" : "milieu_ouvert")
    case "TREMPLIN":
      plume.champ("millesime", Repere(prefixe: "", numero: annee(moment.jour), chiffres: 4))
      plume.champ("operation", "FSE_2021")
    default: break
    }
    clore()
    noter(.entree, id, suivi, moment, conseiller)
    return id
  }

  func annee(_ jour: Int) -> Int { calendrier.mois(jour) / 12 }

  /// Plans what happens until the exit, and the exit; the day of the exit.
  @discardableResult
  private mutating func planifier(
    _ entree: Identifiant, _ place: Int, _ debut: Int, duree: Int, max: Int
  ) -> Int {
    let suivi = population[place]
    var suite = Echeance(
      nature: .sortie, jour: debut, place: place, jeune: suivi.numero, cible: entree)
    var fin = debut + duree
    let tour = tirage.sous(100)
    if tour < 30 {
      fin = debut + 15 + tirage.sous(duree - 14)
    } else if tour < 42 || presse {
      let nouvelle = debut + min(max, duree + 60 + tirage.sous(120))
      suite.nature = .prolongation
      suite.jour = presse ? debut + 1 : fin - 20
      suite.valeur = nouvelle
      prevoir(suite)
      fin = nouvelle
    }
    // Everybody leaves before turning 26.
    fin = Swift.max(debut + 1, min(fin, suivi.naissance + 9490))
    if presse { fin = debut + 2 }
    let estLong = fin - debut > 60
    if presse || (estLong && tirage.pour(mille: 50)) {
      suite.nature = .suspension
      suite.jour = debut + delai(20...50)
      suite.valeur = suite.jour + 15 + tirage.sous(75)
      prevoir(suite)
    }
    if presse || (estLong && tirage.pour(mille: 90)) {
      suite.nature = .manquement
      suite.jour = debut + delai(15...55)
      prevoir(suite)
    }
    suite.nature = .sortie
    suite.jour = fin
    prevoir(suite)
    return fin
  }

  mutating func prolonger(_ suite: Echeance) {
    ligne(.prolongation, jeune(suite.jeune), le: heure(suite.jour), par: agent())
    plume.champ("entree", suite.cible)
    plume.champ("fin_prevue", jour: suite.valeur, calendrier)
    if tirage.sous(3) == 0 { plume.champ("motif", "Projet à consolider") }
    clore()
  }

  mutating func suspendre(_ suite: Echeance) {
    ligne(.suspension, jeune(suite.jeune), le: heure(suite.jour), par: agent())
    plume.champ("entree", suite.cible)
    plume.champ("du", jour: suite.jour, calendrier)
    if tirage.sous(5) > 0 { plume.champ("au", jour: suite.valeur, calendrier) }
    plume.champ("motif", tirage.mot(MotsParcours.suspension))
    clore()
  }

  mutating func manquer(_ suite: Echeance) {
    let id = ligne(.manquement, jeune(suite.jeune), le: heure(suite.jour), par: agent())
    plume.champ("entree", suite.cible)
    plume.champ("nature", tirage.mot(MotsParcours.manquement))
    clore()
    guard presse || tirage.sous(2) == 0 else { return }
    // The sanction names both the entry and the breach: the breach waits in the two numbers.
    var sanction = suite
    sanction.nature = .sanction
    sanction.jour = suite.jour + delai(10...25)
    sanction.valeur = Int(truncatingIfNeeded: id.haut)
    sanction.autre = Int(truncatingIfNeeded: id.bas)
    prevoir(sanction)
  }

  mutating func sanctionner(_ suite: Echeance) {
    let manquement = Identifiant(
      haut: UInt64(bitPattern: Int64(suite.valeur)), bas: UInt64(bitPattern: Int64(suite.autre)))
    ligne(.sanction, jeune(suite.jeune), le: heure(suite.jour), par: agent())
    plume.champ("entree", suite.cible)
    plume.champ("rang", [1, 1, 1, 1, 2, 2, 3][tirage.sous(7)])
    plume.champ("notifiee_le", jour: suite.jour, calendrier)
    plume.champ("manquement", manquement)
    clore()
  }

  mutating func sortir(_ suite: Echeance) {
    ligne(.sortie, jeune(suite.jeune), le: heure(suite.jour), par: agent())
    plume.champ("entree", suite.cible)
    plume.champ("motif", tirage.mot(MotsParcours.sortie))
    clore()
    if population.suit(suite.jeune, a: suite.place),
      population[suite.place].allocation == suite.cible
    {
      population.fermerAllocation(suite.place)
    }
  }

  /// Any member of the team.
  mutating func agent() -> Int { tirage.sous(tailles.conseillers) }
}
