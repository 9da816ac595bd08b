extension Reconstitution {
  /// Appointments, school obligation, employers, survey.
  mutating func actionsBesancon() {
    rendezVousBesancon()
    obligationBesancon()
    employeursBesancon()
    let debut = Jour(2022, 7, 1)
    for _ in 0..<cibles.effectif("satisfaction.ete_2022/ensemble/repondants") {
      let jour = jourOuvre(debut...Jour(2022, 8, 31))
      let notes = ["accueil", "conseiller", "utilite"].map { item in
        (item, Valeur.entier(hasard.pondere([4: 60, 3: 30, 2: 7, 1: 3])))
      }
      chronique.noter(
        "satisfaction", structure, le: jour,
        ["campagne": "ete_2022", "repondant": "jeune", "reponses": .objet(notes)])
    }
  }

  /// The health desk: rights and care, with what became of each appointment.
  private mutating func rendezVousBesancon() {
    for (objet, presents) in [("acces_soins", 104), ("acces_droits", 317)] {
      let proposes = cibles.effectif("rendez_vous/\(objet)/proposes")
      let membres = hasard.tirage(
        cibles.effectif("rendez_vous/\(objet)/jeunes"),
        dans: indices { $0.accompagne && $0.arrivee <= Jour(2022, 11, 25) })
      let etats = hasard.melange(
        runs([
          ("present", presents), ("absent", (proposes - presents) * 2 / 3),
          ("excuse", proposes - presents - (proposes - presents) * 2 / 3),
        ]))
      let parts = hasard.partage(proposes, entre: membres.map { _ in 1 })
      var rang = 0
      for (i, nombre) in zip(membres, parts) {
        for _ in 0..<nombre {
          rendezVous(i, objet, etats[rang])
          rang += 1
        }
      }
    }
  }

  private mutating func rendezVous(_ i: Int, _ objet: String, _ etat: String) {
    let jeune = jeunes[i]
    let propose = jourDAnnee(i, jusque: Jour(2022, 12, 9))
    let tenu = (propose + hasard.entier(2...14)).ouvre(jusque: dernierJour)
    let heure = Jour.deux(9 + hasard.sous(8))
    let quand = Valeur.texte("\(tenu.texte)T\(heure):00:00+0\(tenu.decalage):00")
    let proposition = chronique.noter(
      "rendez_vous", jeune.id, le: propose, par: jeune.conseiller,
      ["quand": quand, "objet": .texte(objet), "statut": "propose"])
    chronique.noter(
      "rendez_vous", jeune.id, le: tenu, par: jeune.conseiller, apres: proposition,
      [
        "quand": quand, "objet": .texte(objet), "statut": .texte(etat),
        "rendez_vous": .texte(proposition.id),
      ])
  }

  /// 417 minors reported from January to November, 253 of whom engage in something.
  private mutating func obligationBesancon() {
    let signales = cibles.effectif("obligation_formation/signales/jeunes")
    let engages = cibles.effectif("obligation_formation/engages/jeunes")
    let fin = Jour(2022, 11, 30)
    let suivis = hasard.tirage(
      engages,
      dans: indices {
        $0.accompagne && $0.tranche == .mineur && $0.arrivee <= Jour(2022, 11, 4)
      })
    let autres = indices {
      $0.contactSeul && $0.tranche == .mineur && $0.arrivee <= Jour(2022, 11, 4)
    }
    let manquants = signales - engages - autres.count
    let inconnus = (0..<max(manquants, 0)).map { _ in inconnuMineur() }
    let reste = autres.prefix(signales - engages) + inconnus
    for i in suivis + reste {
      let debut = max(premierJour, jeunes[i].naissance.dans(ans: 16), jeunes[i].arrivee)
      let signale = jourOuvre(min(debut, fin - 20)...(fin - 12))
      etape(i, signale, "signalement")
      if suivis.contains(i) || hasard.chance(60) { etape(i, signale + 3, "contact") }
      if suivis.contains(i) {
        etape(i, signale + 8, "engagement")
        if hasard.chance(45) {
          let issue = hasard.pondere([
            "formation": 30, "scolarite": 40, "alternance": 15, "emploi": 10,
            "service_civique": 5,
          ])
          etape(i, (signale + 70).ouvre(jusque: signale + 76), "issue", issue)
        }
      }
    }
  }

  /// A minor known from the school authorities only.
  private mutating func inconnuMineur() -> Int {
    let i = ajouter(arrivee: Jour(2022, 1, 3))
    jeunes[i].naissance = hasard.jour(Jour(2005, 1, 3)...Jour(2005, 12, 28))
    jeunes[i].femme = hasard.chance(45)
    chronique.noter(
      "profil", jeunes[i].id, le: premierJour, par: "A02",
      [
        "sexe": jeunes[i].femme ? "F" : "M", "date_naissance": .date(jeunes[i].naissance),
      ])
    return i
  }

  private mutating func etape(_ i: Int, _ jour: Jour, _ etape: String, _ issue: String? = nil) {
    chronique.noter(
      "obligation_formation", jeunes[i].id, le: jour.ouvre(jusque: jour + 3), par: "C40",
      ["etape": .texte(etape), "issue": issue.map(Valeur.texte)])
  }

  /// 495 employers in touch during the year, some several times, and fewer the year before.
  private mutating func employeursBesancon() {
    employeurs(cibles.effectif("synthese/acteurs_economiques/valeur"), premierJour...dernierJour)
    employeurs(412, Jour(2021, 1, 4)...Jour(2021, 12, 17))
  }

  /// Contacts with so many employers, some several times.
  mutating func employeurs(_ nombre: Int, _ periode: ClosedRange<Jour>) {
    for n in 0..<nombre {
      for _ in 0..<hasard.pondere([1: 60, 2: 25, 3: 15]) {
        chronique.noter(
          "employeur.contact", "E\(1000 + n)", le: jourOuvre(periode), par: "C38",
          [
            "canal": .texte(hasard.pondere(["telephone": 50, "visite": 25, "mel": 25])),
            "sens": .texte(hasard.chance(30) ? "entrant" : "sortant"),
            "conseiller": .texte(hasard.chance(50) ? "C38" : "C39"),
          ])
      }
    }
  }
}
