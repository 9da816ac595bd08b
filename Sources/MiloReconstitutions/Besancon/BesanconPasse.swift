extension Reconstitution {
  /// The five years before: who was received when, so that the published series comes out.
  mutating func passeBesancon() {
    let annees = Array(2017...2021)
    for annee in annees {
      let connus = indices { $0.arrivee.annee == annee && $0.anterieur == nil }
      let manquants = cibles.effectif("evolution/\(annee)/primos") - connus.count
      precondition(manquants >= 0, "trop d'anciens arrivés en \(annee)")
      for i in connus { jeunes[i].annees = [annee] }
      for _ in 0..<manquants {
        let jour = hasard.jour(Jour(annee, 1, 4)...Jour(annee, 12, 18))
        let i = ajouter(arrivee: jour.ouvre(jusque: Jour(annee, 12, 20)))
        attributsLibres(i)
        jeunes[i].annees = [annee]
        jeunes[i].naissance = naissanceLibre(jeunes[i].arrivee)
        if jeunes[i].naissance.dans(ans: 18) > jeunes[i].arrivee { jeunes[i].niveau = .college }
      }
    }
    // Files opened before the journal: taken over with the date of their first interview.
    for _ in 0..<2200 {
      let jour = hasard.jour(Jour(2014, 1, 6)...Jour(2016, 12, 20))
      let i = ajouter(arrivee: jour)
      attributsLibres(i)
      jeunes[i].anterieur = jour
      jeunes[i].naissance = max(naissanceLibre(jour), Jour(1992, 1, 1))
    }
    for annee in annees { revenir(en: annee) }
  }

  private mutating func naissanceLibre(_ arrivee: Jour) -> Jour {
    let age = hasard.pondere([
      16: 14, 17: 18, 18: 17, 19: 14, 20: 11, 21: 9, 22: 7, 23: 6, 24: 4,
    ])
    return arrivee.dans(ans: -age) - hasard.sous(364)
  }

  /// Chooses those who come back in a year: the more recent their last visit, the likelier.
  private mutating func revenir(en annee: Int) {
    let manquants =
      cibles.effectif("evolution/\(annee)/accompagnes")
      - cibles.effectif("evolution/\(annee)/primos")
    var cles: [(cle: Int, jeune: Int)] = []
    for i in jeunes.indices {
      let jeune = jeunes[i]
      let connu = jeune.anterieur != nil || !jeune.annees.isEmpty
      guard connu, jeune.arrivee.annee < annee, jeune.naissance.annee + 25 >= annee else {
        continue
      }
      let absence = annee - (jeune.annees.last ?? 2016)
      let fidele = jeune.accompagne ? 2 : 3
      cles.append((hasard.sous(1000) * absence * fidele, i))
    }
    cles.sort { ($0.cle, $0.jeune) < ($1.cle, $1.jeune) }
    precondition(cles.count >= manquants, "pas assez d'anciens pour \(annee)")
    for (_, i) in cles.prefix(manquants) { jeunes[i].annees.append(annee) }
  }
}
